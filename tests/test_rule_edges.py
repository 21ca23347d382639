"""Where each rule begins to speak: the last good value beside the first bad one, on made-up data."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from publisher.knowledge import Knowledge
from publisher.rules import amounts, dates, doses, permanence, records, sense, servings, sourcing
from publisher.rules.walking import Finding, Records
from publisher.source import Value
from small import changed, changed_in, intake

Rule = Callable[[Knowledge, Records], Iterator[Finding]]
TABLE: Value = ["a-table"]
REVIEW: Value = ["a-review"]


def told(rule: Rule, knowledge: Knowledge) -> list[tuple[str, str]]:
    """Paths and messages of what a rule finds."""
    return [
        (".".join(map(str, path)), message) for path, message in rule(knowledge, tuple(records(knowledge)))
    ]


def paths(rule: Rule, knowledge: Knowledge) -> list[str]:
    return [path for path, _ in told(rule, knowledge)]


def of_rows(rule: Rule, *rows: str | dict[str, Value], nutrient: str = "ironite") -> list[str]:
    """What a rule says of some intakes, each with the number of its row."""
    given: Value = [intake(row) if isinstance(row, str) else row for row in rows]
    found = told(rule, changed("nutrients", nutrient, "intakes", to=given))
    return [f"{path.removeprefix(f'nutrients.{nutrient}.intakes.')}: {message}" for path, message in found]


def rows_of(rule: Rule, *rows: str | dict[str, Value], nutrient: str = "ironite") -> list[int]:
    """Numbers of the intakes of which a rule speaks."""
    return [int(said.split(":")[0].split(".")[0]) for said in of_rows(rule, *rows, nutrient=nutrient)]


# --- amounts: groups, units, what a row says -----------------------------------------------------


def test_only_a_group_has_members_and_only_a_group_has_no_unit() -> None:
    rule = amounts.groups_have_members_and_others_a_unit
    assert told(rule, changed("nutrients", "ironite", "members", to=["vitamin-q"])) == [
        ("nutrients.ironite.members", "only a group has members")
    ]
    assert told(rule, changed("nutrients", "ironite", "unit", to=None)) == [
        ("nutrients.ironite", "`unit` is missing, expected mg or mcg")
    ]
    assert told(rule, changed("nutrients", "q-group", "members", to=["ironite", "q-group"])) == [
        ("nutrients.q-group.members.1", "'q-group' is a group too; name its members here")
    ]
    assert told(rule, changed("nutrients", "q-group", "members", to=["no-such"])) == []


def test_milligrams_for_each_megajoule_stand_beside_milligrams_only() -> None:
    rule = amounts.intakes_use_the_nutrients_unit
    rows = ("eu PRI male 18+ years 3 mg/MJ", "us RDA male 19+ years 3 mg", "us RDA female 19+ years 3 mcg")
    assert of_rows(rule, *rows) == ["2.unit: found mcg, expected mg as for the nutrient"]
    assert of_rows(rule, *rows, nutrient="vitamin-q") == [
        "0.unit: found mg/MJ, expected mcg as for the nutrient",
        "1.unit: found mg, expected mcg as for the nutrient",
    ]


def test_the_upper_end_of_a_span_is_above_the_lower() -> None:
    rule = amounts.intakes_say_how_much_or_why_not
    assert of_rows(rule, intake("us AI male 19+ years 30 mg", amount_max=31)) == []
    assert of_rows(rule, intake("us AI male 19+ years 30 mg", amount_max=30)) == [
        "0.amount_max: the upper end 30 is not above the lower end, 30"
    ]
    assert of_rows(rule, intake("us AI male 19+ years none mg", amount_max=9, note="Why.")) == [
        "0.amount_max: the upper end 9 is not above the lower end, nothing"
    ]


def test_a_row_without_an_amount_needs_its_reason_and_one_with_an_amount_needs_none() -> None:
    rule = amounts.intakes_say_how_much_or_why_not
    assert rows_of(rule, "us AI male 19+ years none mg", "us AI female 19+ years 0.1 mg") == [0]
    assert rows_of(rule, intake("us AI male 19+ years none mg", note="Not known.")) == []
    assert rows_of(rule, "us AI male 19+ years 1 mg", "us AI female 19+ years 0 mg") == [1]


@pytest.mark.parametrize(
    ("ages", "says"),
    [
        ("all ages", None),
        ("0-6 months", None),
        ("7-12 months", None),
        ("7-13 months", "expected at most 12 months, and years from then on"),
        ("19-19 years", None),
        ("19-18 years", "expected the younger age first"),
        ("71-120 years", None),
        ("71-121 years", "expected at most 120 years"),
        ("121+ years", "expected at most 120 years"),
        ("120+ years", None),
    ],
)
def test_ages_run_upward_to_12_months_or_120_years(ages: str, says: str | None) -> None:
    found = of_rows(amounts.ages_run_upward, f"us AI male {ages} 1 mg")
    assert found == ([f"0.ages: found '{ages}', {says}"] if says else [])


@pytest.mark.parametrize(
    ("one", "other", "clash"),
    [
        ("us RDA male 19-30 years", "us RDA male 31+ years", False),
        ("us RDA male 19-30 years", "us RDA male 30+ years", True),
        ("us RDA male 19-30 years", "us AI male 19-30 years", True),
        ("us RDA male 19-30 years", "us UL male 19-30 years", False),
        ("us RDA male 19-30 years", "us SAI male 19-30 years", False),
        ("us RDA male 19-30 years", "eu PRI male 19-30 years", False),
        ("us RDA male 19-30 years", "us RDA female 19-30 years", False),
        ("us RDA male 19-30 years", "us RDA everyone 19-30 years", True),
        ("us RDA everyone 19-30 years", "us RDA male 19-30 years", True),
        ("us RDA everyone 19-30 years", "us RDA pregnant 19-30 years", False),
        ("us RDA pregnant 19-30 years", "us RDA pregnant-or-breastfeeding 19-30 years", True),
        ("us RDA pregnant-or-breastfeeding 19-30 years", "us RDA breastfeeding 19-30 years", True),
        ("us AI everyone 0-6 months", "us AI everyone 7-12 months", False),
        ("us AI everyone 0-6 months", "us AI everyone 6-12 months", True),
        ("us AI everyone 6-12 months", "us AI everyone 0-6 months", True),
        ("us AI everyone 7-12 months", "us RDA everyone 1-3 years", False),
        ("us AI everyone 7-12 months", "us RDA everyone 0-3 years", True),
        ("us AI everyone all ages", "us RDA everyone 71+ years", True),
        ("us DV everyone 4+ years", "eu DV everyone 1-3 years", True),
    ],
)
def test_rows_for_the_same_people_are_two_amounts_for_one_stage(one: str, other: str, clash: bool) -> None:
    found = rows_of(amounts.no_stage_of_life_has_two_amounts, f"{one} 1 mg", f"{other} 2 mg")
    assert found == ([1] if clash else [])


def test_a_row_that_clashes_with_two_is_named_once_with_the_first() -> None:
    rows = ("us RDA male 19-30 years 1 mg", "us RDA male 31+ years 2 mg", "us AI male 20-40 years 3 mg")
    assert of_rows(amounts.no_stage_of_life_has_two_amounts, *rows) == [
        "2: AI for male, 20-40 years: intakes[0] already gives RDA for male, 19-30 years"
    ]


@pytest.mark.parametrize("kind", ["UL", "CDRR", "supplement-maximum"])
def test_a_limit_says_what_it_counts_and_a_need_or_a_missing_limit_does_not(kind: str) -> None:
    rows = (
        f"us {kind} male 19+ years 90 mg",
        intake(f"us {kind} female 19+ years 90 mg", scope="all food"),
        f"eu {kind} female 19+ years none mg",
        "us RDA male 19+ years 40 mg",
    )
    assert rows_of(amounts.limits_say_what_they_count, *rows) == [0]


# --- amounts: limits above needs -----------------------------------------------------------------


def above(*rows: str, scope: str = "all food") -> list[str]:
    given = [intake(row, scope=scope) if " UL " in row else row for row in rows]
    return of_rows(amounts.limits_stand_above_needs, *given)


def test_a_limit_stands_above_the_need_and_not_at_it() -> None:
    assert above("us RDA male 19+ years 40 mg", "us UL male 19+ years 41 mg") == []
    assert above("us RDA male 19+ years 40 mg", "us UL male 19+ years 40 mg") == [
        "1.amount: the upper limit 40 is not above the need 40 of the same people (us, male, 19+ years)"
    ]
    assert above("us DV male 19+ years 40 mg", "us UL male 19+ years 4 mg") == []


def test_a_limit_of_supplements_only_may_lie_below_the_need() -> None:
    rows = ("us RDA male 19+ years 40 mg", "us UL male 19+ years 4 mg")
    assert above(*rows, scope="supplements only") == []
    assert above(*rows, scope="food and supplements") != []


def test_a_limit_is_held_against_the_largest_need_of_its_own_authority() -> None:
    rows = (
        "us RDA male 19-50 years 40 mg",
        "us RDA male 51+ years 50 mg",
        "eu PRI male 18+ years 60 mg",
    )
    assert above(*rows, "us UL male 19+ years 51 mg") == []
    assert above(*rows, "us UL male 19+ years 50 mg") == [
        "3.amount: the upper limit 50 is not above the need 50 of the same people (us, male, 51+ years)"
    ]


def test_a_limit_is_held_against_the_least_need_of_others_where_its_authority_gives_none() -> None:
    rows = ("us RDA male 19+ years 40 mg", "us RDA female 19+ years 30 mg")
    assert above(*rows, "eu UL everyone 18+ years 31 mg") == []
    assert above(*rows, "eu UL everyone 18+ years 30 mg") == [
        "2.amount: the upper limit 30 is not above the need 30 of the same people (us, female, 19+ years)"
    ]


def test_a_limit_is_not_held_against_the_need_of_other_people_or_in_another_unit() -> None:
    assert above("us RDA male 19+ years 40 mg", "us UL male 9-18 years 20 mg") == []
    assert above("us RDA male 19+ years 40 mg", "us UL female 19+ years 20 mg") == []
    assert above("us RDA male 19+ years 40 mg/MJ", "us UL male 19+ years 20 mg") == []
    assert above("us RDA male 19+ years 40 mg", "us UL male 19+ years 20 mg/MJ") == []


# --- amounts: rows that are alike ----------------------------------------------------------------


def unlike(*rows: str) -> list[int]:
    return rows_of(amounts.amounts_for_the_same_people_are_alike, *rows)


def test_needs_for_the_same_people_lie_within_five_times_of_each_other() -> None:
    assert unlike("us RDA male 19+ years 10 mg", "eu PRI male 18+ years 50 mg") == []
    assert unlike("us RDA male 19+ years 10 mg", "eu PRI male 18+ years 51 mg") == [0, 1]
    assert unlike("us RDA male 19+ years 10 mg", "eu PRI female 18+ years 51 mg") == []
    assert unlike("us RDA male 19+ years 10 mg", "eu PRI male 9-18 years 51 mg") == []
    assert unlike("us RDA male 19+ years 10 mg", "eu PRI everyone 18+ years 51 mg") == [0, 1]
    assert unlike("eu PRI everyone 18+ years 51 mg", "us RDA male 19+ years 10 mg") == [0, 1]


@pytest.mark.parametrize("kind", ["RDA", "AI", "PRI", "PRI/AI", "RNI", "SAI", "AR", "DV"])
def test_each_kind_of_need_is_compared(kind: str) -> None:
    assert unlike("us RDA male 19+ years 10 mg", f"eu {kind} male 19+ years 51 mg") == [0, 1]


def test_the_row_is_named_that_differs_from_the_middle_of_the_others() -> None:
    assert of_rows(
        amounts.amounts_for_the_same_people_are_alike,
        "us RDA everyone 19+ years 10 mg",
        "eu PRI everyone 18+ years 12 mg",
        "us AR everyone 19+ years 8 mg",
        "eu AI everyone 18+ years 10000 mg",
    ) == [
        "3.amount: found 10,000 mg, but the other rows for the same people say about 10; "
        "check the unit and the decimal point"
    ]


def test_a_value_of_labels_is_compared_with_adults_and_not_with_children() -> None:
    assert unlike("us RDA everyone 4-8 years 5 mg", "us DV everyone 4+ years 40 mg") == []
    assert unlike("us RDA everyone 4-18 years 5 mg", "us DV everyone 4+ years 40 mg") == []
    assert unlike("us RDA everyone 19+ years 5 mg", "us DV everyone 4+ years 40 mg") == [0, 1]
    assert unlike("us RDA everyone 4-19 years 5 mg", "us DV everyone 4+ years 40 mg") == [0, 1]


def test_limits_for_the_same_people_lie_within_thirty_times_of_each_other() -> None:
    assert unlike("us UL male 19+ years 3 mg", "eu UL male 18+ years 90 mg") == []
    assert unlike("us UL male 19+ years 3 mg", "eu UL male 18+ years 91 mg") == [0, 1]
    assert unlike("us UL male 19+ years 3 mg", "eu CDRR male 18+ years 91 mg") == [0, 1]
    assert unlike("us UL male 19+ years 3 mg", "eu supplement-maximum male 18+ years 91 mg") == [0, 1]


def test_a_limit_alone_is_at_most_a_hundred_times_the_need_and_at_least_a_hundredth() -> None:
    assert unlike("us RDA male 19+ years 3 mg", "us UL male 19+ years 300 mg") == []
    assert unlike("us RDA male 19+ years 3 mg", "us UL male 19+ years 301 mg") == [1]
    assert unlike("us RDA male 19+ years 300 mg", "us UL male 19+ years 3 mg") == []
    assert unlike("us RDA male 19+ years 301 mg", "us UL male 19+ years 3 mg") == [1]
    assert unlike("us DV everyone 4+ years 3 mg", "us UL male 19+ years 301 mg") == []
    with_another = ("us UL male 19+ years 301 mg", "eu UL male 19+ years 301 mg")
    assert unlike("us RDA male 19+ years 3 mg", *with_another) == []


def test_a_need_is_never_held_against_a_limit() -> None:
    assert unlike("us UL male 19+ years 1 mg", "us RDA male 19+ years 90 mg") == []


# --- amounts: tests and foods --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("low", "high", "says"),
    [
        (0.5, None, None),
        (None, 0.5, None),
        (0.5, 0.6, None),
        (0, 0.6, None),
        (0.6, 0.6, "the upper end 0.6 is not above the lower end 0.6"),
        (0.7, 0.6, "the upper end 0.6 is not above the lower end 0.7"),
        (None, None, "a range needs `low`, `high` or both"),
    ],
)
def test_a_range_of_a_test_has_an_end_and_runs_upward(
    low: float | None, high: float | None, says: str | None
) -> None:
    span: Value = {"label": "usual", "low": low, "high": high, "unit": "mmol/L", "sources": REVIEW}
    knowledge = changed("nutrients", "ironite", "tests", 0, "ranges", to=[span])
    assert [message for _, message in told(amounts.ranges_run_upward, knowledge)] == ([says] if says else [])


def printed(**grams: float) -> Value:
    return {name.replace("_", "-"): {"amount": amount, "sources": TABLE} for name, amount in grams.items()}


def test_nutrients_are_at_most_half_of_a_food() -> None:
    rule = amounts.foods_hold_no_more_than_they_weigh
    food = ("foods", "green-peas")
    assert told(rule, changed(*food, "per_100g", to={"ironite": 50_000})) == []
    assert told(rule, changed(*food, "per_100g", to={"ironite": 50_001})) == [
        ("foods.green-peas.per_100g.ironite", "50,001 mg is more than half of 100 grams")
    ]
    assert told(rule, changed(*food, "per_100g", to={"vitamin-q": 50_000_000})) == []
    assert told(rule, changed(*food, "per_100g", to={"vitamin-q": 50_000_001})) == [
        ("foods.green-peas.per_100g.vitamin-q", "50,000,001 mcg is more than half of 100 grams")
    ]
    assert told(rule, changed(*food, "per_100g", to={"ironite": 20_000, "vitamin-q": 31_000_000})) == [
        (
            "foods.green-peas.per_100g.vitamin-q",
            "31,000,000 mcg, with the others, is more than half of 100 grams",
        )
    ]


def test_what_is_printed_for_a_serving_is_held_against_the_weight_of_the_serving() -> None:
    """A serving of green peas weighs 80 grams."""
    rule = amounts.foods_hold_no_more_than_they_weigh
    assert told(rule, changed("foods", "green-peas", "per_serving", to=printed(ironite=40_000))) == []
    assert told(rule, changed("foods", "green-peas", "per_serving", to=printed(ironite=40_001))) == [
        ("foods.green-peas.per_serving.ironite", "40,001 mg is more than half of 80 grams")
    ]


def test_a_food_holds_at_most_fifty_daily_values() -> None:
    """The daily value of ironite is 40 mg."""
    rule = amounts.foods_hold_what_food_can_hold
    assert paths(rule, changed("foods", "green-peas", "per_100g", to={"ironite": 2_000})) == []
    assert told(rule, changed("foods", "green-peas", "per_100g", to={"ironite": 2_001})) == [
        (
            "foods.green-peas.per_100g.ironite",
            "2,001 mg is 50 times the 40 mg of a day, expected at most 50 times; "
            "check the unit and the decimal point",
        )
    ]
    assert paths(rule, changed("foods", "green-peas", "per_serving", to=printed(ironite=2_001))) == [
        "foods.green-peas.per_serving.ironite"
    ]


def test_without_a_daily_value_the_largest_need_of_adults_stands_for_it() -> None:
    rows: Value = [
        intake("us RDA male 19+ years 10 mcg"),
        intake("us RDA female 14-19 years 12 mcg"),
        intake("us RDA male 9-18 years 90 mcg"),
        intake("us UL male 19+ years 900 mcg"),
        intake("eu PRI male 19+ years 90 mg/MJ"),
    ]
    for amount, expected in ((600, []), (601, ["foods.green-peas.per_100g.vitamin-q"])):
        knowledge = changed_in(
            {
                ("nutrients", "vitamin-q", "intakes"): rows,
                ("foods", "green-peas", "per_100g"): {"vitamin-q": amount},
            }
        )
        assert paths(amounts.foods_hold_what_food_can_hold, knowledge) == expected


def test_with_a_daily_value_the_needs_do_not_count() -> None:
    rows: Value = [intake("us DV everyone 4+ years 10 mcg"), intake("us RDA male 19+ years 40 mcg")]
    knowledge = changed_in(
        {
            ("nutrients", "vitamin-q", "intakes"): rows,
            ("foods", "green-peas", "per_100g"): {"vitamin-q": 501},
        }
    )
    assert paths(amounts.foods_hold_what_food_can_hold, knowledge) == ["foods.green-peas.per_100g.vitamin-q"]


@pytest.mark.parametrize(
    ("serving", "least", "most"),
    [
        ("1 cup", 3, 350),
        ("2 cups", 6, 700),
        ("1/2 cup", 1.5, 175),
        ("1 tablespoon", 0.2, 30),
        ("2 tablespoons", 0.4, 60),
        ("1 teaspoon", 0.2, 10),
        ("1 ounce", 25, 40),
        ("2 1/2 ounces", 62.5, 100),
        ("1 pound", 440, 460),
        ("1 fluid ounce", 20, 40),
        ("1 pint", 6, 700),
        ("2 pints", 12, 1000),
        ("100 grams", 90, 110),
        ("100 g", 90, 110),
        ("236.6 ml", 3, 350),
    ],
)
def test_a_measure_has_a_least_and_a_greatest_weight(serving: str, least: float, most: float) -> None:
    for grams, fits in ((least, True), (least * 0.999, False), (most, True), (most * 1.001, False)):
        knowledge = changed_in(
            {("foods", "green-peas", "serving"): serving, ("foods", "green-peas", "grams"): grams}
        )
        found = paths(servings.servings_weigh_what_their_measure_can, knowledge)
        assert found == ([] if fits else ["foods.green-peas.grams"]), grams


def test_a_serving_weighs_at_most_a_kilogram() -> None:
    rule = servings.servings_weigh_what_their_measure_can
    assert told(rule, changed("foods", "oat-cakes", "grams", to=1_000)) == []
    assert told(rule, changed("foods", "oat-cakes", "grams", to=1_001)) == [
        ("foods.oat-cakes.grams", "found 1,001, expected at most 1,000 grams in a serving")
    ]


# --- days ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("published", "changed_on", "checked", "next_check", "says"),
    [
        ("2026-01-01", "2026-01-01", "2026-01-01", "2026-01-02", None),
        ("2026-01-02", "2026-01-01", "2026-01-01", "2026-01-02", "2026-01-01 is before published 2026-01-02"),
        (
            "2026-01-01",
            "2026-01-01",
            "2026-01-01",
            "2026-01-01",
            "2026-01-01 is not after checked 2026-01-01",
        ),
        ("2026-01-01", "2026-01-01", "2026-01-01", "2029-01-21", None),
        (
            "2026-01-01",
            "2026-01-01",
            "2026-01-01",
            "2029-01-22",
            "2029-01-22 is more than 36 months after 2026-01-01",
        ),
    ],
)
def test_days_of_a_page_are_in_order(
    published: str, changed_on: str, checked: str, next_check: str, says: str | None
) -> None:
    days: Value = {
        "published": published,
        "changed": changed_on,
        "checked": checked,
        "next_check": next_check,
    }
    found = told(dates.dates_are_in_order, changed("nutrients", "ironite", "dates", to=days))
    field = "changed" if says and "published" in says else "next_check"
    assert found == ([(f"nutrients.ironite.dates.{field}", says)] if says else [])


def test_a_work_may_be_read_in_the_year_in_which_it_appeared() -> None:
    rule = dates.works_were_read_after_they_appeared
    assert paths(rule, changed("sources", "a-review", "year", to=2026)) == []
    assert paths(rule, changed("sources", "a-review", "year", to=2027)) == ["sources.a-review.checked"]


@pytest.mark.parametrize(
    ("path", "field"),
    [
        (("nutrients", "ironite", "dates"), "published"),
        (("nutrients", "ironite", "dates"), "changed"),
        (("nutrients", "ironite", "dates"), "checked"),
        (("sources", "a-review"), "checked"),
    ],
)
def test_nothing_is_newer_than_the_edition_but_may_be_of_its_day(path: tuple[str, ...], field: str) -> None:
    rule = dates.nothing_is_newer_than_the_edition
    assert paths(rule, changed(*path, field, to="2026-01-02")) == []
    assert paths(rule, changed(*path, field, to="2026-01-03")) == [".".join((*path, field))]


def signed(*reviews: tuple[str, str]) -> Knowledge:
    """Ironite's page, published on 1 January, reviewed on these days by these people."""
    people: Value = {
        name: {"name": name, "role": "r", "conflict_of_interest": "None.", **more}
        for name, more in (("editors", {}), ("doctor", {"credential": "MD"}), ("friend", {}))
    }
    given: Value = [{"by": by, "scope": "all", "date": day} for by, day in reviews]
    return changed_in({("people",): people, ("nutrients", "ironite", "reviews"): given})


