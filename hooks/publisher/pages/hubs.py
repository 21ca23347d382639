"""The hubs: all symptoms, all nutrients, all articles."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..content import Content, capital
from ..readability import sentences
from .page import Page, crumbs


def pages(content: Content) -> Iterator[Page]:
    """Symptoms, nutrients and articles."""
    knowledge = content.knowledge
    yield Page(
        path="symptoms/",
        kind="symptoms",
        title="Symptoms",
        description="Cramps, spasms, twitches, tingling, weakness: is a shortage the cause, and what helps?",
        facts={"symptoms": symptom_rows(content), "articles": article_rows(content)},
        section="symptoms/",
        breadcrumb=crumbs(("Symptoms", None)),
    )
    yield Page(
        path="nutrients/",
        kind="nutrients",
        title="Nutrients",
        description="Minerals and vitamins that matter for muscle and nerve: signs of a shortage, "
        "foods with amounts, needs and limits.",
        facts={
            "nutrients": [
                {
                    "href": f"nutrients/{name}/",
                    "symbol": nutrient.symbol,
                    "name": capital(nutrient.name),
                    "lead": nutrient.lead,
                }
                for name, nutrient in knowledge.nutrients.items()
            ]
        },
        section="nutrients/",
        breadcrumb=crumbs(("Nutrients", None)),
    )
    yield Page(
        path="articles/",
        kind="articles",
        title="Articles",
        description="The questions people ask most about shortages and muscles, each answered "
        "honestly and in full.",
        facts={"articles": article_rows(content)},
        section="symptoms/",
        breadcrumb=crumbs(("Articles", None)),
    )


def symptom_rows(content: Content) -> list[dict[str, Any]]:
    """Symptoms with their one-line answers."""
    return [
        {
            "id": name,
            "href": f"symptoms/{name}/",
            "name": symptom.name,
            "text": symptom.short.text,
            "short": symptom.short,
            "verdict": symptom.answer.verdict,
            "grade": symptom.answer.grade,
        }
        for name, symptom in content.knowledge.symptoms.items()
    ]


def nutrient_tiles(content: Content) -> list[dict[str, Any]]:
    """Nutrients as tiles; groups are left out, their members stand for themselves."""
    return [
        {"href": f"nutrients/{name}/", "symbol": nutrient.symbol, "name": capital(nutrient.name)}
        for name, nutrient in content.knowledge.nutrients.items()
        if nutrient.kind != "group"
    ]


def article_rows(content: Content) -> list[dict[str, Any]]:
    """Articles with the first two sentences of their answers."""
    return [
        {
            "href": article.path,
            "text": article.front.question,
            "note": " ".join(sentences(article.front.answer.text)[:2]),
            "sources": article.front.answer.sources,
        }
        for article in content.articles
    ]
