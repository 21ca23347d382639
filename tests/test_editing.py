"""A change by command changes what was asked for and not one byte beside it."""

from __future__ import annotations

import datetime
import json
import random
import re
import stat
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.editing.files import read_raw, replace
from publisher.editing.places import CannotEdit, Change
from publisher.editing.text import add_record, append, set_day
from publisher.editing.writing import lines_of
from publisher.source import parse
from small import FILE

SMALL = FILE.read_text()
REVIEW = {"by": "dr-example", "scope": "All of it: text, limits & signs", "date": datetime.date(2026, 11, 24)}
READ_BACK = REVIEW | {"date": "2026-11-24"}
FOOD = {
    "name": "TODO: don't guess",
    "grams": 1,
    "year": None,
    "diets": [],
    "per_100g": {},
    "sources": ["a-table", "a-review"],
    "sure": True,
    "claims": [{"text": "one # two", "grade": "weak"}, {"text": "- [three]", "grade": "none"}],
}


def value(text: str) -> Any:
    return parse(text, "").value


def added_lines(old: str, new: str) -> list[str]:
    """The lines that are new, where all old ones are there, whole and in their order."""
    before, after = old.splitlines(keepends=True), iter(new.splitlines(keepends=True))
    extra: list[str] = []
    for line in before:
        for found in after:
            if found == line:
                break
            extra.append(found)
        else:
            pytest.fail(f"the line {line!r} is gone")
    return [*extra, *after]


def sprinkled(text: str, seed: int) -> str:
    """The text with comments, gaps and other line ends wherever YAML allows them between lines.

    The comments are work in hand: others may not stand where a text could go on.
    """
    dice = random.Random(seed)
    end = dice.choice(("\n", "\r\n"))
    lines: list[str] = []
    for line in text.splitlines():
        while dice.random() < 0.25:
            blank = " " * dice.randrange(9)
            lines.append(
                dice.choice(("", blank, f"{blank}# TODO: comment", "# ---- BANNER", f"{blank}#TODO"))
            )
        lines.append(line + (dice.choice(("", "  # TODO beside", "   ")) if dice.random() < 0.3 else ""))
    return end.join(lines) + dice.choice(("", end, end + end, f"{end}# the end{end}"))


def changes() -> dict[str, tuple[Callable[[str], Change], Callable[[Any], object]]]:
    """Change by name → how it is made, and what it must do to the tree."""

    def put(section: str, before: str | None) -> tuple[Callable[[str], Change], Callable[[Any], object]]:
        def expected(tree: Any) -> None:
            items = list(tree[section].items())
            at = next((i for i, (id, _) in enumerate(items) if id == before), len(items))
            items.insert(at, ("new-one", FOOD))
            tree[section] = dict(items)

        return lambda text: add_record(
            text, (section,), "new-one", FOOD, {"grams": "TODO: weigh it"}, before
        ), expected

    return {
        "last food": put("foods", None),
        "first food": put("foods", "oat-cakes"),
        "food between": put("foods", "green-peas"),
        "last source": put("sources", None),
        "last word of the file": put("glossary", None),
        "last symptom": put("symptoms", None),
        "link": (
            lambda text: add_record(text, ("links", "night-cramp"), "vitamin-q", {"verdict": "rarely"}),
            lambda tree: tree["links"]["night-cramp"].update({"vitamin-q": {"verdict": "rarely"}}),
        ),
        "review of a nutrient": (
            lambda text: append(text, ("nutrients", "ironite", "reviews"), REVIEW),
            lambda tree: tree["nutrients"]["ironite"].update(reviews=[READ_BACK]),
        ),
        "review of the last nutrient": (
            lambda text: append(text, ("nutrients", "q-group", "reviews"), REVIEW),
            lambda tree: tree["nutrients"]["q-group"].update(reviews=[READ_BACK]),
        ),
        "one more role": (
            lambda text: append(text, ("nutrients", "ironite", "roles"), {"text": "x"}),
            lambda tree: tree["nutrients"]["ironite"]["roles"].append({"text": "x"}),
        ),
        "one more sign": (
            lambda text: append(
                text, ("symptoms", "night-cramp", "care", "emergency", "signs"), {"text": "x"}
            ),
            lambda tree: tree["symptoms"]["night-cramp"]["care"]["emergency"]["signs"].append({"text": "x"}),
        ),
        "day": (
            lambda text: set_day(
                text, ("nutrients", "vitamin-q", "dates", "checked"), datetime.date(2026, 11, 24)
            ),
            lambda tree: tree["nutrients"]["vitamin-q"]["dates"].update(checked="2026-11-24"),
        ),
    }


