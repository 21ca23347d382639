"""What types can't say about the knowledge: each rule a generator of `(path, message)`.

A rule's name is a sentence that is true of good data; the name, with hyphens, ends each message. To add one,
write it here and put it into `RULES`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from . import readability
from .knowledge import Knowledge
from .problems import InvalidData, dotted, nearest
from .source import Document, Step

Finding = tuple[tuple[Step, ...], str]
Rule = Callable[[Knowledge], Iterator[Finding]]

NEEDS = ("RDA", "AI", "PRI", "PRI/AI", "RNI")
LIMITS = ("UL", "CDRR", "supplement-maximum")
# Fields that hold ids, and the section the ids must be in.
REFERENCES = {
    "sources": "sources",
    "superseded_by": "sources",
    "nutrients": "nutrients",
    "members": "nutrients",
    "lowers": "nutrients",
    "raises": "nutrients",
    "symptoms": "symptoms",
    "authority": "authorities",
    "by": "people",
}
# Fields whose keys are ids.
KEYED = {"table": "columns", "per_100g": "nutrients", "per_serving": "nutrients"}


def check(knowledge: Knowledge, document: Document) -> None:
    """Runs every rule. Raises `InvalidData` with all findings."""
    problems = [
        document.problem(path, message, rule.__name__.replace("_", "-"))
        for rule in RULES
        for path, message in rule(knowledge)
    ]
    if problems:
        raise InvalidData(problems)


def records(value: Any, path: tuple[Step, ...] = ()) -> Iterator[tuple[tuple[Step, ...], BaseModel]]:
    """Every record in a model, outer before inner, with its path."""
    if isinstance(value, BaseModel):
        if path:
            yield path, value
        for name, item in value.__dict__.items():
            if type(item) not in _LEAVES:
                yield from records(item, (*path, name))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from records(item, (*path, key))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            if type(item) not in _LEAVES:
                yield from records(item, (*path, index))


_LEAVES = frozenset((str, int, float, bool, type(None)))


def unknown_ids(
    record: BaseModel,
    sections: Mapping[str, Container[str]],
    names: Mapping[str, list[str]],
    fields: Mapping[str, str] = REFERENCES,
) -> Iterator[Finding]:
    """Ids in one record that name nothing; paths are relative to it."""
    for field, section in fields.items():
        value = getattr(record, field, None)
        if value is None or isinstance(value, dict):
            continue
        single = isinstance(value, str)
        for index, name in enumerate((value,) if single else value):
            if isinstance(name, str) and name not in sections[section]:
                at: tuple[Step, ...] = (field,) if single else (field, index)
                yield at, f"'{name}' is not in {section}{nearest(name, names[section])}"


def ids_resolve(knowledge: Knowledge) -> Iterator[Finding]:
    """A reader who follows a reference must arrive somewhere."""
    sections: dict[str, Container[str]] = {
        name: getattr(knowledge, name) for name in {*REFERENCES.values(), *KEYED.values()}
    }
    names = {name: list(ids) for name, ids in sections.items()}  # type: ignore[call-overload]
    for path, record in records(knowledge):
        for inner, message in unknown_ids(record, sections, names):
            yield (*path, *inner), message
        for field, section in KEYED.items():
            for name in getattr(record, field, ()):
                if name not in sections[section]:
                    near = nearest(name, names[section])
                    yield (*path, field, name), f"'{name}' is not in {section}{near}"
    for symptom, links in knowledge.links.items():
        if symptom not in knowledge.symptoms:
            near = nearest(symptom, knowledge.symptoms)
            yield ("links", symptom), f"'{symptom}' is not in symptoms{near}"
        for nutrient in links:
            if nutrient not in knowledge.nutrients:
                near = nearest(nutrient, knowledge.nutrients)
                yield ("links", symptom, nutrient), f"'{nutrient}' is not in nutrients{near}"


def disclaimer_is_plain_and_complete(knowledge: Knowledge) -> Iterator[Finding]:
    """The one text that protects every reader must be read by every reader."""
    text = knowledge.site.disclaimer
    if (grade := readability.grade(text)) > 8:
        yield ("site", "disclaimer"), f"reads at school grade {grade}, expected 8 or less"
    if len(text.split()) < 15 or not re.search(r"\b(doctor|pharmacist|nurse)\b", text):
        yield (
            ("site", "disclaimer"),
            "expected at least 15 words that send the reader to a doctor, nurse or pharmacist",
        )


def dates_are_in_order(knowledge: Knowledge) -> Iterator[Finding]:
    """A page that claims to be fresher or longer valid than it is misleads."""
    for section in ("nutrients", "symptoms"):
        for name, record in getattr(knowledge, section).items():
            path, dates = (section, name, "dates"), record.dates
            if dates.changed < dates.published:
                yield (*path, "changed"), f"{dates.changed} is before published {dates.published}"
            if dates.next_check <= dates.checked:
                yield (
                    (*path, "next_check"),
                    f"{dates.next_check} is not after checked {dates.checked}",
                )
            elif (dates.next_check - dates.checked).days > 36 * 31:
                yield (
                    (*path, "next_check"),
                    f"{dates.next_check} is more than 36 months after {dates.checked}",
                )


def reviewers_have_a_credential(knowledge: Knowledge) -> Iterator[Finding]:
    """A review by somebody without a clinical qualification is not a review."""
    for path, record in records(knowledge):
        by = getattr(record, "by", None)
        if isinstance(by, str) and by in knowledge.people and not knowledge.people[by].credential:
            yield (*path, "by"), f"'{by}' has no credential in people, so can't sign a review"


def groups_have_members_and_others_a_unit(knowledge: Knowledge) -> Iterator[Finding]:
    """An amount without a unit is no amount."""
    for name, nutrient in knowledge.nutrients.items():
        path = ("nutrients", name)
        if nutrient.kind == "group" and not nutrient.members:
            yield path, "a group needs `members`"
        if nutrient.kind != "group" and not nutrient.unit:
            yield path, "`unit` is missing, expected mg or mcg"
        if nutrient.kind != "group" and nutrient.members:
            yield (*path, "members"), "only a group has members"


def intakes_use_the_nutrients_unit(knowledge: Knowledge) -> Iterator[Finding]:
    """Values of several authorities stand in one column, so they must be in one unit."""
    for name, nutrient in knowledge.nutrients.items():
        for index, intake in enumerate(nutrient.intakes):
            if intake.unit not in (nutrient.unit, "mg/MJ"):
                yield (
                    ("nutrients", name, "intakes", index, "unit"),
                    f"found {intake.unit}, expected {nutrient.unit} as for the nutrient",
                )


def limits_say_what_they_count(knowledge: Knowledge) -> Iterator[Finding]:
    """350 mg from tablets and 350 mg from everything are different limits."""
    for name, nutrient in knowledge.nutrients.items():
        for index, intake in enumerate(nutrient.intakes):
            if intake.kind in LIMITS and intake.amount is not None and not intake.scope:
                yield (
                    ("nutrients", name, "intakes", index),
                    "a limit needs `scope`: does it count food, or supplements only?",
                )


def limits_stand_above_needs(knowledge: Knowledge) -> Iterator[Finding]:
    """A limit below the need is a slip, unless it counts supplements only."""
    for name, nutrient in knowledge.nutrients.items():
        needs = [
            i.amount
            for i in nutrient.intakes
            if i.kind in NEEDS and i.who in ("male", "female") and i.amount and i.unit != "mg/MJ"
        ]
        for index, intake in enumerate(nutrient.intakes):
            adult = intake.ages == "all ages" or intake.ages.startswith("19")
            counts_food = "only" not in (intake.scope or "")
            if (
                intake.kind == "UL"
                and intake.amount
                and needs
                and adult
                and counts_food
                and intake.amount <= min(needs)
            ):
                yield (
                    ("nutrients", name, "intakes", index, "amount"),
                    f"the upper limit {intake.amount:g} is not above the need {min(needs):g}",
                )


def foods_hold_no_more_than_they_weigh(knowledge: Knowledge) -> Iterator[Finding]:
    """A slipped decimal point in an amount can lead somebody to a wrong choice."""
    per_gram = {"mg": 1_000, "mcg": 1_000_000}
    for name, food in knowledge.foods.items():
        for nutrient, found in food.per_100g.items():
            unit = knowledge.nutrients[nutrient].unit if nutrient in knowledge.nutrients else None
            if unit and found > 50 * per_gram[unit]:
                yield (
                    ("foods", name, "per_100g", nutrient),
                    f"{found:g} {unit} is more than half of 100 grams",
                )


def answers_are_short(knowledge: Knowledge) -> Iterator[Finding]:
    """The honest answer must fit the first screen of a phone."""
    for name, symptom in knowledge.symptoms.items():
        count = len(symptom.answer.text.split())
        if not 15 <= count <= 60:
            yield ("symptoms", name, "answer", "text"), f"{count} words, expected 15 to 60"
    for name, question in knowledge.questions.items():
        if (count := len(question.text.split())) > 80:
            yield ("questions", name, "text"), f"{count} words, expected at most 80"


def options_begin_with_waiting(knowledge: Knowledge) -> Iterator[Finding]:
    """Doing nothing is a choice, and for most of these symptoms a good one."""
    for name, symptom in knowledge.symptoms.items():
        if symptom.options and symptom.options[0].kind != "wait":
            yield (
                ("symptoms", name, "options", 0, "kind"),
                f"found '{symptom.options[0].kind}', expected the first option to be 'wait'",
            )


def effects_of_taking_have_a_source(knowledge: Knowledge) -> Iterator[Finding]:
    """Whether a supplement helps is the sentence that people act on."""
    for symptom, links in knowledge.links.items():
        for nutrient, link in links.items():
            taking = link.taking
            silent = taking.effect in ("not-tested", "not-applicable")
            if not silent and not (taking.text and taking.sources and taking.grade):
                yield (
                    ("links", symptom, nutrient, "taking"),
                    f"'{taking.effect}' needs `text`, `sources` and `grade`",
                )
            if taking.text and not (taking.sources and taking.grade):
                yield ("links", symptom, nutrient, "taking"), "the text needs `sources` and `grade`"


def strong_claims_rest_on_strong_sources(knowledge: Knowledge) -> Iterator[Finding]:
    """A news item alone can't make a statement certain."""
    for path, record in records(knowledge):
        grade, sources = getattr(record, "grade", None), getattr(record, "sources", ())
        if grade == "strong" and sources:
            known = [knowledge.sources[s].strength for s in sources if s in knowledge.sources]
            if known and min(known) == 3:
                yield path, "graded strong, but every source of it has strength 3"


