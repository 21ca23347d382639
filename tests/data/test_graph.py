"""Structured data of the built site: right by the vocabulary, and the same as what readers see, on every page."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
from bs4 import BeautifulSoup, Tag

from conftest import ADDRESS as ROOT
from publisher.content import Content
from schema_org import faults, nodes

_ONLY_IDS = ("#it", "#breadcrumb", "#site", "#publisher")
"""Ends of names that are no place on a page."""


@dataclass(frozen=True)
class Built:
    """A built page: its graph and what readers see."""

    url: str
    document: dict[str, Any]
    soup: BeautifulSoup

    @property
    def node(self) -> dict[str, Any]:
        """The page itself."""
        node: dict[str, Any] = self.document["@graph"][0]
        return node

    def is_a(self, kind: str) -> bool:
        return kind in str(self.node["@type"])

    def questions(self) -> list[dict[str, Any]]:
        return [node for node in nodes(self.document) if node.get("@type") == "Question"]


@pytest.fixture(scope="module")
def graphs(site: Path) -> dict[str, Built]:
    """Every page with a graph, as MkDocs wrote it, by address."""
    built = {}
    for file in sorted(site.rglob("index.html")):
        soup = BeautifulSoup(file.read_text("utf-8"), "html.parser")
        if found := soup.find("script", type="application/ld+json"):
            path = file.parent.relative_to(site).as_posix()
            url = ROOT if path == "." else f"{ROOT}{path}/"
            built[url] = Built(url, json.loads(found.get_text()), soup)
    return built


def seen(element: Tag | None) -> str:
    """The words of an element as a reader sees them, without the numbers of sources."""
    assert element is not None
    parts = element.find_all(string=lambda text: text.find_parent("sup", class_="cite") is None)
    return plain("".join(parts))


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def test_every_page_is_faultless(graphs: dict[str, Built]) -> None:
    assert len(graphs) > 20
    assert {url: found for url, page in graphs.items() if (found := faults(page.document, graphs))} == {}


def test_every_name_leads_to_a_page_or_a_place_on_one(graphs: dict[str, Built], content: Content) -> None:
    described = {node["@id"] for page in graphs.values() for node in page.document["@graph"]}
    places = {f"{url}#{found['id']}" for url, page in graphs.items() for found in page.soup.find_all(id=True)}
    used = {node["@id"] for page in graphs.values() for node in nodes(page.document) if "@id" in node}
    assert {name for name in used if name.endswith(_ONLY_IDS)} <= described
    assert {name for name in used if not name.endswith(_ONLY_IDS)} <= described | places


def test_a_page_names_itself_by_its_address(graphs: dict[str, Built], content: Content) -> None:
    for url, page in graphs.items():
        link = page.soup.find("link", rel="canonical")
        assert link is not None
        assert page.node["@id"] == page.node["url"] == link["href"] == url
        assert page.soup.h1 is not None
        shown = content.knowledge.site.name if url == ROOT else plain(page.soup.h1.get_text())
        assert page.node["name"] == shown


def test_the_breadcrumb_is_the_visible_one(graphs: dict[str, Built]) -> None:
    for url, page in graphs.items():
        trail = [node for node in page.document["@graph"] if node["@type"] == "BreadcrumbList"]
        shown = page.soup.select("nav.breadcrumb li")
        steps = trail[0]["itemListElement"] if trail else []
        assert [(step["position"], step["name"]) for step in steps] == [
            (number, plain(item.get_text())) for number, item in enumerate(shown, 1)
        ]
        targets = [urljoin(url, str(item.a["href"]) if item.a else "") for item in shown]
        assert [step["item"]["@id"] for step in steps] == targets


def test_dates_and_authors_are_the_visible_ones(graphs: dict[str, Built]) -> None:
    names = {"Published": "datePublished", "Changed": "dateModified", "Next check by": "expires"}
    for page in graphs.values():
        meta = page.soup.select_one("[data-q=meta]")
        shown = {
            names[label]: time["datetime"]
            for time in (meta.find_all("time") if meta else ())
            if (label := plain(str(time.previous_sibling)).lstrip("· ")) in names
        }
        assert shown == {name: page.node[name] for name in names.values() if name in page.node}
        writers = [plain(a.get_text()) for a in meta.select("[data-q=author]")] if meta else []
        assert [author["name"] for author in page.node.get("author", [])] == writers
        reviewer = page.soup.select_one("[data-q=reviewer]")
        signed = reviewer is not None and "Not yet reviewed" not in reviewer.get_text()
        assert ("lastReviewed" in page.node) == ("reviewedBy" in page.node) == signed


def test_the_citations_are_the_visible_sources_in_their_order(graphs: dict[str, Built]) -> None:
    for page in graphs.values():
        shown = []
        for item in page.soup.select("ol.references > li"):
            link = item.find(["a", "b"])
            assert link is not None
            shown.append((str(item["id"])[4:], plain(link.get_text()), link.get("href")))
        cited = page.node.get("citation", [])
        assert [(work["@id"].split("#")[1], plain(work["name"]), work.get("url")) for work in cited] == shown


def test_questions_and_answers_are_the_visible_ones(graphs: dict[str, Built]) -> None:
    for page in graphs.values():
        shown = [
            (
                f"{page.url}#{found['id']}",
                seen(found.find(re.compile("h[2-4]"))),
                seen(found.select_one("[data-q=faq-answer]")),
            )
            for found in page.soup.select("[data-q=faq]")
        ]
        if page.is_a("MedicalWebPage") and page.is_a("FAQPage") and page.node["name"].endswith("?"):
            answer = seen(page.soup.select_one("[data-q=answer-text]"))
            shown.insert(0, (f"{page.url}#answer", seen(page.soup.h1), answer))
        assert [
            (asked["@id"], plain(asked["name"]), plain(asked["acceptedAnswer"]["text"]))
            for asked in page.questions()
        ] == shown
        assert bool(shown) == page.is_a("FAQPage")


def test_words_and_meanings_are_the_visible_ones(graphs: dict[str, Built]) -> None:
    page = graphs[f"{ROOT}glossary/"]
    terms = page.document["@graph"][1]["hasDefinedTerm"]
    shown = [(seen(found.dfn), seen(found.dd)) for found in page.soup.select("dl.glossary > div")]
    assert [(term["name"], plain(term["description"])) for term in terms] == shown


def test_an_article_mentions_exactly_its_nutrients(graphs: dict[str, Built], content: Content) -> None:
    for article in content.articles:
        page = graphs[ROOT + article.path]
        named = [mention["@id"] for mention in page.node["mentions"]]
        assert named == [f"{ROOT}nutrients/{name}/#it" for name in article.front.nutrients]
        table = page.soup.find(id="compared-table")
        assert isinstance(table, Tag)
        heads = {urljoin(page.url, str(a["href"])) for a in table.select("th a")}
        assert {f"{head}#it" for head in heads} == set(named)


def test_doses_are_the_visible_amounts(graphs: dict[str, Built], content: Content) -> None:
    found = 0
    for name in content.knowledge.nutrients:
        page = graphs[f"{ROOT}nutrients/{name}/"]
        for field, place in (("recommendedIntake", "#needs"), ("maximumIntake", "#limits")):
            cells = {seen(cell) for cell in page.soup.select(f"{place} td")}
            for dose in page.document["@graph"][1].get(field, []):
                amount = f"{dose['doseValue']:,.10g}"
                assert any(
                    re.search(rf"(?<![\d.,]){re.escape(amount)}(?![\d,]|\.\d)", cell) for cell in cells
                )
                found += 1
    assert found > len(content.knowledge.nutrients)
