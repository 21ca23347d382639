"""What passes `nutrients check` can be built: pages are made in memory, and what no page can be made of is named."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from projects import build_site, whole_project
from publisher.assembly import assemble
from publisher.cli import main
from publisher.loading import load
from publisher.page_faults import OF_THE_FRAME
from publisher.problems import InvalidData
from small import ARTICLE, FILE, project

TEAM = "  editors: {name: The testers, role: Test team, conflict_of_interest: None declared.}\n"
JANE = "  jane: {name: Jane Doe, role: Writer, conflict_of_interest: None declared.}\n"
HALF = "      - {authority: us, kind: RDA, who: male, ages: 19-30 years, amount: 40, unit: mg, sources: [a-table]}\n"


def exchanged(text: str, *pairs: tuple[str, str]) -> str:
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    return text


def problems(folder: Path, *pairs: tuple[str, str], article: tuple[tuple[str, str], ...] = ()) -> list[str]:
    text, words = exchanged(FILE.read_text(), *pairs), exchanged(ARTICLE.read_text(), *article)
    with pytest.raises(InvalidData) as caught:
        assemble(load(project(folder, text, words)), "")
    return [f"{problem.path}: {problem.message} ({problem.rule})" for problem in caught.value.problems]


def test_the_same_site_is_made_each_time_and_names_each_page_once(tmp_path: Path) -> None:
    content = load(project(tmp_path))
    one, other = assemble(content, "https://a.example/"), assemble(content, "https://a.example/")
    assert one == other
    assert one.sitemap.keys() < one.pages.keys()
    assert {path for path in one.pages if path not in one.sitemap} == {"search/", "sources/old-table/"}
    assert {entry["location"].partition("#")[0] for entry in one.entries} <= one.pages.keys()


def test_pages_are_taken_over_only_where_nothing_they_show_has_changed(tmp_path: Path) -> None:
    before = assemble(load(project(tmp_path / "a")), "")
    text = exchanged(FILE.read_text(), ("keeps nerves calm", "calms nerves"))
    content = load(project(tmp_path / "b", text))
    after = assemble(content, "", before)
    assert after == assemble(content, "")
    kept = {path for path in after.pages if after.pages[path].rendered is before.pages[path].rendered}
    assert "glossary/" in kept
    assert "nutrients/vitamin-q/" not in kept


def test_a_figure_without_a_drawing_is_named_with_the_nearest_drawing(tmp_path: Path) -> None:
    figure = ("  muscle: {text", "  muskel: {text")
    assert problems(tmp_path, figure, article=(('name="muscle"', 'name="muskel"'),)) == [
        "figures.muskel: there is no drawing 'muskel', expected one of magnesium-calcium, muscle, nerve; "
        "did you mean 'muscle'? (figures-have-a-drawing)"
    ]


@pytest.mark.parametrize(
    ("old", "new", "record", "page"),
    [
        ("how-to-stop", "topic-causes", "questions.topic-causes", "faq/"),
        ("  cramp: {term", "  sources: {term", "glossary.sources", "glossary/"),
        ("  cramp: {term", "  content: {term", "glossary.content", "glossary/"),
        ("  cramp: {term", "  q: {term", "glossary.q", "glossary/"),
    ],
)
def test_an_id_that_would_stand_twice_on_a_page_is_named_at_its_record(
    old: str, new: str, record: str, page: str, tmp_path: Path
) -> None:
    changes = ((old, new),) if old in ARTICLE.read_text() else ()
    id = record.partition(".")[2]
    message = f"the id '{id}' would stand twice on the page {page}; choose another id (ids-are-unique)"
    assert problems(tmp_path, (old, new), article=changes) == [f"{record}: {message}"]


def test_check_names_the_line_of_an_id_that_would_stand_twice(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = exchanged(FILE.read_text(), ("  cramp: {term", "  sources: {term"))
    assert main(["--root", str(project(tmp_path, text)), "check"]) == 1
    line = text.split("\n").index("glossary:") + 2
    assert f"nutrients.yaml:{line}:3: glossary.sources: the id 'sources' would" in capsys.readouterr().err


def test_what_used_to_pass_the_check_and_die_in_the_build_is_built(tmp_path: Path) -> None:
    text = exchanged(
        FILE.read_text(),
        (HALF, ""),
        ("who: male, ages: 31+ years", "who: male, ages: all ages"),
        (TEAM, JANE + TEAM),
        ("aliases: [cramps at night]", "aliases: [cramps at night, École, Ölig]"),
    )
    article = exchanged(ARTICLE.read_text(), ("authors: [editors]", "authors: [editors, jane]"))
    site = build_site(whole_project(tmp_path, text, article))
    assert "30 to 40" in (site / "nutrients/ironite/index.html").read_text()
    assert 'id="jane"' in (site / "about/index.html").read_text()
    assert "École" in (site / "a-to-z/index.html").read_text()


def test_the_ids_in_the_frame_of_the_theme_are_known(tmp_path: Path) -> None:
    folder = whole_project(tmp_path)
    made = assemble(load(folder), "").pages["nutrients/ironite/"]
    html = (build_site(folder) / "nutrients/ironite/index.html").read_text()
    assert set(re.findall(r'\sid="([^"]+)"', html)) - set(made.ids) == OF_THE_FRAME
