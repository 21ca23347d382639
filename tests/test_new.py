"""`nutrients new`: a first draft that can be looked at, says what to write, and is never published."""

from __future__ import annotations

import datetime
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from projects import whole_project
from publisher.cli import main
from publisher.html import Renderer
from publisher.knowledge import (
    Food,
    Link,
    Medicine,
    Nutrient,
    Person,
    Question,
    Record,
    Source,
    Symptom,
    Term,
)
from publisher.loading import load
from publisher.pages import all_pages
from publisher.problems import MOST_SHOWN
from publisher.skeletons import IN_A_YEAR, NOTES, SECTIONS, SKELETONS, SOURCE, TODAY, draft, months_later
from publisher.source import scalars
from small import DAY, FILE, project
from test_editing import added_lines

MODELS: dict[str, type[Record]] = {
    "nutrient": Nutrient,
    "food": Food,
    "source": Source,
    "symptom": Symptom,
    "question": Question,
    "medicine": Medicine,
    "term": Term,
    "link": Link,
    "person": Person,
}
IDS = {kind: f"new-{kind}" for kind in SECTIONS} | {"link": "night-cramp/vitamin-q"}
TODO = re.compile(r"^ *(nutrients\.yaml:\d+:\d+): ", re.MULTILINE)


def run(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", *command],
        cwd=folder,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )


# --- what a draft is ---


@pytest.mark.parametrize("kind", SECTIONS)
def test_a_draft_fits_the_model(kind: str) -> None:
    MODELS[kind].model_validate(SKELETONS[kind])


def test_there_is_a_draft_with_notes_for_each_kind() -> None:
    assert SECTIONS.keys() == SKELETONS.keys() == NOTES.keys() == MODELS.keys()


@pytest.mark.parametrize("kind", SECTIONS)
def test_nothing_in_a_draft_can_be_taken_for_a_fact(kind: str) -> None:
    for path, value in scalars(SKELETONS[kind]):
        fields = [step for step in path if isinstance(step, str)]
        says_todo = isinstance(value, str) and value.startswith("TODO: ")
        noted = fields[-1] in NOTES[kind] and NOTES[kind][fields[-1]].startswith("TODO: ")
        assert says_todo or noted or value in (TODAY, IN_A_YEAR), path
    for text in re.findall(r"TODO: (.*?)['\"\]}]", str(SKELETONS[kind])):
        assert not re.search(r"\d+ ?(mg|mcg|g|%)", text)


@pytest.mark.parametrize("kind", SECTIONS)
def test_a_draft_carries_the_day_and_a_source_that_exists(kind: str) -> None:
    made = draft(kind, "an-id", "a-review", datetime.date(2028, 2, 29))
    values = [value for _, value in scalars(made)]
    assert not {SOURCE, TODAY, IN_A_YEAR} & set(map(str, values))
    if "dates" in made:
        assert made["dates"]["checked"] == datetime.date(2028, 2, 29)
        assert made["dates"]["next_check"] == datetime.date(2029, 2, 28)


@given(st.dates(max_value=datetime.date(9000, 1, 1)), st.integers(1, 60))
def test_months_later_is_the_same_day_or_the_last_of_the_month(day: datetime.date, months: int) -> None:
    later = months_later(day, months)
    assert (later.year - day.year) * 12 + later.month - day.month == months
    assert later.day == day.day or ((later + datetime.timedelta(days=1)).day == 1 and later.day < day.day)


# --- what the command writes ---


@pytest.mark.parametrize("kind", SECTIONS)
def test_a_draft_adds_lines_and_names_each_thing_to_do(kind: str, tmp_path: Path) -> None:
    folder = project(tmp_path)

    made = run(folder, "publisher.cli", "new", kind, IDS[kind])
    checked = run(folder, "publisher.cli", "check")

    assert made.returncode == 0, made.stderr
    extra = added_lines(FILE.read_text(), (folder / "nutrients.yaml").read_text())
    assert extra[0] == f"{'    ' if kind == 'link' else '  '}{IDS[kind].split('/')[-1]}:\n"
    told = TODO.findall(made.stdout)
    assert len(told) >= sum("TODO" in line for line in extra) > 2
    assert checked.returncode == 1
    assert TODO.findall(checked.stderr) == told
    assert f"\n{len(told)} to do. " in made.stdout


