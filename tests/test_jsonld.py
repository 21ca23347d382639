"""Structured data: right by the vocabulary, and the same as what readers see, on every built page."""

from __future__ import annotations

import copy
import datetime
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
from bs4 import BeautifulSoup, Tag

import vocabulary_from_release as vocabulary
from publisher import jsonld
from publisher.content import Content
from publisher.html import Rendered, Renderer
from publisher.knowledge import Nutrient, Person, Review
from publisher.loading import load
from publisher.pages import Page, all_pages
from publisher.pages.page import crumbs
from schema_org import faults, nodes
from small import small

PROJECT = Path(__file__).resolve().parent.parent
ROOT = "https://example.org/site/"
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
def site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Built]:
    """Every generated page of the real site, as MkDocs wrote it, by address."""
    folder = tmp_path_factory.mktemp("site") / "built"
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-d", str(folder)]
    environment = os.environ | {"SITE_URL": ROOT, "NO_MKDOCS_2_WARNING": "1"}
    run = subprocess.run(
        command, cwd=PROJECT, env=environment, check=False, capture_output=True, encoding="utf-8"
    )
    assert run.returncode == 0, run.stdout + run.stderr
    built = {}
    for file in sorted(folder.rglob("index.html")):
        soup = BeautifulSoup(file.read_text("utf-8"), "html.parser")
        if found := soup.find("script", type="application/ld+json"):
            path = file.parent.relative_to(folder).as_posix()
            url = ROOT if path == "." else f"{ROOT}{path}/"
            built[url] = Built(url, json.loads(found.get_text()), soup)
    return built


@pytest.fixture(scope="module")
def real() -> Content:
    return load(PROJECT)


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Content:
    return small(tmp_path_factory.mktemp("small"))


def graph(content: Content, path: str, url: str = ROOT) -> dict[str, Any]:
    page = next(page for page in all_pages(content) if page.path == path)
    return jsonld.graph(page, Renderer(content).render(page), content, url)


def changed_nutrient(content: Content, nutrient: Nutrient) -> Content:
    """The content with another `ironite`."""
    nutrients = {**content.knowledge.nutrients, "ironite": nutrient}
    knowledge = content.knowledge.model_copy(update={"nutrients": nutrients})
    return Content(knowledge, content.articles, content.document)


def seen(element: Tag | None) -> str:
    """The words of an element as a reader sees them, without the numbers of sources."""
    assert element is not None
    parts = element.find_all(string=lambda text: text.find_parent("sup", class_="cite") is None)
    return plain("".join(parts))


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


# --- the checker finds what it must --------------------------------------------------------------


def _rename(node: dict[str, Any], old: str, new: str) -> None:
    node[new] = node.pop(old)


PLANTED: dict[str, tuple[Callable[[list[dict[str, Any]]], None], str]] = {
    "an unknown type": (lambda g: g[0].update({"@type": "MedicalWebSite"}), "unknown type MedicalWebSite"),
    "no type": (lambda g: g[1]["recommendedIntake"][0].pop("@type"), "no type"),
    "an unknown property": (
        lambda g: g[1].update(magnesiumContent="351 mg"),
        "unknown property magnesiumContent",
    ),
    "a property of another type": (lambda g: g[0].update(doseUnit="mg"), "doseUnit belongs to"),
    "a property of a child type": (
        lambda g: g[-1].update(lastReviewed="2026-01-01"),
        "lastReviewed belongs to",
    ),
    "a superseded property": (lambda g: g[0].update(aspect="Causes"), "aspect is superseded"),
    "a thing of a wrong kind": (lambda g: g[0].update(author=[g[0]["mentions"][0]]), "author: "),
    "a reference of a wrong kind": (lambda g: g[0].update(publisher={"@id": g[1]["@id"]}), "publisher: "),
    "text for a person": (lambda g: g[0].update(reviewedBy="Dr Who"), "reviewedBy: 'Dr Who'"),
    "text for a number": (
        lambda g: g[1]["recommendedIntake"][0].update(doseValue="40 mg"),
        "doseValue: '40 mg'",
    ),
    "a number for text": (lambda g: g[0].update(name=7), "name: 7"),
    "text for yes or no": (lambda g: g[0].update(isAccessibleForFree="yes"), "isAccessibleForFree: 'yes'"),
    "yes or no for text": (lambda g: g[0].update(headline=True), "headline: True"),
    "empty text": (lambda g: g[0].update(description=" "), "description: ' '"),
    "an empty list": (lambda g: g[0].update(mentions=[]), "mentions is empty"),
    "no address": (lambda g: g[0].update(url="nutrients/"), "url: 'nutrients/'"),
    "a day that is none": (lambda g: g[0].update(dateModified="2026-02-30"), "dateModified: '2026-02-30'"),
    "a date in words": (lambda g: g[0].update(datePublished="May 2026"), "datePublished: 'May 2026'"),
    "a reference to nothing": (
        lambda g: g[0].update(about={"@id": f"{ROOT}#gone"}),
        "about: nothing has the @id",
    ),
    "a fault deep inside": (
        lambda g: _rename(g[0]["citation"][0], "name", "titel"),
        "unknown property titel",
    ),
}


