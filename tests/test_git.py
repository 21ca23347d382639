"""What editors are told where git refuses, is missing, or has not what was asked for: its own words, and the way out."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from publisher.cli import main
from small import DAY, FILE, project

EDITORS = "  editors: {name: The testers, role: Test team, conflict_of_interest: None declared.}\n"
CLINICIAN = (
    "  dr-ada: {name: Dr. Ada Example, role: RD, credential: RD, conflict_of_interest: None declared.}\n"
)
SIGN = ("review", "ironite", "--by", "dr-ada", "--scope", "all of it", "--yes")
OTHER_FILE = "Mend this, or name another YAML file to compare with."


def git(folder: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=Tester", "-c", "user.email=tester@example.org"]
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


def commit(folder: Path) -> None:
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "--allow-empty", "-m", "a change")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """The small project with a clinician, two commits."""
    text = FILE.read_text()
    assert EDITORS in text
    folder = project(tmp_path / "project", text.replace(EDITORS, EDITORS + CLINICIAN))
    git(folder, "init", "-q", "-b", "main")
    commit(folder)
    commit(folder)
    return folder


def told(capsys: pytest.CaptureFixture[str], folder: Path, *command: str) -> tuple[int, str]:
    status = main(["--today", DAY, "--root", str(folder), *command])
    return status, capsys.readouterr().err


@pytest.mark.parametrize(
    "command", [("impact",), ("review", "--check"), SIGN], ids=["impact", "check", "sign"]
)
def test_a_folder_of_another_user_is_told_in_the_words_of_git(
    command: tuple[str, ...],
    repository: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = (repository / "nutrients.yaml").read_text()
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")

    status, words = told(capsys, repository, *command)

    assert status == (1 if command == SIGN else 2)
    assert f"git refuses to work in {repository}; git says:\n  fatal: detected dubious ownership" in words
    assert f"\n  git config --global --add safe.directory {repository}\n" in f"{words}\n"
    assert "not in a git repository" not in words
    assert (repository / "nutrients.yaml").read_text() == before


@pytest.mark.parametrize("command", [("impact",), ("review", "--check")], ids=["impact", "check"])
def test_broken_settings_of_git_are_told_in_its_words(
    command: tuple[str, ...], repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with (repository / ".git" / "config").open("a") as settings:
        settings.write("[core\n")
    status, words = told(capsys, repository, *command)
    assert status == 2
    assert "; git says: fatal: bad config line" in words


def test_a_repository_that_lost_a_file_is_told_in_the_words_of_git_and_nothing_is_taken_for_new(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    blob = subprocess.run(
        ["git", "rev-parse", "HEAD:nutrients.yaml"],
        cwd=repository,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()
    (repository / ".git" / "objects" / blob[:2] / blob[2:]).unlink()

    status, words = told(capsys, repository, "impact")
    assert status == 2
    assert words.startswith("`git archive` failed; git says:")
    assert blob in words
    status, words = told(capsys, repository, "review", "--check")
    assert status == 2
    assert "can't be read: `git show` failed; git says: fatal: " in words
    assert told(capsys, repository, *SIGN)[0] == 1


def test_no_repository_and_no_commit_are_two_things(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = project(tmp_path)
    status, words = told(capsys, folder, "impact")
    assert status == 2
    assert words.startswith(f"{folder} is not in a git repository (git says: fatal: not a git repository")
    assert words.endswith(f"\n{OTHER_FILE}\n")

    git(folder, "init", "-q")
    status, words = told(capsys, folder, "impact")
    assert status == 2
    assert words == "nothing is committed yet, so there is nothing to compare with; name another YAML file\n"


def test_a_bare_repository_is_named(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    git(repository, "clone", "-q", "--bare", ".", "../bare.git")
    bare = repository.parent / "bare.git"
    status, words = told(capsys, bare, "impact")
    assert status == 2
    assert words == (
        f"{bare} is in a bare repository, which holds no files to work on; clone it first\n{OTHER_FILE}\n"
    )


def test_a_revision_before_the_end_of_a_shallow_history_is_told_where_to_get(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    git(repository, "clone", "-q", "--depth", "1", repository.as_uri(), "../shallow")
    status, words = told(capsys, repository.parent / "shallow", "impact", "HEAD~1")
    assert status == 2
    assert "'HEAD~1' is no revision of git" in words
    assert "only the end of the history is here: `git fetch --unshallow` gets the rest" in words
    assert told(capsys, repository, "impact", "HEAD~1")[0] == 0


@pytest.mark.parametrize(
    "command", [("impact",), ("review", "--check"), SIGN], ids=["impact", "check", "sign"]
)
def test_a_machine_without_git_is_named(
    command: tuple[str, ...],
    repository: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PATH", str(repository))
    status, words = told(capsys, repository, *command)
    assert status in (1, 2)
    assert "git is not installed here\n" in words


def test_a_git_that_can_not_be_started_is_told_and_its_words_are_bounded(
    repository: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    program = repository / "git"
    monkeypatch.setenv("PATH", str(repository))
    program.write_text("#!/nowhere/sh\n")
    program.chmod(0o755)
    assert "git can't be started" in told(capsys, repository, "impact")[1]

    program.write_text("#!/bin/sh\nfor i in 1 2 3 4 5 6 7 8 9; do printf '%0500d\\n' 1 >&2; done; exit 3\n")
    status, words = told(capsys, repository, "impact")
    assert status == 2
    said = words.splitlines()
    assert said[0] == f"git refuses to work in {repository}; git says:"
    assert said[1:7] == ["  " + "0" * 300 + "…"] * 6
    assert said[7:] == ["  … and 3 lines more", OTHER_FILE]


def test_a_folder_that_is_not_there_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, words = told(capsys, tmp_path / "nowhere", "impact")
    assert status == 2
    assert words == f"{tmp_path / 'nowhere'} is no folder\n{OTHER_FILE}\n"
