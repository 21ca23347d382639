"""Addresses of other sites lead where the editor meant, or are refused with the right one beside them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from projects import build_site, whole_project
from publisher.addresses import of_doi
from publisher.loading import load
from publisher.problems import InvalidData
from small import ARTICLE, FILE, project

ODD_DOI = "10.1002/(SICI)1097-4598(199901)22:1<3::AID-MUS2>3.0.CO;2-#"
ITS_ADDRESS = "https://doi.org/10.1002/(SICI)1097-4598(199901)22:1%3C3::AID-MUS2%3E3.0.CO;2-%23"


def said(folder: Path, old: str, new: str, article: str | None = None) -> list[str]:
    """What is said of the small knowledge with one text in place of another."""
    text = FILE.read_text()
    assert old in text
    with pytest.raises(InvalidData) as caught:
        load(project(folder, text.replace(old, new), article))
    return [str(problem) for problem in caught.value.problems]


def place(value: str) -> str:
    """Line and column of the value of `field: value` in the small knowledge."""
    before = FILE.read_text().partition(value)[0]
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n") + value.index(" ") + 1
    return f"nutrients.yaml:{line}:{column}"


def test_a_doi_with_odd_signs_leads_to_the_work_on_pages_and_for_programs(tmp_path: Path) -> None:
    text = FILE.read_text().replace("doi: 10.1000/test", f'doi: "{ODD_DOI}"')
    page = (build_site(whole_project(tmp_path, text)) / "sources/a-review/index.html").read_text()
    assert set(re.findall(r'href="(https://doi[^"]*)"', page)) == {ITS_ADDRESS}
    graph = re.search(r'<script type="application/ld\+json">(.*?)</script>', page)
    assert graph
    works = [work for node in json.loads(graph[1])["@graph"] for work in node.get("citation", ())]
    assert [(work["url"], work["identifier"]) for work in works] == [(ITS_ADDRESS, f"doi:{ODD_DOI}")]


@pytest.mark.parametrize(
    ("doi", "address"),
    [
        ("10.1000/182", "10.1000/182"),
        ("10.1000/a?b%c d\"e'f&g", "10.1000/a%3Fb%25c%20d%22e'f&g"),
        ("10.1000/a+b[c]{d}|e\\f^g`h", "10.1000/a%2Bb%5Bc%5D%7Bd%7D%7Ce%5Cf%5Eg%60h"),
        ("10.1000/é/../x", "10.1000/%C3%A9/../x"),
    ],
)
def test_every_sign_of_a_doi_that_has_a_meaning_in_an_address_is_encoded(doi: str, address: str) -> None:
    assert of_doi(doi) == f"https://doi.org/{address}"


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("https://doi.org/10.1000/test", "expected the DOI from `10.` on: 10.1000/test"),
        ("http://dx.doi.org/10.1000/a%3Cb%3E", "expected the DOI from `10.` on: 10.1000/a<b>"),
        ("doi.org/10.1000/test", "expected the DOI from `10.` on: 10.1000/test"),
        ("doi:10.1000/test", "expected the DOI from `10.` on: 10.1000/test"),
        ("DOI 10.1000/test", "expected the DOI from `10.` on: 10.1000/test"),
        ("10.1000", "expected a DOI from `10.` on, without spaces, such as 10.1000/182"),
        ("10.1000/a b", "expected a DOI from `10.` on, without spaces, such as 10.1000/182"),
    ],
)
def test_a_doi_that_is_none_is_answered_with_how_to_write_it(
    typed: str, message: str, tmp_path: Path
) -> None:
    assert said(tmp_path, "doi: 10.1000/test", f'doi: "{typed}"') == [
        f"{place('doi: 10.1000/test')}: sources.a-review.doi: found '{typed}', {message} (addresses-can-be-written)"
    ]


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("PMID: 123", "found 'PMID: 123', expected the number alone, in quotes: 123"),
        (
            "https://pubmed.ncbi.nlm.nih.gov/123/",
            "found 'https://pubmed.ncbi.nlm.nih.gov/123/', expected the number alone, in quotes: 123",
        ),
        ("12 3", "found '12 3', expected the number alone, in quotes"),
    ],
)
def test_a_pubmed_number_stands_alone(typed: str, message: str, tmp_path: Path) -> None:
    (told,) = said(tmp_path, "doi: 10.1000/test", f'pmid: "{typed}"')
    assert told.endswith(f": sources.a-review.pmid: {message} (addresses-can-be-written)")


URLS = [
    ("https://example.org/a b", "found a space in an address, expected https://example.org/a%20b"),
    ('https://example.org/\\"x', 'found the sign " in an address, expected https://example.org/%22x'),
    ("https://example.org/<x>", "found the sign < in an address, expected https://example.org/%3Cx%3E"),
    ("https://example.org/é", "found the sign é in an address, expected https://example.org/%C3%A9"),
    (
        "https://example.org/50%",
        "found a % without a code behind it in an address, expected https://example.org/50%25",
    ),
    (
        "https://example.org/a\\u202eb",
        "found a character that can't be seen (RIGHT-TO-LEFT OVERRIDE) in an address, "
        "expected https://example.org/ab",
    ),
    (
        "https://exämple.org/",
        "found 'https://exämple.org/', expected letters a to z, digits, dots and hyphens before the first slash, "
        "such as https://example.org/",
    ),
]


@pytest.mark.parametrize(("typed", "message"), URLS)
@pytest.mark.parametrize(
    ("old", "at"),
    [
        ("url: https://example.org/table", "sources.a-table.url"),
        ('url: "https://example.org/licence"', "site.licence.url"),
    ],
    ids=["a source", "the licence"],
)
def test_an_address_that_can_not_be_written_is_answered_with_the_right_one(
    old: str, at: str, typed: str, message: str, tmp_path: Path
) -> None:
    told = said(tmp_path, old, f'url: "{typed}"')
    assert told == [f"{place(old)}: {at}: {message} (addresses-can-be-written)"]


def test_an_address_begins_with_the_web(tmp_path: Path) -> None:
    assert said(tmp_path, "url: https://example.org/table", "url: www.example.org")[0].endswith(
        "found 'www.example.org', expected an address that begins with https:// or http:// "
        "(addresses-can-be-written)"
    )
    assert said(tmp_path, 'url: "https://example.org/licence"', 'url: "http://example.org/licence"')[
        0
    ].endswith(
        "found 'http://example.org/licence', expected an address that begins with https:// "
        "(addresses-can-be-written)"
    )


@pytest.mark.parametrize(
    "address",
    [
        "http://example.org",
        "https://example.org:8080/a_b/(c)?d=e&f[]=%20'g'#h!",
        "https://example.org?x=~1;2,3*4+5$6@7:8",
    ],
)
def test_every_sign_that_an_address_may_have_is_taken(address: str, tmp_path: Path) -> None:
    text = FILE.read_text().replace("url: https://example.org/table", f'url: "{address}"')
    assert load(project(tmp_path, text)).knowledge.sources["a-table"].url == address


@pytest.mark.parametrize(
    ("link", "message"),
    [
        ("https://example.org/é", "found the sign é in an address, expected https://example.org/%C3%A9"),
        ('about/"x"/', 'found the sign " in an address, expected about/%22x%22/'),
        (
            "https://example.org/a_(b)",
            "found 'https://example.org/a_(b', an address with a bracket in it; write %28 for ( and %29 for )",
        ),
    ],
)
def test_a_link_of_an_article_is_held_to_the_same(link: str, message: str, tmp_path: Path) -> None:
    article = ARTICLE.read_text().replace("](nutrients/ironite/#foods)", f"]({link})")
    assert article != ARTICLE.read_text()
    line = next(n for n, words in enumerate(article.splitlines(), 1) if link in words)
    column = article.splitlines()[line - 1].index(link) + 1
    assert said(tmp_path, "Small Site", "Small Site", article) == [
        f"docs/articles/night-cramps-lacking.md:{line}:{column}: {message} (addresses-can-be-written)"
    ]


def test_a_link_of_a_page_written_by_hand_is_held_to_the_same(tmp_path: Path) -> None:
    folder = project(tmp_path)
    (folder / "docs" / "page.md").write_text(
        "---\ntitle: A page\ndescription: A page of a few words that say what it is about, and no more.\n---\n"
        "# A page\n\nSee [one](https://example.org/a 'One'), [two](<https://example.org/b>) and\n"
        "[three](https://example.org/c d).\n\n    [code](https://example.org/e f)\n",
        encoding="utf-8",
    )
    with pytest.raises(InvalidData) as caught:
        load(folder)
    assert [str(problem) for problem in caught.value.problems] == [
        "docs/page.md:8:9: found a space in an address, expected https://example.org/c%20d "
        "(addresses-can-be-written)"
    ]
