"""The model and the ids that exist → a JSON Schema (2020-12), so that editors' programs help while they type.

Only what the model says is in it, and the real ids: a misspelled one is marked in the editor before anything
runs, and the right ones are offered. The rules that need more than one field stay with `nutrients check`.
"""

from __future__ import annotations

import copy
import functools
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, get_args

from .knowledge import Grade, Knowledge, Verdict
from .rules import KEYED, REFERENCES
from .skeletons import SECTIONS
from .snippets import snippet

FILE = Path(".schema", "nutrients.json")
"""Where it stands below the project's folder; the first line of `nutrients.yaml` names it."""

Schema = dict[str, Any]

_NAMES = ("name", "title", "question", "term", "header")
"""Fields that say what a record is, beside its id."""
_MEANINGS: dict[tuple[str, ...], tuple[str, ...]] = {
    get_args(Grade): (
        "Guidelines, reviews of trials, data tables, or several textbooks agree.",
        "One good trial or study, or one textbook or health page.",
        "Small studies, case reports, advice that nobody tested, or strength 3 sources alone.",
        "Nothing we read supports it.",
    ),
    get_args(Verdict): (
        "A shortage is a documented cause. That does not make it the usual one.",
        "There is a sound reason or some evidence, but not enough to be sure.",
        "It can happen, but it explains few people with this symptom.",
        "It was looked for and not found, or nothing supports it.",
    ),
}
"""Fixed list → what each word of it means, as readers are told in docs/about/method.md."""


def schema(knowledge: Knowledge) -> Schema:
    """The schema of `nutrients.yaml` with the ids that stand in it."""
    found = copy.deepcopy(_of_the_model())
    definitions: Schema = found["$defs"]
    for record in definitions.values():
        _use_ids(record["properties"])
    for section in sorted({*REFERENCES.values()}):
        definitions[f"id-{section}"] = _ids(section, getattr(knowledge, section))
    nutrients, symptoms = knowledge.nutrients, knowledge.symptoms
    links: Schema = found["properties"]["links"]
    of_symptom = _keyed(nutrients, {"$ref": "#/$defs/Link"})
    definitions["links-of-a-symptom"] = of_symptom
    links |= _keyed(symptoms, {"$ref": "#/$defs/links-of-a-symptom"})
    for field, section in KEYED.items():
        for record in definitions.values():
            if field in record.get("properties", {}):
                _use_keys(record["properties"][field], getattr(knowledge, section))
    _offer_skeletons(found)
    return {
        # No title here either: editors' programs would set it above the help of every field.
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **_tidy(found),
    }


@functools.cache
def _of_the_model() -> Schema:
    """What the model alone says: the same in every build of a process, and slow to find out."""
    return Knowledge.model_json_schema()


def text(knowledge: Knowledge) -> str:
    """The schema as it stands in its file: the same for the same knowledge, one id a line."""
    return json.dumps(schema(knowledge), ensure_ascii=False, indent=1) + "\n"


def refresh(root: Path, knowledge: Knowledge) -> bool:
    """Writes the schema below `root` if it differs from what stands there. Whether it did."""
    file, new = root / FILE, text(knowledge)
    if file.is_file() and file.read_text(encoding="utf-8") == new:
        return False
    file.parent.mkdir(exist_ok=True)
    file.write_text(new, encoding="utf-8")
    return True


def _use_ids(properties: Schema) -> None:
    """Puts the list of real ids where a field holds ids."""
    for field, section in REFERENCES.items():
        here = properties.get(field)
        if here is None:
            continue
        reference = {"$ref": f"#/$defs/id-{section}"}
        if here.get("type") == "array":
            here["items"] = reference
        elif "anyOf" in here:
            here["anyOf"] = [reference, {"type": "null"}]
        else:
            kept = {key: here[key] for key in ("description", "default") if key in here}
            here.clear()
            here |= kept | reference


def _use_keys(mapping: Schema, records: Mapping[str, Any]) -> None:
    """Puts the real ids where a field's keys are ids."""
    (value,) = mapping["patternProperties"].values()
    mapping |= _keyed(records, value)


def _keyed(records: Mapping[str, Any], value: Schema) -> Schema:
    """A mapping whose keys are ids that exist: editors are offered keys only when each is named."""
    return {
        "type": "object",
        "properties": {name: {"description": _named(record)} | value for name, record in records.items()},
        "additionalProperties": False,
        "patternProperties": {},
        "propertyNames": {},
    }


def _ids(section: str, records: Mapping[str, Any]) -> Schema:
    return {
        "enum": list(records),
        "enumDescriptions": [_named(record) for record in records.values()],
        # Without it, the message would list every id there is.
        "errorMessage": f"No id of the section `{section}` is written like this. "
        "Take one that is offered, or add the record there first.",
    }


def _named(record: Any) -> str:
    """What a record is: its name; of a work also who published it and when."""
    name = next(str(getattr(record, field)) for field in _NAMES if hasattr(record, field))
    published = [str(getattr(record, f)) for f in ("publisher", "year") if getattr(record, f, None)]
    return f"{name} ({', '.join(published)})" if published else name


def _offer_skeletons(found: Schema) -> None:
    """Lets an editor's program write the first draft of a record."""
    for kind, section in SECTIONS.items():
        at = found["$defs"]["links-of-a-symptom"] if kind == "link" else found["properties"][section]
        at["defaultSnippets"] = [
            {
                "label": f"new {kind}",
                "description": f"A first draft of a {kind}. "
                "A strict build refuses it until every TODO is done.",
                # Not `body`: of that, the server writes texts without quotes and empty lists as nothing.
                "bodyText": snippet(kind),
            }
        ]


def _tidy(value: Any) -> Any:
    """Leaves out what only machines need: titles made of names, empty parts, types in two halves."""
    if isinstance(value, list):
        return [_tidy(item) for item in value]
    if not isinstance(value, dict):
        return value
    kept = {}
    for key, item in value.items():
        names_a_field = key == "title" and isinstance(item, str)
        empty = key in ("patternProperties", "propertyNames", "default") and not item
        if not (names_a_field or empty):
            kept[key] = item if key == "defaultSnippets" else _tidy(item)
    if kept.get("format") == "date":
        kept["pattern"] = r"^\d{4}-\d{2}-\d{2}$"
        kept["errorMessage"] = "Expected a date such as 2026-11-23."
    if "`" in str(kept.get("description", "")):
        kept["markdownDescription"] = kept["description"]
    if meanings := _MEANINGS.get(tuple(kept.get("enum", ()))):
        kept["enumDescriptions"] = list(meanings)
    return _joined(kept)


def _joined(value: Schema) -> Schema:
    """`anyOf` of a plain type and null, as one type: editors get one clear message instead of two."""
    either = value.get("anyOf", [])
    if len(either) == 2 and either[1] == {"type": "null"} and "type" in either[0] and "enum" not in either[0]:
        rest = {key: item for key, item in value.items() if key != "anyOf"}
        return {**rest, **either[0], "type": [either[0]["type"], "null"]}
    return value
