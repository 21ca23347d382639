"""`nutrients check`: names every problem of the data. Pages are made in memory, so what passes builds."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from ..assembly import assemble
from ..claims import claims
from ..content import Content
from ..loading import load
from ..problems import InvalidData, Problem, as_github, as_json, report


def add(commands: Any) -> None:
    """Describes the command."""
    parser = commands.add_parser("check", help="check nutrients.yaml and docs/ and name every problem")
    parser.add_argument(
        "--format",
        choices=("text", "github", "json"),
        default="text",
        help="text for people, github for notes beside the lines of a pull request, json for programs",
    )
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Checks all data below the root and prints what is wrong, or what there is."""
    content, problems = None, list[Problem]()
    try:
        content = load(given.root)
        problems += content.warnings
        assemble(content, "")
    except InvalidData as error:
        problems += error.problems
    if given.format == "json":
        print(as_json(problems))
    elif problems and given.format == "github":
        print(as_github(problems))
    if problems and given.format != "json":
        print(report(problems), file=sys.stderr)
    if content and given.format == "text" and not problems:
        print(_what_there_is(content))
    return 1 if problems else 0


def _what_there_is(content: Content) -> str:
    knowledge = content.knowledge
    return (
        f"no problems: {len(knowledge.nutrients)} nutrients, {len(knowledge.symptoms)} symptoms, "
        f"{len(knowledge.foods)} foods, {len(knowledge.questions)} questions, "
        f"{len(content.articles)} articles, "
        f"{len(set(claims(content)))} statements from {len(knowledge.sources)} sources"
    )
