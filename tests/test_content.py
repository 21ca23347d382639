"""What a reader is told of foods, cautions and adults, at the edges where the words change."""

from __future__ import annotations

import dataclasses
import re
from typing import Any

import pytest

from publisher.articles import parse_article
from publisher.content import Content, FoodAmount
from publisher.html import Renderer
from publisher.knowledge import Knowledge
from publisher.pages import article as article_page
from publisher.pages import nutrient as nutrient_page
from publisher.pages.page import Page
from publisher.pages.symptom import cautious
from publisher.source import Document, Value
from small import ARTICLE, changed, changed_in, intake


def content_of(knowledge: Knowledge) -> Content:
    return Content(knowledge, (), Document("small.yaml", "", {}))


def foods(*per_100g: float) -> dict[str, Value]:
    """Foods of 100 grams in a serving with so much ironite: food-0, food-1 and so on."""
    return {
        f"food-{index}": {
            "name": f"food {index}",
            "group": "grains",
            "serving": "1 piece",
            "grams": 100,
            "per_100g": {"ironite": amount},
            "sources": ["a-table"],
        }
        for index, amount in enumerate(per_100g)
    }


def rendered(content: Content, page: Page) -> str:
    html = Renderer(content).render(page).html.replace("\u00a0", " ").replace("&nbsp;", " ")
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


# --- labels --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("percent", "label"),
    [(None, None), (0, None), (9.9, None), (10, "source"), (19.9, "source"), (20, "high"), (21, "high")],
)
def test_a_food_is_a_source_from_a_tenth_of_the_daily_value_on_and_high_from_a_fifth_on(
    percent: float | None, label: str | None
) -> None:
    assert FoodAmount("oat-cakes", 4, percent, ("a-table",)).label == label


def test_labels_of_a_page_follow_from_the_amount_in_a_serving_and_the_daily_value() -> None:
    """The daily value of ironite is 40 mg. 19.525% is shown as 20% and is still less than a fifth."""
    content = content_of(changed("foods", to=foods(3.79, 3.81, 4, 7.79, 7.81, 8, 40, 60)))
    shown = [
        (food.food, food.amount, food.percent, food.label) for food in reversed(content.foods_with("ironite"))
    ]
    assert shown == [
        ("food-0", 3.79, 9.475, None),
        ("food-1", 3.81, 9.525, None),
        ("food-2", 4.0, 10, "source"),
        ("food-3", 7.79, 19.475, "source"),
        ("food-4", 7.81, 19.525, "source"),
        ("food-5", 8.0, 20, "high"),
        ("food-6", 40.0, 100, "high"),
        ("food-7", 60.0, 150, "high"),
    ]


# --- which foods ---------------------------------------------------------------------------------


def test_a_serving_holds_its_share_of_what_100_grams_hold() -> None:
    """50 g of oat cakes at 40 mg in 100 g, and 80 g of peas at 10 mg."""
    found = content_of(changed("site", "name", to="S")).foods_with("ironite")
    assert [(food.food, food.amount, food.percent) for food in found] == [
        ("oat-cakes", 20, 50),
        ("green-peas", 8, 20),
    ]


def test_an_amount_printed_for_the_serving_stands_before_the_one_reckoned_and_keeps_its_source() -> None:
    printed: Value = {"ironite": {"amount": 9, "sources": ["a-review"], "form": "ironite salt"}}
    content = content_of(changed("foods", "green-peas", "per_serving", to=printed))
    assert content.foods_with("ironite")[1] == FoodAmount(
        "green-peas", 9, 22.5, ("a-review",), "ironite salt"
    )
    assert [food.food for food in content.foods_with("ironite", "ironite salt")] == ["green-peas"]
    assert content.foods_with("ironite", "another form") == []


def test_the_food_with_most_comes_first_and_equal_ones_in_the_order_of_their_ids() -> None:
    content = content_of(changed("foods", to=foods(5, 7, 5)))
    assert [food.food for food in content.foods_with("ironite")] == ["food-1", "food-0", "food-2"]


def test_a_food_with_none_of_a_nutrient_is_not_listed_but_one_with_a_trace_is() -> None:
    content = content_of(changed("foods", to=foods(0, 0.01)))
    assert [food.food for food in content.foods_with("ironite")] == ["food-1"]
    content = content_of(changed("foods", "oat-cakes", "per_100g", to={"ironite": 0, "vitamin-q": 2}))
    assert [food.food for food in content.foods_with("ironite")] == ["green-peas"]
    assert [food.food for food in content.foods_with("vitamin-q")] == ["green-peas", "oat-cakes"]


def test_a_nutrient_without_a_daily_value_has_amounts_but_no_shares_and_no_labels() -> None:
    found = content_of(changed("site", "name", to="S")).foods_with("vitamin-q")
    assert [(food.food, food.amount, food.percent, food.label) for food in found] == [
        ("green-peas", 6, None, None),
        ("oat-cakes", 1, None, None),
    ]
    assert content_of(changed("site", "name", to="S")).foods_with("q-group") == []


def test_a_group_is_no_single_nutrient() -> None:
    assert content_of(changed("site", "name", to="S")).single_nutrients == ("ironite", "vitamin-q")


@pytest.mark.parametrize(
    ("amounts", "shown", "why"),
    [
        ([4] * 13 + [3.7] * 2, 13, "13 foods hold a tenth of a day"),
        ([4] * 5 + [3.7] * 10, 12, "12 are shown where fewer hold a tenth"),
        ([4] * 25, 20, "20 are shown at most"),
        ([4] * 3, 3, "there are no more"),
    ],
)
def test_a_table_of_foods_shows_those_with_a_tenth_of_a_day_but_12_at_least_and_20_at_most(
    amounts: list[float], shown: int, why: str
) -> None:
    content = content_of(changed("foods", to=foods(*amounts)))
    facts = nutrient_page.facts(content, "ironite", content.knowledge.nutrients["ironite"])
    assert (len(facts["foods"]), len(facts["more_foods"])) == (shown, len(amounts) - shown), why


