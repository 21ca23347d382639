"""No id and no article has a name that Windows refuses: nobody there could check the project out."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.file_names import refused_by_windows
from publisher.loading import load
from publisher.problems import InvalidData
from small import ARTICLE, FILE, project


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("a-table", "nul"),
        ("oat-cakes", "com1"),
        ("ironite", "prn"),
        ("does-ironite-help", "aux"),
        ("former_ids: [old-table]", "former_ids: [lpt9]"),
    ],
)
def test_an_id_that_becomes_such_a_name_is_refused_where_it_stands(
    tmp_path: Path, old: str, new: str
) -> None:
    text = FILE.read_text()
    assert old in text
    id = new.partition("[")[2].rstrip("]") or new
    project(tmp_path, text.replace(old, new), ARTICLE.read_text().replace(old, new))
    with pytest.raises(InvalidData) as raised:
        load(tmp_path)
    named = [
        p
        for p in raised.value.problems
        if p.rule == "valid-id" and f"found '{id}', which Windows" in p.message
    ]
    assert {problem.file for problem in named} >= {"nutrients.yaml"}
    lines = text.replace(old, new).split("\n")
    assert all(id in lines[p.line - 1][p.column - 1 :] for p in named if p.file == "nutrients.yaml")


def test_an_article_with_such_a_name_is_refused(tmp_path: Path) -> None:
    articles = project(tmp_path) / "docs" / "articles"
    (articles / "night-cramps-lacking.md").rename(articles / "con.md")
    with pytest.raises(InvalidData, match=r"docs/articles/con\.md:1:1: found 'con\.md', which Windows keeps"):
        load(tmp_path)


@given(st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)+", fullmatch=True))
def test_an_id_of_two_words_is_always_fine(id: str) -> None:
    assert refused_by_windows(id) is None


@pytest.mark.parametrize("name", ["console.md", "null", "com", "com10", "lpt", "auxiliary", "a.b.c"])
def test_names_that_only_begin_alike_are_fine(name: str) -> None:
    assert refused_by_windows(name) is None
