"""Articles: Markdown files with front matter → checked `Article`s made of blocks."""

from __future__ import annotations

from .checking import check
from .model import COMPONENTS, Article, Block, Bullets, Component, Heading, Paragraph, Statement
from .parsing import parse_article, read_articles

__all__ = [
    "COMPONENTS",
    "Article",
    "Block",
    "Bullets",
    "Component",
    "Heading",
    "Paragraph",
    "Statement",
    "check",
    "parse_article",
    "read_articles",
]
