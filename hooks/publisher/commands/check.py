"""`nutrients check`: names every problem of the data, without building the site."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from ..claims import claims
from ..loading import load
from ..problems import InvalidData, report


def add(commands: Any) -> None:
    """Describes the command."""
    parser = commands.add_parser("check", help="check nutrients.yaml and docs/ and name every problem")
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Checks all data below the root and prints what is wrong, or what there is."""
    try:
        content = load(given.root)
    except InvalidData as error:
        print(error, file=sys.stderr)
        return 1
    if content.warnings:
        print(report(content.warnings), file=sys.stderr)
        return 1
    knowledge = content.knowledge
    print(
        f"no problems: {len(knowledge.nutrients)} nutrients, {len(knowledge.symptoms)} symptoms, "
        f"{len(knowledge.foods)} foods, {len(knowledge.questions)} questions, "
        f"{len(content.articles)} articles, "
        f"{len(set(claims(content)))} statements from {len(knowledge.sources)} sources"
    )
    return 0
