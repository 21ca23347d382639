"""Each slip an editor can make is named with its place, what was found and what was expected."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from publisher.loading import load
from publisher.problems import InvalidData
from publisher.rules import RULES
from publisher.source import read
from small import FILE, HERE, project


def cases() -> list[dict[str, str]]:
    found: Any = read(HERE / "knowledge" / "faults.yaml").value
    return list(found)


@pytest.mark.parametrize("case", cases(), ids=lambda case: case["name"])
def test_a_slip_is_answered_with_its_place_and_the_right_value(case: dict[str, str], tmp_path: Path) -> None:
    text = FILE.read_text()
    assert text.count(case["replace"]) == 1, "the case must change exactly one place"
    changed = text.replace(case["replace"], case["by"])

    with pytest.raises(InvalidData) as caught:
        load(project(tmp_path, changed))

    assert case["expect"] in str(caught.value)
    for problem in caught.value.problems:
        assert problem.file == "nutrients.yaml"
        assert problem.line > 1


def test_the_small_knowledge_itself_has_no_problem(tmp_path: Path) -> None:
    assert load(project(tmp_path)).knowledge.site.name == "Small Site"


def test_every_rule_has_a_case_that_makes_it_speak() -> None:
    told = " ".join(case["expect"] for case in cases())
    for rule in RULES:
        assert f"({rule.__name__.replace('_', '-')})" in told


def test_every_rule_says_why_it_stands() -> None:
    assert all(rule.__doc__ for rule in RULES)


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