def test_a_review_is_not_newer_than_the_edition() -> None:
    assert paths(dates.nothing_is_newer_than_the_edition, signed(("doctor", "2026-01-03"))) == [
        "nutrients.ironite.reviews.0.date"
    ]


def test_a_review_comes_from_somebody_with_a_credential_who_did_not_write_the_page() -> None:
    day = "2026-01-01"
    knowledge = signed(("doctor", day), ("friend", day), ("editors", day))
    assert paths(dates.reviewers_have_a_credential, knowledge) == [
        "nutrients.ironite.reviews.1.by",
        "nutrients.ironite.reviews.2.by",
    ]
    assert paths(dates.reviewers_did_not_write_the_page, knowledge) == ["nutrients.ironite.reviews.2.by"]


def test_reviews_stand_in_the_order_of_their_days_and_after_the_page_was_published() -> None:
    rule = dates.reviews_are_in_order
    assert paths(rule, signed(("doctor", "2026-01-01"), ("doctor", "2026-01-01"))) == []
    assert paths(rule, signed(("doctor", "2025-12-31"))) == ["nutrients.ironite.reviews.0.date"]
    three = (("doctor", "2026-01-02"), ("doctor", "2026-01-01"), ("doctor", "2026-01-01"))
    assert paths(rule, signed(*three)) == ["nutrients.ironite.reviews.1.date"]