def fallen_sources_are_explained(knowledge: Knowledge) -> Iterator[Finding]:
    """A superseded or retracted work may be cited only with a word of warning."""
    for name, source in knowledge.sources.items():
        if source.status in ("superseded", "retracted") and not source.note:
            yield ("sources", name), f"the work is {source.status}: say so in `note`"


def sources_can_be_found(knowledge: Knowledge) -> Iterator[Finding]:
    """A reference that leads nowhere is the fault of the pages we replace."""
    for name, source in knowledge.sources.items():
        if not (source.url or source.doi or source.pmid or source.note):
            yield ("sources", name), "needs `url`, `doi` or `pmid`, or a `note` that says why none"


def no_name_is_used_twice(knowledge: Knowledge) -> Iterator[Finding]:
    """One question, one page: two records with the same words would split it."""
    seen: dict[str, tuple[Step, ...]] = {}
    for path, words in names(knowledge):
        owner = seen.setdefault(plain(words), path[:2])
        if owner != path[:2]:
            yield path, f"'{words}' already leads to {dotted(owner)}"


def names(knowledge: Knowledge) -> Iterator[Finding]:
    """Every name under which readers look for a symptom, a nutrient or a question, with its path."""
    for name, symptom in knowledge.symptoms.items():
        path: tuple[Step, ...] = ("symptoms", name)
        yield (*path, "name"), symptom.name
        yield (*path, "medical_name"), symptom.medical_name
        yield from (((*path, "aliases", i), alias) for i, alias in enumerate(symptom.aliases))
    for name, nutrient in knowledge.nutrients.items():
        path = ("nutrients", name)
        yield (*path, "name"), nutrient.name
        yield from (((*path, "aliases", i), alias) for i, alias in enumerate(nutrient.aliases))
    for name, question in knowledge.questions.items():
        path = ("questions", name)
        yield (*path, "question"), question.question
        yield from (((*path, "aliases", i), alias) for i, alias in enumerate(question.aliases))


