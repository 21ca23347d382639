"""Articles: text and component lines, each slip located."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher.articles import COMPONENTS, Bullets, Component, Heading, Paragraph, parse_article
from publisher.loading import load
from publisher.problems import InvalidData
from small import ARTICLE, project

TEXT = ARTICLE.read_text()


def test_a_statement_ends_with_its_sources_and_grade() -> None:
    article = parse_article(TEXT, "a.md", "a")
    paragraph = next(b for b in article.blocks if isinstance(b, Paragraph))
    first, second = paragraph.statements
    assert (first.text, first.sources, first.grade) == (
        "A nerve fires and does not stop.",
        ("a-review",),
        "moderate",
    )
    assert second.sources == ("a-review", "a-table")


def test_headings_lists_and_components_keep_their_lines() -> None:
    article = parse_article(TEXT, "a.md", "a")
    lines = TEXT.split("\n")
    for block in article.blocks:
        if isinstance(block, Heading):
            assert block.title in lines[block.line - 1]
        if isinstance(block, Component):
            assert lines[block.line - 1].startswith(f"::{block.name}")
    bullets = next(b for b in article.blocks if isinstance(b, Bullets))
    assert len(bullets.items) == 2


@pytest.mark.parametrize(
    ("replace", "by", "expect"),
    [
        (
            '::care symptom="night-cramp"',
            '::caer symptom="night-cramp"',
            "found the component 'caer', expected one of",
        ),
        (
            '::care symptom="night-cramp"',
            '::caer symptom="night-cramp"',
            "did you mean 'care'? (known-component)",
        ),
        (
            '::care symptom="night-cramp"',
            '::care sympton="night-cramp"',
            "did you mean 'symptom'? (known-argument)",
        ),
        ('::care symptom="night-cramp"', "::care", "the argument 'symptom' is missing (no-missing-argument)"),
        ('::care symptom="night-cramp"', "::care symptom=night-cramp", "(component-form)"),
        (
            '::care symptom="night-cramp"',
            '::care symptom="night-cram"',
            "'night-cram' is unknown; did you mean 'night-cramp'?",
        ),
        ('::figure name="muscle"', '::figure name="muscel"', "did you mean 'muscle'? (ids-resolve)"),
        ("[@a-review | moderate]", "[@a-review]", "a citation without a grade"),
        ("[@a-review | moderate]", "[@a-review | modest]", "found the grade 'modest'"),
        (
            "[@a-review | moderate]",
            "[@a-reviev | moderate]",
            "'@a-reviev' is not in sources; did you mean 'a-review'?",
        ),
        (
            "Nothing links them to cramps. [@a-review | none]",
            "It takes 300 mg.",
            "these words carry no source",
        ),
        ("## Tests {#tests}", "## Tests", "(heading-form)"),
        ("## Tests {#tests}", "## Tests {#trials}", "the part 'tests' is missing"),
        ("question: What is lacking", "questoin: What is lacking", "did you mean 'question'? (known-field)"),
        ("to: get-help,", "to: get-hepl,", "no section has the id 'get-hepl'; did you mean 'get-help'?"),
        (
            "nutrients: [ironite, q-group], foods: 2",
            "nutrients: [ironite, vitamin-q], foods: 2",
            "(prose-and-table-agree)",
        ),
        (
            "[does-ironite-help, is-it-serious",
            "[does-ironit-help, is-it-serious",
            "did you mean 'does-ironite-help'?",
        ),
        ("authors: [editors]", "authors: [editor]", "'editor' is not in people; did you mean 'editors'?"),
        ('::nutrient id="q-group" symptom="night-cramp"', "", "no section for 'q-group'"),
        (
            "lacking. Night cramps come from tired muscle and nerves far more often than from a shortage of ironite.",
            "lacking.",
            "expected 15 to 60",
        ),
        ("---\nquestion", "question", "expected front matter"),
    ],
)
def test_a_slip_in_an_article_is_named(replace: str, by: str, expect: str, tmp_path: Path) -> None:
    assert replace in TEXT
    with pytest.raises(InvalidData) as caught:
        load(project(tmp_path, article=TEXT.replace(replace, by, 1)))
    assert expect in str(caught.value)
    assert "docs/articles/night-cramps-lacking.md:" in str(caught.value)


def test_parts_out_of_order_are_named(tmp_path: Path) -> None:
    swapped = (
        TEXT.replace("{#food}", "{#x}").replace("{#supplements}", "{#food}").replace("{#x}", "{#supplements}")
    )
    with pytest.raises(InvalidData, match="parts-are-in-order"):
        load(project(tmp_path, article=swapped))


def test_two_articles_never_answer_one_question_or_one_subject(tmp_path: Path) -> None:
    project(tmp_path)
    (tmp_path / "docs" / "articles" / "twin.md").write_text(TEXT)
    with pytest.raises(InvalidData) as caught:
        load(tmp_path)
    assert "one-page-per-question" in str(caught.value)
    assert "one-page-per-subject" in str(caught.value)


def test_problems_of_data_and_articles_come_in_one_run(tmp_path: Path) -> None:
    from small import FILE

    bad_data = FILE.read_text().replace("evidence: strong", "evidence: sure")
    bad_article = TEXT.replace("::compare", "::compair")
    with pytest.raises(InvalidData) as caught:
        load(project(tmp_path, bad_data, bad_article))
    assert {problem.file for problem in caught.value.problems} == {
        "nutrients.yaml",
        "docs/articles/night-cramps-lacking.md",
    }


def test_every_component_is_drawn_by_the_article_template() -> None:
    template = (Path(__file__).parent.parent / "hooks" / "templates" / "article.html.jinja").read_text()
    for name in COMPONENTS:
        assert f'item.kind == "{name}"' in template