# --- cautions ------------------------------------------------------------------------------------


def cautions(count: int) -> Value:
    return [
        {"text": f"you have illness {n}", "sources": ["a-review"], "grade": "strong"}
        for n in range(1, count + 1)
    ]


@pytest.mark.parametrize(("count", "shown", "more"), [(1, 1, 0), (3, 3, 0), (4, 4, 0), (5, 4, 1), (7, 4, 3)])
def test_a_box_for_several_nutrients_has_four_cautions_of_each_and_counts_the_rest(
    count: int, shown: int, more: int
) -> None:
    content = content_of(changed("nutrients", "ironite", "cautions", to=cautions(count)))
    (row,) = cautious(content, ["ironite", "vitamin-q", "no-such"])
    assert (row["id"], len(row["cautions"]), row["more"]) == ("ironite", shown, more)


def test_an_article_shows_four_cautions_of_a_nutrient_and_says_how_many_more_there_are() -> None:
    article, _ = parse_article(ARTICLE.read_text(), "a.md", "a")
    assert article
    knowledge = changed("nutrients", "ironite", "cautions", to=cautions(7))
    content = dataclasses.replace(content_of(knowledge), articles=(article,))
    text = rendered(content, next(article_page.pages(content)))
    assert re.findall(r"you have illness (\d+)", text) == ["1", "2", "3", "4"]
    assert re.findall(r"\d+ more reasons? to ask before \w+", text) == [
        "3 more reasons to ask before ironite"
    ]


def test_the_page_of_a_nutrient_shows_all_its_cautions() -> None:
    content = content_of(changed("nutrients", "ironite", "cautions", to=cautions(7)))
    text = rendered(content, next(nutrient_page.pages(content)))
    assert re.findall(r"you have illness (\d+)", text) == ["1", "2", "3", "4", "5", "6", "7"]


# --- figures at a glance -------------------------------------------------------------------------


def glance(*lines: str) -> list[tuple[str, str]]:
    """Figure and words of what stands at the top of ironite's page when it has these intakes."""
    rows: Value = [intake(line, scope="all food") for line in lines]
    knowledge = changed_in({("nutrients", "ironite", "intakes"): rows, ("foods",): {}})
    found: list[dict[str, Any]] = nutrient_page.glance(
        content_of(knowledge), "ironite", knowledge.nutrients["ironite"]
    )
    return [(item["figure"], item["text"]) for item in found]


def test_the_limit_of_adults_is_the_one_that_holds_at_the_age_of_40() -> None:
    assert glance("us UL everyone 9-18 years 60 mg", "us UL everyone 19-70 years 90 mg") == [
        ("90", "upper limit a day for adults (US). All food.")
    ]
    assert glance("us UL male 40-50 years 70 mg", "us UL everyone 51+ years 90 mg")[0][0] == "70"
    assert glance("us UL male 19-40 years 70 mg")[0][0] == "70"
    assert glance("us UL male 19-39 years 70 mg", "us UL everyone 41+ years 90 mg") == []
    assert glance("us UL pregnant 19-50 years 80 mg", "us UL breastfeeding 19+ years 80 mg") == []
    assert glance("eu UL everyone 18+ years 80 mg") == []


def test_the_need_of_adults_is_told_as_a_span_from_the_least_to_the_most() -> None:
    assert glance(
        "us RDA male 14-18 years 45 mg",
        "us RDA male 19-30 years 40 mg",
        "us RDA female 19+ years 30 mg",
        "us RDA pregnant 19-50 years 50 mg",
        "eu PRI male 18+ years 20 mg",
    ) == [("30 to 40", "a day for adults (US)")]
    assert glance("us AI male 19+ years 30 mg", "us AI female 19+ years 30 mg")[0][0] == "30"


# --- who leads to whom ---------------------------------------------------------------------------


def test_links_medicines_and_questions_are_found_from_both_ends() -> None:
    content = content_of(changed("site", "name", to="S"))
    link = content.link("night-cramp", "ironite")
    assert link is not None
    assert content.links_of_nutrient["ironite"] == {"night-cramp": link}
    assert content.link("night-cramp", "vitamin-q") is None
    assert content.link("no-such", "ironite") is None
    assert list(content.medicines_that_lower["ironite"]) == ["water-tablets"]
    assert list(content.medicines_that_cause["night-cramp"]) == ["water-tablets"]
    assert list(content.questions_about("ironite")) == ["does-ironite-help"]
    assert list(content.questions_about("night-cramp")) == [
        "does-ironite-help",
        "is-it-serious",
        "how-to-stop",
    ]
    assert content.questions_about("vitamin-q") == {}
    assert content.address_of_question("is-it-serious") == "faq/#is-it-serious"


def test_an_article_is_about_the_subjects_of_its_front_matter_and_answers_its_questions() -> None:
    article, _ = parse_article(ARTICLE.read_text(), "a.md", "a")
    assert article
    content = dataclasses.replace(content_of(changed("site", "name", to="S")), articles=(article,))
    assert content.articles_about("ironite") == [article]
    assert content.articles_about("night-cramp") == [article]
    assert content.articles_about("vitamin-q") == []  # it is mentioned only
    assert content.address_of_question("is-it-serious") == "articles/a/#is-it-serious"
