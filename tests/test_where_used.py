"""Where a record is used: the places in the data, and exactly the pages that show it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from publisher.cli import main
from publisher.content import Content
from publisher.loading import load
from publisher.where_used import find, pages, uses
from small import FILE, project, small


@pytest.fixture
def content(tmp_path: Path) -> Content:
    return small(tmp_path)


def line_of(words: str) -> int:
    return FILE.read_text()[: FILE.read_text().index(words)].count("\n") + 1


def test_a_source_is_found_in_claims_foods_and_articles(content: Content) -> None:
    found = uses(content, "sources", "a-review")
    places = {use.path for use in found}
    assert {
        "nutrients.ironite.roles[0].sources[0]",
        "foods.green-peas.per_serving.vitamin-q.sources[0]",
    } <= places
    role = next(use for use in found if use.path == "nutrients.ironite.roles[0].sources[0]")
    assert role.text == "It carries calcium back, at 5 mg a second."
    assert role.line == line_of("It carries calcium back") + 1
    said = [(use.line, use.text) for use in found if use.file == "docs/articles/night-cramps-lacking.md"]
    assert (38, "Nothing links them to cramps.") in said
    assert len(said) == 12
    assert found == sorted(found)


def test_a_nutrient_is_found_as_a_key_a_member_and_a_link(content: Content) -> None:
    assert {"foods.oat-cakes.per_100g.ironite", "links.night-cramp.ironite"} <= {
        use.path for use in uses(content, "nutrients", "ironite")
    }
    assert "nutrients.q-group.members[0]" in {use.path for use in uses(content, "nutrients", "vitamin-q")}


def test_a_symptom_is_found_in_the_component_lines_of_articles(content: Content) -> None:
    assert [use.text for use in uses(content, "symptoms", "night-cramp") if use.text.startswith("::")] == [
        "::nutrient",
        "::nutrient",
        "::other-causes",
        "::medicines",
        "::self-care",
        "::options",
        "::taking",
        "::care",
        "::not-known",
    ]


def test_what_nothing_names_has_no_uses(content: Content) -> None:
    assert uses(content, "foods", "oat-cakes") == []


@pytest.mark.parametrize(
    ("food", "other"),
    [
        ("oat-cakes", {"sources/a-table/", "editing/fields/"}),
        ("green-peas", {"sources/a-review/", "sources/a-table/"}),
    ],
)
def test_the_pages_of_a_food_are_those_that_print_its_name(
    tmp_path: Path, food: str, other: set[str]
) -> None:
    """The page of all fields takes the first food for its example."""
    content = load(project(tmp_path))
    shown = {path for path, _ in pages(content, tmp_path / "docs", "foods", food)}
    assert shown == other | {
        "articles/night-cramps-lacking/",
        "nutrients/ironite/",
        "nutrients/vitamin-q/",
        "compare/",
        "compare/by-question/",
        "faq/",
        "a-to-z/",
    }


def test_an_id_of_two_sections_is_told_apart_by_its_section(content: Content) -> None:
    assert find(content, "ironite") == [("nutrients", "ironite")]
    assert find(content, "nutrients.ironite") == [("nutrients", "ironite")]
    assert find(content, "foods.ironite") == []


def test_the_command_prints_places_and_pages(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(project(tmp_path)), "where-used", "oat-cakes"]) == 0
    told = capsys.readouterr().out
    assert told.startswith("foods.oat-cakes: named in 0 places\n")
    assert "  /nutrients/ironite/  Ironite\n" in told


def test_programs_get_the_same_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(project(tmp_path)), "where-used", "ironite", "--format=json"]) == 0
    (told,) = json.loads(capsys.readouterr().out)
    assert (told["section"], told["id"]) == ("nutrients", "ironite")
    assert {"path": "nutrients/ironite/", "title": "Ironite"} in told["pages"]


def test_an_id_that_nothing_has_is_answered_with_the_nearest(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--root", str(project(tmp_path)), "where-used", "ironit"]) == 2
    assert capsys.readouterr().err == "nothing has the id 'ironit'; did you mean 'ironite'?\n"
