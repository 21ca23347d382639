"""The smallest parts of a page, as functions: they are written a hundred times a page.

All they hold is form: which element, which attribute. Words and everything larger stand in templates.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Protocol

from markupsafe import Markup

from .directions import shown
from .units import typo

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip


class Said(Protocol):
    """A statement: a claim of the knowledge, or a mapping's item that looks like one."""

    text: str
    sources: Iterable[str]
    grade: str


@lru_cache(maxsize=100_000)
def text(words: str) -> Markup:
    """Authored text, escaped, with no-break spaces between figures and units."""
    return shown(typo(words))


def words(value: object) -> Markup:
    """Authored text or a number; ready-made markup passes unchanged."""
    return value if isinstance(value, Markup) else text(str(value))


@lru_cache(maxsize=1_000)
def day(date: datetime.date) -> Markup:
    """`23 November 2026` in a time element."""
    shown = f"{date.day}&nbsp;{_MONTHS[date.month - 1]}&nbsp;{date.year}"
    return Markup(f'<time datetime="{date.isoformat()}">{shown}</time>')


class Parts:
    """The parts that need to know the page that is being written."""

    text = staticmethod(text)
    words = staticmethod(words)
    day = staticmethod(day)

    def __init__(self, cite: Callable[[Iterable[str]], Markup], url: Callable[[str], str]) -> None:
        self._cite, self._url = cite, url

    def claim(self, said: Said | dict[str, object]) -> Markup:
        """One statement with its sources and grade."""
        if isinstance(said, dict):
            sources = said["sources"]
            assert isinstance(sources, Iterable)
            found, cited, grade = text(str(said["text"])), self._cite(sources), said["grade"]
        else:
            found, cited, grade = text(said.text), self._cite(said.sources), said.grade
        return Markup(f'<span data-claim data-grade="{grade}">{found}{cited}</span>')

    def to(self, href: str) -> str:
        """The address to write into a link: a fragment or whole address as it is, a site path relative."""
        return href if href and (href[0] in "#./" or ":" in href) else self._url(href)


__all__ = ["Parts", "day", "text", "words"]
