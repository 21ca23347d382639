"""What foods can hold: the figures of USDA SR28, how they are made, and the slips of units they catch."""

from __future__ import annotations

from typing import get_args

import pytest

from most_in_food_from_sr28 import HEAD, TARGET, written
from publisher.knowledge import FoodGroup, Knowledge
from publisher.rules import amounts, findings
from publisher.rules.most_in_food import MOST
from publisher.source import Value
from small import changed_in

ANY = amounts.foods_hold_what_food_can_hold
GROUP = amounts.foods_hold_what_their_group_holds


def test_the_most_of_any_food_is_that_of_the_release() -> None:
    assert {nutrient: (*row.any, row.unit) for nutrient, row in MOST.items()} == {
        "magnesium": (781, "20060", "mg"),  # rice bran
        "calcium": (3733, "19225", "mg"),  # rennin tablets
        "potassium": (6300, "11625", "mg"),  # parsley, freeze-dried
        "sodium": (38758, "02047", "mg"),  # salt
        "vitamin-d": (250, "04589", "mcg"),  # cod liver oil
        "vitamin-b1": (23.375, "43406", "mg"),  # yeast extract spread
        "vitamin-b6": (12, "08001", "mg"),  # a breakfast cereal
        "vitamin-b12": (98.89, "15159", "mcg"),  # clams
        "vitamin-k": (1714.5, "02003", "mcg"),  # basil, dried
    }


def test_the_most_of_a_group_is_that_of_its_part_of_the_release() -> None:
    assert MOST["vitamin-d"].groups == {
        "vegetables": (31.9, "11936"),  # mushrooms under ultraviolet light
        "fruit": (1, "09210"),
        "legumes": (3.9, "16210"),
        "nuts-seeds": (3.9, "16210"),
        "grains": (8.6, "08504"),
        "dairy": (11, "01092"),
        "eggs": (11, "01092"),
        "fish": (27.4, "15038"),  # Greenland halibut
        "meat": (5.5, "17431"),
        "fats": (250, "04589"),
        "drinks": (12.5, "14654"),
        "fortified": (12.5, "14654"),
    }
    assert MOST["calcium"].groups["fish"] == (382, "15088")
    assert MOST["vitamin-b12"].groups["meat"] == (96, "23424")
    assert MOST["vitamin-k"].groups["vegetables"] == (1640, "11297")


def test_every_group_of_foods_is_bounded_but_the_rest() -> None:
    for row in MOST.values():
        assert {*row.groups, "other"} == set(get_args(FoodGroup))
        assert all(0 < amount <= row.any[0] for amount, _ in row.groups.values())


def test_a_release_is_read_food_by_food_and_what_nobody_measured_is_not_nothing() -> None:
    columns = ("magnesium", "calcium", "potassium", "sodium", "thiamin", "vit_b6", "vit_b12", "vit_k")
    codes = ("01", "04", "05", "08", "09", "11", "12", "14", "15", "16", "20")
    foods = [
        {"ndb_no": f"{code}001", "description": "A food", "vit_d_mcg": "0.50"} | dict.fromkeys(columns, "7.0")
        for code in codes
    ]
    foods += [
        {"ndb_no": "15002", "description": "Fish, fat", "vit_d_mcg": "27.4"} | dict.fromkeys(columns, ""),
        {"ndb_no": "18370", "description": "Leavening agents, baking powder", "vit_d_mcg": "900"}
        | dict.fromkeys(columns, "9000"),
    ]
    text = written(foods)
    assert text.startswith(HEAD)
    of_d = text.partition('"vitamin-d"')[2]
    assert 'any=(27.4, "15002")' in of_d
    assert '"fish": (27.4, "15002")' in of_d
    assert '"fats": (0.5, "04001")' in of_d
    assert '"grains": (7, "08001")' in text.partition('"calcium"')[2]
    assert "9000" not in text


def test_the_table_is_one_that_the_script_wrote() -> None:
    assert TARGET.read_text("utf-8").startswith(HEAD)


def of_food(group: str, nutrient: str, amount: float, **more: Value) -> Knowledge:
    """The small knowledge with one food that holds one of the nutrients of the table, in 100 grams."""
    days: dict[str, Value] = {"published": "2026-01-01", "changed": "2026-01-01", "checked": "2026-01-01"}
    record: dict[str, Value] = {
        "name": nutrient.replace("-", " "),
        "symbol": "X",
        "kind": "vitamin",
        "unit": MOST[nutrient].unit,
        "lead": {"text": "It helps a muscle.", "sources": ["a-review"], "grade": "moderate"},
        "dates": days | {"next_check": "2027-01-01"},
    }
    food: dict[str, Value] = {"name": "food", "group": group, "serving": "1 piece", "grams": 50}
    food |= {"sources": ["a-table"], "per_100g": {nutrient: amount}, **more}
    return changed_in({("nutrients", nutrient): record, ("foods", "food"): food})


