"""One page for each nutrient: what it does, what a shortage does, foods, needs, limits, trials."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..content import Content, FoodAmount, capital
from ..directions import isolated
from ..knowledge import Nutrient
from ..stages import ADULT, stage
from ..units import exact, number, unit_word
from . import intakes
from .page import Page, crumbs, shortened

FEWEST, MOST, SHARE = 12, 20, 10
"""The food table shows foods with at least `SHARE` percent of a day: at least `FEWEST`, at most `MOST`."""


def pages(content: Content) -> Iterator[Page]:
    """Nutrients in file order."""
    for name, nutrient in content.knowledge.nutrients.items():
        title = capital(nutrient.name)
        yield Page(
            path=f"nutrients/{name}/",
            kind="nutrient",
            title=title,
            description=shortened(
                f"{title}: {_low(nutrient.lead.text)} Signs of a shortage, foods with amounts, "
                "daily need, upper limit and what trials found."
            ),
            facts=facts(content, name, nutrient),
            section="nutrients/",
            breadcrumb=crumbs(("Nutrients", "nutrients/"), (title, None)),
            dates=nutrient.dates,
            record=("nutrients", name),
            keywords=(nutrient.medical_low or "", nutrient.medical_high or "", *nutrient.aliases),
        )


def facts(content: Content, name: str, nutrient: Nutrient) -> dict[str, Any]:
    """What the page of one nutrient shows."""
    knowledge = content.knowledge
    links = content.links_of_nutrient.get(name, {})
    rows = [food_row(content, food) for food in content.foods_with(name)]
    shown = sum(1 for row in rows if (row["percent"] or 0) >= SHARE)
    shown = min(max(shown, FEWEST), MOST)
    return {
        "id": name,
        "nutrient": nutrient,
        "members": [
            {
                "href": f"nutrients/{member}/",
                "symbol": knowledge.nutrients[member].symbol,
                "name": capital(knowledge.nutrients[member].name),
            }
            for member in nutrient.members
        ],
        "glance": glance(content, name, nutrient),
        "verdicts": [
            {
                "id": f"cause-{symptom}",
                "href": f"symptoms/{symptom}/#{name}",
                "name": knowledge.symptoms[symptom].name,
                "verdict": link.verdict,
                "grade": link.evidence,
                "sources": link.sources,
            }
            for symptom, link in links.items()
        ],
        "unit": unit_word(nutrient.unit) if nutrient.unit else "",
        "foods": rows[:shown],
        "more_foods": rows[shown:],
        "food_sources": _first_seen(s for row in rows for s in row["sources"]),
        "daily_value": content.daily_values.get(name),
        "needs": intakes.needs(knowledge, nutrient),
        "limits": intakes.limits(knowledge, nutrient),
        "medicines": [
            {"id": medicine_id, "medicine": medicine}
            for medicine_id, medicine in content.medicines_that_lower.get(name, {}).items()
        ],
        "questions": [
            {"href": content.address_of_question(q), "text": question.question}
            for q, question in content.questions_about(name).items()
        ],
        "articles": [
            {"href": article.path, "text": article.front.question} for article in content.articles_about(name)
        ],
    }


def food_row(content: Content, found: FoodAmount) -> dict[str, Any]:
    """One food as a table shows it."""
    food = content.knowledge.foods[found.food]
    return {
        "id": f"food-{found.food}",
        "name": isolated(capital(food.name)) + (f" ({found.form})" if found.form else ""),
        "measure": food.serving,
        "grams": number(food.grams),
        "amount": number(found.amount),
        "percent": found.percent,
        "label": found.label,
        "diets": food.diets,
        "sources": found.sources,
    }


def glance(content: Content, name: str, nutrient: Nutrient) -> list[dict[str, Any]]:
    """At most four figures: need, upper limit, label value, best food."""
    items: list[dict[str, Any]] = []
    adults = [
        i
        for i in nutrient.intakes
        if i.authority == "us"
        and i.kind in ("RDA", "AI")
        and i.who in ("male", "female")
        and i.amount
        and stage(i).last >= ADULT
    ]
    if adults:
        low, high = (f([i.amount for i in adults if i.amount]) for f in (min, max))
        items.append(
            {
                "figure": exact(low) if low == high else f"{exact(low)} to {exact(high)}",
                "unit": nutrient.unit,
                "text": "a day for adults (US)",
                "sources": adults[0].sources,
            }
        )
    limit = next(
        (
            i
            for i in nutrient.intakes
            if i.authority == "us" and i.kind == "UL" and i.amount and intakes.is_adult(i)
        ),
        None,
    )
    if limit and limit.amount:
        items.append(
            {
                "figure": exact(limit.amount),
                "unit": nutrient.unit,
                "text": f"upper limit a day for adults (US). {capital(limit.scope or '')}.",
                "sources": limit.sources,
            }
        )
    daily = content.daily_values.get(name)
    if daily and daily.amount:
        items.append(
            {
                "figure": exact(daily.amount),
                "unit": nutrient.unit,
                "text": "is 100% of the daily value on US labels",
                "sources": daily.sources,
            }
        )
    if best := content.foods_with(name)[:1]:
        food = content.knowledge.foods[best[0].food]
        items.append(
            {
                "figure": number(best[0].amount),
                "unit": nutrient.unit,
                "text": f"in one serving of {isolated(food.name)} ({food.serving})",
                "sources": best[0].sources,
            }
        )
    return items


def _first_seen(values: Iterator[str]) -> list[str]:
    return list(dict.fromkeys(values))


def _low(text: str) -> str:
    return text[:1].lower() + text[1:]
