"""The comparison hub: all nutrients side by side, a nutrient per row and a nutrient per column."""

from __future__ import annotations

from collections.abc import Iterator

from ..content import Content
from . import tables
from .page import Page, crumbs

ROWS = "compare/"
COLUMNS = "compare/by-question/"


def pages(content: Content) -> Iterator[Page]:
    """The same table twice, and links to the tables of the articles."""
    nutrients = list(content.knowledge.nutrients)
    columns = list(content.knowledge.columns)
    for path, title, per_column in (
        (ROWS, "Compare the nutrients", False),
        (COLUMNS, "Compare, question by question", True),
    ):
        yield Page(
            path=path,
            kind="compare",
            title=title,
            description=("Question by question: " if per_column else "All nutrients side by side: ")
            + "what each nutrient does in muscle and nerve, signs of a shortage, who runs low, best foods.",
            facts={
                "table": tables.comparison(
                    content,
                    id="all-nutrients",
                    caption="All nutrients of this site",
                    nutrients=nutrients,
                    columns=columns,
                    per_column=per_column,
                    foods=2,
                ),
                "columns": list(content.knowledge.columns.values()),
                "ways": [
                    {"href": ROWS, "text": "A nutrient per row", "current": not per_column},
                    {"href": COLUMNS, "text": "A nutrient per column", "current": per_column},
                ],
                "articles": [
                    {
                        "href": f"{article.path}#compared",
                        "text": article.front.table.caption,
                        "note": f"In: {article.front.question}",
                    }
                    for article in content.articles
                ],
            },
            section="compare/",
            breadcrumb=crumbs(("Compare", "compare/"), (title, None))
            if per_column
            else crumbs((title, None)),
        )
