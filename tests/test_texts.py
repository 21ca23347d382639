"""Nothing unseen, foreign or half-merged gets from a file to a reader, by whatever door."""

from __future__ import annotations

import re
import shutil
import unicodedata
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.exceptions import Abort

from projects import build_site, whole_project
from publisher.html import TEMPLATES, Renderer
from publisher.knowledge import Knowledge
from publisher.knowledge.vocabulary import FORMS
from publisher.loading import load
from publisher.problems import InvalidData, Problem, quoted
from publisher.source import parse
from publisher.text.characters import odd, odd_characters
from publisher.text.conflicts import conflicts
from publisher.text.signs import in_a_text, in_markdown, in_prose
from small import ARTICLE, FILE, project, small

PAGE = """\
---
title: How to read a page
description: What the circle and the bars on each page mean, and where the figures come from.
---
# How to read a page

Words.
"""


def problems(
    folder: Path, knowledge: tuple[str, str] = ("", ""), article: tuple[str, str] = ("", ""), page: str = PAGE
) -> Sequence[Problem]:
    """What is wrong with the small project after an exchange of words."""
    texts = []
    for file, (old, new) in ((FILE, knowledge), (ARTICLE, article)):
        text = file.read_text()
        assert old in text
        texts.append(text.replace(old, new, 1))
    project(folder, *texts)
    (folder / "docs" / "reading.md").write_text(page, encoding="utf-8")
    try:
        return load(folder).warnings
    except InvalidData as error:
        return error.problems


def said(found: Sequence[Problem]) -> list[str]:
    return [f"{problem.file}: {problem.message}" for problem in found]


# --- merges ---


@pytest.mark.parametrize("mark", ["<<<<<<< HEAD", ">>>>>>> other branch", "||||||| 1a2b3c", "<<<<<<<"])
def test_a_mark_of_a_merge_is_named_in_every_kind_of_file(tmp_path: Path, mark: str) -> None:
    found = problems(
        tmp_path,
        knowledge=("\nfoods:\n", f"\n{mark}\nfoods:\n"),
        article=("A nerve fires", f"{mark}\nA nerve fires"),
        page=f"{PAGE}\n{mark}\n",
    )
    message = f"found '{mark}', the mark of a conflict between two versions; keep one of them and delete the"
    assert [text.partition(" lines of marks")[0] for text in said(found)] == [
        f"{file}: {message}"
        for file in ("docs/articles/night-cramps-lacking.md", "docs/reading.md", "nutrients.yaml")
    ]


@pytest.mark.parametrize("file", ["robots.txt", "foods.csv", "page.html", "assets/drawing.svg"])
def test_a_conflict_is_named_in_files_that_are_published_as_they_are(tmp_path: Path, file: str) -> None:
    path = tmp_path / "docs" / file
    path.parent.mkdir(parents=True)
    path.write_bytes(b"a\r\n<<<<<<< HEAD\r\nb\r\n=======\r\nc\r\n>>>>>>> x\r\n")
    found = problems(tmp_path)
    assert [(problem.file, problem.line) for problem in found] == [(f"docs/{file}", n) for n in (2, 4, 6)]


def test_a_conflict_in_a_template_is_named_before_any_page_is_written(tmp_path: Path) -> None:
    templates = shutil.copytree(TEMPLATES, tmp_path / "templates")
    (templates / "faq.html.jinja").write_text("<p>\n<<<<<<< HEAD\n</p>\n")
    content = small(tmp_path / "project")
    with pytest.raises(InvalidData, match=r"templates/faq\.html\.jinja:2:1: found '<<<<<<< HEAD', the mark"):
        Renderer(content, templates)


@pytest.mark.parametrize("file", ["partials/footer.html", "assets/site.css"])
def test_a_conflict_in_the_theme_stops_the_build(
    tmp_path: Path, file: str, caplog: pytest.LogCaptureFixture
) -> None:
    folder = whole_project(tmp_path, own_hooks=True)
    path = folder / "hooks" / "theme" / file
    path.write_text(f"{path.read_text()}\n>>>>>>> other\n")
    line = path.read_text().count("\n")
    with pytest.raises(Abort):
        build_site(folder)
    assert f"hooks/theme/{file}:{line}:1: found '>>>>>>> other', the mark of a conflict" in caplog.text
    assert not (folder / "site").exists()


def test_a_picture_may_hold_any_bytes(tmp_path: Path) -> None:
    project(tmp_path)
    (tmp_path / "docs" / "a.png").write_bytes(bytes(range(256)) * 100 + b"x<<<<<<< y")
    assert not problems(tmp_path)