def told(knowledge: Knowledge) -> list[str]:
    """Names of the rules that speak of the food."""
    return [rule for path, _, rule, _ in findings((ANY, GROUP), knowledge, ()) if path[1] == "food"]


CAN, THEIRS = ["foods-hold-what-food-can-hold"], ["foods-hold-what-their-group-holds"]


@pytest.mark.parametrize(
    ("group", "nutrient", "amount", "rules"),
    [
        ("fish", "vitamin-d", 27.4, []),
        ("fish", "vitamin-d", 54.8, []),
        ("fish", "vitamin-d", 54.9, THEIRS),
        ("fish", "vitamin-d", 500, THEIRS),
        ("fish", "vitamin-d", 500.1, CAN),
        ("fats", "vitamin-d", 500, []),
        ("fats", "vitamin-d", 500.1, CAN),
        ("fortified", "vitamin-d", 25, []),
        ("fortified", "vitamin-d", 25.1, THEIRS),
        ("fortified", "vitamin-d", 2500, THEIRS),
        ("fortified", "vitamin-d", 2501, CAN),
        ("other", "vitamin-d", 2500, []),
        ("other", "vitamin-d", 2501, CAN),
        ("meat", "magnesium", 98, []),
        ("meat", "magnesium", 99, THEIRS),
        ("meat", "magnesium", 1563, CAN),
        ("fish", "vitamin-b12", 197.7, []),
        ("fish", "vitamin-b12", 198, CAN),
    ],
)
def test_a_food_holds_at_most_twice_what_the_richest_of_its_group_and_of_all_holds(
    group: str, nutrient: str, amount: float, rules: list[str]
) -> None:
    assert told(of_food(group, nutrient, amount)) == rules


def test_what_is_printed_for_a_serving_is_held_against_the_weight_of_the_serving() -> None:
    """A serving weighs 50 grams."""
    for amount, rules in ((27.4, []), (27.5, THEIRS), (250, THEIRS), (250.1, CAN)):
        printed: Value = {"vitamin-d": {"amount": amount, "sources": ["a-table"]}}
        assert told(of_food("fish", "vitamin-d", 0, per_serving=printed)) == rules


def test_a_form_that_the_table_does_not_count_is_held_against_all_food_only() -> None:
    """Natto: 850 micrograms of vitamin K2 in 85 grams, and the table has the K1 of plants."""
    for amount, rules in ((500, []), (1715, CAN)):
        printed: Value = {"vitamin-k": {"amount": amount, "form": "vitamin K2", "sources": ["a-table"]}}
        assert told(of_food("legumes", "vitamin-k", 0, per_serving=printed)) == rules
    unnamed: Value = {"vitamin-k": {"amount": 500, "sources": ["a-table"]}}
    assert told(of_food("legumes", "vitamin-k", 0, per_serving=unnamed)) == THEIRS


def test_a_note_that_names_the_nutrient_settles_the_warning_and_not_the_error() -> None:
    note = "Livers of cod are sold with the fish; they are why vitamin d is so high."
    assert told(of_food("fish", "vitamin-d", 100, note="Sold in tins.")) == THEIRS
    assert told(of_food("fish", "vitamin-d", 100, note=note)) == []
    assert told(of_food("fish", "vitamin-d", 501, note=note)) == CAN
    printed: Value = {"vitamin-d": {"amount": 50, "sources": ["a-table"], "note": note}}
    assert told(of_food("fish", "vitamin-d", 0, per_serving=printed)) == []
    assert told(of_food("fish", "vitamin-d", 100, per_serving=printed)) == THEIRS


def test_a_bound_is_in_the_unit_of_the_nutrient() -> None:
    knowledge = of_food("meat", "magnesium", 98_000)
    nutrient = knowledge.nutrients["magnesium"].model_copy(update={"unit": "mcg"})
    in_mcg = knowledge.model_copy(update={"nutrients": knowledge.nutrients | {"magnesium": nutrient}})
    assert told(knowledge) == CAN
    assert told(in_mcg) == []
