"""Where no browser can be driven: a person reads in one line what was left out; in CI the run ends."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from browser import chromium


def run(root: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """A run of the browser tests alone, in a process of its own."""
    known = {name: value for name, value in os.environ.items() if name not in ("CI", "CHROMIUM")}
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "tests/browser"],
        cwd=root,
        env=known | environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def empty(tmp_path: Path) -> str:
    """A PATH without any program."""
    return str(tmp_path)


def left_out(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.startswith("left out: ")]


def test_without_chromium_the_run_passes_and_says_in_one_line_what_it_left_out(
    root: Path, empty: str
) -> None:
    done = run(root, PATH=empty)
    (line,) = left_out(done.stdout)
    assert line.endswith(" tests in tests/browser (no Chromium found; install it, or set CHROMIUM)")
    assert int(line.split()[2]) > 9
    assert "passed" not in done.stdout
    assert done.returncode == 0


def test_a_path_in_chromium_that_is_no_program_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHROMIUM", "/no/such/program")
    assert chromium.missing().startswith("CHROMIUM names no program")


def test_without_playwright_they_are_left_out_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "playwright", None)
    assert chromium.missing().startswith("no Playwright found")


def test_in_ci_a_missing_browser_ends_the_run_with_one_sentence(root: Path, empty: str) -> None:
    done = run(root, PATH=empty, CI="true")
    reason = "the tests in tests/browser can't run: no Chromium found; install it, or set CHROMIUM"
    assert [line for line in done.stderr.splitlines() if line] == [f"ERROR: {reason}"]
    assert done.returncode == pytest.ExitCode.USAGE_ERROR
