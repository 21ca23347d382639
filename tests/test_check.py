"""`nutrients check` in its three forms: for people, for pull requests, for programs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from publisher.cli import main
from publisher.problems import Problem, as_github, report
from small import FILE, project

BAD = [("evidence: strong", "evidence: stong"), ("name: oat cakes", "name: oat cakes # TODO: which?")]


def check(folder: Path, *changes: tuple[str, str], form: str = "text") -> int:
    text = FILE.read_text()
    for this, by in changes:
        assert text.count(this) == 1
        text = text.replace(this, by)
    return main(["--root", str(project(folder, text)), "check", f"--format={form}"])


def line_of(words: str) -> int:
    return FILE.read_text()[: FILE.read_text().index(words)].count("\n") + 1


def test_good_data_are_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(tmp_path) == 0
    assert capsys.readouterr().out.startswith("no problems: 3 nutrients, 1 symptoms, 2 foods")


def test_problems_are_told_to_people_on_the_error_stream(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check(tmp_path, BAD[0]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith(f"nutrients.yaml:{line_of('evidence: strong')}:17: links.night-cramp")
    assert told.err.endswith("1 problem\n")


def test_work_in_hand_alone_is_a_warning_and_still_stops_the_check(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check(tmp_path, BAD[1]) == 1
    assert capsys.readouterr().err.endswith("1 warning\n")


def test_github_is_told_the_file_the_line_and_the_column(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check(tmp_path, BAD[0], form="github") == 1
    assert capsys.readouterr().out == (
        f"::error file=nutrients.yaml,line={line_of('evidence: strong')},col=17,title=known-value::"
        "links.night-cramp.ironite.evidence: 'stong' is not one of strong, moderate, weak, none; "
        "did you mean 'strong'?\n"
    )


def test_signs_that_would_end_a_workflow_command_are_written_as_codes() -> None:
    problem = Problem("a,b:c.md", 1, 2, "", "100% of\nit::error", "rule", "warning")
    assert as_github([problem]) == (
        "::warning file=a%2Cb%3Ac.md,line=1,col=2,title=rule::100%25 of%0Ait::error"
    )


def test_programs_get_every_field_and_the_counts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(tmp_path, BAD[0], form="json") == 1
    told = json.loads(capsys.readouterr().out)
    assert (told["errors"], told["warnings"]) == (1, 0)
    assert told["problems"][0] == {
        "file": "nutrients.yaml",
        "line": line_of("evidence: strong"),
        "column": 17,
        "path": "links.night-cramp.ironite.evidence",
        "message": "'stong' is not one of strong, moderate, weak, none; did you mean 'strong'?",
        "rule": "known-value",
        "severity": "error",
    }


def test_programs_get_an_empty_list_when_all_is_well(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check(tmp_path, form="json") == 0
    assert json.loads(capsys.readouterr().out) == {"errors": 0, "warnings": 0, "problems": []}


def test_a_folder_without_data_is_a_problem(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(tmp_path), "check"]) == 1
    assert capsys.readouterr().err == "nutrients.yaml:1:1: the file is missing (file-exists)\n1 problem\n"


def test_errors_and_warnings_are_counted_apart() -> None:
    problem = Problem("f", 1, 1, "", "m", "r")
    warning = Problem("f", 1, 1, "", "m", "r", "warning")
    assert report([problem, problem, warning]).endswith("2 problems, 1 warning")
