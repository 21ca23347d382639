"""The benchmark measures what it says: sound made-up knowledge, and the same text in both projects."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from benchmarks import contender, run, synthetic
from benchmarks.run import Cost, Row
from publisher.loading import load

SIZE = 8


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Both projects, built strictly: a warning of either would fail here."""
    made = tmp_path_factory.mktemp("benchmark")
    row = run.measure(SIZE, made)
    assert row.contender is not None
    assert min(row.ours.cpu, row.contender.cpu) > 0.1
    assert min(row.ours.memory, row.contender.memory) > 10
    return made


def words(file: Path, body: str) -> list[str]:
    """What stands on a page: without pictures, contents lists and hidden marks."""
    page = BeautifulSoup(file.read_text("utf-8"), "html.parser").select_one(body)
    assert page is not None
    for unseen in page.select("svg, nav.contents, .tile"):
        unseen.extract()
    return re.sub(r"[^\w.,]+", " ", page.get_text(" ")).split()


def test_the_made_up_knowledge_has_no_problem(folder: Path) -> None:
    content = load(folder / "ours")  # raises with every problem
    assert len(content.knowledge.nutrients) == SIZE
    assert all(content.foods_with(name) for name in content.knowledge.nutrients)


def test_the_same_size_gives_the_same_knowledge() -> None:
    assert synthetic.knowledge(SIZE) == synthetic.knowledge(SIZE)
    assert synthetic.knowledge(SIZE) != synthetic.knowledge(SIZE + 1)


def test_both_sites_have_the_same_pages_with_the_same_words(folder: Path) -> None:
    ours, theirs = folder / "ours" / "site", folder / "contender" / "site"
    pages = {file.relative_to(theirs) for file in theirs.glob("*/**/index.html")}
    written = {file.relative_to(ours) for file in ours.glob("*/**/index.html")}
    by_hand = {"search", "about", "editing", "developing"}
    assert pages == {page for page in written if page.parts[0] not in by_hand}
    for page in sorted(pages):
        shown = words(ours / page, "main")
        missing = len(shown) - len(words(theirs / page, "article"))
        assert abs(missing) <= len(shown) / 50


def test_a_nutrients_page_has_the_length_that_was_measured(folder: Path) -> None:
    lengths = [
        len(words(file, "main")) for file in (folder / "ours" / "site" / "nutrients").glob("*/index.html")
    ]
    assert 750 <= sum(lengths) / len(lengths) <= 900


def test_the_contender_lists_every_page_in_its_nav(folder: Path) -> None:
    config = (folder / "contender" / "mkdocs.yml").read_text()
    assert all(f"nutrients/{name}.md" in config for name in load(folder / "ours").knowledge.nutrients)


def test_links_tables_and_numbered_sources_become_markdown() -> None:
    body = (
        '<h2 id="a">A &amp; B</h2><p>One<sup class="cite"><a href="#src-x" aria-label="Source 1">1</a></sup> '
        '<a href="../../symptoms/c/#n">C</a> <a href="../../faq/">F</a></p>'
        '<table><caption id="t"><b>T</b></caption><thead><tr><th>H</th></tr></thead>'
        '<tbody><tr><td><b>1</b></td></tr></tbody></table><ol><li id="src-x" value="1">Work</li></ol>'
    )
    assert contender.markdown(body, "nutrients/n/", {"symptoms/c.md"}) == (
        "## A & B\n\nOne [1](#sources) [C](../symptoms/c.md) F\n\n**T**\n\n| H |\n| --- |\n| 1 |\n\n1. Work\n"
    )


def test_growth_is_the_power_of_n() -> None:
    assert run.growth((10, 1.0), (20, 2.0)) == pytest.approx(1)
    assert run.growth((10, 1.0), (20, 4.0)) == pytest.approx(2)


@pytest.mark.parametrize(
    ("small", "large", "against", "found"),
    [
        (1.0, 4.0, 40.0, []),
        (1.0, 5.0, 40.0, ["grows with N to the power of 1.16"]),
        (2.0, 8.0, 40.0, ["takes 0.200 of stock Material"]),
    ],
)
def test_only_a_bound_that_is_not_kept_is_a_miss(
    small: float, large: float, against: float, found: list[str]
) -> None:
    rows = [Row(250, Cost(small, 50)), Row(1_000, Cost(large, 90), Cost(against, 100))]
    misses = run.misses(rows)
    assert len(misses) == len(found)
    assert all(start in miss for start, miss in zip(found, misses, strict=True))
    assert f"{large:.2f} s" in run.table(rows)


def test_the_middle_of_several_runs_counts() -> None:
    rows = [Row(9, Cost(1, 1), Cost(theirs, 1)) for theirs in (2, 8, 4)]
    assert run.middle(rows) is rows[2]
    assert run.middle([Row(9, Cost(ours, 1)) for ours in (3, 9, 1)]).ours.cpu == 3


def test_sizes_that_were_not_measured_are_not_judged() -> None:
    assert run.misses([Row(50, Cost(9, 9), Cost(1, 9)), Row(100, Cost(99, 9), Cost(1, 9))]) == []
