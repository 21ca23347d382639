"""Tables of needs and limits, cell by cell, from made-up authorities that cut ages differently."""

from __future__ import annotations

from typing import Any

import pytest

from publisher.knowledge import Nutrient
from publisher.pages import intakes
from publisher.pages.intakes import adult_limits, is_adult
from publisher.source import Value
from publisher.stages import us_adult_limits
from small import changed, intake

Rows = list[tuple[str, list[str | None]]]


def ironite(*rows: str | dict[str, Value]) -> Any:
    """The small knowledge with these intakes of ironite."""
    given: Value = [intake(row, scope="all food") if isinstance(row, str) else row for row in rows]
    return changed("nutrients", "ironite", "intakes", to=given)


def nutrient(*rows: str | dict[str, Value]) -> Nutrient:
    found: Nutrient = ironite(*rows).nutrients["ironite"]
    return found


def needs(*rows: str | dict[str, Value]) -> tuple[list[str], Rows]:
    """Heads of columns, and heads of rows with their cells."""
    knowledge = ironite(*rows)
    table = intakes.needs(knowledge, knowledge.nutrients["ironite"])
    assert table is not None
    return table["headers"], [(row["head"], row["cells"]) for row in table["rows"]]


def limits(*rows: str | dict[str, Value]) -> dict[str, Any] | None:
    knowledge = ironite(*rows)
    return intakes.limits(knowledge, knowledge.nutrients["ironite"])


# --- adults --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("who", "ages", "adult"),
    [
        ("everyone", "all ages", True),
        ("everyone", "19+ years", True),
        ("male", "19-40 years", True),
        ("female", "40-50 years", True),
        ("male", "19-39 years", False),
        ("female", "41+ years", False),
        ("everyone", "71+ years", False),
        ("everyone", "9-18 years", False),
        ("pregnant", "19-50 years", False),
        ("breastfeeding", "all ages", False),
        ("pregnant-or-breastfeeding", "all ages", False),
    ],
)
def test_an_adult_is_anybody_of_40_who_is_not_pregnant_or_breastfeeding(
    who: str, ages: str, adult: bool
) -> None:
    (found,) = nutrient(f"us UL {who} {ages} 90 mg").intakes
    assert is_adult(found) is adult


def limits_by_age(*rows: str | dict[str, Value]) -> dict[str, list[float | None]]:
    return {ages: [i.amount for i in group] for ages, group in adult_limits(nutrient(*rows)).items()}


def test_limits_of_adults_are_told_by_age_only_where_they_differ() -> None:
    assert limits_by_age("us UL everyone 9-18 years 60 mg", "us UL everyone 19+ years 90 mg") == {
        "for adults": [90]
    }
    assert limits_by_age("us UL everyone 19-70 years 90 mg", "us UL everyone 71+ years 90 mg") == {
        "for adults": [90, 90]
    }
    assert limits_by_age("us UL everyone 19-70 years 90 mg", "us UL everyone 71+ years 80 mg") == {
        "at age 19 to 70": [90],
        "at age 71 and over": [80],
    }
    assert limits_by_age("us UL everyone 14-50 years 90 mg", "us UL everyone 51+ years 80 mg") == {
        "at age 19 to 50": [90],
        "at age 51 and over": [80],
    }
    assert limits_by_age("us UL male 18+ years 90 mg") == {"for adults": [90]}
    assert limits_by_age("us UL everyone 20+ years 90 mg") == {"at age 20 and over": [90]}


def test_the_us_limits_of_adults_leave_out_children_pregnancy_other_kinds_and_other_authorities() -> None:
    rows = [
        "us UL everyone 9-18 years 1 mg",
        "us UL everyone 9-19 years 2 mg",
        "us UL male 19+ years 3 mg",
        "us UL female 19+ years 4 mg",
        "us UL pregnant 19+ years 5 mg",
        "us CDRR everyone 19+ years 6 mg",
        "us RDA everyone 19+ years 7 mg",
        "eu UL everyone 19+ years 8 mg",
        "us UL breastfeeding 19+ years none mg",
        "us UL everyone 71+ years none mg",
    ]
    assert [i.amount for i in us_adult_limits(nutrient(*rows))] == [2, 3, 4]


# --- the table of needs --------------------------------------------------------------------------


def test_each_authority_has_a_column_that_names_its_kinds() -> None:
    headers, rows = needs(
        "us RDA male 19+ years 40 mg",
        "us AI male 9-18 years 30 mg",
        "eu PRI male 18+ years 35 mg",
        "eu SAI male 4-17 years 20 mg",
        "us UL male 19+ years 90 mg",
        "us DV everyone 4+ years 40 mg",
    )
    assert headers == ["US (RDA, AI)", "EU (PRI, safe intake)"]
    assert rows == [
        ("Men, 19 and over", ["40", "35"]),
        ("Boys, 9 to 18", ["30", "35 (18 and over); 20 (4 to 17)"]),
    ]


