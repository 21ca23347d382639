"""Tables of the built site, parsed back and compared with the knowledge cell by cell."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag

from promised import ARTICLES, FULL
from publisher.content import Content, capital
from publisher.units import number


def page(site: Path, path: str) -> BeautifulSoup:
    return BeautifulSoup((site / path / "index.html").read_text(encoding="utf-8"), "html.parser")


def words(element: Tag) -> str:
    """Text of an element without its source numbers, spaces made equal."""
    copy = BeautifulSoup(str(element), "html.parser")
    for number_ in copy.select("sup.cite"):
        number_.decompose()
    return re.sub(r"\s+", " ", copy.get_text(" ")).strip()


def table(soup: BeautifulSoup, id: str) -> tuple[list[str], dict[str, list[Tag]]]:
    """Column heads, and row head → cells."""
    found = soup.select_one(f"table#{id}")
    assert found is not None
    heads = [words(th) for th in found.select("thead th")]
    rows = {}
    for row in found.select("tbody tr"):
        head = row.select_one('th[scope="row"]')
        assert head is not None
        for tile in head.select(".tile"):
            tile.decompose()
        rows[words(head)] = list(row.select("td"))
    return heads, rows


def same(cell: Tag, expected: str) -> bool:
    return words(cell) == re.sub(r"\s+", " ", expected).strip()


def name_of(content: Content, nutrient: str) -> str:
    record = content.knowledge.nutrients[nutrient]
    return record.table_name or capital(record.name)


def check_claims(content: Content, nutrient: str, column: str, cell: Tag) -> None:
    record = content.knowledge.columns[column]
    if record.holds == "foods":
        members = content.knowledge.nutrients[nutrient].members or (nutrient,)
        best = {
            content.knowledge.foods[f.food].name
            for m in members
            for f in content.foods_with(m, content.knowledge.nutrients[m].table_form)[:8]
        }
        lines = [words(claim) for claim in cell.select("[data-claim]")]
        assert lines
        for line in lines:
            assert any(line.startswith(capital(name)) for name in best), line
        return
    claim = content.knowledge.nutrients[nutrient].table.get(column)
    assert same(cell, claim.text if claim else "No data"), (nutrient, column)


@pytest.mark.parametrize("path", ["compare", "compare/by-question"])
def test_both_orientations_hold_the_same_cells_as_the_knowledge(
    site: Path, content: Content, path: str
) -> None:
    heads, rows = table(page(site, path), "all-nutrients")
    knowledge = content.knowledge
    by_name = {name_of(content, n): n for n in knowledge.nutrients}
    by_header = {column.header: id for id, column in knowledge.columns.items()}
    transposed = path != "compare"
    assert len(rows) == len(by_header if transposed else by_name)
    for head, cells in rows.items():
        assert len(cells) == len(heads) - 1
        for top, cell in zip(heads[1:], cells, strict=True):
            top = re.sub(r"^\S{1,3} (?=[A-Z])", "", top) if transposed else top
            nutrient, column = (
                (by_name[top], by_header[head]) if transposed else (by_name[head], by_header[top])
            )
            check_claims(content, nutrient, column, cell)


@pytest.mark.parametrize("article", ARTICLES)
def test_an_article_table_holds_what_its_front_matter_asks_for(
    site: Path, content: Content, article: str
) -> None:
    front = next(a for a in content.articles if a.id == article).front
    heads, rows = table(page(site, f"articles/{article}"), "compared-table")
    headers = [content.knowledge.columns[c].header for c in front.table.columns]
    names = [name_of(content, n) for n in front.table.nutrients]
    if front.table.orientation == "nutrient-per-column":
        assert list(rows) == headers
        for column, cells in zip(front.table.columns, rows.values(), strict=True):
            for nutrient, cell in zip(front.table.nutrients, cells, strict=True):
                check_claims(content, nutrient, column, cell)
    else:
        assert heads[1:] == headers
        assert list(rows) == names
        for nutrient, cells in zip(front.table.nutrients, rows.values(), strict=True):
            for column, cell in zip(front.table.columns, cells, strict=True):
                check_claims(content, nutrient, column, cell)


def test_the_twitching_table_is_transposed(content: Content) -> None:
    front = next(a for a in content.articles if a.id == "vitamin-deficiency-muscle-twitching").front
    assert front.table.orientation == "nutrient-per-column"


@pytest.mark.parametrize("article", ARTICLES)
def test_prose_table_questions_and_graph_of_an_article_name_the_same_nutrients(
    site: Path, content: Content, article: str
) -> None:
    front = next(a for a in content.articles if a.id == article).front
    soup = page(site, f"articles/{article}")
    sections = {n for n in content.knowledge.nutrients if soup.select_one(f"h2#{n}")}
    assert sections == set(front.nutrients) == set(front.table.nutrients)

    members = {m for n in front.nutrients for m in content.knowledge.nutrients[n].members}
    spoken_of = {*front.nutrients, *front.mentions, *members}
    asked = {n for q in front.questions for n in content.knowledge.questions[q].nutrients}
    assert asked <= spoken_of, asked - spoken_of

    script = soup.select_one('script[type="application/ld+json"]')
    assert script is not None
    graph: list[dict[str, Any]] = json.loads(script.get_text())["@graph"]
    (main,) = [node for node in graph if "MedicalWebPage" in node["@type"]]
    mentioned = {re.sub(r".*nutrients/([a-z0-9-]+)/.*", r"\1", m["@id"]) for m in main["mentions"]}
    assert mentioned == set(front.nutrients)


@pytest.mark.parametrize("nutrient", FULL)
def test_food_rows_are_the_amounts_of_the_knowledge_times_the_serving(
    site: Path, content: Content, nutrient: str
) -> None:
    soup = page(site, f"nutrients/{nutrient}")
    shown = {row["id"]: row for row in soup.select("table.food-table tbody tr")}
    expected = content.foods_with(nutrient)
    assert set(shown) == {f"food-{found.food}" for found in expected}
    for found in expected:
        food = content.knowledge.foods[found.food]
        cells = shown[f"food-{found.food}"].select("td")
        printed = food.per_serving.get(nutrient)
        amount = printed.amount if printed else food.per_100g[nutrient] * food.grams / 100
        assert words(cells[0]) == number(amount)
        assert f"{found.percent:,}%" in words(cells[1])
        assert ("High" in words(cells[1])) == (found.label == "high")


@pytest.mark.parametrize("nutrient", FULL)
def test_every_authored_intake_of_the_us_stands_in_the_table(
    site: Path, content: Content, nutrient: str
) -> None:
    record = content.knowledge.nutrients[nutrient]
    _, rows = table(page(site, f"nutrients/{nutrient}"), "needs")
    shown = " | ".join(words(cell) for cells in rows.values() for cell in cells)
    for intake in record.intakes:
        if intake.kind in ("RDA", "AI", "PRI", "RNI") and intake.amount and intake.unit == record.unit:
            assert f"{intake.amount:,.10g}" in shown, intake


def test_the_matrix_shows_the_verdict_of_every_link(site: Path, content: Content) -> None:
    _, rows = table(page(site, "."), "causes")
    short = {"known": "Known cause", "possible": "Possible", "rarely": "Rarely", "not-shown": "Not shown"}
    knowledge = content.knowledge
    nutrients = [n for n in knowledge.nutrients if n in content.links_of_nutrient]
    for symptom, cells in zip(knowledge.symptoms, rows.values(), strict=True):
        for nutrient, cell in zip(nutrients, cells, strict=True):
            link = content.link(symptom, nutrient)
            assert words(cell) == (
                f"{short[link.verdict]} {link.evidence.capitalize()}" if link else "No data"
            )


def test_every_question_has_one_anchor_in_the_faq_and_one_answer_on_the_site(
    site: Path, content: Content
) -> None:
    soup = page(site, "faq")
    answers = [
        element["id"]
        for path in site.rglob("index.html")
        for element in BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser").select('[data-q="faq"]')
    ]
    for question in content.knowledge.questions:
        assert len(soup.select(f'[id="{question}"]')) == 1
        assert answers.count(question) == 1
    assert len(answers) == len(set(answers))
