"""Needs and limits of several authorities, side by side by stage of life, never averaged.

Authorities cut ages differently. Rows follow the first authority that names most stages; another
one's value stands in a row as it is when its group covers the whole stage, and with its own ages
beside it when it covers only a part.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from ..directions import isolated
from ..knowledge import Intake, Knowledge, Nutrient
from ..rules import LIMITS, NEEDS
from ..stages import ADULT, OLDEST, Stage, stage, us_adult_limits
from ..units import exact, unit_word

_PEOPLE = {
    "everyone": "Everyone",
    "male": "Men and boys",
    "female": "Women and girls",
    "pregnant": "Pregnant",
    "breastfeeding": "Breastfeeding",
    "pregnant-or-breastfeeding": "Pregnant or breastfeeding",
}
_KIND_WORDS = {"supplement-maximum": "supplement maximum", "SAI": "safe intake"}


def is_adult(intake: Intake) -> bool:
    """Whether the intake holds at the age of 40, for either sex or both."""
    adult = stage(intake)
    return intake.who in ("everyone", "male", "female") and adult.first <= 40 * 12 <= adult.last


def adult_limits(nutrient: Nutrient) -> dict[str, list[Intake]]:
    """Ages in words → the US upper limits of adults; ages with one and the same limit are joined."""
    groups: dict[float, list[Intake]] = {}
    for intake in us_adult_limits(nutrient):
        groups.setdefault(intake.amount or 0, []).append(intake)
    return {_span([stage(i) for i in group]): group for group in groups.values()}


def _span(stages: list[Stage]) -> str:
    first, last = min(s.first for s in stages), max(s.last for s in stages)
    if first <= ADULT and last == OLDEST:
        return "for adults"
    return f"at age {_ages(Stage('everyone', max(first, ADULT), last))}"


def needs(knowledge: Knowledge, nutrient: Nutrient) -> dict[str, Any] | None:
    """The table of daily needs, or None when there are none."""
    return _table(knowledge, nutrient, (*NEEDS, "SAI"))


def limits(knowledge: Knowledge, nutrient: Nutrient) -> dict[str, Any] | None:
    """The table of limits and, below it, what each of them counts."""
    table = _table(knowledge, nutrient, LIMITS)
    unset = [i for i in nutrient.intakes if i.kind in LIMITS and i.amount is None and (i.note or i.scope)]
    if table is None and not unset:
        return None
    scopes: dict[tuple[str, str, str], Intake] = {}
    for intake in nutrient.intakes:
        if intake.kind in LIMITS and intake.scope and intake.amount is not None:
            key = (intake.authority, intake.kind, intake.scope)
            scopes.setdefault(key, intake)
    notes = [
        {
            "text": f"{isolated(knowledge.authorities[authority].name)}, {_kind(kind)}: {scope}.",
            "sources": intake.sources,
            "grade": "strong",
        }
        for (authority, kind, scope), intake in scopes.items()
    ]
    notes += [
        {
            "text": f"{isolated(knowledge.authorities[i.authority].name)}: "
            f"{(i.note or i.scope or '').rstrip('.')}.",
            "sources": i.sources,
            "grade": "strong",
        }
        for i in unset
    ]
    unique = list({note["text"]: note for note in notes}.values())
    return {"table": table, "notes": unique}


def _table(knowledge: Knowledge, nutrient: Nutrient, kinds: Sequence[str]) -> dict[str, Any] | None:
    found = [
        i for i in nutrient.intakes if i.kind in kinds and i.amount is not None and i.unit == nutrient.unit
    ]
    if not found:
        return None
    by_authority: dict[str, list[Intake]] = {}
    for intake in found:
        by_authority.setdefault(intake.authority, []).append(intake)
    most = max(by_authority.values(), key=len)
    stages = list(dict.fromkeys(stage(i) for i in most))
    for intake in found:
        if not any(stage(intake).meets(s) for s in stages):
            stages.append(stage(intake))
    rows = _merged([(s, [_cell(s, mine) for mine in by_authority.values()]) for s in stages])
    return {
        "headers": [
            f"{isolated(knowledge.authorities[name].short)} "
            f"({', '.join(dict.fromkeys(_kind(i.kind) for i in mine))})"
            for name, mine in by_authority.items()
        ],
        "rows": [
            {"id": f"{kinds[0].lower()}-{_slug(s)}", "head": _words(s), "cells": cells} for s, cells in rows
        ],
        "sources": list(dict.fromkeys(s for i in found for s in i.sources)),
        "unit": unit_word(nutrient.unit or ""),
    }


def _cell(row: Stage, mine: list[Intake]) -> str | None:
    """What one authority says for a stage; with its own ages where they differ."""
    whole = [i for i in mine if stage(i).covers(row)]
    if whole:
        exactly = [i for i in whole if stage(i).who == row.who] or whole
        return " or ".join(dict.fromkeys(_amount(i) for i in exactly))
    parts = [i for i in mine if stage(i).meets(row)]
    return "; ".join(f"{_amount(i)} ({_ages(stage(i))})" for i in parts) or None


def _amount(intake: Intake) -> str:
    text = exact(intake.amount or 0)
    return f"{text} to {exact(intake.amount_max)}" if intake.amount_max else text


def _merged(rows: list[tuple[Stage, list[str | None]]]) -> list[tuple[Stage, list[str | None]]]:
    """Rows of the same people with the same values and adjoining ages, as one."""
    result: list[tuple[Stage, list[str | None]]] = []
    for row, cells in rows:
        if result:
            last, before = result[-1]
            if last.who == row.who and before == cells and last.last + 1 == row.first:
                result[-1] = (Stage(row.who, last.first, row.last), cells)
                continue
        result.append((row, cells))
    return result


def _words(row: Stage) -> str:
    if row.first == 0 and row.last == OLDEST:
        return _PEOPLE[row.who]
    ages = _ages(row)
    if row.who == "everyone":
        return f"Aged {ages}"
    if row.who in ("male", "female"):
        adult, child = ("Men", "Boys") if row.who == "male" else ("Women", "Girls")
        people = child if row.last < 19 * 12 else adult if row.first >= 18 * 12 else _PEOPLE[row.who]
        return f"{people}, {ages}"
    return f"{_PEOPLE[row.who]}, {ages}"


def _ages(row: Stage) -> str:
    if row.first == 0 and row.last == OLDEST:
        return "all ages"
    if row.last == OLDEST:
        return f"{row.first // 12} and over"
    if row.last < 12:
        return f"{row.first} to {12 if row.last == 11 else row.last} months"
    if row.first % 12:
        return f"{row.first} months to {(row.last + 1) // 12 - 1} years"
    return f"{row.first // 12} to {(row.last + 1) // 12 - 1}"


def _slug(row: Stage) -> str:
    return re.sub(r"[^a-z0-9]+", "-", _words(row).lower()).strip("-")


def _kind(kind: str) -> str:
    return _KIND_WORDS.get(kind, kind)
