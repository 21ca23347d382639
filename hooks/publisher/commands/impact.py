"""`nutrients impact [BASE]`: which pages a change of the data alters, sentence by sentence."""

from __future__ import annotations

import argparse
import sys
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

from ..impact import NoRevision, as_json, as_markdown, as_text, at_revision, beside, compare, edition
from ..loading import load
from ..problems import InvalidData

_FORMATS = {"text": as_text, "markdown": as_markdown, "json": as_json}


def add(commands: Any) -> None:
    """Describes the command."""
    parser = commands.add_parser(
        "impact", help="what your change does to the site: pages, tables and answers, before and after"
    )
    parser.add_argument(
        "base",
        nargs="?",
        default="HEAD",
        help="a revision of git, another YAML file, or another project's folder; default: HEAD",
    )
    parser.add_argument("--format", choices=(*_FORMATS, "pages"), default="text", help="default: text")
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Prints what changes. Status 1: bad data, or an address would be lost; 2: nothing to compare with."""
    other = Path(given.base)
    there: AbstractContextManager[Path] = (
        beside(given.root, other) if other.exists() else at_revision(given.root, given.base)
    )
    try:
        with there as folder:
            try:
                before = edition(load(folder), folder / "docs")
            except InvalidData as error:
                print(f"{given.base} can't be read by the rules of today:\n{error}", file=sys.stderr)
                return 2
        after = edition(load(given.root), given.root / "docs", before)
    except NoRevision as error:
        print(error, file=sys.stderr)
        return 2
    except InvalidData as error:
        print(error, file=sys.stderr)
        return 1
    impact = compare(before, after)
    if given.format == "pages":
        changed = [*after.pages] if impact.everywhere else []  # what stands on every page changes every file
        paths = dict.fromkeys([*changed, *(page.path for page in impact.pages)])
        sys.stdout.writelines(f"{path or 'index.html'}\n" for path in paths)
    else:
        sys.stdout.write(_FORMATS[given.format](impact))
    return 1 if impact.lost else 0
