"""A text and what is to change in it → the changed text, proven to differ in nothing else.

Nothing is ever written out anew: a change puts text in at one place, or puts a day in the place of
another. Then the new text is read as the build reads it, and its tree must be the old one with exactly
the change that was asked for. If it isn't, `CannotEdit` is raised and no text is given.

Texts may have any line ends; what is put in has those of the line before it.
"""

from __future__ import annotations

import copy
import datetime
import json
import re
from collections.abc import Callable
from typing import Any

from ruamel.yaml import MappingNode, Node, ScalarNode, SequenceNode
from ruamel.yaml.error import YAMLError

from ..problems import InvalidData, dotted
from ..source import Step, parse
from .places import LINE_END, CannotEdit, Change, Path, Places, value_at
from .writing import Notes, lines_of, nodes, on_one_line

_EMPTY_MAPPING = re.compile(r"[ \t]*\{\s*\}")


def add_record(
    text: str,
    section: Path,
    id: str,
    value: dict[str, Any],
    notes: Notes | None = None,
    before: str | None = None,
) -> Change:
    """Puts a record into a mapping, on lines of its own: before another one, or as the last.

    `notes` become comments. Raises `CannotEdit`.
    """
    edit = _Edit(text)
    siblings = list(edit.mapping_at(section))
    if not siblings:
        return edit.fill_empty_mapping(section, id, value, notes or {})
    if section and edit.braces_at(section):
        raise CannotEdit(
            f"'{dotted(section)}' is written between braces; put each of its records on its own lines first"
        )
    column = edit.document.place((*section, siblings[0]), key=True)[1] - 1
    if before is None:
        at = edit.end_of((*section, siblings[-1]))
    elif before == siblings[0]:
        at = edit.start_of_line(edit.document.place(section, key=True)[0] + 1)
    else:
        at = edit.end_of((*section, siblings[siblings.index(before) - 1]))

    def change(tree: Any) -> None:
        mapping = value_at(tree, section)
        items = list(mapping.items())
        index = siblings.index(before) if before is not None else len(siblings)
        items.insert(index, (id, _plain(value)))
        mapping.clear()
        mapping.update(items)

    return edit.put_lines(at, lines_of({id: value}, notes or {}, column), change)


def append(text: str, path: Path, value: dict[str, Any]) -> Change:
    """Adds an item to the list at `path`; makes the list, as the last field, when there is none.

    Raises `CannotEdit`.
    """
    edit = _Edit(text)
    record, field = path[:-1], str(path[-1])
    old = edit.mapping_at(record).get(field)

    def change(tree: Any) -> None:
        value_at(tree, record).setdefault(field, []).append(_plain(value))

    if old is None:
        return edit.add_field(record, field, [value], change)
    node = edit.node_at(path)
    if not isinstance(node, SequenceNode):
        raise CannotEdit(f"'{dotted(path)}' is not a list")
    if node.flow_style:
        at = edit.index_of(node.value[-1].end_mark if old else node.start_mark) + (not old)
        return edit.put(at, at, (", " if old else "") + on_one_line(value), change)
    return edit.put_lines(
        edit.end_of((*path, len(node.value) - 1)), lines_of([value], {}, node.start_mark.column), change
    )


def set_day(text: str, path: Path, day: datetime.date) -> Change:
    """Puts a day in the place of another. Raises `CannotEdit`."""
    edit = _Edit(text)
    node = edit.node_at(path)
    if not isinstance(node, ScalarNode):
        raise CannotEdit(f"'{dotted(path)}' is not a day")

    def change(tree: Any) -> None:
        value_at(tree, path[:-1])[path[-1]] = _plain(day)

    return edit.put(edit.index_of(node.start_mark), edit.index_of(node.end_mark), day.isoformat(), change)


