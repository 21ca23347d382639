"""Text of an article → front matter and blocks, each slip located.

The body knows four kinds of blocks, separated by blank lines: headings (`## Title {#id}`), paragraphs,
lists (`- item`), and component lines (`::care symptom="muscle-cramp"`), one to a line. A statement
ends with its sources and grade: `Tired muscle is the likely cause. [@source-id @other-id | strong]`.
Nothing else in the text has a meaning: braces, pipes and angle brackets are characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

from pydantic import TypeAdapter

from ..knowledge import Grade
from ..problems import InvalidData, Problem, listed, nearest
from ..rules import FIGURE
from ..shapes import fit
from ..source import parse, read_text
from .model import COMPONENTS, Article, Block, Bullets, Component, FrontMatter, Heading, Paragraph, Statement

GRADES: tuple[str, ...] = get_args(Grade)
_GRADE: TypeAdapter[Grade] = TypeAdapter(Grade)
_NO_GRADE = "found a citation without a grade, expected the form [@source-id | strong]"
_HEADING = re.compile(r"(#{2,3}) +(.+?) *\{#([a-z0-9-]+)\} *")
_COMPONENT = re.compile(r"::([a-z-]+)((?: +[a-z]+=\"[^\"]*\")*) *")
_ARGUMENT = re.compile(r"([a-z]+)=\"([^\"]*)\"")
_CITATION = re.compile(r"\s*\[(@[^\]|]*)\|\s*([a-z]+)\s*\]")
_SOURCE = re.compile(r"@([a-z0-9-]+)")


def read_articles(folder: Path, name: str = "docs/articles") -> tuple[Article, ...]:
    """All articles of a folder, by file name. Raises `InvalidData` with all misfits of all files."""
    articles: list[Article] = []
    problems: list[Problem] = []
    for path in sorted(folder.glob("*.md")):
        file = f"{name}/{path.name}"
        try:
            articles.append(parse_article(read_text(path, file), file, path.stem))
        except InvalidData as error:
            problems += error.problems
    if problems:
        raise InvalidData(problems)
    return tuple(articles)


def parse_article(text: str, file: str, name: str) -> Article:
    """An article from its text. Raises `InvalidData`."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---" or "---" not in (line.rstrip() for line in lines[1:]):
        message = "expected front matter between two lines of three hyphens"
        raise InvalidData([Problem(file, 1, 1, "", message, "front-matter")])
    end = next(i for i, line in enumerate(lines[1:], 1) if line.rstrip() == "---")
    document = parse("\n".join(lines[1:end]), file, first_line=2)
    problems: list[Problem] = []
    blocks = tuple(_blocks(lines, end + 1, file, problems))
    try:
        front = fit(FrontMatter, document)
    except InvalidData as error:
        raise InvalidData([*error.problems, *problems]) from None
    if problems:
        raise InvalidData(problems)
    return Article(name, file, front, blocks, document, text)


def _blocks(lines: list[str], start: int, file: str, problems: list[Problem]) -> Iterator[Block]:
    at = start
    while at < len(lines):
        line = lines[at]
        number = at + 1
        if not line.strip():
            at += 1
        elif line.startswith("::"):
            yield from _component(line, number, file, problems)
            at += 1
        elif line.startswith("#"):
            match = _HEADING.fullmatch(line)
            if match:
                yield Heading(len(match[1]), match[2], match[3], number)
            else:
                message = f"found {line!r}, expected `## Title {{#id}}` or `### Title {{#id}}`"
                problems.append(Problem(file, number, 1, "", message, "heading-form"))
            at += 1
        else:
            end = at
            while end < len(lines) and lines[end].strip() and not lines[end].startswith(("#", "::")):
                end += 1
            yield _prose(lines[at:end], number, file, problems)
            at = end


def _component(line: str, number: int, file: str, problems: list[Problem]) -> Iterator[Component]:
    def fail(message: str, rule: str, column: int = 1) -> None:
        problems.append(Problem(file, number, column, "", message, rule))

    match = _COMPONENT.fullmatch(line)
    if not match:
        fail(f'found {line!r}, expected a line such as `::care symptom="tetany"`', "component-form")
        return
    name, arguments = match[1], dict(_ARGUMENT.findall(match[2]))
    if name not in COMPONENTS:
        known = f"expected one of {listed(COMPONENTS, 40)}{nearest(name, COMPONENTS)}"
        fail(f"found the component '{name}', {known}", "known-component", 3)
        return
    allowed = COMPONENTS[name]
    for argument in arguments:
        if argument not in allowed:
            known = f"expected {listed(allowed) or 'none'}{nearest(argument, allowed)}"
            column = line.index(f" {argument}=") + 2
            fail(f"found the argument '{argument}', {known}", "known-argument", column)
    for argument, needed in allowed.items():
        if needed and argument not in arguments:
            fail(f"the argument '{argument}' is missing", "no-missing-argument")
    yield Component(name, arguments, number)


def _prose(lines: list[str], number: int, file: str, problems: list[Problem]) -> Block:
    marker = re.compile(r"(?:- |\d+\. )")
    if marker.match(lines[0]):
        items: list[list[str]] = []
        starts: list[int] = []
        for offset, line in enumerate(lines):
            if match := marker.match(line):
                items.append([line[match.end() :]])
                starts.append(number + offset)
            else:
                items[-1].append(line.strip())
        return Bullets(
            tuple(
                _statements(" ".join(item), start, file, problems)
                for item, start in zip(items, starts, strict=True)
            ),
            lines[0][0].isdigit(),
            number,
        )
    text = " ".join(line.strip() for line in lines)
    return Paragraph(_statements(text, number, file, problems), number)


def _statements(text: str, number: int, file: str, problems: list[Problem]) -> tuple[Statement, ...]:
    """The text cut at its citations."""
    found: list[Statement] = []
    at = 0
    for match in _CITATION.finditer(text):
        sources, grade = tuple(_SOURCE.findall(match[1])), match[2]
        if grade not in GRADES:
            message = f"found the grade '{grade}', expected one of {listed(GRADES)}"
            message += nearest(grade, GRADES)
            problems.append(Problem(file, number, 1, "", message, "known-grade"))
            grade = "none"
        words = text[at : match.start()].strip()
        if "[@" in words:
            problems.append(Problem(file, number, 1, "", _NO_GRADE, "citation-form"))
        found.append(Statement(words, sources, _GRADE.validate_python(grade)))
        at = match.end()
    rest = text[at:].strip()
    if "[@" in rest:
        problems.append(Problem(file, number, 1, "", _NO_GRADE, "citation-form"))
    elif rest and (found or FIGURE.search(rest) or len(rest.split()) > 30):
        message = f"these words carry no source: {rest[:60]!r}; end them with [@source-id | grade]"
        problems.append(Problem(file, number, 1, "", message, "every-claim-has-a-source"))
    if rest:
        found.append(Statement(rest, (), "none"))
    return tuple(found)
