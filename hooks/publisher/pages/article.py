"""The articles: their own words, and between them the facts that their component lines name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..articles import Article, Block, Component
from ..content import Content, capital
from ..directions import isolated
from ..units import stated, unit_word
from . import intakes, tables
from .nutrient import food_row
from .page import Page, crumbs, shortened
from .symptom import cautious, link_row, link_rows


def pages(content: Content) -> Iterator[Page]:
    """Articles by file name."""
    for article in content.articles:
        front = article.front
        yield Page(
            path=article.path,
            kind="article",
            title=front.question,
            description=shortened(front.answer.text),
            facts=facts(content, article),
            section="symptoms/",
            breadcrumb=crumbs(("Symptoms", "symptoms/"), (front.question, None)),
            dates=front.dates,
            keywords=front.aliases,
        )


def facts(content: Content, article: Article) -> dict[str, Any]:
    """What the page of one article shows."""
    front, knowledge = article.front, content.knowledge
    return {
        "article": article,
        "front": front,
        "authors": [
            {"name": knowledge.people[name].name, "href": f"about/#{name}"} for name in front.authors
        ],
        "key_points": [
            {"label": point.label, "href": f"#{point.to}", "text": point} for point in front.key_points
        ],
        "blocks": [_block(content, article, block) for block in article.blocks],
        "questions": [(name, knowledge.questions[name]) for name in front.questions],
        "nutrients": [(name, knowledge.nutrients[name]) for name in front.nutrients],
        "further_reading": [knowledge.sources[name] for name in front.further_reading],
    }


def table(content: Content, article: Article) -> dict[str, Any]:
    """The article's comparison table."""
    chosen = article.front.table
    return tables.comparison(
        content,
        id="compared-table",
        caption=chosen.caption,
        nutrients=chosen.nutrients,
        columns=chosen.columns,
        per_column=chosen.orientation == "nutrient-per-column",
        foods=chosen.foods,
    )


def _block(content: Content, article: Article, block: Block) -> dict[str, Any]:
    kind = type(block).__name__.lower()
    if isinstance(block, Component):
        return {"kind": block.name, **_component(content, article, block)}
    return {"kind": kind, "block": block}


def _component(content: Content, article: Article, component: Component) -> dict[str, Any]:
    """The facts a component line asks for."""
    knowledge, given = content.knowledge, component.arguments
    symptom = knowledge.symptoms.get(given.get("symptom", ""))
    match component.name:
        case "figure":
            return {"name": given["name"], "caption": knowledge.figures[given["name"]]}
        case "nutrient":
            return _nutrient(content, given)
        case "foods":
            nutrient = knowledge.nutrients[given["nutrient"]]
            found = content.foods_with(given["nutrient"], given.get("form"))[: int(given.get("most", "5"))]
            return {
                "id": given["nutrient"],
                "nutrient": nutrient,
                "unit": unit_word(nutrient.unit or ""),
                "daily_value": content.daily_values.get(given["nutrient"]),
                "rows": [
                    {**food_row(content, food), "id": f"{given['nutrient']}-{food.food}"} for food in found
                ],
                "sources": list(dict.fromkeys(s for food in found for s in food.sources)),
            }
        case "compare":
            return {"table": table(content, article)}
        case "taking":
            rows = [row for row in link_rows(content, given["symptom"]) if row["taking"]]
            wanted = (*article.front.nutrients, *article.front.mentions)
            return {"rows": [row for row in rows if row["id"] in wanted]}
        case "limits":
            return {
                "rows": [
                    {
                        "name": knowledge.nutrients[name].name,
                        "href": f"nutrients/{name}/#need",
                        "limit": limit,
                    }
                    for name in given["nutrients"].split()
                    if (limit := _adult_limit(content, name))
                ]
            }
        case "check-first":
            return {"rows": cautious(content, given["nutrients"].split())}
        case "medicines":
            causes = content.medicines_that_cause.get(given["symptom"], {})
            return {"rows": [{"id": name, "medicine": m} for name, m in causes.items()]}
        case "tests":
            return {
                "rows": [
                    {"id": name, "nutrient": knowledge.nutrients[name]}
                    for name in given["nutrients"].split()
                    if knowledge.nutrients[name].tests
                ]
            }
        case "trials":
            return {"nutrient": knowledge.nutrients[given["nutrient"]]}
        case _:
            return {"symptom": symptom}


def _nutrient(content: Content, given: dict[str, str]) -> dict[str, Any]:
    name = given["id"]
    record = content.knowledge.nutrients[name]
    link = content.link(given["symptom"], name)
    return {
        "id": name,
        "title": given.get("title") or capital(record.table_name or record.name),
        "symbol": record.symbol,
        "name": record.name,
        "href": f"nutrients/{name}/",
        "row": link_row(content, name, link) if link else None,
    }


def _adult_limit(content: Content, name: str) -> dict[str, Any] | None:
    """The US upper limit for adults, as a claim; what it counts always stands beside it."""
    nutrient = content.knowledge.nutrients[name]
    groups = intakes.adult_limits(nutrient)
    if not groups:
        return None
    amounts = ", ".join(
        f"{stated(group[0].amount or 0, nutrient.unit or '')} {ages}" for ages, group in groups.items()
    )
    first = next(iter(groups.values()))[0]
    return {
        "text": f"{isolated(capital(nutrient.name))}: at most {amounts} a day (US upper limit). "
        f"{capital(first.scope or '')}.",
        "sources": first.sources,
        "grade": "strong",
    }