def plain(words: str) -> str:
    """Words without capitals and signs, for comparing names."""
    return re.sub(r"\W+", " ", words.lower()).strip()


def numbers_stand_beside_their_source(knowledge: Knowledge) -> Iterator[Finding]:
    """A figure without a source is the worst thing this site could publish."""
    for path, record in records(knowledge):
        if getattr(record, "sources", ()):
            continue
        for field, value in record.__dict__.items():
            if isinstance(value, str) and field not in _LABELS and (m := FIGURE.search(value)):
                yield (*path, field), f"the figure '{m[0]}' has no source beside it"


FIGURE = re.compile(
    r"\b\d[\d,.]*\s?(?:mg|mcg|micrograms?|µg|g|grams?|kg|mL|ml|%|mmol|nmol|pmol|pg|ng|IU|percent)(?:\b|(?<=%))"
)
_LABELS = frozenset(("url", "doi", "title", "note", "publisher", "pattern"))
"""Fields that quote a work rather than state something."""

RULES: tuple[Rule, ...] = (
    ids_resolve,
    disclaimer_is_plain_and_complete,
    dates_are_in_order,
    reviewers_have_a_credential,
    groups_have_members_and_others_a_unit,
    intakes_use_the_nutrients_unit,
    limits_say_what_they_count,
    limits_stand_above_needs,
    foods_hold_no_more_than_they_weigh,
    answers_are_short,
    options_begin_with_waiting,
    effects_of_taking_have_a_source,
    strong_claims_rest_on_strong_sources,
    fallen_sources_are_explained,
    sources_can_be_found,
    no_name_is_used_twice,
    numbers_stand_beside_their_source,
)
