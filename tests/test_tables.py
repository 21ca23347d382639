"""Tables of the pages, parsed back and held cell by cell against what the small knowledge says."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest
from bs4 import BeautifulSoup, Tag

from publisher.articles import parse_article
from publisher.content import Content
from publisher.html import Renderer
from publisher.pages import all_pages
from publisher.source import Document, Value
from small import ARTICLE, changed, changed_in, intake, small

Site = Mapping[str, BeautifulSoup]
Rows = dict[str, list[str]]

OAT_CAKES = "Oat cakes, 2 cakes: 20 mg (50% of a day)"
GREEN_PEAS = "Green peas, boiled, 1/2 cup: 8 mg (20% of a day)"
ROLE = "It opens the gate < of > the muscle."
OF_Q = ["Green peas, boiled, 1/2 cup: 6 micrograms", "Oat cakes, 2 cakes: 1 microgram"]
OF_Q_IN_THE_GROUP = [f"{line} of vitamin Q" for line in OF_Q]
NO_FILE = Document("small.yaml", "", {})
ARTICLE_PAGE = "articles/night-cramps-lacking/"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Every page of the small site by its address."""
    content = small(tmp_path_factory.mktemp("small"))
    renderer = Renderer(content)
    return {
        page.path: BeautifulSoup(renderer.render(page).html, "html.parser")
        for page in all_pages(content)
        if page.kind != "fields"  # long, and tested by itself
    }


def page(content: Content, path: str) -> BeautifulSoup:
    (found,) = (found for found in all_pages(content) if found.path == path)
    return BeautifulSoup(Renderer(content).render(found).html, "html.parser")


def words(element: Tag) -> str:
    """Text of an element without its source numbers and tiles, spaces made equal."""
    copy = BeautifulSoup(str(element), "html.parser")
    for extra in copy.select("sup.cite, .tile"):
        extra.decompose()
    return re.sub(r"\s+", " ", copy.get_text(" ")).strip()


def table(soup: BeautifulSoup, id: str) -> tuple[list[str], Rows]:
    """Column heads, and row head → cells."""
    found = soup.select_one(f"table#{id}")
    assert found is not None
    heads = [words(th) for th in found.select("thead th")]
    return heads, {
        words(row.select("th")[0]): [words(cell) for cell in row.select("td")]
        for row in found.select("tbody tr")
    }


def test_all_nutrients_stand_side_by_side_with_a_nutrient_in_each_row(site: Site) -> None:
    assert table(site["compare/"], "all-nutrients") == (
        ["Nutrient", "Role", "Foods"],
        {
            "Ironite": [ROLE, f"{OAT_CAKES} {GREEN_PEAS}"],
            "Vitamin Q": ["No data", " ".join(OF_Q)],
            "Q vitamins": ["No data", " ".join(OF_Q_IN_THE_GROUP)],
        },
    )


def test_the_same_cells_stand_there_with_a_nutrient_in_each_column(site: Site) -> None:
    assert table(site["compare/by-question/"], "all-nutrients") == (
        ["Question", "Ironite", "Vitamin Q", "Q vitamins"],
        {
            "Role": [ROLE, "No data", "No data"],
            "Foods": [f"{OAT_CAKES} {GREEN_PEAS}", " ".join(OF_Q), " ".join(OF_Q_IN_THE_GROUP)],
        },
    )


def test_the_table_of_an_article_holds_what_its_front_matter_asks_for(site: Site) -> None:
    assert table(site[ARTICLE_PAGE], "compared-table") == (
        ["Nutrient", "Role", "Foods"],
        {
            "Ironite": [ROLE, f"{OAT_CAKES} {GREEN_PEAS}"],
            "Q vitamins": ["No data", " ".join(OF_Q_IN_THE_GROUP)],
        },
    )


