"""Medical words in plain words."""

from __future__ import annotations

from collections.abc import Iterator

from ..alphabet import order
from ..content import Content
from .page import Page, crumbs


def pages(content: Content) -> Iterator[Page]:
    """One page, terms by letter."""
    terms = sorted(content.knowledge.glossary.items(), key=lambda pair: order(pair[1].term))
    yield Page(
        path="glossary/",
        kind="glossary",
        title="Words explained",
        description="Medical words used on this site, in plain words and with their sources.",
        facts={
            "terms": [{"id": name, "term": t.term, "text": t, "also": ", ".join(t.also)} for name, t in terms]
        },
        section="glossary/",
        breadcrumb=crumbs(("Words explained", None)),
    )
