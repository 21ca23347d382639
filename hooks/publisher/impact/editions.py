"""All that readers and programs would get from one state of the data, written in memory.

Nothing here knows MkDocs or the theme. What the theme's frame takes from the data is named in `FRAME`; a
test changes each field of the site and compares with what a full build changes.
"""

from __future__ import annotations

import dataclasses
import datetime
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..assembly import Site, assemble
from ..content import Content
from ..docs_folder import look_through, published_as
from ..handwritten import ARTICLES
from ..knowledge import Site as AboutTheSite
from ..people import PLACE

ADDRESS = "https://site.example/"
"""Any address will do: both editions stand at it."""
FRAME = ("name", "disclaimer", "licence", "edition")
"""Fields of `site` that stand on every page, whatever it is about."""


@dataclass(frozen=True)
class Written:
    """One page as it would be published."""

    title: str
    kind: str
    body: str
    """HTML, or Markdown for a page that is written by hand."""
    description: str = ""
    machine: str = ""
    """The page's facts for programs."""
    rest: tuple[Any, ...] = ()
    """What the frame shows of this page: breadcrumb, section, the day of its next check."""


@dataclass(frozen=True)
class Edition:
    """The whole site in memory."""

    content: Content
    pages: dict[str, Written]
    """Address → page, of the same day as the edition before; `404.html` is one of them."""
    frame: dict[str, Any]
    """What every page shows."""
    files: dict[str, Any]
    """Address of anything else that is published → what it holds."""
    site: Site
    """What its pages were made of."""


def edition(content: Content, docs: Path, before: Edition | None = None) -> Edition:
    """Everything that would be published of a content and the pages written by hand in `docs`.

    Writing is what takes time, so pages of the edition `before` are taken over where the facts are the same.
    A change of the data comes with a new day of the edition, which stands on every page. Pages are made as
    if that day had stayed, so that only those differ that say something else.
    """
    about = content.knowledge.site
    if before:
        site = assemble(
            _of_the_day(content, before.site.content.knowledge.site.edition), ADDRESS, before.site
        )
    else:
        site = assemble(content, ADDRESS)
    pages = {
        path: Written(
            made.page.title,
            made.page.kind,
            made.rendered.html,
            made.page.description,
            made.machine,
            (made.page.breadcrumb, made.page.section, made.page.dates and made.page.dates.next_check),
        )
        for path, made in site.pages.items()
    }
    by_hand = dict(_by_hand(docs, about, site.people))
    pages |= by_hand
    pages["404.html"] = Written("Page not found", "404", "", about.tagline)
    return Edition(
        content,
        pages,
        {field: getattr(about, field) for field in FRAME},
        {
            "search/search_index.json": (site.entries, {path: page.body for path, page in by_hand.items()}),
            "sitemap.xml": [
                *((path, site.pages[path].page.changed or about.edition) for path in site.sitemap),
                *((path, about.edition) for path in by_hand),
            ],
        },
        site,
    )


def _of_the_day(content: Content, edition: datetime.date) -> Content:
    """The content as if its edition were of that day."""
    about = content.knowledge.site.model_copy(update={"edition": edition})
    return dataclasses.replace(content, knowledge=content.knowledge.model_copy(update={"site": about}))


def _by_hand(docs: Path, about: AboutTheSite, listed: str) -> list[tuple[str, Written]]:
    """Pages that editors write whole, with their addresses. Articles are not among them."""
    found = []
    for name in look_through(docs).pages:
        if name.startswith(f"{ARTICLES}/"):
            continue
        address = published_as(name).removesuffix("index.html")
        text = (docs / name).read_text(encoding="utf-8", errors="replace")
        described = "" if "\ndescription:" in text else about.tagline
        body = text.replace(PLACE, listed)
        found.append((address, Written(_title(text, name), "page", body, described, about.name)))
    return found


def _title(text: str, name: str) -> str:
    lines = (line.removeprefix("# ") for line in text.split("\n") if line.startswith("# "))
    return next(lines, name)
