"""Where the lines of a record begin and end, so that they can be changed, or asked who wrote them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from ..problems import InvalidData
from ..source import Document, Step, parse

Path = tuple[Step, ...]

# What PyYAML counts as the end of a line: places come from there.
LINE_END = re.compile("\r\n|[\r\n\x85\u2028\u2029]")


class CannotEdit(Exception):
    """The change can't be made without changing more than was asked. The words are for editors."""


@dataclass(frozen=True)
class Change:
    """The new text, and the lines (from 1, the last one included) that were put in or changed."""

    text: str
    first_line: int
    last_line: int


class Places:
    """A YAML text with any line ends, and the places in it. Raises `CannotEdit` for a text that is none."""

    def __init__(self, text: str) -> None:
        self.text = text
        try:
            self.document: Document = parse(text, "")
        except InvalidData as error:
            raise CannotEdit(str(error)) from None
        self.starts = [0, *(end.end() for end in LINE_END.finditer(text))]

    def start_of_line(self, line: int) -> int:
        """Where in the text a line begins; lines count from 1."""
        return self.starts[line - 1] if line <= len(self.starts) else len(self.text)

    def braces_at(self, path: Path) -> bool:
        """Whether what stands at `path` is written between braces."""
        line, column = self.document.place(path)
        return self.text.startswith("{", self.start_of_line(line) + column - 1)

    def lines(self, path: Path) -> range:
        """The lines of what stands at `path`, from its key on.

        Without the gaps and comments that lead to the next: those that stand no deeper than the key.
        """
        line, column = self.document.place(path, key=True)
        if isinstance(path[-1], int):
            column -= 2  # the place of an item is that of its first word; its dash stands before
        last = self._line_after(path) - 1
        while last > line and self._leads_on(last, column):
            last -= 1
        return range(line, max(line, last) + 1)

    def end_of(self, path: Path) -> int:
        """Where in the text the lines of what stands at `path` end."""
        return self.start_of_line(self.lines(path).stop)

    def _leads_on(self, line: int, column: int) -> bool:
        words = self.text[self.start_of_line(line) : self.start_of_line(line + 1)]
        bare = words.strip()
        return not bare or (bare.startswith("#") and len(words) - len(words.lstrip()) < column)

    def _line_after(self, path: Path) -> int:
        """The line of the next key or item after all that stands at `path`."""
        for depth in range(len(path) - 1, -1, -1):
            parent, step = value_at(self.document.value, path[:depth]), path[depth]
            siblings: list[Step] = list(parent) if isinstance(parent, dict) else list(range(len(parent)))
            if following := siblings[siblings.index(step) + 1 :]:
                return self.document.place((*path[:depth], following[0]), key=True)[0]
        return len(self.starts) + 1


def value_at(tree: Any, path: Path) -> Any:
    """What stands at `path` in a tree of plain values."""
    for step in path:
        tree = tree[step]
    return tree
