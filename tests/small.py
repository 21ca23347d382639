"""The small knowledge and article of tests/knowledge, as text and as checked content."""

from __future__ import annotations

import copy
import re
from functools import cache
from pathlib import Path
from typing import Any

from publisher.content import Content
from publisher.knowledge import Knowledge
from publisher.loading import load
from publisher.shapes import fit
from publisher.source import Document, Value, read

HERE = Path(__file__).parent
FILE = HERE / "knowledge" / "small.yaml"
ARTICLE = HERE / "knowledge" / "article.md"
DAY = "2026-11-24"
"""The day that commands of tests take for today."""


def project(folder: Path, knowledge: str | None = None, article: str | None = None) -> Path:
    """A project's folder with the small knowledge and article, or changed ones."""
    (folder / "docs" / "articles").mkdir(parents=True, exist_ok=True)
    text = FILE.read_text() if knowledge is None else knowledge
    (folder / "nutrients.yaml").write_text(text, encoding="utf-8")
    text = ARTICLE.read_text() if article is None else article
    (folder / "docs" / "articles" / "night-cramps-lacking.md").write_text(text, encoding="utf-8")
    return folder


@cache
def small(folder: Path) -> Content:
    """The small content, checked."""
    return load(project(folder))


@cache
def _value() -> Any:
    return read(FILE).value


def changed(*path: str | int, to: Value) -> Knowledge:
    """The small knowledge with one value changed or added; it fits the model, no rule has seen it."""
    return changed_in({path: to})


def changed_in(changes: dict[tuple[str | int, ...], Value]) -> Knowledge:
    """The small knowledge with several values changed or added, in this order."""
    value = copy.deepcopy(_value())
    for path, to in changes.items():
        here = value
        for step in path[:-1]:
            here = here[step]
        here[path[-1]] = to
    return fit(Knowledge, Document("small.yaml", "", value))


def intake(words: str, **more: Value) -> dict[str, Value]:
    """An intake from a line such as "us RDA male 19-30 years 40 mg"; the amount may be "none"."""
    authority, kind, who, ages, amount, unit = re.fullmatch(  # type: ignore[union-attr]
        r"(\S+) (\S+) (\S+) (all ages|\S+ \w+) (\S+) (\S+)", words
    ).groups()
    given = None if amount == "none" else float(amount)
    return {
        "authority": authority,
        "kind": kind,
        "who": who,
        "ages": ages,
        "amount": given,
        "unit": unit,
        "sources": ["a-table"],
        **more,
    }
