"""Each slip an editor can make is named with its place, what was found and what was expected."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from publisher.loading import load
from publisher.problems import InvalidData, Problem, report
from publisher.rules import RULES, WARNINGS
from publisher.source import read
from small import FILE, HERE, project


def cases() -> list[dict[str, str]]:
    found: Any = read(HERE / "knowledge" / "faults.yaml").value
    return list(found)


def problems_of(folder: Path) -> Sequence[Problem]:
    """What stops a strict build."""
    try:
        return load(folder).warnings
    except InvalidData as error:
        return error.problems


@pytest.mark.parametrize("case", cases(), ids=lambda case: case["name"])
def test_a_slip_is_answered_with_its_place_and_the_right_value(case: dict[str, str], tmp_path: Path) -> None:
    text = FILE.read_text()
    assert text.count(case["replace"]) == 1, "the case must change exactly one place"
    changed = text.replace(case["replace"], case["by"])

    problems = problems_of(project(tmp_path, changed))

    named = [problem for problem in problems if case["expect"] in str(problem)]
    assert named, report(problems)
    assert all(problem.file == "nutrients.yaml" and problem.line > 1 for problem in named)


def test_the_small_knowledge_itself_has_no_problem(tmp_path: Path) -> None:
    assert load(project(tmp_path)).knowledge.site.name == "Small Site"


def test_every_rule_has_a_case_that_makes_it_speak() -> None:
    told = " ".join(case["expect"] for case in cases())
    for rule in (*RULES, *WARNINGS):
        assert f"({rule.__name__.replace('_', '-')})" in told


def test_every_rule_says_why_it_stands() -> None:
    assert all(rule.__doc__ for rule in (*RULES, *WARNINGS))


def test_work_in_hand_can_be_looked_at_but_is_warned_of(tmp_path: Path) -> None:
    text = FILE.read_text().replace("name: oat cakes", "name: oat cakes # TODO: which brand?")
    line = next(i for i, found in enumerate(text.splitlines(), 1) if "TODO" in found)

    (warning,) = load(project(tmp_path, text)).warnings

    assert str(warning) == (
        f"nutrients.yaml:{line}:23: this is not finished: 'TODO: which brand?' (nothing-is-left-to-do)"
    )
    assert warning.severity == "warning"


def test_a_problem_stands_on_the_line_of_the_slip(tmp_path: Path) -> None:
    text = FILE.read_text()
    line = next(i for i, found in enumerate(text.splitlines(), 1) if "evidence: strong" in found)
    with pytest.raises(InvalidData) as caught:
        load(project(tmp_path, text.replace("evidence: strong", "evidence: stong")))
    assert str(caught.value).startswith(f"nutrients.yaml:{line}:17: links.night-cramp.ironite.evidence: ")


def test_all_problems_are_named_in_one_run_sorted_by_line(tmp_path: Path) -> None:
    text = FILE.read_text().replace("evidence: strong", "evidence: sure").replace("kind: wait", "kind: hope")
    with pytest.raises(InvalidData) as caught:
        load(project(tmp_path, text))
    lines = [problem.line for problem in caught.value.problems]
    assert len(lines) == 2
    assert lines == sorted(lines)
    assert str(caught.value).endswith("2 problems")