@pytest.mark.parametrize("name", PLANTED)
def test_the_checker_finds_each_planted_fault_and_no_other(content: Content, name: str) -> None:
    document = graph(content, "nutrients/ironite/")
    elsewhere = {ROOT, f"{ROOT}nutrients/"}
    assert faults(document, elsewhere) == []
    broken = copy.deepcopy(document)
    plant, message = PLANTED[name]
    plant(broken["@graph"])
    found = faults(broken, elsewhere)
    assert len(found) == 1
    assert message in found[0]


def test_another_context_is_a_fault() -> None:
    assert faults({"@context": "http://schema.org", "@graph": []})


# --- every page of the real site -----------------------------------------------------------------


def test_every_page_of_the_real_site_is_faultless(site: dict[str, Built]) -> None:
    assert len(site) > 20
    assert {url: found for url, page in site.items() if (found := faults(page.document, site))} == {}


def test_every_name_leads_to_a_page_or_a_place_on_one(site: dict[str, Built], real: Content) -> None:
    described = {node["@id"] for page in site.values() for node in page.document["@graph"]}
    places = {f"{url}#{found['id']}" for url, page in site.items() for found in page.soup.find_all(id=True)}
    about = (PROJECT / "docs" / "about" / "index.md").read_text("utf-8")  # Markdown, and not ours
    places |= {f"{ROOT}about/#{name}" for name in real.knowledge.people if name in about}
    used = {node["@id"] for page in site.values() for node in nodes(page.document) if "@id" in node}
    assert {name for name in used if name.endswith(_ONLY_IDS)} <= described
    assert {name for name in used if not name.endswith(_ONLY_IDS)} <= described | places


def test_a_page_names_itself_by_its_address(site: dict[str, Built], real: Content) -> None:
    for url, page in site.items():
        link = page.soup.find("link", rel="canonical")
        assert link is not None
        assert page.node["@id"] == page.node["url"] == link["href"] == url
        assert page.soup.h1 is not None
        shown = real.knowledge.site.name if url == ROOT else plain(page.soup.h1.get_text())
        assert page.node["name"] == shown


def test_the_breadcrumb_is_the_visible_one(site: dict[str, Built]) -> None:
    for url, page in site.items():
        trail = [node for node in page.document["@graph"] if node["@type"] == "BreadcrumbList"]
        shown = page.soup.select("nav.breadcrumb li")
        steps = trail[0]["itemListElement"] if trail else []
        assert [(step["position"], step["name"]) for step in steps] == [
            (number, plain(item.get_text())) for number, item in enumerate(shown, 1)
        ]
        targets = [urljoin(url, str(item.a["href"]) if item.a else "") for item in shown]
        assert [step["item"]["@id"] for step in steps] == targets


def test_dates_and_authors_are_the_visible_ones(site: dict[str, Built]) -> None:
    names = {"Published": "datePublished", "Changed": "dateModified", "Next check by": "expires"}
    for page in site.values():
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


def test_the_citations_are_the_visible_sources_in_their_order(site: dict[str, Built]) -> None:
    for page in site.values():
        shown = []
        for item in page.soup.select("ol.references > li"):
            link = item.find(["a", "b"])
            assert link is not None
            shown.append((str(item["id"])[4:], plain(link.get_text()), link.get("href")))
        cited = page.node.get("citation", [])
        assert [(work["@id"].split("#")[1], plain(work["name"]), work.get("url")) for work in cited] == shown


def test_questions_and_answers_are_the_visible_ones(site: dict[str, Built]) -> None:
    for page in site.values():
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


def test_words_and_meanings_are_the_visible_ones(site: dict[str, Built]) -> None:
    page = site[f"{ROOT}glossary/"]
    terms = page.document["@graph"][1]["hasDefinedTerm"]
    shown = [(seen(found.dfn), seen(found.dd)) for found in page.soup.select("dl.glossary > div")]
    assert [(term["name"], plain(term["description"])) for term in terms] == shown


def test_an_article_mentions_exactly_its_nutrients(site: dict[str, Built], real: Content) -> None:
    for article in real.articles:
        page = site[ROOT + article.path]
        named = [mention["@id"] for mention in page.node["mentions"]]
        assert named == [f"{ROOT}nutrients/{name}/#it" for name in article.front.nutrients]
        table = page.soup.find(id="compared-table")
        assert isinstance(table, Tag)
        heads = {urljoin(page.url, str(a["href"])) for a in table.select("th a")}
        assert {f"{head}#it" for head in heads} == set(named)


