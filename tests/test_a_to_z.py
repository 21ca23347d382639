"""The list from A to Z: each name stands where a reader looks for it, below a heading that can be linked to."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from publisher.alphabet import SIGNS, folded, initial, order
from publisher.loading import load
from publisher.pages import Page, all_pages
from small import FILE, project


def listed(folder: Path, aliases: str, *more: tuple[str, str]) -> dict[str, tuple[str, list[str]]]:
    """Title of each group → its id and the names in it, with other aliases for ironite."""
    text = FILE.read_text().replace("aliases: [ironit]", f"aliases: {aliases}")
    for old, new in more:
        text = text.replace(old, new)
    (page,) = (page for page in all_pages(load(project(folder, text))) if page.kind == "a-to-z")
    return {
        letter["title"]: (letter["id"], [words for words, _, _ in letter["entries"]])
        for letter in page.facts["letters"]
    }


def test_an_accent_changes_neither_the_letter_nor_the_order(tmp_path: Path) -> None:
    found = listed(tmp_path, "[élan magnésium, elbow, Ełk, eland, ÉLAN]")
    assert found["E"] == ("letter-e", ["ÉLAN", "Élan magnésium", "Eland", "Elbow", "Ełk"])
    assert "É" not in found


def test_signs_before_a_word_and_hyphens_in_it_do_not_count(tmp_path: Path) -> None:
    found = listed(tmp_path, "['«zinc» salt', zinc-oxide, '(zinc) pills', zinc water, ’zinc]")
    assert found["Z"] == ("letter-z", ["’zinc", "Zinc-oxide", "(zinc) pills", "«zinc» salt", "Zinc water"])


def test_what_begins_with_a_digit_or_has_no_letter_stands_in_one_group_before_all_letters(
    tmp_path: Path,
) -> None:
    found = listed(tmp_path, "['25-OH test', '½ a tablet', '???', '(1) first']")
    assert next(iter(found)) == "0 to 9 and signs"
    assert found["0 to 9 and signs"] == (
        "letter-0to9",
        ["???", "½ a tablet", "(1) first", "25-OH test"],
    )


def test_a_letter_of_another_script_has_a_heading_with_an_id_of_its_own(tmp_path: Path) -> None:
    found = listed(tmp_path, "[магний, سمك, йод, ирония, ΐ, 鎂]")
    others = {title: id for title, (id, _) in found.items() if not title.isascii()}
    assert others == {
        "Ϊ́": "letter-3aa-301",
        "И": "letter-418",
        "Й": "letter-419",
        "М": "letter-41c",
        "س": "letter-633",
        "鎂": "letter-9382",
    }
    ids = [id for id, _ in found.values()]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"letter-[a-z0-9-]+", id) for id in ids)


def test_works_and_words_are_listed_in_the_same_order(tmp_path: Path) -> None:
    text = FILE.read_text().replace("title: A table of foods", "title: Á report")
    text = text.replace(
        "glossary:\n", "glossary:\n  ebb: {term: ébb, text: Going out., sources: [a-review]}\n"
    )
    text += "  fit: {term: fit, text: A short attack., sources: [a-review]}\n"
    pages = list(all_pages(load(project(tmp_path, text))))
    works, words = (page_of(pages, kind) for kind in ("sources", "glossary"))
    assert [work["source"].title for work in works.facts["works"]] == [
        "A news item",
        "Á report",
        "A review of everything",
    ]
    assert [entry["term"] for entry in words.facts["terms"]] == ["cramp", "ébb", "fit"]


def page_of(pages: list[Page], kind: str) -> Page:
    return next(page for page in pages if page.kind == kind)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Élan", "elan"),
        ("Straße", "strasse"),
        ("Łódź Øre", "lodz ore"),
        ("B₁₂", "b12"),
        ("ёж", "ёж"),
        ("が", "が"),
    ],
)
def test_only_latin_letters_lose_their_accents(text: str, plain: str) -> None:
    assert folded(text) == plain


def test_texts_are_ordered_word_by_word_and_all_signs_alike() -> None:
    assert order("  “Leg-cramps” (at night) ") == "leg cramps at night"
    assert [initial(text) for text in ("’n", "-5", "…", "")] == ["N", SIGNS, SIGNS, SIGNS]
