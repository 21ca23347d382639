"""Rules of sense at their edges: what they let pass, and that no data make them stumble."""

from __future__ import annotations

import contextlib
import copy
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publisher.knowledge import Knowledge
from publisher.loading import load
from publisher.problems import InvalidData
from publisher.rules import Block, limited, records, unlimited
from publisher.rules.amounts import foods_hold_no_more_than_they_weigh
from publisher.rules.dates import reviews_are_in_order
from publisher.rules.sense import shares_are_those_of_the_text
from publisher.rules.servings import servings_weigh_what_their_measure_can
from publisher.shapes import fit
from publisher.source import Value, read, scalars
from small import FILE, changed, project

SMALL: Any = read(FILE).value


# --- doses ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Two tablets gave 60 mg of ironite a day.",
        "In one trial, people took 10 to 60 mg of ironite.",
        "Take at least 60 mg of ironite.",
        "The supplement held 60,000 micrograms of ironite.",
        "A 2021 trial of 0.06 g of ironit found more.",
        "Take 60 mg of ironite. The limit is not known.",
        "Take 60 mg of ironite, but never 80 mg.",
        "Take 90 mg of ironite.",
    ],
)
def test_a_dose_without_its_limit_is_named(text: str) -> None:
    limits = limited(fit(Knowledge, read(FILE)))
    index, message = next(unlimited(Block((text,)), limits))
    assert index == 0
    assert message.endswith(
        "needs its upper limit beside it, such as at most 90 mg a day (us: all food and supplements)"
    )


@pytest.mark.parametrize(
    "text",
    [
        "Take 60 mg of ironite, never more than 90 mg a day.",
        "People took 60 mg of ironite. The US upper limit is 90 mg a day.",
        "Tablets of 60 mg of ironite lie below the limit of 90,000 micrograms.",
        "Supplements with more than 60 mg of ironite did harm.",
        "Nerves were harmed by ironite tablets below 50 mg a day.",
        "The limit for ironite from tablets is 50 mg in Norway.",
        "An ounce of oats holds 40 mg of ironite.",
        "Tablets of 60 mcg of vitamin Q did not help.",
        "A tablet raised the blood level of ironite to 5 mg/dL.",
        "Take ironite for 60 days.",
    ],
)
def test_what_is_no_dose_or_has_its_limit_beside_it_passes(text: str) -> None:
    assert not list(unlimited(Block((text,)), limited(fit(Knowledge, read(FILE)))))


def test_a_limit_in_the_harm_of_an_option_covers_the_dose_in_its_benefit() -> None:
    limits = limited(fit(Knowledge, read(FILE)))
    dose, limit = "With 60 mg a few people felt better.", "More than 90 mg a day can do harm."
    assert list(unlimited(Block(("Ironite tablets", dose), taking=True), limits))
    assert not list(unlimited(Block(("Ironite tablets", dose, limit), taking=True), limits))


def test_a_block_that_shows_limits_in_another_way_may_name_a_dose() -> None:
    limits = limited(fit(Knowledge, read(FILE)))
    assert not list(unlimited(Block(("Take 60 mg of ironite.",), shown=("ironite",)), limits))


def test_a_unit_is_not_taken_for_a_nutrient_of_the_same_letters() -> None:
    """Magnesium has the symbol Mg and is found by "mg" too."""
    limits = limited(changed("nutrients", "ironite", "aliases", to=["ironit", "Mg"]))
    assert set(limits["ironite"].words) == {"ironite", "ironit", "mg"}
    assert not list(
        unlimited(Block(("If you lack vitamin Q, tablets of 1 to 2 mg a day can help.",)), limits)
    )
    assert list(unlimited(Block(("If you lack Mg, tablets of 1 to 2 mg a day can help.",)), limits))


# --- amounts -------------------------------------------------------------------------------------


def test_nutrients_of_a_food_are_weighed_together() -> None:
    knowledge = changed("foods", "green-peas", "per_100g", to={"ironite": 40_000, "vitamin-q": 20_000_000})
    ((path, message),) = foods_hold_no_more_than_they_weigh(knowledge, ())
    assert path == ("foods", "green-peas", "per_100g", "ironite")
    assert message == "40,000 mg, with the others, is more than half of 100 grams"