# --- what facts say ------------------------------------------------------------------------------


def test_an_answer_has_15_to_60_words_and_one_to_a_question_at_most_80() -> None:
    for path, counts in (
        (("symptoms", "night-cramp", "answer", "text"), ((14, False), (15, True), (60, True), (61, False))),
        (("questions", "is-it-serious", "text"), ((1, True), (80, True), (81, False))),
        (("nutrients", "ironite", "lead", "text"), ((1, True), (99, True))),
    ):
        for count, fits in counts:
            found = paths(sense.answers_are_short, changed(*path, to=" ".join(["word"] * count)))
            assert found == ([] if fits else [".".join(path)]), count


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("Go and ask your doctor first, or do as you like and see how it goes.", True),  # 15 words
        ("Go and ask your doctor first, or do as you like and see it go.", True),
        ("Ask your doctor first, or do as you like and see how it goes.", False),  # 13 words
        ("Go and ask your nurse first, or do as you like and see how it goes.", True),
        ("Go and ask your pharmacist first, or do as you like and see how it goes.", True),
        ("Go and ask your friend first, or do as you like and see how it goes.", False),
        ("Go and ask your doctorate first, or do as you like and see how it goes.", False),
    ],
)
def test_a_disclaimer_has_fifteen_words_and_names_somebody_to_ask(text: str, fits: bool) -> None:
    found = told(sense.disclaimer_is_plain_and_complete, changed("site", "disclaimer", to=text))
    said = "expected at least 15 words that send the reader to a doctor, nurse or pharmacist"
    assert found == ([] if fits else [("site.disclaimer", said)])


