"""Figures and units as readers see them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.units import NO_BREAK, amount, exact, number, percent, share, stated, typo, whole_percent


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
        (1234.5, "1,235"),
        (64.5, "65"),
        (9.95, "10"),
        (64.6, "65"),
        (7.25, "7.3"),
        (1.45 * 100 / 20, "7.3"),
        (0.865, "0.87"),
        (1.0, "1"),
        (0.866, "0.87"),
        (0.1, "0.1"),
        (0.005, "0.01"),
        (0.0049, "under 0.01"),
        (0.004, "under 0.01"),
        (5e-324, "under 0.01"),
        (1e18, "1,000,000,000,000,000,000"),
        (0, "0"),
        (0.0, "0"),
    ],
)
def test_amounts_are_rounded_as_food_tables_print_them(value: float, expected: str) -> None:
    assert number(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (2300, "2,300"),
        (1234567.5, "1,234,567.5"),
        (0.75, "0.75"),
        (1.3, "1.3"),
        (420.0, "420"),
        (0, "0"),
        (1e-7, "0.0000001"),
    ],
)
def test_authored_figures_are_never_rounded(value: float, expected: str) -> None:
    assert exact(value) == expected


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [(64.6, 420, 15), (42, 420, 10), (39.8, 420, 9), (420, 420, 100), (5, 1, 500), (0, 3, 0), (0.145, 1, 15)],
)
def test_a_share_is_shown_as_a_whole_percent_and_halves_go_up(
    part: float, whole: float, expected: int
) -> None:
    assert whole_percent(percent(part, whole)) == expected


def test_a_share_is_the_one_that_was_meant_however_a_computer_divides() -> None:
    assert percent(0.6, 3) == 20
    assert percent(0.1 + 0.2, 3) == 10


@given(st.floats(min_value=0, exclude_min=True, allow_infinity=False))
def test_what_is_more_than_nothing_is_never_shown_as_nothing(value: float) -> None:
    assert float(number(value).removeprefix("under ").replace(",", "")) > 0
    assert float(exact(min(value, 1e9)).replace(",", "")) > 0


@given(st.integers(0, 10**9), st.sampled_from((1, 10, 100, 1000)))
def test_an_amount_is_rounded_by_at_most_half_of_its_last_digit(digits: int, places: int) -> None:
    value = Decimal(digits) / places
    shown = number(digits / places)
    if shown == "under 0.01":
        assert 0 < value < Decimal("0.005")
        return
    step = Decimal(1) if value >= 10 else Decimal("0.1") if value >= 1 else Decimal("0.01")
    assert -step / 2 < value - Decimal(shown.replace(",", "")) < step / 2 or (
        Decimal(shown.replace(",", "")) - value == step / 2  # half goes up
    )


@pytest.mark.parametrize(
    ("percent", "shown"), [(0.4, "under 1%"), (0.5, "1%"), (15, "15%"), (1200, "1,200%")]
)
def test_a_share_of_something_is_never_0_percent(percent: float, shown: str) -> None:
    assert share(percent) == shown


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        (1, "mcg", "1 microgram"),
        (1.04, "mcg", "1 microgram"),
        (0.999, "mcg", "1 microgram"),
        (1.1, "mcg", "1.1 micrograms"),
        (0.5, "mcg", "0.5 micrograms"),
        (0.001, "mcg", "under 0.01 micrograms"),
        (1000, "mcg", "1,000 micrograms"),
        (1, "mg", "1 mg"),
    ],
)
def test_one_microgram_is_not_in_the_plural(value: float, unit: str, shown: str) -> None:
    assert amount(value, unit) == shown.replace(" m", f"{NO_BREAK}m")


def test_an_authored_amount_has_its_unit_and_all_its_digits() -> None:
    assert stated(1, "mcg") == "1 microgram"
    assert stated(2.44, "mcg") == "2.44 micrograms"
    assert stated(2300, "mg") == "2,300 mg"


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
