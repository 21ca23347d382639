"""The one place that asks git. What git refuses is told in its own words: they name cause and way out."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

_LINES, _CHARACTERS = 6, 300
"""How much of git's words is told: a damaged repository can say the same of every file."""


class GitRefused(Exception):
    """git did not answer; the message says why: that it is missing, or what it said itself."""


class NoRepository(GitRefused):
    """There is none, so nothing is wrong with git either."""


def ready(root: Path) -> None:
    """Raises `GitRefused` where git can't be asked about the files of a folder."""
    if shutil.which("git") is None:
        raise GitRefused("git is not installed here")
    if not root.is_dir():
        raise GitRefused(f"{root.resolve()} is no folder")
    asked = _run(root, "rev-parse", "--is-inside-work-tree")
    if asked.returncode and not _has_repository(root.resolve()):
        raise NoRepository(f"{root.resolve()} is not in a git repository ({_words(asked)})")
    if asked.returncode:
        raise GitRefused(f"git refuses to work in {root.resolve()}; {_words(asked)}")
    if asked.stdout.strip() != b"true":
        raise GitRefused(
            f"{root.resolve()} is in a bare repository, which holds no files to work on; clone it first"
        )


def ask(root: Path, *arguments: str) -> bytes:
    """What git says. Raises `GitRefused`."""
    asked = _run(root, *arguments)
    if asked.returncode:
        raise GitRefused(f"`git {arguments[0]}` failed; {_words(asked)}")
    return asked.stdout


def commit(root: Path, revision: str) -> str | None:
    """The full name of the commit that a revision names; None when it names none. Raises `GitRefused`."""
    if revision.startswith("-"):  # git would take it for an option
        return None
    asked = _run(root, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
    if asked.returncode > 1:  # 1: there is no such revision
        raise GitRefused(f"git can't tell which commit '{revision}' is; {_words(asked)}")
    return asked.stdout.decode().strip() or None


def file_at(root: Path, revision: str, file: str) -> bytes | None:
    """A file of the folder as it was at a revision; None when it wasn't there. Raises `GitRefused`."""
    shown = _run(root, "show", f"{revision}:./{file}")
    if shown.returncode == 0:
        return shown.stdout
    if not ask(root, "ls-tree", "--name-only", revision, "--", file):
        return None
    raise GitRefused(f"`git show` failed; {_words(shown)}")


def is_shallow(root: Path) -> bool:
    """Whether only the end of the history is here."""
    return ask(root, "rev-parse", "--is-shallow-repository").strip() == b"true"


def _has_repository(root: Path) -> bool:
    """Whether a repository is where git looks for it, even if git refuses it."""
    return "GIT_DIR" in os.environ or any(
        os.path.lexists(folder / ".git") for folder in (root, *root.parents)
    )


def _words(asked: subprocess.CompletedProcess[bytes]) -> str:
    """`git says: …`: one line of it behind that, several below."""
    said = list(_lines(asked.stderr.decode("utf-8", "replace")))
    if not said:
        return f"git says nothing, and ends with status {asked.returncode}"
    return "git says: " + said[0] if len(said) == 1 else "\n  ".join(["git says:", *said])


def _lines(text: str) -> Iterator[str]:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    yield from (line if len(line) <= _CHARACTERS else f"{line[:_CHARACTERS]}…" for line in lines[:_LINES])
    if len(lines) > _LINES:
        yield f"… and {len(lines) - _LINES} lines more"


def _run(root: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(["git", *arguments], cwd=root, capture_output=True, check=False)
    except OSError as error:
        raise GitRefused(f"git can't be started in {root.resolve()}: {error.strerror}") from None