def test_a_disclaimer_reads_at_grade_eight_at_most() -> None:
    text = "Ask your doctor or nurse before you take this tablet {} and then do as they tell you."
    rule = sense.disclaimer_is_plain_and_complete
    assert told(rule, changed("site", "disclaimer", to=text.format("tablet information"))) == []
    assert told(rule, changed("site", "disclaimer", to=text.format("tablet tablet medicine"))) == [
        ("site.disclaimer", "reads at school grade 8.1, expected 8 or less")
    ]


def linked(**fields: Any) -> Knowledge:
    """The small knowledge with other values in the link of night cramps and ironite."""
    return changed_in({("links", "night-cramp", "ironite", name): to for name, to in fields.items()})


@pytest.mark.parametrize(
    ("verdict", "evidence", "fits"),
    [
        ("known", "strong", True),
        ("known", "moderate", True),
        ("known", "weak", False),
        ("known", "none", False),
        ("possible", "weak", True),
        ("possible", "none", False),
        ("rarely", "weak", True),
        ("rarely", "none", False),
        ("not-shown", "none", True),
        ("not-shown", "strong", True),
    ],
)
def test_a_cause_has_evidence_and_a_known_one_has_more_than_weak(
    verdict: str, evidence: str, fits: bool
) -> None:
    found = paths(sense.verdicts_fit_their_evidence, linked(verdict=verdict, evidence=evidence))
    assert found == ([] if fits else ["links.night-cramp.ironite.evidence"])


