"""Every bad file is answered by a real build: its place is named, nothing crashes, the old site stays as it was."""

from __future__ import annotations

import functools
import os
import re
import resource
import shutil
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import Queue

import pytest

from battery import ARTICLE, DATA, Case, battery

ROOT = Path(__file__).resolve().parent.parent
CASES = battery(ROOT)
MOST_SECONDS = 5
"""Of the processor, for one build; a slow machine must not fail a test."""


@dataclass(frozen=True)
class Outcome:
    """What became of one build."""

    status: int
    said: str
    site_is_untouched: bool


def _at_most(seconds: int) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))


def _build(folder: Path, case: Case) -> Outcome:
    """Builds with one bad file, then puts the good one back."""
    case.make(folder)
    try:
        run = subprocess.run(
            [sys.executable, "-m", "mkdocs", "build"],
            cwd=folder,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
            preexec_fn=functools.partial(_at_most, MOST_SECONDS),
        )
    finally:
        for file in (DATA, ARTICLE):
            bad = folder / file
            if bad.is_dir() and not bad.is_symlink():
                bad.rmdir()
            else:
                bad.unlink(missing_ok=True)
            shutil.copy(ROOT / file, bad)
    untouched = (
        [p.name for p in (folder / "site").iterdir()] == ["index.html"]
        and (folder / "site" / "index.html").read_text() == "the site of before"
        and not (folder / "site.next").exists()
    )
    return Outcome(run.returncode, run.stdout + run.stderr, untouched)


@pytest.fixture(scope="session")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Outcome]]:
    """Every case built, two at a time, each in a copy of the project."""
    folders: Queue[Path] = Queue()
    for _ in range(2):
        folder = tmp_path_factory.mktemp("battery")
        for name in (DATA, "mkdocs.yml"):
            shutil.copy(ROOT / name, folder)
        for name in ("docs", "hooks"):
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        (folder / "site").mkdir()
        (folder / "site" / "index.html").write_text("the site of before")
        folders.put(folder)

    def run(case: Case) -> Outcome:
        folder = folders.get()
        try:
            return _build(folder, case)
        finally:
            folders.put(folder)

    with ThreadPoolExecutor(2) as pool:
        yield dict(zip((case.name for case in CASES), pool.map(run, CASES), strict=True))


def test_there_are_at_least_150_bad_files() -> None:
    assert len(CASES) >= 150


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_bad_file_is_named_where_it_is_bad_and_changes_nothing(
    outcomes: dict[str, Outcome], case: Case
) -> None:
    found = outcomes[case.name]
    del outcomes  # or a failure would print all of them

    assert found.status == 1, found.said[-2000:]
    assert "Traceback" not in found.said
    named = [line for line in found.said.split("\n") if re.match(case.expect, line)]
    assert named, found.said[-2000:]
    assert any(case.says in line for line in named), named
    assert found.site_is_untouched
