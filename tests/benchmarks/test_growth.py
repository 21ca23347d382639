"""The work of a build grows with the data and no faster: counted, line by line, at two sizes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from benchmarks import synthetic
from benchmarks.counting import Work, counted, faster_than_linear
from projects import build_site

SIZE = 20
"""Of the smaller project; each kind of record at most doubles when this does."""


def ours(file: str) -> bool:
    """Program and templates."""
    return "/hooks/" in file


def work_of_a_build(folder: Path, size: int, old: str = "", new: str = "") -> Work:
    project = synthetic.write(size, folder)
    if old:
        program = project / "hooks" / "publish.py"
        text = program.read_text()
        assert text.count(old) == 1
        program.write_text(text.replace(old, new))
    with counted(ours) as work:
        build_site(project)
    return work


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Work:
    build_site(synthetic.write(10, tmp_path_factory.mktemp("first")))  # what is done once in a process
    return work_of_a_build(tmp_path_factory.mktemp("small"), SIZE)


def test_the_work_of_a_build_for_twice_the_data_is_at_most_twice_as_much(small: Work, tmp_path: Path) -> None:
    assert small.lines.total() > 100_000
    assert faster_than_linear(small, work_of_a_build(tmp_path, 2 * SIZE), 2) == []


def test_a_loop_over_all_nutrients_for_each_nutrient_is_found(tmp_path: Path) -> None:
    old = "    pages = build.site.pages if build.site else {}\n"
    all_of_them = "build.content.knowledge.nutrients"
    new = f"{old}    for one in {all_of_them}:\n        for other in {all_of_them}:\n            assert one or other\n"
    small, large = (work_of_a_build(tmp_path / str(n), n, old, new) for n in (SIZE // 2, SIZE))

    found = faster_than_linear(small, large, 2)

    assert any(re.match(r"publish\.py:\d+ ran 100 times, then 400$", line) for line in found), found


def test_a_sum_that_grows_by_more_than_a_few_per_cent_is_found() -> None:
    assert faster_than_linear(Work(calls=100), Work(calls=210), 2) == []
    assert faster_than_linear(Work(calls=100), Work(calls=211), 2) == ["100 calls of functions became 211"]
