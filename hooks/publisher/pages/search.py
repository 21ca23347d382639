"""The search page: results with script, the way to A to Z without."""

from __future__ import annotations

from collections.abc import Iterator

from ..content import Content
from .hubs import nutrient_tiles, symptom_rows
from .page import Page, crumbs


def pages(content: Content) -> Iterator[Page]:
    """One page."""
    yield Page(
        path="search/",
        kind="search",
        title="Search",
        description="Search the symptoms, nutrients, foods, medicines and questions of this site.",
        facts={"symptoms": symptom_rows(content), "nutrients": nutrient_tiles(content)},
        section="search/",
        breadcrumb=crumbs(("Search", None)),
    )
