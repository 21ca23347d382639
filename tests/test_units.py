"""Figures and units as readers see them."""

from __future__ import annotations

import pytest

from publisher.units import NO_BREAK, amount, exact, number, percent, typo


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (926.4, "926"),
        (10.4, "10"),
        (9.94, "9.9"),
        (9.96, "10"),
        (1.04, "1"),
        (0.994, "0.99"),
        (0.999, "1"),
        (1234.5, "1,234"),
        (64.6, "65"),
        (7.25, "7.2"),
        (1.0, "1"),
        (0.866, "0.87"),
        (0.1, "0.1"),
        (0, "0"),
    ],
)
def test_amounts_are_rounded_as_food_tables_print_them(value: float, expected: str) -> None:
    assert number(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [(2300, "2,300"), (1234567.5, "1,234,567.5"), (0.75, "0.75"), (1.3, "1.3"), (420.0, "420"), (0, "0")],
)
def test_authored_figures_are_never_rounded(value: float, expected: str) -> None:
    assert exact(value) == expected


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [(64.6, 420, 15), (42, 420, 10), (39.8, 420, 9), (40, 420, 10), (420, 420, 100), (5, 1, 500), (0, 3, 0)],
)
def test_a_share_is_a_whole_percent(part: float, whole: float, expected: int) -> None:
    assert percent(part, whole) == expected


@pytest.mark.parametrize(
    ("unit", "word"),
    [
        ("mcg", "micrograms"),
        ("mg", "mg"),
        ("g", "g"),
        ("mg/MJ", "mg per megajoule of energy"),
        ("mmol/L", "mmol/L"),
    ],
)
def test_an_amount_is_rounded_and_micrograms_are_written_out(unit: str, word: str) -> None:
    assert amount(2.44, unit) == f"2.4{NO_BREAK}{word}"


@pytest.mark.parametrize(
    "text",
    [
        "350~mg",
        "2.4~micrograms",
        "28~grams",
        "vitamin~D",
        "Vitamin~B12",
        "307~people",
        "46~in~100",
        "3~years",
        "1~in~4",
        "vitamin~K2 and 90~mg",
    ],
)
def test_a_figure_and_its_unit_stay_on_one_line(text: str) -> None:
    assert typo(f"About {text} a day".replace("~", " ")) == f"About {text} a day".replace("~", NO_BREAK)


@pytest.mark.parametrize(
    "text", ["take two of them in May", "vitamin pills", "4 of them", "in 2 or in two", "a mg", "B12 is it"]
)
def test_other_spaces_may_break(text: str) -> None:
    assert typo(text) == text.replace("in 2", f"in{NO_BREAK}2")