class _Edit(Places):
    """One change of one text, with what is needed to find its place."""

    _snippet = 0
    """Where the lines begin that were read last for their nodes."""

    # --- finding ---

    def mapping_at(self, path: Path) -> dict[str, Any]:
        try:
            found = value_at(self.document.value, path)
        except (KeyError, IndexError, TypeError):
            found = None
        if not isinstance(found, dict):
            raise CannotEdit(f"'{dotted(path)}' is not there")
        return found

    def node_at(self, path: Path) -> Node:
        """The node at `path`. Only the lines of its record are read again: the whole file takes seconds."""
        record = path[:2] if len(path) > 2 else ()
        while record and self.braces_at(record[:-1]):
            record = record[:-1]
        start = self.start_of_line(self.document.place(record, key=True)[0]) if record else 0
        end = self.end_of(record) if record else len(self.text)
        self._snippet = start
        try:
            node = nodes(self.text[start:end])
        except YAMLError:
            node = None
        for step in path[max(0, len(record) - 1) :]:
            node = _child(node, step)
        if node is None:
            raise CannotEdit(f"'{dotted(path)}' is not there, or its lines can't be read apart from the rest")
        return node

    def index_of(self, mark: Any) -> int:
        """Where in the text a mark of a node points."""
        return self._snippet + int(mark.index)

    # --- changing ---

    def fill_empty_mapping(self, section: Path, id: str, value: dict[str, Any], notes: Notes) -> Change:
        line, column = self.document.place(section)
        here = self.start_of_line(line) + column - 1
        at = len(self.text[:here].rstrip(" \t"))
        match = _EMPTY_MAPPING.match(self.text, at)
        if not section or not match:
            raise CannotEdit(f"'{dotted(section)}' is empty in a way this command can't fill")
        inner = self.document.place(section, key=True)[1] - 1 + 2

        def change(tree: Any) -> None:
            value_at(tree, section)[id] = _plain(value)

        end = self._line_end(at)
        return self.put(at, match.end(), end + end.join(lines_of({id: value}, notes, inner)), change)

    def add_field(self, record: Path, field: str, value: list[Any], change: Callable[[Any], None]) -> Change:
        """Adds a field as the last one of a record."""
        fields = list(self.mapping_at(record))
        if not fields:
            raise CannotEdit(f"'{dotted(record)}' is empty")
        if record and self.braces_at(record):
            last = self.node_at((*record, fields[-1]))
            at = self.index_of(last.end_mark)
            return self.put(at, at, f", {field}: {on_one_line(value)}", change)
        column = self.document.place((*record, fields[0]), key=True)[1] - 1
        return self.put_lines(
            self.end_of((*record, fields[-1])), lines_of({field: value}, {}, column), change
        )

    def put_lines(self, at: int, lines: list[str], change: Callable[[Any], None]) -> Change:
        """Puts whole lines in at the start of a line, or at the end of a text whose last line has no end."""
        end = self._line_end(at)
        if at and not LINE_END.search(self.text[at - 1]):
            return self.put(at, at, end + end.join(lines), change)
        return self.put(at, at, "".join(line + end for line in lines), change)

    def put(self, start: int, stop: int, words: str, change: Callable[[Any], None]) -> Change:
        """Puts words in the place of others, and proves that this is the change that was asked for."""
        new = self.text[:start] + words + self.text[stop:]
        expected = copy.deepcopy(self.document.value)
        change(expected)
        try:
            found = parse(new, "").value
        except InvalidData:
            found = None
        if json.dumps(found) != json.dumps(expected):
            raise CannotEdit(
                f"nothing was written: this would change more than was asked. By hand:\n{words.strip()}"
            )
        body = words.strip("\r\n")
        first = len(LINE_END.findall(new[: start + words.index(body)])) + 1
        return Change(new, first, first + len(LINE_END.findall(body)))

    def _line_end(self, at: int) -> str:
        """The end of the line before the place, or of the first line."""
        ends = LINE_END.findall(self.text[:at])
        following = LINE_END.search(self.text)
        return ends[-1] if ends else following[0] if following else "\n"


def _plain(value: Any) -> Any:
    """The value as it will be read back: days are text."""
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value.isoformat() if isinstance(value, datetime.date) else value


def _child(node: Node | None, step: Step) -> Node | None:
    if isinstance(node, MappingNode):
        return next((item for key, item in node.value if key.value == step), None)
    if isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
        found: Node = node.value[step]
        return found
    return None
