"""Pages as HTML: one golden page per kind, numbered sources, nothing that escapes."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from publisher.content import Content
from publisher.html import Renderer
from publisher.pages import Page, all_pages
from small import small

GOLDEN = Path(__file__).parent / "golden"
KINDS = (
    "home",
    "article",
    "symptom",
    "nutrient",
    "symptoms",
    "nutrients",
    "articles",
    "compare",
    "faq",
    "medicines",
    "source",
    "sources",
    "glossary",
    "a-to-z",
    "search",
    "fields",
    "moved",
)


@pytest.fixture(scope="module")
def little(tmp_path_factory: pytest.TempPathFactory) -> Content:
    return small(tmp_path_factory.mktemp("small"))


def first(content: Content, kind: str) -> Page:
    return next(page for page in all_pages(content) if page.kind == kind)


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_of_each_kind_is_as_it_was_read_and_approved(
    kind: str, little: Content, update_golden: bool
) -> None:
    html = Renderer(little).render(first(little, kind)).html
    path = GOLDEN / f"{kind}.html"
    if update_golden:
        path.write_text(html, encoding="utf-8")
    assert html == path.read_text(encoding="utf-8")


def test_every_kind_of_page_has_a_golden_page(little: Content) -> None:
    assert {page.kind for page in all_pages(little)} == set(KINDS)
    assert {path.stem for path in GOLDEN.glob("*.html")} == set(KINDS)


def test_sources_are_numbered_in_the_order_of_first_use(little: Content) -> None:
    rendered = Renderer(little).render(first(little, "article"))
    assert list(rendered.references) == ["a-review", "a-table", "a-report"]
    numbers = [rendered.html.index(f'<li id="src-{name}"') for name in rendered.references]
    assert numbers == sorted(numbers)
    first_cited = [rendered.html.index(f'href="#src-{name}"') for name in rendered.references]
    assert first_cited == sorted(first_cited)


def test_authored_text_never_becomes_markup(little: Content) -> None:
    nutrient = Renderer(little).render(first(little, "compare")).html
    assert "the gate &lt; of &gt; the muscle" in nutrient
    article = Renderer(little).render(first(little, "article")).html
    assert "<b>this</b> and { that } and &lt; b &gt;." in article


def test_links_in_article_text_are_relative_to_the_page(little: Content) -> None:
    article = Renderer(little).render(first(little, "article")).html
    assert '<a href="../../nutrients/ironite/#foods">its page</a>' in article


def test_the_contents_list_names_exactly_the_sections_that_were_written(little: Content) -> None:
    renderer = Renderer(little)
    for page in all_pages(little):
        rendered = renderer.render(page)
        if page.path == "nutrients/vitamin-q/":
            assert [id for id, _ in rendered.contents] == ["foods", "check-first", "sources"]
        for id, _ in rendered.contents:
            assert rendered.html.count(f' id="{id}"') == 1, (page.path, id)


def test_reading_time_counts_words_and_not_the_list_of_sources(little: Content) -> None:
    page = first(little, "article")
    rendered = Renderer(little).render(page)
    assert rendered.minutes == 3
    assert "3&nbsp;minutes to read" in rendered.html


def test_a_fact_the_template_lacks_stops_the_build_instead_of_leaving_a_hole(little: Content) -> None:
    page = dataclasses.replace(first(little, "glossary"), facts={})
    with pytest.raises(Exception, match="terms"):
        Renderer(little).render(page)


def test_two_renderings_are_the_same(little: Content) -> None:
    pages = list(all_pages(little))
    first, second = Renderer(little), Renderer(little)
    assert [first.render(page).html for page in pages] == [second.render(page).html for page in pages]