CHANGES = changes()


@given(st.sampled_from(sorted(CHANGES)), st.integers(0, 10**9))
def test_whatever_stands_around_it_a_change_does_what_was_asked_and_keeps_every_other_byte(
    name: str, seed: int
) -> None:
    text = sprinkled(SMALL, seed)
    make, expect = CHANGES[name]
    expected = value(text)
    expect(expected)

    change = make(text)

    assert json.dumps(value(change.text)) == json.dumps(expected), "the tree differs as asked, in order too"
    if name == "day":
        (at,) = [
            i
            for i, (a, b) in enumerate(zip(text.splitlines(), change.text.splitlines(), strict=True))
            if a != b
        ]
        old, new = text.splitlines(keepends=True)[at], change.text.splitlines(keepends=True)[at]
        assert new == old.replace("checked: 2026-01-01", "checked: 2026-11-24")
        assert change.first_line == change.last_line == at + 1
    else:
        ended = text if text.endswith("\n") else text + ("\r\n" if "\r\n" in text else "\n")
        after = change.text if change.text.endswith("\n") else change.text + ended[len(text) :]
        extra = added_lines(ended, after)
        assert len(extra) == change.last_line - change.first_line + 1
        assert change.text.splitlines()[change.first_line - 1 : change.last_line] == [
            x.rstrip("\r\n") for x in extra
        ]
        assert {line[len(line.rstrip("\r\n")) :] for line in extra} <= {"\r\n" if "\r\n" in text else "\n"}


@given(st.sampled_from(sorted(CHANGES)), st.integers(0, 10**9), st.data())
def test_a_file_that_is_written_in_an_unforeseen_way_is_changed_as_asked_or_not_at_all(
    name: str, seed: int, data: st.DataObject
) -> None:
    text = sprinkled(SMALL, seed)
    at = data.draw(st.integers(0, len(text)))
    text = (
        text[:at]
        + data.draw(st.text("{}[]:,-#'\"|>&*!? \n\tax\u2028", max_size=4))
        + text[at + data.draw(st.integers(0, 3)) :]
    )
    make, expect = CHANGES[name]

    with suppress(CannotEdit):
        change = make(text)
        expected = value(text)
        expect(expected)
        assert value(change.text) == expected


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("a: {b: {x: 1}}\n", "a: {b: {x: 1, r: [{by: me, on: 1}]}}\n"),
        ("a:\n  b: {x: 1} # why\n", "a:\n  b: {x: 1, r: [{by: me, on: 1}]} # why\n"),
        ("a:\n  b:\n    r: [] # none\n    x: 1\n", "a:\n  b:\n    r: [{by: me, on: 1}] # none\n    x: 1\n"),
        ("a:\n  b:\n    r: [{by: you}, ]\n", "a:\n  b:\n    r: [{by: you}, {by: me, on: 1}, ]\n"),
        (
            "a:\n  b:\n    r:\n    - by: you\n    # next\n    x: 1\n",
            "a:\n  b:\n    r:\n    - by: you\n    - by: me\n      on: 1\n    # next\n    x: 1\n",
        ),
        (
            "a:\n  b:\n    t: |\n      # text\n\n# end\nc: 1",
            "a:\n  b:\n    t: |\n      # text\n    r:\n      - by: me\n        on: 1\n\n# end\nc: 1",
        ),
        (
            "a:\n   b:\n        x: 1",
            "a:\n   b:\n        x: 1\n        r:\n          - by: me\n            on: 1",
        ),
    ],
)
def test_a_list_is_continued_in_the_style_it_has(old: str, new: str) -> None:
    assert append(old, ("a", "b", "r"), {"by": "me", "on": 1}).text == new


def test_an_empty_section_is_opened() -> None:
    old = "foods: {}   # none yet\nnext: 1\n"
    assert (
        add_record(old, ("foods",), "kale", {"grams": 1}).text
        == "foods:\n  kale: {grams: 1}   # none yet\nnext: 1\n"
    )


