"""What `mkdocs serve` keeps from one build to the next: the last good site, and what is wrong since.

An editor saves in the middle of a thought. Then the pages of a moment ago stay up, and every page says
what keeps the new ones from being shown.
"""

from __future__ import annotations

import hashlib
import traceback
from collections.abc import Sequence
from pathlib import Path

from .assembly import Site, assemble
from .loading import load
from .problems import InvalidData, Problem


class Preview:
    """The last good state of the site, as a whole: pages of two states never stand side by side."""

    def __init__(self, program: Path) -> None:
        self.site: Site | None = None
        """None until the data have been good once."""
        self.problems: Sequence[Problem] = ()
        """Why the state on disk is not shown, or what a strict build would refuse of it."""
        self._program = program
        self._started_with = _digest(program)

    def refresh(self, root: Path, address: str) -> None:
        """Takes over the state on disk if all of it is good. The site is shown at `address`."""
        try:
            site = assemble(load(root), address)
        except InvalidData as error:
            self.problems = error.problems
        except Exception as error:  # our own fault; the editor must not lose the preview for it
            self.problems = [_of_the_program(error, self._program)]
        else:
            self.site, self.problems = site, site.content.warnings

    @property
    def is_old(self) -> bool:
        """Whether pages are shown that are not those on disk."""
        return any(problem.severity == "error" for problem in self.problems)

    @property
    def needs_restart(self) -> bool:
        """Whether the program has changed since it started: Python reads itself only once."""
        return _digest(self._program) != self._started_with


def _digest(program: Path) -> str:
    found = hashlib.sha256()
    for file in sorted(program.rglob("*.py")):
        found.update(f"{file}\0".encode() + file.read_bytes())
    return found.hexdigest()


def _of_the_program(error: Exception, program: Path) -> Problem:
    """An error that we did not foresee, at the place in our code where it came up."""
    ours = [f for f in traceback.extract_tb(error.__traceback__) if Path(f.filename).is_relative_to(program)]
    place = ours[-1]
    file = f"{program.name}/{Path(place.filename).relative_to(program).as_posix()}"
    message = f"the program failed with {type(error).__name__}: {error}; undo your last change and tell us"
    return Problem(file, place.lineno or 1, 1, "", message, "program")
