"""The small knowledge and article of tests/knowledge, as text and as checked content."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from publisher.content import Content
from publisher.loading import load

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