@pytest.mark.parametrize(
    ("text", "path", "says"),
    [
        ("a: {b: {x: 1}}", ("a", "c", "r"), "'a.c' is not there"),
        ("a: {b: {r: 1}}", ("a", "b", "r"), "'a.b.r' is not a list"),
        ("a: {b: {}}", ("a", "b", "r"), "'a.b' is empty"),
        ("a: [", ("a", "b", "r"), "not valid YAML"),
        # Two blank lines belong to the text: what is put in before them would change it.
        ("a:\n  b:\n    t: |+\n      text\n\n\n", ("a", "b", "r"), "this would change more than was asked"),
    ],
)
def test_what_can_not_be_changed_cleanly_is_refused_in_plain_words(text: str, path: Any, says: str) -> None:
    with pytest.raises(CannotEdit, match=re.escape(says)):
        append(text, path, {"by": "me"})


def test_a_section_between_braces_gets_no_record_with_comments() -> None:
    with pytest.raises(CannotEdit, match="'foods' is written between braces"):
        add_record("foods: {kale: {grams: 1}}\n", ("foods",), "leek", {"grams": 1})


@pytest.mark.parametrize(("mark", "end"), [("", "\n"), ("\ufeff", "\r\n")])
def test_a_whole_file_gets_new_lines_and_keeps_all_others(tmp_path: Path, mark: str, end: str) -> None:
    file = tmp_path / "nutrients.yaml"
    file.write_bytes((mark + FILE.read_text().replace("\n", end)).encode())
    before = file.read_bytes()
    text = read_raw(file)
    for section in ("people", "sources", "nutrients", "glossary"):
        text = add_record(text, (section,), "new-one", FOOD).text
    for path in (("nutrients", "ironite"), ("symptoms", "night-cramp")):
        text = append(text, (*path, "reviews"), REVIEW).text

    replace(file, read_raw(file), text)

    extra = added_lines(before.decode(), file.read_bytes().decode())
    assert len(extra) == 4 * len(lines_of({"new-one": FOOD}, {}, 0)) + 2 * 4
    assert file.read_bytes().decode().startswith(f"{mark}#")


def test_a_file_is_replaced_whole_with_its_permissions_and_through_its_link(tmp_path: Path) -> None:
    file, link = tmp_path / "real.yaml", tmp_path / "link.yaml"
    file.write_text("a: 1\n")
    file.chmod(0o640)
    link.symlink_to(file)

    replace(link, "a: 1\n", "a: 2\n")

    assert file.read_text() == "a: 2\n"
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert link.is_symlink()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["link.yaml", "real.yaml"]


def test_what_somebody_else_wrote_in_the_meantime_is_not_lost(tmp_path: Path) -> None:
    file = tmp_path / "real.yaml"
    file.write_text("a: 3\n")
    with pytest.raises(CannotEdit, match="changed by somebody else"):
        replace(file, "a: 1\n", "a: 2\n")
    assert file.read_text() == "a: 3\n"
    assert len(list(tmp_path.iterdir())) == 1


def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError("no space left on device")

    file = tmp_path / "real.yaml"
    file.write_text("a: 1\n")
    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="no space"):
        replace(file, "a: 1\n", "a: 2\n")
    assert file.read_text() == "a: 1\n"
    assert len(list(tmp_path.iterdir())) == 1


def test_neither_the_build_nor_the_check_ever_loads_the_library_that_edits(root: Path) -> None:
    script = (
        "import sys, publish, publisher.loading, publisher.cli\n"
        "assert publisher.cli.main(['--root', sys.argv[1], 'check']) in (0, 1)\n"
        "print([name for name in sys.modules if name.startswith(('ruamel', 'publisher.editing.text'))])"
    )
    run = subprocess.run(
        [sys.executable, "-c", script, str(root)],
        cwd=root / "hooks",
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.splitlines()[-1] == "[]"


def test_a_statement_stays_on_its_line_however_long_it_is() -> None:
    text = "It is long; don't fold it. " * 40
    assert lines_of({"text": text.strip()}, {}, 4) == [f"    text: {text.strip()}"]
