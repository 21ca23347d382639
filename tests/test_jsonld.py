"""Structured data: right by the vocabulary, and the same as what readers see, on every built page."""

from __future__ import annotations

import copy
import datetime
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import vocabulary_from_release as vocabulary
from publisher import jsonld
from publisher.content import Content
from publisher.html import Rendered, Renderer
from publisher.knowledge import Nutrient, Person, Review
from publisher.pages import Page, all_pages
from schema_org import faults
from small import small

PROJECT = Path(__file__).resolve().parent.parent
ROOT = "https://example.org/site/"


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
    document = json.loads(jsonld.script_by_hand("about/", "About", "Who we are.", content, ROOT))
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
