"""The folder that a site is published from is filled: nothing in it is lost, and no file is ever half there."""

from __future__ import annotations

import errno
import json
import os
import shutil
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from projects import whole_project
from publisher.release import BEING_WRITTEN, CannotRelease, Release, manifest_of, release
from small import FILE

Tree = dict[str, str]


def written(folder: Path, tree: Tree) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for path, text in tree.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)
    return folder


def read(folder: Path) -> Tree:
    return {p.relative_to(folder).as_posix(): p.read_text() for p in folder.rglob("*") if p.is_file()}


class Publisher:
    """One folder, filled with one site after the other."""

    def __init__(self, folder: Path) -> None:
        self.output = folder / "site"
        self._folder, self._count = folder, 0

    def publish(self, tree: Tree) -> Release:
        self._count += 1
        new = written(self._folder / f"new-{self._count}", tree)
        return release(new, self.output, manifest_of(self.output, self._folder / "cache"))


@pytest.fixture
def publisher(tmp_path: Path) -> Publisher:
    return Publisher(tmp_path)


def test_what_a_run_wrote_and_the_next_did_not_is_removed_with_its_empty_folders(
    publisher: Publisher,
) -> None:
    assert publisher.publish({"a.html": "1", "b/c/d.html": "1", "b/e.css": "1"}) == Release(3, 0, 0)
    assert publisher.publish({"a.html": "2", "b/e.css": "1"}) == Release(1, 1, 1)
    assert read(publisher.output) == {"a.html": "2", "b/e.css": "1"}
    assert not (publisher.output / "b" / "c").exists()


def test_what_others_put_there_stays_hidden_or_not(publisher: Publisher) -> None:
    publisher.publish({"a.html": "1", "b/c.html": "1"})
    theirs = {
        ".git/HEAD": "x",
        ".htaccess": "x",
        ".well-known/security.txt": "x",
        "google.html": "x",
        "b/own.txt": "x",
    }
    written(publisher.output, theirs)
    publisher.publish({"a.html": "2"})
    assert read(publisher.output) == {"a.html": "2", **theirs}


def test_a_file_of_ours_that_somebody_changed_since_is_not_removed(publisher: Publisher) -> None:
    publisher.publish({"a.html": "1", "b.html": "1"})
    written(publisher.output, {"b.html": "theirs"})
    publisher.publish({"a.html": "1"})
    assert read(publisher.output) == {"a.html": "1", "b.html": "theirs"}


def test_a_first_run_removes_what_stock_mkdocs_would_and_nothing_hidden(publisher: Publisher) -> None:
    written(publisher.output, {"old.html": "x", "old/old.css": "x", ".git/HEAD": "x", "old/.keep": "x"})
    publisher.publish({"a.html": "1"})
    assert read(publisher.output) == {"a.html": "1", ".git/HEAD": "x", "old/.keep": "x"}


def test_a_list_that_is_lost_or_damaged_is_as_none(publisher: Publisher, tmp_path: Path) -> None:
    publisher.publish({"a.html": "1", "b.html": "1"})
    (manifest,) = (tmp_path / "cache").iterdir()
    manifest.write_text('["a.html"]')
    publisher.publish({"a.html": "1"})
    assert read(publisher.output) == {"a.html": "1"}


def test_no_list_leads_out_of_the_folder(publisher: Publisher, tmp_path: Path) -> None:
    publisher.publish({"a.html": "1"})
    written(tmp_path, {"outside.html": "1"})
    (manifest,) = (tmp_path / "cache").iterdir()
    digests = json.loads(manifest.read_text())["a.html"]
    manifest.write_text(json.dumps({"../outside.html": digests, str(tmp_path / "outside.html"): digests}))
    publisher.publish({"a.html": "1"})
    assert (tmp_path / "outside.html").exists()


def test_what_a_killed_run_left_half_written_is_tidied_but_not_in_hidden_folders(
    publisher: Publisher,
) -> None:
    theirs = {f".git/{BEING_WRITTEN}x": "theirs"}
    written(publisher.output, {f"{BEING_WRITTEN}1": "x", f"b/{BEING_WRITTEN}2": "x", **theirs})
    publisher.publish({"a.html": "1"})
    assert read(publisher.output) == {"a.html": "1", **theirs}


