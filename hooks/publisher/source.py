"""YAML text → plain values, with the place of every one of them.

The text is read as the editors' language server reads it: the core schema of YAML 1.2, so `no` and
`1:30` and `2026-11-23` are text, `012` is 12, and only `true`, `null` and plain numbers are
anything else. What would be lost or changed in silence is refused instead: a key given twice,
anchors and aliases, tags, several documents in one file.
"""

from __future__ import annotations

import contextlib
import gc
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from .problems import MOST_KEPT, InvalidData, Problem, dotted, kept
from .problems import located as located_at
from .slips import comma_in_number, explained, odd_spaces
from .text.file import read_text

Value = None | bool | int | float | str | list["Value"] | dict[str, "Value"]
Step = str | int
Place = tuple[int, int]
_Entry = tuple[yaml.Node, yaml.Node]

MOST_PARTS = 1_000_000
"""Lines and commas: each may cost half a kilobyte of memory once it is read."""
DEEPEST = 24

_TEXT, _LIST, _MAPPING = (f"tag:yaml.org,2002:{kind}" for kind in ("str", "seq", "map"))
_TAGS = {yaml.ScalarNode: _TEXT, yaml.SequenceNode: _LIST, yaml.MappingNode: _MAPPING}
_LITERALS: dict[str, Value] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_INT = re.compile(r"[-+]?[0-9]+")
_OTHER_BASE = re.compile(r"0x[0-9a-fA-F]+|0o[0-7]+")
_NO_FINITE = {
    sign + word: float(sign + "inf") for sign in ("", "+", "-") for word in (".inf", ".Inf", ".INF")
}
_NO_FINITE |= dict.fromkeys((".nan", ".NaN", ".NAN"), float("nan"))
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_LONGEST = 300
"""Digits of a number. Python refuses to count in more than a few thousand; they are no figure anyway."""
# Only such text can be nested deeper than its indentation shows.
_MAY_BE_DEEP = re.compile(r"(?m)^[ ?:-]{200}")
_BRACKETS = re.compile(r"[\[\]{}]")

_COMMENT = re.compile(r"[ \t]+#(?!\s*TODO\b)")
_NO_TEXT = re.compile(r"(?:[a-z0-9+.~-]\S*|[A-Z/]+)?")
"""Numbers, days, ids, addresses and short names such as RDA: a comment behind them cuts nothing off."""
CUT = (
    "a space and # begin a comment, so what follows is cut off the text; put the text in quotes, or the "
    "comment on a line of its own, indented as the key is"
)

_Parser: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_Parser):  # type: ignore[misc]
    """Composes nodes without guessing what plain scalars mean: `_plain` does that, by newer rules."""

    def resolve(self, kind: type[yaml.Node], *_: object) -> str:
        return _TAGS[kind]

    def descend_resolver(self, *_: object) -> None:
        pass

    def ascend_resolver(self) -> None:
        pass


class Document:
    """A parsed file: its `value`, and where each part of it stands."""

    def __init__(self, file: str, text: str, value: Value, first_line: int = 1) -> None:
        self.file = file
        self.value = value
        self.text = text
        self._first_line = first_line
        self._root: yaml.Node | None = None
        self._entries: dict[int, dict[object, _Entry]] = {}
        """Identity of a mapping's node → its entries by key, for mappings that were looked into."""

    def place(self, path: tuple[Step, ...], *, key: bool = False) -> Place:
        """Line and column (from 1) of the value at `path`, or of its key.

        A value that begins below its key, such as a whole record, has the place of the key. A path that
        leads nowhere gives the place of its deepest part that exists. The text is composed again the
        first time: good files never pay for places.
        """
        if self._root is None:
            self._root = _compose(self.text)
        node, mark = self._root, self._root.start_mark if self._root else None
        for step in path:
            found = self._entry(node, step)
            if found is None:
                break
            at, node = found
            below = node.start_mark.line > at.start_mark.line
            mark = at.start_mark if key or below or _empty(node) else node.start_mark
        if mark is None:
            return self._first_line, 1
        return mark.line + self._first_line, mark.column + 1

    def _entry(self, node: yaml.Node | None, step: Step) -> _Entry | None:
        """Key and value at a step from a node; an item of a list is both."""
        if isinstance(node, yaml.MappingNode):
            if (
                id(node) not in self._entries
            ):  # looking through many keys for each of them would take for ever
                self._entries[id(node)] = {key.value: (key, item) for key, item in reversed(node.value)}
            return self._entries[id(node)].get(step)
        if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            return node.value[step], node.value[step]
        return None

    def problem(self, path: tuple[Step, ...], message: str, rule: str, *, key: bool = False) -> Problem:
        """A problem at `path`."""
        return Problem(self.file, *self.place(path, key=key), dotted(path), message, rule)


