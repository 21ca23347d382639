"""All questions by topic, each answered once: here, or on the article it belongs to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..content import Content
from ..directions import isolated
from ..knowledge import TOPICS
from ..units import amount, share
from .page import Page, crumbs

TOPIC_WORDS = {
    "causes": "Causes",
    "signs": "Signs",
    "foods": "Food",
    "supplements": "Supplements",
    "self-care": "What helps right now",
    "tests": "Tests",
    "safety": "When to get help",
}


def pages(content: Content) -> Iterator[Page]:
    """One page."""
    yield Page(
        path="faq/",
        kind="faq",
        title="Questions and answers",
        description="Real questions about cramps, spasms, twitches and the nutrients behind them, "
        "each with a short, sourced answer.",
        facts={"topics": list(topics(content))},
        section="faq/",
        breadcrumb=crumbs(("Questions", None)),
    )


def topics(content: Content) -> Iterator[dict[str, Any]]:
    """Topics with their questions: those answered here, and links to those that an article answers."""
    for topic in TOPICS:
        entries: list[dict[str, Any]] = []
        if topic == "causes":
            entries += [
                {
                    "id": article.id,
                    "title": article.front.question,
                    "answer": None,
                    "href": f"{article.path}#answer",
                }
                for article in content.articles
                if article.front.question.endswith("?")
            ]
        if topic == "foods":
            entries += list(food_questions(content))
        for name, question in content.knowledge.questions.items():
            if question.topic == topic:
                home = content.home_of_question.get(name)
                entries.append(
                    {
                        "id": name,
                        "title": question.question,
                        "answer": None if home else question,
                        "href": f"{home.path}#{name}" if home else None,
                    }
                )
        if entries:
            yield {
                "id": f"topic-{topic}",
                "title": TOPIC_WORDS[topic],
                "here": [entry for entry in entries if entry["answer"]],
                "elsewhere": [entry for entry in entries if not entry["answer"]],
            }


def food_questions(content: Content) -> Iterator[dict[str, Any]]:
    """Which foods give the most …? Asked for each nutrient, answered from the food table."""
    for name, nutrient in content.knowledge.nutrients.items():
        best = content.foods_with(name)[:5]
        if not best:
            continue
        foods = content.knowledge.foods
        listed = "; ".join(
            f"{isolated(foods[b.food].name)} ({foods[b.food].serving}: "
            f"{amount(b.amount, nutrient.unit or '')}"
            + (f", {share(b.percent)} of a day)" if b.percent is not None else ")")
            for b in best
        )
        yield {
            "id": f"foods-{name}",
            "title": f"Which foods give you the most {nutrient.name}?",
            "answer": {
                "text": f"In one usual serving: {listed}.",
                "sources": list(dict.fromkeys(s for b in best for s in b.sources)),
                "grade": "strong",
            },
            "href": f"nutrients/{name}/#foods",
        }
