"""Which day it is: the clock's for somebody at work, a fixed one for what is published.

A build of one commit is the same on every day. So its day is that of the commit, or the one that
SOURCE_DATE_EPOCH names (https://reproducible-builds.org/specs/source-date-epoch/).
"""

from __future__ import annotations

import datetime
import os
from pathlib import Path

from . import git

_NAME = "SOURCE_DATE_EPOCH"


class NoDay(Exception):
    """The day can't be told; the message says why in plain words."""


def today() -> datetime.date:
    """The day by the clock."""
    return datetime.date.today()


def day_of_build(root: Path, edition: datetime.date) -> datetime.date:
    """The day to judge by what is overdue; that of the edition where git can't be asked.

    Raises `NoDay` when SOURCE_DATE_EPOCH holds anything else than seconds since 1970.
    """
    if (given := os.environ.get(_NAME)) is not None:
        try:
            return _day(given)
        except (ValueError, OverflowError, OSError):
            raise NoDay(f"{_NAME} is '{given}', expected seconds since 1970, such as 1767225600") from None
    try:
        return _day(git.ask(root, "log", "-1", "--format=%ct").decode())
    except git.GitRefused:
        return edition


def _day(seconds: str) -> datetime.date:
    return datetime.datetime.fromtimestamp(int(seconds), datetime.UTC).date()
