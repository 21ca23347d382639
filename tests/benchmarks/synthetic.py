"""Makes a project of any size in our own schema: N nutrients and all that belongs to them.

A nutrient's page has about 820 visible words, as in the measurements that the bounds come from. There are
N / 5 symptoms with five links each, and N foods, N / 2 sources, N / 2 questions, N / 10 medicines and words.
The words mean nothing. The same N gives the same bytes.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from random import Random
from typing import Any

import yaml

PROJECT = Path(__file__).resolve().parent.parent.parent
LINKS, FOODS = 5, 6
"""Nutrients of a symptom, and foods of a nutrient."""

_NOUNS, _VERBS, _KINDS, _TIMES = (
    line.split(", ")
    for line in (
        "cell, nerve, muscle, kidney, blood, level, meal, test, signal, calf, fiber, store, gland, vessel, person",
        "carries, holds, lowers, raises, needs, moves, keeps, guards, slows, frees, lifts, shifts, loses, meets",
        "quiet, tired, small, healthy, early, late, common, rare, steady, low, weak, older, long, short, resting",
        "in the morning, at night, after a meal, over many weeks, during hard work, in older people, at rest",
    )
)
_DATES = {
    "published": "2026-01-01",
    "changed": "2026-02-03",
    "checked": "2026-02-01",
    "next_check": "2027-02-01",
}
_GRADES = ("strong", "moderate", "weak", "none")

Values = dict[str, Any]


class _Words:
    """Everything that is drawn by lot for one record, from the record's own seed."""

    def __init__(self, seed: str, sources: list[str]) -> None:
        self._random = Random(seed)
        self._sources = sources

    def pick(self, *choices: Any) -> Any:
        return self._random.choice(choices)

    def number(self, least: int, most: int) -> int:
        return self._random.randint(least, most)

    def sentence(self) -> str:
        """Sixteen words or so."""
        pick = self._random.choice
        return (
            f"The {pick(_KINDS)} {pick(_NOUNS)} {pick(_VERBS)} a {pick(_KINDS)} {pick(_NOUNS)} {pick(_TIMES)}, "
            f"and the {pick(_NOUNS)} {pick(_VERBS)} it."
        )

    def claim(self, **more: Any) -> Values:
        """A sourced statement, with more fields."""
        sources = self._random.sample(self._sources, self._random.choice((1, 1, 2)))
        sources.sort(key=lambda source: _strength(int(source[-4:])))  # the strongest first
        grade = self._random.choice(_GRADES)
        return {"text": self.sentence(), "sources": sources, "grade": grade} | more

    def claims(self, count: int) -> list[Values]:
        return [self.claim() for _ in range(count)]


def _strength(source: int) -> int:
    """Every second source is a strong one."""
    return 1 + source % 2


