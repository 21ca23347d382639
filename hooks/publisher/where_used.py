"""Where a record is used: every place of the data that names it, and every page that shows it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from .articles import Bullets, Component, Paragraph
from .content import Content
from .impact import compare, edition
from .problems import dotted
from .rules import KEYED, REFERENCES, records
from .source import Document, Step

ARTICLE_FIELDS = REFERENCES | {
    "authors": "people",
    "questions": "questions",
    "further_reading": "sources",
    "mentions": "nutrients",
    "columns": "columns",
}
_ARGUMENTS = {
    "name": "figures",
    "id": "nutrients",
    "nutrient": "nutrients",
    "nutrients": "nutrients",
    "symptom": "symptoms",
}
"""Argument of a component line → the section of the ids it holds."""


@dataclass(frozen=True, order=True)
class Use:
    """A place that names a record."""

    file: str
    line: int
    column: int
    path: str
    """Where in the data; empty in the text of an article."""
    text: str
    """The statement that stands there, if there is one."""


def sections(content: Content) -> dict[str, dict[str, Any]]:
    """Section → its records by id; articles count as one."""
    knowledge = content.knowledge
    found = {
        name: part
        for name in type(knowledge).model_fields
        if isinstance(part := getattr(knowledge, name), dict)
    }
    found.pop("links")
    return found | {"articles": {article.id: article for article in content.articles}}


def find(content: Content, wanted: str) -> list[tuple[str, str]]:
    """(section, id) of each record that goes by an id, or by `section.id`."""
    of, _, id = wanted.rpartition(".")
    return [(name, id) for name, part in sections(content).items() if id in part and of in ("", name)]


def uses(content: Content, section: str, id: str) -> list[Use]:
    """Every place that names the record, in the order of files and lines."""
    return sorted({*_in_the_knowledge(content, section, id), *_in_articles(content, section, id)})


def _in_the_knowledge(content: Content, section: str, id: str) -> Iterator[Use]:
    for path, record in records(content.knowledge):
        yield from _in_a_record(content.document, path, record, section, id, REFERENCES)
        for field, keys in KEYED.items():
            if keys == section and id in getattr(record, field, ()):
                yield _use(content.document, (*path, field, id), record)
    for symptom, links in content.knowledge.links.items():
        if section == "symptoms" and symptom == id:
            yield _use(content.document, ("links", symptom), None)
        if section == "nutrients" and id in links:
            yield _use(content.document, ("links", symptom, id), links[id])


def _in_a_record(
    document: Document,
    path: tuple[Step, ...],
    record: BaseModel,
    section: str,
    id: str,
    fields: dict[str, str],
) -> Iterator[Use]:
    for field, of in fields.items():
        value = record.__dict__.get(field)
        if of != section or value is None or isinstance(value, dict):
            continue
        if value == id:
            yield _use(document, (*path, field), record)
        elif not isinstance(value, str) and id in value:
            yield _use(document, (*path, field, list(value).index(id)), record)


def _in_articles(content: Content, section: str, id: str) -> Iterator[Use]:
    for article in content.articles:
        for path, record in (((), article.front), *records(article.front)):
            yield from _in_a_record(article.document, path, record, section, id, ARTICLE_FIELDS)
        for block in article.blocks:
            if isinstance(block, Component):
                named = (
                    of
                    for argument, of in _ARGUMENTS.items()
                    if id in block.arguments.get(argument, "").split()
                )
                if section in named:
                    yield Use(article.file, block.line, 1, "", f"::{block.name}")
            elif isinstance(block, Paragraph | Bullets) and section == "sources":
                groups = [block.statements] if isinstance(block, Paragraph) else block.items
                for statement in (s for group in groups for s in group):
                    if id in statement.sources:
                        yield Use(article.file, block.line, 1, "", statement.text)


def _use(document: Document, path: tuple[Step, ...], record: BaseModel | None) -> Use:
    line, column = document.place(path, key=True)
    said = getattr(record, "text", None) or getattr(record, "do", None) or ""
    return Use(document.file, line, column, dotted(path), str(said))


def pages(content: Content, docs: Path, section: str, id: str) -> list[tuple[str, str]]:
    """(address, title) of each page that would be another if the record's words were others."""
    if section == "articles":
        return [(a.path, a.front.question) for a in content.articles if a.id == id]
    before = edition(content, docs)
    records = getattr(content.knowledge, section)
    changed = content.knowledge.model_copy(update={section: records | {id: _marked(records[id])}})
    after = edition(Content(changed, content.articles, content.document), docs, before)
    changes = (page for page in compare(before, after).pages if page.what == "changed")
    return [(page.path, before.pages[page.path].title) for page in changes]


_NAMES = ("name", "title", "question", "term", "header", "short", "text")


def _marked(record: Any) -> Any:
    """The record with other words in the fields that name it."""
    words = {
        field: f"{value} ¤" for field in _NAMES if isinstance(value := getattr(record, field, None), str)
    }
    return record.model_copy(update=words)
