"""Articles: Markdown files with front matter → checked `Article`s made of blocks."""

from __future__ import annotations

from .checking import check
from .model import COMPONENTS, Article, Block, Bullets, Component, Heading, Paragraph, Statement
from .parsing import MOST_CHARACTERS, closing, front_matter, parse_article
from .structure import between, structure

__all__ = [
    "COMPONENTS",
    "MOST_CHARACTERS",
    "Article",
    "Block",
    "Bullets",
    "Component",
    "Heading",
    "Paragraph",
    "Statement",
    "between",
    "check",
    "closing",
    "front_matter",
    "parse_article",
    "structure",
]
