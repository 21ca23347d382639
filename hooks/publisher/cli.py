"""The command `nutrients`: what editors and CI ask without building the site."""

from __future__ import annotations

import argparse
import gc
import sys
from collections.abc import Sequence
from pathlib import Path

from . import console
from .clock import today
from .commands import COMMANDS
from .commands.shared import day


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command. The exit status is 0 when all is well, 1 when something is to be mended."""
    return console.run(lambda: _run(arguments))


def _run(arguments: Sequence[str] | None) -> int:
    parser = argparse.ArgumentParser(prog="nutrients", description=__doc__)
    parser.add_argument("--root", type=Path, default=Path(), help="the project's folder; default: here")
    parser.add_argument(
        "--today", type=day, metavar="DAY", help="the day that counts as today; default: the clock's"
    )
    commands = parser.add_subparsers(dest="command", required=True)
    for command in COMMANDS:
        command.add(commands)
    given = parser.parse_args(arguments)
    given.today = given.today or today()
    if (form := getattr(given, "format", "text")) != "text":
        console.for_programs(form)
    gc.disable()  # a command is over in a second, and its memory with it
    status: int = given.run(given)
    return status


if __name__ == "__main__":
    sys.exit(main())