def knowledge(count: int) -> Values:
    """The values of a `nutrients.yaml` with `count` nutrients."""
    symptoms = max(2, count // 5)
    sources = [f"source-{i:04}" for i in range(max(12, count // 2))]

    def words(section: str, number: int) -> _Words:
        first = number * len(sources) // count
        near = [sources[(first + step) % len(sources)] for step in range(5)]
        return _Words(f"{section} {number}", near)

    def each(section: str, prefix: str, total: int, make: Any) -> dict[str, Values]:
        return {f"{prefix}-{i:04}": make(i, count, words(section, i)) for i in range(total)}

    return {
        **_site(),
        "sources": each("source", "source", len(sources), _source),
        "foods": each("food", "food", count, _food),
        "nutrients": each("nutrient", "nutrient", count, _nutrient),
        "symptoms": each("symptom", "symptom", symptoms, _symptom),
        "links": {
            f"symptom-{i:04}": {
                f"nutrient-{(i * 5 + step) % count:04}": _link(words(f"link {step}", i), step)
                for step in range(LINKS)
            }
            for i in range(symptoms)
        },
        "medicines": each("medicine", "medicine", max(2, count // 10), _medicine),
        "questions": each("question", "question", max(4, count // 2), _question),
        "glossary": each("term", "term", max(2, count // 10), _term),
    }


def write(count: int, folder: Path) -> Path:
    """A whole project in `folder`: our own mkdocs.yml, hooks and hand-written pages over made-up knowledge."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(PROJECT / "mkdocs.yml", folder)
    # The real articles speak of real nutrients; everything else that is linked to must be there.
    shutil.copytree(PROJECT / "docs", folder / "docs", ignore=shutil.ignore_patterns("articles"))
    (folder / "docs" / "articles").mkdir()
    shutil.copytree(PROJECT / "hooks", folder / "hooks")  # with its byte code, or compiling would be measured
    with (folder / "nutrients.yaml").open("w", encoding="utf-8") as file:
        yaml.dump(knowledge(count), file, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=110)
    return folder


class _Dumper(yaml.CSafeDumper):
    """Writes equal values out each time, because the project refuses anchors."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 - the name is PyYAML's
        return True


# --- the records ---------------------------------------------------------------------------------


def _site() -> Values:
    return {
        "site": {
            "name": "Benchmark",
            "tagline": "A site that a program made up, so that building it can be measured.",
            "edition": "2026-02-03",
            "disclaimer": "This is general information and not advice. Ask your doctor or pharmacist before you "
            "change what you eat or take.",
            "disclaimer_short": "General information, not medical advice.",
            "funding": "Nobody pays for it.",
            "process": "A program makes it.",
            "contact": "Nobody to contact.",
            "licence": {"text": "Free to share.", "url": "https://example.org/licence"},
            "emergency_numbers": [{"region": "Here", "number": "123"}],
        },
        "people": {
            "editors": {"name": "The program", "role": "Author", "conflict_of_interest": "None declared."}
        },
        "authorities": {
            "us": {"name": "National Academies (US)", "short": "US", "region": "United States"},
            "eu": {"name": "European Food Safety Authority", "short": "EU", "region": "European Union"},
        },
        "columns": {
            "role": {"header": "Role", "help": "What it does."},
            "foods": {"header": "Foods with most", "holds": "foods", "help": "Most in a serving."},
        },
    }


def _source(number: int, count: int, words: _Words) -> Values:
    return {
        "title": f"Report {number} on the {words.pick(*_KINDS)} {words.pick(*_NOUNS)}",
        "publisher": f"Journal of the {words.pick(*_NOUNS)}",
        "year": words.number(1990, 2025),
        "kind": words.pick("guideline", "systematic review", "trial", "public health page"),
        "strength": _strength(number),
        "doi": f"10.1000/{number}",
        "read": "original",
        "address_checked": True,
        "checked": "2026-02-01",
    }


def _food(number: int, count: int, words: _Words) -> Values:
    serving, least, most = words.pick(("1 ounce", 28, 29), ("1/2 cup", 40, 120), ("1 cup", 80, 240))
    return {
        "name": f"{words.pick(*_KINDS)} dish {number}",
        "group": words.pick("vegetables", "legumes", "grains", "fish"),
        "serving": serving,
        "grams": words.number(least, most),
        "diets": ["vegan", "vegetarian"],
        "per_100g": {f"nutrient-{(number + i) % count:04}": words.number(5, 400) for i in range(FOODS)},
        "sources": ["source-0000"],  # one table of foods, as usual
    }


def _nutrient(number: int, count: int, words: _Words) -> Values:
    def intake(kind: str, who: str, ages: str, amount: int, **more: Any) -> Values:
        at = "eu" if kind == "PRI" else "us"
        row = {"authority": at, "kind": kind, "who": who, "ages": ages, "amount": amount, "unit": "mg"}
        return row | more | {"sources": words.claim()["sources"]}

    need = words.number(100, 400)
    return {
        "name": f"nutrient {number}",
        "symbol": "".join(chr(ord("A") + number // 26**place % 26) for place in (2, 1, 0)),
        "kind": words.pick("mineral", "vitamin"),
        "unit": "mg",
        "lead": words.claim(),
        "dates": _DATES,
        "medical_low": f"hyponutrientemia {number}",
        "aliases": [f"low nutrient {number}", f"lack of nutrient {number}"],
        "table": {"role": words.claim()},
        "roles": words.claims(2),
        "low_intake": words.claims(1),
        "low_blood": words.claims(1),
        "early_signs": words.claims(1),
        "late_signs": words.claims(1),
        "how_common": words.claims(1),
        "causes": words.claims(1),
        "at_risk": words.claims(1),
        "tests": [{"name": "Blood test", "what": words.claim()}],
        "intakes": [
            intake("RDA", "male", "19-50 years", need + 50),
            intake("RDA", "male", "51+ years", need + 20),
            intake("RDA", "female", "19-50 years", need),
            intake("RDA", "female", "51+ years", need + 10),
            intake("PRI", "everyone", "18+ years", need + 30),
            intake("DV", "everyone", "4+ years", need + 40),
            intake("UL", "everyone", "19+ years", need + 900, scope="total from food and supplements"),
        ],
        "excess": words.claims(1),
        "cautions": [words.claim(text="you have kidney disease"), words.claim(text="you take other tablets")],
        "interactions": words.claims(1),
        "trials": [words.claim(study="A trial, 2020", design="1 trial, 200 people, 4 weeks")],
        "not_known": words.claims(1),
    }


def _symptom(number: int, count: int, words: _Words) -> Values:
    def level(action: str) -> Values:
        return {
            "action": action,
            "signs": [words.claim(text=f"you have a {kind} {words.pick(*_NOUNS)}") for kind in _KINDS[:2]],
        }

    share = words.number(1, 60)

    def option(name: str, kind: str) -> Values:
        return {"name": name, "kind": kind, "may_help": words.claim(), "may_harm": words.claim()}

    return {
        "name": f"Cramp of kind {number}",
        "medical_name": f"crampus {number}",
        "aliases": [f"kind {number} cramp"],
        "answer": words.claim(text=f"Rarely. {words.sentence()} {words.sentence()}", verdict="rarely"),
        "short": words.claim(text="Rarely a shortage."),
        "dates": _DATES,
        "what_it_is": words.claims(2),
        "not_the_same_as": [words.claim(name="A look-alike")],
        "how_common": [
            words.claim(
                text=f"About {share} in 100 people have it.", population="adults in a survey", in_100=share
            )
        ],
        "who": words.claims(2),
        "mechanism": words.claims(2),
        "other_causes": [words.claim(cause=cause) for cause in ("Hard work", "Heat")],
        "self_care": [
            {"do": do, "why": (found := words.claim())["text"], "sources": found["sources"], "grade": "weak"}
            for do in ("Stretch the muscle", "Drink some water")
        ],
        "does_not_help": words.claims(1),
        "options": [option("Wait", "wait"), option("Eat well", "food")],
        "tests": words.claims(1),
        "outlook": words.claims(1),
        "care": {
            "emergency": level("Call your emergency number"),
            "urgent": level("Call a doctor today"),
            "routine": level("See a doctor"),
        },
        "not_known": words.claims(1),
    }


def _link(words: _Words, step: int) -> Values:
    found = words.claim()
    # The first nutrient of a symptom bears out its answer, and no verdict says more than its evidence.
    verdict = "possible" if step == 0 else words.pick("known", "possible", "rarely", "not-shown")
    return {
        "verdict": verdict,
        "evidence": words.pick("strong", "moderate"),
        "text": found["text"],
        "route": "none" if verdict == "not-shown" else "direct",
        "sources": found["sources"],
        "taking": {"effect": "uncertain", **words.claim()},
    }


def _medicine(number: int, count: int, words: _Words) -> Values:
    lowers = [f"nutrient-{(number * 10 + step) % count:04}" for step in range(3)]
    return words.claim(name=f"tablet {number}", lowers=lowers, symptoms=[f"symptom-{number % 2:04}"])


def _question(number: int, count: int, words: _Words) -> Values:
    topic = words.pick("causes", "signs", "supplements", "self-care", "tests", "safety")
    return words.claim(
        question=f"Does nutrient {number} cause a cramp?",
        topic=topic,
        nutrients=[f"nutrient-{number:04}"],
        aliases=[f"is nutrient {number} to blame"],
    )


def _term(number: int, count: int, words: _Words) -> Values:
    return words.claim(term=f"word {number}", also=[f"term {number}"])