@pytest.mark.parametrize(
    ("verdict", "route", "fits"),
    [
        ("rarely", "direct", True),
        ("rarely", "indirect", True),
        ("rarely", "both", True),
        ("rarely", "none", False),
        ("rarely", "excess", False),
        ("not-shown", "none", True),
        ("not-shown", "excess", True),
        ("not-shown", "direct", False),
        ("not-shown", "indirect", False),
        ("not-shown", "both", False),
    ],
)
def test_a_cause_has_a_way_and_what_was_not_shown_has_none(verdict: str, route: str, fits: bool) -> None:
    found = paths(sense.verdicts_fit_their_route, linked(verdict=verdict, route=route))
    assert found == ([] if fits else ["links.night-cramp.ironite.route"])


@pytest.mark.parametrize(
    ("effect", "fits"),
    [
        ("helps", False),
        ("harmful", False),
        ("little-or-no-effect", False),
        ("uncertain", True),
        ("conflicting", True),
        ("not-tested", True),
    ],
)
def test_an_effect_that_nothing_supports_is_an_open_question(effect: str, fits: bool) -> None:
    taking: Value = {"effect": effect, "text": "Taken.", "sources": REVIEW, "grade": "none"}
    found = paths(sense.effects_fit_their_grade, linked(taking=taking))
    assert found == ([] if fits else ["links.night-cramp.ironite.taking.grade"])
    taking = {"effect": effect, "text": "Taken.", "sources": REVIEW, "grade": "weak"}
    assert paths(sense.effects_fit_their_grade, linked(taking=taking)) == []


@pytest.mark.parametrize(
    ("taking", "shown", "sourced"),
    [
        ({"effect": "helps", "text": "T.", "sources": REVIEW, "grade": "weak"}, True, True),
        ({"effect": "helps", "text": "T.", "sources": REVIEW}, True, False),
        ({"effect": "helps", "text": "T.", "grade": "weak"}, True, False),
        ({"effect": "helps", "sources": REVIEW, "grade": "weak"}, False, False),
        ({"effect": "not-tested"}, True, True),
        ({"effect": "not-applicable"}, True, True),
        ({"effect": "not-tested", "text": "T.", "grade": "weak"}, True, False),
        ({"effect": "not-tested", "text": "T.", "sources": REVIEW}, True, False),
        ({"effect": "not-tested", "sources": REVIEW}, False, True),
        ({"effect": "not-tested", "grade": "weak"}, False, True),
    ],
)
def test_a_finding_on_taking_has_text_sources_and_grade_or_none_of_them(
    taking: dict[str, Value], shown: bool, sourced: bool
) -> None:
    knowledge = linked(taking=taking)
    assert (paths(sense.effects_fit_their_grade, knowledge) == []) == shown
    found = paths(sourcing.effects_of_taking_have_a_source, knowledge)
    assert set(found) == (set() if sourced else {"links.night-cramp.ironite.taking"})


def test_a_text_on_taking_that_claims_nothing_needs_its_source_too() -> None:
    knowledge = linked(taking={"effect": "not-tested", "text": "Nobody tried.", "grade": "none"})
    assert told(sourcing.effects_of_taking_have_a_source, knowledge) == [
        ("links.night-cramp.ironite.taking", "the text needs `sources` and `grade`")
    ]


@pytest.mark.parametrize(
    ("answer", "link", "fits"),
    [
        ("rarely", "rarely", True),
        ("not-shown", "rarely", True),
        ("possible", "rarely", False),
        ("possible", "possible", True),
        ("known", "possible", False),
        ("known", "known", True),
        ("rarely", "not-shown", False),
    ],
)
def test_an_answer_claims_at_most_what_the_boldest_link_does(answer: str, link: str, fits: bool) -> None:
    knowledge = changed_in(
        {
            ("symptoms", "night-cramp", "answer", "verdict"): answer,
            ("links", "night-cramp", "ironite", "verdict"): link,
        }
    )
    found = paths(sense.answers_claim_no_more_than_links, knowledge)
    assert found == ([] if fits else ["symptoms.night-cramp.answer.verdict"])


def test_an_answer_about_which_no_link_speaks_may_claim_anything() -> None:
    knowledge = changed_in({("symptoms", "night-cramp", "answer", "verdict"): "known", ("links",): {}})
    assert paths(sense.answers_claim_no_more_than_links, knowledge) == []


def test_the_boldest_of_several_links_counts() -> None:
    links = changed("links", "night-cramp", "ironite", "verdict", to="known").links["night-cramp"]
    bold = links["ironite"]
    shy = linked(verdict="rarely").links["night-cramp"]["ironite"]
    assert sense.bolder("known", [shy, bold, shy]) is None
    assert sense.bolder("known", [shy, shy]) == (
        "found 'known', but no nutrient is linked to it as more than 'rarely'"
    )


def test_the_first_option_is_to_wait_where_there_are_options() -> None:
    rule = sense.options_begin_with_waiting
    assert paths(rule, changed("symptoms", "night-cramp", "options", to=[])) == []
    claim: Value = {"text": "It may.", "sources": REVIEW, "grade": "weak"}
    wait, take = (
        {"name": kind, "kind": kind, "may_help": claim, "may_harm": claim} for kind in ("wait", "supplement")
    )
    assert paths(rule, changed("symptoms", "night-cramp", "options", to=[wait, take])) == []
    assert told(rule, changed("symptoms", "night-cramp", "options", to=[take, wait])) == [
        (
            "symptoms.night-cramp.options.0.kind",
            "found 'supplement', expected the first option to be 'wait'",
        )
    ]


def test_the_same_words_may_stand_in_two_lists_but_not_twice_in_one() -> None:
    claim: Value = {"text": "A low level makes nerves fire!", "sources": REVIEW, "grade": "strong"}
    assert told(sense.nothing_is_said_twice, changed("nutrients", "ironite", "roles", to=[claim])) == []
    found = told(sense.nothing_is_said_twice, changed("nutrients", "ironite", "roles", to=[claim, claim]))
    assert found == [("nutrients.ironite.roles.1.text", "the same words stand in nutrients.ironite.roles[0]")]