def test_doses_are_the_visible_amounts(site: dict[str, Built], real: Content) -> None:
    found = 0
    for name in real.knowledge.nutrients:
        page = site[f"{ROOT}nutrients/{name}/"]
        for field, place in (("recommendedIntake", "#needs"), ("maximumIntake", "#limits")):
            cells = {seen(cell) for cell in page.soup.select(f"{place} td")}
            for dose in page.document["@graph"][1].get(field, []):
                amount = f"{dose['doseValue']:,.10g}"
                assert any(
                    re.search(rf"(?<![\d.,]){re.escape(amount)}(?![\d,]|\.\d)", cell) for cell in cells
                )
                found += 1
    assert found > len(real.knowledge.nutrients)


# --- what each graph says ------------------------------------------------------------------------


def test_a_nutrient_has_its_adult_doses_and_its_shortage(content: Content) -> None:
    page, thing, shortage = graph(content, "nutrients/ironite/")["@graph"][:3]
    assert [(d["targetPopulation"], d["doseValue"], d["doseUnit"]) for d in thing["recommendedIntake"]] == [
        ("Men, 19-30 years (US)", 40, "mg"),
        ("Men, 31+ years (US)", 40, "mg"),
        ("Women, 19+ years (US)", 30, "mg"),
    ]
    assert [(d["doseValue"], d["description"]) for d in thing["maximumIntake"]] == [
        (90, "all food and supplements")
    ]
    assert (shortage["name"], shortage["alternateName"]) == ("Low ironite", "hypoironitemia")
    assert page["about"] == [{"@id": thing["@id"]}, {"@id": shortage["@id"]}]


def test_only_us_amounts_for_adults_are_doses(content: Content) -> None:
    ironite = content.knowledge.nutrients["ironite"]
    need, limit = ironite.intakes[0], next(i for i in ironite.intakes if i.kind == "UL")
    others = (
        need.model_copy(update={"ages": "14-18 years"}),
        need.model_copy(update={"who": "pregnant"}),
        limit.model_copy(update={"authority": "eu"}),
        limit.model_copy(update={"amount": None}),
    )
    changed = ironite.model_copy(update={"intakes": (*ironite.intakes, *others)})
    document = graph(changed_nutrient(content, changed), "nutrients/ironite/")
    thing = graph(content, "nutrients/ironite/")["@graph"][1]
    assert document["@graph"][1] == thing


@pytest.mark.parametrize(
    ("verdict", "route", "is_sign"),
    [
        ("known", "direct", True),
        ("known", "both", True),
        ("known", "excess", False),
        ("known", "none", False),
        ("possible", "direct", False),
    ],
)
def test_a_shortage_has_only_the_signs_it_is_known_to_cause(
    content: Content, verdict: str, route: str, is_sign: bool
) -> None:
    link = content.knowledge.links["night-cramp"]["ironite"]
    links = {"night-cramp": {"ironite": link.model_copy(update={"verdict": verdict, "route": route})}}
    knowledge = content.knowledge.model_copy(update={"links": links})
    changed = Content(knowledge, content.articles, content.document)
    page, _, shortage = graph(changed, "nutrients/ironite/")["@graph"][:3]
    assert [sign["name"] for sign in shortage.get("signOrSymptom", [])] == ["Night cramps"] * is_sign
    assert [symptom["name"] for symptom in page["mentions"]] == ["Night cramps"]


def test_the_publisher_is_described_on_the_home_page_and_named_elsewhere(content: Content) -> None:
    home, other = (graph(content, path)["@graph"][-2] for path in ("", "nutrients/"))
    assert other == {"@id": f"{ROOT}#publisher", "@type": "Organization", "name": "Small Site"}
    assert other.items() < home.items()
    assert home["correctionsPolicy"] == f"{ROOT}about/corrections/"


def test_a_group_of_nutrients_is_no_supplement(content: Content) -> None:
    page, thing = graph(content, "nutrients/q-group/")["@graph"][:2]
    assert thing["@type"] == "Substance"
    assert [member["name"] for member in page["mentions"]] == ["Vitamin Q"]


def test_a_symptom_has_its_medical_name_among_its_other_names(content: Content) -> None:
    thing = graph(content, "symptoms/night-cramp/")["@graph"][1]
    assert thing["@type"] == "MedicalSymptom"
    assert thing["alternateName"] == ["nocturnal cramp", "cramps at night"]


def test_only_studies_and_reviews_are_scholarly_articles(content: Content) -> None:
    works = graph(content, "nutrients/ironite/")["@graph"][0]["citation"]
    review, table = (next(w for w in works if w["@id"].endswith(name)) for name in ("a-review", "a-table"))
    assert (review["@type"], review["identifier"], review["datePublished"]) == (
        "ScholarlyArticle",
        "doi:10.1000/test",
        "2020",
    )
    assert (table["@type"], table["url"]) == ("CreativeWork", "https://example.org/table")
    assert "datePublished" not in table
    assert "identifier" not in table


