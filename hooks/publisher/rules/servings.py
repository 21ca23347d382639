"""Rules about servings: "1 1/2 cups" → how many of which measure, and what that can weigh.

A serving that is written in another way ("1½ cups", "one and a half cups", "1 Cup", "1 oz") is held against
its weight like any other, so no spelling is a way around the rule.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from ..knowledge import Knowledge
from ..units import exact
from .walking import Finding, Records

HEAVIEST_SERVING = 1_000
"""Grams."""
_ML_IN_A_CUP = 236.6
_MEASURES = {  # least and most grams of one, over all foods of USDA SR28
    "cup": (3, 350),
    "tablespoon": (0.2, 30),
    "teaspoon": (0.2, 10),
    "ounce": (25, 40),  # a fluid ounce of syrup weighs 40
    "fluid ounce": (20, 40),
    "pound": (440, 460),
    "pint": (2 * 3, 2 * 350),
    "quart": (4 * 3, 4 * 350),
    "milliliter": (3 / _ML_IN_A_CUP, 350 / _ML_IN_A_CUP),
    "liter": (1_000 * 3 / _ML_IN_A_CUP, 1_000 * 350 / _ML_IN_A_CUP),
    "gram": (0.9, 1.1),  # "28 grams" for an ounce of 28.35
    "kilogram": (900, 1_100),
}
_SHORT = {
    "cup": ("c", "cupful", "cupfuls"),
    "tablespoon": ("T", "tb", "tbs", "tbsp", "tbsps", "tbl", "tblsp", "tablespoonful", "tablespoonfuls"),
    "teaspoon": ("t", "ts", "tsp", "tsps", "teaspoonful", "teaspoonfuls"),
    "ounce": ("oz", "ozs"),
    "fluid ounce": ("fl oz", "fl ozs", "floz", "fluid oz", "fl ounce", "fl ounces"),
    "pound": ("lb", "lbs"),
    "pint": ("pt", "pts"),
    "quart": ("qt", "qts"),
    "milliliter": ("mls", "cc"),
    "gram": ("gm", "gms"),
}
_SYMBOLS = {  # as every food label prints them, so they may stand
    "milliliter": ("ml", "millilitre", "millilitres"),
    "liter": ("l", "litre", "litres"),
    "gram": ("g", "gramme", "grammes"),
    "kilogram": ("kg",),
}
_NUMBERS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_PARTS = {"half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "eighth": 8}
_BESIDE = frozenset(
    ("about", "of", "heaped", "heaping", "level", "rounded", "scant", "generous", "metric", "us")
)
"""Words that may stand between a count and its measure, or before both."""
_HYPHEN = re.compile(rf"-(?=(?:{'|'.join(_PARTS)})s?\b)")  # of "two-thirds"
_CLAUSE = re.compile(r"[();]|,(?!\d)")
_PIECE = re.compile(
    r"\d{1,3}(?:,\d{3})+|\d*\.?\d+(?:/\d*\.?\d+)?"
    r"|[¼-¾⅐-⅞]"
    r"|(?:(?i:fl(?:uid)?)[.\s]+)?[^\W\d_]+(?:-[^\W\d_]+)*\.?"
)


def _by_spelling(names: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    return {spelling: name for name, spellings in names.items() for spelling in spellings}


_FULL = _by_spelling({name: (name, f"{name}s") for name in _MEASURES})
_LABEL = _by_spelling(_SYMBOLS)
_KNOWN = _FULL | _LABEL | _by_spelling(_SHORT)


@dataclass(frozen=True)
class _Measured:
    """How many of which measure a serving says it is."""

    count: Fraction
    word: str
    """What stands for the measure, such as "oz"."""
    measure: str | None
    """One of `_MEASURES`, or None for a short word that is none of them."""


def servings_weigh_what_their_measure_can(knowledge: Knowledge, found: Records) -> Iterator[Finding]:
    """Every amount of a food is reckoned from the weight of its serving."""
    for name, food in knowledge.foods.items():
        path = ("foods", name, "grams")
        if food.grams > HEAVIEST_SERVING:
            yield path, f"found {exact(food.grams)}, expected at most {HEAVIEST_SERVING:,} grams in a serving"
        for measured in _measures(food.serving):
            if not measured.measure or not measured.count:
                continue
            least, most = (bound * float(measured.count) for bound in _MEASURES[measured.measure])
            if not least <= food.grams <= most:
                yield (
                    path,
                    f"found {exact(food.grams)} grams for '{food.serving}', "
                    f"expected {least:,.4g} to {most:,.4g}",
                )


def servings_are_written_in_full(knowledge: Knowledge, found: Records) -> Iterator[Finding]:
    """A reader abroad does not know that T is a tablespoon and t a teaspoon, a third of it."""
    for name, food in knowledge.foods.items():
        for measured in _measures(food.serving):
            if measured.word in _FULL or measured.word.casefold() in _LABEL:
                continue
            right = "a measure in full, such as cup, tablespoon, ounce or slice"
            if measured.measure:
                right = f"'{measured.measure}{'s' if measured.count > 1 else ''}'"
            yield ("foods", name, "serving"), f"found '{measured.word}' in '{food.serving}', expected {right}"


def _measures(serving: str) -> Iterator[_Measured]:
    """What a serving says it is, and what stands in brackets behind it: "1 can (12 fluid ounces)"."""
    for clause in _CLAUSE.split(serving.replace("\u2044", "/")):  # the slash of fractions
        if not re.search(r"\b(?:each|per)\b", clause) and (measured := _measured(clause)):
            yield measured


def _measured(clause: str) -> _Measured | None:
    """The count and the measure that a clause begins with; None when it begins with anything else."""
    whole = Fraction(0)
    count: Fraction | None = None
    for piece in _PIECE.findall(_HYPHEN.sub(" ", clause)):
        word = re.sub(r"[.\s]+", " ", piece).strip()
        small = word.casefold()
        if not piece[-1].isalpha() and piece[-1] != ".":
            value = _value(piece)
            if count is None:
                count = value
            elif value < 1 and count == int(count):  # the half of "1 1/2"
                count += value
            else:
                return None
        elif small in ("a", "an"):  # "half a cup"
            count = Fraction(1) if count is None else count
        elif small in _NUMBERS and count is None:
            count = Fraction(_NUMBERS.index(small))
        elif part := _PARTS.get(small) or _PARTS.get(small.removesuffix("s")):
            count = (1 if count is None else count) / Fraction(part)
        elif small == "and":
            whole, count = whole + (count or 0), None
        elif small not in _BESIDE:
            return _named(word, None if count is None else whole + count)
    return None


def _named(word: str, count: Fraction | None) -> _Measured | None:
    """The measure of a word; without a count only a word in full is one: a T-bone is no tablespoon."""
    measure = _KNOWN.get(word) or _KNOWN.get(word.casefold())
    if count is None:
        return _Measured(Fraction(1), word, measure) if word in _FULL else None
    if measure or not re.search(r"[aeiouy]|[^a-z]", word, re.IGNORECASE):
        return _Measured(count, word, measure)
    return None


def _value(piece: str) -> Fraction:
    if piece.isnumeric() and not piece.isdecimal():  # ½
        return Fraction(unicodedata.numeric(piece)).limit_denominator(10)
    try:
        return Fraction(piece.replace(",", ""))
    except (ValueError, ZeroDivisionError):  # "1.5/2", "1/0"
        return Fraction(0)
