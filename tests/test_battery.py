"""Every bad file is answered with its place: by the loader, and through each way out of it by a real build."""

from __future__ import annotations

import os
import re
import resource
import subprocess
import sys
import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from battery import Case, battery
from projects import whole_project
from publisher.loading import load
from publisher.problems import InvalidData
from small import ARTICLE, FILE, project

CASES = {case.name: case for case in battery(FILE.read_text(), ARTICLE.read_text())}
HOSTILE = [
    case
    for case in CASES.values()
    if case.name.startswith(("yaml: deep", "yaml: billion", "yaml: anchor", "file: huge", "whole: a million"))
]
"""Made to take all time or memory of a careless reader."""
HARMLESS = [case for case in CASES.values() if case not in HOSTILE and not case.endless]
WAYS_OUT = {
    "file: missing": "nothing to read",
    "file: a folder": "nothing that can be read",
    "file: a pipe": "nobody would ever write",
    "file: a device": "no end",
    "file: huge": "too many bytes",
    "bytes: cut UTF-8": "no text",
    "yaml: colon in text": "no YAML",
    "yaml: deep mappings": "a tree too deep to walk",
    "yaml: billion laughs": "a tree that grows when it is walked",
    "yaml: key given twice": "YAML that we refuse",
    "-5 at ('foods', 0, 'grams')": "a value that the model refuses",
    "unknown nutrients.sources": "a record that a rule refuses",
    "article: an unknown component": "an article that is wrong",
    "page: another heading": "a page written by hand",
}
"""Case → why the loader gives it up. A build adds to each what it does with that: status, words, old site."""
MOST_MEMORY = 2_000_000_000
"""Bytes that a build may ask for. Without a bound, reading a device would take the whole machine's."""


def said_of(folder: Path) -> str:
    """The report on a folder with a bad file. Any other way for the loader to end fails the test."""
    with pytest.raises(InvalidData) as found:
        load(folder)
    return str(found.value)


@contextmanager
def counted(most: int | None = None) -> Iterator[list[int]]:
    """Counts calls of functions: the work that is done, whatever else the machine does. Too many end the test."""
    count = [0]

    def one_more(*_: object) -> None:
        count[0] += 1
        if most and count[0] > most:
            sys.setprofile(None)
            pytest.fail(f"more than {most} calls")

    sys.setprofile(one_more)
    try:
        yield count
    finally:
        sys.setprofile(None)


def bytes_to_load(folder: Path) -> int:
    """The most memory that was in use at one time."""
    tracemalloc.start()
    try:
        load(folder)
    except InvalidData:
        pass
    finally:
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    return peak


def assert_named(case: Case, said: str) -> None:
    named = [line for line in said.split("\n") if re.match(case.expect, line)]
    assert named, said[-2000:]
    assert any(case.says in line for line in named), named


def test_there_are_at_least_250_bad_files() -> None:
    assert len(CASES) >= 250


@pytest.mark.parametrize("case", HARMLESS, ids=lambda case: case.name)
def test_a_bad_file_is_named_where_it_is_bad(tmp_path: Path, case: Case) -> None:
    project(tmp_path)
    case.make(tmp_path)

    assert_named(case, said_of(tmp_path))


@pytest.mark.parametrize("case", HOSTILE, ids=lambda case: case.name)
def test_a_hostile_file_is_named_too_and_takes_hardly_more_work_than_the_good_one(
    tmp_path: Path, case: Case
) -> None:
    good, bad = project(tmp_path / "good"), project(tmp_path / "bad")
    case.make(bad)

    load(good)  # what is done once in a process is no work of either
    with counted() as calls:
        load(good)
    with counted(most=2 * calls[0]):
        said = said_of(bad)
    assert_named(case, said)
    # A file may be held a few times at once, as bytes and as text, but never what it could grow to.
    read = min((bad / "nutrients.yaml").stat().st_size, 10_000_000)
    assert bytes_to_load(bad) < 2 * bytes_to_load(good) + 4 * read


def at_most() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


@pytest.mark.parametrize("name", WAYS_OUT, ids=lambda name: WAYS_OUT[name])
def test_a_build_with_a_bad_file_names_it_and_leaves_the_old_site_as_it_was(
    tmp_path: Path, name: str
) -> None:
    case = CASES[name]
    folder = whole_project(tmp_path)
    (folder / "site").mkdir()
    (folder / "site" / "index.html").write_text("the site of before")
    case.make(folder)

    run = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build"],
        cwd=folder,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,  # only a build that hangs takes so long
        preexec_fn=at_most,
    )

    said = run.stdout + run.stderr
    assert run.returncode == 1, said[-2000:]
    assert "Traceback" not in said
    assert_named(case, said)
    assert [file.name for file in (folder / "site").iterdir()] == ["index.html"]
    assert (folder / "site" / "index.html").read_text() == "the site of before"
    assert not (folder / "site.next").exists()


def test_the_good_files_are_read_without_a_problem(tmp_path: Path) -> None:
    assert not load(whole_project(tmp_path)).warnings
