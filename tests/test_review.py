"""`nutrients review` and `nutrients checked`: who signs a page, what they vouch for, and never their own work."""

from __future__ import annotations

import io
import json
import os
import pty
import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from projects import build_site, whole_project
from publisher.cli import main
from publisher.editing.authors import same_person, spans, spoken
from publisher.editing.subjects import Subject
from publisher.loading import load
from small import ARTICLE, DAY, FILE, project
from test_editing import added_lines

EDITORS = "  editors: {name: The testers, role: Test team, conflict_of_interest: None declared.}\n"
CLINICIANS = """\
  dr-ada: {name: Dr. Ada Example, role: Reviewer, credential: RD, conflict_of_interest: None declared.}
  dr-bo: {name: Bo Sample, role: Reviewer, credential: MD, conflict_of_interest: None declared.}
  wil: {name: Wil Writer, role: Writer, conflict_of_interest: None declared.}
"""
TEXT = FILE.read_text().replace(EDITORS, EDITORS + CLINICIANS)
SCOPE = "All statements: figures, limits & signs"
PAGES = {
    "ironite": "nutrients.yaml",
    "night-cramp": "nutrients.yaml",
    "night-cramps-lacking": "docs/articles/night-cramps-lacking.md",
}


def git(folder: Path, *arguments: str, by: str = "Wil Writer") -> str:
    identity = ["-c", f"user.name={by}", "-c", "user.email=somebody@example.org"]
    run = subprocess.run(
        ["git", *identity, *arguments], cwd=folder, capture_output=True, text=True, check=True
    )
    return run.stdout.strip()


