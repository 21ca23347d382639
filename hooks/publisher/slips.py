"""Where the YAML parser gave up → where an editor must mend the text, and how, in plain words.

Only the two places that a parser names and the text itself count. Its words differ from one parser and
release to the next, so they are never read: they only stand in for a message where we have none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

Place = tuple[int, int]
"""Line and column, both from 0, as the parser counts."""

TAB = "found a tab; indent with spaces"
ESCAPE = "the sign \\ has a meaning in double quotes; use single quotes"
OPEN_QUOTE = "this quotation mark is never closed"
OPEN_BRACKET = "this bracket is not closed, or a text in it needs quotes"
ALIAS = "text that begins with * or & must stand in quotes"
TAG = "text that begins with ! or % must stand in quotes"
BLOCK = "text that begins with | or > must stand in quotes, or begin on the next line"
SIGN = "text can't begin with this sign; put it in quotes"
ODD_SPACE = "found a no-break space, or another that YAML doesn't know; type a plain space"
SECOND_DOCUMENT = "the file must hold one document; delete this line of dashes"
COLON_IN_TEXT = "text with ': ' in it must stand in quotes; or this line is indented wrong"
NO_COLON = "expected a colon and a space after the key"
NO_COLON_ABOVE = "a colon is missing behind the first word of this line"
NO_DASH = "this line stands in a list; begin it with '- '"
MISFIT = "this line does not fit the lines above; look at its indentation and quotes"
UNFINISHED = "the file ends here in the middle of a value; look for a bracket that is not closed"
AFTER_THE_END = "found text after the end of the document"

# At the start of a line, behind its dashes, or behind the colon of a key.
_ODD_SPACE = re.compile(
    r"(?m)(?:^ *(?:- +)*(?:-?|[\w-]+:)|[{,] *[\w-]+:)[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]"
)
_WIDE_SPACE = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_DASHES = re.compile(r"(---|\.\.\.)(\s|$)")
_ENTRY = re.compile(r"- |((?! #).)*:(\s|$)")
_WORD_WITHOUT_COLON = re.compile(r" +[\w-]+ [^:]*")
_KEY_WITHOUT_SPACE = re.compile(r"\s*(?:- )?([\w-]+):[^\s/]")


def explained(begun: Place | None, found: Place | None, lines: Sequence[str]) -> tuple[Place | None, str]:
    """The place to mend and what to do there; no words when there is nothing to go by.

    `begun` is where the thing begins that the parser could not finish, `found` where it gave up.
    """
    at = found or begun
    if at is None:
        return None, ""
    here, first = _sign(at, lines), _sign(begun, lines) if begun else ""
    if "\t" in _margin(at, lines) or here == "\t":
        return at, TAB
    if begun and first and first in "\"'":
        return (at, ESCAPE) if here == "\\" else (begun, OPEN_QUOTE)
    if begun and begun != at and first and first in "[{":
        return begun, OPEN_BRACKET
    if message := _of_the_sign(here, first):
        return at, message
    if _DASHES.match(_line(at, lines)):
        return at, SECOND_DOCUMENT
    if begun and begun[0] < at[0] and not _is_an_entry(begun, lines):
        return begun, NO_COLON
    if here == ":":
        return _of_a_colon(at, lines) if begun is None else (at, COLON_IN_TEXT)
    if begun is None:
        return (at, MISFIT) if here and here in "-?" else (at, AFTER_THE_END)
    if begun == at:
        return at, SIGN if here else UNFINISHED
    return at, NO_DASH if _line(begun, lines)[begun[1] :].startswith("- ") else MISFIT


def odd_spaces(text: str) -> Iterator[tuple[int, str]]:
    """(position, what is wrong) of each space that looks like one of YAML's own and is none."""
    if not _WIDE_SPACE.search(text):  # ten times as quick
        return
    for match in _ODD_SPACE.finditer(text):
        yield match.end() - 1, ODD_SPACE


def comma_in_number(before: str, behind: str) -> str:
    """What to write for `before,behind`: for YAML a comma parts neither thousands nor decimals."""
    meant = f"write {before}.{behind}"
    if len(behind) == 3 and before.isdigit() and len(before) <= 3 and before != "0":
        meant = f"write {before}{behind}, or {before}.{behind} if the comma is a decimal point"
    return f"found '{before},{behind}', {meant}"


def _of_the_sign(here: str, first: str) -> str:
    """What is wrong with a sign that begins a text; nothing when it may."""
    for signs, message in (("*&", ALIAS), ("!%", TAG)):
        if (here and here in signs) or (first and first in signs):
            return message
    if first and first in "|>":
        return BLOCK
    return SIGN if here and here in "@`,]}" else ""


def _of_a_colon(at: Place, lines: Sequence[str]) -> tuple[Place, str]:
    """A colon where no key may stand; often the slip is on the line above."""
    above = lines[at[0] - 1] if at[0] else ""
    if key := _KEY_WITHOUT_SPACE.match(above):
        return (at[0] - 1, key.start(1)), f"a space is missing behind the colon of '{key[1]}'"
    if _WORD_WITHOUT_COLON.fullmatch(above):
        return (at[0] - 1, len(above) - len(above.lstrip())), NO_COLON_ABOVE
    return at, COLON_IN_TEXT


def _is_an_entry(place: Place, lines: Sequence[str]) -> bool:
    """Whether a line goes on as a key or as an entry of a list does."""
    return bool(_ENTRY.match(_line(place, lines)[place[1] :]))


def _line(place: Place, lines: Sequence[str]) -> str:
    return lines[place[0]] if place[0] < len(lines) else ""


def _sign(place: Place, lines: Sequence[str]) -> str:
    """The sign at a place; nothing behind the end of a line."""
    return _line(place, lines)[place[1] : place[1] + 1]


def _margin(place: Place, lines: Sequence[str]) -> str:
    """What a line is indented with."""
    line = _line(place, lines)
    return line[: len(line) - len(line.lstrip())]
