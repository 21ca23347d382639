"""The reading grade: fixed texts, and properties that hold for all texts."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.readability import grade, sentences, syllables


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("cramp", 1), ("muscle", 2), ("people", 2), ("tablet", 2), ("needed", 2), ("area", 3), ("science", 2),
        ("medicine", 3), ("magnesium", 4), ("calcium", 3), ("diarrhea", 4), ("create", 2),
        ("nation", 2), ("various", 3), ("eyes", 1),
    ],
)  # fmt: skip
def test_syllables_are_counted_as_spoken(word: str, expected: int) -> None:
    assert syllables(word) == expected


def test_a_word_may_be_counted_one_short_where_no_rule_tells_its_vowels_apart() -> None:
    """It is spoken re·ac·tion."""
    assert syllables("reaction") == 2


def test_plain_words_in_short_sentences_read_easily() -> None:
    """13 words with 14 syllables in 3 sentences: 0.39 × 13/3 + 11.8 × 14/13 - 15.59."""
    assert grade("Pull your toes up. Hold the leg still. Wait until the pain goes.") == -1.2


def test_long_words_in_long_sentences_do_not() -> None:
    text = (
        "Supplementation recommendations necessitate individualized consideration of comorbidities, "
        "concomitant pharmacotherapy and laboratory investigations before administration."
    )
    assert grade(text) > 16


def test_sentences_end_at_points_and_blank_lines_not_at_figures() -> None:
    assert sentences("Take 2.4 mg a day. Then stop.\n\nA title without a point") == [
        "Take 2.4 mg a day.",
        "Then stop.",
        "A title without a point",
    ]


def test_text_without_words_has_grade_zero() -> None:
    assert grade("123 %") == 0


@given(st.text())
def test_any_text_has_a_grade(text: str) -> None:
    assert math.isfinite(grade(text))


@given(st.from_regex(r"[a-z]{1,20}", fullmatch=True))
def test_every_word_has_a_syllable(word: str) -> None:
    assert syllables(word) >= 1
