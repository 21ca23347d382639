"""What a clinician can sign: a nutrient, a symptom or an article, its file and its own lines there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from ..content import Content
from ..rules import records
from .places import CannotEdit, Change, Path, Places

KNOWLEDGE = "nutrients.yaml"
_FRONT = re.compile(r"---[ \t]*(?:\r\n|[\r\n])(.*?)^---[ \t]*$", re.DOTALL | re.MULTILINE)
_NO_FACTS = ("dates", "reviews")
"""Fields of a record that say nothing about health: to change them makes nobody its author."""


@dataclass(frozen=True)
class Subject:
    """A nutrient, a symptom or an article."""

    section: str
    """`nutrients`, `symptoms` or `articles`."""
    id: str

    def __str__(self) -> str:
        return f"{self.section}/{self.id}"

    @property
    def file(self) -> str:
        """Where its facts stand, below the project's folder."""
        return f"docs/articles/{self.id}.md" if self.section == "articles" else KNOWLEDGE

    @property
    def path(self) -> Path:
        """Where its record stands in the YAML of the file."""
        return () if self.section == "articles" else (self.section, self.id)

    def yaml(self, text: str) -> tuple[int, int]:
        """Where the YAML of the file begins and ends. Raises `CannotEdit`."""
        if self.section != "articles":
            return 0, len(text)
        front = _FRONT.match(text)
        if not front:
            raise CannotEdit(f"{self.file} has no front matter between two lines of three hyphens")
        return front.span(1)

    def changed(self, text: str, change: Callable[[str], Change]) -> Change:
        """The file's text with a change made to its YAML."""
        start, end = self.yaml(text)
        made, above = change(text[start:end]), text.count("\n", 0, start)
        return Change(text[:start] + made.text + text[end:], above + made.first_line, above + made.last_line)

    def reviews(self, text: str) -> list[dict[str, str]]:
        """Its signatures as they stand in the file's text; none when it isn't there."""
        start, end = self.yaml(text)
        record = mapping_at(_places(text[start:end]).document.value, self.path)
        return record.get("reviews") or []

    def line_of_review(self, text: str, index: int) -> int:
        """The line, from 1, on which a signature begins."""
        start, end = self.yaml(text)
        places = _places(text[start:end])
        line, _ = places.document.place((*self.path, "reviews", index))
        return 1 + text.count("\n", 0, start + places.start_of_line(line))

    def facts(self, text: str) -> dict[int, str]:
        """The lines of the file that make its page, by number: its own, and those of its links.

        Left out are its dates and signatures. Nothing when it isn't there.
        """
        start, end = self.yaml(text)
        places = _places(text[start:end])

        def numbers(path: Path) -> range:
            """Lines as git counts them, of which YAML knows more kinds."""
            there = places.lines(path)
            first, last = places.start_of_line(there.start), places.start_of_line(there.stop)
            above = text.count("\n", 0, start + first)
            within = places.text[first:last].rstrip("\r\n").count("\n")
            return range(above + 1, above + within + 2)

        lines = [line.rstrip("\r") for line in text.removesuffix("\n").split("\n")]
        found = set(range(1, len(lines) + 1)) if self.section == "articles" else set[int]()
        for path in self._paths(places.document.value):
            found |= set(numbers(path))
        record = mapping_at(places.document.value, self.path)
        if record and not places.braces_at(self.path):
            for field in record.keys() & _NO_FACTS:
                found -= set(numbers((*self.path, field)))
        return {number: lines[number - 1] for number in sorted(found)}

    def _paths(self, tree: Any) -> Iterator[Path]:
        if self.path and mapping_at(tree, self.path):
            yield self.path
        for symptom in mapping_at(tree, ("links",)):
            links = mapping_at(tree, ("links", symptom))
            if self.section == "symptoms" and symptom == self.id:
                yield ("links", symptom)
            elif self.section == "nutrients" and self.id in links:
                yield ("links", symptom, self.id)


@lru_cache(maxsize=4)  # the same text is asked about many pages
def _places(text: str) -> Places:
    return Places(text)


def mapping_at(tree: Any, path: Path) -> dict[str, Any]:
    """The mapping at `path`, empty where there is none: an old revision may hold anything."""
    for step in path:
        tree = tree.get(step) if isinstance(tree, dict) else None
    return tree if isinstance(tree, dict) else {}


def subjects(content: Content) -> list[Subject]:
    """Everything that can be signed."""
    return [
        *(Subject("nutrients", id) for id in content.knowledge.nutrients),
        *(Subject("symptoms", id) for id in content.knowledge.symptoms),
        *(Subject("articles", article.id) for article in content.articles),
    ]


def sourced(content: Content, subject: Subject) -> Iterator[tuple[Path, dict[str, Any]]]:
    """The fields of everything on a page that rests on sources, with its path."""
    found: list[tuple[Path, object]] = []
    if subject.section == "articles":
        article = next(article for article in content.articles if article.id == subject.id)
        found += [*records(article.front), *((("text",), statement) for statement in article.statements())]
    else:
        found += records(getattr(content.knowledge, subject.section)[subject.id])
        for symptom, links in content.knowledge.links.items():
            for nutrient, link in links.items():
                if subject.id == (symptom if subject.section == "symptoms" else nutrient):
                    found += records(link, ("links", symptom, nutrient))
    for path, record in found:
        if record.__dict__.get("sources"):
            yield path, record.__dict__
