"""Tables of the built site, read back as a reader reads them, and held against the values of the file."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from publisher.content import Content

SHORT = {"known": "Known cause", "possible": "Possible", "rarely": "Rarely", "not-shown": "Not shown"}
NEEDS = ("RDA", "AI", "PRI", "RNI")
FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?")


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, BeautifulSoup]:
    """Pages with a table that is read here, by their address."""
    wanted = [*site.glob("nutrients/*/index.html"), *site.glob("compare/**/index.html"), site / "index.html"]
    return {
        file.parent.relative_to(site).as_posix(): BeautifulSoup(file.read_text("utf-8"), "html.parser")
        for file in wanted
    }


def words(element: Tag) -> str:
    """Text without numbers of sources and tiles, spaces made equal."""
    copy = BeautifulSoup(str(element), "html.parser")
    for extra in copy.select("sup.cite, .tile"):
        extra.decompose()
    return re.sub(r"\s+", " ", copy.get_text(" ")).strip()


def rows(page: BeautifulSoup, id: str) -> list[tuple[str, list[str]]]:
    """Head and cells of each row of a table; none where the page has no such table."""
    return [
        (words(row.th), [*map(words, row.find_all("td"))]) for row in page.select(f"#{id} tbody tr") if row.th
    ]


def is_shown_as(exact: float, shown: str) -> bool:
    """Whether a printed figure is the exact one, rounded where it was cut: never to 0, but "under 0.01"."""
    if least := re.fullmatch(r"under ([\d.]+)", shown):
        return 0 < exact <= float(least[1]) / 2
    figure = shown.replace(",", "")
    step = 10.0 ** -len(figure.partition(".")[2])
    return abs(float(figure) - exact) <= step / 2 + 1e-9


def test_each_row_of_foods_has_the_amount_share_and_label_that_its_values_give(
    pages: dict[str, BeautifulSoup], content: Content
) -> None:
    looked_at: Counter[str] = Counter()
    for id, nutrient in content.knowledge.nutrients.items():
        if nutrient.kind == "group":
            continue
        values = [i.amount for i in nutrient.intakes if i.kind == "DV" and i.who == "everyone" and i.amount]
        shown = {row["id"]: row for row in pages[f"nutrients/{id}"].select("table.food-table tbody tr")}
        for name, food in content.knowledge.foods.items():
            printed = food.per_serving.get(id)
            exact = printed.amount if printed else food.per_100g.get(id, 0) * food.grams / 100
            if exact == 0:
                assert f"food-{name}" not in shown
                continue
            amount, share, *_ = [*map(words, shown.pop(f"food-{name}").find_all("td"))]
            assert is_shown_as(exact, amount), (id, name, exact, amount)
            looked_at["amounts"] += 1
            if percent := re.match(r"((?:under )?[\d,]+)%", share):
                assert any(is_shown_as(100 * exact / value, percent[1]) for value in values), (
                    id,
                    name,
                    share,
                )
                high = any(100 * exact / value >= 20 - 1e-9 for value in values)
                assert ("High" in share) == high, (id, name, share)
                looked_at["shares"] += 1
        assert shown == {}
    assert looked_at["amounts"] >= looked_at["shares"] > 100


def test_every_need_of_the_file_is_a_figure_of_its_nutrients_table(
    pages: dict[str, BeautifulSoup], content: Content
) -> None:
    looked_at = 0
    for id, nutrient in content.knowledge.nutrients.items():
        cells = [cell for _, found in rows(pages[f"nutrients/{id}"], "needs") for cell in found]
        shown = {float(figure.replace(",", "")) for cell in cells for figure in FIGURE.findall(cell)}
        for intake in nutrient.intakes:
            if intake.kind in NEEDS and intake.amount and intake.unit == nutrient.unit:
                assert float(intake.amount) in shown, (id, intake)
                looked_at += 1
    assert looked_at > 100


def test_the_matrix_of_the_home_page_has_the_verdict_and_the_evidence_of_every_link(
    pages: dict[str, BeautifulSoup], content: Content
) -> None:
    knowledge = content.knowledge
    linked = [id for id in knowledge.nutrients if any(id in links for links in knowledge.links.values())]
    shown = rows(pages["."], "causes")
    assert len(shown) == len(knowledge.symptoms)
    for id, (_, cells) in zip(knowledge.symptoms, shown, strict=True):
        links = knowledge.links.get(id, {})
        assert cells == [
            f"{SHORT[links[n].verdict]} {links[n].evidence.capitalize()}" if n in links else "No data"
            for n in linked
        ]


def test_both_orientations_of_the_comparison_hold_each_cell_of_the_file(
    pages: dict[str, BeautifulSoup], content: Content
) -> None:
    knowledge = content.knowledge
    columns = [id for id, column in knowledge.columns.items() if column.holds != "foods"]
    heads = {knowledge.columns[id].header for id in columns}
    expected = Counter(
        re.sub(r"\s+", " ", nutrient.table[id].text) if id in nutrient.table else "No data"
        for nutrient in knowledge.nutrients.values()
        for id in columns
    )
    by_nutrient = rows(pages["compare"], "all-nutrients")
    by_question = rows(pages["compare/by-question"], "all-nutrients")
    foods = next((n for n, c in enumerate(knowledge.columns.values()) if c.holds == "foods"), None)
    assert Counter(c for _, cells in by_nutrient for n, c in enumerate(cells) if n != foods) == expected
    assert Counter(c for head, cells in by_question if head in heads for c in cells) == expected
