"""Every work that is cited: a list of all, and a page for each with every statement that rests on it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from ..alphabet import order
from ..claims import Cited, claims
from ..content import Content
from .page import Page, crumbs, shortened


def pages(content: Content) -> Iterator[Page]:
    """The list, works by title, and one page a work."""
    works = list(_works(content))
    yield Page(
        path="sources/",
        kind="sources",
        title="Sources",
        description="Every work this site cites, how it was read and when, and each statement "
        "that rests on it.",
        facts={"works": works},
        section="sources/",
        breadcrumb=crumbs(("Sources", None)),
    )
    for work in works:
        source = work["source"]
        yield Page(
            path=f"sources/{work['id']}/",
            kind="source",
            title=f"Source: {work['id'].replace('-', ' ')}",
            description=shortened(
                f"How Nutrient Answers read and uses “{source.title}” ({source.publisher}), "
                "and each statement that rests on it."
            ),
            facts=work,
            section="sources/",
            breadcrumb=crumbs(("Sources", "sources/"), (work["id"].replace("-", " "), None)),
            record=("sources", work["id"]),
        )


def _works(content: Content) -> Iterator[dict[str, Any]]:
    cited: dict[str, dict[Cited, None]] = defaultdict(dict)
    for claim in claims(content):
        for name in claim.sources:
            cited[name][claim] = None
    foods: dict[str, list[str]] = defaultdict(list)
    for food in content.knowledge.foods.values():
        printed = {s for p in food.per_serving.values() for s in p.sources}
        for name in {*food.sources, *printed}:
            foods[name].append(food.name)
    for name, source in sorted(content.knowledge.sources.items(), key=lambda pair: order(pair[1].title)):
        yield {
            "id": name,
            "source": source,
            "newer": content.knowledge.sources.get(source.superseded_by or ""),
            "claims": list(cited[name]),
            "foods": foods[name],
        }
