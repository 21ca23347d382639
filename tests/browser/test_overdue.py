"""A page is overdue by the reader's clock: the site need not be built anew for readers to be told."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from projects import build_site, whole_project

from .visits import Visitor

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture(scope="module")
def built_before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small site, built when no check was due."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", "1767225600")  # the first day of 2026
        return build_site(whole_project(tmp_path_factory.mktemp("small")))


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (datetime.datetime(2027, 1, 1, 23, 59), False),  # the reader's own time
        (datetime.datetime(2027, 1, 2), True),
        (datetime.datetime(2030, 6, 1), True),
    ],
    ids=str,
)
def test_readers_are_told_from_the_day_after_the_check_was_due(
    day: datetime.datetime, told: bool, built_before: Path, browser: Browser
) -> None:
    visitor = Visitor(built_before, browser)
    visitor.page.clock.set_fixed_time(day)
    page = visitor.open("nutrients/ironite/")
    banner = page.get_by_text("This page was to be checked again by 1 January 2027.")
    assert banner.count() == 1
    assert banner.is_visible() == told
    assert visitor.noticed == []
