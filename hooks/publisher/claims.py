"""Every sourced statement of the site, with the address of the place where readers find it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from . import rules
from .content import Content, capital
from .knowledge import Intake
from .problems import Problem

# Field of a record → the section of its page that shows it.
NUTRIENT_SECTIONS = {
    "roles": "#what-it-does",
    "low_intake": "#shortage",
    "low_blood": "#shortage",
    "early_signs": "#shortage",
    "late_signs": "#shortage",
    "how_common": "#shortage",
    "causes": "#who-runs-low",
    "at_risk": "#who-runs-low",
    "tests": "#tests",
    "intakes": "#need",
    "intake_notes": "#need",
    "food_notes": "#foods",
    "excess": "#too-much",
    "cautions": "#check-first",
    "interactions": "#interactions",
    "trials": "#trials",
    "not_known": "#not-known",
}
SYMPTOM_SECTIONS = {
    "answer": "#answer",
    "what_it_is": "#what-it-is",
    "not_the_same_as": "#what-it-is",
    "how_common": "#how-common",
    "who": "#how-common",
    "mechanism": "#why",
    "other_causes": "#other-causes",
    "self_care": "#right-now",
    "does_not_help": "#does-not-help",
    "options": "#options",
    "tests": "#tests",
    "outlook": "#outlook",
    "care": "#get-help",
    "not_known": "#not-known",
}


@dataclass(frozen=True)
class Cited:
    """A claim and the address of the place where it stands."""

    text: str
    grade: str
    sources: tuple[str, ...]
    title: str
    """Title of the page."""
    path: str
    """Address of the section."""
    in_prose: bool = False
    """Whether `**bold**` and `[words](path/)` in it have a meaning, as in the text of an article."""


@lru_cache(maxsize=2)  # one content, and in `serve` the one before
def claims(content: Content) -> tuple[Cited, ...]:
    """Every sourced statement with the address where readers find it."""
    return tuple(_claims(content))


def _claims(content: Content) -> Iterator[Cited]:
    yield from _nutrient_claims(content)
    yield from _symptom_claims(content)
    for name, medicine in content.knowledge.medicines.items():
        yield Cited(medicine.text, medicine.grade, medicine.sources, "Medicines", f"medicines/#{name}")
    for name, question in content.knowledge.questions.items():
        yield Cited(
            question.text,
            question.grade,
            question.sources,
            question.question,
            content.address_of_question(name),
        )
    for article in content.articles:
        for name in article.figures():
            figure = content.knowledge.figures[name]
            yield Cited(figure.text, figure.grade, figure.sources, article.front.question, article.path)
    for name, term in content.knowledge.glossary.items():
        yield Cited(term.text, term.grade, term.sources, "Glossary", f"glossary/#{name}")
    for article in content.articles:
        title, path = article.front.question, article.path
        own = (article.front.answer, article.front.opening, *article.front.key_points)
        for claim in filter(None, own):
            yield Cited(claim.text, claim.grade, claim.sources, title, path)
        for statement in article.statements():
            yield Cited(statement.text, statement.grade, statement.sources, title, path, in_prose=True)
        for work in article.front.further_reading:
            yield Cited("Further reading", "none", (work,), title, f"{path}#further-reading")


def unused_sources(content: Content) -> Iterator[Problem]:
    """Sources that carry no claim: a list that only looks thorough is not a list of sources."""
    used = {name for cited in claims(content) for name in cited.sources}
    for food in content.knowledge.foods.values():
        used.update(food.sources)
        for printed in food.per_serving.values():
            used.update(printed.sources)
    used.update(s.superseded_by for s in content.knowledge.sources.values() if s.superseded_by)
    for name in content.knowledge.sources:
        if name not in used:
            problem = content.document.problem(
                ("sources", name),
                "no statement rests on this source; cite it or delete it",
                "every-source-is-used",
                key=True,
            )
            yield replace(problem, severity="warning")


def _nutrient_claims(content: Content) -> Iterator[Cited]:
    for name, nutrient in content.knowledge.nutrients.items():
        title = capital(nutrient.name)
        for path, record in rules.records(nutrient):
            section = NUTRIENT_SECTIONS.get(str(path[0]), "")
            cited = _cited(record, title, f"nutrients/{name}/{section}")
            if cited:
                yield cited


def _symptom_claims(content: Content) -> Iterator[Cited]:
    for name, symptom in content.knowledge.symptoms.items():
        for path, record in rules.records(symptom):
            section = SYMPTOM_SECTIONS.get(str(path[0]), "")
            cited = _cited(record, symptom.name, f"symptoms/{name}/{section}")
            if cited:
                yield cited
        for nutrient, link in content.knowledge.links.get(name, {}).items():
            at = f"symptoms/{name}/#{nutrient}"
            yield Cited(link.text, link.evidence, link.sources, symptom.name, at)
            if link.taking.text and link.taking.grade:
                yield Cited(link.taking.text, link.taking.grade, link.taking.sources, symptom.name, at)


def _cited(record: object, title: str, path: str) -> Cited | None:
    text = getattr(record, "text", None) or getattr(record, "do", None)
    sources, grade = getattr(record, "sources", ()), getattr(record, "grade", None)
    if not sources:
        return None
    if isinstance(record, Intake):
        return Cited("Daily amounts and limits", "strong", sources, title, path)
    if isinstance(text, str) and grade:
        return Cited(text, grade, sources, title, path)
    return Cited("Ranges of a blood test", "strong", sources, title, path)
