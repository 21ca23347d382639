"""Text that is merely odd is shown as text: nothing in it becomes markup, a command or another page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from bs4 import BeautifulSoup, Tag
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from projects import build_site, whole_project
from publisher.audit import audit
from publisher.loading import load
from publisher.problems import InvalidData
from small import ARTICLE, FILE, project

ODD = {
    "html": "<b>bold</b> & <img src=x onerror=alert(1)>",
    "script": "</script><script>alert(1)</script>",
    "comment": "<!-- gone --> <![CDATA[ x ]]>",
    "entity": "&amp; &lt;i&gt; &#120;",
    "jinja": "{{ config }} {% if x %} {# gone #} ${x} #{x}",
    "markdown": "*a* _b_ `c` # d [e](f) ![g](h) ~~i~~ a | b",
    "component": '::care symptom="night-cramp"',
    "quotes": "'single' \"double\" «angle» “curly” \\ back",
    "right to left": "العربية עברית text",
    "marks": "e\u0301 Z\u0351\u036b\u0343\u036a\u0302 n\u0303",
    "emoji": "👩‍👩‍👧 🦴 🇺🇳",
    "long": "A" + "b" * 110,
    "template of python": "%s %(x)s {0} {x!r}",
    "path": "../../etc/passwd C:\\x\\y",
}
"""What it is → the text. None is longer than a name may be."""


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small project with a food, a source, a word and an alias for each odd text, built."""
    text = FILE.read_text()
    for section, records in (("foods", foods()), ("sources", sources()), ("glossary", words())):
        text = text.replace(f"\n{section}:\n", f"\n{section}:\n{indented(records)}", 1)
    folder = whole_project(tmp_path_factory.mktemp("odd"), text)
    with pytest.MonkeyPatch.context() as patch:
        # What the check of signs refuses must be harmless all the same: it may miss one some day.
        patch.setattr("publisher.loading.odd_values", lambda _: ())
        build_site(folder)
    return folder


def indented(records: object) -> str:
    text = yaml.safe_dump(records, allow_unicode=True, width=10_000)
    return "".join(f"  {line}\n" for line in text.splitlines())


def foods() -> dict[str, object]:
    return {
        f"odd-{n}": {
            "name": text,
            "serving": "1 cup",
            "grams": 100.0,
            "per_100g": {"ironite": 100.0},
            "sources": ["a-table"],
        }
        for n, text in enumerate(ODD.values())
    }


def sources() -> dict[str, object]:
    return {
        f"odd-{n}": {
            "title": text,
            "publisher": text,
            "year": 2020,
            "kind": "textbook",
            "strength": 2,
            "doi": f"10.1000/odd-{n}",
            "read": "original",
            "address_checked": True,
            "checked": "2026-01-01",
        }
        for n, text in enumerate(ODD.values())
    }


def words() -> dict[str, object]:
    return {
        f"odd-{n}": {"term": f"{text} {n}"[:120], "text": f"Meaning: {text}", "sources": [f"odd-{n}"]}
        for n, text in enumerate(ODD.values())
    }


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", text)


@pytest.mark.parametrize("what", ODD)
def test_an_odd_text_stands_on_its_pages_as_it_was_written(odd: Path, what: str) -> None:
    number = list(ODD).index(what)
    for path in ("nutrients/ironite", "glossary", f"sources/odd-{number}", "sources"):
        page = BeautifulSoup((odd / "site" / path / "index.html").read_text(), "html.parser")
        main = page.find("main")
        assert isinstance(main, Tag)
        assert plain(ODD[what])[1:].lower() in plain(main.get_text()).lower(), path


def test_no_odd_text_becomes_an_element(odd: Path) -> None:
    for file in (odd / "site").rglob("*.html"):
        page = BeautifulSoup(file.read_text(), "html.parser")
        assert not page.find_all("img", src="x")
        assert not [s for s in page.find_all("script") if "alert(1)" in s.get_text() and not s.get("type")]
        assert not [e for e in page.find_all(True) if any(name.startswith("on") for name in e.attrs)]


def test_the_audit_finds_no_fault_with_odd_texts(odd: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("publisher.loading.odd_values", lambda _: ())
    assert audit(odd / "site", load(odd)) == []


# --- whatever is done to the files, the answer is a content or located problems ---

SMALL, SMALL_ARTICLE = FILE.read_text(), ARTICLE.read_text()


def answered(folder: Path, knowledge: str, article: str) -> None:
    """Loads; every problem must stand inside its file."""
    lines = {
        "nutrients.yaml": knowledge.split("\n"),
        "docs/articles/night-cramps-lacking.md": article.split("\n"),
    }
    project(folder, knowledge, article)
    try:
        load(folder)
    except InvalidData as error:
        for problem in error.problems:
            found = lines[problem.file]
            assert 1 <= problem.line <= len(found) + 1, problem
            assert 1 <= problem.column <= len([*found, ""][problem.line - 1]) + 2, problem


def mutated(text: str) -> st.SearchStrategy[str]:
    """The text with a line gone, twice, swapped, cut, indented, or with some sign put in."""
    count = text.count("\n") + 1

    def apply(change: tuple[str, int, int, str]) -> str:
        kind, at, column, sign = change
        lines = text.split("\n")
        line = lines[at]
        column = min(column, len(line))
        if kind == "gone":
            del lines[at]
        elif kind == "twice":
            lines.insert(at, line)
        elif kind == "swapped" and at:
            lines[at - 1], lines[at] = lines[at], lines[at - 1]
        elif kind == "cut":
            lines[at] = line[:column]
        elif kind == "indented":
            lines[at] = f"  {line}"
        else:
            lines[at] = f"{line[:column]}{sign}{line[column:]}"
        return "\n".join(lines)

    kinds = st.sampled_from(("gone", "twice", "swapped", "cut", "indented", "sign", "sign"))
    signs = st.sampled_from(
        [*":-[]{}|>&*!%@`'\"#?,\\~<\t ", ": ", "- ", "::", "[@", "{#x}", "\u2028", "é", "---"]
    )
    return st.tuples(kinds, st.integers(0, count - 1), st.integers(0, 80), signs).map(apply)


SETTINGS = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@given(text=mutated(SMALL))
@SETTINGS
def test_any_slip_in_the_knowledge_is_read_or_answered_with_places_inside_the_file(
    tmp_path: Path, text: str
) -> None:
    answered(tmp_path, text, SMALL_ARTICLE)


@given(text=mutated(SMALL_ARTICLE))
@SETTINGS
def test_any_slip_in_an_article_is_read_or_answered_with_places_inside_the_file(
    tmp_path: Path, text: str
) -> None:
    answered(tmp_path, SMALL, text)
