"""Hand-written pages: what MkDocs would pass over in silence is named where it stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publisher.docs_folder import look_through
from publisher.handwritten import check_page, without_code
from publisher.loading import load
from publisher.problems import InvalidData, Problem, report
from small import project

PAGE = """\
---
title: How to read a page
description: What the circle and the bars on each page mean, and where the figures come from.
search: {boost: 2}
---
# How to read a page

Words with a [link](about/index.md), **bold** and `::care symptom="x"` as code.

    ::care symptom="tetany"   [@source-id | strong]   TODO

```
::care symptom="tetany"
# no title
```

## A section {#section}

More words.
"""
NAME = "docs/reading.md"


def problems_of(folder: Path, page: str) -> Sequence[Problem]:
    project(folder)
    (folder / "docs" / "reading.md").write_text(page, encoding="utf-8")
    try:
        return load(folder).warnings
    except InvalidData as error:
        return error.problems


def test_a_good_page_has_no_problem(tmp_path: Path) -> None:
    assert not problems_of(tmp_path, PAGE)


def test_the_pages_of_this_site_have_no_problem(root: Path) -> None:
    pages = [page for page in look_through(root / "docs").pages if not page.startswith("articles/")]
    assert len(pages) >= 9
    for page in pages:
        problems, unfinished = check_page(root / "docs" / page, page)
        assert not problems, report(problems)
        assert not unfinished, report(unfinished)


@pytest.mark.parametrize(
    ("replace", "by", "at", "expect"),
    [
        (
            "---\ntitle",
            "title",
            "title",
            "expected front matter between two lines of three hyphens, from line 1 on",
        ),
        (
            "---\ntitle",
            "\n---\ntitle",
            "\n---",
            "from line 1 on; the first one stands on line 2 (front-matter)",
        ),
        ("---\n# How", "# How", "---\ntitle", "the front matter is never closed"),
        ("title: How", "titel: How", "titel", "did you mean 'title'? (known-field)"),
        ("title: How to read a page\n", "", "description", "the field 'title' is missing (no-missing-field)"),
        ("title: How to read a page\n", "title: How: to\n", ": to\n", "not valid YAML"),
        ("title: How to read a page\n", "title: ''\n", "''", "found no text, expected some (not-empty)"),
        ("title: How", "title: [How", "[How", "(yaml)"),
        (
            "description: What",
            "hide: [toc]\ndescription: What",
            "hide",
            "found the field 'hide', expected one of",
        ),
        ("boost: 2", "boost: high", "high", "found 'high', expected a number (shape)"),
        ("boost: 2", "exclude: maybe", "maybe", "found 'maybe', expected true or false (shape)"),
        ("boost: 2", "bost: 2", "bost", "did you mean 'boost'? (known-field)"),
        (
            "What the circle and the bars on each page mean, and where the figures come from.",
            "What.",
            "What.",
            "50",
        ),
        ("# How to read a page\n", "", "\nWords", "the heading is missing, expected `# How to read a page`"),
        ("# How to read a page\n", "# How to write a page\n", "# How to w", "use the same words"),
        (
            "# How to read a page\n",
            "Look.\n\n# How to read a page\n",
            "# How to",
            "text stands above the heading",
        ),
        ("## A section", "# A section", "# A section", "found a second title; sections begin with ##"),
        ("More words.", "More\n====", "More\n", "found a second title; sections begin with ##"),
        (
            "More words.",
            '::care symptom="tetany"',
            '::care symptom="tetany"\n',
            "found '::care'; component lines work",
        ),
        ("More words.", " :: care", " :: care", "component lines work in docs/articles/ only"),
        ("More words.", "More words. [@aafp-2012 | weak]", "[@aafp", "citations work in docs/articles/ only"),
        ("More words.", "More words. [@aafp-2012", "[@aafp", "(citations-stand-in-articles)"),
        ("More words.", "TODO: more words.", "TODO: more", "this is not finished: 'TODO: more words.'"),
        ("More words.", "More\u200bwords.", "\u200b", "found the unseen character U+200B; delete it"),
    ],
)
def test_a_slip_is_named_where_it_stands(replace: str, by: str, at: str, expect: str, tmp_path: Path) -> None:
    assert PAGE.count(replace) == 1, "the case must change exactly one place"
    text = PAGE.replace(replace, by)

    problems = problems_of(tmp_path, text)

    before = text[: text.rindex(at)] if "tetany" in at else text[: text.index(at)]
    place = before.count("\n") + 1, len(before) - before.rfind("\n")
    assert place in [(p.line, p.column) for p in problems if expect in str(p)], report(problems)
    assert {problem.file for problem in problems} == {NAME}


def test_a_page_without_front_matter_is_told_even_when_its_first_line_looks_like_some(tmp_path: Path) -> None:
    """MkDocs takes `Note: …` for front matter, and readers never see the line."""
    (problem, *_) = problems_of(tmp_path, "Note: this line would be lost.\n\n# A page\n")
    assert str(problem).startswith(f"{NAME}:1:1: expected front matter")


def test_pages_articles_and_data_are_told_in_one_run(tmp_path: Path) -> None:
    project(tmp_path, knowledge="site: 1\n", article="no article")
    (tmp_path / "docs" / "about").mkdir()
    (tmp_path / "docs" / "about" / "index.md").write_text("# About\n")
    with pytest.raises(InvalidData) as caught:
        load(tmp_path)
    assert {problem.file for problem in caught.value.problems} == {
        "nutrients.yaml",
        "docs/about/index.md",
        "docs/articles/night-cramps-lacking.md",
    }


def test_a_file_that_mkdocs_leaves_out_is_left_out(tmp_path: Path) -> None:
    project(tmp_path)
    (tmp_path / "docs" / ".drafts").mkdir()
    (tmp_path / "docs" / ".drafts" / "idea.md").write_text("an idea")
    assert not load(tmp_path).warnings


@given(st.text(alphabet="`~ \n\tab#:@[]-", max_size=60))
def test_blanking_code_moves_nothing(text: str) -> None:
    shown = without_code(text)
    assert len(shown) == len(text)
    assert [i for i, c in enumerate(shown) if c == "\n"] == [i for i, c in enumerate(text) if c == "\n"]


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.integers(0, len(PAGE)),
            st.integers(0, 20),
            st.text(max_size=8) | st.sampled_from(("---\n", "# ")),
        ),
        min_size=1,
        max_size=4,
    )
)
def test_whatever_is_typed_gives_problems_inside_the_file(
    tmp_path_factory: pytest.TempPathFactory, edits: list[tuple[int, int, str]]
) -> None:
    text = PAGE
    for at, deleted, typed in edits:
        text = text[:at] + typed + text[at + deleted :]
    path = tmp_path_factory.mktemp("typed") / "page.md"
    path.write_bytes(text.encode("utf-8"))

    problems, unfinished = check_page(path, NAME)

    lines = re.split(r"\r\n|\r|\n", text)
    for problem in (*problems, *unfinished):
        assert 1 <= problem.line <= len(lines)
        assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1