def test_an_article_can_ask_for_fewer_foods_and_for_a_nutrient_in_each_column() -> None:
    """Each member of a group gets its part of the foods and one more, or a large group would show none."""
    front = "columns: [role, foods], nutrients: [ironite, q-group], foods: 2}"
    text = ARTICLE.read_text()
    assert text.count(front) == 1
    wanted = (
        "columns: [foods, role], nutrients: [q-group, ironite], foods: 1, orientation: nutrient-per-column}"
    )
    article, problems = parse_article(text.replace(front, wanted), "a.md", "a")
    assert article, problems
    content = Content(changed("site", "name", to="S"), (article,), NO_FILE)
    assert table(page(content, "articles/a/"), "compared-table") == (
        ["Question", "Q vitamins", "Ironite"],
        {"Foods": [" ".join(OF_Q_IN_THE_GROUP), OAT_CAKES], "Role": ["No data", ROLE]},
    )


def test_prose_table_and_questions_of_an_article_are_those_its_front_matter_names(site: Site) -> None:
    soup = site[ARTICLE_PAGE]
    headings = [heading["id"] for heading in soup.select("h2[id]")]
    assert [id for id in headings if id in ("ironite", "vitamin-q", "q-group")] == ["ironite", "q-group"]
    assert [row["id"] for row in soup.select("#compared-table tbody tr")] == [
        "compared-table-ironite",
        "compared-table-q-group",
    ]
    asked = [question["id"] for question in soup.select('[data-q="faq"]')]
    assert asked == ["does-ironite-help", "is-it-serious", "how-to-stop"]


def test_a_food_has_its_amount_its_share_and_its_label(site: Site) -> None:
    """50 g at 40 mg in 100 g, and 80 g at 10 mg; the daily value is 40 mg."""
    assert table(site["nutrients/ironite/"], "foods-ironite") == (
        ["Food, usual serving", "mg", "Share of a day"],
        {
            "Oat cakes 2 cakes, 50 g": ["20", "50% High"],
            "Green peas, boiled 1/2 cup, 80 g": ["8", "20% High"],
        },
    )
    assert table(site["nutrients/vitamin-q/"], "foods-vitamin-q")[1] == {
        "Green peas, boiled 1/2 cup, 80 g": ["6", "No daily value"],
        "Oat cakes 2 cakes, 50 g": ["1", "No daily value"],
    }


def test_the_label_of_a_food_goes_with_its_share() -> None:
    """100 g in a serving, and a daily value of 40 mg."""
    food: dict[str, Value] = {"group": "other", "serving": "1 piece", "grams": 100, "sources": ["a-table"]}
    shown = (
        (640, ["640", "1,600% High"]),
        (8, ["8", "20% High"]),
        (7.9, ["7.9", "20% Source"]),
        (7.7, ["7.7", "19% Source"]),
        (4, ["4", "10% Source"]),
        (3.9, ["3.9", "10%"]),
        (3.7, ["3.7", "9%"]),
        (0.1, ["0.1", "under 1%"]),
        (0.004, ["under 0.01", "under 1%"]),
    )
    foods: Value = {
        f"food-{index}": food | {"name": f"food {index}", "per_100g": {"ironite": amount}}
        for index, (amount, _) in enumerate(shown)
    }
    soup = page(Content(changed("foods", to=foods), (), NO_FILE), "nutrients/ironite/")
    assert list(table(soup, "foods-ironite")[1].values()) == [cells for _, cells in shown]


def test_a_tiny_amount_is_nowhere_shown_as_nothing_and_nothing_is_not_shown() -> None:
    """0.005 mg in 100 g are 0.0025 mg in two oat cakes; a day's need is 40 mg."""
    foods: Value = changed("site", "name", to="S").model_dump(mode="json")["foods"]
    foods["oat-cakes"]["per_100g"] = {"ironite": 0.005}  # type: ignore[index, call-overload]
    foods["green-peas"]["per_100g"] = {"ironite": 0}  # type: ignore[index, call-overload]
    content = Content(changed("foods", to=foods), (), NO_FILE)
    told = "Oat cakes, 2 cakes: under 0.01 mg (under 1% of a day)"

    soup = page(content, "nutrients/ironite/")
    assert table(soup, "foods-ironite")[1] == {"Oat cakes 2 cakes, 50 g": ["under 0.01", "under 1%"]}
    assert "under 0.01 mg in one serving of oat cakes (2 cakes)" in words(soup)
    assert table(page(content, "compare/"), "all-nutrients")[1]["Ironite"][1] == told
    asked = words(page(content, "faq/").select('[id="foods-ironite"]')[0])
    assert "In one usual serving: oat cakes (2 cakes: under 0.01 mg, under 1% of a day)." in asked


