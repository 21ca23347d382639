"""What a page is before it has a form: an address, a title, and the facts that stand on it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from ..knowledge import Dates

Crumb = tuple[str, str | None]
UNLISTED = frozenset(("moved", "search"))
"""Kinds that lead on to what readers look for, so the sitemap leaves them out."""


@dataclass(frozen=True)
class Page:
    """One page of the site, before it has a form."""

    path: str
    """Address below the site's root, `nutrients/magnesium/`; the home page is empty."""
    kind: str
    """Name of the template."""
    title: str
    """The heading."""
    description: str
    """One or two sentences for search engines and previews."""
    facts: dict[str, Any]
    """What the template may show."""
    section: str = ""
    """Path of the hub the page belongs to."""
    breadcrumb: tuple[Crumb, ...] = ()
    """(words, path) from home down; the page itself comes last, without a path."""
    dates: Dates | None = None
    """When it was published, changed, checked and is due again."""
    record: tuple[str, ...] = ()
    """Path of the record in `nutrients.yaml` that the page shows."""
    keywords: tuple[str, ...] = ()
    """Other names under which readers look for it."""

    @property
    def changed(self) -> datetime.date | None:
        """The day its facts last changed."""
        return self.dates.changed if self.dates else None


def crumbs(*parts: Crumb) -> tuple[Crumb, ...]:
    """A breadcrumb that begins at home."""
    return (("Home", ""), *parts)


def shortened(text: str, most: int = 155) -> str:
    """The first words of a text, at most `most` characters, ended at a word."""
    if len(text) <= most:
        return text
    return text[:most].rsplit(" ", 1)[0].rstrip(",;:.") + " …"
