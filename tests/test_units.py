"""Figures and units as readers see them."""

from __future__ import annotations

import pytest

from publisher.units import NO_BREAK, exact, number, percent, typo


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (926.4, "926"),
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
    ("value", "expected"), [(2300, "2,300"), (0.75, "0.75"), (1.3, "1.3"), (420.0, "420")]
)
def test_authored_figures_are_never_rounded(value: float, expected: str) -> None:
    assert exact(value) == expected


def test_a_share_is_a_whole_percent() -> None:
    assert percent(64.6, 420) == 15


@pytest.mark.parametrize(
    "text", ["350 mg", "2.4 micrograms", "28 grams", "vitamin D", "vitamin B12", "307 people", "46 in 100"]
)
def test_a_figure_and_its_unit_stay_on_one_line(text: str) -> None:
    assert NO_BREAK in typo(f"About {text} a day")


def test_other_spaces_may_break() -> None:
    assert typo("take two of them in May") == "take two of them in May"
