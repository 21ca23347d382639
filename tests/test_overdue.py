"""A page whose check is overdue says so, by a day that the commit names or the reader's clock, and stops nothing."""

from __future__ import annotations

import datetime
import json
import re
import subprocess
from pathlib import Path

import pytest
from mkdocs.exceptions import Abort

from projects import build_site, whole_project
from publisher.cli import main
from publisher.clock import NoDay, day_of_build
from small import FILE, project

EDITION = datetime.date(2026, 1, 2)
PAGE = "nutrients/ironite/index.html"
"""To be checked again by 2027-01-01."""


def epoch(day: str, hour: int = 12) -> str:
    moment = datetime.datetime.fromisoformat(f"{day}T{hour:02}:00:00+00:00")
    return str(int(moment.timestamp()))


def committed(folder: Path, day: str) -> Path:
    """The folder as a repository of git with one commit of that day."""
    date = f"{epoch(day)} +0000"
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "All of it"]):
        subprocess.run(
            ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", *command],
            cwd=folder,
            env={"PATH": "/usr/bin:/bin:/usr/local/bin", "GIT_AUTHOR_DATE": date, "GIT_COMMITTER_DATE": date},
            check=True,
        )
    return folder


@pytest.fixture(autouse=True)
def _no_day_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)


def banner(page: Path) -> str:
    (found,) = re.findall(r'<aside class="banner".*?</aside>', page.read_text())
    return str(found)


def test_the_day_is_the_one_given_else_that_of_the_commit_else_that_of_the_edition(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    assert day_of_build(tmp_path, EDITION) == EDITION
    committed(tmp_path, "2026-11-24")
    assert day_of_build(tmp_path, EDITION) == datetime.date(2026, 11, 24)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch("2027-02-01", 23))
    assert day_of_build(tmp_path, EDITION) == datetime.date(2027, 2, 1)


def test_without_git_or_a_commit_the_day_is_that_of_the_edition(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    assert day_of_build(tmp_path, EDITION) == EDITION
    monkeypatch.setenv("PATH", str(tmp_path))
    assert day_of_build(tmp_path, EDITION) == EDITION


@pytest.mark.parametrize("given", ["", "today", "2027-01-01", "1e9", "9" * 30])
def test_a_day_that_is_none_is_refused_in_words(
    given: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", given)
    message = f"SOURCE_DATE_EPOCH is '{given}', expected seconds since 1970, such as 1767225600"
    with pytest.raises(NoDay, match=re.escape(message)):
        day_of_build(tmp_path, EDITION)
    with pytest.raises(Abort):
        build_site(whole_project(tmp_path))
    assert message in caplog.text


def test_a_page_says_that_it_is_overdue_from_the_day_after_and_a_strict_build_passes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole_project(tmp_path)
    due = '<time datetime="2027-01-01">1&nbsp;January&nbsp;2027</time>'
    words = (
        f"<p><b>Review overdue.</b> This page was to be checked again by {due}. "
        "Parts of it may be out of date.</p></aside>"
    )
    opened = '<aside class="banner" data-q="overdue" aria-label="Review overdue"'
    for day, hidden in (("2027-01-01", " hidden"), ("2027-01-02", "")):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch(day))
        site = build_site(tmp_path, tmp_path / day)
        assert banner(site / PAGE) == f"{opened}{hidden}>{words}"
        assert 'class="banner"' not in (site / "index.html").read_text()
        assert 'class="banner"' not in (site / "about" / "index.html").read_text()


def test_the_day_changes_nothing_but_what_is_overdue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole_project(tmp_path)
    sites = []
    for day in ("2026-02-01", "2028-02-01"):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch(day))
        site = build_site(tmp_path, tmp_path / day)
        sites.append(
            {
                file.relative_to(site): file.read_bytes().replace(
                    b'"Review overdue" hidden>', b'"Review overdue">'
                )
                for file in site.rglob("*")
                if file.is_file()
            }
        )
    first, second = sites
    assert first.keys() == second.keys()
    assert [str(name) for name in first if first[name] != second[name]] == []


def test_what_a_change_does_to_the_site_does_not_depend_on_the_day(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    committed(project(tmp_path), "2026-02-01")
    text = (
        FILE.read_text()
        .replace("keeps nerves calm", "calms nerves")
        .replace("edition: 2026-01-02", "edition: 2028-01-02")
    )
    (tmp_path / "nutrients.yaml").write_text(text)
    told = []
    for day in ("2026-02-01", "2028-02-01"):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch(day))
        assert main(["--today", day, "--root", str(tmp_path), "impact", "--format=json"]) == 0
        told.append(capsys.readouterr().out)
    assert told[0] == told[1]
    assert "nutrients/vitamin-q/" in {page["path"] for page in json.loads(told[0])["pages"]}
