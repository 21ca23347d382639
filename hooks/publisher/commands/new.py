"""`nutrients new KIND ID`: writes the first draft of a record, with a TODO for all that is to be said."""

from __future__ import annotations

import argparse
import re
import sys
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import TypeAdapter, ValidationError

from .. import schema
from ..content import Content
from ..editing.files import read_raw, rehearse, replace
from ..editing.places import CannotEdit
from ..knowledge import Id
from ..loading import load
from ..problems import InvalidData, Problem, dotted, nearest
from ..rules import names, plain
from ..skeletons import NAMES, NOTES, SECTIONS, draft
from .shared import Refused

FILE = "nutrients.yaml"
_IN_ORDER = ("sources", "glossary")
"""Sections in the order of their ids; in all others a new record is the last."""
_ID: TypeAdapter[str] = TypeAdapter(Id)


def add(commands: Any) -> None:
    """Describes the command."""
    parser = commands.add_parser(
        "new",
        help="write the first draft of a nutrient, food, source, symptom, question …",
        description="Writes the first draft of a record into nutrients.yaml and changes nothing else there. "
        "Every TODO in it says what to write. A strict build refuses the site until all are done.",
    )
    parser.add_argument("kind", choices=SECTIONS)
    parser.add_argument("id", help="small letters, digits and hyphens; of a link: symptom/nutrient")
    parser.add_argument("--name", help="its name, title or question, if you know it already")
    parser.add_argument("--source", metavar="ID", help="the source you have read, if it stands in the file")
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Writes the draft and names what is to be done. Writes nothing if anything is wrong."""
    from ..editing.text import add_record  # not above: no other command needs the library behind it

    path = given.root / FILE
    try:
        content = load(given.root)
    except InvalidData as error:
        print(f"{error}\nNothing was written: please mend this first.", file=sys.stderr)
        return 1
    try:
        section, id = _place(given.kind, given.id, content)
        _refuse_used_name(given.kind, given.name, content)
        value = draft(given.kind, id, _source(given, content), given.today, given.name)
    except Refused as error:
        print(f"{error}\nNothing was written.", file=sys.stderr)
        return 2
    notes = {
        field: note for field, note in NOTES[given.kind].items() if not (given.source and field == "sources")
    }
    if given.kind == "link" and section[-1] not in content.knowledge.links:
        section, id, value = section[:1], str(section[-1]), {id: value}
    before = next((found for found in getattr(content.knowledge, section[0]) if found > id), None)
    try:
        old = read_raw(path)
        change = add_record(old, section, id, value, notes, before if section[0] in _IN_ORDER else None)
        new = rehearse(given.root, FILE, change.text)
        replace(path, old, change.text)
    except (CannotEdit, InvalidData) as error:
        print(f"{error}\nNothing was written.", file=sys.stderr)
        return 1
    if (given.root / schema.FILE).is_file():
        schema.refresh(given.root, new.knowledge)
    to_do = [w for w in new.warnings if w.file == FILE and change.first_line <= w.line <= change.last_line]
    print(f"{FILE}:{change.first_line}: '{given.id}' stands in {section[0]}. This is to be done:")
    for warning in to_do:
        print(_worded(warning, new.document.text))
    print(
        f"{len(to_do)} to do. See it with `mkdocs serve`. "
        "`nutrients check` and a strict build refuse the site until all is done."
    )
    return 0


def _place(kind: str, asked: str, content: Content) -> tuple[tuple[str, ...], str]:
    """The section and the id of the new record. Raises `Refused`."""
    section: tuple[str, ...] = (SECTIONS[kind],)
    there: Mapping[str, object] = getattr(content.knowledge, section[0])
    id = asked
    if kind == "link":
        symptom, _, id = asked.partition("/")
        _refuse_unknown("symptom", symptom, content.knowledge.symptoms)
        _refuse_unknown("nutrient", id, content.knowledge.nutrients)
        section, there = (*section, symptom), content.knowledge.links.get(symptom, {})
    try:
        _ID.validate_python(id)
    except ValidationError:
        hint = f"; did you mean '{better}'?" if (better := _as_id(id)) else ""
        expected = "expected at most 80 small letters, digits and single hyphens"
        raise Refused(f"'{id}' is no id: {expected}{hint}") from None
    if id in there:
        line, _ = content.document.place((*section, id), key=True)
        raise Refused(f"'{id}' stands in {dotted(section)} already: {FILE}:{line}")
    for other, record in there.items():
        if id in getattr(record, "former_ids", ()):
            raise Refused(f"'{id}' was the id of '{other}' before; links from outside still lead there")
    return section, id


def _refuse_unknown(kind: str, id: str, records: Mapping[str, object]) -> None:
    if id not in records:
        raise Refused(f"a link is symptom/nutrient, and '{id}' is no {kind}{nearest(id, records)}")


def _as_id(text: str) -> str:
    """`Vitamin K` → `vitamin-k`; nothing when no letter of it can be kept."""
    ascii = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall("[a-z0-9]+", ascii))[:80].strip("-")


def _refuse_used_name(kind: str, name: str | None, content: Content) -> None:
    if name is None:
        return
    if kind == "link":
        raise Refused("a link has no name of its own; leave `--name` out")
    for owner, words in _names(kind, content):
        if plain(words) == plain(name):
            raise Refused(f"'{name}' already leads to {owner}")


def _names(kind: str, content: Content) -> Iterator[tuple[str, str]]:
    """Every name that a record of this kind may not have, and what it leads to."""
    section, field = SECTIONS[kind], NAMES.get(kind, "name")
    if kind in ("nutrient", "symptom", "question"):
        yield from ((dotted(path[:2]), words) for path, words in names(content.knowledge))
        for article in content.articles:
            yield from ((article.file, words) for words in (article.front.question, *article.front.aliases))
    else:
        for other, record in getattr(content.knowledge, section).items():
            yield f"{section}.{other}", getattr(record, field)


def _source(given: argparse.Namespace, content: Content) -> str:
    """The source that was asked for, or one that holds the place. Raises `Refused`."""
    sources = content.knowledge.sources
    if given.source is not None:
        if "sources" not in NOTES[given.kind]:
            raise Refused(f"a {given.kind} cites no source; leave `--source` out")
        if given.source not in sources:
            raise Refused(f"'{given.source}' is not in sources{nearest(given.source, sources)}")
        return str(given.source)
    current = [name for name, source in sources.items() if source.status == "current"]
    if not current and "sources" in NOTES[given.kind]:
        raise Refused("there is no source yet: write one first, with `nutrients new source ID`")
    # The strongest: whatever rule asks for a strong source, it is not the place holder's fault.
    return min(current, key=lambda name: sources[name].strength, default="")


def _worded(warning: Problem, text: str) -> str:
    """A TODO in its own words, with its place; anything else as it is told always."""
    if warning.rule != "nothing-is-left-to-do":
        return f"  {warning}"
    # A line may have two: in a value and in the comment beside it. The comment says more.
    words = text.split("\n")[warning.line - 1].rpartition("TODO")[2].strip().rstrip('"')
    return f"  {warning.file}:{warning.line}:{warning.column}: TODO{words}"
