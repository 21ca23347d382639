"""The model and the ids that exist → a JSON Schema (2020-12), so that editors' programs help while they type.

Only what the model says is in it, and the real ids: a misspelled one is marked in the editor before anything
runs, and the right ones are offered. The rules that need more than one field stay with `nutrients check`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from .knowledge import Knowledge
from .rules import KEYED, REFERENCES
from .skeletons import SECTIONS, SKELETONS

FILE = Path(".schema", "nutrients.json")
"""Where it stands below the project's folder; the first line of `nutrients.yaml` names it."""

Schema = dict[str, Any]

_NAMES = ("name", "title", "question", "term", "header")
"""Fields that say what a record is, beside its id."""
_MEANINGS = {
    "strong": "Trials, guidelines or a firm mechanism agree. The verb may be causes or can.",
    "moderate": "Good studies, yet few or not all of one kind. The verb may be can.",
    "weak": "Case reports, small or mixed studies. The verb is may, or has been linked.",
    "none": "Nobody has shown it. The verb is has not been shown.",
    "known": "A shortage is a known cause.",
    "possible": "A shortage is a possible cause.",
    "rarely": "A shortage is rarely the cause.",
    "not-shown": "It has not been shown that a shortage is a cause.",
}
"""What a word of a fixed list means, where its own letters do not say it."""


def schema(knowledge: Knowledge) -> Schema:
    """The schema of `nutrients.yaml` with the ids that stand in it."""
    found = Knowledge.model_json_schema()
    definitions: Schema = found["$defs"]
    for record in definitions.values():
        _use_ids(record["properties"])
    for section in sorted({*REFERENCES.values()}):
        definitions[f"id-{section}"] = _ids(getattr(knowledge, section))
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
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "The knowledge of this site",
        **{key: value for key, value in _tidy(found).items() if key != "title"},
    }


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


def _ids(records: Mapping[str, Any]) -> Schema:
    return {"enum": list(records), "enumDescriptions": [_named(record) for record in records.values()]}


def _named(record: Any) -> str:
    """What a record is: its name; of a work also who published it and when."""
    name = next(str(getattr(record, field)) for field in _NAMES if hasattr(record, field))
    published = [str(getattr(record, f)) for f in ("publisher", "year") if getattr(record, f, None)]
    return f"{name} ({', '.join(published)})" if published else name


def _offer_skeletons(found: Schema) -> None:
    """Lets an editor's program write the first draft of a record."""
    for kind, section in SECTIONS.items():
        snippet = {
            "label": f"new {kind}",
            "description": f"A first draft of a {kind}. A strict build refuses it until every TODO is done.",
            "body": {f"${{1:new-{kind}}}": SKELETONS[kind]},
        }
        at = found["$defs"]["links-of-a-symptom"] if kind == "link" else found["properties"][section]
        at["defaultSnippets"] = [snippet]


def _tidy(value: Any) -> Any:
    """Leaves out what only machines need: titles made of field names, empty parts, types in two halves."""
    if isinstance(value, list):
        return [_tidy(item) for item in value]
    if not isinstance(value, dict):
        return value
    kept = {}
    for key, item in value.items():
        names_a_field = key == "title" and isinstance(item, str)
        empty = key in ("patternProperties", "propertyNames") and not item
        if not (names_a_field or empty):
            kept[key] = item if key == "defaultSnippets" else _tidy(item)
    if kept.get("format") == "date":
        kept["pattern"] = r"^\d{4}-\d{2}-\d{2}$"
    if "enum" in kept and "enumDescriptions" not in kept and _MEANINGS.keys() & set(kept["enum"]):
        kept["enumDescriptions"] = [_MEANINGS.get(word, word) for word in kept["enum"]]
    return _joined(kept)


def _joined(value: Schema) -> Schema:
    """`anyOf` of a plain type and null, as one type: editors get one clear message instead of two."""
    either = value.get("anyOf", [])
    if len(either) == 2 and either[1] == {"type": "null"} and "type" in either[0] and "enum" not in either[0]:
        rest = {key: item for key, item in value.items() if key != "anyOf"}
        return {**rest, **either[0], "type": [either[0]["type"], "null"]}
    return value