def test_the_folder_keeps_its_inode_mode_and_link(publisher: Publisher, tmp_path: Path) -> None:
    real = written(tmp_path / "www", {"index.html": "old"})
    real.chmod(0o2750)
    publisher.output.symlink_to(real)
    before = real.stat()
    publisher.publish({"index.html": "new"})
    publisher.publish({"index.html": "newer"})
    assert publisher.output.is_symlink()
    assert (real.stat().st_ino, real.stat().st_mode) == (before.st_ino, before.st_mode)
    assert read(real) == {"index.html": "newer"}


def test_a_file_that_is_as_it_should_be_is_not_touched_and_another_keeps_its_mode(
    publisher: Publisher,
) -> None:
    publisher.publish({"a.html": "1", "b.html": "1"})
    files = [publisher.output / name for name in ("a.html", "b.html")]
    files[1].chmod(0o640)
    before = [file.stat().st_ino for file in files]
    publisher.publish({"a.html": "1", "b.html": "2"})
    assert [file.stat().st_ino == inode for file, inode in zip(files, before, strict=True)] == [True, False]
    assert stat.S_IMODE(files[1].stat().st_mode) == 0o640


def test_a_folder_and_a_file_may_change_places(publisher: Publisher) -> None:
    publisher.publish({"x/index.html": "1", "y": "1"})
    publisher.publish({"x": "2", "y/index.html": "2"})
    assert read(publisher.output) == {"x": "2", "y/index.html": "2"}


def test_a_folder_of_others_where_a_file_belongs_is_named(publisher: Publisher) -> None:
    written(publisher.output, {"x/.own": "theirs"})
    with pytest.raises(CannotRelease, match="x is a folder that holds files of others"):
        publisher.publish({"x": "1"})
    assert read(publisher.output) == {"x/.own": "theirs"}


def test_a_file_of_others_where_a_folder_belongs_is_named(publisher: Publisher) -> None:
    publisher.publish({"a.html": "1"})
    written(publisher.output, {"x": "theirs"})
    with pytest.raises(CannotRelease, match="x is a file of others, and a folder belongs there"):
        publisher.publish({"x/a.html": "1"})
    assert read(publisher.output) == {"a.html": "1", "x": "theirs"}


def test_a_place_that_is_no_folder_is_answered_in_one_sentence(publisher: Publisher) -> None:
    publisher.output.write_text("a file")
    with pytest.raises(CannotRelease, match="can't be filled: File exists"):
        publisher.publish({"a.html": "1"})


Trees = st.lists(
    st.dictionaries(
        st.sampled_from(["a.html", "b.css", "c/a.html", "c/d/e.html", "f", "f/g.html", "c"]),
        st.sampled_from(["1", "2"]),
        min_size=1,
    ).filter(lambda tree: not any(a != b and b.startswith(f"{a}/") for a in tree for b in tree)),
    min_size=1,
    max_size=4,
)


@given(Trees)
def test_after_any_row_of_runs_the_last_site_stands_there_and_files_of_others(
    tmp_path_factory: pytest.TempPathFactory, trees: list[Tree]
) -> None:
    publisher = Publisher(tmp_path_factory.mktemp("runs"))
    publisher.publish({"index.html": "first"})
    written(publisher.output, {".git/HEAD": "x", "own/x.txt": "x"})
    for tree in trees:
        publisher.publish(tree)
    assert read(publisher.output) == {**trees[-1], ".git/HEAD": "x", "own/x.txt": "x"}


# --- a full disk, and another run ---


def test_a_full_disk_leaves_whole_files_and_the_next_run_finishes(
    publisher: Publisher, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = {f"{n}.html": "old" for n in range(5)} | {"gone.html": "old"}
    new = {f"{n}.html": "new" for n in range(5)}
    publisher.publish(old)
    write, count = Path.write_bytes, 0

    def full(self: Path, data: bytes) -> int:
        nonlocal count
        count += 1
        if count == 3:
            write(self, data[:1])
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(self))
        return write(self, data)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_bytes", full)
        with pytest.raises(CannotRelease, match="No space left on device"):
            publisher.publish(new)

    assert set(read(publisher.output).values()) == {"old", "new"}
    assert set(read(publisher.output)) == set(old)
    publisher.publish(new)
    assert read(publisher.output) == new


