"""A checked site → the folder it is published from: filled, never replaced.

The folder may be a link, a mount, a work tree of git, or hold files of others. So it stays what it is, and
only what an earlier run wrote is ever removed from it. Each file is written beside its place and moved there
in one step, so it is whole at every moment, old or new: assets first, then pages, then what is gone. A run
that is killed leaves a mixture of whole files, and the next run finishes it.

What runs wrote stands in a manifest, by path and digest, outside the folder, so it is never published.
Without one, all that is not hidden counts as written by an earlier run, as stock MkDocs takes it.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import secrets
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

try:
    import fcntl
except ImportError:  # Windows: two builds at once then both fill, each file still whole
    fcntl = None  # type: ignore[assignment]

Manifest = dict[str, list[str]]
"""Path below the folder, with slashes → digests of what runs have put there."""

BEING_WRITTEN = ".being-published-"
"""Begins the names of files that are not in their place yet."""


class CannotRelease(Exception):
    """The folder can't be filled; the message says why in plain words."""


@dataclass(frozen=True)
class Release:
    """What a run did to the folder."""

    written: int
    removed: int
    kept: int
    """Files that already were as they should be."""


def manifest_of(output: Path, cache: Path) -> Path:
    """The manifest of a folder: a file below `cache`."""
    name = hashlib.sha256(os.fsencode(output.resolve())).hexdigest()[:16]
    return cache / f"{name}.json"


def release(site: Path, output: Path, manifest: Path, waiting: Callable[[], None] = lambda: None) -> Release:
    """Puts the files of `site` into `output`, and takes away what earlier runs wrote and this one did not.

    `manifest` is that of `manifest_of`. One run at a time fills a folder; the others call `waiting` and wait.
    Raises `CannotRelease`; every file in `output` is whole then, too.
    """
    try:
        output.mkdir(parents=True, exist_ok=True)
        with _alone(output, waiting):
            return _filled(site, output, manifest)
    except OSError as error:
        where = f" at {error.filename}" if error.filename else ""
        raise CannotRelease(
            f"{output} can't be filled: {error.strerror}{where}; every file in it is whole, old or new, "
            "and the next build finishes"
        ) from None


def _filled(site: Path, output: Path, manifest: Path) -> Release:
    _tidy(output)
    new = {path: _digest(site / path) for path in _files(site)}
    before = _read(manifest)
    ours = {*_of_earlier_runs(output, before)}
    folders = {str(parent) for path in new for parent in PurePosixPath(path).parents}
    gone = sorted(ours - new.keys() - folders)
    # Before anything changes, so that a run that is killed is known to have written what it did.
    _write(manifest, _joined(before, new))
    for path in gone:  # a folder is now a file
        if any(str(parent) in new for parent in PurePosixPath(path).parents):
            _remove(output, path)
    for path in ours & folders:  # a file is now a folder
        (output / path).unlink(missing_ok=True)
    written = sum(_put(site / path, output, path) for path in sorted(new, key=_assets_first))
    for path in gone:
        _remove(output, path)
    _write(manifest, {path: [digest] for path, digest in new.items()})
    return Release(written, len(gone), len(new) - written)


def _assets_first(path: str) -> tuple[bool, str]:
    """A page must not stand there before what it asks for."""
    return path.endswith(".html"), path


def _files(folder: Path, hidden: bool = True) -> Iterator[str]:
    """Paths of all files below a folder, with slashes, sorted. Links to folders are not followed.

    Without those in hidden folders, which may be a whole work tree of git, if so asked.
    """
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if hidden or not name.startswith("."))
        below = Path(here).relative_to(folder)
        for name in sorted(names):
            yield (below / name).as_posix()


def _of_earlier_runs(output: Path, before: Manifest | None) -> Iterator[str]:
    """Files in the folder that an earlier run put there, and nobody has changed since."""
    if before is None:
        yield from (p for p in _files(output, hidden=False) if not p.rpartition("/")[2].startswith("."))
        return
    for path, digests in before.items():
        file = output / path
        if file.is_file() and not file.is_symlink() and _digest(file) in digests:
            yield path


