"""`nutrients audit SITE`: holds every page of a built site against the whole catalogue of checks."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from ..audit import CHECKS, audit
from ..audit.site import pages_of
from ..loading import load
from ..problems import InvalidData, first


def add(commands: Any) -> None:
    """Describes the command."""
    parser = commands.add_parser("audit", help="check every page of a built site against the catalogue")
    parser.add_argument("site", type=Path, help="the built site's folder")
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Runs the whole audit over a built site and prints its faults."""
    if not (given.site / "index.html").is_file():
        print(f"{given.site}: found no built site here, expected a folder with index.html", file=sys.stderr)
        return 1
    try:
        content = load(given.root)
        ours = pages_of(content, given.root / "docs")
        faults = audit(given.site, content, ours)
    except InvalidData as error:
        print(error, file=sys.stderr)
        return 1
    for fault in first(faults):
        print(fault, file=sys.stderr)
    pages = sum((given.site / page).is_file() for page in ours)
    print(f"{len(faults)} fault{'' if len(faults) == 1 else 's'} in {pages} pages, {len(CHECKS)} checks")
    return 1 if faults else 0