def test_a_page_is_reviewed_only_once_a_clinician_has_signed(content: Content) -> None:
    page = graph(content, "nutrients/ironite/")["@graph"][0]
    assert "lastReviewed" not in page
    assert "reviewedBy" not in page
    doctor = Person(name="A. Doctor", role="Reviewer", credential="MD", conflict_of_interest="None declared.")
    review = Review(by="doctor", scope="All of it.", date=datetime.date(2026, 1, 3))
    ironite = content.knowledge.nutrients["ironite"].model_copy(update={"reviews": (review,)})
    people = {**content.knowledge.people, "doctor": doctor}
    knowledge = content.knowledge.model_copy(update={"people": people})
    signed = changed_nutrient(Content(knowledge, content.articles, content.document), ironite)
    document = graph(signed, "nutrients/ironite/")
    page = document["@graph"][0]
    assert page["lastReviewed"] == "2026-01-03"
    assert page["reviewedBy"]["@type"] == "Person"
    assert (page["reviewedBy"]["name"], page["reviewedBy"]["honorificSuffix"]) == ("A. Doctor", "MD")
    assert faults(document, {ROOT, f"{ROOT}nutrients/"}) == []


def test_the_team_is_an_organization_and_everybody_else_a_person(content: Content) -> None:
    author = graph(content, "articles/night-cramps-lacking/")["@graph"][0]["author"]
    assert [(a["@type"], a["name"]) for a in author] == [("Organization", "The testers")]


def test_a_hand_written_page_can_have_a_graph_too(content: Content) -> None:
    page = Page("about/", "page", "About", "Who we are.", {}, breadcrumb=crumbs(("About", None)))
    document = jsonld.graph(page, Rendered("", (), (), 1), content, ROOT)
    assert document["@graph"][0]["@type"] == "WebPage"
    assert faults(document, {ROOT, f"{ROOT}about/"}) == []


# --- its form ------------------------------------------------------------------------------------


def test_no_text_can_end_the_script_element(content: Content) -> None:
    title = "</script><!-- <script> \\u003c"
    page = Page("about/", "page", title, "x", {})
    text = jsonld.script(page, Rendered("", (), (), 1), content, ROOT)
    assert "<" not in text
    assert json.loads(text)["@graph"][0]["name"] == title


def test_the_same_page_gives_the_same_bytes_with_sorted_keys(content: Content) -> None:
    renderer = Renderer(content)
    for page in all_pages(content):
        rendered = renderer.render(page)
        text = jsonld.script(page, rendered, content, ROOT)
        assert text == jsonld.script(page, rendered, content, ROOT)
        assert json.dumps(json.loads(text), sort_keys=True) == json.dumps(json.loads(text))


def test_the_last_slash_of_the_sites_address_does_not_matter(content: Content) -> None:
    assert graph(content, "faq/", ROOT) == graph(content, "faq/", ROOT.rstrip("/"))


# --- the vocabulary ------------------------------------------------------------------------------


def test_the_vocabulary_is_as_its_script_writes_it() -> None:
    text = vocabulary.TARGET.read_text("utf-8")
    assert vocabulary.written(json.loads(text)) == text
    assert set(vocabulary.TYPES) <= json.loads(text)["types"].keys()


def test_the_vocabulary_takes_names_of_schema_org_and_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vocabulary, "TYPES", ("Answer",))
    thing, answer, url = ({"@id": f"schema:{name}"} for name in ("Thing", "Answer", "URL"))
    foreign = {"@id": "dcterms:Answer"}
    release = {
        "@graph": [
            {**thing, "@type": "rdfs:Class", "rdfs:comment": "A definition."},
            {**answer, "@type": "rdfs:Class", "rdfs:subClassOf": [thing, foreign]},
            {**foreign, "@type": "rdfs:Class"},
            {"@id": "schema:Place", "@type": "rdfs:Class", "rdfs:subClassOf": thing},
            {
                "@id": "schema:url",
                "@type": "rdf:Property",
                "schema:domainIncludes": thing,
                "schema:rangeIncludes": [url],
                "schema:supersededBy": {"@id": "schema:address"},
            },
            {
                "@id": "schema:latitude",
                "@type": "rdf:Property",
                "schema:domainIncludes": {"@id": "schema:Place"},
                "schema:rangeIncludes": url,
            },
        ]
    }
    assert vocabulary.table(release) == {
        "notice": vocabulary.NOTICE,
        "types": {"Answer": ["Thing"], "Thing": []},
        "properties": {"url": {"domains": ["Thing"], "ranges": ["URL"], "superseded_by": ["address"]}},
    }
