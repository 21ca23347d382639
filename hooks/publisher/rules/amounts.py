"""Rules about amounts: units that fit, needs and limits that can be, foods that can exist.

A slip of a unit (mg for mcg) is a factor of 1,000, a slipped decimal point one of 10. The bounds here
are wide enough for every real food and authority we know, and narrow enough to catch the first kind
everywhere and the second kind in needs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from statistics import median

from ..knowledge import Food, Intake, Knowledge, Nutrient
from ..source import Step
from ..stages import ADULT, OLDEST, Stage, stage
from ..units import exact
from .most_in_food import MOST
from .walking import Finding, Records

NEEDS = ("RDA", "AI", "PRI", "PRI/AI", "RNI")
LIMITS = ("UL", "CDRR", "supplement-maximum")

NEEDS_DIFFER, LIMITS_DIFFER = 5, 30
"""How many times apart authorities may lie for the same people. Vitamin K for babies: 4; limits of B6: 9."""
LIMIT_TO_NEED = 100
"""How many times the need a limit may be. The US limit of vitamin B6 for adults: 77."""
MOST_DAILY_VALUES = 50
"""Daily values in a food, of a nutrient that `MOST` does not know. The most in SR28: clams, 41 of B12."""
ROOM, ROOM_OF_MAKERS = 2, 10
"""How many times the most of USDA SR28 a food may hold. Analyses of one food differ, and there are more
foods; makers add what they like, as to yeast, or to salt for people who shun sodium. A slip of a unit is a
factor of 40 (IU of vitamin D) or 1,000."""
_LOOK_AT = "check the unit and the decimal point"
_PER_GRAM = {"mg": 1_000, "mcg": 1_000_000}


def groups_have_members_and_others_a_unit(knowledge: Knowledge, found: Records) -> Iterator[Finding]:
    """An amount without a unit is no amount."""
    for name, nutrient in knowledge.nutrients.items():
        path = ("nutrients", name)
        if nutrient.kind == "group" and not nutrient.members:
            yield path, "a group needs `members`"
        if nutrient.kind == "group" and nutrient.intakes:
            yield (*path, "intakes"), "a group has no intakes; give them to its members"
        if nutrient.kind != "group" and not nutrient.unit:
            yield path, "`unit` is missing, expected mg or mcg"
        if nutrient.kind != "group" and nutrient.members:
            yield (*path, "members"), "only a group has members"
        for index, member in enumerate(nutrient.members):
            if member in knowledge.nutrients and knowledge.nutrients[member].kind == "group":
                yield (*path, "members", index), f"'{member}' is a group too; name its members here"


def intakes_use_the_nutrients_unit(knowledge: Knowledge, found: Records) -> Iterator[Finding]:
    """Values of several authorities stand in one column, so they must be in one unit."""
    for name, nutrient in knowledge.nutrients.items():
        for index, intake in enumerate(nutrient.intakes):
            if intake.unit != nutrient.unit and (intake.unit, nutrient.unit) != ("mg/MJ", "mg"):
                yield (
                    ("nutrients", name, "intakes", index, "unit"),
                    f"found {intake.unit}, expected {nutrient.unit} as for the nutrient",
                )


def intakes_say_how_much_or_why_not(knowledge: Knowledge, found: Records) -> Iterator[Finding]:
    """Without its reason "no limit" reads as "no danger", and nobody needs 0 mg a day."""
    for name, nutrient in knowledge.nutrients.items():
        for index, intake in enumerate(nutrient.intakes):
            path = ("nutrients", name, "intakes", index)
            most = intake.amount_max
            if intake.amount is None and not intake.note:
                yield path, "without an amount a row needs a `note` that says why the authority set none"
            if intake.amount == 0:
                yield (*path, "amount"), "found 0; where the authority set none, write null and a `note`"
            if most is not None and (intake.amount is None or most <= intake.amount):
                span = "nothing" if intake.amount is None else exact(intake.amount)
                yield (*path, "amount_max"), f"the upper end {exact(most)} is not above the lower end, {span}"


def ages_run_upward(knowledge: Knowledge, found: Records) -> Iterator[Finding]:
    """A row for nobody, such as 50 to 19 years, is a row that everybody overlooks."""
    for name, nutrient in knowledge.nutrients.items():
        for index, intake in enumerate(nutrient.intakes):
            numbers = [int(age) for age in re.findall(r"\d+", intake.ages)]
            most = 12 if intake.ages.endswith("months") else OLDEST // 12
            path = ("nutrients", name, "intakes", index, "ages")
            if numbers != sorted(numbers):
                yield path, f"found '{intake.ages}', expected the younger age first"
            elif numbers and numbers[-1] > most:
                words = "12 months, and years from then on" if most == 12 else f"{most} years"
                yield path, f"found '{intake.ages}', expected at most {words}"


def no_stage_of_life_has_two_amounts(knowledge: Knowledge, found: Records) -> Iterator[Finding]:
    """Of two rows for the same people, readers would see one, and nobody could say which."""
    for name, nutrient in knowledge.nutrients.items():
        rows: dict[tuple[str, str], list[tuple[int, Stage]]] = {}
        for index, intake in enumerate(nutrient.intakes):
            kind = "need" if intake.kind in NEEDS else intake.kind
            # Labels of the whole site use one daily value, so there is one, whoever sets it.
            same = rows.setdefault((intake.authority if kind != "DV" else "", kind), [])
            here = stage(intake)
            for other, there in same:
                if kind == "DV" or _together(here, there):
                    theirs = nutrient.intakes[other]
                    yield (
                        ("nutrients", name, "intakes", index),
                        f"{intake.kind} for {intake.who}, {intake.ages}: intakes[{other}] already gives "
                        f"{theirs.kind} for {theirs.who}, {theirs.ages}",
                    )
                    break
            same.append((index, here))


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
    """A limit that is not above what the same people need is a slip, unless it counts supplements only."""
    for name, nutrient in knowledge.nutrients.items():
        needs = [(i, stage(i)) for i in nutrient.intakes if i.kind in NEEDS and _counted(nutrient, i)]
        for index, limit in enumerate(nutrient.intakes):
            if limit.kind not in LIMITS or "only" in (limit.scope or "") or not _counted(nutrient, limit):
                continue
            people = stage(limit)
            theirs = [i for i, there in needs if _together(people, there)]
            own = [i for i in theirs if i.authority == limit.authority]
            # Authorities differ, so another one's need is held against a limit only where it is the lowest.
            need = max(own, key=_amount) if own else min(theirs, key=_amount, default=None)
            if need and _amount(limit) <= _amount(need):
                yield (
                    ("nutrients", name, "intakes", index, "amount"),
                    f"the upper limit {exact(_amount(limit))} is not above the need "
                    f"{exact(_amount(need))} of the same people ({need.authority}, {need.who}, {need.ages})",
                )


def amounts_for_the_same_people_are_alike(knowledge: Knowledge, found: Records) -> Iterator[Finding]:
    """Authorities differ, but never by a factor of 1,000: that is mg written for mcg."""
    for name, nutrient in knowledge.nutrients.items():
        rows = [
            (index, intake, _as_compared(intake))
            for index, intake in enumerate(nutrient.intakes)
            if _counted(nutrient, intake)
        ]
        for kinds, most in (((*NEEDS, "SAI", "AR", "DV"), NEEDS_DIFFER), (LIMITS, LIMITS_DIFFER)):
            alike = [row for row in rows if row[1].kind in kinds]
            for row in alike:
                usual, factor = _usual(row, alike), most
                if usual is None and kinds is LIMITS:
                    needs = [other for other in rows if other[1].kind in NEEDS]
                    usual, factor = _usual(row, needs), LIMIT_TO_NEED
                amount = _amount(row[1])
                if usual and not usual / factor <= amount <= usual * factor:
                    yield (
                        ("nutrients", name, "intakes", row[0], "amount"),
                        f"found {exact(amount)} {nutrient.unit}, but the other rows for the same people "
                        f"say about {exact(usual)}; check the unit and the decimal point",
                    )


def ranges_run_upward(knowledge: Knowledge, found: Records) -> Iterator[Finding]:
    """A reader holds a blood test against both ends; swapped ends call a good value bad."""
    for name, nutrient in knowledge.nutrients.items():
        for index, test in enumerate(nutrient.tests):
            for at, found_range in enumerate(test.ranges):
                path = ("nutrients", name, "tests", index, "ranges", at)
                low, high = found_range.low, found_range.high
                if low is None and high is None:
                    yield path, "a range needs `low`, `high` or both"
                elif low is not None and high is not None and low >= high:
                    yield (
                        (*path, "high"),
                        f"the upper end {exact(high)} is not above the lower end {exact(low)}",
                    )


def foods_hold_no_more_than_they_weigh(knowledge: Knowledge, found: Records) -> Iterator[Finding]:
    """A slipped decimal point in an amount can lead somebody to a wrong choice."""
    for name, food in knowledge.foods.items():
        for field, whole, amounts in _amounts(food):
            grams = {
                n: amount / _PER_GRAM[unit]
                for n, amount in amounts.items()
                if n in knowledge.nutrients and (unit := knowledge.nutrients[n].unit)
            }
            # Salt, the densest of them, is 39% sodium.
            if sum(grams.values()) > whole / 2:
                most = max(grams, key=lambda n: grams[n])
                unit, rest = knowledge.nutrients[most].unit, "" if len(grams) == 1 else ", with the others,"
                yield (
                    ("foods", name, field, most),
                    f"{exact(amounts[most])} {unit}{rest} is more than half of {exact(whole)} grams",
                )


def foods_hold_what_food_can_hold(knowledge: Knowledge, found: Records) -> Iterator[Finding]:
    """What no food of the USDA table comes near is in another unit, or its decimal point slipped."""
    days = {name: _daily(nutrient) for name, nutrient in knowledge.nutrients.items()}
    for food, path, nutrient, amount, whole in _held(knowledge):
        record, daily, most = knowledge.nutrients[nutrient], days[nutrient], _most(knowledge, nutrient)
        if record.kind == "group":
            yield path, f"'{nutrient}' is a group; give the amounts of {', '.join(record.members)}"
        elif most is None and daily and amount > MOST_DAILY_VALUES * daily:
            yield (
                path,
                f"{exact(amount)} {record.unit} is {amount / daily:,.0f} times the {exact(daily)} "
                f"{record.unit} of a day, expected at most {MOST_DAILY_VALUES} times; {_LOOK_AT}",
            )
        elif most is not None and amount > _room(food) * most * whole / 100:
            yield (
                path,
                f"{exact(amount)} {record.unit} in {exact(whole)} grams is more than {_room(food)} times "
                f"what any food of the USDA table holds, {exact(most)} {record.unit} in 100 grams; "
                f"{_LOOK_AT}",
            )


def foods_hold_what_their_group_holds(knowledge: Knowledge, found: Records) -> Iterator[Finding]:
    """The IU of salmon are more micrograms than any fish holds, though fish oil comes near them."""
    for food, path, nutrient, amount, whole in _held(knowledge):
        record = knowledge.nutrients[nutrient]
        printed = food.per_serving[nutrient] if path[2] == "per_serving" else None
        note = printed.note if printed else food.note
        if printed and printed.form:  # the table counts one form only, of vitamin K the K1 of plants
            continue
        any_food, most = _most(knowledge, nutrient), _most(knowledge, nutrient, food.group)
        if any_food is None or most is None or amount > _room(food) * any_food * whole / 100:
            continue
        if amount > ROOM * most * whole / 100 and record.name not in (note or ""):
            yield (
                path,
                f"{exact(amount)} {record.unit} in {exact(whole)} grams is more than {ROOM} times what any "
                f"food of the group {food.group} holds in the USDA table, {exact(most)} {record.unit} in "
                f"100 grams; {_LOOK_AT}; if it is right, say why in `note`, with the words '{record.name}'",
            )


Row = tuple[int, Intake, Stage]


def _amount(intake: Intake) -> float:
    return intake.amount or 0


def _counted(nutrient: Nutrient, intake: Intake) -> bool:
    """Whether the row has an amount that can be held against others."""
    return bool(intake.amount) and intake.unit == nutrient.unit


def _together(one: Stage, other: Stage) -> bool:
    """Whether some people are in both."""
    return one.meets(other) or other.meets(one)


def _as_compared(intake: Intake) -> Stage:
    """Labels print one value for everybody from 4 on; it is made for adults."""
    here = stage(intake)
    return Stage(here.who, ADULT, OLDEST) if intake.kind == "DV" else here


def _usual(row: Row, rows: list[Row]) -> float | None:
    """The middle of what other rows give for the same people, or None without any."""
    amounts = [_amount(o[1]) for o in rows if o[0] != row[0] and _together(row[2], o[2])]
    return median(amounts) if amounts else None


def _daily(nutrient: Nutrient) -> float | None:
    """The daily value, or the largest need of adults where there is none."""
    found = [i for i in nutrient.intakes if _counted(nutrient, i)]
    values = [_amount(i) for i in found if i.kind == "DV"]
    values = values or [_amount(i) for i in found if i.kind in NEEDS and stage(i).last >= ADULT]
    return max(values, default=None)


def _amounts(food: Food) -> Iterator[tuple[str, float, dict[str, float]]]:
    """Field, the grams it speaks of, and its amounts."""
    yield "per_100g", 100, food.per_100g
    yield "per_serving", food.grams, {name: printed.amount for name, printed in food.per_serving.items()}


Held = tuple[Food, tuple[Step, ...], str, float, float]
"""A food, the path of an amount, its nutrient, the amount, and the grams that hold it."""


def _held(knowledge: Knowledge) -> Iterator[Held]:
    """Every amount of a nutrient in a food; ids that name no nutrient are for another rule."""
    for name, food in knowledge.foods.items():
        for field, whole, amounts in _amounts(food):
            for nutrient, amount in amounts.items():
                if nutrient in knowledge.nutrients:
                    yield food, ("foods", name, field, nutrient), nutrient, amount, whole


def _room(food: Food) -> int:
    return ROOM_OF_MAKERS if food.group in ("fortified", "other") else ROOM


def _most(knowledge: Knowledge, nutrient: str, group: str | None = None) -> float | None:
    """The most in 100 grams of any food, or of one group, in the nutrient's own unit; None when not known."""
    row, unit = MOST.get(nutrient), knowledge.nutrients[nutrient].unit
    found = row and (row.groups.get(group) if group else row.any)
    return found[0] * _PER_GRAM[unit] / _PER_GRAM[row.unit] if row and found and unit else None
