"""Articles: text and component lines, each slip located."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publisher import jsonld
from publisher.articles import COMPONENTS, Article, Bullets, Component, Heading, Paragraph, parse_article
from publisher.html import Renderer
from publisher.loading import load
from publisher.pages import all_pages
from publisher.problems import InvalidData, Problem, report
from small import ARTICLE, FILE, project

TEXT = ARTICLE.read_text()
NAME = "docs/articles/night-cramps-lacking.md"


def parsed(text: str) -> Article:
    article, problems = parse_article(text, "a.md", "a")
    assert article, report(problems)
    return article


def problems_of(folder: Path, article: str, knowledge: str | None = None) -> Sequence[Problem]:
    try:
        return load(project(folder, knowledge, article)).warnings
    except InvalidData as error:
        return error.problems


def place_of(words: str, text: str) -> tuple[int, int]:
    """Line and column at which some words begin."""
    before = text[: text.index(words)]
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def test_a_statement_ends_with_its_sources_and_grade() -> None:
    article = parsed(TEXT)
    paragraph = next(b for b in article.blocks if isinstance(b, Paragraph))
    first, second = paragraph.statements
    assert (first.text, first.sources, first.grade) == (
        "A nerve fires and does not stop.",
        ("a-review",),
        "moderate",
    )
    assert second.sources == ("a-review", "a-table")


def test_headings_lists_and_components_keep_their_lines() -> None:
    article = parsed(TEXT)
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
    assert (
        "docs/articles/twin.md:6:11: symptoms: docs/articles/night-cramps-lacking.md is about the same symptoms "
        "and nutrients; make one page of the two (one-page-per-subject)"
    ) in str(caught.value)


def test_problems_of_data_and_articles_come_in_one_run(tmp_path: Path) -> None:
    bad_data = FILE.read_text().replace("evidence: strong", "evidence: sure")
    bad_article = TEXT.replace("::compare", "::compair")
    with pytest.raises(InvalidData) as caught:
        load(project(tmp_path, bad_data, bad_article))
    assert {problem.file for problem in caught.value.problems} == {
        "nutrients.yaml",
        "docs/articles/night-cramps-lacking.md",
    }


def test_every_component_is_drawn_by_the_article_template() -> None:
    template = (
        Path(__file__).parent.parent / "hooks" / "publisher" / "templates" / "article.html.jinja"
    ).read_text()
    for name in COMPONENTS:
        assert f'item.kind == "{name}"' in template


# What is changed in the article, into what, where the problem then stands, and what it says.
SLIPS = [
    # component lines
    (
        "::care symptom",
        ":: care symptom",
        'care symptom="night-cramp"\n\n## What',
        "expected `::care`, two colons and no space",
    ),
    (
        "::care symptom",
        ":care symptom",
        'care symptom="night-cramp"\n\n## What',
        "expected `::care`, two colons and no space",
    ),
    ("::care symptom", "  ::care symptom", "  ::care", "begins at the margin; delete the spaces before it"),
    ("::compare", "::", "::\n", "found '::', expected a line such as `::care symptom=\"tetany\"`"),
    (
        "::compare",
        "::compare.",
        ".\n\n## Other",
        "found '.', expected an argument such as symptom=\"tetany\"",
    ),
    ("::compare", "::Compare", "Compare\n", "did you mean 'compare'? (known-component)"),
    (
        '::care symptom="night-cramp"',
        "::care symptom=night-cramp",
        "night-cramp\n\n## What",
        'expected quotation marks: symptom="night-cramp" (component-form)',
    ),
    (
        '::care symptom="night-cramp"',
        "::care symptom=“night-cramp”",
        "“night-cramp”",
        'found the quotation mark “, expected the straight one: symptom="night-cramp" (component-form)',
    ),
    (
        '::care symptom="night-cramp"',
        "::care symptom='night-cramp'",
        "'night-cramp'",
        "found the quotation mark ', expected the straight one",
    ),
    (
        '::care symptom="night-cramp"',
        '::care symptom="night-cramp',
        '"night-cramp\n\n',
        "of 'symptom' is never closed",
    ),
    (
        '::care symptom="night-cramp"',
        '::care symptom = "night-cramp"',
        ' = "night',
        "found spaces around the = of 'symptom'; delete them",
    ),
    ('ironite" most="2"', 'ironite"most="2"', 'most="2"', "a space is missing before 'most'"),
    ('most="2"', 'most="five"', 'five"', "found 'five', expected a whole number from 1 to 20 (known-value)"),
    ('most="2"', 'most="0"', '0"', "found '0', expected a whole number from 1 to 20 (known-value)"),
    ('most="2"', 'most="²"', '²"', "found '²', expected a whole number from 1 to 20 (known-value)"),
    ('most="2"', 'most="2" most="3"', 'most="3"', "stands here a second time; only one can count"),
    (
        'most="2"',
        'mots="2"',
        'mots="2"',
        "found the argument 'mots', expected nutrient, most, form; did you mean",
    ),
    ('figure name="muscle"', 'figure name=""', '"\n\n::nutrient', "the argument 'name' is empty"),
    (
        '::care symptom="night-cramp"',
        '::care symptom="night-cramp tetany"',
        "night-cramp tetany",
        "found 'night-cramp tetany', expected one id and no spaces (known-value)",
    ),
    (
        'limits nutrients="ironite"',
        'limits nutrients="ironite vitamin-w"',
        "vitamin-w",
        "nutrients: 'vitamin-w' is unknown; did you mean 'vitamin-q'? (ids-resolve)",
    ),
    (
        'tests nutrients="ironite"',
        'tests nutrients="ironite ironite"',
        "ironite ironite",
        "expected each id once (no-id-is-listed-twice)",
    ),
    # nothing to show
    (
        "::compare\n",
        '::compare\n\n::trials nutrient="vitamin-q"\n',
        "trials nutrient",
        'the knowledge has nothing to show for nutrient="vitamin-q" (components-show-something)',
    ),
    (
        "::compare\n",
        '::compare\n\n::does-not-help symptom="night-cramp"\n',
        "does-not-help symptom",
        "'night-cramp' has no `does_not_help` to show (components-show-something)",
    ),
    (
        'foods nutrient="ironite" most="2"',
        'foods nutrient="ironite" form="ironite K2"',
        'foods nutrient="ironite" form',
        'nothing to show for nutrient="ironite" form="ironite K2" (components-show-something)',
    ),
    (
        'limits nutrients="ironite"',
        'limits nutrients="vitamin-q"',
        "limits nut",
        "(components-show-something)",
    ),
    ('tests nutrients="ironite"', 'tests nutrients="vitamin-q"', "tests nut", "(components-show-something)"),
    (
        'first nutrients="ironite"',
        'first nutrients="vitamin-q"',
        "check-first",
        "(components-show-something)",
    ),
    # nothing twice, nothing missing
    (
        "::compare\n",
        "::compare\n\n::compare\n",
        "::compare\n\n## Other",
        "`::compare` shows the same on line 42",
    ),
    (
        "::compare\n",
        "",
        "Most night cramps",
        "the line `::compare` is missing: without it the page does not show",
    ),
    (
        '::care symptom="night-cramp"',
        "",
        "Most night cramps",
        "the line `::care` is missing: without it the page",
    ),
    (
        "{#food}",
        "{#other-causes}",
        "other-causes}\n\n- Oat",
        "the id 'other-causes' stands on line 44; an id can be",
    ),
    (
        "{#food}",
        "{#ironite}",
        "ironite}\n\n- Oat",
        "the id 'ironite' stands on line 30; an id can be given once",
    ),
    (
        "## Food {#food}",
        "## Food {#food}\n\n### Answer {#answer}",
        "answer}",
        "'answer' stands on the page already",
    ),
    (
        "## Tests {#tests}",
        "## Blood {#blood}",
        "## When to get",
        "the part 'tests' is missing: expected a heading",
    ),
    # headings
    ("## Tests {#tests}", "# Tests {#tests}", "# Tests", "the title of the page stands in the front matter"),
    (
        "## Tests {#tests}",
        "#### Tests {#tests}",
        "#### Tests",
        "sections begin with ##, their parts with ###",
    ),
    ("## Tests {#tests}", "##Tests {#tests}", "##Tests", "expected `## Tests {#tests}` (heading-form)"),
    ("## Tests {#tests}", "## Tests {#Te_sts}", "## Tests", "expected `## Tests {#te-sts}` (heading-form)"),
    ("## Tests {#tests}", "## Tests {#tests", "## Tests", "expected `## Tests {#tests}` (heading-form)"),
    ("## Tests {#tests}", "  ## Tests {#tests}", "  ## Tests", "expected `## Tests {#tests}` (heading-form)"),
    # citations
    (
        "[@a-review | strong] Stretch",
        "[@a-review | stron] Stretch",
        "stron]",
        "did you mean 'strong'? (known-grade)",
    ),
    (
        "[@a-review | strong] Stretch",
        "[@a-review | Strong] Stretch",
        "Strong]",
        "did you mean 'strong'? (known-grade)",
    ),
    (
        "[@a-review | strong] Stretch",
        "[@a-review | strong Stretch",
        "[@a-review | strong S",
        "is never closed",
    ),
    (
        "[@a-review | strong] Stretch",
        "[a-review | strong] Stretch",
        "[a-review |",
        "the @ is missing (citation-form)",
    ),
    (
        "[@a-review | strong] Stretch",
        "@a-review Stretch",
        "@a-review Stretch",
        "outside brackets, expected the form",
    ),
    (
        "[@a-review | strong] Stretch",
        "[@a-review strong] Stretch",
        "[@a-review s",
        "a citation without a grade",
    ),
    (
        "[@a-review | strong] Stretch",
        "[@a-review,@a-table | strong] S",
        "@a-review,",
        "expected @ and the id",
    ),
    (
        "[@a-review | strong] Stretch",
        "[@a-review, | strong] S",
        "@a-review,",
        "such as @a-review (citation-form)",
    ),
    (
        "[@a-review | strong] Stretch",
        "[@a-review a-table | strong] S",
        "a-table | strong] S",
        "such as @a-table",
    ),
    ("[@a-review | strong] Stretch", "[@a-review @b | strong] S", "@b | strong] S", "'@b' is not in sources"),
    (
        "That hurts, like",
        "[@a-table | weak] That hurts, like",
        "[@a-table | weak]",
        "no words stand before this",
    ),
    (
        "[@a-review | weak]\n",
        "[@a-review | weak] The end\n",
        "The end\n",
        "these words carry no source: 'The end'",
    ),
    # words
    ("like **this** and", "like **this and", "**this", "this bold type is never closed"),
    ("[its page](nutrients", "[its page] (nutrients", "] (nut", "found a broken link, expected the form"),
    ("ironite/#foods).", "ironite/#foods.", "](nut", "found a broken link, expected the form"),
    ("[its page](nut", "**[its page](nut", "**[its", "this bold type is never closed"),
    (
        "/ironite/#foods).",
        "/ironit/#foods).",
        "nutrients/ironit/",
        "there is no page 'nutrients/ironit/'; did you mean",
    ),
    (
        "](nutrients/ironite/#foods)",
        "](../nutrients/ironite/)",
        "../nut",
        "expected the address from the home page",
    ),
    (
        "](nutrients/ironite/#foods)",
        "](nutrients/ironite.md)",
        "nutrients/ironite.md",
        "expected the address from",
    ),
    (
        "](nutrients/ironite/#foods)",
        "](javascript:x)",
        "javascript:x",
        "expected https:// or a page of this site",
    ),
    # lines
    ("- Peas hold some", "\t- Peas hold some", "\t- Peas", "found a tab at the start of the line"),
    ("- Peas hold some", "  - Peas hold some", "  - Peas", "a list has one level and one kind of sign"),
    ("- Peas hold some", "1. Peas hold some", "1. Peas", "a list has one level and one kind of sign"),
    (
        "- Oat cakes",
        "* Oat cakes",
        "* Oat cakes",
        "an item of a list begins with '- ' or '1. ' at the margin",
    ),
    (
        "- Oat cakes",
        "Eat this.\n- Oat cakes",
        "- Oat cakes",
        "a list begins behind an empty line (list-form)",
    ),
    ("::compare\n", "::compare\n\n---\n", "---\n\n## Other", "a line of signs has no meaning here"),
    # the rules that hold for every statement of the knowledge
    (
        "[@a-review @a-table | weak]",
        "[@a-report @a-review | weak]",
        "@a-report",
        "'a-review' is stronger than 'a-report'",
    ),
    (
        "[@a-review @a-table | weak]",
        "[@a-report | strong]",
        "That hurts",
        "every source of it has strength 3",
    ),
    (
        "[@a-review @a-table | weak]",
        "[@a-review @a-review | weak]",
        "@a-review @a-review",
        "in the list already",
    ),
    (
        "Peas hold some too.",
        "Oat cakes hold ironite.",
        "Oat cakes hold ironite. [@a-table | strong]\n\n",
        "the same words",
    ),
    (
        "Peas hold some too.",
        "Take 60 mg of ironite.",
        "Take 60 mg",
        "the dose '60 mg' needs its upper limit beside it",
    ),
    ("verdict: rarely", "verdict: known", "known", "no nutrient is linked to it as more than 'rarely'"),
    (
        "in_100: 46",
        "in_100: 45",
        "45,",
        "found 45, but the text gives no such share; the nearest there is 46",
    ),
    ("changed: 2026-01-02", "changed: 2025-01-02", "2025-01-02", "2025-01-02 is before published 2026-01-01"),
    (
        "changed: 2026-01-02",
        "changed: 2026-01-03",
        "2026-01-03",
        "2026-01-03 is after the edition of 2026-01-02",
    ),
    (
        "aliases: [lack of",
        "aliases: [What is lacking when I cramp at night, lack of",
        "What is lacking when I cramp at night, l",
        "stands above",
    ),
    (
        "mentions:",
        "reviews: [{by: editors, scope: all, date: 2026-01-02}]\nmentions:",
        "editors, scope",
        "wrote this page",
    ),
]


@pytest.mark.parametrize(("replace", "by", "at", "expect"), SLIPS)
def test_a_slip_is_named_where_it_stands(replace: str, by: str, at: str, expect: str, tmp_path: Path) -> None:
    assert TEXT.count(replace) == 1, "the case must change exactly one place"
    text = TEXT.replace(replace, by)

    problems = problems_of(tmp_path, text)

    places = [(problem.line, problem.column) for problem in problems if expect in str(problem)]
    assert place_of(at, text) in places, report(problems)
    assert {problem.file for problem in problems} == {NAME}


def test_a_slip_in_a_paragraph_of_several_lines_is_named_on_its_own_line(tmp_path: Path) -> None:
    long = "A nerve fires.\n  It does not\nstop. [@a-reviw\n| moderate] Nor\ndoes [@a-review |\nmodrate] it.\n[@a-table | weak]"
    text = TEXT.replace("A nerve fires and does not stop. [@a-review | moderate]", long)
    problems = problems_of(tmp_path, text)
    assert [(p.line, p.column, p.rule) for p in problems] == [
        (*place_of("@a-reviw", text), "ids-resolve"),
        (*place_of("modrate", text), "known-grade"),
    ]


def test_an_article_of_several_slips_tells_all_of_them_in_one_run(tmp_path: Path) -> None:
    text = TEXT
    for replace, by in (
        ("to: why", "to: whi"),
        ("::compare", "::compair"),
        ("moderate] That", "modrate] That"),
    ):
        text = text.replace(replace, by)
    text = text.replace("@a-table | strong", "@a-tabel | strong", 1)
    knowledge = FILE.read_text().replace("kind: wait", "kind: food")
    rules = {problem.rule for problem in problems_of(tmp_path, text, knowledge)}
    assert rules >= {
        "key-points-lead-somewhere",
        "known-component",
        "known-grade",
        "ids-resolve",
        "options-begin-with-waiting",
    }


def test_a_trial_shown_with_its_dose_needs_the_limit_in_its_section(tmp_path: Path) -> None:
    knowledge = FILE.read_text().replace("1 trial, 200 people", "1 trial, 200 people, 60 mg a day")
    shown = TEXT.replace("::compare\n", '::compare\n\n::trials nutrient="ironite"\n')
    (problem,) = problems_of(tmp_path, shown, knowledge)
    assert (problem.rule, problem.line) == ("doses-stand-beside-their-limit", 44)
    beside = TEXT.replace("::limits", '::trials nutrient="ironite"\n\n::limits')
    assert not problems_of(tmp_path, beside, knowledge)


def test_a_signed_article_says_who_signed_it_to_readers_and_machines(tmp_path: Path) -> None:
    doctor = (
        "  doctor: {name: A. Doctor, role: Reviewer, credential: MD, conflict_of_interest: None declared.}\n"
    )
    knowledge = FILE.read_text().replace("authorities:\n", f"{doctor}authorities:\n", 1)
    signed = TEXT.replace(
        "mentions:", "reviews: [{by: doctor, scope: all of it, date: 2026-01-02}]\nmentions:"
    )
    content = load(project(tmp_path, knowledge, signed))
    assert not content.warnings
    page = next(page for page in all_pages(content) if page.kind == "article")
    rendered = Renderer(content).render(page)
    assert "Reviewed by A. Doctor, MD, on 2026-01-02" in rendered.html
    assert '"lastReviewed":"2026-01-02"' in jsonld.script(page, rendered, content, "").replace(" ", "")


@pytest.mark.parametrize(
    ("name", "expect"),
    [
        ("Night_Cramps.md", "such as night-cramps.md"),
        ("index.md", "expected small letters, digits and hyphens"),
        ("night.markdown", "found the ending '.markdown', expected night.md"),
        ("more/night.md", "expected docs/articles/night.md"),
    ],
)
def test_the_file_of_an_article_has_a_name_that_can_be_an_address(
    name: str, expect: str, tmp_path: Path
) -> None:
    file = project(tmp_path) / "docs" / "articles" / name
    file.parent.mkdir(exist_ok=True)
    file.write_text(TEXT)
    with pytest.raises(InvalidData, match="article-file-name") as caught:
        load(tmp_path)
    assert f"docs/articles/{name}:1:1: " in str(caught.value)
    assert expect in str(caught.value)


def test_front_matter_that_is_never_closed_is_named(tmp_path: Path) -> None:
    opened = TEXT.replace(
        "further_reading: [a-review, a-table]\n---\n", "further_reading: [a-review, a-table]\n"
    )
    (problem,) = problems_of(tmp_path, opened)
    assert str(problem).startswith(f"{NAME}:1:1: the front matter is never closed")


def test_broken_front_matter_hides_nothing_of_the_text_below(tmp_path: Path) -> None:
    text = TEXT.replace("authors: [editors]", "authors: [editors").replace("moderate] That", "modrate] That")
    assert {"yaml", "known-grade"} <= {problem.rule for problem in problems_of(tmp_path, text)}


PIECES: tuple[str, ...] = (
    "[@",
    "]",
    "[@a-review | strong]",
    "|",
    "**",
    "](",
    "::care",
    '::foods nutrient="',
    '"',
    "“",
    "#",
    "## ",
)
PIECES += (
    "{#",
    "}",
    "- ",
    "1. ",
    "\n",
    "\n\n",
    "\t",
    "---",
    ":",
    "@",
    "60 mg ",
    "take ",
    "😀",
    "\x85",
    "é",
    "[",
    "{",
)


@settings(max_examples=150)
@given(
    st.lists(
        st.tuples(
            st.integers(0, len(TEXT)), st.integers(0, 12), st.sampled_from(PIECES) | st.text(max_size=6)
        ),
        min_size=1,
        max_size=5,
    )
)
def test_whatever_is_typed_into_an_article_gives_problems_inside_the_file(
    tmp_path_factory: pytest.TempPathFactory, edits: list[tuple[int, int, str]]
) -> None:
    text = TEXT
    for at, deleted, typed in edits:
        text = text[:at] + typed + text[at + deleted :]
    folder = tmp_path_factory.mktemp("typed")
    project(folder)
    (folder / "docs" / "articles" / "night-cramps-lacking.md").write_text(text, "utf-8", "surrogatepass")

    try:
        problems: Sequence[Problem] = load(folder).warnings
    except InvalidData as error:
        problems = error.problems

    lines = re.split(r"\r\n|\r|\n", text)
    for problem in problems:
        if problem.file == NAME:
            assert 1 <= problem.line <= len(lines)
            # Bytes that are not UTF-8 are counted as bytes.
            assert 1 <= problem.column <= len(lines[problem.line - 1].encode("utf-8", "surrogatepass")) + 1


def test_a_paragraph_nobody_would_read_is_refused_at_once(tmp_path: Path) -> None:
    text = TEXT.replace("Most night cramps", "1," * 3_000 + " Most night cramps")
    (problem,) = problems_of(tmp_path, text)
    assert (problem.rule, problem.line) == ("length", 83)
    (problem,) = problems_of(tmp_path, TEXT + "\nWords. [@a-review | weak]\n" * 9_000)
    assert (problem.rule, problem.line) == ("length", 1)