def test_each_mark_of_a_conflict_has_its_line_and_a_title_may_be_underlined() -> None:
    text = "a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> x\n"
    assert [(problem.line, problem.column) for problem in conflicts(text, "f")] == [(2, 1), (4, 1), (6, 1)]
    assert not [*conflicts("Chapter\n=======\n", "f")]
    assert not [*conflicts("a <<<<<<< b\n <<<<<<< c\n<<<<<<<<\n", "f")]


# --- characters ---


@pytest.mark.parametrize(
    "character", ["\u00ad", "\u061c", "\u200b", "\u202e", "\u3164", "\U000e0041", "\ufeff"]
)
def test_an_unseen_character_is_named_in_every_kind_of_file(tmp_path: Path, character: str) -> None:
    found = problems(
        tmp_path,
        knowledge=("It opens the gate", f"It opens{character} the gate"),
        article=("A nerve fires", f"A nerve{character} fires"),
        page=PAGE.replace("Words.", f"Wor{character}ds."),
    )
    message = f"found the unseen character U+{ord(character):04X}; delete it"
    assert {(problem.file, problem.message) for problem in found} == {
        (file, message)
        for file in ("docs/articles/night-cramps-lacking.md", "docs/reading.md", "nutrients.yaml")
    }


@pytest.mark.parametrize(
    ("escape", "code"),
    [(r"\u200b", "U+200B"), (r"\0", "U+0000"), (r"\u202e", "U+202E"), (r"\ue000", "U+E000")],
)
def test_an_unseen_character_that_an_escape_makes_is_named_in_data_and_front_matter(
    tmp_path: Path, escape: str, code: str
) -> None:
    found = problems(
        tmp_path,
        knowledge=("text: It opens the gate < of > the muscle.", f'text: "It opens{escape} the gate."'),
        article=("aliases: [", f'aliases: ["Cramps{escape} again", '),
        page=PAGE.replace("title: How to read a page", f'title: "How to{escape} read a page"'),
    )
    named = {problem.file for problem in found if code in problem.message}
    assert named == {"docs/articles/night-cramps-lacking.md", "docs/reading.md", "nutrients.yaml"}


def test_an_entity_that_makes_an_unseen_character_is_named_on_a_page(tmp_path: Path) -> None:
    found = problems(tmp_path, page=PAGE.replace("Words.", "Wor&shy;ds &#x200B; &amp; &nbsp;more."))
    assert said(found) == [
        "docs/reading.md: '&shy;': found the unseen character U+00AD; delete it",
        "docs/reading.md: '&#x200B;': found the unseen character U+200B; delete it",
    ]


def test_all_of_them_are_named_at_once_each_at_its_place() -> None:
    found = [*odd_characters("a\u200bb\nc\ufffdd\uf0b7\n", "f")]
    assert [(p.line, p.column, p.message.split(",")[0].split(";")[0]) for p in found] == [
        (1, 2, "found the unseen character U+200B"),
        (2, 2, "found U+FFFD"),
        (2, 4, "found U+F0B7"),
    ]


def test_joiners_stand_between_letters_that_need_them_and_between_emoji_only() -> None:
    assert not [*odd("می\u200cخواهم क्\u200dष 👩\u200d👧")]
    assert [at for at, _ in odd("cra\u200cmp \u200dword x\u200d")] == [3, 7, 14]


@given(st.characters())
def test_letters_figures_and_signs_of_every_script_are_fine_and_what_shows_nothing_is_not(sign: str) -> None:
    category = unicodedata.category(sign)
    found = [*odd(f"a{sign}b")]
    if (
        category[0] in "LMNPS"
        and sign not in "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u2800\u3164\uffa0\ufffd"
    ):
        assert not found
    if category in ("Cf", "Co", "Cn", "Zl", "Zp") or (category == "Cc" and sign not in "\n\t"):
        assert len(found) == 1


@pytest.mark.parametrize(
    ("text", "meant"),
    [("cafÃ©", "é"), ("10 Âµg", "µ"), ("donâ€™t", "’"), ("38 Â°C", "°"), ("a â€“ b", "–"), ("Î¼g", "μ")],
)
def test_text_that_was_read_wrongly_is_warned_of(text: str, meant: str) -> None:
    [problem] = odd_characters(text, "f")
    assert problem.severity == "warning"
    assert f"probably '{meant}'" in problem.message


@pytest.mark.parametrize("text", ["café", "“AMANHÔ", "Île de Ré", "ÂGE", "10 µg", "naïve – don’t"])
def test_right_words_of_other_languages_are_no_slip(text: str) -> None:
    assert not [*odd_characters(text, "f")]


