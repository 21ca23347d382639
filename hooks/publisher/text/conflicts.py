"""Marks that git leaves where two changes meet: half of what stands between them is not meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from ..problems import MOST_KEPT, Problem, located

_MARK = re.compile(r"(?m)^(<{7}|>{7}|\|{7}|={7}$)(?: .*)?$")
_UNDERLINES = "======="


_SIZE = 5_000_000
"""Bytes of a file that is looked through; a larger one is no text that people merge."""


def conflicts_in(file: Path, name: str) -> Iterator[Problem]:
    """A problem for each mark in a file that is read by nothing of ours, if it is text at all."""
    try:
        data = file.read_bytes() if file.stat().st_size <= _SIZE else b""
    except OSError:
        return
    if b"<<<<<<<" in data or b">>>>>>>" in data or b"|||||||" in data:
        yield from conflicts(data.decode("utf-8", "replace").replace("\r\n", "\n"), name)


def conflicts_below(folder: Path, name: str) -> Iterator[Problem]:
    """A problem for each mark in the files of a folder; `name` is the folder as it is told to editors."""
    for file in sorted(folder.rglob("*")):
        if file.is_file():
            yield from conflicts_in(file, f"{name}/{file.relative_to(folder).as_posix()}")


def conflicts(text: str, file: str) -> Iterator[Problem]:
    """A problem for each mark in a text.

    Seven = alone may underline a title in Markdown, so they count only beside another mark.
    """
    marks = [*_MARK.finditer(text)]
    if all(mark[1] == _UNDERLINES for mark in marks):
        return
    for mark in marks[:MOST_KEPT]:
        message = (
            f"found '{mark[0][:80]}', the mark of a conflict between two versions; keep one of them and "
            "delete the lines of marks"
        )
        yield located(text, mark.start(), file, message, "no-conflict-is-left")
