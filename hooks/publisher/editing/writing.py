"""New values → YAML as the file writes it: ids and dates on one line, everything else line by line."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any

from ruamel.yaml import YAML, Node, ScalarNode
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.representer import RoundTripRepresenter
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

from ..problems import InvalidData
from ..source import parse

Notes = Mapping[str, str]
"""Field → the comment beside it, at any depth."""


class _Representer(RoundTripRepresenter):
    """Writes null as a word, as an empty place looks forgotten, and a value that is met again in full."""

    def ignore_aliases(self, _: Any) -> bool:
        return True


def _null(representer: _Representer, _: None) -> ScalarNode:
    node: ScalarNode = representer.represent_scalar("tag:yaml.org,2002:null", "null")
    return node


_Representer.add_representer(type(None), _null)


def lines_of(value: Mapping[str, Any] | list[Any], notes: Notes, column: int) -> list[str]:
    """The value in block style, each line moved to the column (from 0)."""
    text = _dumped(_marked(value, notes), offset=2 if isinstance(value, dict) else 0)
    return [" " * column + line for line in text.splitlines()]


def on_one_line(value: Mapping[str, Any] | list[Any]) -> str:
    """The value between brackets."""
    marked = _marked(value, {})
    marked.fa.set_flow_style()
    return _dumped(marked, offset=2).strip()


def nodes(text: str) -> Node | None:
    """The nodes of a YAML text, with the place in the text where each begins and ends."""
    root: Node | None = YAML(typ="safe", pure=True).compose(text)
    return root


def _dumped(value: CommentedMap | CommentedSeq, offset: int) -> str:
    yaml = YAML()
    yaml.Representer = _Representer
    yaml.width = 1_000_000  # no line of ours is folded: one statement, one line
    yaml.indent(mapping=2, sequence=offset + 2, offset=offset)
    written = io.StringIO()
    yaml.dump(value, written)
    return written.getvalue()


def _marked(value: Any, notes: Notes) -> Any:
    """The value with a style for each part and a comment for each field that has a note."""
    if isinstance(value, dict):
        mapping = CommentedMap((key, _marked(item, notes)) for key, item in value.items())
        if not any(isinstance(item, dict | list | str) for item in value.values()):
            mapping.fa.set_flow_style()
        for field in value:
            if field in notes:
                mapping.yaml_add_eol_comment(notes[field], field, column=0)
        return mapping
    if isinstance(value, list):
        sequence = CommentedSeq(_marked(item, notes) for item in value)
        if not any(isinstance(item, dict | list) for item in value):
            sequence.fa.set_flow_style()
        return sequence
    return DoubleQuotedScalarString(value) if isinstance(value, str) and _needs_quotes(value) else value


def _needs_quotes(text: str) -> bool:
    """Whether the bare text would be read as something else. Double quotes let an editor write `don't`."""
    try:
        return parse(text, "").value != text
    except InvalidData:
        return True
