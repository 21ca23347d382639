"""What the commands that change a file have in common: refusing, asking, writing."""

from __future__ import annotations

import argparse
import datetime
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from ..editing.files import read_raw, rehearse, replace
from ..editing.places import Change
from ..editing.subjects import Subject
from ..knowledge.vocabulary import FIRST_YEAR, LAST_YEAR
from ..problems import listed, nearest


class Refused(Exception):
    """What was asked for can't be; the message says why in plain words."""


def day(text: str) -> datetime.date:
    """A day of the command line."""
    try:
        found = datetime.date.fromisoformat(text)
        if FIRST_YEAR <= found.year <= LAST_YEAR:
            return found
        raise argparse.ArgumentTypeError(f"'{text}' is not between {FIRST_YEAR} and {LAST_YEAR}")
    except ValueError:
        raise argparse.ArgumentTypeError(f"'{text}' is no day, expected one such as 2026-11-24") from None


def subject_of(asked: str, there: Sequence[Subject]) -> Subject:
    """What an id or an address such as `symptoms/tetany` names. Raises `Refused`."""
    name = asked.strip("/")
    found = [subject for subject in there if name in (subject.id, str(subject))]
    if not found:
        sections = listed(dict.fromkeys(subject.section for subject in there))
        near = nearest(name, [*(subject.id for subject in there), *map(str, there)])
        raise Refused(f"'{asked}' is in none of {sections}{near}")
    if len(found) > 1:
        raise Refused(f"'{asked}' is {' and '.join(map(str, found))}: which one?")
    return found[0]


def agreed(question: str, yes: bool) -> bool:
    """Whether a person said yes: by an option, or now, at the terminal. Silence is a no."""
    if yes:
        return True
    if sys.stdin is None or not sys.stdin.isatty():  # None: closed (`<&-`)
        print("Nothing was written. Add --yes when all of this is true.", file=sys.stderr)
        return False
    if input(f"{question} [y/N] ").strip().lower() in ("y", "yes"):
        return True
    print("Nothing was written.", file=sys.stderr)
    return False


def write(root: Path, subject: Subject, change: Callable[[str], Change]) -> Change:
    """Makes a change to the YAML of a page's file, if the site's data stay good.

    Raises `CannotEdit` and `InvalidData`, with nothing written.
    """
    path = root / subject.file
    old = read_raw(path)
    made = subject.changed(old, change)
    rehearse(root, subject.file, made.text)
    replace(path, old, made.text)
    return made
