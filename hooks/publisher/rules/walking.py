"""Ways through a model: every record with its path, every id that names nothing, every name of a thing."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from typing import Any

from pydantic import BaseModel

from ..knowledge import Knowledge
from ..problems import nearest
from ..source import Step

Finding = tuple[tuple[Step, ...], str]
Records = Sequence[tuple[tuple[Step, ...], object]]
"""All records of a knowledge, or of an article, with their paths, walked once for all rules."""

# Fields that hold ids, and the section the ids must be in.
REFERENCES = {
    "sources": "sources",
    "superseded_by": "sources",
    "nutrients": "nutrients",
    "members": "nutrients",
    "lowers": "nutrients",
    "raises": "nutrients",
    "symptoms": "symptoms",
    "authority": "authorities",
    "by": "people",
}
# Fields whose keys are ids.
KEYED = {"table": "columns", "per_100g": "nutrients", "per_serving": "nutrients"}
_LEAVES = frozenset((str, int, float, bool, type(None)))


def records(value: Any, path: tuple[Step, ...] = ()) -> Iterator[tuple[tuple[Step, ...], BaseModel]]:
    """Every record in a model, outer before inner, with its path."""
    if isinstance(value, BaseModel):
        if path:
            yield path, value
        for name, item in value.__dict__.items():
            if type(item) not in _LEAVES:
                yield from records(item, (*path, name))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from records(item, (*path, key))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            if type(item) not in _LEAVES:
                yield from records(item, (*path, index))


def unknown_ids(
    record: object,
    sections: Mapping[str, Container[str]],
    names: Mapping[str, list[str]],
    fields: Mapping[str, str] = REFERENCES,
) -> Iterator[Finding]:
    """Ids in one record that name nothing; paths are relative to it."""
    values = record.__dict__
    for field in fields.keys() & values.keys():
        value, section = values[field], fields[field]
        if value is None or isinstance(value, dict):
            continue
        single = isinstance(value, str)
        for index, name in enumerate((value,) if single else value):
            if isinstance(name, str) and name not in sections[section]:
                at: tuple[Step, ...] = (field,) if single else (field, index)
                yield at, f"'{name}' is not in {section}{nearest(name, names[section])}"


def names(knowledge: Knowledge) -> Iterator[Finding]:
    """Every name under which readers look for a symptom, a nutrient or a question, with its path."""
    for name, symptom in knowledge.symptoms.items():
        path: tuple[Step, ...] = ("symptoms", name)
        yield (*path, "name"), symptom.name
        yield (*path, "medical_name"), symptom.medical_name
        yield from (((*path, "aliases", i), alias) for i, alias in enumerate(symptom.aliases))
    for name, nutrient in knowledge.nutrients.items():
        path = ("nutrients", name)
        yield (*path, "name"), nutrient.name
        yield from (((*path, "aliases", i), alias) for i, alias in enumerate(nutrient.aliases))
    for name, question in knowledge.questions.items():
        path = ("questions", name)
        yield (*path, "question"), question.question
        yield from (((*path, "aliases", i), alias) for i, alias in enumerate(question.aliases))


def plain(words: str) -> str:
    """Words without capitals and signs, for comparing names."""
    return re.sub(r"\W+", " ", words.lower()).strip()
