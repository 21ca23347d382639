"""What is wrong with the data, where, and how to mend it: values that checkers yield and editors read.

A checker never prints and never stops anything; it yields `Problem`s. Whoever asked sorts them,
shows all of them with a count, and decides what to stop. An error stops every build. A warning is
work in hand, such as a source that nothing cites yet: it stops a strict build only.
"""

from __future__ import annotations

import difflib
import itertools
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Literal

Severity = Literal["error", "warning"]
MOST_QUOTED = 80
"""Characters of a value in a message."""
MOST_KEPT = 200
"""Problems of one check. Who has so many made one slip many times, and sees the rest the next time."""
MOST_SHOWN = 50
"""Problems that a screen has room for; the rest are counted."""
_LONG_QUOTE = re.compile(rf"(?<![^\s(])(['`])([^'`]{{{MOST_QUOTED - 1}}})[^'`]{{2,}}\1(?![^\s,;:.)])")
_LONG_STEP = re.compile(rf"([^.\[]{{{MOST_QUOTED - 1}}})[^.\[]{{2,}}")
_UNPRINTED = {"\n": " ", "\t": "<tab>", "\u00a0": "<no-break space>"}


@dataclass(frozen=True, order=True)
class Problem:
    """One fault in a file. `line` and `column` start at 1."""

    file: str
    line: int
    column: int
    path: str
    """Where in the data, such as `nutrients.magnesium.intakes[2].kind`; may be empty."""
    message: str
    """What was found, what was expected, the nearest valid value."""
    rule: str
    """Name of the rule, to search for."""
    severity: Severity = "error"

    def __post_init__(self) -> None:
        if len(self.message) > MOST_QUOTED:
            object.__setattr__(self, "message", _LONG_QUOTE.sub(r"\1\2…\1", self.message))
        if len(self.path) > MOST_QUOTED:
            object.__setattr__(self, "path", _LONG_STEP.sub(r"\1…", self.path))

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}:{self.column}: "
        return f"{where}{self.path + ': ' if self.path else ''}{self.message} ({self.rule})"


def located(text: str, at: int, file: str, message: str, rule: str, severity: Severity = "error") -> Problem:
    """A problem at position `at` of a file's text."""
    line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
    return Problem(file, line, column, "", message, rule, severity)


class InvalidData(Exception):
    """The data can't be published. Carries every problem, sorted by place."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__(report(self.problems))


def report(problems: Iterable[Problem]) -> str:
    """Problems, one a line, as many as a screen has room for, and the count of all."""
    found = list(problems)
    return "\n".join([*first(list(map(str, found))), _counted(found)])


def first(lines: Sequence[str]) -> list[str]:
    """As many lines as a screen has room for, and the count of the rest."""
    rest = len(lines) - MOST_SHOWN
    return [*lines[:MOST_SHOWN], f"… and {rest:,} more"] if rest > 0 else list(lines)


def kept(found: Iterable[Problem]) -> Iterator[Problem]:
    """The first problems of a check, and no more work than they need."""
    remaining = iter(found)
    last = None
    for last in itertools.islice(remaining, MOST_KEPT):
        yield last
    if last and next(remaining, None):
        message = (
            f"found more than {MOST_KEPT} problems of one kind; mend these, and see the rest the next time"
        )
        yield replace(last, column=last.column + 1, path="", message=message, rule="too-many")


def as_github(problems: Iterable[Problem]) -> str:
    """Workflow commands that GitHub shows beside the lines of a pull request."""
    lines = []
    for p in problems:
        place = f"file={_property(p.file)},line={p.line},col={p.column},title={_property(p.rule)}"
        lines.append(f"::{p.severity} {place}::{_data(f'{p.path}: ' if p.path else '')}{_data(p.message)}")
    return "\n".join(lines)


def as_json(problems: Iterable[Problem]) -> str:
    """One object: `problems`, each with the fields of `Problem`, and the counts `errors` and `warnings`."""
    found = [asdict(problem) for problem in problems]
    warnings = sum(problem["severity"] == "warning" for problem in found)
    counted = {"errors": len(found) - warnings, "warnings": warnings, "problems": found}
    return json.dumps(counted, ensure_ascii=False, indent=1)


def _counted(problems: Sequence[Problem]) -> str:
    errors = sum(problem.severity == "error" for problem in problems)
    parts = []
    for number, what in ((errors, "problem"), (len(problems) - errors, "warning")):
        if number or (what == "problem" and not problems):
            parts.append(f"{number} {what}{'' if number == 1 else 's'}")
    return ", ".join(parts)


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def nearest(found: object, valid: Iterable[str]) -> str:
    """`; did you mean 'x'?` for the most similar valid value, or nothing."""
    match = difflib.get_close_matches(str(found), list(valid), n=1, cutoff=0.6)
    return f"; did you mean '{match[0]}'?" if match else ""


def quoted(found: object) -> str:
    """A value for a message: a text in quotes, at most 80 characters, with names for what nobody sees."""
    if not isinstance(found, str):
        return repr(found)
    cut = found if len(found) <= MOST_QUOTED else f"{found[: MOST_QUOTED - 1]}…"
    seen = "".join(c if c.isprintable() or c == "…" else _UNPRINTED.get(c, f"<U+{ord(c):04X}>") for c in cut)
    return f"'{seen}'"


def listed(values: Iterable[str], most: int = 12) -> str:
    """Values for a message: `a, b, c … (27 in all)`."""
    items = list(values)
    shown = ", ".join(items[:most])
    return shown if len(items) <= most else f"{shown} … ({len(items)} in all)"


def dotted(path: Iterable[object]) -> str:
    """`("nutrients", "zinc", "foods", 0)` → `nutrients.zinc.foods[0]`."""
    text = ""
    for part in path:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else str(part)
    return text