def test_a_value_whose_group_covers_the_stage_stands_bare_and_another_with_its_own_ages() -> None:
    _, rows = needs(
        "us RDA everyone 19-50 years 40 mg",
        "us RDA everyone 51-70 years 41 mg",
        "us RDA everyone 71+ years 42 mg",
        "eu PRI everyone 19-60 years 35 mg",
        "eu PRI everyone 61+ years 36 mg",
    )
    assert rows == [
        ("Aged 19 to 50", ["40", "35"]),
        ("Aged 51 to 70", ["41", "35 (19 to 60); 36 (61 and over)"]),
        ("Aged 71 and over", ["42", "36"]),
    ]


def test_rows_follow_the_authority_with_most_stages_and_others_add_what_it_leaves_out() -> None:
    _, rows = needs(
        "eu PRI male 18+ years 35 mg",
        "us RDA male 19-50 years 40 mg",
        "us RDA male 51+ years 41 mg",
        "eu PRI female 18+ years 25 mg",
        "us RDA pregnant 19-50 years 45 mg",
    )
    assert rows == [
        ("Men, 19 to 50", ["35", "40"]),
        ("Men, 51 and over", ["35", "41"]),
        ("Pregnant, 19 to 50", [None, "45"]),
        ("Women, 18 and over", ["25", None]),
    ]


def test_a_value_for_everyone_gives_way_to_one_for_the_very_people_of_the_row() -> None:
    _, rows = needs(
        "us RDA female 19-50 years 40 mg",
        "us RDA male 19-50 years 41 mg",
        "eu PRI everyone 19-50 years 30 mg",
        "eu AI female 19-50 years 31 mg",
    )
    assert rows == [("Women, 19 to 50", ["40", "31"]), ("Men, 19 to 50", ["41", "30"])]
    _, rows = needs("us RDA female 19-50 years 40 mg", "eu PRI everyone 19-50 years 30 mg")
    assert rows[0] == ("Women, 19 to 50", ["40", "30"])


def test_a_value_for_everyone_is_not_one_for_pregnant_people() -> None:
    _, rows = needs(
        "us RDA pregnant 19-50 years 40 mg",
        "us RDA breastfeeding 19-50 years 42 mg",
        "eu PRI everyone 19-50 years 30 mg",
        "eu PRI pregnant-or-breastfeeding 19-50 years 33 mg",
    )
    assert rows[:2] == [
        ("Pregnant, 19 to 50", ["40", "33"]),
        ("Breastfeeding, 19 to 50", ["42", "33"]),
    ]
    assert ("Aged 19 to 50", [None, "30"]) in rows


def test_adjoining_ages_of_the_same_people_with_the_same_values_are_one_row() -> None:
    _, rows = needs(
        "us RDA male 19-30 years 40 mg",
        "us RDA male 31-50 years 40 mg",
        "us RDA male 51-70 years 41 mg",
        "us RDA male 80+ years 41 mg",
        "us RDA female 81+ years 41 mg",
    )
    assert rows == [
        ("Men, 19 to 50", ["40"]),
        ("Men, 51 to 70", ["41"]),
        ("Men, 80 and over", ["41"]),
        ("Women, 81 and over", ["41"]),
    ]


def test_two_values_of_one_authority_for_the_same_people_stand_side_by_side_once_each() -> None:
    _, rows = needs(
        intake("us RDA male 19+ years 40 mg"),
        intake("us AI male 19+ years 50 mg"),
        intake("us RNI male 19+ years 40 mg"),
    )
    assert rows == [("Men, 19 and over", ["40 or 50"])]


def test_amounts_are_told_as_printed_and_spans_as_spans() -> None:
    _, rows = needs(
        intake("us AI male 19+ years 1500 mg", amount_max=2300),
        intake("us AI female 19+ years 2.4 mg"),
    )
    assert rows == [("Men, 19 and over", ["1,500 to 2,300"]), ("Women, 19 and over", ["2.4"])]


@pytest.mark.parametrize(
    ("who", "ages", "words"),
    [
        ("everyone", "all ages", "Everyone"),
        ("male", "all ages", "Men and boys"),
        ("female", "all ages", "Women and girls"),
        ("pregnant", "all ages", "Pregnant"),
        ("pregnant-or-breastfeeding", "all ages", "Pregnant or breastfeeding"),
        ("everyone", "0-6 months", "Aged 0 to 6 months"),
        ("everyone", "7-12 months", "Aged 7 to 12 months"),
        ("everyone", "7-11 months", "Aged 7 to 12 months"),
        ("everyone", "7+ months", "Aged 7 to 12 months"),
        ("everyone", "1-3 years", "Aged 1 to 3"),
        ("everyone", "0-3 years", "Aged 0 to 3"),
        ("everyone", "1+ years", "Aged 1 and over"),
        ("male", "9-18 years", "Boys, 9 to 18"),
        ("female", "9-18 years", "Girls, 9 to 18"),
        ("male", "14-19 years", "Men and boys, 14 to 19"),
        ("female", "17+ years", "Women and girls, 17 and over"),
        ("male", "18-24 years", "Men, 18 to 24"),
        ("female", "18+ years", "Women, 18 and over"),
        ("breastfeeding", "14-18 years", "Breastfeeding, 14 to 18"),
    ],
)
def test_people_and_ages_are_told_in_words(who: str, ages: str, words: str) -> None:
    _, rows = needs(f"us RDA {who} {ages} 40 mg")
    assert rows == [(words, ["40"])]