@pytest.mark.parametrize(
    ("text", "share", "says"),
    [
        ("About 46 in 100.", 46, None),
        ("About 455 in 1,000.", 45, None),
        ("About 455 in 1,000.", 46, None),
        ("About 455 in 1,000.", 47, "found 47, but the text gives no such share; the nearest there is 45.5"),
        ("About 455 in 1,000.", 44, "found 44, but the text gives no such share; the nearest there is 45.5"),
        ("About 1 of 4.", 25, None),
        ("About 1 out of 4.", 25, None),
        ("About 0 in 0.", 25, "found 25, but the text gives no such share; the nearest there is 0"),
        ("About half.", 50, "found 50, but the text gives no such share"),
    ],
)
def test_a_share_of_a_picture_is_within_half_a_percent_of_the_text(
    text: str, share: int, says: str | None
) -> None:
    record: Value = {
        "text": text,
        "population": "people",
        "in_100": share,
        "sources": REVIEW,
        "grade": "weak",
    }
    knowledge = changed("symptoms", "night-cramp", "how_common", to=[record])
    assert [m for _, m in told(sense.shares_are_those_of_the_text, knowledge)] == ([says] if says else [])


def test_the_share_of_those_who_did_not_take_it_is_that_of_the_text_too() -> None:
    path = ("nutrients", "ironite", "trials", 0)
    for knowledge in (
        changed(*path, "against_in_100", to=29),
        changed_in({(*path, "against_in_100"): 29, (*path, "in_100"): None}),
    ):
        assert paths(sense.shares_are_those_of_the_text, knowledge) == [
            "nutrients.ironite.trials.0.against_in_100"
        ]


# --- where facts come from -----------------------------------------------------------------------


def test_a_strong_claim_rests_on_one_source_at_least_that_is_not_the_weakest() -> None:
    """The review has strength 1, the report strength 3."""
    rule = sourcing.strong_claims_rest_on_strong_sources
    lead = ("nutrients", "ironite", "lead")

    def claim(grade: str, *sources: str) -> Value:
        return {"text": "It helps.", "sources": list(sources), "grade": grade}

    assert paths(rule, changed(*lead, to=claim("strong", "a-report"))) == ["nutrients.ironite.lead"]
    assert paths(rule, changed(*lead, to=claim("moderate", "a-report"))) == []
    assert paths(rule, changed(*lead, to=claim("strong", "a-review", "a-report"))) == []
    of_two = changed_in({("sources", "a-report", "strength"): 2, lead: claim("strong", "a-report")})
    assert paths(rule, of_two) == []


def test_the_strongest_source_comes_first_and_equal_ones_may_stand_either_way() -> None:
    rule = sourcing.the_strongest_source_comes_first
    sources = ("nutrients", "ironite", "lead", "sources")
    assert paths(rule, changed(*sources, to=["a-table", "a-review"])) == []
    assert paths(rule, changed(*sources, to=["a-review", "a-report"])) == []
    assert told(rule, changed(*sources, to=["a-report", "a-table", "a-review"])) == [
        ("nutrients.ironite.lead.sources", "'a-table' is stronger than 'a-report'; put it first")
    ]


@pytest.mark.parametrize("status", ["corrected", "superseded", "retracted"])
def test_a_work_that_fell_has_a_word_of_warning(status: str) -> None:
    rule = sourcing.fallen_sources_are_explained
    assert paths(rule, changed("sources", "a-report", "status", to=status)) == ["sources.a-report"]
    noted = changed_in({("sources", "a-report", "status"): status, ("sources", "a-report", "note"): "Why."})
    assert paths(rule, noted) == []


def newer(of_report: dict[str, Any], of_table: dict[str, Any]) -> list[tuple[str, str]]:
    """What is said of the report (2021) that another work replaced, and of the table."""
    report: dict[tuple[str | int, ...], Value] = {
        ("sources", "a-report", name): to for name, to in of_report.items()
    }
    table: dict[tuple[str | int, ...], Value] = {
        ("sources", "a-table", name): to for name, to in of_table.items()
    }
    return told(sourcing.newer_works_stand, changed_in(report | table))


def test_a_newer_work_is_of_the_same_year_or_later() -> None:
    old = {"status": "superseded", "superseded_by": "a-table"}
    assert newer(old, {"year": 2021}) == []
    assert newer(old, {"year": None}) == []
    assert newer(old, {"year": 2020}) == [
        ("sources.a-report.superseded_by", "'a-table' is of 2020, older than this work of 2021")
    ]


def test_a_newer_work_has_not_fallen_itself_but_may_be_corrected() -> None:
    old = {"status": "superseded", "superseded_by": "a-table"}
    assert newer(old, {"status": "corrected"}) == []
    assert newer(old, {"status": "retracted"}) == [
        ("sources.a-report.superseded_by", "'a-table' is retracted itself")
    ]
    assert newer(old, {"status": "superseded", "superseded_by": "a-review"}) == [
        ("sources.a-report.superseded_by", "'a-table' is superseded itself; the newest is 'a-review'")
    ]
    assert newer(old, {"status": "superseded", "superseded_by": "no-such"}) == [
        ("sources.a-report.superseded_by", "'a-table' is superseded itself")
    ]
    for end, hint in (("corrected", "; the newest is 'a-review'"), ("retracted", "")):
        chain: dict[tuple[str | int, ...], Value] = {
            ("sources", "a-report", "status"): "superseded",
            ("sources", "a-report", "superseded_by"): "a-table",
            ("sources", "a-table", "status"): "superseded",
            ("sources", "a-table", "superseded_by"): "a-review",
            ("sources", "a-review", "status"): end,
        }
        assert (
            "sources.a-report.superseded_by",
            f"'a-table' is superseded itself{hint}",
        ) in told(sourcing.newer_works_stand, changed_in(chain))
    assert newer(old, {"status": "superseded", "superseded_by": "a-report"}) == [
        ("sources.a-table.superseded_by", "'a-report' is superseded itself"),
        ("sources.a-report.superseded_by", "'a-table' is superseded itself"),
    ]


def test_a_claim_may_cite_a_retracted_work_beside_one_that_stands() -> None:
    rule = sourcing.claims_rest_on_works_that_stand
    cases: tuple[tuple[Value, list[str]], ...] = (
        (["a-report"], ["nutrients.ironite.lead.sources"]),
        (["a-report", "a-table"], []),
        (["a-table"], []),
    )
    both: dict[tuple[str | int, ...], Value] = {
        ("sources", "a-report", "status"): "retracted",
        ("sources", "a-table", "status"): "retracted",
        ("nutrients", "ironite", "lead", "sources"): ["a-report", "a-table"],
    }
    assert (
        "nutrients.ironite.lead.sources",
        "'a-report' is retracted, and nothing else stands beside it",
    ) in told(rule, changed_in(both))
    for sources, expected in cases:
        knowledge = changed_in(
            {
                ("sources", "a-report", "status"): "retracted",
                ("nutrients", "ironite", "lead", "sources"): sources,
            }
        )
        assert paths(rule, knowledge) == expected


