"""Everything there is to publish, with the ways through it that pages need.

`Content` holds the checked knowledge and articles and answers questions such as "which foods hold
magnesium, most first?" or "which page answers this question?". Each index is built once, from all
records, on first use; nothing here is authored and nothing is formatted.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from .articles import Article
from .knowledge import Intake, Knowledge, Link, Medicine, Question
from .problems import Problem
from .source import Document
from .units import percent

HIGH, SOURCE = 20, 10
"""Percent of the daily value in a serving from which a food is "high" or "a source" (US FDA)."""


@dataclass(frozen=True)
class FoodAmount:
    """What one serving of a food holds of one nutrient."""

    food: str
    amount: float
    """In the nutrient's unit."""
    percent: float | None
    """Share of the FDA daily value, not rounded; None when there is no such value."""
    sources: tuple[str, ...]
    form: str | None = None
    """Form of the nutrient, when the source names one."""

    @property
    def label(self) -> str | None:
        """Either "high", "source" or None, by the share as it is: 19.6% is shown as 20% and not high."""
        if self.percent is None or self.percent < SOURCE:
            return None
        return "high" if self.percent >= HIGH else "source"


@dataclass(frozen=True, eq=False)
class Content:
    """Knowledge and articles, checked. Two contents are equal only when they are the same one."""

    knowledge: Knowledge
    articles: tuple[Article, ...]
    document: Document
    warnings: tuple[Problem, ...] = ()
    """What is not ready: it can be looked at, but a strict build refuses it."""

    @cached_property
    def single_nutrients(self) -> tuple[str, ...]:
        """Ids of nutrients that are not groups."""
        return tuple(name for name, n in self.knowledge.nutrients.items() if n.kind != "group")

    # --- food ---

    @cached_property
    def daily_values(self) -> dict[str, Intake]:
        """Nutrient id → its US daily value for labels."""
        return {
            name: intake
            for name, nutrient in self.knowledge.nutrients.items()
            for intake in nutrient.intakes
            if intake.kind == "DV"
        }

    @cached_property
    def _foods(self) -> dict[str, list[FoodAmount]]:
        index: dict[str, list[FoodAmount]] = defaultdict(list)
        for name, food in self.knowledge.foods.items():
            amounts: dict[str, tuple[float, tuple[str, ...], str | None]] = {
                nutrient: (per_100g * food.grams / 100, food.sources, None)
                for nutrient, per_100g in food.per_100g.items()
            }
            for nutrient, printed in food.per_serving.items():
                amounts[nutrient] = (printed.amount, printed.sources, printed.form)
            for nutrient, (amount, sources, form) in amounts.items():
                if amount <= 0:
                    continue
                daily = self.daily_values.get(nutrient)
                share = percent(amount, daily.amount) if daily and daily.amount else None
                index[nutrient].append(FoodAmount(name, amount, share, sources, form))
        for found in index.values():
            found.sort(key=lambda f: (-f.amount, f.food))
        return index

    def foods_with(self, nutrient: str, form: str | None = None) -> list[FoodAmount]:
        """Foods that hold the nutrient, or one form of it, most in a serving first."""
        found = self._foods.get(nutrient, [])
        return [food for food in found if food.form == form] if form else found

    # --- links ---

    @cached_property
    def links_of_nutrient(self) -> dict[str, dict[str, Link]]:
        """Nutrient id → symptom id → link, in file order."""
        index: dict[str, dict[str, Link]] = defaultdict(dict)
        for symptom, links in self.knowledge.links.items():
            for nutrient, link in links.items():
                index[nutrient][symptom] = link
        return index

    def link(self, symptom: str, nutrient: str) -> Link | None:
        """The link of a pair, or None where nothing was seen."""
        return self.knowledge.links.get(symptom, {}).get(nutrient)

    # --- medicines ---

    @cached_property
    def medicines_that_lower(self) -> dict[str, dict[str, Medicine]]:
        """Nutrient id → medicines that can lower it."""
        index: dict[str, dict[str, Medicine]] = defaultdict(dict)
        for name, medicine in self.knowledge.medicines.items():
            for nutrient in medicine.lowers:
                index[nutrient][name] = medicine
        return index

    @cached_property
    def medicines_that_cause(self) -> dict[str, dict[str, Medicine]]:
        """Symptom id → medicines that can cause it."""
        index: dict[str, dict[str, Medicine]] = defaultdict(dict)
        for name, medicine in self.knowledge.medicines.items():
            for symptom in medicine.symptoms:
                index[symptom][name] = medicine
        return index

    # --- questions ---

    @cached_property
    def home_of_question(self) -> dict[str, Article]:
        """Question id → the article that answers it; all others are answered in the FAQ."""
        return {name: article for article in self.articles for name in article.front.questions}

    def address_of_question(self, name: str) -> str:
        """Where the question is answered."""
        home = self.home_of_question.get(name)
        return f"{home.path if home else 'faq/'}#{name}"

    @cached_property
    def _questions_about(self) -> dict[str, dict[str, Question]]:
        index: dict[str, dict[str, Question]] = defaultdict(dict)
        for name, question in self.knowledge.questions.items():
            for subject in (*question.nutrients, *question.symptoms):
                index[subject][name] = question
        return index

    def questions_about(self, subject: str) -> dict[str, Question]:
        """Questions about a nutrient or symptom, in file order."""
        return self._questions_about.get(subject, {})

    def articles_about(self, subject: str) -> list[Article]:
        """Articles about a nutrient or symptom."""
        return [a for a in self.articles if subject in (*a.front.symptoms, *a.front.nutrients)]


def capital(text: str) -> str:
    """The text with its first letter in upper case."""
    return text[:1].upper() + text[1:]
