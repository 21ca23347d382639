"""Amounts as readers see them: rounding, thousands, units in words, shares of a daily value."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache

NO_BREAK = "\u00a0"
_LEAST = Decimal("0.01")
"""The smallest amount that is shown as a figure."""
_AS_TABLES = Context(prec=400, rounding=ROUND_HALF_UP)  # digits enough for any float
_UNIT_WORDS = {"mcg": "micrograms", "mg": "mg", "g": "g", "mg/MJ": "mg per megajoule of energy"}
_MAY_NEED = re.compile(r"\d|itamin")
"""Most texts hold neither, which is quicker to see than that they need nothing."""
_BETWEEN = re.compile(
    r"(?<=\d)\s(?=(?:mg|mcg|micrograms?|grams?|g|kg|mL|mmol|nmol|pmol|pg|ng|IU|years?|months?|weeks?|"
    r"days?|hours?|minutes?|people|women|men|trials?|percent|ounces?|cups?|in \d+)\b)"
    r"|(?<=\b[Vv]itamin)\s(?=[A-K]\d{0,2}\b)|(?<=\bin)\s(?=\d)"
)


def number(value: float) -> str:
    """A figure rounded as food tables print it: 926, 64.6 → 65, 7.25 → 7.3, 0.866 → 0.87, 0.004 → under 0.01.

    Only nothing is 0: a food that holds a little must not look like one that holds none.
    """
    true = _decimal(value)
    places = "1" if true >= 10 else "0.1" if true >= 1 else str(_LEAST)
    rounded = true.quantize(Decimal(places), context=_AS_TABLES)
    if true and not rounded:
        return f"under {_LEAST}"
    return _plain(rounded)


def exact(value: float) -> str:
    """A figure as its source prints it: no rounding, commas from 1,000."""
    return _plain(Decimal(f"{value:.10g}")) if value != int(value) else f"{int(value):,}"


def amount(value: float, unit: str) -> str:
    """A rounded figure with its unit, kept on one line."""
    figure = number(value)
    return f"{figure}{NO_BREAK}{unit_word(unit, figure)}"


def stated(value: float, unit: str) -> str:
    """An authored figure with its unit."""
    figure = exact(value)
    return f"{figure} {unit_word(unit, figure)}"


def unit_word(unit: str, figure: str = "") -> str:
    """A unit as it stands in text; micrograms are written out, because µg is misread as mg."""
    return "microgram" if (unit, figure) == ("mcg", "1") else _UNIT_WORDS.get(unit, unit)


def percent(part: float, whole: float) -> float:
    """Share in percent, not rounded: what a food is called depends on it (`SOURCE`, `HIGH`)."""
    return float(_decimal(100 * part / whole))


def whole_percent(percent: float) -> int:
    """The percent that is shown: halves go up, as in every other figure."""
    return int(_decimal(percent).quantize(Decimal(1), context=_AS_TABLES))


def share(percent: float) -> str:
    """The share of an amount that is not nothing: `15%`, `1,200%`, `under 1%`."""
    whole = whole_percent(percent)
    return f"{whole:,}%" if whole else "under 1%"


def _decimal(value: float) -> Decimal:
    """The figure that was meant: 0.145 × 50 / 1 is 7.25, however a computer adds it up."""
    return Decimal(f"{value:.12g}")


def _plain(value: Decimal) -> str:
    """With commas from 1,000 and without zeros that say nothing."""
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


@lru_cache(maxsize=100_000)
def typo(text: str) -> str:
    """Text with no-break spaces where a line end would part a figure from its unit."""
    return _BETWEEN.sub(NO_BREAK, text) if _MAY_NEED.search(text) else text
