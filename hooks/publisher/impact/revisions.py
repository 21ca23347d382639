"""The knowledge at another moment: a revision of git, another YAML file, another project's folder."""

from __future__ import annotations

import io
import shutil
import subprocess
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from ..problems import nearest

DATA = ("nutrients.yaml", "docs")
"""All that editors write, below the project's folder."""


class NoRevision(Exception):
    """There is nothing to compare with; the message says why in plain words."""


@contextmanager
def at_revision(root: Path, base: str) -> Iterator[Path]:
    """A folder with the data as they were at a revision of git. The working copy stays as it is.

    Raises `NoRevision` when there is no repository, no such revision, or no data in it.
    """
    if base.startswith("-"):  # git would take it for an option
        raise NoRevision(f"'{base}' is no revision of git, no YAML file and no folder")
    if shutil.which("git") is None:
        raise NoRevision("git is not installed here; name another YAML file to compare with")
    if _git(root, "rev-parse", "--is-inside-work-tree").returncode:
        raise NoRevision(
            f"{root.resolve()} is not in a git repository; name another YAML file to compare with"
        )
    if _git(root, "rev-parse", "--verify", "--quiet", f"{base}^{{commit}}").returncode:
        names = _git(root, "for-each-ref", "--format=%(refname:short)").stdout.decode().split()
        raise NoRevision(f"'{base}' is no revision of git, no YAML file and no folder{nearest(base, names)}")
    there = _git(root, "ls-tree", "--name-only", base, "--", *DATA).stdout.decode().split()
    if "nutrients.yaml" not in there:
        raise NoRevision(f"there is no nutrients.yaml at '{base}'")
    packed = _git(root, "archive", "--format=tar", base, "--", *there)
    if packed.returncode:
        raise NoRevision(f"git can't read '{base}': {packed.stderr.decode().strip()}")
    with TemporaryDirectory(prefix="nutrients-") as folder:
        with tarfile.open(fileobj=io.BytesIO(packed.stdout)) as tar:
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


def _git(root: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(["git", *arguments], cwd=root, capture_output=True, check=False)
