"""The schema of the editors' programs says what the model says, with the real ids, and is never out of date."""

from __future__ import annotations

import copy
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from publisher import schema
from publisher.cli import main
from publisher.content import Content
from publisher.knowledge import Knowledge
from publisher.problems import InvalidData
from publisher.rules import problems
from publisher.shapes import fit
from publisher.skeletons import IN_A_YEAR, SECTIONS, SKELETONS, TODAY
from publisher.snippets import snippet
from publisher.source import Document, parse
from small import FILE, project, small

Path_ = tuple[str | int, ...]


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Content:
    return small(tmp_path_factory.mktemp("content"))


@pytest.fixture(scope="session")
def of_small(tmp_path_factory: pytest.TempPathFactory) -> jsonschema.Draft202012Validator:
    knowledge = small(tmp_path_factory.mktemp("small")).knowledge
    return jsonschema.Draft202012Validator(
        schema.schema(knowledge), format_checker=jsonschema.FormatChecker(["date"])
    )


def test_every_field_of_every_record_has_a_help_text() -> None:
    found = Knowledge.model_json_schema()
    records = {"Knowledge": found, **found["$defs"]}
    silent = [
        f"{name}.{field}"
        for name, record in records.items()
        for field, described in record["properties"].items()
        if "description" not in described
    ]
    assert silent == []


def test_ids_are_listed_with_what_they_are(content: Content) -> None:
    listed = schema.schema(content.knowledge)["$defs"]["id-sources"]
    assert listed["enum"] == ["a-review", "a-table", "a-report"]
    told = dict(zip(listed["enum"], listed["enumDescriptions"], strict=True))
    assert told["a-table"].startswith("A table of foods")
    assert "Office of Tests" in told["a-table"]


def test_a_first_draft_of_each_kind_of_record_is_offered(content: Content) -> None:
    found = schema.schema(content.knowledge)
    for kind, section in SECTIONS.items():
        at = found["$defs"]["links-of-a-symptom"] if kind == "link" else found["properties"][section]
        (offered,) = at["defaultSnippets"]
        assert offered["label"] == f"new {kind}"
        assert offered["bodyText"] == snippet(kind)


@pytest.mark.parametrize("kind", SECTIONS)
def test_what_a_first_draft_inserts_is_the_skeleton_in_yaml(kind: str) -> None:
    text = inserted(snippet(kind))
    days = text.replace("CURRENT_YEAR-CURRENT_MONTH-CURRENT_DATE", TODAY)
    days = days.replace("next_check: TODO", f"next_check: {IN_A_YEAR}")
    assert parse(days, "f.yaml").value == {f"new-{kind}": SKELETONS[kind]}


def inserted(snippet: str) -> str:
    """What stands in the file when every stop is left as it is."""
    for _ in range(2):  # a day's parts stand inside a stop
        snippet = re.sub(r"(?<!\\)\$(?:\d+|\{(?:\d+:)?((?:[^{}\\$]|\\.)*)\})", r"\1", snippet)
    return re.sub(r"\\([\\$}])", r"\1", snippet)


def test_words_of_fixed_lists_mean_what_readers_are_told(root: Path, content: Content) -> None:
    told = " ".join((root / "docs" / "about" / "method.md").read_text().split())
    definitions = schema.schema(content.knowledge)["$defs"]
    grade, verdict = (definitions["Link"]["properties"][field] for field in ("evidence", "verdict"))
    assert grade["enum"] == ["strong", "moderate", "weak", "none"]
    for enum in (grade, verdict):
        for word, meaning in zip(enum["enum"], enum["enumDescriptions"], strict=True):
            assert f"{word.capitalize()}".split("-")[0] in told
            assert f": {meaning}" in told
    assert "enumDescriptions" not in definitions["Link"]["properties"]["route"]


# --- the schema and the model agree ---


def places(value: Any, path: Path_ = ()) -> Iterator[Path_]:
    """Every place of a tree."""
    if path:
        yield path
    items: Any = (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    )
    for key, item in items:
        yield from places(item, (*path, key))


def changed(tree: Any, path: Path_, new: Any) -> Any:
    tree = copy.deepcopy(tree)
    at = tree
    for step in path[:-1]:
        at = at[step]
    if new is _GONE:
        del at[path[-1]]
    else:
        at[path[-1]] = new
    return tree


_GONE: Any = object()
_PUT: tuple[Any, ...] = (
    None, True, 7, 7.5, -1, "7", "", "no-such-id", "two words", "2026-02-30", [], {}, ["x"], {"x": 1},
)  # fmt: skip


def refused(tree: Any) -> bool:
    """Whether the model or the ids refuse the data; the other rules are not the schema's."""
    document = Document("f.yaml", "", tree)
    try:
        knowledge = fit(Knowledge, document)
    except InvalidData:
        return True
    return any(problem.rule == "ids-resolve" for problem in problems(knowledge, document))


def test_schema_and_model_refuse_the_same_whatever_is_put_in_any_place(
    of_small: jsonschema.Draft202012Validator,
) -> None:
    tree = parse(FILE.read_text(), "f.yaml").value
    drawn = random.Random(1)
    differing = []
    for path in places(tree):
        for new in (_GONE, *drawn.sample(_PUT, 4)):
            bad = changed(tree, path, new)
            if of_small.is_valid(bad) == refused(bad) and not _renames(path, new, tree):
                differing.append((path, new))
    assert differing == []


def _renames(path: Path_, new: Any, tree: Any) -> bool:
    """Records that are gone take their ids from the schema of the next moment; this one still lists them."""
    return (new is _GONE and len(path) == 2 and path[0] in tree) or (new == {} and len(path) == 1)


def test_the_command_writes_it_and_says_when_it_is_out_of_date(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = str(project(tmp_path))

    assert main(["--root", root, "schema", "--check"]) == 1
    assert "run `nutrients schema`" in capsys.readouterr().err
    assert main(["--root", root, "schema"]) == 0
    assert main(["--root", root, "schema", "--check"]) == 0

    text = FILE.read_text()
    project(tmp_path, text.replace("name: oat cakes", "name: oat biscuits"))
    assert main(["--root", root, "schema", "--check"]) == 0, "foods are referred to by no other record"
    project(tmp_path, text.replace("title: A table of foods", "title: A newer table"))
    assert main(["--root", root, "schema", "--check"]) == 1
