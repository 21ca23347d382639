"""Text of an article → front matter and blocks, each slip located.

The body knows four kinds of blocks, separated by blank lines: headings (`## Title {#id}`), paragraphs,
lists (`- item`), and component lines (`::care symptom="muscle-cramp"`), one to a line. What a statement
rests on stands at its end (see `prose`). Nothing else in the text has a meaning: braces, pipes and
angle brackets are characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..problems import InvalidData, Problem, quoted
from ..shapes import fit
from ..source import Document, Place, parse
from ..text.signs import in_a_text, in_prose
from . import prose
from .lines import Line
from .model import Article, Block, Bullets, FrontMatter, Heading, Paragraph, Words

MOST_CHARACTERS = 200_000
"""Of an article; ten times the longest real one."""
LONGEST = 4_000
"""Characters of a line or paragraph; nobody reads that much in one piece."""
_HEADING = re.compile(r"(#{2,3}) +(\S.*?) *\{#([a-z0-9]+(?:-[a-z0-9]+)*)\} *")
_ODD_HEADING = re.compile(r"\s*(#+)\s*(.*?)\s*(?:\{\s*#?([^}]*)\}?)?\s*")
_SHORTER = f"expected at most {LONGEST:,}; part it with empty lines"
_COMPONENT = re.compile(r"\s*::|\s*:\s?[a-z-]+ +[a-z]+ ?=")
_RULER = re.compile(r"\s*(?:-\s*){3,}|\s*(?:\*\s*){3,}|\s*(?:_\s*){3,}|\s*=+\s*|\s*-+\s*")
_BULLET, _NUMBER = re.compile(r"- +"), re.compile(r"\d{1,3}\. +")
_ODD_ITEM = re.compile(r"\s+(?:[-*+•] |1[.)] )|[*+•] |\d{1,3}\) |-(?=[^\s-])")
_MIDDLE_ITEM = re.compile(r"[-*+•] |1[.)] ")


def closing(lines: list[str], file: str) -> int:
    """The index of the line that closes the front matter. Raises `InvalidData` when there is none."""

    def fail(message: str) -> InvalidData:
        return InvalidData([Problem(file, 1, 1, "", message, "front-matter")])

    fences = [index for index, line in enumerate(lines) if line.rstrip() == "---"]
    if not fences or fences[0] != 0:
        where = f"; the first one stands on line {fences[0] + 1}" if fences else ""
        raise fail(f"expected front matter between two lines of three hyphens, from line 1 on{where}")
    if len(fences) == 1:
        raise fail("the front matter is never closed: expected a second line of three hyphens below it")
    return fences[1]


def front_matter(lines: list[str], end: int, file: str) -> Document:
    """What stands above the line `end` that closes it. Raises `InvalidData` when it is not valid YAML."""
    return parse("\n".join(lines[1:end]), file, first_line=2)


def parse_article(text: str, file: str, name: str) -> tuple[Article | None, list[Problem]]:
    """An article from its text, or None when its facts can't be read, and everything that is wrong."""
    lines, problems = text.split("\n"), list[Problem]()
    if len(text) > MOST_CHARACTERS:
        message = (
            f"found {len(text):,} characters, expected at most {MOST_CHARACTERS:,}; make it two articles"
        )
        return None, [Problem(file, 1, 1, "", message, "length")]
    try:
        end = closing(lines, file)
        blocks = tuple(_blocks(lines, end + 1, file, problems))
        problems += _signs(lines, end + 1, file)
        document = front_matter(lines, end, file)
        return Article(name, file, fit(FrontMatter, document), blocks, document, text), problems
    except InvalidData as error:
        return None, [*problems, *error.problems]


def _blocks(lines: list[str], start: int, file: str, problems: list[Problem]) -> Iterator[Block]:
    def fail(place: Place, message: str, rule: str) -> None:
        problems.append(Problem(file, *place, "", message, rule))

    at = start
    while at < len(lines):
        line, number = lines[at], at + 1
        if len(line) > LONGEST:
            fail((number, 1), f"found a line of {len(line):,} characters, {_SHORTER}", "length")
        elif _COMPONENT.match(line):
            read = Line(line, number, file)
            component = read.component()
            problems += read.problems
            if component:
                yield component
        elif line.lstrip().startswith("#"):
            yield _heading(line, number, fail)
        elif line.strip() and _RULER.fullmatch(line):
            message = f"found {quoted(line.strip())}; a line of signs has no meaning here, delete it"
            fail((number, 1), message, "line-form")
        elif line.strip():
            end = at + 1
            while end < len(lines) and not _ends_prose(lines[end]):
                end += 1
            if (length := sum(map(len, lines[at:end]))) <= LONGEST:
                yield _prose(lines[at:end], number, fail)
            else:
                fail((number, 1), f"found a paragraph of {length:,} characters, {_SHORTER}", "length")
            at = end - 1
        at += 1


