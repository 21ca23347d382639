"""The knowledge at another moment: a revision of git, another YAML file, another project's folder."""

from __future__ import annotations

import io
import shutil
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from .. import git
from ..problems import nearest

DATA = ("nutrients.yaml", "docs")
"""All that editors write, below the project's folder."""


class NoRevision(Exception):
    """There is nothing to compare with; the message says why in plain words."""


@contextmanager
def at_revision(root: Path, base: str) -> Iterator[Path]:
    """A folder with the data as they were at a revision of git. The working copy stays as it is.

    Raises `NoRevision` when git can't be asked, or knows no such revision, or there are no data in it.
    """
    try:
        packed = _packed(root, base)
    except git.GitRefused as error:
        raise NoRevision(f"{error}\nMend this, or name another YAML file to compare with.") from None
    with TemporaryDirectory(prefix="nutrients-") as folder:
        with tarfile.open(fileobj=io.BytesIO(packed)) as tar:
            tar.extractall(folder, filter="data")
        yield Path(folder)


@contextmanager
def beside(root: Path, other: Path) -> Iterator[Path]:
    """A folder with the data of another YAML file and this project's docs, or another project's folder."""
    if other.is_dir():
        yield other
        return
    with TemporaryDirectory(prefix="nutrients-") as folder:
        shutil.copyfile(other, Path(folder, "nutrients.yaml"))
        Path(folder, "docs").symlink_to((root / "docs").resolve(), target_is_directory=True)
        yield Path(folder)


def _packed(root: Path, base: str) -> bytes:
    """The data at a revision, as a tar archive. Raises `NoRevision` and `GitRefused`."""
    git.ready(root)
    found = git.commit(root, base)
    if found is None:
        raise NoRevision(_unknown(root, base))
    there = git.ask(root, "ls-tree", "--name-only", found, "--", *DATA).decode().split()
    if "nutrients.yaml" not in there:
        raise NoRevision(f"there is no nutrients.yaml at '{base}'")
    return git.ask(root, "archive", "--format=tar", found, "--", *there)


def _unknown(root: Path, base: str) -> str:
    """Why there is no such revision. Raises `GitRefused`."""
    if base == "HEAD":
        return "nothing is committed yet, so there is nothing to compare with; name another YAML file"
    names = git.ask(root, "for-each-ref", "--format=%(refname:short)").decode("utf-8", "replace").split()
    end = "; only the end of the history is here: `git fetch --unshallow` gets the rest"
    why = f"'{base}' is no revision of git, no YAML file and no folder{nearest(base, names)}"
    return f"{why}{end if git.is_shallow(root) else ''}"
