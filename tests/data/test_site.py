"""The built site of the data: without a fault, and with the marks that checks look for."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from publisher.audit import audit
from publisher.audit.essentials import essentials
from publisher.audit.reader import Reader
from publisher.content import Content
from publisher.where_used import pages
from standard_reader import Parsed

MARKS = (
    'data-q="disclaimer"',
    'data-q="care-emergency"',
    'data-q="contents"',
    'data-q="faq"',
    'data-q="faq-answer"',
    'data-q="references"',
    'data-q="answer-text"',
    'data-q="status-note"',
    'data-q="cite"',
    'data-claim="edge"',
    'data-claim="care"',
    "<span data-claim data-grade",
    'id="answer"',
    'id="other-causes"',
    'id="supplements"',
    'id="check-first"',
    'li id="src-',
    'class="[^"]*link-list',
    "<table",
)
"""Were one of these gone from all pages, a check would pass for want of anything to look at."""


def test_the_audit_finds_no_fault(site: Path, content: Content) -> None:
    assert audit(site, content) == []


def test_the_essentials_find_no_fault(site: Path, content: Content) -> None:
    assert essentials(site, content) == []


@pytest.fixture(scope="module")
def all_of_it(site: Path) -> str:
    return "\n".join(page.read_text(encoding="utf-8") for page in site.rglob("*.html"))


@pytest.mark.parametrize("mark", MARKS)
def test_some_page_carries_each_mark_that_checks_look_for(mark: str, all_of_it: str) -> None:
    assert re.search(mark, all_of_it)


def test_every_page_is_read_as_the_standard_library_reads_it(site: Path) -> None:
    reader = Reader()
    for path in site.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        page, parsed = reader.read(path.name, html), Parsed(html)
        assert [(e.tag, e.opened.attributes) for e in page.elements] == parsed.starts
        assert "".join("".join(page.texts).split()) == parsed.text


def test_the_page_of_all_fields_is_light_and_each_of_its_links_has_words(
    page_html: Callable[[str], str],
) -> None:
    html = page_html("editing/fields/")
    assert len(html.encode()) < 110_000
    main = BeautifulSoup(html, "html.parser").main
    assert isinstance(main, Tag)
    ids = {str(e["id"]) for e in main.find_all(id=True)}
    inside = [str(a["href"])[1:] for a in main.find_all("a", href=True) if str(a["href"]).startswith("#")]
    assert "record-claim" in inside
    assert set(inside) <= ids


def test_where_a_food_is_used_names_every_page_with_its_row(
    site: Path, content: Content, data_root: Path
) -> None:
    foods = list(content.knowledge.foods)
    for food in (foods[0], foods[len(foods) // 2], foods[-1]):
        rows = {
            file.relative_to(site).as_posix().removesuffix("index.html")
            for file in site.rglob("*.html")
            if f'id="food-{food}"' in file.read_text()
        }
        assert rows <= {path for path, _ in pages(content, data_root / "docs", "foods", food)}
