"""Plain values → model objects, with every misfit turned into a located, worded `Problem`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from .knowledge import UNITS
from .knowledge.vocabulary import FORMS
from .problems import InvalidData, Problem, kept, listed, nearest, quoted
from .slips import comma_in_number
from .source import Document, Step
from .spellings import proposed

Model = TypeVar("Model", bound=BaseModel)

_EXPECTED = {
    "string_type": "text; put quotes around it",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "float_parsing": "a number",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
    "tuple_type": "a list",
    "dict_type": "a mapping of ids",
    "date_from_datetime_parsing": "a date such as 2026-11-23",
    "date_parsing": "a date such as 2026-11-23",
    "date_type": "a date such as 2026-11-23",
}


_NUMBER_WITH_COMMA = re.compile(r"(\d+),(\d+)")
_TYPED = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2212"), "-")
_TYPED |= dict.fromkeys(map(ord, "\u00a0\u2007\u2009\u202f"), " ")
"""Signs that a word processor puts in the place of the one on the keyboard."""


def fit(model: type[Model], document: Document) -> Model:
    """The document's value as `model`. Raises `InvalidData` with all misfits."""
    try:
        return model.model_validate(document.value)
    except ValidationError as error:
        raise InvalidData(kept(_problems(model, document, error))) from None


def _problems(model: type[BaseModel], document: Document, error: ValidationError) -> Iterator[Problem]:
    details = error.errors(include_url=False)
    wrong_inside = {detail["loc"][:-1] for detail in details}
    for detail in details:
        if detail["type"] == "too_short" and detail["loc"] in wrong_inside:
            continue  # the list is not empty: what stands in it is wrong, and named
        path: tuple[Step, ...] = tuple(detail["loc"])
        on_key = path[-1:] == ("[key]",)
        if on_key:
            path = path[:-1]
        message, rule = _worded(model, path, detail, on_key)
        yield document.problem(path, message, rule, key=on_key or rule in ("known-field", "no-missing-field"))


def _worded(
    model: type[BaseModel], path: tuple[Step, ...], detail: ErrorDetails, on_key: bool
) -> tuple[str, str]:
    """What was found, what was expected and the nearest valid value, with the rule's name."""
    kind, found = detail["type"], detail["input"]
    shown = quoted(found) if isinstance(found, str | int | float) or found is None else _kind(found)
    context: dict[str, Any] = detail.get("ctx", {})
    if kind == "missing":
        return f"the field '{path[-1]}' is missing", "no-missing-field"
    if kind == "extra_forbidden":
        fields = list(fields_at(model, path[:-1]))
        return (
            f"found the field '{path[-1]}', expected one of {listed(fields, 40)}{nearest(path[-1], fields)}",
            "known-field",
        )
    if kind == "literal_error":
        values = re.findall(r"'([^']*)'", str(context["expected"])) or [str(context["expected"])]
        near = proposed(found, values) if UNITS.issuperset(values) else nearest(found, values)
        return f"{shown} is not one of {listed(values, 40)}{near}", "known-value"
    if kind == "string_pattern_mismatch":
        pattern = str(context["pattern"])
        typed = str(found).translate(_TYPED)
        near = f"; did you mean '{typed}'?" if typed != found and re.search(pattern, typed) else ""
        return f"found {shown}, expected {FORMS[pattern]}{near}", "valid-id" if on_key else "valid-text"
    if kind == "reserved":
        return str(detail["msg"]), "valid-id"
    if kind == "address":
        return str(detail["msg"]), "addresses-can-be-written"
    if kind in ("model_type", "model_attributes_type"):
        return f"found {shown}, expected a mapping of fields", "shape"
    if kind == "too_short":
        return "found an empty list, expected at least one entry", "not-empty"
    if kind == "string_too_short":
        return "found no text, expected some", "not-empty"
    if kind in ("float_type", "int_type") and (number := _NUMBER_WITH_COMMA.fullmatch(str(found))):
        return comma_in_number(number[1], number[2]), "no-comma-in-a-number"
    if kind == "year":
        return str(detail["msg"]), "shape"
    if kind in _EXPECTED:
        return f"found {shown}, expected {_EXPECTED[kind]}", "shape"
    return f"found {shown}: {detail['msg'][:1].lower() + detail['msg'][1:]}", "shape"


def _kind(found: object) -> str:
    return {dict: "a mapping", list: "a list", bool: str(found).lower()}.get(type(found), "something else")


def fields_at(model: type[BaseModel], path: tuple[Step, ...]) -> Iterator[str]:
    """Names of the fields that the record at `path` may have."""
    here: Any = model
    for step in path:
        if isinstance(here, type) and issubclass(here, BaseModel):
            field = here.model_fields.get(str(step))
            here = field.annotation if field else None
        else:
            here = next((a for a in reversed(get_args(here)) if a is not Ellipsis), None)
        here = _without_none(here)
    if isinstance(here, type) and issubclass(here, BaseModel):
        yield from here.model_fields


def _without_none(annotation: Any) -> Any:
    arguments = get_args(annotation)
    if type(None) in arguments:
        return next(a for a in arguments if a is not type(None))
    return annotation