def read(path: Path, name: str | None = None) -> Document:
    """The document in a file. Raises `InvalidData` when there is none to read."""
    name = name or path.name
    return parse(read_text(path, name), name)


def parse(text: str, name: str, first_line: int = 1) -> Document:
    """The document in a text whose first line is line `first_line` of file `name`."""

    def located(mark: yaml.Mark | None, message: str, rule: str, path: str = "") -> Problem:
        line, column = (mark.line, mark.column) if mark else (0, 0)
        return Problem(name, line + first_line, column + 1, path, message, rule)

    odd = (located_at(text, at, name, message, "yaml") for at, message in odd_spaces(text))
    if spaces := [replace(problem, line=problem.line + first_line - 1) for problem in kept(odd)]:
        raise InvalidData(spaces)
    collecting = gc.isenabled()
    gc.disable()  # a large tree of small objects: collecting while it grows doubles the time
    try:
        try:
            root = _compose(text)
        except _TooDeep as error:
            raise InvalidData(
                [located(error.mark, f"nested deeper than {DEEPEST} levels", "depth")]
            ) from None
        except yaml.MarkedYAMLError as error:
            begun, found = map(_counted, (error.context_mark, error.problem_mark))
            place, message = explained(begun, found, text.split("\n"))
            line, column = place or (0, 0)
            said = message or ", ".join(filter(None, (error.context, error.problem)))
            slip = Problem(name, line + first_line, column + 1, "", f"not valid YAML: {said}", "yaml")
            raise InvalidData([slip]) from None
        except (yaml.YAMLError, RecursionError) as error:
            raise InvalidData([located(None, f"not valid YAML: {error}", "yaml")]) from None
        reported: list[tuple[yaml.Mark | None, str, str, str]] = []

        def report(*what: Any) -> None:
            if len(reported) <= MOST_KEPT:
                reported.append(what)

        value = _value(root, None, 0, report, set())
        problems = [*kept(located(*what) for what in reported)]
        if not problems:
            cuts = _cut(root, text.split("\n"))
            problems += kept(
                Problem(name, line + first_line, at + 1, "", CUT, "no-text-is-cut-off") for line, at in cuts
            )
        if problems:
            raise InvalidData(problems)
        return Document(name, text, value, first_line)
    finally:
        if collecting:
            gc.enable()


def _compose(text: str) -> yaml.Node | None:
    loader = _Loader(text)
    try:
        _refuse_deep(text)
        node: yaml.Node | None = loader.get_single_node()
        return node
    finally:
        loader.dispose()


class _TooDeep(Exception):
    """A text is nested so deep that composing it could exhaust the stack."""

    def __init__(self, mark: yaml.Mark | None) -> None:
        self.mark = mark


def _refuse_deep(text: str) -> None:
    """Raises for text that could exhaust the memory, or the stack of the composer, which calls itself.

    The parser in C gives up by itself at a depth and with words that depend on its release. Where it does,
    the one in Python, which knows no such bound, tells whether our own bound came before.
    """
    if text.count("\n") + text.count(",") > MOST_PARTS:
        raise yaml.YAMLError(f"more than {MOST_PARTS:,} lines and commas")
    depth = deepest = 0
    for bracket in _BRACKETS.findall(text):  # those in texts count too: this only finds what to look at
        depth = depth + 1 if bracket in "[{" else max(depth - 1, 0)
        deepest = max(deepest, depth)
    if deepest < 200 and not _MAY_BE_DEEP.search(text):
        return
    for parser in (_Loader, yaml.SafeLoader):
        with contextlib.suppress(yaml.YAMLError):  # a slip of YAML: composing will come to it and name it
            _follow(text, parser)
            return


def _follow(text: str, parser: type[Any]) -> None:
    """Reads a text without composing it. Raises `_TooDeep` where it is nested too deep."""
    depth = 0
    for event in yaml.parse(text, Loader=parser):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > 2 * DEEPEST:
            raise _TooDeep(getattr(event, "start_mark", None))


def _counted(mark: yaml.Mark | None) -> Place | None:
    return (mark.line, mark.column) if mark else None


# A path while it grows: (path of the parent, last step). Cheap to extend; most are never read.
_Growing = tuple["_Growing", Step] | None


def _value(
    node: yaml.Node | None,
    path: _Growing,
    depth: int,
    report: Callable[[yaml.Mark | None, str, str, str], None],
    seen: set[int],
) -> Value:
    if node is None:
        return None
    if node.tag != _TAGS[type(node)]:
        report(node.start_mark, f"found the tag '{node.tag}'; tags are not used", "no-tags", _grown(path))
        return None
    if isinstance(node, yaml.ScalarNode):
        return node.value if node.style else _plain(node.value)
    if depth > DEEPEST:
        report(node.start_mark, f"nested deeper than {DEEPEST} levels", "depth", _grown(path))
        return None
    if id(node) in seen:
        message = "an anchor (&) is used again; write the text out where it is needed"
        report(node.start_mark, message, "no-anchors", _grown(path))
        return None
    seen.add(id(node))
    if isinstance(node, yaml.SequenceNode):
        return [_value(item, (path, i), depth + 1, report, seen) for i, item in enumerate(node.value)]
    result: dict[str, Value] = {}
    flow = isinstance(node, yaml.CollectionNode) and node.flow_style
    number = ""  # the value before, where a comma may have cut a number in two
    for key, item in node.value:
        rest, number = number, item.value if _is_number(item) else ""
        if flow and rest and _empty(item) and _INT.fullmatch(str(key.value)):
            message = f"a comma ends a value between braces: {comma_in_number(rest, key.value)}"
            report(key.start_mark, message, "no-comma-in-a-number", _grown(path))
            continue
        if not isinstance(key, yaml.ScalarNode):
            report(key.start_mark, "a key must be a plain word", "plain-keys", _grown(path))
            continue
        here = (path, key.value)
        if key.value in result:
            message = f"the key '{key.value}' stands here a second time; only one can count"
            report(key.start_mark, message, "no-duplicate-keys", _grown(here))
            continue
        result[key.value] = _value(item, here, depth + 1, report, seen)
    return result


def _cut(root: yaml.Node | None, lines: list[str]) -> Iterator[Place]:
    """Where a comment follows a text, counted from 0: for YAML it is no part of it, for its author perhaps.

    Behind a number, an id or a list nobody takes it for text. A comment on the next line counts when it is
    indented as a further line of the text would be.
    """
    commented = {number for number, line in enumerate(lines) if "#" in line}  # few, so most are not looked at
    near = commented | {number - 1 for number in commented}
    left = [(root, -1)] if root else []
    while left:
        node, margin = left.pop()
        if isinstance(node, yaml.MappingNode):
            left += ((item, margin if node.flow_style else key.start_mark.column) for key, item in node.value)
        elif isinstance(node, yaml.SequenceNode):
            left += ((item, margin if node.flow_style else node.start_mark.column) for item in node.value)
        elif isinstance(node, yaml.ScalarNode) and node.end_mark.line in near and not node.style:
            if _NO_TEXT.fullmatch(node.value):
                continue
            line, column = node.end_mark.line, node.end_mark.column
            behind = lines[line][column:] if line < len(lines) else ""
            below = lines[line + 1] if line + 1 < len(lines) and not behind.strip() else ""
            if comment := _COMMENT.match(behind):
                yield line, column + comment.end() - 1
            elif (comment := _COMMENT.match(below)) and comment.end() - 1 > margin:
                yield line + 1, comment.end() - 1


def _grown(path: _Growing) -> str:
    """The path in words."""
    steps: list[Step] = []
    while path:
        path, step = path
        steps.append(step)
    return dotted(reversed(steps))


def _plain(text: str) -> Value:
    """A scalar without quotes, by the core schema of YAML 1.2."""
    if text in _LITERALS:
        return _LITERALS[text]
    first = text[0]
    if first in "0123456789-+." and len(text) <= _LONGEST:
        if _INT.fullmatch(text):
            return int(text)
        if _OTHER_BASE.fullmatch(text):
            return int(text, 0)
        if text in _NO_FINITE:
            return _NO_FINITE[text]
        if _FLOAT.fullmatch(text):
            return float(text)
    return text


def _is_number(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and not node.style and bool(_FLOAT.fullmatch(node.value))


def _empty(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and not node.value and not node.style


def scalars(value: Value, path: tuple[Step, ...] = ()) -> Iterator[tuple[tuple[Step, ...], Value]]:
    """Every value that is neither a mapping nor a list, with its path, in file order."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield from scalars(item, (*path, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from scalars(item, (*path, index))
    else:
        yield path, value
