"""All fields of `nutrients.yaml`, section by section: what may stand in each, and what it is for.

Read from the schema that editors' programs use, so that page, program and checks say the same.
"""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterator
from typing import Any

from ..content import Content
from ..problems import InvalidData
from ..rules import KEYED, records
from ..schema import Schema, schema
from ..source import parse
from .page import Page, crumbs, shortened

_SHARED = "shared"
_TYPES = {"string": "text", "number": "number", "integer": "whole number", "boolean": "true or false"}
_MOST, _FEW = 60, 2
"""Characters of a text and entries of a list in an example."""


def pages(content: Content) -> Iterator[Page]:
    """One page."""
    yield Page(
        path="editing/fields/",
        kind="fields",
        title="Fields of the data file",
        description="Every field of nutrients.yaml: what may stand in it, whether it may be left out, "
        "and what it is for, with examples.",
        facts={"parts": list(_parts(content))},
        section="editing/",
        breadcrumb=crumbs(("Edit the knowledge", "editing/"), ("Fields", None)),
    )


def _parts(content: Content) -> Iterator[dict[str, Any]]:
    """The sections of the file in its order, each with its records; last the records of several sections."""
    found = schema(content.knowledge)
    definitions, examples = found["$defs"], _examples(content)
    inside = {section: list(_reached(value, definitions)) for section, value in found["properties"].items()}
    several = [name for names in inside.values() for name in names]
    shared = [name for name in dict.fromkeys(several) if several.count(name) > 1]
    for section, names in {**inside, _SHARED: shared}.items():
        yield {
            "id": section,
            "title": f"The section {section}" if section != _SHARED else "Parts that several sections have",
            "help": found["properties"].get(section, {}).get("description", ""),
            "records": [
                {
                    "id": _anchor(name),
                    "title": _words(name),
                    "help": definitions[name]["description"],
                    "fields": [
                        _field(name, field, value, definitions[name], examples)
                        for field, value in definitions[name]["properties"].items()
                    ],
                }
                for name in names
                if name not in shared or section == _SHARED
            ],
        }


def _field(
    name: str, field: str, value: Schema, record: Schema, examples: dict[tuple[str, str], str]
) -> dict[str, Any]:
    needed = field in record.get("required", ())
    return {
        "name": field,
        "needed": needed,
        "help": value["description"],
        "otherwise": value.get("default"),
        "example": examples.get((name, field)),
        **_allowed(value, needed, f" of the section {KEYED[field]}" if field in KEYED else ""),
    }


def _allowed(value: Schema, needed: bool, keys: str = "") -> dict[str, Any]:
    """What may stand in a field: in words, the words of a fixed list, the record that it holds."""
    either = [way for way in value.get("anyOf", ()) if way != {"type": "null"}]
    if either:
        value = value | either[0]
    types = value["type"] if isinstance(value.get("type"), list) else [value.get("type")]
    kind, reference = str(types[0]), str(value.get("$ref", "")).rpartition("/")[2]
    result: dict[str, Any] = {"words": "", "list": [], "record": None}
    if reference.startswith("id-"):
        result["words"] = f"an id of the section {reference.removeprefix('id-')}"
    elif reference:
        result |= {
            "words": "a record",
            "record": {"id": _anchor(reference), "name": _words(reference).lower()},
        }
    elif "enum" in value:
        result |= {"words": "one of", "list": value["enum"]}
    elif kind == "array":
        inner = _allowed(value["items"], needed=False)
        least = " with at least one entry" if value.get("minItems") else ""
        result |= inner | {"words": f"a list{least}; each entry is {inner['words']}"}
    elif kind == "object":
        inner = _allowed(next(iter(_values(value)), {"type": "string"}), needed=False)
        result |= inner | {"words": f"pairs of an id{keys} and {inner['words']}"}
    else:
        result["words"] = _plain(value, kind)
    if needed and ("null" in types or {"type": "null"} in value.get("anyOf", ())):
        result["words"] += ", or null"
    return result


def _plain(value: Schema, kind: str) -> str:
    """A single value in words, with its bounds."""
    if value.get("format") == "date":
        return "a date such as 2026-11-24"
    words = _TYPES[kind] if kind in ("string", "boolean") else f"a {_TYPES[kind]}"
    if value.get("exclusiveMinimum") == 0:
        return f"{words} above 0"
    if "minimum" in value:
        return (
            f"{words} from {value['minimum']} to {value['maximum']}"
            if "maximum" in value
            else f"{words}, 0 or more"
        )
    if "a-z0-9" in value.get("pattern", ""):
        return "an id of small letters, digits and hyphens"
    if "maxLength" in value:
        return f"{words} of at most {value['maxLength']} characters"
    return words


def _values(mapping: Schema) -> Iterator[Schema]:
    """What stands behind the keys of a mapping whose keys are ids."""
    for key in ("properties", "patternProperties"):
        yield from mapping.get(key, {}).values()
    if isinstance(mapping.get("additionalProperties"), dict):
        yield mapping["additionalProperties"]


def _reached(value: Any, definitions: Schema) -> Iterator[str]:
    """Names of the records inside a section, outer before inner, each once."""
    seen: dict[str, None] = {}

    def walk(value: Any) -> None:
        if isinstance(value, dict):
            name = str(value.get("$ref", "")).rpartition("/")[2]
            known = definitions.get(name, {})
            if name and name not in seen and "enum" not in known:
                if name[0].isupper():  # a record; the rest are lists and mappings of ids
                    seen[name] = None
                walk(known)
            for item in value.values():
                walk(item)
        elif isinstance(value, list):
            for item in value:
                walk(item)

    walk(value)
    yield from seen


def _examples(content: Content) -> dict[tuple[str, str], str]:
    """(Record, field) → the first short value that stands there in the file."""
    found: dict[tuple[str, str], str] = {}
    for _, record in records(content.knowledge):
        for field, value in record.__dict__.items():
            key = (type(record).__name__, field)
            if key not in found and (text := _example(value)):
                found[key] = f"{field}: {text}"
    return found


def _example(value: Any) -> str:
    """A value as an editor would type it, cut when long; nothing for records and what is empty."""
    if isinstance(value, tuple):
        items = [_example(item) for item in value[:_FEW]]
        return f"[{', '.join(items)}{', …' if len(value) > _FEW else ''}]" if value and all(items) else ""
    if isinstance(value, dict):
        pairs = {key: _example(item) for key, item in list(value.items())[:_FEW]}
        shown = ", ".join(f"{key}: {item}" for key, item in pairs.items())
        return f"{{{shown}{', …' if len(value) > _FEW else ''}}}" if value and all(pairs.values()) else ""
    if isinstance(value, bool | int | float):
        return json.dumps(int(value) if isinstance(value, float) and value.is_integer() else value)
    if isinstance(value, datetime.date):
        return value.isoformat()
    if not isinstance(value, str):
        return ""
    text = shortened(value, _MOST)
    return text if _is_bare(text) else json.dumps(text, ensure_ascii=False)


def _is_bare(text: str) -> bool:
    """Whether the text is read as itself without quotes."""
    try:
        return parse(text, "").value == text
    except InvalidData:
        return False


def _words(name: str) -> str:
    """`OtherCause` → `Other cause`."""
    return re.sub(r"(?<=[a-z])([A-Z])", lambda found: f" {found[1].lower()}", name)


def _anchor(record: str) -> str:
    return f"record-{record.lower()}"
