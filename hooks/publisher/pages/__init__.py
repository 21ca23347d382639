"""Which pages there are, and which facts stand on each, in which order. No HTML.

One module for each kind of page; a module's `pages(content)` yields that kind's pages. The kind is
also the name of the page's template. To add a kind, write its module and name it in `KINDS`.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..content import Content
from . import (
    a_to_z,
    article,
    compare,
    faq,
    fields,
    glossary,
    home,
    hubs,
    medicines,
    moved,
    nutrient,
    search,
    sources,
    symptom,
)
from .page import Page

KINDS = (
    home,
    article,
    symptom,
    nutrient,
    hubs,
    compare,
    faq,
    medicines,
    sources,
    glossary,
    a_to_z,
    search,
    fields,
    moved,
)


def all_pages(content: Content) -> Iterator[Page]:
    """Every generated page of the site, in the order of `KINDS`."""
    for kind in KINDS:
        yield from kind.pages(content)


__all__ = ["KINDS", "Page", "all_pages"]
