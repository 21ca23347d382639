"""The search box finds a page however its name is typed: with hyphens, accents, capitals or another apostrophe."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from projects import build_site, whole_project
from small import ARTICLE, FILE

from .visits import Visitor

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

NAMES = (
    ("name: Q vitamins", "name: élan B₁₂ salts"),
    ("aliases: [cramps at night]", "aliases: [cramps at night, йога]"),
)


@pytest.fixture(scope="module")
def searcher(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Visitor:
    """A tab on the small site, some of whose names have accents, signs and letters of other scripts."""
    text = FILE.read_text()
    for old, new in NAMES:
        assert old in text
        text = text.replace(old, new)
    article = ARTICLE.read_text().replace("What is lacking when", "What’s lacking when")
    folder = whole_project(tmp_path_factory.mktemp("searched"), text, article)
    return Visitor(build_site(folder), browser)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("vitamin-q", "Vitamin Q"),
        ("night-cramps", "Night cramps"),
        ("NIGHT/CRAMPS!", "Night cramps"),
        ("b-12", "Élan B₁₂ salts"),
        ("b12", "Élan B₁₂ salts"),
        ("salts B 12", "Élan B₁₂ salts"),
        ("elan", "Élan B₁₂ salts"),
        ("élan-b12", "Élan B₁₂ salts"),
        ("what's lacking", "What’s lacking when I cramp at night?"),
        ("what’s-lacking", "What’s lacking when I cramp at night?"),
        ("йога", "Night cramps"),
    ],
)
def test_a_page_is_found_however_its_name_is_typed(searcher: Visitor, typed: str, found: str) -> None:
    page = asked(searcher, typed)
    assert page.locator("#search-hits li").first.inner_text().split("\n")[0] == found


def test_other_scripts_keep_their_marks(searcher: Visitor) -> None:
    asked(searcher, "иога").locator(".search-none").get_by_text("No pages found").wait_for()


def asked(searcher: Visitor, typed: str) -> Page:
    """The search page, with words typed into its box."""
    page = searcher.open("search/")
    page.locator(".search-link").click()
    page.locator(".search input").fill(typed)
    return page


def test_the_search_page_finds_the_same_and_shows_what_was_typed(searcher: Visitor) -> None:
    page = searcher.open("search/?q=Night-Cramps%20")
    results = page.locator("#search-results")
    results.locator("a").first.wait_for()
    assert results.locator("a").first.inner_text() == "Night cramps"
    assert results.locator("p").inner_text().endswith("for “Night-Cramps”")
    assert searcher.noticed == []
