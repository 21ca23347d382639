"""A checker of schema.org graphs against the names in hooks/publisher/vocabulary.json.

It finds unknown types and properties, properties of another type, values of a wrong kind, dates that
are none, superseded names, and references that lead nowhere. Ranges are checked roughly, as schema.org
asks: a subtype will do for its parent, and text will do for an address only if it is one.
"""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import publisher

_VOCABULARY = json.loads((Path(publisher.__file__).parent / "vocabulary.json").read_text("utf-8"))
_TYPES: dict[str, list[str]] = _VOCABULARY["types"]
_PROPERTIES: dict[str, dict[str, list[str]]] = _VOCABULARY["properties"]
_ADDRESS = re.compile(r"https?://[^\s<>\"]+")


def faults(document: dict[str, Any], elsewhere: Collection[str] = ()) -> list[str]:
    """What is wrong with a graph; references may also lead to an `@id` in `elsewhere`."""
    if document.get("@context") != "https://schema.org":
        return [f"the context is {document.get('@context')!r}"]
    known = {node["@id"]: node for node in nodes(document) if "@id" in node and "@type" in node}
    return [fault for node in document["@graph"] for fault in _node_faults(node, known, elsewhere)]


def nodes(value: Any) -> Iterator[dict[str, Any]]:
    """Every object in a graph, outer before inner."""
    if isinstance(value, dict):
        yield value
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from nodes(item)


def _node_faults(
    node: dict[str, Any], known: dict[str, dict[str, Any]], elsewhere: Collection[str]
) -> Iterator[str]:
    names = _types(node)
    if not names:
        yield f"no type: {json.dumps(node)[:80]}"
    if unknown := [name for name in names if name not in _TYPES]:
        yield f"unknown type {', '.join(unknown)}"
    if unknown or not names:
        return
    ancestors = {ancestor for name in names for ancestor in _ancestors(name)}
    for name, value in node.items():
        if name.startswith("@"):
            continue
        described = _PROPERTIES.get(name)
        if described is None:
            yield f"{names}: unknown property {name}"
            continue
        if after := described.get("superseded_by"):
            yield f"{names}: {name} is superseded by {after}"
        if not ancestors & set(described["domains"]):
            yield f"{names}: {name} belongs to {described['domains']}"
        for item in value if isinstance(value, list) else [value]:
            for fault in _value_faults(item, set(described["ranges"]), known, elsewhere):
                yield f"{names}: {name}: {fault}"
        if value == []:
            yield f"{names}: {name} is empty"


def _value_faults(
    value: Any, ranges: set[str], known: dict[str, dict[str, Any]], elsewhere: Collection[str]
) -> Iterator[str]:
    if isinstance(value, dict) and value.keys() == {"@id"}:
        if value["@id"] in elsewhere:
            return
        if value["@id"] not in known:
            yield f"nothing has the @id {value['@id']}"
            return
        yield from _type_faults(known[value["@id"]], ranges)
    elif isinstance(value, dict):
        yield from _type_faults(value, ranges)
        yield from _node_faults(value, known, elsewhere)
    elif isinstance(value, bool):
        if "Boolean" not in ranges:
            yield f"{value} is not one of {sorted(ranges)}"
    elif isinstance(value, int | float):
        if not ranges & {"Number", "Integer" if isinstance(value, int) else "Float"}:
            yield f"{value} is not one of {sorted(ranges)}"
    elif not _text_fits(value, ranges):
        yield f"{value!r} is not one of {sorted(ranges)}"


def _type_faults(node: dict[str, Any], ranges: set[str]) -> Iterator[str]:
    names = [name for name in _types(node) if name in _TYPES]  # a fault is named once, at its place
    if names and not any(ranges & _ancestors(name) for name in names):
        yield f"{names} is not one of {sorted(ranges)}"


def _text_fits(value: Any, ranges: set[str]) -> bool:
    if not isinstance(value, str) or not value.strip():
        return False
    return (
        "Text" in ranges
        or ("URL" in ranges and bool(_ADDRESS.fullmatch(value)))
        or (bool(ranges & {"Date", "DateTime"}) and _is_date(value))
    )


def _is_date(value: str) -> bool:
    """Whether the text is a day, a month or a year as ISO 8601 writes them."""
    if not re.fullmatch(r"\d{4}(-\d\d){0,2}", value):
        return False
    try:
        datetime.date.fromisoformat(f"{value}-01-01"[:10])
    except ValueError:
        return False
    return True


def _types(node: dict[str, Any]) -> list[str]:
    found = node.get("@type", [])
    return found if isinstance(found, list) else [found]


@cache
def _ancestors(name: str) -> frozenset[str]:
    """The type, its parents, their parents."""
    return frozenset({name}.union(*(_ancestors(parent) for parent in _TYPES.get(name, ()))))
