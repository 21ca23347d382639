"""The pages of `docs/` that people write as plain Markdown: what MkDocs would pass over in silence.

MkDocs drops front matter that it can't read, and takes a first line such as `Note: …` for front matter.
Here it is read strictly, with places. Component lines and citations have a meaning in articles only;
elsewhere readers would see their signs.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from .addresses import wrong_address
from .articles import MOST_CHARACTERS, closing, front_matter
from .knowledge import Record, Text, Word
from .problems import InvalidData, Problem, kept, located, quoted
from .rules import plain
from .shapes import fit
from .text.characters import odd_characters
from .text.file import read_text
from .text.signs import in_markdown
from .text.unfinished import unfinished
from .text.values import odd_values

ARTICLES = "articles"
_FENCED = re.compile(r"(?ms)^(`{3,}|~{3,})[^\n]*\n.*?(?:^\1[`~]*[ \t]*$|\Z)")
_INDENTED = re.compile(r"(?m)^(?: {4}|\t)[^\n]*$")
_SPAN = re.compile(r"(?<!`)(`+)(?!`)(?:.(?!\n\n))*?(?<!`)\1(?!`)", re.DOTALL)
_COMPONENT = re.compile(r"(?m)^[ ]{0,3}:: ?[a-z-]+")
_CITATION = re.compile(r"\[\s*@[^\]\n]*\]?")
_OUTSIDE = re.compile(r"""\]\(<?(https?://[^)\n]*?)>?(?:\s+["'][^)\n]*)?\)""")
_H1 = re.compile(r"(?m)^# +(.+?)(?: *#+)?(?: *\{[^}\n]*\})? *$|^(\S[^\n]*)\n=+ *$")


class Searched(Record):
    """How the search of the site treats the page."""

    exclude: Annotated[bool, Field(strict=True)] = False
    """True keeps the page out of the search."""
    boost: Annotated[float, Field(gt=0, le=10, strict=True)] = 1
    """More than 1 lifts the page among results, less than 1 lowers it."""


def _within(least: int, most: int) -> Callable[[str], str]:
    def check(text: str) -> str:
        if not least <= len(text) <= most:
            message = f"{len(text)} characters, expected {least} to {most}"
            raise PydanticCustomError("length", "{message}", {"message": message})
        return text

    return check


class Front(Record):
    """What stands above the text of a hand-written page."""

    title: Annotated[Word, AfterValidator(_within(1, 65))]
    """The title, as search engines show it: at most 65 characters, the same words as the heading."""
    description: Annotated[Text, AfterValidator(_within(50, 160))]
    """One or two sentences for lists of search results, 50 to 160 characters."""
    search: Searched = Searched()
    """How the search of the site treats the page."""


def check_page(path: Path, name: str) -> tuple[list[Problem], list[Problem]]:
    """What is wrong with a page, and what is left to do on it. `name`: the file as it is told to editors."""
    try:
        text = read_text(path, name)
    except InvalidData as error:
        return error.problems, []
    if len(text) > MOST_CHARACTERS:
        message = f"found {len(text):,} characters, expected at most {MOST_CHARACTERS:,}; make it two pages"
        return [Problem(name, 1, 1, "", message, "length")], []
    shown = without_code(text)
    problems = itertools.chain(odd_characters(text, name), _problems(text, shown, name))
    return list(kept(problems)), list(unfinished(shown, name))


def without_code(text: str) -> str:
    """The text with its code blanked out; every other character keeps its line and column."""
    for pattern in (_FENCED, _INDENTED, _SPAN):
        text = pattern.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)
    return text


def _problems(text: str, shown: str, file: str) -> Iterator[Problem]:
    lines = text.split("\n")
    front = None
    try:
        end = closing(lines, file)
        document = front_matter(lines, end, file)
        yield from odd_values(document)
        front = fit(Front, document)
    except InvalidData as error:
        yield from error.problems
        end = -1 if error.problems[0].rule == "front-matter" else closing(lines, file)
    begins = sum(len(line) + 1 for line in lines[: end + 1])
    for pattern, what, rule in (
        (_COMPONENT, "component lines work in docs/articles/ only", "components-stand-in-articles"),
        (
            _CITATION,
            "citations work in docs/articles/ only; write a link instead",
            "citations-stand-in-articles",
        ),
    ):
        for match in pattern.finditer(shown, begins):
            yield located(text, match.start(), file, f"found {quoted(match[0].strip())}; {what}", rule)
    for link in _OUTSIDE.finditer(shown, begins):
        if message := wrong_address(link[1]):
            yield located(text, link.start(1), file, message, "addresses-can-be-written")
    for at, message in in_markdown(" " * begins + shown[begins:]):
        yield located(text, at, file, message, "no-signs-of-another-format")
    yield from _heading(text, shown, begins, file, front)


def _heading(text: str, shown: str, begins: int, file: str, front: Front | None) -> Iterator[Problem]:
    """A page has one title, and people who come from a list of results find the words they clicked on."""
    rule = "one-title-like-the-front-matter"
    titles = list(_H1.finditer(shown, begins))
    expected = f"expected `# {front.title if front else 'Title'}` above the text"
    if not titles:
        yield located(text, min(begins, len(text)), file, f"the heading is missing, {expected}", rule)
        return
    first = titles[0]
    for other in titles[1:]:
        yield located(text, other.start(), file, "found a second title; sections begin with ##", rule)
    if shown[begins : first.start()].strip():
        yield located(text, first.start(), file, f"text stands above the heading, {expected}", rule)
    words = first[1] or first[2]
    if front and plain(words) != plain(front.title):
        message = f"the heading says '{words}' and the front matter '{front.title}'; use the same words"
        yield located(text, first.start(), file, message, rule)
