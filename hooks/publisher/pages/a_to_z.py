"""Every name, other name and question, from A to Z, each with the one page that answers it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from ..alphabet import SIGNS, initial, order
from ..content import Content, capital
from ..units import whole_percent
from .page import Page, crumbs

Entry = tuple[str, str, str]


def pages(content: Content) -> Iterator[Page]:
    """One page."""
    letters: dict[str, list[Entry]] = defaultdict(list)
    for entry in sorted(set(entries(content)), key=lambda entry: (order(entry[0]), entry)):
        letters[initial(entry[0])].append(entry)
    yield Page(
        path="a-to-z/",
        kind="a-to-z",
        title="A to Z",
        description="Every symptom, nutrient, food, medicine and word on this site, under all the "
        "names people use.",
        facts={
            "letters": [
                {"id": _id(letter), "title": letter or "0 to 9 and signs", "entries": found}
                for letter, found in sorted(letters.items())
            ]
        },
        section="a-to-z/",
        breadcrumb=crumbs(("A to Z", None)),
    )


def _id(letter: str) -> str:
    """The id of a letter's heading; a letter that is not of a to z has its number in Unicode there."""
    if letter == SIGNS:
        return "letter-0to9"
    return "-".join(("letter", *(sign.lower() if sign.isascii() else f"{ord(sign):x}" for sign in letter)))


def entries(content: Content) -> Iterator[Entry]:
    """(words, path, kind of page); several words may lead to one page, never one to several."""
    knowledge = content.knowledge
    seen: set[str] = set()

    def fresh(words: tuple[str | None, ...], path: str, kind: str) -> Iterator[Entry]:
        for text in words:
            if text and text.lower() not in seen:
                seen.add(text.lower())
                yield capital(text), path, kind

    for name, symptom in knowledge.symptoms.items():
        words = (symptom.name, symptom.medical_name, *symptom.aliases)
        yield from fresh(words, f"symptoms/{name}/", "symptom")
    for name, nutrient in knowledge.nutrients.items():
        yield from fresh((nutrient.name, *nutrient.aliases), f"nutrients/{name}/", "nutrient")
        low_high = (nutrient.medical_low, nutrient.medical_high)
        yield from fresh(low_high, f"nutrients/{name}/#shortage", "nutrient")
    for article in content.articles:
        words = (article.front.question, *article.front.aliases)
        yield from fresh(words, article.path, "article")
    for name, medicine in knowledge.medicines.items():
        words = (medicine.name, *medicine.examples, *medicine.aliases)
        yield from fresh(words, f"medicines/#{name}", "medicine")
    for name, term in knowledge.glossary.items():
        yield from fresh((term.term, *term.also), f"glossary/#{name}", "word")
    best = _best_nutrient(content)
    for name, food in knowledge.foods.items():
        if name in best:
            yield from fresh((food.name,), f"nutrients/{best[name]}/#food-{name}", "food")


def _best_nutrient(content: Content) -> dict[str, str]:
    """Food id → the nutrient of which a serving gives the largest share of a day."""
    best: dict[str, tuple[float, str]] = {}
    for nutrient in content.knowledge.nutrients:
        for found in content.foods_with(nutrient):
            share = whole_percent(found.percent or 0)
            if share >= best.get(found.food, (-1.0, ""))[0] + 1e-9:
                best[found.food] = (share, nutrient)
    return {food: nutrient for food, (_, nutrient) in best.items()}