@pytest.mark.parametrize("kind", SECTIONS)
def test_a_page_with_a_draft_can_be_looked_at(kind: str, tmp_path: Path) -> None:
    folder = project(tmp_path)
    assert main(["--today", DAY, "--root", str(folder), "new", kind, IDS[kind]]) == 0
    content = load(folder)
    renderer = Renderer(content)
    words = "".join(renderer.render(page).html for page in all_pages(content))
    # A person stands on a page when they wrote or signed it.
    assert ("TODO" in words) == (kind != "person")


def test_a_site_is_built_with_drafts_of_all_kinds_and_never_in_strict(tmp_path: Path) -> None:
    whole_project(tmp_path)
    file = tmp_path / "nutrients.yaml"
    file.write_bytes(("\ufeff" + file.read_text().replace("\n", "\r\n")).encode())
    file.chmod(0o640)
    before = file.read_bytes().decode()
    ids = IDS | {"link": "night-cramp/vitamin-q"}
    told = [
        place
        for kind, id in ids.items()
        for place in re.findall(r": (TODO.*)", run(tmp_path, "publisher.cli", "new", kind, id).stdout)
    ]

    extra = added_lines(before, file.read_bytes().decode())
    assert all(line.endswith("\r\n") for line in extra)
    assert file.stat().st_mode & 0o777 == 0o640
    assert len(told) == sum("TODO" in line for line in extra)

    looked_at = run(tmp_path, "mkdocs", "build")
    assert looked_at.returncode == 0, looked_at.stderr
    for page, words in {
        "nutrients/new-nutrient/index.html": "(new-nutrient)",
        "symptoms/new-symptom/index.html": "(new-symptom)",
        "faq/index.html": "(new-question)",
        "medicines/index.html": "(new-medicine)",
        "glossary/index.html": "(new-term)",
        "symptoms/night-cramp/index.html": "TODO: the link",
    }.items():
        assert words in (tmp_path / "site" / page).read_text()

    shutil.rmtree(tmp_path / "site")
    strict = run(tmp_path, "mkdocs", "build", "--strict")
    checked = run(tmp_path, "publisher.cli", "check", "--format=json")
    assert (strict.returncode, checked.returncode) == (1, 1)
    assert not (tmp_path / "site").exists()
    lines = enumerate(file.read_text().splitlines(), 1)
    left = [(number, line.index("TODO") + 1) for number, line in lines if "TODO" in line]
    problems = json.loads(checked.stdout)["problems"]
    assert {*left} == {(p["line"], p["column"]) for p in problems if p["rule"] == "nothing-is-left-to-do"}
    for p in problems[:MOST_SHOWN]:
        assert f"{p['file']}:{p['line']}:{p['column']}: " in strict.stderr
    assert f"… and {len(problems) - MOST_SHOWN} more" in strict.stderr


def test_a_name_and_a_source_that_are_known_are_no_longer_to_do(tmp_path: Path) -> None:
    folder = project(tmp_path)
    assert (
        main(
            [
                "--today",
                TODAY,
                "--root",
                str(folder),
                "new",
                "food",
                "kale",
                "--name",
                "kale, raw",
                "--source",
                "a-table",
            ]
        )
        == 0
    )
    text = (folder / "nutrients.yaml").read_text()
    assert "\n  kale:\n    name: kale, raw\n" in text
    assert "\n    sources: [a-table]\n" in text


def test_sources_and_words_stand_in_the_order_of_their_ids_and_all_else_is_the_last(tmp_path: Path) -> None:
    folder = project(tmp_path)
    for kind, id in (
        ("source", "a-study"),
        ("source", "a-book"),
        ("term", "ache"),
        ("person", "ada"),
        ("food", "ale"),
    ):
        assert main(["--today", DAY, "--root", str(folder), "new", kind, id]) == 0
    knowledge = load(folder).knowledge
    assert list(knowledge.glossary) == ["ache", "cramp"]
    assert list(knowledge.people) == ["editors", "ada"]
    assert list(knowledge.foods)[-1] == "ale"
    ids = list(knowledge.sources)
    assert ids.index("a-book") == 0
    assert ids[ids.index("a-study") - 1] < "a-study"


def test_two_drafts_of_a_kind_can_stand_side_by_side(tmp_path: Path) -> None:
    folder = project(tmp_path)
    for kind in SECTIONS.keys() - {"link"}:
        for id in ("one", "two"):
            assert main(["--today", DAY, "--root", str(folder), "new", kind, id]) == 0


def test_a_link_may_be_the_first_of_its_symptom(tmp_path: Path) -> None:
    folder = project(tmp_path)
    assert main(["--today", DAY, "--root", str(folder), "new", "symptom", "cold-feet"]) == 0
    assert main(["--today", DAY, "--root", str(folder), "new", "link", "cold-feet/ironite"]) == 0
    assert list(load(folder).knowledge.links["cold-feet"]) == ["ironite"]


