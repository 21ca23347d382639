"""What is due: pages by their day, works by their kind and state, with everything that leans on them."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import pytest

from publisher.cli import main
from publisher.loading import load
from publisher.stale import Stale, stale
from small import DAY, FILE, project

CHECKED = datetime.date(2026, 1, 1)


def found(folder: Path, day: datetime.date, *changes: tuple[str, str], within: int = 90) -> Stale:
    text = FILE.read_text()
    for this, by in changes:
        assert text.count(this) == 1
        text = text.replace(this, by)
    return stale(load(project(folder, text)), day, within)


def test_nothing_is_due_on_the_day_everything_was_checked(tmp_path: Path) -> None:
    assert found(tmp_path, CHECKED) == Stale((), (), (), ())


def test_a_page_is_due_within_the_days_before_its_check_and_overdue_after_it(tmp_path: Path) -> None:
    assert "nutrients/ironite/" in {p.page for p in found(tmp_path, datetime.date(2026, 10, 3)).due}
    assert "nutrients/ironite/" not in {p.page for p in found(tmp_path, datetime.date(2026, 10, 2)).due}
    assert found(tmp_path, datetime.date(2027, 1, 1)).overdue == ()
    overdue = found(tmp_path, datetime.date(2027, 1, 2)).overdue
    assert {"nutrients/ironite/", "symptoms/night-cramp/", "articles/night-cramps-lacking/"} <= {
        p.page for p in overdue
    }
    assert list(overdue) == sorted(overdue)


def test_a_retracted_work_is_named_with_every_statement_that_leans_on_it(tmp_path: Path) -> None:
    (fallen,) = found(
        tmp_path,
        CHECKED,
        (
            "    title: A news item",
            "    status: retracted\n    note: It was withdrawn.\n    title: A news item",
        ),
    ).fallen
    assert (fallen.source, fallen.why) == ("a-report", "retracted")
    assert [use.path for use in fallen.uses] == ["questions.is-it-serious.sources[1]"]


def test_a_superseded_work_is_named_with_the_newer_one(tmp_path: Path) -> None:
    (fallen,) = found(
        tmp_path,
        CHECKED,
        (
            "    title: A review of everything",
            "    status: superseded\n    superseded_by: a-report\n    note: Old.\n    title: A review",
        ),
    ).fallen
    assert fallen.why == "superseded by 'a-report'"


def test_works_that_change_in_place_are_read_again_by_their_kind(tmp_path: Path) -> None:
    old = found(tmp_path, datetime.date(2027, 1, 1)).old
    assert [(work.source, work.why) for work in old] == [
        ("a-report", "a news or digest read last on 2026-01-01")
    ]
    old = found(tmp_path, datetime.date(2031, 1, 1)).old
    assert "a systematic review of 2020: is there a newer one?" in {work.why for work in old}


def run(folder: Path, *arguments: str) -> int:
    return main(["--today", DAY, "--root", str(project(folder)), "stale", *arguments])


def test_the_command_prints_a_summary_first(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path, "--on", "2027-02-01") == 0
    told = capsys.readouterr().out
    assert told.startswith(
        "5 pages overdue, 0 due soon, 0 works replaced, corrected or retracted, 1 works to read"
    )
    assert "  2027-01-01  /nutrients/ironite/  ironite  (nutrients.yaml:" in told


def test_strict_fails_only_when_something_is_overdue(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path, "--strict", "--on", "2026-12-31") == 0
    assert run(tmp_path, "--strict", "--on", "2027-02-01") == 1
    capsys.readouterr()


def test_json_and_calendar_hold_the_same_days(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(tmp_path, "--on", "2027-02-01", "--format=json")
    told = json.loads(capsys.readouterr().out)
    assert {page["day"] for page in told["overdue"]} == {"2027-01-01"}

    run(tmp_path, "--on", "2027-02-01", "--format=ics")
    calendar = capsys.readouterr().out
    assert calendar.startswith("BEGIN:VCALENDAR\r\n")
    assert calendar.count("DTSTART;VALUE=DATE:20270101\r\n") == len(told["overdue"])


def test_a_list_of_things_to_do_can_be_pasted_into_an_issue(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(tmp_path, "--on", "2027-02-01", "--format=markdown")
    assert "- [ ] 2027-01-01 `/nutrients/ironite/`" in capsys.readouterr().out