@pytest.mark.parametrize(
    "way", [{"url": "https://example.org/"}, {"doi": "10.1000/x"}, {"pmid": "1"}, {"note": "A book."}]
)
def test_one_way_to_find_a_work_is_enough(way: dict[str, Value]) -> None:
    work: dict[str, Value] = {
        "title": "A news item",
        "publisher": "The Daily Test",
        "year": 2021,
        "kind": "news or digest",
        "strength": 3,
        "read": "report",
        "address_checked": True,
        "checked": "2026-01-01",
    }
    rule = sourcing.sources_can_be_found
    assert paths(rule, changed("sources", "a-report", to=work)) == ["sources.a-report"]
    assert paths(rule, changed("sources", "a-report", to=work | way)) == []


def test_one_work_is_one_of_the_same_title_publisher_and_year() -> None:
    rule = sourcing.no_work_is_listed_twice
    same: dict[str, Value] = {
        "title": "A Review of Everything",
        "publisher": "Journal of tests",
        "year": 2020,
    }
    cases: tuple[tuple[dict[str, Value], list[str]], ...] = (
        ({}, ["sources.a-report.title"]),
        ({"title": "Another"}, []),
        ({"publisher": "Another"}, []),
        ({"year": 2021}, []),
    )
    for other, expected in cases:
        knowledge = changed_in({("sources", "a-report", name): to for name, to in (same | other).items()})
        assert paths(rule, knowledge) == expected


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("It holds 300 mg.", "300 mg"),
        ("It holds 2.4 micrograms.", "2.4 micrograms"),
        ("About 5% of it.", "5%"),
        ("About 5 percent of it.", "5 percent"),
        ("It weighs 1,000 g.", "1,000 g"),
        ("It takes 300 days.", None),
        ("Take 3 grapes.", None),
        ("It is B12 IU.", None),
    ],
)
def test_a_figure_with_a_unit_needs_a_source(text: str, figure: str | None) -> None:
    found = told(sourcing.numbers_stand_beside_their_source, changed("columns", "role", "help", to=text))
    said = ("columns.role.help", f"the figure '{figure}' has no source beside it")
    assert found == ([said] if figure else [])


def test_a_figure_in_the_title_of_a_work_is_the_works_own() -> None:
    rule = sourcing.numbers_stand_beside_their_source
    for field, text in (
        ("title", "A trial of 300 mg"),
        ("note", "It tested 300 mg."),
        ("publisher", "300 mg"),
        ("url", "https://example.org/300mg"),
        ("doi", "10.1000/a.300mg"),
    ):
        assert paths(rule, changed("sources", "a-report", field, to=text)) == [], field
    assert paths(rule, changed("nutrients", "ironite", "medical_low", to="below 300 mg")) == [
        "nutrients.ironite.medical_low"
    ]


@pytest.mark.parametrize(
    ("path", "to", "at", "section"),
    [
        (("nutrients", "ironite", "lead", "sources"), ["a-table", "no-such"], ".1", "sources"),
        (("sources", "a-report", "superseded_by"), "no-such", "", "sources"),
        (("questions", "is-it-serious", "nutrients"), ["no-such"], ".0", "nutrients"),
        (("questions", "is-it-serious", "symptoms"), ["no-such"], ".0", "symptoms"),
        (("nutrients", "q-group", "members"), ["vitamin-q", "no-such"], ".1", "nutrients"),
        (("medicines", "water-tablets", "lowers"), ["no-such"], ".0", "nutrients"),
        (("medicines", "water-tablets", "raises"), ["no-such"], ".0", "nutrients"),
        (("medicines", "water-tablets", "symptoms"), ["no-such"], ".0", "symptoms"),
        (("nutrients", "ironite", "intakes", 0, "authority"), "no-such", "", "authorities"),
        (
            ("nutrients", "ironite", "reviews"),
            [{"by": "no-such", "scope": "all", "date": "2026-01-02"}],
            ".0.by",
            "people",
        ),
        (("foods", "oat-cakes", "per_100g"), {"no-such": 1}, ".no-such", "nutrients"),
        (
            ("foods", "oat-cakes", "per_serving"),
            {"no-such": {"amount": 1, "sources": ["a-table"]}},
            ".no-such",
            "nutrients",
        ),
        (
            ("nutrients", "ironite", "table", "no-such"),
            {"text": "It helps.", "sources": ["a-table"], "grade": "weak"},
            "",
            "columns",
        ),
    ],
)
def test_every_field_that_names_a_record_names_one_that_is_there(
    path: tuple[str | int, ...], to: Value, at: str, section: str
) -> None:
    assert told(sourcing.ids_resolve, changed(*path, to=to)) == [
        (".".join(map(str, path)) + at, f"'no-such' is not in {section}")
    ]


def test_a_link_is_between_a_symptom_and_a_nutrient_that_are_there() -> None:
    link: Value = {"verdict": "not-shown", "evidence": "none", "text": "Nothing.", "route": "none"}
    assert isinstance(link, dict)
    link |= {"sources": REVIEW, "taking": {"effect": "not-tested"}}
    assert told(sourcing.ids_resolve, changed("links", "night-cramp", "no-such", to=link)) == [
        ("links.night-cramp.no-such", "'no-such' is not in nutrients")
    ]
    assert told(sourcing.ids_resolve, changed("links", "no-such", to={"ironite": link})) == [
        ("links.no-such", "'no-such' is not in symptoms")
    ]


def test_a_former_id_leads_to_one_record() -> None:
    rule = permanence.former_ids_lead_to_one_record
    for section, one, other in (
        ("nutrients", "ironite", "vitamin-q"),
        ("sources", "a-review", "a-report"),
    ):
        ids: dict[tuple[str | int, ...], Value] = {
            (section, one, "former_ids"): ["old"],
            (section, other, "former_ids"): ["older", "old"],
        }
        assert told(rule, changed_in(ids)) == [
            (f"{section}.{other}.former_ids.1", f"'old' already leads to '{one}'")
        ]
    assert paths(rule, changed("symptoms", "night-cramp", "former_ids", to=["night-cramp"])) == [
        "symptoms.night-cramp.former_ids.0"
    ]
    assert paths(rule, changed("symptoms", "night-cramp", "former_ids", to=["ironite"])) == []


