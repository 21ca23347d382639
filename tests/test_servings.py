"""A serving means the same however it is written, so no spelling is a way around the rules."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.rules.servings import servings_are_written_in_full, servings_weigh_what_their_measure_can
from small import changed_in

COUNTS = {
    Fraction(1): ("1", "1.0", "one", "One", "a", "A", "1/1"),
    Fraction(2): ("2", "two", "2.0"),
    Fraction(10): ("10", "ten"),
    Fraction(1, 2): ("1/2", "½", "1⁄2", "0.5", ".5", "half a", "a half", "one half", "Half a", "half of a"),
    Fraction(1, 4): ("1/4", "¼", "0.25", "a quarter", "one fourth", "quarter of a"),
    Fraction(3, 4): ("3/4", "¾", "three quarters", "three fourths of a"),
    Fraction(1, 3): ("1/3", "⅓", "a third of a", "one third"),
    Fraction(2, 3): ("2/3", "⅔", "two thirds", "two-thirds"),
    Fraction(3, 2): ("1 1/2", "1½", "1 ½", "1-1/2", "1 and 1/2", "one and a half", "1.5", "3/2", "1 & 1/2"),
    Fraction(9, 4): ("2 1/4", "2¼", "two and a quarter", "2.25"),
    Fraction(7, 2): ("3½", "three and a half", "3 1/2"),
}
MEASURES = {
    "cup": ("c", "C", "Cup", "CUPS", "cup.", "c.", "cupful"),
    "tablespoon": ("T", "Tbsp", "tbsp", "TBSP.", "tbs", "Tbl", "Tablespoons"),
    "teaspoon": ("t", "tsp", "Tsp.", "TSP", "teaspoonfuls"),
    "ounce": ("oz", "Oz", "OZ.", "oz.", "Ounces"),
    "fluid ounce": ("fl oz", "fl. oz.", "Fl Oz", "FL OZ", "fl.oz.", "floz", "Fluid ounces", "fluid oz"),
    "pound": ("lb", "lbs", "LB.", "Pounds"),
}
BEHIND = ("", ", cooked", " diced", " (about 22 kernels)", " of flakes")


def told(serving: str, grams: float, *, written: bool = False) -> list[str]:
    food = ("foods", "green-peas")
    knowledge = changed_in({(*food, "serving"): serving, (*food, "grams"): grams})
    rule = servings_are_written_in_full if written else servings_weigh_what_their_measure_can
    return [message.replace(serving, "…") for _, message in rule(knowledge, ())]


@given(st.data())
def test_a_count_and_a_measure_mean_the_same_in_every_spelling(data: st.DataObject) -> None:
    count = data.draw(st.sampled_from(sorted(COUNTS)))
    measure = data.draw(st.sampled_from(sorted(MEASURES)))
    grams = data.draw(st.sampled_from((0.01, 0.3, 7, 28.35, 90, 240, 455, 990)))
    plain = told(f"{float(count) if count.denominator in (2, 4) else count} {measure}", grams)
    ways = (*(f"{measure}{s}" for s in ("", "s")), *MEASURES[measure])
    words = f"{data.draw(st.sampled_from(COUNTS[count]))} {data.draw(st.sampled_from(ways))}"
    assert told(words + data.draw(st.sampled_from(BEHIND)), grams) == plain, words


@pytest.mark.parametrize(("measure", "short"), [(m, s) for m, ways in MEASURES.items() for s in ways])
def test_a_short_form_is_answered_with_the_word_in_full(measure: str, short: str) -> None:
    expected = [] if short == "cup." else [f"expected '{measure}'"], [f"expected '{measure}s'"]
    assert [said.rpartition(", ")[2] for said in told(f"1/2 {short}", 80, written=True)] == expected[0]
    if expected[0]:
        assert [said.rpartition(", ")[2] for said in told(f"1½ {short}", 80, written=True)] == expected[1]


@pytest.mark.parametrize(
    "serving",
    [
        "1 cup", "half a cup", "1½ cups", "2 fluid ounces", "100 g", "100g", "250 ml", "250 mL", "1 kg", "1 L",
        "1 ounce (28 g)", "1 egg", "1 medium", "5 large", "4 spears", "2 cakes", "1 slice", "1 T-bone steak",
        "1 cupcake", "cup", "T", "a piece", "1 rye roll (NFS)", "1-2 tbsp", "1/2 fruit", "½", "", "(", "1 2 3",
    ],
)  # fmt: skip
def test_what_readers_know_may_stand_as_it_is(serving: str) -> None:
    if serving:
        assert told(serving, 80, written=True) == []


@pytest.mark.parametrize("serving", ["1 pkg", "2 dl", "1 pc", "3 pcs.", "1 sm", "1 can (3 dL)"])
def test_a_short_word_that_is_no_known_measure_is_named(serving: str) -> None:
    (said,) = told(serving, 80, written=True)
    assert said.endswith("expected a measure in full, such as cup, tablespoon, ounce or slice")
    assert told(serving, 80) == []


@given(
    st.text(min_size=1, max_size=30).filter(str.strip)
    | st.lists(
        st.sampled_from(
            ("1", "1/2", "1/0", "½", "and", "a", "half", "T", "oz", "fl", "cup", "(", ",", "each")
        ),
        min_size=1,
    ).map(" ".join)
)
def test_no_serving_makes_the_rules_stumble(serving: str) -> None:
    told(serving[:120], 80)
    told(serving[:120], 80, written=True)
