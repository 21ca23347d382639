"""Measures our build against stock Material over the same text, and how both grow.

    .venv/bin/python tests/benchmarks/run.py [N ...] [--ours] [--times T]

Prints CPU seconds (user and system of the finished process) and peak memory for each N, by default 50, 250 and
1,000. Ends with 1 when our build grows faster than N to the power of 1.1 between 250 and 1,000, or takes more
than 0.15 of stock Material's time at 1,000. `--ours` leaves the contender out, which takes most of the time.
With `--times 3` each size is measured three times and the run in the middle counts, by its ratio or our time.
What must never grow faster than the data stands in `test_growth.py`, which counts instead of measuring.
"""

from __future__ import annotations

import argparse
import math
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

TESTS = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(TESTS), str(TESTS.parent / "hooks")]  # run as a script, outside pytest

from benchmarks import contender, synthetic  # noqa: E402 - the path must be set first
from publisher.loading import load  # noqa: E402

SIZES = (50, 250, 1_000)
GROWTH_FROM, GROWTH_TO, MOST_GROWTH = 250, 1_000, 1.1
RATIO_AT, MOST_RATIO = 1_000, 0.15


@dataclass(frozen=True)
class Cost:
    """What one finished process took."""

    cpu: float
    """Seconds, user and system."""
    memory: float
    """Peak, in MiB."""


@dataclass(frozen=True)
class Row:
    """The measurements at one size."""

    size: int
    ours: Cost
    contender: Cost | None = None

    @property
    def ratio(self) -> float | None:
        return self.ours.cpu / self.contender.cpu if self.contender else None


def build(project: Path) -> Cost:
    """Builds a project in a process of its own. Raises `RuntimeError` with what a failed build printed."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-d", str(project / "site")]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    log = project / "build.log"
    with log.open("w") as out:
        process = subprocess.Popen(command, cwd=project, env=environment, stdout=out, stderr=out)
        _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{project} was not built:\n{log.read_text()}")
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def measure(size: int, folder: Path, *, only_ours: bool = False) -> Row:
    """Makes and builds both projects of a size."""
    project = synthetic.write(size, folder / "ours")
    ours = build(project)
    if only_ours:
        return Row(size, ours)
    return Row(size, ours, build(contender.write(load(project), folder / "contender")))


def middle(rows: Sequence[Row]) -> Row:
    """The row in the middle, by its ratio, or by our time where there is no contender."""
    return sorted(rows, key=lambda row: row.ratio or row.ours.cpu)[len(rows) // 2]


def growth(first: tuple[int, float], second: tuple[int, float]) -> float:
    """The power of N with which the cost grew: 1 is linear, 2 is quadratic."""
    return math.log(second[1] / first[1]) / math.log(second[0] / first[0])


def table(rows: Sequence[Row]) -> str:
    """The measurements as text."""
    lines = [
        f"{'N':>6} {'ours':>8} {'MiB':>6} {'growth':>7} {'Material':>9} {'MiB':>6} {'growth':>7} {'ratio':>7}"
    ]
    before: Row | None = None
    for row in rows:
        ours = contended = ""
        if before:
            ours = f"{growth((before.size, before.ours.cpu), (row.size, row.ours.cpu)):.2f}"
        if before and before.contender and row.contender:
            contended = f"{growth((before.size, before.contender.cpu), (row.size, row.contender.cpu)):.2f}"
        line = f"{row.size:>6,} {row.ours.cpu:>6.2f} s {row.ours.memory:>6.0f} {ours:>7}"
        if row.contender and row.ratio:
            line += (
                f" {row.contender.cpu:>7.2f} s {row.contender.memory:>6.0f} {contended:>7} {row.ratio:>7.3f}"
            )
        lines.append(line)
        before = row
    return "\n".join(lines)


def misses(rows: Sequence[Row]) -> list[str]:
    """The bounds that were measured and not kept."""
    found = []
    sizes = {row.size: row for row in rows}
    if GROWTH_FROM in sizes and GROWTH_TO in sizes:
        ends = [(size, sizes[size].ours.cpu) for size in (GROWTH_FROM, GROWTH_TO)]
        if (power := growth(ends[0], ends[1])) > MOST_GROWTH:
            found.append(
                f"grows with N to the power of {power:.2f} from {GROWTH_FROM:,} to {GROWTH_TO:,}; "
                f"at most {MOST_GROWTH}"
            )
    if RATIO_AT in sizes and (ratio := sizes[RATIO_AT].ratio) and ratio > MOST_RATIO:
        found.append(f"takes {ratio:.3f} of stock Material at N = {RATIO_AT:,}; at most {MOST_RATIO}")
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    """Measures, prints, judges."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("sizes", nargs="*", type=int, default=SIZES, metavar="N")
    parser.add_argument("--ours", action="store_true", help="leave the contender out")
    parser.add_argument("--times", type=int, default=1, metavar="T", help="measure each size so often")
    given = parser.parse_args(arguments)
    rows = []
    for size in sorted(given.sizes):
        found = []
        for _ in range(given.times):
            with tempfile.TemporaryDirectory() as folder:
                found.append(measure(size, Path(folder), only_ours=given.ours))
        rows.append(middle(found))
    print(table(rows))
    for miss in misses(rows):
        print(miss, file=sys.stderr)
    return 1 if misses(rows) else 0


if __name__ == "__main__":
    sys.exit(main())
