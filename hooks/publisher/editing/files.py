"""The files that commands change: read to the byte, tried out beside the project, replaced in one step."""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

from ..content import Content
from ..loading import load
from .places import CannotEdit

_MARK = "\ufeff"


def read_raw(path: Path) -> str:
    """The text of a checked file with its own line ends, without the mark some editors put before it."""
    return path.read_bytes().decode("utf-8").removeprefix(_MARK)


def rehearse(root: Path, file: str, text: str) -> Content:
    """What the project would hold with the new text in a file of it. Raises `InvalidData`."""
    with tempfile.TemporaryDirectory() as name:
        trial = Path(name)
        shutil.copytree(root / "docs", trial / "docs")
        shutil.copyfile(root / "nutrients.yaml", trial / "nutrients.yaml")
        (trial / file).write_bytes(text.encode("utf-8"))
        return load(trial)


def replace(path: Path, old: str, new: str) -> None:
    """Puts the new text in the place of the old: wholly or, when anything fails, not at all.

    Keeps the mark before the text and the file's permissions. Raises `CannotEdit` when the file no longer
    holds the old text.
    """
    path = path.resolve()  # a link stays a link
    before = path.read_bytes()
    mark = _MARK if before.startswith(_MARK.encode()) else ""
    if before != (mark + old).encode("utf-8"):
        raise CannotEdit(
            f"{path.name} was changed by somebody else in this moment; nothing was written, try again"
        )
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write((mark + new).encode("utf-8"))
            file.flush()
            os.fsync(file.fileno())
        shutil.copymode(path, name)
        Path(name).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise
