"""The work of a program, counted instead of measured: the same on every machine, however busy it is."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

ROOM = 1.05
"""Of the whole: a few per cent for what rounds up, such as the last step of a tree."""
ROOM_OF_A_LINE = 1.25
"""Of one line, whose share depends on what is drawn. A loop in a loop would take twice as much."""
FEW = 10
"""Runs of a line that prove nothing."""


@dataclass
class Work:
    """How often each line ran of the files that count, and how many functions were called in all."""

    lines: Counter[tuple[CodeType, int]] = field(default_factory=Counter)
    calls: int = 0

    def of_lines(self) -> Counter[str]:
        """`file:line` → how often it ran."""
        found: Counter[str] = Counter()
        for (code, line), count in self.lines.items():
            found[f"{Path(code.co_filename).name}:{line}"] += count
        return found


@contextmanager
def counted(counts: Callable[[str], bool]) -> Iterator[Work]:
    """Counts what runs inside. Lines count in files whose name `counts` takes; calls count everywhere."""
    work = Work()
    wanted: dict[CodeType, bool] = {}

    def on_call(frame: FrameType, event: str, _: Any) -> Any:
        code = frame.f_code
        if code not in wanted:
            wanted[code] = counts(code.co_filename)
        return on_line if wanted[code] else None

    def on_line(frame: FrameType, event: str, _: Any) -> Any:
        if event == "line":
            work.lines[frame.f_code, frame.f_lineno] += 1
        return on_line

    def on_any_call(frame: FrameType, event: str, _: Any) -> None:
        work.calls += event in ("call", "c_call")

    before = sys.gettrace(), sys.getprofile()
    sys.settrace(on_call)
    sys.setprofile(on_any_call)
    try:
        yield work
    finally:
        sys.settrace(before[0])
        sys.setprofile(before[1])


def faster_than_linear(small: Work, large: Work, times: float) -> list[str]:
    """Lines, and the sum of calls, that grew more than the data, which became so many times as much."""
    before = small.of_lines()
    found = [
        f"{line} ran {before[line]:,} times, then {count:,}"
        for line, count in sorted(large.of_lines().items())
        if count > times * ROOM_OF_A_LINE * max(before[line], FEW)
    ]
    for what, first, second in (
        ("calls of functions", small.calls, large.calls),
        ("lines", small.lines.total(), large.lines.total()),
    ):
        if second > times * ROOM * first:
            found.append(f"{first:,} {what} became {second:,}")
    return found
