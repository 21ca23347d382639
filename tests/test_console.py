"""What commands print on a console that is not UTF-8, into a pipe that nobody reads, and onto a full disk."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from projects import whole_project
from publisher.cli import main
from publisher.console import UNREAD, plain
from publisher.schema import FILE as SCHEMA
from small import DAY, FILE, project

FILES = ("nutrients.yaml", str(SCHEMA))
OLD_NAME, NEW_NAME = "green peas, boiled", "jalapeño peas → boiled"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The small project with a new name in it, and the file as it was before the change."""
    text = FILE.read_text()
    assert OLD_NAME in text
    project(tmp_path, text.replace(OLD_NAME, NEW_NAME))
    (tmp_path / "before.yaml").write_text(text)
    return tmp_path


def printed(monkeypatch: pytest.MonkeyPatch, encoding: str, folder: Path, *command: str) -> bytes:
    """What a command prints on a console of an encoding, with the line ends of Windows."""
    raw = io.BytesIO()
    monkeypatch.setattr("sys.stdout", io.TextIOWrapper(raw, encoding=encoding, newline="\r\n"))
    main(["--today", DAY, "--root", str(folder), *command])
    return raw.getvalue()


# --- a console that is not UTF-8 ---


@pytest.mark.parametrize(
    ("encoding", "line"),
    [
        ("cp1252", "foods.green-peas.name: green peas, boiled -> jalapeño peas -> boiled"),
        ("ascii", "foods.green-peas.name: green peas, boiled -> jalapeno peas -> boiled"),
    ],
)
def test_a_report_for_people_keeps_the_encoding_of_the_console_and_replaces_signs_that_it_lacks(
    encoding: str, line: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = printed(monkeypatch, encoding, folder, "impact", str(folder / "before.yaml"))
    assert f"{line}\r\n" in report.decode(encoding)


@pytest.mark.parametrize(
    ("encoding", "command"),
    [
        ("cp1252", ("impact", "before.yaml")),
        ("utf-16", ("stale", "--within", "2000")),
    ],
    ids=lambda it: it if isinstance(it, str) else it[0],
)
def test_json_is_the_same_on_every_console(
    encoding: str, command: tuple[str, ...], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if command == ("check",):
        (folder / "docs" / "straße.md").write_text("# A page without front matter\n", encoding="utf-8")
    monkeypatch.chdir(folder)
    found = printed(monkeypatch, "utf-8", folder, *command, "--format", "json")
    other = printed(monkeypatch, encoding, folder, *command, "--format", "json")
    assert other.isascii()
    assert json.loads(other) == json.loads(found)


def test_json_for_a_console_in_utf_8_can_be_read_by_people_too(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = printed(monkeypatch, "utf-8", folder, "impact", str(folder / "before.yaml"), "--format", "json")
    assert NEW_NAME in found.decode("utf-8")


def test_formats_for_programs_are_utf_8_when_they_are_redirected(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = printed(monkeypatch, "cp1252", folder, "impact", str(folder / "before.yaml"), "--format=markdown")
    assert "green peas, boiled → jalapeño peas → boiled\n" in found.decode("utf-8")
    assert b"\r" not in found


def test_a_calendar_has_the_line_ends_of_its_format_on_windows_too(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = printed(monkeypatch, "cp1252", folder, "stale", "--within", "2000", "--format", "ics")
    assert found.count(b"BEGIN:VEVENT") > 1
    assert b"\r\r\n" not in found
    assert found.count(b"\n") == found.count(b"\r\n")


def test_an_odd_id_is_told_on_a_console_that_can_not_show_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr("sys.stderr", io.TextIOWrapper(raw, encoding="ascii"))
    assert main(["--root", str(folder), "where-used", "café→\udcff"]) == 2
    sys.stderr.flush()
    assert raw.getvalue() == b"nothing has the id 'cafe->?'\n"


def test_help_is_told_on_a_console_that_lacks_its_signs(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr("sys.stdout", io.TextIOWrapper(raw, encoding="ascii"))
    with pytest.raises(SystemExit, match="0"):
        main(["--help"])
    assert b"symptom, question ..." in raw.getvalue()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“1–2 µg” ≥ 3 × 4 − 5 • it’s…", '"1-2 ug" >= 3 x 4 - 5 * it\'s...'),
        ("Ångström naïve", "Angstrom naive"),
        ("10² and 1½", "10? and 1?"),
        ("مغنيسيوم 🍌", "???????? ?"),
    ],
)
def test_signs_become_what_is_read_alike_and_never_another_figure(text: str, expected: str) -> None:
    assert plain(text) == expected


def test_the_build_names_problems_on_a_console_that_lacks_their_signs(tmp_path: Path) -> None:
    folder = whole_project(tmp_path, FILE.read_text().replace("{ironite: 10}", "{irónite→: 10}"))
    build = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q"],
        cwd=folder,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        check=False,
        timeout=600,
    )
    assert build.returncode == 1
    assert b"per_100g.ironite->: found 'ironite->', expected small letters" in build.stderr
    assert b"Traceback" not in build.stderr


# --- nobody reads ---


@contextmanager
def unread(line_buffering: bool = False) -> Iterator[None]:
    """Standard output into a pipe whose reader has gone."""
    theirs, ours = os.pipe()
    os.close(theirs)
    with pytest.MonkeyPatch.context() as patch, os.fdopen(ours, "w", encoding="utf-8") as stream:
        stream.reconfigure(line_buffering=line_buffering)
        patch.setattr("sys.stdout", stream)
        yield


def contents(folder: Path) -> list[str]:
    return [(folder / name).read_text() for name in FILES]


@pytest.mark.parametrize(
    "command",
    [
        ("check",),
        ("check", "--format", "json"),
        ("impact", "before.yaml", "--format", "pages"),
        ("schema",),
    ],
    ids=" ".join,
)
def test_a_command_ends_quietly_when_nobody_reads_on(
    command: tuple[str, ...], folder: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    with unread():
        assert main(["--today", DAY, *command]) == UNREAD == 141
    assert capfd.readouterr().err == ""


def test_the_audit_ends_quietly_when_nobody_reads_on(small_site: Path, tmp_path: Path) -> None:
    root = str(project(tmp_path))
    with unread():
        assert main(["--root", root, "audit", str(small_site)]) == UNREAD


def test_a_draft_is_written_whole_though_nobody_reads_what_is_to_do(
    folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    read = project(tmp_path_factory.mktemp("read"), (folder / "nutrients.yaml").read_text())
    draft = ("--today", DAY, "new", "food", "x-y")
    for place in (folder, read):
        main(["--root", str(place), "schema"])

    with unread():
        assert main(["--root", str(folder), *draft]) == UNREAD
    assert main(["--root", str(read), *draft]) == 0

    assert contents(folder) == contents(read)
    assert "x-y:" in contents(folder)[0]


@pytest.mark.parametrize("line_by_line", [True, False], ids=["line by line", "at the end"])
def test_a_day_is_set_wholly_or_not_at_all_when_nobody_reads_on(folder: Path, line_by_line: bool) -> None:
    before = (folder / "nutrients.yaml").read_text()
    expected = before if line_by_line else before.replace("checked: 2026-01-01", f"checked: {DAY}", 1)
    with unread(line_by_line):
        assert main(["--today", DAY, "--root", str(folder), "checked", "a-review", "--yes"]) == UNREAD
    assert (folder / "nutrients.yaml").read_text() == expected


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full disk to write to")
def test_a_full_disk_is_told_in_the_words_of_the_system(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with Path("/dev/full").open("w") as full:
        monkeypatch.setattr("sys.stdout", full)
        assert main(["--root", str(folder), "schema"]) == 1
    assert capsys.readouterr().err == "the output: No space left on device\n"


def test_commands_work_in_a_real_shell_with_a_short_reader_and_with_closed_streams(folder: Path) -> None:
    command = f"'{sys.executable}' -m publisher.cli --today {DAY}"
    script = (
        f"{command} new food x-y | head -n 1\n"
        f"{command} where-used a-review | true; echo ${{PIPESTATUS[0]}}\n"
        f"{command} new food x-z >&-; echo $?\n"
        f"{command} checked a-review <&- 2>&-; echo $?\n"
    )
    run = subprocess.run(
        ["bash", "-c", script],
        cwd=folder,
        env={
            **os.environ,
            "PYTHONPATH": str(Path(__file__).parent.parent / "hooks"),
            "PYTHONUNBUFFERED": "1",
        },
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
    )
    assert run.stderr == ""
    first, *status = [line for line in run.stdout.splitlines() if "a-review" not in line]
    assert first.endswith("'x-y' stands in foods. This is to be done:")
    assert status == ["141", "0", "1"]
    assert "x-z:" in (folder / "nutrients.yaml").read_text()
