"""Whatever a file holds, the answer fits on a screen and the work for it has a bound."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from publisher.cli import main
from publisher.loading import load
from publisher.problems import MOST_KEPT, MOST_SHOWN, InvalidData, Problem, kept, report
from publisher.source import Document
from small import ARTICLE, DAY, FILE, project

SMALL = FILE.read_text()
MANY = 5 * MOST_KEPT
HUGE: dict[str, Callable[[], str]] = {
    "unknown records": lambda: SMALL.replace("\nfoods:\n", "\nfoods:\n" + lines("  k{}: {}")),
    "unknown fields": lambda: SMALL.replace("    grams: 50\n", "    grams: 50\n" + lines("    k{}: {}")),
    "unknown sections": lambda: SMALL + lines("k{}: {}"),
    "one key": lambda: SMALL + lines("k: 1"),
    "anchors in anchors": lambda: SMALL + "a0: &a0 [x, x]\n" + nested(200),
    "one anchor": lambda: SMALL + "a: &a [x]\nb: [" + ", ".join(["*a"] * MANY) + "]\n",
    "texts that are cut": lambda: SMALL + "x:\n" + lines("  - It is # {}"),
    "unseen characters": lambda: SMALL.replace("It opens the gate", "\u200b" * MANY),
    "unknown ids": lambda: SMALL.replace("sources: [a-review]", "sources: [" + ids() + "]", 1),
    "conflicts": lambda: SMALL + lines("<<<<<<< {}"),
    "odd spaces": lambda: SMALL + lines("k{}:\u00a0x"),
}


def lines(form: str) -> str:
    return "".join(f"{form.format(number, number)}\n" for number in range(MANY))


def nested(depth: int) -> str:
    return "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, depth))


def ids() -> str:
    return ", ".join(f"no-{number}" for number in range(MANY))


def refused(folder: Path, knowledge: str, article: str | None = None) -> InvalidData:
    project(folder, knowledge, article)
    with pytest.raises(InvalidData) as raised:
        load(folder)
    return raised.value


@pytest.mark.parametrize("what", HUGE)
def test_a_slip_made_a_thousand_times_is_told_on_one_screen(tmp_path: Path, what: str) -> None:
    error = refused(tmp_path, HUGE[what]())
    told = str(error).split("\n")
    assert len(told) == MOST_SHOWN + 2
    assert max(map(len, told)) < 300
    assert told[-2] == f"… and {len(error.problems) - MOST_SHOWN:,} more"
    assert MOST_SHOWN < len(error.problems) <= 2 * MOST_KEPT + 2


@pytest.mark.parametrize("what", ["unknown records", "unknown fields", "unknown sections", "unknown ids"])
def test_only_what_is_kept_is_compared_with_valid_values_and_looked_for_in_the_file(
    tmp_path: Path, what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared, placed = 0, 0
    match, place = difflib.get_close_matches, Document.place

    def counted_match(*given: Any, **more: Any) -> Any:
        nonlocal compared
        compared += 1
        return match(*given, **more)

    def counted_place(document: Document, *given: Any, **more: Any) -> tuple[int, int]:
        nonlocal placed
        placed += 1
        return place(document, *given, **more)

    monkeypatch.setattr(difflib, "get_close_matches", counted_match)
    monkeypatch.setattr(Document, "place", counted_place)
    refused(tmp_path, HUGE[what]())
    assert 0 < placed <= 2 * MOST_KEPT + 20
    assert compared <= 2 * MOST_KEPT + 20


def test_a_place_among_many_keys_is_looked_up_and_not_searched_for() -> None:
    document = Document("f", "".join(f"k{n}: {n}\n" for n in range(1_000)), {})
    looked_at = 0

    class Entries(list[Any]):
        def __reversed__(self) -> Iterator[Any]:
            nonlocal looked_at
            looked_at += len(self)
            return super().__reversed__()

    assert document.place(("k999",)) == (1_000, 7)
    assert document._root is not None
    document._root.value = Entries(document._root.value)
    document._entries.clear()
    for number in range(1_000):
        assert document.place((f"k{number}",), key=True) == (number + 1, 1)
    assert looked_at == 1_000


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("It opens the gate < of > the muscle.", "word " * 100_000),
        ("    grams: 50\n", f"    grams: {'9' * 100_000}\n"),
        ("    grams: 50\n", f"    {'k' * 100_000}: 50\n"),
        ("\nfoods:\n", f"\nfoods:\n  {'k' * 100_000}: 1\n"),
        ("kind: mineral", f"kind: {'k' * 100_000}"),
        ("sources: [a-review]", f"sources: [{'k' * 70}]"),
        ("sources: [a-review]", f"sources: ['{'K ' * 50_000}']"),
    ],
)
def test_a_value_of_any_length_is_quoted_on_one_line(tmp_path: Path, old: str, new: str) -> None:
    assert old in SMALL
    error = refused(tmp_path, SMALL.replace(old, new, 1))
    assert max(map(len, str(error).split("\n"))) < 420


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("A nerve fires", "word " * 1_000),
        ('::care symptom="night-cramp"', f'::care symptom="{"k" * 3_000}"'),
        ("[@a-review | moderate]", f"[@{'k' * 3_000} | moderate]"),
        ("## Food {#food}", f"## {'F' * 3_000}"),
    ],
)
def test_a_text_of_any_length_in_an_article_is_quoted_on_one_line(tmp_path: Path, old: str, new: str) -> None:
    article = ARTICLE.read_text()
    assert old in article
    error = refused(tmp_path, SMALL, article.replace(old, new, 1))
    assert max(map(len, str(error).split("\n"))) < 420


def test_a_page_has_a_greatest_length(tmp_path: Path) -> None:
    project(tmp_path)
    (tmp_path / "docs" / "long.md").write_text("`` ` " * 50_000)
    with pytest.raises(
        InvalidData, match="found 250,000 characters, expected at most 200,000; make it two pages"
    ):
        load(tmp_path)


@pytest.mark.parametrize("field", ["published", "changed", "checked", "next_check"])
@pytest.mark.parametrize("day", ["2999-01-01", "0001-01-01", "9999-12-31"])
def test_a_day_that_nobody_means_is_named_where_it_stands(tmp_path: Path, field: str, day: str) -> None:
    head, _, rest = SMALL.partition(f"{field}: 20")
    error = refused(tmp_path, f"{head}{field}: {day}{rest[8:]}")
    [problem] = [p for p in error.problems if p.rule == "shape"]
    assert problem.line == head.count("\n") + 1
    assert problem.message == f"found {day}, expected a year from 1900 to 2100"


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01"])
def test_a_day_on_the_command_line_has_the_same_bounds(
    tmp_path: Path, day: str, capsys: pytest.CaptureFixture[str]
) -> None:
    project(tmp_path)
    with pytest.raises(SystemExit):
        main(["--today", DAY, "--root", str(tmp_path), "stale", "--on", day])
    assert f"'{day}' is not between 1900 and 2100" in capsys.readouterr().err


@pytest.mark.parametrize("number", [0, 1, MOST_KEPT - 1, MOST_KEPT, MOST_KEPT + 1, 10 * MOST_KEPT])
def test_a_check_is_asked_for_no_more_than_is_kept(number: int) -> None:
    asked = 0

    def found() -> Iterator[Problem]:
        nonlocal asked
        for line in range(1, number + 1):
            asked += 1
            yield Problem("f", line, 1, "", "x", "r", "warning")

    given = [*kept(found())]
    assert [problem.line for problem in given[:MOST_KEPT]] == [*range(1, min(number, MOST_KEPT) + 1)]
    assert asked == min(number, MOST_KEPT + 1)
    assert [problem.rule for problem in given[MOST_KEPT:]] == ["too-many"] * (number > MOST_KEPT)
    assert {problem.severity for problem in given} <= {"warning"}


@pytest.mark.parametrize("number", [0, 1, MOST_SHOWN, MOST_SHOWN + 1, 12_345])
def test_a_report_shows_as_many_as_fit_and_counts_all(number: int) -> None:
    told = report(Problem("f", line, 1, "", "x", "r") for line in range(number)).split("\n")
    rest = [f"… and {number - MOST_SHOWN:,} more"] * (number > MOST_SHOWN)
    assert told[min(number, MOST_SHOWN) :] == [*rest, f"{number} problem{'' if number == 1 else 's'}"]