def test_ages_that_begin_in_months_and_end_in_years_are_told_so() -> None:
    _, rows = needs(
        "us AI everyone 0-6 months 4 mg",
        "us AI everyone 7-12 months 5 mg",
        "us AI everyone 1-3 years 5 mg",
    )
    assert rows == [("Aged 0 to 6 months", ["4"]), ("Aged 7 months to 3 years", ["5"])]
    _, rows = needs("us AI everyone 7-12 months 5 mg", "us AI everyone 1-18 years 5 mg")
    assert rows == [("Aged 7 months to 18 years", ["5"])]


def test_a_stage_that_shares_one_month_with_another_is_told_beside_it() -> None:
    _, rows = needs("us AI everyone 0-6 months 4 mg", "eu PRI everyone 6-12 months 5 mg")
    assert rows == [("Aged 0 to 6 months", ["4", "5 (6 to 12 months)"])]
    _, rows = needs("us AI everyone 6-12 months 4 mg", "eu PRI everyone 0-6 months 5 mg")
    assert rows == [("Aged 6 to 12 months", ["4", "5 (0 to 6 months)"])]


def test_a_row_has_an_address_a_unit_and_each_source_once() -> None:
    knowledge = ironite(
        intake("us RDA male 19-30 years 40 mg"),
        intake("us RDA male 31+ years 41 mg", sources=["a-table", "a-review"]),
    )
    table = intakes.needs(knowledge, knowledge.nutrients["ironite"])
    assert table is not None
    assert [row["id"] for row in table["rows"]] == ["rda-men-19-to-30", "rda-men-31-and-over"]
    assert (table["unit"], table["sources"]) == ("mg", ["a-table", "a-review"])


def test_amounts_in_another_unit_or_without_a_figure_make_no_table() -> None:
    knowledge = ironite(
        intake("eu PRI everyone 18+ years 3 mg/MJ"), intake("us RDA male 19+ years none mg", note="None set.")
    )
    assert intakes.needs(knowledge, knowledge.nutrients["ironite"]) is None


# --- the table of limits -------------------------------------------------------------------------


def test_below_the_limits_stands_what_each_of_them_counts_once() -> None:
    found = limits(
        "us RDA male 19+ years 40 mg",
        intake("us UL male 19-50 years 90 mg", scope="all food"),
        intake("us UL male 51+ years 80 mg", scope="all food"),
        intake("eu supplement-maximum male 19+ years 30 mg", scope="tablets only"),
        intake("eu UL female 19+ years 70 mg"),
    )
    assert found is not None
    assert found["table"]["headers"] == ["US (UL)", "EU (supplement maximum, UL)"]
    assert [(row["id"], row["cells"]) for row in found["table"]["rows"]] == [
        ("ul-men-19-to-50", ["90", "30"]),
        ("ul-men-51-and-over", ["80", "30"]),
        ("ul-women-19-and-over", [None, "70"]),
    ]
    assert found["notes"] == [
        {"text": "US body, UL: all food.", "sources": ("a-table",), "grade": "strong"},
        {"text": "EU body, supplement maximum: tablets only.", "sources": ("a-table",), "grade": "strong"},
    ]


def test_an_authority_that_set_no_limit_is_named_with_its_reason() -> None:
    found = limits(
        "us RDA male 19+ years 40 mg",
        intake("us RDA female 19+ years none mg", note="Not a limit."),
        intake("us UL male 19+ years none mg", note="Too little is known."),
        intake("us UL female 19+ years none mg", note="Too little is known."),
        intake("eu UL male 19+ years none mg", scope="nothing was found"),
        intake("eu UL female 19+ years none mg"),
    )
    assert found == {
        "table": None,
        "notes": [
            {"text": "US body: Too little is known.", "sources": ("a-table",), "grade": "strong"},
            {"text": "EU body: nothing was found.", "sources": ("a-table",), "grade": "strong"},
        ],
    }


def test_a_nutrient_of_which_nobody_speaks_as_too_much_has_no_limits_at_all() -> None:
    assert limits("us RDA male 19+ years 40 mg", intake("us UL male 19+ years none mg")) is None