@pytest.mark.parametrize(
    ("serving", "grams", "fits"),
    [
        ("1 ounce", 28.35, True),
        ("1 ounce", 283.5, False),
        ("1.5 ounces", 42.5, True),
        ("1 1/2 cups", 360, True),
        ("1 1/2 cups", 600, False),
        ("1/2 cup cubes", 102.5, True),
        ("2 tablespoons", 32, True),
        ("1 teaspoon", 60, False),
        ("1/0 cup", 800, True),
        ("1 cupcake", 800, True),
        ("1 medium", 173, True),
        ("1½ cups", 360, True),
        ("1½ cups", 600, False),
        ("¾ cup", 300, False),
        ("one and a half cups", 600, False),
        ("half a cup", 180, False),
        ("a cup", 360, False),
        ("an ounce", 283.5, False),
        ("three quarters of a cup", 300, False),
        ("1 heaped tablespoon", 300, False),
        ("8 fluid ounces", 244, True),
        ("8 fluid ounces", 2.44, False),
        ("1 can (12 fluid ounces)", 36, False),
        ("2 bars (1 ounce each)", 56.7, True),
        ("1 ounce (28 g)", 28.35, True),
        ("1 ounce (82 g)", 28.35, False),
        ("100 g", 10, False),
        ("100 grams", 100, True),
        ("250 ml", 250, True),
        ("250 ml", 25, True),
        ("250 ml", 2.5, False),
        ("250 mL", 400, False),
        ("1,000 g", 1000, True),
        ("1 pint", 750, False),
        ("1 quart", 946, True),
        ("0 cups", 800, True),
        ("1 to 2 tablespoons", 300, True),
        ("1 T-bone steak", 300, True),
        ("1 steak", 300, True),
    ],
)
def test_a_serving_weighs_what_its_measure_can(serving: str, grams: float, fits: bool) -> None:
    food = SMALL["foods"]["green-peas"] | {"serving": serving, "grams": grams}
    assert (
        bool(list(servings_weigh_what_their_measure_can(changed("foods", "green-peas", to=food), ()))) != fits
    )


# --- shares and reviews --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("About 46 in 100 have them.", True),
        ("That is 455 in 1,000 people.", True),
        ("Up to 46% have them.", True),
        ("About 6 of 13 people.", True),
        ("Nearly half of people have them.", False),
        ("About 45 in 100 have them.", False),
    ],
)
def test_a_share_is_told_in_the_words_beside_it(text: str, fits: bool) -> None:
    knowledge = changed("symptoms", "night-cramp", "how_common", 0, "text", to=text)
    found = tuple(records(knowledge))
    assert bool(list(shares_are_those_of_the_text(knowledge, found))) != fits


def test_reviews_of_one_day_or_of_rising_days_are_in_order() -> None:
    days = ("2026-01-01", "2026-01-01", "2026-01-02")
    reviews: Value = [{"by": "editors", "scope": "all", "date": day} for day in days]
    knowledge = changed("nutrients", "ironite", "reviews", to=reviews)
    assert not list(reviews_are_in_order(knowledge, tuple(records(knowledge))))


# --- whatever stands in the file -----------------------------------------------------------------

PLACES = [path for path, _ in scalars(SMALL)]
ODD: list[Any] = [None, 0, -1, 1e300, 5e-324, 10**20, True, "", "9" * 400, [], {}, ["ironite"], [[]]]
WORDS: tuple[str, ...] = (
    "ironite",
    "q-group",
    "night-cramp",
    "a-report",
    "editors",
    "2026-01-02",
    "not-shown",
)
WORDS += ("none", "only", "mcg", "UL", "DV", "pregnant", "superseded", "retracted", "take 99 mg of ironite")
WORDS += ("1/0 cup", "999999999 cups", "all ages", "999+ years")


@settings(max_examples=200)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(PLACES), st.sampled_from((*ODD, *WORDS)) | st.text(max_size=9), st.booleans()
        ),
        min_size=1,
        max_size=4,
    )
)
def test_no_value_makes_a_rule_stumble(
    tmp_path_factory: pytest.TempPathFactory, edits: list[tuple[tuple[str | int, ...], Any, bool]]
) -> None:
    value = copy.deepcopy(SMALL)
    for path, odd, drop in edits:
        here = value
        for step in path[:-1]:
            try:
                here = here[step]
            except (KeyError, IndexError, TypeError):
                break
        else:
            if drop and isinstance(here, dict):
                here.pop(path[-1], None)
            elif isinstance(here, dict) or (isinstance(here, list) and len(here) > int(path[-1])):
                here[path[-1]] = odd  # type: ignore[index]
    folder: Path = tmp_path_factory.mktemp("odd")

    with contextlib.suppress(InvalidData):  # and nothing else
        load(project(folder, json.dumps(value, ensure_ascii=False)))
