"""Words that fields may hold: ids, texts, grades, verdicts, units, diets, stages of life."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from functools import partial
from typing import Annotated, Literal, get_args

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError

from .. import addresses
from ..file_names import refused_by_windows


def _written_out(value: object) -> object:
    written = isinstance(value, str) and re.fullmatch(r"(\d{4})-\d{2}-\d{2}", value)
    if written and not FIRST_YEAR <= int(written[1]) <= LAST_YEAR:
        years = {"found": value, "first": FIRST_YEAR, "last": LAST_YEAR}
        raise PydanticCustomError("year", "found {found}, expected a year from {first} to {last}", years)
    if written or isinstance(value, datetime.date):
        return value
    raise PydanticCustomError("date_type", "expected a day")


FIRST_YEAR, LAST_YEAR = 1900, 2100
"""Of days. One beyond them is a slip, and some can't be reckoned with."""
FORMS = {
    r"^[a-z0-9]+(-[a-z0-9]+)*$": "small letters, digits and hyphens",
    r"^(all ages|\d{1,3}(-\d{1,3}|\+) (months|years))$": (
        "ages such as '19-30 years', '71+ years', '7-12 months' or 'all ages'"
    ),
    r"^[0-9]{5}$": "five digits in quotes",
    r"^[0-9]{2,5}$": "two to five digits in quotes",
    r"\?$": "a question with a question mark at its end",
}
"""Pattern of a field → what fits it, in words for a message."""


def _with_nothing_wrong(wrong: Callable[[str], str | None]) -> AfterValidator:
    """Refuses a text with what `wrong` says of it."""

    def check(text: str) -> str:
        if message := wrong(text):
            raise PydanticCustomError("address", "{message}", {"message": message})
        return text

    return AfterValidator(check)


def _named_everywhere(id: str) -> str:
    """Ids become names of folders."""
    if message := refused_by_windows(id):
        raise PydanticCustomError("reserved", "{message}", {"message": message})
    return id


Id = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80),
    AfterValidator(_named_everywhere),
]
Text = Annotated[str, StringConstraints(min_length=1, max_length=1200, strip_whitespace=True)]
Word = Annotated[str, StringConstraints(min_length=1, max_length=120, strip_whitespace=True)]
Sources = Annotated[tuple[Id, ...], Field(min_length=1)]
Positive = Annotated[float, Field(gt=0, allow_inf_nan=False, strict=True)]
Amount = Annotated[float, Field(ge=0, allow_inf_nan=False, strict=True)]
Whole = Annotated[int, Field(strict=True)]
Truth = Annotated[bool, Field(strict=True)]
Day = Annotated[datetime.date, BeforeValidator(_written_out)]
"""A day as 2026-11-24. A number is no day: it would be read as seconds since 1970."""

_SUCH_AS = "Expected an address such as https://example.org/page, without spaces."
Url = Annotated[
    str,
    _with_nothing_wrong(addresses.wrong_address),
    Field(json_schema_extra={"pattern": addresses.PATTERN, "errorMessage": _SUCH_AS}),
]
SecureUrl = Annotated[
    str,
    _with_nothing_wrong(partial(addresses.wrong_address, secure=True)),
    Field(json_schema_extra={"pattern": addresses.SECURE, "errorMessage": _SUCH_AS}),
]
Doi = Annotated[
    str,
    _with_nothing_wrong(addresses.wrong_doi),
    Field(
        json_schema_extra={"pattern": addresses.DOI, "errorMessage": "Expected a DOI such as 10.1000/182."}
    ),
]
Pmid = Annotated[
    str,
    _with_nothing_wrong(addresses.wrong_pmid),
    Field(json_schema_extra={"pattern": addresses.PMID, "errorMessage": "Expected digits, in quotes."}),
]

Grade = Literal["strong", "moderate", "weak", "none"]
Verdict = Literal["known", "possible", "rarely", "not-shown"]
Route = Literal["direct", "indirect", "both", "excess", "none"]
Effect = Literal[
    "helps",
    "uncertain",
    "conflicting",
    "little-or-no-effect",
    "not-tested",
    "harmful",
    "not-applicable",
]
Unit = Literal["mg", "mcg", "g", "mg/MJ"]
LabUnit = Literal[
    "mmol/L",
    "µmol/L",
    "nmol/L",
    "pmol/L",
    "g/L",
    "mg/L",
    "mcg/L",
    "ng/L",
    "g/dL",
    "mg/dL",
    "mcg/dL",
    "ng/dL",
    "mcg/mL",
    "ng/mL",
    "pg/mL",
    "pg/mL (ng/L)",
    "mEq/L",
    "U/L",
    "mmol a day",
    "mg a day",
    "mcg a day",
    "%",
    "% (fractional excretion)",
    "% TDP effect",
    "ratio",
    "INR",
]
"""Units of blood and urine tests. Another one is added here, and its other spellings in spellings.py."""
Diet = Literal["vegan", "vegetarian", "dairy-free", "nut-free", "fish-free", "gluten-free"]
Who = Literal["everyone", "female", "male", "pregnant", "breastfeeding", "pregnant-or-breastfeeding"]
IntakeKind = Literal[
    "RDA", "AI", "PRI", "PRI/AI", "AR", "RNI", "SAI", "DV", "UL", "CDRR", "supplement-maximum"
]
SourceKind = Literal[
    "guideline",
    "systematic review",
    "trial",
    "cohort",
    "case report",
    "mechanism",
    "review",
    "reference table",
    "regulator notice",
    "public health page",
    "textbook",
    "news or digest",
]
Topic = Literal["causes", "signs", "foods", "supplements", "self-care", "tests", "safety"]
FoodGroup = Literal[
    "vegetables",
    "fruit",
    "legumes",
    "nuts-seeds",
    "grains",
    "dairy",
    "eggs",
    "fish",
    "meat",
    "fats",
    "drinks",
    "fortified",
    "other",
]

DIETS: tuple[str, ...] = get_args(Diet)
UNITS: frozenset[str] = frozenset((*get_args(Unit), *get_args(LabUnit)))
TOPICS: tuple[str, ...] = get_args(Topic)
