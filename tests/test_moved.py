"""A record may get another id: its old address leads to the new one, and to no other."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from projects import build_site, whole_project
from publisher.audit import audit
from publisher.impact import compare, edition
from publisher.loading import load
from publisher.problems import InvalidData
from small import ARTICLE, FILE, project


@pytest.fixture(scope="module")
def moved_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small site after a nutrient, a symptom and an article got other ids, as a source had before."""
    text = FILE.read_text()
    for id in ("ironite", "night-cramp"):
        text = text.replace(f"\n  {id}:\n    name:", f"\n  {id}:\n    former_ids: [old-{id}]\n    name:")
    assert text.count("former_ids") == 3
    article = ARTICLE.read_text().replace("---\n", "---\nformer_ids: [old-article]\n", 1)
    folder = whole_project(tmp_path_factory.mktemp("moved"), text, article)
    build_site(folder)
    return folder


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("nutrients/old-ironite", "nutrients/ironite"),
        ("symptoms/old-night-cramp", "symptoms/night-cramp"),
        ("sources/old-table", "sources/a-table"),
        ("articles/old-article", "articles/night-cramps-lacking"),
    ],
)
def test_an_old_address_leads_to_the_new_one_without_any_script(moved_site: Path, old: str, new: str) -> None:
    page = (moved_site / "site" / old / "index.html").read_text()
    beside = f"../{new.split('/')[1]}/"
    assert f'<meta http-equiv="refresh" content="0; url={beside}">' in page
    assert f'<a href="../../{new}/">' in page
    assert "noindex" not in page  # it would take from the new address what the old one had earned
    assert re.search(rf'<link rel="canonical" href="https://[^"]+/{new}/">', page)
    assert page.count('data-q="disclaimer"') == 1


def test_no_search_and_no_list_leads_to_an_old_address(moved_site: Path) -> None:
    site = moved_site / "site"
    assert "old-ironite" not in (site / "search" / "search_index.json").read_text()
    pages = [p for p in site.rglob("*.html") if "/old-ironite/" in p.read_text().replace("../", "/")]
    assert [p.relative_to(site).as_posix() for p in pages] == ["nutrients/old-ironite/index.html"]


def test_the_sitemap_lists_neither_an_old_address_nor_the_search_page(moved_site: Path) -> None:
    text = (moved_site / "site" / "sitemap.xml").read_text()
    listed = re.findall(r"<loc>https://[^/]+/([^<]*)</loc>", text)
    assert {"", "nutrients/ironite/", "about/method/", "articles/night-cramps-lacking/"} <= {*listed}
    assert not [address for address in listed if "old-" in address or address == "search/"]
    assert len(re.findall(r"<lastmod>\d{4}-\d{2}-\d{2}</lastmod>", text)) == len(listed)


def test_the_audit_finds_no_fault_with_a_page_that_has_moved(moved_site: Path) -> None:
    assert audit(moved_site / "site", load(moved_site)) == []


def problems(folder: Path, change: Callable[[str], str]) -> str:
    with pytest.raises(InvalidData) as caught:
        load(project(folder, change(FILE.read_text())))
    return str(caught.value)


def test_a_former_id_may_not_be_that_of_a_record_that_is_there(tmp_path: Path) -> None:
    told = problems(
        tmp_path,
        lambda text: text.replace("    name: ironite\n", "    name: ironite\n    former_ids: [vitamin-q]\n"),
    )
    assert "nutrients.ironite.former_ids[0]: 'vitamin-q' is the id of a record that is there" in told
    assert "(former-ids-lead-to-one-record)" in told


def test_a_former_id_leads_to_one_record_only(tmp_path: Path) -> None:
    told = problems(
        tmp_path,
        lambda text: text.replace(
            "    name: ironite\n", "    name: ironite\n    former_ids: [old]\n"
        ).replace("    name: vitamin Q\n", "    name: vitamin Q\n    former_ids: [old]\n"),
    )
    assert "nutrients.vitamin-q.former_ids[0]: 'old' already leads to 'ironite'" in told


def test_a_new_id_without_its_former_one_is_a_lost_address(tmp_path: Path) -> None:
    text = FILE.read_text()
    renamed = re.sub(r"\bvitamin-q\b", "vitamin-new", text)
    kept = renamed.replace("    name: vitamin Q\n", "    name: vitamin Q\n    former_ids: [vitamin-q]\n")
    article = (FILE.parent / "article.md").read_text().replace("vitamin-q", "vitamin-new")
    old = project(tmp_path / "old")
    before = edition(load(old), old / "docs")
    for name, data, lost in (("lost", renamed, ("nutrients/vitamin-q/",)), ("kept", kept, ())):
        new = project(tmp_path / name, data, article)
        assert compare(before, edition(load(new), new / "docs", before)).lost == lost


def test_a_former_name_of_an_article_may_not_be_that_of_another(tmp_path: Path) -> None:
    article = (FILE.parent / "article.md").read_text()
    own = article.replace("---\n", "---\nformer_ids: [night-cramps-lacking]\n", 1)
    with pytest.raises(InvalidData) as caught:
        load(project(tmp_path, article=own))
    assert "former_ids[0]: 'night-cramps-lacking' already leads to docs/articles/" in str(caught.value)
