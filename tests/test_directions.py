"""Words that run from right to left are elements of their own direction; all other text is as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher.directions import isolated, shown
from publisher.html import Renderer
from publisher.loading import load
from publisher.pages import all_pages
from small import FILE, project

FISH = "سمك السلمون"


@pytest.mark.parametrize("words", ["oat cakes", "élan, 20\u00a0mg", "магний", "鎂", ""])
def test_words_that_run_from_left_to_right_are_left_alone(words: str) -> None:
    assert isolated(words) == words
    assert shown(words) == words


@pytest.mark.parametrize("words", [FISH, "מגנזיום", "ﻣﻠﺢ", "Salmon سمك"])
def test_words_that_hold_letters_from_right_to_left_have_their_own_direction(words: str) -> None:
    assert shown(words) == f"<bdi>{words}</bdi>"


def test_a_sentence_keeps_its_direction_and_each_name_in_it_has_its_own() -> None:
    sentence = f"{isolated(FISH)}, 1 <cup>: {isolated(FISH)}"
    assert shown(sentence) == f"<bdi>{FISH}</bdi>, 1 &lt;cup&gt;: <bdi>{FISH}</bdi>"


def test_a_name_is_isolated_in_cells_sentences_captions_and_lists(tmp_path: Path) -> None:
    text = FILE.read_text().replace("name: oat cakes", f"name: {FISH}")
    text = text.replace("name: ironite", f"name: {FISH} II").replace("testamide", FISH)
    content = load(project(tmp_path, text))
    renderer = Renderer(content)
    html = {page.path: renderer.render(page).html for page in all_pages(content)}
    name = f"<bdi>{FISH}</bdi>"
    assert f'<th scope="row">{name} <span class="serving">2 cakes' in html["nutrients/ironite/"]
    assert f"in one serving of {name} (2 cakes)" in html["nutrients/ironite/"]
    assert f"<b><bdi>{FISH} II</bdi> in one usual serving</b>" in html["nutrients/ironite/"]
    assert f"{name}, 2 cakes: 20\u00a0mg (50% of a day)" in html["compare/"]
    assert f"{name} (2 cakes: 20\u00a0mg, 50% of a day)" in html["faq/"]
    assert f"For example: {name}." in html["medicines/"]
    assert f"{name}; green peas, boiled." in html["sources/a-table/"]