# --- what it refuses ---


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        (
            "nutrient|Vitamin K",
            "'Vitamin K' is no id: expected at most 80 small letters, digits and single hyphens; did you mean 'vitamin-k'?",
        ),
        ("food|Crème brûlée", "did you mean 'creme-brulee'?"),
        ("food|", "'' is no id"),
        ("food|a--b", "did you mean 'a-b'?"),
        ("food|" + "x" * 81, "did you mean '" + "x" * 80 + "'?"),
        ("nutrient|ironite", "'ironite' stands in nutrients already: nutrients.yaml:"),
        ("link|night-cramp/ironite", "'ironite' stands in links.night-cramp already: nutrients.yaml:"),
        ("link|ironite", "a link is symptom/nutrient, and 'ironite' is no symptom"),
        ("link|night-cramp/ironit", "'ironit' is no nutrient; did you mean 'ironite'?"),
        ("link|night-cramp/vitamin-q|--name|x", "a link has no name"),
        ("nutrient|zincite|--name|Vitamin  q", "already leads to nutrients.vitamin-q"),
        ("symptom|cramps|--name|cramps AT night", "already leads to symptoms.night-cramp"),
        ("food|peas|--name|Green peas (boiled)", "already leads to foods.green-peas"),
        ("source|study|--name|a table of foods", "already leads to sources.a-table"),
        ("food|peas|--source|a-tabel", "'a-tabel' is not in sources; did you mean 'a-table'?"),
        ("person|ada|--source|a-table", "a person cites no source"),
    ],
)
def test_a_wrong_question_is_answered_and_nothing_is_written(
    asked: str, says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = project(tmp_path)
    assert main(["--today", DAY, "--root", str(folder), "new", *asked.split("|")]) == 2
    told = capsys.readouterr().err
    assert says in told
    assert told.endswith("Nothing was written.\n")
    assert (folder / "nutrients.yaml").read_text() == FILE.read_text()


def test_the_question_of_an_article_is_no_name_for_another_page(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = project(tmp_path)
    asked = load(folder).articles[0].front.question
    assert main(["--today", DAY, "--root", str(folder), "new", "question", "again", "--name", asked]) == 2
    assert "already leads to docs/articles/night-cramps-lacking.md" in capsys.readouterr().err


def test_an_id_that_was_used_once_stays_with_its_page(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = FILE.read_text().replace("    name: ironite\n", "    name: ironite\n    former_ids: [ironium]\n")
    folder = project(tmp_path, text)
    assert main(["--today", DAY, "--root", str(folder), "new", "nutrient", "ironium"]) == 2
    assert "'ironium' was the id of 'ironite' before" in capsys.readouterr().err


def test_a_file_with_mistakes_gets_no_draft(tmp_path: Path) -> None:
    text = FILE.read_text().replace("evidence: strong", "evidence: stong")
    folder = project(tmp_path, text)
    made = run(folder, "publisher.cli", "new", "food", "kale")
    assert made.returncode == 1
    assert "'stong' is not one of strong" in made.stderr
    assert (folder / "nutrients.yaml").read_text() == text


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        (["food", "kale", "--name", "k" * 121], "foods.kale.name"),
        (["question", "why", "--name", "Tell me why"], "questions.why.question"),
    ],
)
def test_a_draft_that_would_not_fit_is_not_written(
    asked: list[str], says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = project(tmp_path)
    assert main(["--today", DAY, "--root", str(folder), "new", *asked]) == 1
    assert says in capsys.readouterr().err
    assert (folder / "nutrients.yaml").read_text() == FILE.read_text()
    assert not [path for path in folder.iterdir() if path.name.startswith(".nutrients")]


def test_unfinished_work_of_before_is_no_hindrance(tmp_path: Path) -> None:
    folder = project(
        tmp_path, FILE.read_text().replace("name: oat cakes", "name: oat cakes # TODO: which brand?")
    )
    made = run(folder, "publisher.cli", "new", "food", "kale")
    assert made.returncode == 0
    assert "which brand" not in made.stdout


def test_the_editors_program_knows_the_new_id_at_once(tmp_path: Path) -> None:
    folder = project(tmp_path)
    assert main(["--today", DAY, "--root", str(folder), "schema"]) == 0
    assert main(["--today", DAY, "--root", str(folder), "new", "food", "kale"]) == 0
    assert main(["--today", DAY, "--root", str(folder), "schema", "--check"]) == 0
