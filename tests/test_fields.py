"""The page of all fields says what the model says, with examples that are read as they stand there."""

from __future__ import annotations

from typing import Any

import pytest

from publisher.content import Content
from publisher.knowledge import Knowledge
from publisher.pages import fields
from publisher.source import parse
from small import small

Fields = dict[tuple[str, str], dict[str, Any]]


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Content:
    return small(tmp_path_factory.mktemp("small"))


@pytest.fixture(scope="module")
def told(content: Content) -> Fields:
    """(Record, field) → what the page says of it."""
    (page,) = fields.pages(content)
    records = [record for part in page.facts["parts"] for record in part["records"]]
    return {(record["id"], field["name"]): field for record in records for field in record["fields"]}


def test_every_field_of_every_record_is_there_once_with_its_help(content: Content, told: Fields) -> None:
    (page,) = fields.pages(content)
    count = sum(len(r["fields"]) for part in page.facts["parts"] for r in part["records"])
    assert count == len(told)
    model = {
        (f"record-{name.lower()}", field): value["description"]
        for name, record in Knowledge.model_json_schema()["$defs"].items()
        for field, value in record["properties"].items()
    }
    assert {key: field["help"] for key, field in told.items()} == model


def test_it_is_told_what_may_stand_in_a_field_and_whether_it_may_be_left_out(told: Fields) -> None:
    def said(record: str, field: str) -> tuple[bool, str]:
        found = told[f"record-{record}", field]
        return found["needed"], found["words"]

    assert said("food", "grams") == (True, "a number above 0")
    assert said("food", "per_100g") == (
        False,
        "pairs of an id of the section nutrients and a number, 0 or more",
    )
    assert said("claim", "sources") == (
        True,
        "a list with at least one entry; each entry is an id of the section sources",
    )
    assert said("source", "year") == (True, "a whole number from 1900 to 2100, or null")
    assert said("dates", "changed") == (True, "a date such as 2026-11-24")
    assert said("source", "superseded_by") == (False, "an id of the section sources")
    assert said("source", "address_checked") == (True, "true or false")
    assert told["record-taking", "grade"]["list"] == ["strong", "moderate", "weak", "none"]
    assert told["record-food", "group"]["otherwise"] == "other"
    assert told["record-nutrient", "tests"]["record"] == {"id": "record-test", "name": "test"}


def test_an_example_is_yaml_for_the_value_that_stands_in_the_file(told: Fields) -> None:
    """Cut ones end in … and stand for themselves."""
    assert told["record-source", "doi"]["example"] == "doi: 10.1000/test"
    assert told["record-food", "grams"]["example"] == "grams: 50"
    assert told["record-claim", "text"]["example"] == "text: Ironite helps a muscle to let go."
    assert told["record-nutrient", "members"]["example"] == "members: [vitamin-q]"
    assert told["record-source", "pmid"]["example"] is None  # no work has one
    cut = ("…", "…]", "…}")
    whole = {
        name: example
        for (_, name), field in told.items()
        if (example := field["example"]) and not example.endswith(cut)
    }
    assert len(whole) > 50
    for name, example in whole.items():
        (value,) = parse(example, "f.yaml").value.items()  # type: ignore[union-attr]
        assert value[0] == name
