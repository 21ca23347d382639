"""YAML is read strictly, and every value has a place."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.problems import InvalidData
from publisher.source import Document, parse, read, scalars

LATIN = st.characters(codec="latin-1", exclude_categories=["Cc"])


def value(text: str) -> object:
    return parse(text, "f.yaml").value


def problem(text: str) -> str:
    with pytest.raises(InvalidData) as caught:
        parse(text, "f.yaml")
    return str(caught.value)


@pytest.mark.parametrize(
    "word", ["no", "yes", "on", "off", "1:30", "2026-11-23", "0b11", "1_000", "=", "1.2.3", ".", "e5"]
)
def test_a_bare_word_that_yaml_1_1_would_change_stays_text(word: str) -> None:
    assert value(f"a: {word}") == {"a": word}


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("7", 7),
        ("-3", -3),
        ("0", 0),
        ("0.5", 0.5),
        ("1e3", 1000.0),
        (".5", 0.5),
        ("012", 12),
        ("-007.50", -7.5),
        ("0x1F", 31),
        ("0o17", 15),
        ("-.inf", float("-inf")),
        ("true", True),
        ("False", False),
    ],
)
def test_numbers_and_truth_values_are_read_as_such(word: str, expected: object) -> None:
    assert value(f"a: {word}") == {"a": expected}


def test_more_digits_than_any_figure_has_are_text() -> None:
    assert value(f"a: {'9' * 5000}") == {"a": "9" * 5000}


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("a: b: c\n", 1, "text with ': ' in it must stand in quotes"),
        ("a:1\nb: 2\n", 1, "a space is missing behind the colon of 'a'"),
        ("a:\n  b 1\n  c: 2\n", 2, "a colon is missing behind the first word"),
        ("a: 1\nb\nc: 2\n", 2, "expected a colon and a space after the key"),
        ("a:\n\t- 1\n", 2, "found a tab; indent with spaces"),
        ('a: "x\nb: 1\n', 1, "this quotation mark is never closed"),
        ("a: 1\nb: [x, y\nc: 2\n", 2, "this bracket is not closed"),
        ("a: @x\n", 1, "text can't begin with this sign"),
        ("a: *x\n", 1, "text that begins with * or & must stand in quotes"),
        ("a: 1\n---\nb: 2\n", 2, "the file must hold one document"),
        ('a: "C:\\data"\n', 1, "the sign \\ has a meaning in double quotes"),
    ],
)
def test_a_slip_of_yaml_is_named_in_plain_words_where_it_is_mended(text: str, line: int, says: str) -> None:
    told = problem(text)
    assert told.startswith(f"f.yaml:{line}:")
    assert says in told


@pytest.mark.parametrize("word", ["", "~", "null"])
def test_nothing_is_read_as_nothing(word: str) -> None:
    assert value(f"a: {word}") == {"a": None}


def test_quotes_keep_a_number_as_text() -> None:
    assert value("a: \"7\"\nb: 'true'") == {"a": "7", "b": "true"}


def test_a_key_given_twice_is_named_where_it_stands_again() -> None:
    assert problem("a: 1\nb:\n  c: 1\n  c: 2\n") == (
        "f.yaml:4:3: b.c: the key 'c' stands here a second time; only one can count (no-duplicate-keys)\n1 problem"
    )


def test_all_duplicate_keys_are_named_in_one_run() -> None:
    assert problem("a: 1\na: 2\nb: 1\nb: 2\n").endswith("2 problems")


def test_anchors_that_are_used_again_are_refused() -> None:
    assert "no-anchors" in problem("a: &x [1]\nb: *x\n")


def test_an_anchor_that_contains_itself_ends_in_a_problem() -> None:
    assert "no-anchors" in problem("a: &x\n  b: *x\n")


@pytest.mark.parametrize("tag", ["!!python/object:os.system", "!mine", "!!set", "!!binary"])
def test_tags_are_refused(tag: str) -> None:
    assert "no-tags" in problem(f"a: {tag} x\n")


@pytest.mark.parametrize(
    "text", ["a: [1", "a: 1\n---\nb: 2\n", "a:\n\t- 1\n", "a: b: c", '"a', "a: 1\n b: 2", "? [x]\n: 1\n"]
)
def test_what_is_not_one_yaml_document_is_a_located_problem(text: str) -> None:
    assert problem(text).startswith("f.yaml:")


def test_nesting_by_indentation_is_refused_where_it_gets_too_deep() -> None:
    told = problem("".join(f"{' ' * i}a:\n" for i in range(40)))
    assert told.startswith("f.yaml:26:26: a.a.")
    assert "nested deeper than 24 levels (depth)" in told


@pytest.mark.parametrize("times", [60, 400, 5_000, 100_000])
@pytest.mark.parametrize(("opened", "closed"), [("[", ""), ("[", "]"), ("{a: ", ""), ("{a: ", "}")])
def test_nesting_by_brackets_is_refused_however_deep_and_whatever_the_parser_bears(
    times: int, opened: str, closed: str
) -> None:
    told = problem("a: " + opened * times + closed * times)
    if times == 60 and not closed:  # no danger to the stack, so the open bracket is what there is to mend
        assert "the file ends here in the middle of a value; look for a bracket that is not closed" in told
    else:
        assert "nested deeper than 24 levels (depth)" in told


def test_a_slip_in_a_text_with_many_brackets_is_named_as_elsewhere() -> None:
    told = problem("a: x" + " [" * 250 + '\nb: "\n')
    assert told == "f.yaml:2:4: not valid YAML: this quotation mark is never closed (yaml)\n1 problem"


@given(st.text(max_size=200))
def test_any_text_is_read_or_answered_with_problems(text: str) -> None:
    with contextlib.suppress(InvalidData):
        parse(text, "f.yaml")


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers(-(10**6), 10**6) | st.text(LATIN, max_size=8),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.from_regex(r"[a-z]{1,5}", fullmatch=True), inner, max_size=3)
        ),
        max_leaves=12,
    )
)
def test_what_json_can_say_is_read_back_the_same(expected: object) -> None:
    assert value(json.dumps({"a": expected}, ensure_ascii=False)) == {"a": expected}


def test_places_count_lines_and_columns_from_one() -> None:
    document = parse("a: 1\nb:\n  - x\n  - c: deep\n", "f.yaml")
    assert document.place(("b", 1, "c")) == (4, 8)
    assert document.place(("b", 1, "c"), key=True) == (4, 5)


def test_a_path_that_leads_nowhere_has_the_place_of_its_deepest_part() -> None:
    document = parse("a:\n  b: 1\n", "f.yaml")
    assert document.place(("a", "missing", "too")) == document.place(("a",))


def test_places_follow_the_first_line_of_the_text_in_its_file() -> None:
    assert parse("a: 1\n", "article.md", first_line=2).place(("a",)) == (2, 4)


def test_every_scalar_comes_with_its_path() -> None:
    assert list(scalars({"a": [1, {"b": "x"}]})) == [(("a", 0), 1), (("a", 1, "b"), "x")]


def written(folder: Path, data: bytes) -> Path:
    path = folder / "f.yaml"
    path.write_bytes(data)
    return path


def read_bytes(folder: Path, data: bytes) -> Document:
    return read(written(folder, data))


def test_windows_and_old_mac_line_ends_and_a_byte_order_mark_are_fine(tmp_path: Path) -> None:
    assert read_bytes(tmp_path, b"\xef\xbb\xbfa: 1\r\nb: 2\rc: 3\n").value == {"a": 1, "b": 2, "c": 3}


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"a: 1\nb: \xff\n", "f.yaml:2:4: these bytes are not UTF-8 text (utf-8)"),
        (b"a: 1\nb: x\x00y\n", "f.yaml:2:5: found the unseen character U+0000"),
        ("a: x\u2028y\n".encode(), "f.yaml:1:5: found the unseen character U+2028"),
        (b"<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> x\n", "f.yaml:1:1: found '<<<<<<< HEAD', the mark of"),
    ],
)
def test_bytes_that_are_not_plain_text_are_refused_where_they_stand(
    tmp_path: Path, data: bytes, expected: str
) -> None:
    with pytest.raises(InvalidData) as caught:
        read_bytes(tmp_path, data)
    assert str(caught.value).startswith(expected)


def test_a_missing_file_and_a_folder_in_its_place_are_named(tmp_path: Path) -> None:
    with pytest.raises(InvalidData, match="the file is missing"):
        read(tmp_path / "none.yaml")
    with pytest.raises(InvalidData, match="found a folder"):
        read(tmp_path)