def commit(folder: Path, by: str = "Wil Writer") -> str:
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "a change", by=by)
    return git(folder, "rev-parse", "HEAD")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The small project with two clinicians, all of it written by Wil Writer."""
    assert FILE.read_text() != TEXT
    project(tmp_path, TEXT)
    git(tmp_path, "init", "-q")
    commit(tmp_path)
    return tmp_path


def change(folder: Path, old: str, new: str, file: str = "nutrients.yaml") -> None:
    text = (folder / file).read_text()
    assert text.count(old) == 1
    (folder / file).write_text(text.replace(old, new))


def sign(folder: Path, id: str, by: str, *more: str) -> int:
    return main(["--today", DAY, "--root", str(folder), "review", id, "--by", by, "--scope", SCOPE, *more])


# --- the signature ---


@pytest.mark.parametrize("id", PAGES)
def test_a_clinician_signs_and_only_the_signature_is_new(id: str, folder: Path) -> None:
    file = folder / PAGES[id]
    before = file.read_text()

    assert sign(folder, id, "dr-ada", "--date", "2026-11-20", "--yes") == 0

    content = load(folder)
    record = (content.knowledge.nutrients | content.knowledge.symptoms).get(id)
    (review,) = record.reviews if record else content.articles[0].front.reviews
    assert (review.by, review.scope, review.date.isoformat()) == ("dr-ada", SCOPE, "2026-11-20")
    extra = [line.strip() for line in added_lines(before, file.read_text())]
    assert extra == ["reviews:", "- by: dr-ada", f"scope: {SCOPE!r}".replace("'", '"'), "date: 2026-11-20"]


def test_a_second_signature_stands_below_the_first(folder: Path) -> None:
    assert sign(folder, "symptoms/night-cramp", "dr-ada", "--yes") == 0
    commit(folder)
    assert sign(folder, "night-cramp", "dr-bo", "--yes") == 0
    assert [review.by for review in load(folder).knowledge.symptoms["night-cramp"].reviews] == [
        "dr-ada",
        "dr-bo",
    ]


def test_the_site_says_who_reviewed_a_page_to_readers_and_to_machines(tmp_path: Path) -> None:
    whole_project(tmp_path, TEXT)
    git(tmp_path, "init", "-q")
    commit(tmp_path)
    for id in PAGES:
        assert sign(tmp_path, id, "dr-bo", "--date", "2026-01-02", "--yes") == 0

    site = build_site(tmp_path, strict=False)

    for page in ("nutrients/ironite", "symptoms/night-cramp", "articles/night-cramps-lacking"):
        html = (site / page / "index.html").read_text()
        assert "Reviewed by Bo Sample, MD, on 2026-01-02" in html
        (script,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
        nodes = [node for node in json.loads(script)["@graph"] if "reviewedBy" in node]
        assert [(node["reviewedBy"]["name"], node["lastReviewed"]) for node in nodes] == [
            ("Bo Sample", "2026-01-02")
        ]


# --- what is vouched for ---


def test_the_reviewer_is_shown_what_they_vouch_for_and_silence_is_a_no(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("y\n"))
    assert sign(folder, "ironite", "dr-ada") == 1
    told = capsys.readouterr()
    ironite = load(folder).knowledge.nutrients["ironite"]
    assert "Dr. Ada Example, RD, vouches by name for nutrients/ironite:" in told.out
    # lead, table, role, low level, test with its limit, caution, trial, unknown, link, and whether taking helps
    assert "its 11 statements say what their sources say: 2 works" in told.out
    # 7 amounts, 2 ends of a range, 2 shares, and 5 mg
    assert f"its {len(ironite.intakes) + 2 + 2 + 1} figures are right" in told.out
    assert "its 1 limits are right" in told.out
    assert "Add --yes when all of this is true" in told.err
    assert (folder / "nutrients.yaml").read_text() == TEXT


@pytest.mark.parametrize(("answer", "status"), [("y", 0), ("n", 1), ("", 1)])
def test_at_a_terminal_the_reviewer_is_asked(answer: str, status: int, folder: Path) -> None:
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "publisher.cli", "review", "ironite", "--by", "dr-ada", "--scope", SCOPE]
    with subprocess.Popen(
        command, cwd=folder, stdin=theirs, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    ) as run:
        os.write(ours, f"{answer}\n".encode())
        told = run.communicate(timeout=60)[0].decode()
    os.close(ours)
    os.close(theirs)
    assert "Is all of this true? [y/N]" in told
    assert run.returncode == status
    assert ((folder / "nutrients.yaml").read_text() != TEXT) == (status == 0)


# --- what is refused ---


@pytest.mark.parametrize(
    ("asked", "status", "says"),
    [
        ("ironit|dr-ada", 2, "'ironit' is in none of nutrients, symptoms, articles; did you mean 'ironite'?"),
        (
            "ironite|dr-aba",
            2,
            "'dr-aba' is not in people; did you mean 'dr-ada'? (with a credential: dr-ada, dr-bo)",
        ),
        ("ironite|wil", 1, "Wil Writer has no `credential`"),
        ("ironite|editors", 1, "The testers has no `credential`"),
        ("ironite|dr-ada|--date|2099-01-01", 1, "2099-01-01 is still to come"),
    ],
)
def test_a_signature_that_is_worth_nothing_is_refused(
    asked: str, status: int, says: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    id, by, *more = asked.split("|")
    assert sign(folder, id, by, "--yes", *more) == status
    assert says in capsys.readouterr().err
    assert (folder / "nutrients.yaml").read_text() == TEXT


@pytest.mark.parametrize("missing", ["id", "--by", "--scope"])
def test_a_signature_says_who_what_and_which_part(missing: str, folder: Path) -> None:
    words = {"id": ["ironite"], "--by": ["--by", "dr-ada"], "--scope": ["--scope", SCOPE]}
    given = [word for name, part in words.items() if name != missing for word in part]
    assert main(["--today", DAY, "--root", str(folder), "review", *given, "--yes"]) == 2
    assert (
        main(["--today", DAY, "--root", str(folder), "review", "ironite", "--by", "dr-ada", "--scope", " "])
        == 2
    )


def test_an_author_of_the_article_does_not_sign_it(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    article = PAGES["night-cramps-lacking"]
    change(folder, "authors: [editors]", "authors: [editors, dr-ada]", article)
    commit(folder)
    assert sign(folder, "night-cramps-lacking", "dr-ada", "--yes") == 1
    assert "is an author of articles/night-cramps-lacking" in capsys.readouterr().err
    assert sign(folder, "night-cramps-lacking", "dr-bo", "--yes") == 0


def test_the_sites_own_editors_sign_nothing_even_with_a_credential(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(folder, "role: Test team,", "role: Test team, credential: MD,")
    commit(folder)
    assert sign(folder, "ironite", "editors", "--yes") == 1
    assert "The testers is an author of nutrients/ironite" in capsys.readouterr().err


def test_who_wrote_a_line_does_not_sign_the_page(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(folder, "A low level makes nerves fire.", "A low level can make nerves fire.")
    commit(folder, by="ada  EXAMPLE")
    line = next(
        i
        for i, text in enumerate((folder / "nutrients.yaml").read_text().split("\n"), 1)
        if "can make nerves" in text
    )

    assert sign(folder, "ironite", "dr-ada", "--yes") == 1
    assert f"Dr. Ada Example wrote nutrients.yaml, lines {line}; somebody else" in capsys.readouterr().err
    assert sign(folder, "vitamin-q", "dr-ada", "--yes") == 0, "another page is another matter"
    assert sign(folder, "ironite", "dr-bo", "--yes") == 0


def test_who_wrote_a_link_signs_neither_of_its_pages(folder: Path) -> None:
    change(folder, "      setting: Kidney disease.", "      setting: An ill kidney.")
    commit(folder, by="Bo Sample")
    assert sign(folder, "ironite", "dr-bo", "--yes") == 1
    assert sign(folder, "night-cramp", "dr-bo", "--yes") == 1


def test_who_wrote_a_line_of_an_articles_text_does_not_sign_it(folder: Path) -> None:
    article = folder / PAGES["night-cramps-lacking"]
    text = article.read_text()
    line = next(line for line in text.split("\n") if "[@" in line)
    article.write_text(text.replace(line, f"Also, {line}"))
    commit(folder, by="Bo Sample")
    assert sign(folder, "night-cramps-lacking", "dr-bo", "--yes") == 1
    assert sign(folder, "night-cramps-lacking", "dr-ada", "--yes") == 0


def test_what_somebody_else_signed_since_is_no_longer_in_the_way(folder: Path) -> None:
    change(folder, "A low level makes nerves fire.", "A low level can make nerves fire.")
    commit(folder, by="Dr Ada Example RD")
    assert sign(folder, "ironite", "dr-bo", "--yes") == 0
    assert sign(folder, "ironite", "dr-ada", "--yes") == 1, "the other signature is not committed yet"
    commit(folder)
    assert sign(folder, "ironite", "dr-ada", "--yes") == 0


def test_days_and_signatures_make_nobody_an_author(folder: Path) -> None:
    assert main(["--today", DAY, "--root", str(folder), "checked", "ironite", "--yes"]) == 0
    change(folder, "    lead: {text: Ironite helps", "    reviews: []\n    lead: {text: Ironite helps")
    commit(folder, by="Ada Example")
    assert sign(folder, "ironite", "dr-ada", "--yes") == 0
    (review,) = load(folder).knowledge.nutrients["ironite"].reviews
    assert review.by == "dr-ada"


def test_lines_that_are_not_committed_have_no_known_author(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(folder, "A low level makes nerves fire.", "A low level can make nerves fire.")
    assert sign(folder, "ironite", "dr-ada", "--yes") == 1
    assert "nutrients/ironite has changes that are not committed" in capsys.readouterr().err
    assert sign(folder, "night-cramp", "dr-ada", "--yes") == 0


def test_line_ends_of_another_system_are_no_change(folder: Path) -> None:
    file = folder / "nutrients.yaml"
    file.write_bytes(file.read_text().replace("\n", "\r\n").encode())
    assert sign(folder, "ironite", "dr-ada", "--yes") == 0
    assert b"      - by: dr-ada\r\n" in file.read_bytes()


def test_unfinished_work_is_not_signed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(folder, "    symbol: Ir", "    symbol: Ir # TODO: ask")
    commit(folder)
    assert sign(folder, "ironite", "dr-ada", "--yes") == 1
    assert "the page is not finished:\nnutrients.yaml:" in capsys.readouterr().err


def test_without_a_history_nobody_signs_by_accident(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = project(tmp_path, TEXT)
    assert sign(folder, "ironite", "dr-ada", "--yes") == 1
    assert "this folder has no git history" in capsys.readouterr().err
    assert sign(folder, "ironite", "dr-ada", "--yes", "--authors-unknown") == 0


def test_a_history_without_its_beginning_is_not_trusted(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(folder, "A low level makes nerves fire.", "A low level can make nerves fire.")
    commit(folder)
    git(folder, "clone", "-q", "--depth", "1", folder.as_uri(), "shallow")
    assert sign(folder / "shallow", "ironite", "dr-ada", "--yes") == 1
    assert "git fetch --unshallow" in capsys.readouterr().err


def test_bad_data_are_not_signed(folder: Path) -> None:
    change(folder, "evidence: strong", "evidence: stong")
    commit(folder)
    assert sign(folder, "ironite", "dr-ada", "--yes") == 1


# --- what CI checks ---


def check(folder: Path, *base: str) -> int:
    return main(["--today", DAY, "--root", str(folder), "review", "--check", *base])


def by_hand(folder: Path, by: str) -> None:
    """A signature that was written into the file without the command."""
    change(
        folder,
        "    not_known:\n      - {text: Nobody knows the rest.",
        f"    reviews:\n      - {{by: {by}, scope: All., date: 2026-11-24}}\n    not_known:\n      - {{text: Nobody knows the rest.",
    )


def test_good_signatures_pass(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(folder) == 0
    for id in PAGES:
        assert sign(folder, id, "dr-ada", "--yes") == 0
    commit(folder, by="Ada Example")
    assert check(folder) == 0
    change(folder, "A low level makes nerves fire.", "A low level can make nerves fire.")
    commit(folder, by="Ada Example")
    assert check(folder) == 0, "what is written after the signature is for the next one"


@pytest.mark.parametrize("commits", [1, 2])
def test_a_signature_under_ones_own_line_is_found(
    commits: int, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    base = git(folder, "rev-parse", "HEAD")
    change(folder, "A low level makes nerves fire.", "A low level can make nerves fire.")
    if commits == 2:
        commit(folder, by="Ada Example")
    by_hand(folder, "dr-ada")
    commit(folder, by="Ada Example")

    for since in ([], [base]):
        assert check(folder, *since) == 1
        told = capsys.readouterr().err
        assert re.match(
            r"nutrients\.yaml:\d+: Dr\. Ada Example signed nutrients/ironite and wrote it too: lines \d+ of ",
            told,
        )
    assert check(folder, "HEAD") == 0, "it is not new since then"


def test_another_signature_of_the_same_commit_is_no_cover(folder: Path) -> None:
    change(folder, "A low level makes nerves fire.", "A low level can make nerves fire.")
    by_hand(folder, "dr-bo")
    change(
        folder,
        "{by: dr-bo, scope: All., date: 2026-11-24}\n",
        "{by: dr-bo, scope: All., date: 2026-11-24}\n      - {by: dr-ada, scope: All., date: 2026-11-24}\n",
    )
    commit(folder, by="Ada Example")
    assert check(folder) == 1


def test_an_article_signed_by_its_writer_is_found(folder: Path) -> None:
    article = PAGES["night-cramps-lacking"]
    change(
        folder,
        "authors: [editors]",
        "authors: [editors]\nreviews: [{by: dr-bo, scope: All., date: 2026-11-24}]",
        article,
    )
    change(folder, "caption: What the two do", "caption: What both do", article)
    commit(folder, by="Bo Sample")
    assert check(folder) == 1


def test_an_article_that_got_another_name_keeps_its_signatures(folder: Path) -> None:
    assert sign(folder, "night-cramps-lacking", "dr-ada", "--yes") == 0
    commit(folder, by="Ada Example")
    git(folder, "mv", PAGES["night-cramps-lacking"], "docs/articles/lacking-at-night.md")
    commit(folder)
    assert check(folder) == 0
    assert check(folder, "HEAD~1") == 0


def test_bad_data_are_named_before_their_signatures_are_looked_at(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(folder, "    lead: {text: Ironite helps", "    reviews: [dr-ada]\n    lead: {text: Ironite helps")
    commit(folder)
    assert check(folder) == 1
    assert "nutrients.ironite.reviews[0]: found 'dr-ada', expected a mapping" in capsys.readouterr().err


def test_the_check_needs_a_whole_history_and_a_revision_that_exists(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check(folder, "nowhere") == 2
    git(folder, "clone", "-q", "--depth", "1", folder.as_uri(), "shallow")
    assert check(folder / "shallow") == 2


# --- names and lines ---


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Ada Example", "ada  example", True),
        ("Dr. Ada Example, RD", "Ada Example", True),
        ("Example, Ada", "Ada Example", True),
        ("Ada", "Ada", True),
        ("Ada Example", "Ada", False),
        ("Ada Example", "Ada Sample", False),
        ("Ada Example", "", False),
    ],
)
def test_one_person_may_write_their_name_in_several_ways(one: str, other: str, same: bool) -> None:
    assert same_person(one, other) == same_person(other, one) == same


@given(st.sets(st.integers(1, 40)))
def test_runs_of_lines_hold_each_line_once(numbers: set[int]) -> None:
    runs = spans(numbers)
    assert [n for first, last in runs for n in range(first, last + 1)] == sorted(numbers)
    assert all(last + 1 < first for (_, last), (first, _) in pairwise(runs))


def test_runs_of_lines_are_told_shortly() -> None:
    assert spoken([7, 5, 6, 3]) == "lines 3, 5-7"


def test_the_facts_of_a_page_are_its_lines_without_days_and_signatures() -> None:
    lines = TEXT.split("\n")
    facts = Subject("nutrients", "ironite").facts(TEXT)
    assert facts == {number: lines[number - 1] for number in facts}
    assert len(facts) > 40
    words = "\n".join(facts.values())
    assert words.startswith("  ironite:\n    name: ironite\n")
    assert "Nobody knows the rest" in words
    assert "A lack of ironite may cause a few night cramps" in words
    assert "dates:" not in words
    assert "vitamin Q" not in words
    text = ARTICLE.read_text()
    whole = Subject("articles", "night-cramps-lacking").facts(text)
    assert [*whole.values()] == [line for line in text.splitlines() if not line.startswith("dates:")]


# --- read again ---


def test_what_was_read_again_is_due_in_a_year_or_when_it_is_said(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (folder / "nutrients.yaml").read_text()
    given = ["--today", DAY, "--root", str(folder), "checked", "vitamin-q", "--date", "2026-08-31"]
    assert main([*given, "--next", "6", "--yes"]) == 0
    assert "  - a-review\nnutrients.yaml:" in capsys.readouterr().out
    dates = load(folder).knowledge.nutrients["vitamin-q"].dates
    assert (str(dates.checked), str(dates.next_check)) == ("2026-08-31", "2027-02-28")
    changed = [
        (a, b)
        for a, b in zip(before.split("\n"), (folder / "nutrients.yaml").read_text().split("\n"), strict=True)
        if a != b
    ]
    assert changed == [
        (
            "    dates: {published: 2026-01-01, changed: 2026-01-02, checked: 2026-01-01, next_check: 2027-01-01}",
            "    dates: {published: 2026-01-01, changed: 2026-01-02, checked: 2026-08-31, next_check: 2027-02-28}",
        )
    ]
    assert not load(folder).knowledge.nutrients["vitamin-q"].reviews, "it is no signature"


def test_a_work_and_an_article_can_be_read_again_too(folder: Path) -> None:
    assert (
        main(["--today", DAY, "--root", str(folder), "checked", "a-table", "--date", "2026-10-01", "--yes"])
        == 0
    )
    assert (
        main(
            [
                "--today",
                DAY,
                "--root",
                str(folder),
                "checked",
                "night-cramps-lacking",
                "--date",
                "2026-10-01",
                "--yes",
            ]
        )
        == 0
    )
    content = load(folder)
    assert str(content.knowledge.sources["a-table"].checked) == "2026-10-01"
    assert str(content.articles[0].front.dates.next_check) == "2027-10-01"


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        (["ironit", "--yes"], 2),
        (["ironite", "--next", "37", "--yes"], 2),
        (["ironite", "--next", "0", "--yes"], 2),
        (["ironite", "--date", "2099-01-01", "--yes"], 2),
    ],
)
def test_a_wrong_day_or_page_changes_nothing(asked: list[str], status: int, folder: Path) -> None:
    assert main(["--today", DAY, "--root", str(folder), "checked", *asked]) == status
    assert (folder / "nutrients.yaml").read_text() == TEXT


def test_a_day_is_asked_for_in_its_usual_form(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["--today", DAY, "--root", str(folder), "checked", "ironite", "--date", "24.11.2026"])
    assert stopped.value.code == 2
    assert "'24.11.2026' is no day, expected one such as 2026-11-24" in capsys.readouterr().err