def test_a_second_run_says_that_it_waits_and_then_both_are_done(publisher: Publisher, tmp_path: Path) -> None:
    fcntl = pytest.importorskip("fcntl")
    publisher.publish({"a.html": "1"})
    holding = os.open(publisher.output, os.O_RDONLY)
    fcntl.flock(holding, fcntl.LOCK_EX)
    said = []

    def waiting() -> None:
        said.append("waiting")
        os.close(holding)

    new = written(tmp_path / "second", {"a.html": "2"})
    release(new, publisher.output, manifest_of(publisher.output, tmp_path / "cache"), waiting)
    assert said == ["waiting"]
    assert read(publisher.output) == {"a.html": "2"}


# --- real builds that are killed ---

KILLED = """
import os, signal, sys
at, seen = int(sys.argv[1]), 0
def count(event, arguments):
    global seen
    if event in ("open", "os.rename", "os.remove", "os.mkdir", "os.rmdir"):
        seen += 1
        if seen == at:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(count)
from mkdocs.__main__ import cli
try:
    cli(["build", "-q"])
except SystemExit as ended:
    print(seen, flush=True)
    sys.exit(ended.code)
"""
"""Builds, and dies at the given step among all openings, movings and removals of files; 0 never comes."""
MOMENTS = int(os.environ.get("MOMENTS", "4"))
"""At how many steps a build is killed, half of them while it fills the folder. More run each week."""


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def build(folder: Path, data: str, at: int = 0) -> int:
    """Builds, or dies at a step. Gives the number of steps."""
    (folder / "nutrients.yaml").write_text(data)
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-c", KILLED, str(at)]
    ended = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert ended.returncode == (-signal.SIGKILL if at else 0), ended.stderr
    return int(ended.stdout or 0)


def test_a_build_that_is_killed_leaves_whole_files_and_the_next_one_finishes(tmp_path: Path) -> None:
    folder = whole_project(tmp_path / "project")
    text = FILE.read_text()
    changed = text.replace("It opens the gate < of > the muscle.", "It shuts the gate < of > the muscle.")
    changed = changed.replace("    former_ids: [old-table]\n", "")  # one page less
    theirs = {".git/HEAD": b"theirs"}
    build(folder, text)
    old = bytes_of(folder / "site")
    steps = build(folder, changed)
    new = bytes_of(folder / "site")
    assert set(old) - set(new) == {"sources/old-table/index.html"}
    written(folder / "site", {".git/HEAD": "theirs"})
    filling = steps - 2 * len(new)  # the last steps read each file, and write those that differ
    half = MOMENTS // 2
    moments = [1 + n * filling // half for n in range(half)]
    moments += [filling + n * (steps - filling) // half for n in range(half)]

    now, then = (changed, new), (text, old)  # the folder holds the first
    for at in moments:
        now, then = then, now
        build(folder, now[0], at)
        left = bytes_of(folder / "site")
        whole = {p: data for p, data in left.items() if not p.rpartition("/")[2].startswith(BEING_WRITTEN)}
        assert whole.keys() >= (old.keys() & new.keys()) | theirs.keys(), at
        assert all(data in (old.get(p), new.get(p), theirs.get(p)) for p, data in whole.items()), at
        build(folder, now[0])
        assert bytes_of(folder / "site") == now[1] | theirs, at


def test_two_builds_at_once_both_end_well_and_the_site_is_whole(tmp_path: Path) -> None:
    folder = whole_project(tmp_path / "project")
    build(folder, FILE.read_text())
    alone = bytes_of(folder / "site")
    shutil.rmtree(folder / "site")

    command = [sys.executable, "-m", "mkdocs", "build", "-q", "--strict"]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    both = [subprocess.Popen(command, cwd=folder, env=environment) for _ in range(2)]

    assert [one.wait() for one in both] == [0, 0]
    assert bytes_of(folder / "site") == alone