# --- signs of other formats ---


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Take <b>this</b>", ["<b>", "</b>"]),
        ("a <br/> b", ["<br/>"]),
        ("<!-- ask Anna -->", ["<!--", "-->"]),
        ("see <https://a.b>", ["<https://a.b>"]),
        ("10&nbsp;mg &#176; &micro;", ["&nbsp;", "&#176;", "&micro;"]),
        ("a ![b](c)", ["!["]),
        ("a[^1]", ["[^1]"]),
        ("{{ x }} {% y %}", ["{{", "}}", "{%", "%}"]),
        ("~~old~~", ["~~", "~~"]),
        ("an *odd* word", ["*odd*"]),
        ("an _odd_ word", ["_odd_"]),
        ("a `code`", ["`", "`"]),
    ],
)
def test_signs_of_other_formats_are_named_in_texts_and_in_prose(text: str, found: list[str]) -> None:
    assert sorted(message.split("'")[1] for _, message in in_prose(text)) == sorted(found)
    assert {*in_prose(text)} <= {*in_a_text(text)}


@pytest.mark.parametrize(
    "text",
    [
        "5 < 6 and 7 > 6",
        "p<0.05",
        "Medical Diagnosis & Treatment",
        "R&D; AT&T;",
        "an e-mail to a_b_c@d.example",
        "2 * 3 * 4",
        "snake_case_word",
        "a [note] in brackets",
        "50 % | 60 %",
        "~5 mg",
        "{x}",
    ],
)
def test_signs_that_mean_themselves_are_fine(text: str) -> None:
    assert not [*in_a_text(text)]


def test_only_prose_knows_bold_type_and_links() -> None:
    text = "This is **bold** and [a link](nutrients/a_b_c/#x_y_z)."
    assert not [*in_prose(text)]
    assert len([*in_a_text(text)]) == 3


@pytest.mark.parametrize("text", ["| a | b |", "--- | ---", "|---|", "  | x |"])
def test_a_table_of_markdown_is_named_in_prose(text: str) -> None:
    assert [message for _, message in in_prose(text)] == [
        "found a table of Markdown; a table comes from the data, by a component line"
    ]
    assert not [*in_prose("| strong] More. [@a-b |")]  # a citation that goes on in the next line


def test_they_are_named_where_they_stand_in_data_front_matter_prose_titles_and_component_lines(
    tmp_path: Path,
) -> None:
    article = ARTICLE.read_text()
    changes = {
        "A nerve fires": "A nerve <i>fires</i>",
        "## Food {#food}": "## Food **now** {#food}",
        '::care symptom="night-cramp"': '::care symptom="night-cramp" <!-- Anna -->',
    }
    text = article
    for old, new in changes.items():
        assert old in text
        text = text.replace(old, new, 1)
    found = problems(
        tmp_path,
        knowledge=("It opens the gate", "It &lt;opens the gate"),
        article=(article, text.replace("aliases: [", "aliases: ['A <b>cramp</b>', ", 1)),
        page=PAGE.replace("What the circle", "What `the` circle"),
    )
    signs = {problem for problem in found if problem.rule == "no-signs-of-another-format"}
    by_file = {
        file: {problem.message.split("'")[1] for problem in signs if problem.file == file}
        for file in {problem.file for problem in signs}
    }
    assert by_file == {
        "nutrients.yaml": {"&lt;"},
        "docs/articles/night-cramps-lacking.md": {"<i>", "</i>", "**", "<!--", "-->", "<b>", "</b>"},
        "docs/reading.md": {"`"},
    }


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("See[^1].", "[^1]"),
        ("!!! note\n    x", "!!! note"),
        ("- [ ] ask\n", "- [ ]"),
        ("{{ name }}", "{{"),
        ("~~old~~", "~~"),
        ("::: box", "::: box"),
        ("a <!-- note", "comment that is never closed"),
    ],
)
def test_what_markdown_here_turns_into_nothing_is_named_on_pages(text: str, found: str) -> None:
    assert found in next(in_markdown(text))[1]


def test_markdown_and_html_are_fine_on_pages() -> None:
    assert not [*in_markdown("**a** <kbd>b</kbd> `c` &nbsp; | d | <!-- e -->\n\n- [x](y.md)\n")]


def test_a_note_between_editors_stays_out_of_the_page_and_code_keeps_it(tmp_path: Path) -> None:
    folder = whole_project(tmp_path)
    note = "<!-- Anna: is this\ntrue? -->"
    (folder / "docs" / "about" / "method.md").write_text(f"{PAGE}\n{note}\n\nMore `<!-- shown -->`.\n")
    text = (build_site(folder) / "about" / "method" / "index.html").read_text()
    assert "Anna" not in text
    assert "&lt;!-- shown --&gt;" in text


