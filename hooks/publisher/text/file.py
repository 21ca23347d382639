"""A file that somebody writes → its text, or what keeps it from being one."""

from __future__ import annotations

import re
from itertools import islice
from pathlib import Path

from ..problems import MOST_KEPT, InvalidData, Problem, located
from .conflicts import conflicts

MOST_BYTES = 32_000_000
"""Fifty times the real file. More is a slip, such as a wrong file in the place of the right one."""
# Characters that YAML forbids, or that some programs count as the end of a line and others do not: no place
# behind them would be right.
_UNREADABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def read_text(path: Path, name: str) -> str:
    """UTF-8 text of a file, with `\\n` line ends. Raises `InvalidData` naming what is wrong."""

    def fail(message: str, rule: str, line: int = 1, column: int = 1) -> InvalidData:
        return InvalidData([Problem(name, line, column, "", message, rule)])

    if not path.exists():
        raise fail("the file is missing", "file-exists")
    if not path.is_file():
        raise fail("found a folder or a special file, expected a text file", "file-exists")
    try:
        if path.stat().st_size > MOST_BYTES:
            raise fail(f"the file is larger than {MOST_BYTES // 1_000_000} MB", "file-size")
        data = path.read_bytes()
    except OSError as error:
        raise fail(f"the file can't be read: {error.strerror}", "file-exists") from None
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise fail("found UTF-16 text; save the file as UTF-8", "utf-8")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = before.count(b"\n") + 1
        column = error.start - (before.rfind(b"\n") + 1) + 1
        raise fail("these bytes are not UTF-8 text", "utf-8", line, column) from None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    unreadable = [*conflicts(text, name)]
    for hidden in islice(_UNREADABLE.finditer(text), MOST_KEPT):
        message = f"found the unseen character U+{ord(hidden[0]):04X}; delete it"
        unreadable.append(located(text, hidden.start(), name, message, "no-unseen-characters"))
    if unreadable:
        raise InvalidData(unreadable)
    return text
