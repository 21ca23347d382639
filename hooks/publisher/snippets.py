"""Skeletons → text that an editor's program inserts, with a stop for the cursor at each value.

The text is YAML as the file writes it. A value that can't say that it is unfinished has its TODO in a
comment beside it, as in a draft by `nutrients new`.
"""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from .skeletons import IN_A_YEAR, NOTES, SKELETONS, TODAY

_BARE = re.compile(r"[a-z0-9-]+( [a-z0-9-]+)*")
_DAYS = {TODAY: "${CURRENT_YEAR}-${CURRENT_MONTH}-${CURRENT_DATE}", IN_A_YEAR: "TODO"}
"""The program knows the day. It can't reckon with it: the word is marked until a day stands there."""


def snippet(kind: str) -> str:
    """The first draft of a kind of record, under an id that is to be chosen."""
    stops = itertools.count(1)
    first = f"${{{next(stops)}:new-{kind}}}:"
    return "\n".join([first, *_lines(SKELETONS[kind], NOTES[kind], stops, "  ")])


def _lines(
    record: Mapping[str, Any], notes: Mapping[str, str], stops: Iterator[int], by: str
) -> Iterator[str]:
    """The fields of a record, each line moved to the right by `by`."""
    for field, value in record.items():
        if isinstance(value, dict) and value:
            yield f"{by}{field}:"
            yield from _lines(value, notes, stops, f"{by}  ")
        elif isinstance(value, list) and any(isinstance(item, dict) for item in value):
            yield f"{by}{field}:"
            for item in value:
                first, *rest = _lines(item, notes, stops, f"{by}    ")
                yield f"{by}  - {first.lstrip()}"
                yield from rest
        else:
            note = f" # {_escaped(notes[field])}" if field in notes else ""
            yield f"{by}{field}: {_value(value, stops)}{note}"


def _value(value: Any, stops: Iterator[int]) -> str:
    """One value on its line."""
    if isinstance(value, list):
        return f"[{', '.join(_value(item, stops) for item in value) or f'${next(stops)}'}]"
    if isinstance(value, dict):
        return f"{{${next(stops)}}}"
    if not isinstance(value, str):
        return f"${{{next(stops)}:{json.dumps(value)}}}"
    if value in _DAYS:
        return f"${{{next(stops)}:{_DAYS[value]}}}"
    quote = "" if _BARE.fullmatch(value) else '"'
    text = json.dumps(value, ensure_ascii=False)[1:-1] if quote else value
    return f"{quote}${{{next(stops)}:{_escaped(text)}}}{quote}"


def _escaped(text: str) -> str:
    """The text with the signs that mean something to the editor's program made plain."""
    return re.sub(r"([\\$}])", r"\\\1", text)
