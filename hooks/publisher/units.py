"""Amounts as readers see them: rounding, thousands, units in words, shares of a daily value."""

from __future__ import annotations

import re
from functools import lru_cache

NO_BREAK = "\u00a0"
_UNIT_WORDS = {"mcg": "micrograms", "mg": "mg", "g": "g", "mg/MJ": "mg per megajoule of energy"}
_MAY_NEED = re.compile(r"\d|itamin")
"""Most texts hold neither, which is quicker to see than that they need nothing."""
_BETWEEN = re.compile(
    r"(?<=\d)\s(?=(?:mg|mcg|micrograms?|grams?|g|kg|mL|mmol|nmol|pmol|pg|ng|IU|years?|months?|weeks?|"
    r"days?|hours?|minutes?|people|women|men|trials?|percent|ounces?|cups?|in \d+)\b)"
    r"|(?<=\b[Vv]itamin)\s(?=[A-K]\d{0,2}\b)|(?<=\bin)\s(?=\d)"
)


def number(value: float) -> str:
    """A figure rounded as food tables print it: 926, 64.6 → 65, 7.26 → 7.3, 0.866 → 0.87."""
    if value >= 10:
        return f"{value:,.0f}"
    text = f"{value:.1f}" if value >= 1 else f"{value:.2f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def exact(value: float) -> str:
    """A figure as its source prints it: no rounding, commas from 1,000."""
    return f"{value:,.10g}" if value != int(value) else f"{int(value):,}"


def amount(value: float, unit: str) -> str:
    """A rounded figure with its unit, kept on one line."""
    return f"{number(value)}{NO_BREAK}{unit_word(unit)}"


def unit_word(unit: str) -> str:
    """A unit as it stands in text; micrograms are written out, because µg is misread as mg."""
    return _UNIT_WORDS.get(unit, unit)


def percent(part: float, whole: float) -> int:
    """Share in whole percent."""
    return round(100 * part / whole)


@lru_cache(maxsize=100_000)
def typo(text: str) -> str:
    """Text with no-break spaces where a line end would part a figure from its unit."""
    return _BETWEEN.sub(NO_BREAK, text) if _MAY_NEED.search(text) else text
