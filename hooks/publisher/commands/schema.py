"""`nutrients schema`: writes the schema by which editors' programs mark mistakes and offer ids."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from .. import schema
from ..loading import load
from ..problems import InvalidData


def add(commands: Any) -> None:
    """Describes the command."""
    parser = commands.add_parser("schema", help=f"write {schema.FILE}, which helps your editor to help you")
    parser.add_argument("--check", action="store_true", help="write nothing; status 1 if it is out of date")
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Writes the schema, or says that it is out of date."""
    try:
        knowledge = load(given.root).knowledge
    except InvalidData as error:
        print(error, file=sys.stderr)
        return 1
    if not given.check:
        changed = schema.refresh(given.root, knowledge)
        print(f"{schema.FILE} {'is written' if changed else 'was up to date'}")
        return 0
    file = given.root / schema.FILE
    if file.is_file() and file.read_text(encoding="utf-8") == schema.text(knowledge):
        return 0
    print(f"{schema.FILE} is out of date; run `nutrients schema` and commit it", file=sys.stderr)
    return 1