def test_a_name_is_of_one_thing() -> None:
    rule = sourcing.no_name_is_used_twice
    assert told(rule, changed("medicines", "water-tablets", "name", to="Oat cakes")) == [
        ("foods.oat-cakes.name", "'oat cakes' already leads to medicines.water-tablets")
    ]
    assert told(rule, changed("symptoms", "night-cramp", "aliases", to=["IRONITE!"])) == [
        ("nutrients.ironite.name", "'ironite' already leads to symptoms.night-cramp")
    ]
    assert told(rule, changed("symptoms", "night-cramp", "aliases", to=["a", "b", "A"])) == [
        ("symptoms.night-cramp.aliases.2", "'A' already stands in symptoms.night-cramp.aliases[0]")
    ]
    assert told(rule, changed("symptoms", "night-cramp", "medical_name", to="Night cramps")) == []
    assert told(rule, changed("symptoms", "night-cramp", "aliases", to=["Night Cramps!"])) == [
        ("symptoms.night-cramp.aliases.0", "'Night Cramps!' already stands in symptoms.night-cramp.name")
    ]
    assert told(rule, changed("questions", "is-it-serious", "aliases", to=["Vitamin Q"])) == [
        ("questions.is-it-serious.aliases.0", "'Vitamin Q' already leads to nutrients.vitamin-q")
    ]
    for words in ("night cramps", "Nocturnal cramp", "cramps at night"):
        assert told(rule, changed("questions", "is-it-serious", "aliases", to=[words])) == [
            ("questions.is-it-serious.aliases.0", f"'{words}' already leads to symptoms.night-cramp")
        ]
    assert told(rule, changed("glossary", "cramp", "also", to=["vitamin Q"])) == []
    assert told(rule, changed("glossary", "cramp", "also", to=["knot", "Knot"])) == [
        ("glossary.cramp.also.1", "'Knot' already stands in glossary.cramp.also[0]")
    ]


def test_an_id_stands_once_in_a_list() -> None:
    rule = sourcing.no_id_is_listed_twice
    assert paths(
        rule, changed("questions", "is-it-serious", "sources", to=["a-review", "a-table", "a-review"])
    ) == ["questions.is-it-serious.sources.2"]


# --- doses: every place where readers could take one for advice ----------------------------------

DOSE = "Take 60 mg of ironite and see."


@pytest.mark.parametrize(
    "path",
    [
        ("symptoms", "night-cramp", "answer", "text"),
        ("symptoms", "night-cramp", "short", "text"),
        ("symptoms", "night-cramp", "what_it_is", 0, "text"),
        ("symptoms", "night-cramp", "not_known", 0, "text"),
        ("symptoms", "night-cramp", "other_causes", 0, "text"),
        ("symptoms", "night-cramp", "self_care", 0, "do"),
        ("symptoms", "night-cramp", "self_care", 0, "how"),
        ("symptoms", "night-cramp", "self_care", 0, "why"),
        ("symptoms", "night-cramp", "options", 0, "name"),
        ("symptoms", "night-cramp", "options", 0, "may_help", "text"),
        ("symptoms", "night-cramp", "options", 0, "may_harm", "text"),
        ("links", "night-cramp", "ironite", "text"),
        ("links", "night-cramp", "ironite", "taking", "text"),
        ("questions", "is-it-serious", "text"),
        ("nutrients", "ironite", "lead", "text"),
        ("nutrients", "ironite", "table", "role", "text"),
        ("medicines", "water-tablets", "text"),
        ("glossary", "cramp", "text"),
        ("figures", "muscle", "text"),
    ],
)
def test_a_dose_without_its_limit_is_named_wherever_it_stands(path: tuple[str | int, ...]) -> None:
    assert told(doses.doses_stand_beside_their_limit, changed(*path, to=DOSE)) == [
        (
            ".".join(map(str, path)),
            "the dose '60 mg' needs its upper limit beside it, such as at most 90 mg a day "
            "(us: all food and supplements)",
        )
    ]
    limit = f"{DOSE} The limit is 90 mg."
    assert told(doses.doses_stand_beside_their_limit, changed(*path, to=limit)) == []


def test_where_taking_is_what_it_is_about_an_amount_alone_is_a_dose() -> None:
    rule = doses.doses_stand_beside_their_limit
    amount = "With 60 mg of ironite it went."
    taking = ("links", "night-cramp", "ironite", "taking", "text")
    assert paths(rule, changed(*taking, to=amount)) == [".".join(taking)]
    assert paths(rule, changed("questions", "does-ironite-help", "text", to=amount)) == [
        "questions.does-ironite-help.text"
    ]
    assert paths(rule, changed("questions", "is-it-serious", "text", to=amount)) == []
    assert paths(rule, changed("links", "night-cramp", "ironite", "text", to=amount)) == []
    option = ("symptoms", "night-cramp", "options", 0)
    assert paths(rule, changed(*option, "may_help", "text", to=amount)) == []
    supplement: dict[tuple[str | int, ...], Value] = {
        (*option, "kind"): "supplement",
        (*option, "may_help", "text"): amount,
    }
    assert paths(rule, changed_in(supplement)) == ["symptoms.night-cramp.options.0.may_help.text"]


@pytest.mark.parametrize(
    "limit", ["90 mg", "90,000 mcg", "90,000 µg", "90,000 μg", "90,000 micrograms", "0.09 g", "0.09 grams"]
)
def test_a_limit_may_be_written_in_any_unit_but_not_with_another_value(limit: str) -> None:
    limits = doses.limited(changed("site", "name", to="S"))

    def passes(words: str) -> bool:
        text = f"Take 60 mg of ironite, at most {words} a day."
        return not list(doses.unlimited(doses.Block((text,)), limits))

    assert passes(limit)
    assert not passes(limit.replace("9", "8"))
    assert not passes("90 IU")


def limits_of(*rows: str | dict[str, Value]) -> tuple[set[float], str]:
    """The limits of ironite in mg, and the one that is named as an example."""
    given: Value = [intake(row) if isinstance(row, str) else row for row in rows]
    found = doses.limited(changed("nutrients", "ironite", "intakes", to=given))["ironite"]
    return {amount / 1000 for amount in found.amounts}, found.example


def test_limits_are_upper_limits_and_supplement_maxima_with_both_ends() -> None:
    assert limits_of(
        "us RDA male 19+ years 40 mg",
        "us CDRR male 19+ years 50 mg",
        "us UL male 9-18 years 60 mg",
        intake("eu supplement-maximum male 18+ years 70 mg", amount_max=75),
        "us UL male 19+ years none mg",
        "us UL female 19+ years 90 mg",
    ) == ({60, 70, 75, 90}, "at most 90 mg a day (us)")
    assert limits_of("us RDA male 19+ years 40 mg") == (set(), "")


def test_the_example_is_the_upper_limit_of_adults_or_else_the_first_there_is() -> None:
    child, most = "us UL male 9-18 years 60 mg", "eu supplement-maximum male 18+ years 70 mg"
    assert limits_of(child, most)[1] == "at most 60 mg a day (us)"
    assert limits_of(most, child)[1] == "at most 70 mg a day (eu)"
    assert limits_of(most, child, "us UL male 14-19 years 80 mg")[1] == "at most 80 mg a day (us)"


def test_a_vitamin_is_known_by_what_follows_the_word_unless_that_is_one_letter() -> None:
    names: dict[tuple[str | int, ...], Value] = {
        ("nutrients", "vitamin-q", "aliases"): ["vitamin B6"],
    }
    words = doses.limited(changed_in(names))["vitamin-q"].words
    assert set(words) == {"vitamin q", "vitamin b6", "b6"}
