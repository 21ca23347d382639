"""Rules about what facts say: amounts that can be, limits above needs, dates in order, plain words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .. import readability
from ..knowledge import Knowledge
from .walking import Finding, Records

NEEDS = ("RDA", "AI", "PRI", "PRI/AI", "RNI")
LIMITS = ("UL", "CDRR", "supplement-maximum")


def disclaimer_is_plain_and_complete(knowledge: Knowledge, found: Records) -> Iterator[Finding]:
    """The one text that protects every reader must be read by every reader."""
    text = knowledge.site.disclaimer
    if (grade := readability.grade(text)) > 8:
        yield ("site", "disclaimer"), f"reads at school grade {grade}, expected 8 or less"
    if len(text.split()) < 15 or not re.search(r"\b(doctor|pharmacist|nurse)\b", text):
        yield (
            ("site", "disclaimer"),
            "expected at least 15 words that send the reader to a doctor, nurse or pharmacist",
        )


def dates_are_in_order(knowledge: Knowledge, found: Records) -> Iterator[Finding]:
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


def reviewers_have_a_credential(knowledge: Knowledge, found: Records) -> Iterator[Finding]:
    """A review by somebody without a clinical qualification is not a review."""
    for path, record in found:
        by = record.__dict__.get("by")
        if isinstance(by, str) and by in knowledge.people and not knowledge.people[by].credential:
            yield (*path, "by"), f"'{by}' has no credential in people, so can't sign a review"


def groups_have_members_and_others_a_unit(knowledge: Knowledge, found: Records) -> Iterator[Finding]:
    """An amount without a unit is no amount."""
    for name, nutrient in knowledge.nutrients.items():
        path = ("nutrients", name)
        if nutrient.kind == "group" and not nutrient.members:
            yield path, "a group needs `members`"
        if nutrient.kind != "group" and not nutrient.unit:
            yield path, "`unit` is missing, expected mg or mcg"
        if nutrient.kind != "group" and nutrient.members:
            yield (*path, "members"), "only a group has members"


def intakes_use_the_nutrients_unit(knowledge: Knowledge, found: Records) -> Iterator[Finding]:
    """Values of several authorities stand in one column, so they must be in one unit."""
    for name, nutrient in knowledge.nutrients.items():
        for index, intake in enumerate(nutrient.intakes):
            if intake.unit not in (nutrient.unit, "mg/MJ"):
                yield (
                    ("nutrients", name, "intakes", index, "unit"),
                    f"found {intake.unit}, expected {nutrient.unit} as for the nutrient",
                )


def limits_say_what_they_count(knowledge: Knowledge, found: Records) -> Iterator[Finding]:
    """350 mg from tablets and 350 mg from everything are different limits."""
    for name, nutrient in knowledge.nutrients.items():
        for index, intake in enumerate(nutrient.intakes):
            if intake.kind in LIMITS and intake.amount is not None and not intake.scope:
                yield (
                    ("nutrients", name, "intakes", index),
                    "a limit needs `scope`: does it count food, or supplements only?",
                )


def limits_stand_above_needs(knowledge: Knowledge, found: Records) -> Iterator[Finding]:
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


def foods_hold_no_more_than_they_weigh(knowledge: Knowledge, found: Records) -> Iterator[Finding]:
    """A slipped decimal point in an amount can lead somebody to a wrong choice."""
    per_gram = {"mg": 1_000, "mcg": 1_000_000}
    for name, food in knowledge.foods.items():
        for nutrient, amount in food.per_100g.items():
            unit = knowledge.nutrients[nutrient].unit if nutrient in knowledge.nutrients else None
            if unit and amount > 50 * per_gram[unit]:
                yield (
                    ("foods", name, "per_100g", nutrient),
                    f"{amount:g} {unit} is more than half of 100 grams",
                )


def answers_are_short(knowledge: Knowledge, found: Records) -> Iterator[Finding]:
    """The honest answer must fit the first screen of a phone."""
    for name, symptom in knowledge.symptoms.items():
        count = len(symptom.answer.text.split())
        if not 15 <= count <= 60:
            yield ("symptoms", name, "answer", "text"), f"{count} words, expected 15 to 60"
    for name, question in knowledge.questions.items():
        if (count := len(question.text.split())) > 80:
            yield ("questions", name, "text"), f"{count} words, expected at most 80"


def options_begin_with_waiting(knowledge: Knowledge, found: Records) -> Iterator[Finding]:
    """Doing nothing is a choice, and for most of these symptoms a good one."""
    for name, symptom in knowledge.symptoms.items():
        if symptom.options and symptom.options[0].kind != "wait":
            yield (
                ("symptoms", name, "options", 0, "kind"),
                f"found '{symptom.options[0].kind}', expected the first option to be 'wait'",
            )
