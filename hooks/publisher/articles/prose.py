"""Words of a paragraph or list item → statements with their sources, each slip located.

A statement ends with what it rests on: `Tired muscle is the likely cause. [@source-id @other-id | strong]`.
Inside its words, `**bold**` and `[words](address)` have a meaning; nothing else has.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import get_args

from pydantic import TypeAdapter

from ..knowledge import Grade
from ..problems import listed, nearest, quoted
from ..rules import FIGURE
from ..source import Place
from .model import Statement, Words

Fail = Callable[[Place, str, str], None]
"""Reports a problem: where, message, name of the rule."""

GRADES: tuple[str, ...] = get_args(Grade)
LINK = re.compile(r"\[([^\]]+)\]\(([^)\s]+)\)")
MOST_UNSOURCED = 30
"""Words that may connect facts without a source of their own."""
_FORM = "expected the form [@source-id | strong]"
_GRADE: TypeAdapter[Grade] = TypeAdapter(Grade)
_BRACKET = re.compile(r"(\[)\s*(@[^\[\]]*)(\]?)")
_ID = re.compile(r"@[a-z0-9]+(-[a-z0-9]+)*")
_BARE = re.compile(r"(?<![\w@./-])@[\w-]+")
_WITHOUT_SIGN = re.compile(r"\[([^\[\]@|]+\|[^\[\]]*)\]")
_BOLD = re.compile(r"\*\*(.+?)\*\*")


def statements(words: Words, fail: Fail) -> tuple[Statement, ...]:
    """The words cut at their citations."""
    return tuple(_statements(words, fail))


def _statements(words: Words, fail: Fail) -> Iterator[Statement]:
    at, text = 0, words.text
    for bracket in _BRACKET.finditer(text):
        yield from _statement(words, at, bracket, fail)
        at = bracket.end()
    begins, rest = _trimmed(text, at, len(text))
    if rest:
        _check_words(words, begins, rest, fail)
        if at or FIGURE.search(rest) or len(rest.split()) > MOST_UNSOURCED:
            message = f"these words carry no source: {quoted(rest[:60])}; end them with [@source-id | grade]"
            fail(words.place(begins), message, "every-claim-has-a-source")
        yield Statement(rest, (), "none", words, begins, ())


def _statement(words: Words, at: int, bracket: re.Match[str], fail: Fail) -> Iterator[Statement]:
    """What stands between position `at` and a citation, with that citation."""
    begins, said = _trimmed(words.text, at, bracket.start())
    opened = words.place(bracket.start(1))
    if not said:
        message = "no words stand before this citation; name all works in one: [@a @b | strong]"
        fail(opened, message, "citation-form")
    _check_words(words, begins, said, fail)
    if not bracket[3]:
        fail(opened, f"this citation is never closed, {_FORM}", "citation-form")
    inside, *grades = bracket[2].split("|")
    sources: list[str] = []
    places: list[Place] = []
    for part in re.finditer(r"\S+", inside):
        place = words.place(bracket.start(2) + part.start())
        if _ID.fullmatch(part[0]):
            sources.append(part[0][1:])
            places.append(place)
        else:
            plain = part[0].strip("@,;.").lower()
            near = f", such as @{plain}" if _ID.fullmatch(f"@{plain}") else ""
            fail(place, f"found {quoted(part[0])}, expected @ and the id of a source{near}", "citation-form")
    yield Statement(said, tuple(sources), _grade(words, bracket, grades, fail), words, begins, tuple(places))


def _grade(words: Words, bracket: re.Match[str], grades: list[str], fail: Fail) -> Grade:
    found = grades[0].strip() if len(grades) == 1 else ""
    if found in GRADES:
        return _GRADE.validate_python(found)
    if found:
        behind = bracket.start(2) + bracket[2].index("|") + 1
        place = words.place(behind + len(grades[0]) - len(grades[0].lstrip()))
        message = f"found the grade '{found}', expected one of {listed(GRADES)}"
        fail(place, message + nearest(found.lower(), GRADES), "known-grade")
    else:
        fail(words.place(bracket.start(1)), f"found a citation without a grade, {_FORM}", "citation-form")
    return "none"


def _check_words(words: Words, begins: int, said: str, fail: Fail) -> None:
    """Slips in words that would show readers the signs of a citation, a link or bold type."""
    for pattern, message, rule in (
        (_BARE, f"found '{{}}' outside brackets, {_FORM}", "citation-form"),
        (_WITHOUT_SIGN, f"found '{{}}', {_FORM}; the @ is missing", "citation-form"),
    ):
        for odd in pattern.finditer(said):
            fail(words.place(begins + odd.start()), message.format(odd[0]), rule)
    # Same length as before, so that places hold.
    rest = LINK.sub(lambda m: f" {m[1]} ".ljust(len(m[0])), said)
    nested = [bold for bold in _BOLD.finditer(said) if "](" in bold[0]]
    nested += [link for link in LINK.finditer(said) if "**" in link[1]]
    for odd in nested:
        message = "bold type and a link can't be inside each other"
        fail(words.place(begins + odd.start()), message, "bold-form")
    if "**" in (left := _BOLD.sub(lambda m: " " * len(m[0]), rest)):
        message = "this bold type is never closed; ** stands before and behind the words"
        fail(words.place(begins + left.index("**")), message, "bold-form")
    for sign in ("](", "] ("):
        if sign in rest:
            message = "found a broken link, expected the form [words](nutrients/magnesium/)"
            fail(words.place(begins + rest.index(sign)), message, "link-form")


def _trimmed(text: str, begins: int, ends: int) -> tuple[int, str]:
    """The part of a text without the spaces around it, and where it begins."""
    part = text[begins:ends]
    return begins + len(part) - len(part.lstrip()), part.strip()