def _signs(lines: list[str], start: int, file: str) -> Iterator[Problem]:
    """Signs of other formats in the text below the front matter. Only prose knows bold type and links."""
    for number, line in enumerate(lines[start:], start + 1):
        titled = line.lstrip().startswith("#") or _COMPONENT.match(line)
        for at, message in (in_a_text if titled else in_prose)(line):
            yield Problem(file, number, at + 1, "", message, "no-signs-of-another-format")


def _ends_prose(line: str) -> bool:
    """Whether a line begins something else than the paragraph or list above it goes on."""
    if not line.strip() or line.lstrip().startswith("#"):
        return True
    return bool(_COMPONENT.match(line) or _RULER.fullmatch(line))


def _heading(line: str, number: int, fail: prose.Fail) -> Heading:
    if match := _HEADING.fullmatch(line):
        return Heading(len(match[1]), match[2], match[3], number, match.start(3) + 1)
    odd = _ODD_HEADING.fullmatch(line)
    signs, title, id = (odd[1], odd[2], odd[3]) if odd else ("##", line.strip("# "), None)
    slug = re.sub(r"[^a-z0-9]+", "-", (id or title).lower()).strip("-")
    level = len(signs) if len(signs) in (2, 3) else 2
    if len(signs) == 1:
        what = "the title of the page stands in the front matter, as `question`; sections begin with ##"
    elif len(signs) > 3:
        what = "sections begin with ##, their parts with ###, and there is nothing below"
    else:
        what = f"expected `{signs} {title or 'Title'} {{#{slug or 'id'}}}`"
    fail((number, 1), f"found {quoted(line.strip())}; {what}", "heading-form")
    return Heading(level, title or "Title", slug, number, 1)


def _prose(lines: list[str], number: int, fail: prose.Fail) -> Block:
    for offset, line in enumerate(lines):
        if line[: len(line) - len(line.lstrip())].count("\t"):
            fail((number + offset, 1), "found a tab at the start of the line; delete it", "no-tabs")
    ordered = bool(_NUMBER.match(lines[0]))
    marker = _NUMBER if ordered else _BULLET
    if not marker.match(lines[0]):
        _check_lines(lines, number, fail)
        return Paragraph(prose.statements(_joined(lines, number), fail), number)
    items: list[tuple[int, list[str]]] = []
    for offset, line in enumerate(lines):
        if marker.match(line):
            items.append((number + offset, [line]))
        else:
            if any(odd.match(line) for odd in (_ODD_ITEM, _BULLET, _NUMBER)):
                message = "a list has one level and one kind of sign: items begin with '- ' at the margin"
                fail((number + offset, 1), message, "list-form")
            items[-1][1].append(line)
    found = []
    for first, item in items:
        mark = marker.match(item[0])
        found.append(prose.statements(_joined(item, first, mark.end() if mark else 0), fail))
    return Bullets(tuple(found), ordered, number)


def _check_lines(lines: list[str], number: int, fail: prose.Fail) -> None:
    """Lines of a paragraph that were meant as items of a list."""
    if _ODD_ITEM.match(lines[0]):
        fail((number, 1), "an item of a list begins with '- ' or '1. ' at the margin", "list-form")
    for offset, line in enumerate(lines[1:], 1):
        if _MIDDLE_ITEM.match(line):
            fail((number + offset, 1), "a list begins behind an empty line", "list-form")
            return


def _joined(lines: list[str], number: int, skip: int = 0) -> Words:
    """Lines as one text; `skip` characters of the first are the sign of a list."""
    text, places = "", []
    for offset, line in enumerate(lines):
        begins = skip if not offset else 0
        part = line[begins:].strip()
        if offset:
            text += " "
        places.append((len(text), number + offset, line.index(part, begins) + 1))
        text += part
    return Words(text, tuple(places))
