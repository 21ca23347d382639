"""The real file: everything the site promises to know is there, and every figure has its source."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from publisher import readability
from publisher.content import Content
from publisher.knowledge import Knowledge
from publisher.rules import FIGURE, amounts, findings
from publisher.source import Value

FULL = (
    "magnesium",
    "calcium",
    "potassium",
    "sodium",
    "vitamin-d",
    "vitamin-b1",
    "vitamin-b6",
    "vitamin-b12",
    "vitamin-k",
)
SYMPTOMS = (
    "muscle-spasm",
    "muscle-cramp",
    "nocturnal-leg-cramps",
    "exercise-associated-cramps",
    "pregnancy-leg-cramps",
    "muscle-twitching",
    "eyelid-twitching",
    "tetany",
    "muscle-weakness",
    "tingling",
)
"""What the site promises to hold in full."""


@pytest.fixture(scope="session")
def knowledge(content: Content) -> Knowledge:
    return content.knowledge


@pytest.mark.parametrize("name", FULL)
def test_a_nutrient_is_there_in_full(knowledge: Knowledge, name: str) -> None:
    nutrient = knowledge.nutrients[name]
    for field in (
        "aliases",
        "table",
        "roles",
        "low_intake",
        "low_blood",
        "early_signs",
        "late_signs",
        "causes",
        "at_risk",
        "tests",
        "intakes",
        "excess",
        "cautions",
        "interactions",
        "trials",
        "not_known",
    ):
        assert getattr(nutrient, field), field
    assert {"us", "fda", "eu"} <= {intake.authority for intake in nutrient.intakes}


@pytest.mark.parametrize("name", FULL)
def test_a_nutrient_has_at_least_twelve_foods(content: Content, name: str) -> None:
    assert len(content.foods_with(name)) >= 12


def test_questions_of_an_article_ask_of_nutrients_that_it_speaks_of(content: Content) -> None:
    knowledge = content.knowledge
    for article in content.articles:
        front = article.front
        members = {member for name in front.nutrients for member in knowledge.nutrients[name].members}
        asked = {name for question in front.questions for name in knowledge.questions[question].nutrients}
        assert asked <= {*front.nutrients, *front.mentions, *members}, article.id


def test_b_vitamins_are_one_group_row(knowledge: Knowledge) -> None:
    assert knowledge.nutrients["b-vitamins"].members == ("vitamin-b1", "vitamin-b6", "vitamin-b12")


@pytest.mark.parametrize("name", SYMPTOMS)
def test_a_symptom_is_there_in_full(knowledge: Knowledge, name: str) -> None:
    symptom = knowledge.symptoms[name]
    for field in (
        "aliases",
        "what_it_is",
        "how_common",
        "mechanism",
        "other_causes",
        "self_care",
        "does_not_help",
        "options",
        "tests",
        "not_known",
    ):
        assert getattr(symptom, field), field
    assert symptom.care.emergency
    assert symptom.care.urgent
    assert symptom.care.routine


def test_a_symptom_that_any_leg_can_have_warns_of_clots(knowledge: Knowledge) -> None:
    for name in ("muscle-cramp", "nocturnal-leg-cramps", "pregnancy-leg-cramps"):
        care = knowledge.symptoms[name].care
        assert care.urgent
        assert any("swell" in sign.text or "swollen" in sign.text for sign in care.urgent.signs)


def test_links_medicines_and_questions_are_complete(knowledge: Knowledge) -> None:
    assert sum(len(links) for links in knowledge.links.values()) >= 59
    assert len(knowledge.medicines) >= 28
    assert len(knowledge.questions) >= 70


def test_verdict_and_evidence_are_two_judgements(knowledge: Knowledge) -> None:
    """Were one derived from the other, there would be no more pairs than verdicts or than grades."""
    pairs = {(link.verdict, link.evidence) for links in knowledge.links.values() for link in links.values()}
    assert len(pairs) > max(len({verdict for verdict, _ in pairs}), len({grade for _, grade in pairs}))


def unsourced(value: Value, sourced: bool = False, path: str = "") -> Iterator[str]:
    """Every text with a number and a unit, and every bare amount, outside all records with `sources`."""
    if isinstance(value, dict):
        sourced = sourced or bool(value.get("sources"))
        amount = any(
            isinstance(value.get(k), int | float)
            for k in ("amount", "amount_max", "low", "high", "in_100", "grams")
        )
        if amount and not sourced:
            yield path
        for key, item in value.items():
            if key in ("sources", "url", "title", "publisher", "note") and path.startswith(".sources"):
                continue
            yield from unsourced(item, sourced, f"{path}.{key}")
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from unsourced(item, sourced, f"{path}[{index}]")
    elif isinstance(value, str) and not sourced and FIGURE.search(value):
        yield f"{path}: {value}"


def test_no_number_with_a_unit_stands_without_a_source(content: Content) -> None:
    assert list(unsourced(content.document.value)) == []


def test_the_list_of_unsourced_figures_can_fail() -> None:
    bad: Any = {
        "nutrients": {"x": {"lead": {"text": "Take 300 mg."}, "intakes": [{"amount": 3, "unit": "mg"}]}}
    }
    assert len(list(unsourced(bad))) == 2


def test_the_disclaimer_reads_at_grade_eight_or_less(knowledge: Knowledge) -> None:
    assert readability.grade(knowledge.site.disclaimer) <= 8


def test_amounts_taken_from_a_print_keep_their_source(knowledge: Knowledge) -> None:
    clams = knowledge.foods["clams"].per_serving["vitamin-b12"]
    assert (clams.amount, clams.sources) == (17, ("ods-vitamin-b12-hp",))


def test_the_upper_limit_of_magnesium_counts_supplements_only(knowledge: Knowledge) -> None:
    limit = next(
        i
        for i in knowledge.nutrients["magnesium"].intakes
        if i.kind == "UL" and i.authority == "us" and i.amount == 350
    )
    assert "supplements" in (limit.scope or "")
    assert "food and water are not counted" in (limit.scope or "")


def test_the_richest_foods_of_each_nutrient_are_named_when_their_unit_slips(content: Content) -> None:
    """Micrograms for milligrams are a thousand times as many."""
    knowledge = content.knowledge
    rules_of_foods = (amounts.foods_hold_what_food_can_hold, amounts.foods_hold_what_their_group_holds)
    for nutrient in FULL:
        holds = [(f, food) for f, food in knowledge.foods.items() if food.group not in ("fortified", "other")]
        richest = sorted(holds, key=lambda pair: -pair[1].per_100g.get(nutrient, 0))[:5]
        for name, food in richest:
            slipped = food.model_copy(update={"per_100g": {nutrient: food.per_100g[nutrient] * 1_000}})
            wrong = knowledge.model_copy(update={"foods": {name: slipped}})
            assert list(findings(rules_of_foods, wrong, ())), (name, nutrient)


def test_the_iu_of_fish_are_named_where_its_micrograms_of_vitamin_d_belong(content: Content) -> None:
    """One microgram of vitamin D is 40 IU. The IU of a fish with less than 1.4 micrograms can't be told from them."""
    knowledge, fish = content.knowledge, 0
    rules_of_foods = (amounts.foods_hold_what_food_can_hold, amounts.foods_hold_what_their_group_holds)
    for name, food in knowledge.foods.items():
        if food.group == "fish" and (holds := food.per_100g.get("vitamin-d", 0)) >= 1.4:
            slipped = food.model_copy(update={"per_100g": {"vitamin-d": holds * 40}})
            wrong = knowledge.model_copy(update={"foods": {name: slipped}})
            assert list(findings(rules_of_foods, wrong, ())), name
            fish += 1
    assert fish
