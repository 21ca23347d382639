"""A project's folder → its checked `Content`, or every problem that stands in the way."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from . import articles as articles_module
from . import rules
from .articles import Article, read_articles
from .claims import unused_sources
from .content import Content
from .knowledge import Knowledge
from .problems import InvalidData, Problem
from .shapes import fit
from .source import read
from .unfinished import unfinished


def load(root: Path) -> Content:
    """Reads and checks `nutrients.yaml` and `docs/articles/` under `root`.

    Raises `InvalidData` with every problem of the stage that found any: first what can't be read,
    then what has the wrong shape, then what makes no sense.
    """
    problems: list[Problem] = []
    articles: tuple[Article, ...] = ()
    try:
        articles = read_articles(root / "docs" / "articles")
    except InvalidData as error:
        problems += error.problems
    try:
        document = read(root / "nutrients.yaml")
        knowledge = fit(Knowledge, document)
        rules.check(knowledge, document)
    except InvalidData as error:
        raise InvalidData([*error.problems, *problems]) from None
    if problems:
        raise InvalidData(problems)
    articles_module.check(articles, knowledge)
    content = Content(knowledge, articles, document)
    warnings = [*unused_sources(content), *unfinished(document.text, document.file)]
    for article in articles:
        warnings += unfinished(article.text, article.file)
    return dataclasses.replace(content, warnings=tuple(sorted(set(warnings))))