# --- what YAML cuts off ---


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a: It is the # 1 sign", (1, 14)),
        ("a: Cramps # 1", (1, 11)),
        ("a:\n  - It is the # 1 sign\n  - b", (2, 15)),
        ("a: It is\n  the # 1 sign", (2, 7)),
        ("a: It is the\n  # 1 sign", (2, 3)),
        ("- It is the\n  # 1 sign", (2, 3)),
        ("a: {b: It is,\n    c: the sign # 1\n    }", (2, 17)),
    ],
)
def test_a_text_that_a_comment_cuts_off_is_named_where_it_is_cut(text: str, place: tuple[int, int]) -> None:
    with pytest.raises(InvalidData) as raised:
        parse(text, "f")
    [problem] = raised.value.problems
    assert (problem.line, problem.column, problem.rule) == (*place, "no-text-is-cut-off")


@pytest.mark.parametrize(
    "text",
    [
        "a: 12 # mg",
        "a: an-id # why",
        "a: RDA # why",
        "a: [one, two words] # why",
        "a: 'It is the # 1 sign' # why",
        'a: "It is" # why',
        "a: It is the#1 sign",
        "a: It is\n# why\nb: 1",
        "a:\n  b: It is\n  # why\n  c: 1",
        "a: # why\n  b: 1",
        "a: |\n  It is the # 1 sign\n",
        "a: It is # TODO look it up",
        "a: 2026-01-01 # why",
    ],
)
def test_a_comment_that_cuts_nothing_off_is_fine(text: str) -> None:
    parse(text, "f")


def test_front_matter_is_read_as_strictly(tmp_path: Path) -> None:
    found = problems(
        tmp_path,
        article=("at night?\n", "at night? # 1\n"),
        page=PAGE.replace("a page\ndesc", "a page # 1\ndesc"),
    )
    assert [(p.file, p.line, p.rule) for p in found] == [
        ("docs/articles/night-cramps-lacking.md", 2, "no-text-is-cut-off"),
        ("docs/reading.md", 2, "no-text-is-cut-off"),
    ]


# --- figures and spaces that are typed otherwise ---


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "a: {b: 1,809, c: 2}",
            "1:10: a: a comma ends a value between braces: found '1,809', write 1809, or 1.809",
        ),
        ("a: {b: 2,6}", "1:10: a: a comma ends a value between braces: found '2,6', write 2.6 ("),
        ("a: {b: 0,125}", "1:10: a: a comma ends a value between braces: found '0,125', write 0.125 ("),
        ("a:\u00a0mg\nb: c", "1:3: found a no-break space"),
        ("a:\n\u00a0\u00a0b: 2", "2:1: found a no-break space"),
        ("a:\n  -\u00a0b", "2:4: found a no-break space"),
        ("a: {b: 1, c:\u202fd}", "1:13: found a no-break space"),
    ],
)
def test_signs_that_only_look_like_those_of_yaml_are_named(text: str, expected: str) -> None:
    with pytest.raises(InvalidData) as raised:
        parse(text, "f")
    [problem] = raised.value.problems
    assert str(problem).startswith(f"f:{expected}")


def test_a_comma_in_a_number_outside_braces_is_named_too(tmp_path: Path) -> None:
    [problem] = problems(tmp_path, knowledge=("    grams: 50\n", "    grams: 28,35\n"))
    assert problem.message == "found '28,35', write 28.35"


@pytest.mark.parametrize("ages", ["19\u201330 years", "19-30\u00a0years", "19\u201130\u202fyears"])
def test_ages_with_the_signs_of_a_word_processor_are_answered_with_plain_ones(
    tmp_path: Path, ages: str
) -> None:
    text = FILE.read_text()
    [old, *_] = re.findall(r"ages: (\d+-\d+ years)", text)
    [problem] = problems(tmp_path, knowledge=(f"ages: {old}", f"ages: {ages}"))
    assert "did you mean '19-30 years'?" in problem.message
    assert "\\" not in problem.message


def test_a_bad_id_in_a_list_brings_no_second_message(tmp_path: Path) -> None:
    [problem] = problems(tmp_path, knowledge=("sources: [a-review]", "sources: [A Review]"))
    assert problem.message == "found 'A Review', expected small letters, digits and hyphens"


def patterns(schema: object) -> set[str]:
    if isinstance(schema, dict):
        found = {schema["pattern"]} if "pattern" in schema and "errorMessage" not in schema else set()
        return found.union(*map(patterns, schema.values()))
    return set().union(*map(patterns, schema)) if isinstance(schema, list) else set()


def test_every_pattern_of_the_model_is_told_in_words() -> None:
    assert patterns(Knowledge.model_json_schema()) == FORMS.keys()


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("a\u200bb\u00a0c", "'a<U+200B>b<no-break space>c'"),
        ("x" * 81, f"'{'x' * 79}…'"),
        ("x" * 80, f"'{'x' * 80}'"),
        ("a\nb", "'a b'"),
        (1.5, "1.5"),
        (None, "None"),
    ],
)
def test_a_value_is_quoted_so_that_everybody_sees_it(value: object, expected: str) -> None:
    assert quoted(value) == expected