def _put(source: Path, output: Path, path: str) -> bool:
    """Puts one file into its place in one step. False when it is there already."""
    target = output / path
    data = source.read_bytes()
    with contextlib.suppress(OSError):
        if not target.is_symlink() and target.stat().st_size == len(data) and target.read_bytes() == data:
            return False
    _make_way(target, output)
    beside = target.with_name(f"{BEING_WRITTEN}{secrets.token_hex(4)}")
    try:
        beside.write_bytes(data)
        if target.is_file():
            shutil.copymode(target, beside)
        beside.replace(target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    return True


def _make_way(target: Path, output: Path) -> None:
    """Makes the folders of a file. Raises `CannotRelease` where files of others are in the way."""
    for folder in reversed(target.relative_to(output).parents[:-1]):
        here = output / folder
        if here.is_dir():
            continue
        if here.is_symlink() or here.exists():
            raise CannotRelease(f"{here} is a file of others, and a folder belongs there; move it away")
        here.mkdir()
    if target.is_dir() and not target.is_symlink():
        try:
            _remove_empty(target)
        except OSError:
            raise CannotRelease(
                f"{target} is a folder that holds files of others, and a file belongs there; move it away"
            ) from None


def _remove(output: Path, path: str) -> None:
    """Takes a file away, and the folders that are empty without it."""
    target = output / path
    with contextlib.suppress(NotADirectoryError):  # what was its folder is a file by now
        target.unlink(missing_ok=True)
    for folder in target.parents:
        if folder == output:
            return
        try:
            folder.rmdir()
        except OSError:  # somebody else's files are in it
            return


def _remove_empty(folder: Path) -> None:
    """Removes a folder that holds nothing but empty folders. Raises `OSError` for any other."""
    for inner in folder.iterdir():
        _remove_empty(inner)
    folder.rmdir()


def _tidy(output: Path) -> None:
    """Takes away what a run left that was killed between writing a file and moving it."""
    for path in _files(output, hidden=False):
        if path.rpartition("/")[2].startswith(BEING_WRITTEN):
            (output / path).unlink(missing_ok=True)


def _digest(file: Path) -> str:
    return hashlib.blake2b(file.read_bytes(), digest_size=16).hexdigest()


def _read(manifest: Path) -> Manifest | None:
    """What runs wrote; None when that is not known, or no longer."""
    try:
        found = json.loads(manifest.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    if not isinstance(found, dict) or not all(isinstance(digests, list) for digests in found.values()):
        return None
    return {p: d for p, d in found.items() if not p.startswith("/") and ".." not in p.split("/")}


def _joined(before: Manifest | None, new: Mapping[str, str]) -> Manifest | None:
    """What stands in the folder while it is being filled. Not known before is not known now."""
    if before is None:
        return None
    return {path: [*before.get(path, ()), *filter(None, [new.get(path)])] for path in {*before, *new}}


def _write(manifest: Path, written: Manifest | None) -> None:
    """Keeps the manifest, if it can be kept: without it, the next run does what stock MkDocs does."""
    with contextlib.suppress(OSError):
        if written is None:
            manifest.unlink(missing_ok=True)
            return
        manifest.parent.mkdir(parents=True, exist_ok=True)
        beside = manifest.with_name(f"{manifest.name}-{secrets.token_hex(4)}")
        beside.write_text(json.dumps(written, sort_keys=True), encoding="utf-8")
        beside.replace(manifest)


@contextlib.contextmanager
def _alone(output: Path, waiting: Callable[[], None]) -> Iterator[None]:
    """Holds the folder's lock. It ends with the process, however that ends, and leaves no file behind."""
    if fcntl is None:
        yield
        return
    folder = os.open(output, os.O_RDONLY)
    try:
        with contextlib.suppress(OSError):  # some network file systems know no locks
            try:
                fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                waiting()
                fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)
