"""YAML text → plain values, with the place of every one of them.

The text is read as the editors' language server reads it: the core schema of YAML 1.2, so `no` and
`1:30` and `2026-11-23` are text, `012` is text, and only `true`, `null` and plain numbers are
anything else. What would be lost or changed in silence is refused instead: a key given twice,
anchors and aliases, tags, several documents in one file.
"""

from __future__ import annotations

import gc
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import yaml

from .problems import InvalidData, Problem, dotted

Value = None | bool | int | float | str | list["Value"] | dict[str, "Value"]
Step = str | int
Place = tuple[int, int]

MOST_BYTES = 64_000_000
DEEPEST = 24

_TEXT, _LIST, _MAPPING = (f"tag:yaml.org,2002:{kind}" for kind in ("str", "seq", "map"))
_TAGS = {yaml.ScalarNode: _TEXT, yaml.SequenceNode: _LIST, yaml.MappingNode: _MAPPING}
_LITERALS: dict[str, Value] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_INT = re.compile(r"[-+]?(0|[1-9][0-9]*)")
_FLOAT = re.compile(r"[-+]?(0|[1-9][0-9]*)?(\.[0-9]*)?([eE][-+]?[0-9]+)?")
# Characters that YAML forbids, or that show a reader other text than the file holds.
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069]")

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

    def place(self, path: tuple[Step, ...], *, key: bool = False) -> Place:
        """Line and column (from 1) of the value at `path`, or of its key.

        A path that leads nowhere gives the place of its deepest part that exists. The text is
        composed again the first time: good files never pay for places.
        """
        if self._root is None:
            self._root = _compose(self.text)
        node, mark = self._root, self._root.start_mark if self._root else None
        for step in path:
            found = _child(node, step)
            if found is None:
                break
            at, node = found
            mark = at.start_mark if key or _empty(node) else node.start_mark
        if mark is None:
            return self._first_line, 1
        return mark.line + self._first_line, mark.column + 1

    def problem(self, path: tuple[Step, ...], message: str, rule: str, *, key: bool = False) -> Problem:
        """A problem at `path`."""
        return Problem(self.file, *self.place(path, key=key), dotted(path), message, rule)


def read(path: Path, name: str | None = None) -> Document:
    """The document in a file. Raises `InvalidData` when there is none to read."""
    name = name or path.name
    return parse(read_text(path, name), name)


def read_text(path: Path, name: str) -> str:
    """UTF-8 text of a file, with `\\n` line ends. Raises `InvalidData` naming what is wrong."""

    def fail(message: str, rule: str, line: int = 1, column: int = 1) -> InvalidData:
        return InvalidData([Problem(name, line, column, "", message, rule)])

    if not path.exists():
        raise fail("the file is missing", "file-exists")
    if not path.is_file():
        raise fail("found a folder or a special file, expected a text file", "file-exists")
    if path.stat().st_size > MOST_BYTES:
        raise fail(f"the file is larger than {MOST_BYTES // 1_000_000} MB", "file-size")
    data = path.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = before.count(b"\n") + 1
        column = error.start - (before.rfind(b"\n") + 1) + 1
        raise fail("these bytes are not UTF-8 text", "utf-8", line, column) from None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if hidden := _UNSEEN.search(text):
        before_text = text[: hidden.start()]
        raise fail(
            f"found the unseen character U+{ord(hidden[0]):04X}; delete it",
            "no-unseen-characters",
            before_text.count("\n") + 1,
            hidden.start() - before_text.rfind("\n"),
        )
    return text


def parse(text: str, name: str, first_line: int = 1) -> Document:
    """The document in a text whose first line is line `first_line` of file `name`."""

    def located(mark: yaml.Mark | None, message: str, rule: str, path: str = "") -> Problem:
        line, column = (mark.line, mark.column) if mark else (0, 0)
        return Problem(name, line + first_line, column + 1, path, message, rule)

    collecting = gc.isenabled()
    gc.disable()  # a large tree of small objects: collecting while it grows doubles the time
    try:
        try:
            root = _compose(text)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            what = ", ".join(filter(None, (error.context, error.problem)))
            raise InvalidData([located(mark, f"not valid YAML: {what}", "yaml")]) from None
        except (yaml.YAMLError, RecursionError) as error:
            raise InvalidData([located(None, f"not valid YAML: {error}", "yaml")]) from None
        problems: list[Problem] = []
        value = _value(root, None, 0, lambda *found: problems.append(located(*found)), set())
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


def _refuse_deep(text: str) -> None:
    """Raises for text whose nesting could exhaust the stack of the C composer."""
    deepest = max((line.count("[") + line.count("{") for line in text.split("\n")), default=0)
    if deepest > 200 or "- " * (DEEPEST + 1) in text:
        raise yaml.YAMLError("brackets or dashes are nested too deep")


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
    for key, item in node.value:
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
    if first in "0123456789-+.":
        if _INT.fullmatch(text):
            return int(text)
        if _FLOAT.fullmatch(text) and any(c.isdigit() for c in text):
            return float(text)
    return text


def _child(node: yaml.Node | None, step: Step) -> tuple[yaml.Node, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        for key, item in node.value:
            if isinstance(key, yaml.ScalarNode) and key.value == step:
                return key, item
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step], node.value[step]
    return None


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