def test_one_microgram_is_not_in_the_plural() -> None:
    rows: Value = [
        intake("us DV everyone 4+ years 1 mcg"),
        intake("us UL everyone 19+ years 1 mcg", scope="all food"),
    ]
    soup = page(
        Content(changed("nutrients", "vitamin-q", "intakes", to=rows), (), NO_FILE), "nutrients/vitamin-q/"
    )
    assert "the share of the daily value, 1 microgram. Full width is 50%." in words(soup)


def test_every_need_and_every_limit_stands_in_its_row_as_its_source_prints_it() -> None:
    rows = [
        intake("us RDA male 19+ years 2.4 mg"),
        intake("us RDA female 19+ years 12.4 mg"),
        intake("eu PRI male 18+ years 2 mg"),
        intake("us UL everyone 19+ years 1240 mg", scope="all food"),
    ]
    knowledge = changed_in({("nutrients", "ironite", "intakes"): list(rows)})
    soup = page(Content(knowledge, (), NO_FILE), "nutrients/ironite/")
    assert table(soup, "needs") == (
        ["Stage of life", "US (RDA)", "EU (PRI)"],
        {"Men, 19 and over": ["2.4", "2"], "Women, 19 and over": ["12.4", "No data"]},
    )
    assert table(soup, "limits") == (["Stage of life", "US (UL)"], {"Aged 19 and over": ["1,240"]})


def test_the_matrix_shows_the_verdict_of_every_link_and_where_there_is_none() -> None:
    knowledge = changed("site", "name", to="S")
    cramp, link = knowledge.symptoms["night-cramp"], knowledge.links["night-cramp"]["ironite"]
    named = {name: cramp.model_copy(update={"name": name}) for name in ("Known", "Possible", "Not", "None")}
    links = {
        name: {"ironite": link.model_copy(update={"verdict": verdict, "evidence": evidence})}
        for name, verdict, evidence in (
            ("Known", "known", "moderate"),
            ("Possible", "possible", "weak"),
            ("Not", "not-shown", "none"),
        )
    }
    links["Known"]["vitamin-q"] = link
    wider = knowledge.model_copy(
        update={"symptoms": knowledge.symptoms | named, "links": knowledge.links | links}
    )
    assert table(page(Content(wider, (), NO_FILE), ""), "causes") == (
        ["Symptom", "Ironite", "Vitamin Q"],
        {
            "Night cramps": ["Rarely Strong", "No data"],
            "Known": ["Known cause Moderate", "Rarely Strong"],
            "Possible": ["Possible Weak", "No data"],
            "Not": ["Not shown None", "No data"],
            "None": ["No data", "No data"],
        },
    )


def test_every_question_has_one_place_in_the_faq_and_one_answer_on_the_site(site: Site) -> None:
    answers = sorted(
        f"{path}#{answer['id']}" for path, soup in site.items() for answer in soup.select('[data-q="faq"]')
    )
    assert answers == [
        f"{ARTICLE_PAGE}#does-ironite-help",
        f"{ARTICLE_PAGE}#how-to-stop",
        f"{ARTICLE_PAGE}#is-it-serious",
        "faq/#foods-ironite",
        "faq/#foods-vitamin-q",
    ]
    for question in ("does-ironite-help", "how-to-stop", "is-it-serious"):
        (place,) = site["faq/"].select(f'[id="{question}"]')
        assert [str(a["href"]) for a in place.select("a")] == [f"../{ARTICLE_PAGE}#{question}"]
