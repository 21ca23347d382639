"""The schema that editors' programs get is that of the data as they are."""

from __future__ import annotations

from pathlib import Path

import jsonschema

from publisher import schema
from publisher.content import Content


def test_it_is_up_to_date(data_root: Path, content: Content) -> None:
    written = (data_root / schema.FILE).read_text()
    assert written == schema.text(content.knowledge), (
        "run `nutrients schema` and commit .schema/nutrients.json"
    )


def test_the_file_of_knowledge_names_it(data_root: Path) -> None:
    first = (data_root / "nutrients.yaml").read_text().split("\n", 1)[0]
    assert first == f"# yaml-language-server: $schema={schema.FILE}"


def test_it_is_a_schema_and_the_data_fit_it(content: Content) -> None:
    found = schema.schema(content.knowledge)
    validator = jsonschema.Draft202012Validator(found, format_checker=jsonschema.FormatChecker(["date"]))
    validator.check_schema(found)
    assert list(validator.iter_errors(content.document.value)) == []
