"""Marks of unfinished work, in a value or in a comment: they may be looked at, never published."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..problems import Problem, kept, quoted

_MARK = re.compile(r"\bTODO\b")


def unfinished(text: str, file: str) -> Iterator[Problem]:
    """A warning for each line of a file's text that still says TODO."""
    return kept(_unfinished(text, file))


def _unfinished(text: str, file: str) -> Iterator[Problem]:
    if "TODO" not in text:  # quicker than line by line
        return
    for number, line in enumerate(text.split("\n"), 1):
        if mark := _MARK.search(line):
            message = f"this is not finished: {quoted(line[mark.start() :].strip())}"
            yield Problem(file, number, mark.start() + 1, "", message, "nothing-is-left-to-do", "warning")
