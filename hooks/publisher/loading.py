"""A project's folder → its checked `Content`, or every problem that stands in the way."""

from __future__ import annotations

import dataclasses
import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from . import rules
from .articles import Article, between, check, parse_article, structure
from .claims import unused_sources
from .content import Content
from .docs_folder import look_through
from .file_names import refused_by_windows
from .handwritten import ARTICLES, check_page
from .knowledge import Knowledge
from .problems import InvalidData, Problem, dotted
from .shapes import fit
from .source import Document, read
from .text.characters import odd_characters
from .text.conflicts import conflicts_in
from .text.file import read_text
from .text.unfinished import unfinished
from .text.values import odd_values

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass
class _Found:
    """What a folder holds, as far as it could be read."""

    knowledge: Knowledge | None = None
    document: Document | None = None
    articles: list[Article] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    """Everything that is wrong, warnings included."""


def load(root: Path) -> Content:
    """Reads and checks `nutrients.yaml` and all Markdown of `docs/` under `root`.

    Raises `InvalidData` with every problem that can be seen: what can't be read hides only what
    hangs on it. Work in hand alone raises nothing and stands in `warnings`.
    """
    found = _Found()
    _read_pages(found, root / "docs")
    _read_knowledge(found, root / "nutrients.yaml")
    found.problems += _between(found.articles, found.knowledge)
    if found.knowledge:
        found.problems += check(found.articles, found.knowledge)
    if found.knowledge is None or found.document is None or _errors(found.problems):
        raise InvalidData(found.problems)
    content = Content(found.knowledge, tuple(found.articles), found.document)
    warnings = {*found.problems, *unused_sources(content)}
    return dataclasses.replace(content, warnings=tuple(sorted(warnings)))


def _errors(problems: Sequence[Problem]) -> bool:
    return any(problem.severity == "error" for problem in problems)


def _read_knowledge(found: _Found, path: Path) -> None:
    try:
        found.document = read(path)
        found.problems += _of_the_text(found.document.text, found.document.file)
        found.problems += odd_values(found.document)
        found.knowledge = fit(Knowledge, found.document)
        found.problems += rules.problems(found.knowledge, found.document)
    except InvalidData as error:
        found.problems += error.problems


def _read_pages(found: _Found, docs: Path) -> None:
    written = look_through(docs)
    found.problems += written.problems
    for file in written.files:
        found.problems += conflicts_in(docs / file, f"{docs.name}/{file}")
    for page in written.pages:
        path, file = docs / page, f"{docs.name}/{page}"
        if page.startswith(f"{ARTICLES}/"):
            _read_article(found, path, file)
        else:
            for problems in check_page(path, file):
                found.problems += problems


def _read_article(found: _Found, path: Path, file: str) -> None:
    if message := _misnamed(path, file):
        found.problems.append(Problem(file, 1, 1, "", message, "article-file-name"))
        return
    try:
        text = read_text(path, file)
    except InvalidData as error:
        found.problems += error.problems
        return
    article, problems = parse_article(text, file, path.stem)
    found.problems += [*problems, *_of_the_text(text, file)]
    if article:
        found.problems += odd_values(article.document)
        found.articles.append(article)
        found.problems += structure(article)


def _of_the_text(text: str, file: str) -> Iterator[Problem]:
    """What is wrong with the characters of a file, and what is left to do in it."""
    return itertools.chain(odd_characters(text, file), unfinished(text, file))


def _misnamed(path: Path, file: str) -> str | None:
    """The name of the file becomes the address of the page, for good."""
    better = re.sub(r"[^a-z0-9]+", "-", path.stem.lower()).strip("-") or "my-article"
    if file.count("/") > 2:
        return f"found a folder below docs/{ARTICLES}, expected docs/{ARTICLES}/{path.name}"
    if path.suffix != ".md":
        return f"found the ending '{path.suffix}', expected {path.stem}.md"
    if message := refused_by_windows(path.name):
        return message
    if path.stem == "index" or not _ID.fullmatch(path.stem):
        return f"found '{path.name}', expected small letters, digits and hyphens, such as {better}.md"
    return None


def _between(articles: Sequence[Article], knowledge: Knowledge | None) -> list[Problem]:
    taken = {}
    if knowledge:
        taken = {rules.plain(words): dotted(path[:2]) for path, words in rules.names(knowledge)}
    return list(between(articles, taken))
