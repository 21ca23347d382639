"""The command `nutrients`: what editors and CI ask without building the site."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from .audit import CHECKS, audit
from .claims import claims
from .loading import load
from .problems import InvalidData


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one subcommand; the exit status is 0 when all is well, 1 when the data has problems."""
    parser = argparse.ArgumentParser(prog="nutrients", description=__doc__)
    parser.add_argument("--root", type=Path, default=Path(), help="the project's folder; default: here")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("check", help="check nutrients.yaml and docs/articles/ and name every problem")
    audit_command = commands.add_parser(
        "audit", help="check every page of a built site against the catalogue"
    )
    audit_command.add_argument("site", type=Path, help="the built site's folder")
    given = parser.parse_args(arguments)
    return check(given.root) if given.command == "check" else audit_site(given.root, given.site)


def check(root: Path) -> int:
    """Checks all data below `root` and prints what is wrong, or what there is."""
    try:
        content = load(root)
    except InvalidData as error:
        print(error, file=sys.stderr)
        return 1
    knowledge = content.knowledge
    print(
        f"no problems: {len(knowledge.nutrients)} nutrients, {len(knowledge.symptoms)} symptoms, "
        f"{len(knowledge.foods)} foods, {len(knowledge.questions)} questions, "
        f"{len(content.articles)} articles, "
        f"{len(set(claims(content)))} statements from {len(knowledge.sources)} sources"
    )
    return 0


def audit_site(root: Path, site: Path) -> int:
    """Runs the whole audit over a built site and prints its faults."""
    if not (site / "index.html").is_file():
        print(f"{site}: found no built site here, expected a folder with index.html", file=sys.stderr)
        return 1
    try:
        faults = audit(site, load(root))
    except InvalidData as error:
        print(error, file=sys.stderr)
        return 1
    for fault in faults:
        print(fault, file=sys.stderr)
    pages = sum(1 for _ in site.rglob("*.html"))
    print(f"{len(faults)} fault{'' if len(faults) == 1 else 's'} in {pages} pages, {len(CHECKS)} checks")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
