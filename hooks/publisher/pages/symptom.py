"""One page for each symptom: the honest answer, each nutrient's part in it, what helps, when to get help."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..content import Content, capital
from ..knowledge import Link, Symptom
from .page import Page, crumbs, shortened

MOST_CAUTIONS = 4
"""Reasons to ask first that a box for several nutrients shows of each; the rest is one link away."""

MOST_UNLINKED = 24
"""Nutrients without evidence that a symptom page names one by one."""

_RANK = {"known": 0, "possible": 1, "rarely": 2, "not-shown": 3}


def pages(content: Content) -> Iterator[Page]:
    """Symptoms in file order."""
    for name, symptom in content.knowledge.symptoms.items():
        yield Page(
            path=f"symptoms/{name}/",
            kind="symptom",
            title=symptom.name,
            description=shortened(f"{symptom.name}: {symptom.answer.text}"),
            facts=facts(content, name, symptom),
            section="symptoms/",
            breadcrumb=crumbs(("Symptoms", "symptoms/"), (symptom.name, None)),
            dates=symptom.dates,
            record=("symptoms", name),
            keywords=(symptom.medical_name, *symptom.aliases),
        )


def facts(content: Content, name: str, symptom: Symptom) -> dict[str, Any]:
    """What the page of one symptom shows."""
    return {
        "id": name,
        "symptom": symptom,
        "links": link_rows(content, name),
        "unlinked": unlinked(content, name),
        "medicines": [
            {"id": medicine_id, "medicine": medicine}
            for medicine_id, medicine in content.medicines_that_cause.get(name, {}).items()
        ],
        "cautious": cautious(content, list(content.knowledge.links.get(name, {}))),
        "questions": [
            {"href": content.address_of_question(q), "text": question.question}
            for q, question in content.questions_about(name).items()
        ],
        "articles": [
            {"href": article.path, "text": article.front.question} for article in content.articles_about(name)
        ],
    }


def link_rows(content: Content, symptom: str) -> list[dict[str, Any]]:
    """A symptom's nutrients, the likeliest cause first."""
    links = content.knowledge.links.get(symptom, {})
    ranked = sorted(links.items(), key=lambda pair: _RANK[pair[1].verdict])
    return [link_row(content, nutrient, link) for nutrient, link in ranked]


def link_row(content: Content, nutrient: str, link: Link) -> dict[str, Any]:
    """One nutrient's part in a symptom."""
    record = content.knowledge.nutrients[nutrient]
    return {
        "id": nutrient,
        "href": f"nutrients/{nutrient}/",
        "name": capital(record.name),
        "nutrient": record.name,
        "symbol": record.symbol,
        "link": link,
        "claim": {"text": link.text, "sources": link.sources, "grade": link.evidence},
        "taking": {
            "text": link.taking.text or TAKING_WORDS[link.taking.effect],
            "sources": link.taking.sources,
            "grade": link.taking.grade or "none",
        }
        if link.taking.effect != "not-applicable"
        else None,
    }


TAKING_WORDS = {
    "helps": "Taking it helps.",
    "uncertain": "Whether taking it helps is uncertain.",
    "conflicting": "Trials of taking it disagree.",
    "little-or-no-effect": "Taking it makes little or no difference.",
    "not-tested": "We found no trial of taking it when you are not short of it.",
    "harmful": "Taking it can harm.",
    "not-applicable": "",
}


def unlinked(content: Content, symptom: str) -> list[dict[str, str]]:
    """Nutrients for which no evidence was seen either way; none when there are too many to name."""
    links = content.knowledge.links.get(symptom, {})
    nutrients = content.single_nutrients
    if len(nutrients) - len(links) > MOST_UNLINKED:  # before any is looked at: this is done for each symptom
        return []
    names = [name for name in nutrients if name not in links]
    if len(names) > MOST_UNLINKED:
        return []
    return [{"href": f"nutrients/{n}/", "text": content.knowledge.nutrients[n].name} for n in names]


def cautious(content: Content, nutrients: list[str]) -> list[dict[str, Any]]:
    """Nutrients with their first reasons to ask, and how many more their pages name."""
    rows = []
    for name in nutrients:
        nutrient = content.knowledge.nutrients.get(name)
        if nutrient and nutrient.cautions:
            rows.append(
                {
                    "id": name,
                    "name": nutrient.name,
                    "cautions": nutrient.cautions[:MOST_CAUTIONS],
                    "more": len(nutrient.cautions[MOST_CAUTIONS:]),
                }
            )
    return rows
