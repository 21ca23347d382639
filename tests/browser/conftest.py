"""Chromium, started once; and what is said about these tests where there is none."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from . import chromium
from .visits import Visitor

if TYPE_CHECKING:
    from playwright.sync_api import Browser

HERE = Path(__file__).parent
VERSION, LEFT_OUT = pytest.StashKey[str](), pytest.StashKey[int]()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Without a browser leaves these tests out; in CI, where nobody would notice, it ends the run instead."""
    ours = [item for item in items if HERE in item.path.parents]
    if ours and (reason := chromium.missing()):
        if os.environ.get("CI"):
            raise pytest.UsageError(f"the tests in tests/browser can't run: {reason}")
        config.stash[LEFT_OUT] = len(ours)
        for item in ours:
            item.add_marker(pytest.mark.skip(reason=reason))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """One line: which browser was driven, or how many tests were left out and why."""
    if count := config.stash.get(LEFT_OUT, 0):
        terminalreporter.write_line(f"left out: {count} tests in tests/browser ({chromium.missing()})")
    if version := config.stash.get(VERSION, ""):
        terminalreporter.write_line(f"tests/browser drove Chromium {version} ({chromium.program()})")


@pytest.fixture(scope="session")
def browser(pytestconfig: pytest.Config) -> Iterator[Browser]:
    """Chromium."""
    with chromium.running() as running:
        pytestconfig.stash[VERSION] = running.version
        yield running


@pytest.fixture(scope="session")
def visitor(site: Path, browser: Browser) -> Visitor:
    """A tab of Chromium, ready to open pages of the real site."""
    return Visitor(site, browser)
