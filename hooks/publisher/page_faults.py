"""What the data say that no page can be made of: a drawing that is not there, an id twice on a page.

Rules look at records; this looks at what becomes of them, and then names the record.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from .content import Content
from .html import TEMPLATES
from .pages import Page
from .problems import Problem, listed, nearest
from .source import Step

OF_THE_FRAME = frozenset(("content", "menu", "q"))
"""Ids in the frame of the theme, around every page. A test holds them against the theme."""
_ID = re.compile(r'\sid="([^"]+)"')
_OF_A_RECORD = re.compile(r"(?:src-|food-|cause-|topic-|foods-)?(?P<id>.+)")
_SECTIONS = {
    "faq": ("questions",),
    "glossary": ("glossary",),
    "medicines": ("medicines",),
    "sources": ("sources",),
    "symptom": ("nutrients", "medicines", "sources"),
    "nutrient": ("symptoms", "medicines", "foods", "sources"),
    "article": ("questions", "nutrients", "medicines", "foods", "sources"),
}
"""Kind of page → sections whose ids are ids on it, the likeliest first."""


def ids_of(html: str) -> tuple[str, ...]:
    """The ids in the HTML of a page, in order."""
    return tuple(_ID.findall(html))


def drawings_missing(content: Content) -> Iterator[Problem]:
    """Records of `figures` that have words and no drawing."""
    drawn = sorted(file.name.partition(".")[0] for file in Path(TEMPLATES, "figures").iterdir())
    for name in content.knowledge.figures:
        if name not in drawn:
            message = f"there is no drawing '{name}', expected one of {listed(drawn)}{nearest(name, drawn)}"
            yield content.document.problem(("figures", name), message, "figures-have-a-drawing", key=True)


def ids_that_clash(pages: Mapping[str, tuple[Page, tuple[str, ...]]], content: Content) -> Iterator[Problem]:
    """Ids that would stand twice on a page, at the record that has the id. `pages`: address → page, its ids.

    An id is an address: the second one can't be reached.
    """
    for path, (page, ids) in pages.items():
        if len({*ids, *OF_THE_FRAME}) == len(ids) + len(OF_THE_FRAME):
            continue
        seen = set(OF_THE_FRAME)
        for id in ids:
            if id in seen:
                yield _clash(id, path, page, content)
            seen.add(id)


def _clash(id: str, path: str, page: Page, content: Content) -> Problem:
    message = f"the id '{id}' would stand twice on the page {path or 'index.html'}; choose another id"
    rule = "ids-are-unique"
    if where := _record_of(id, page, content):
        return content.document.problem(where, message, rule, key=True)
    if article := next((it for it in content.articles if it.path == path), None):
        return article.document.problem((), message, rule)
    return content.document.problem(page.record, message, rule, key=True)


def _record_of(id: str, page: Page, content: Content) -> tuple[Step, ...] | None:
    """The record whose id is an id on the page."""
    short = _OF_A_RECORD.fullmatch(id)
    for section in _SECTIONS.get(page.kind, ("questions", "glossary", "medicines", "nutrients", "symptoms")):
        for name in (id, short["id"] if short else id):
            if name in getattr(content.knowledge, section):
                return section, name
    return None
