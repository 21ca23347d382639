"""Characters that nobody sees, or that stand for one that was lost on the way here.

They are told by their category in Unicode, not by a list: readers who copy, search or listen meet them though
nothing shows, and some turn the text around them. Source: Unicode Standard, sections 4.5 and 23.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from ..problems import Problem, kept, located

_MAY_BE_ODD = re.compile(r"[^\n\t -~\u00a0-\u00ac\u00ae-\u024f\u2010-\u2027\u2030-\u205e\u2190-\u22ff]")
"""All but the characters that most texts consist of, which is quicker to see than a category."""
_UNSEEN = {"Cc": "control", "Cf": "format", "Cs": "surrogate", "Zl": "line", "Zp": "paragraph"}
_FILLERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u2800\u3164\uffa0")
"""Characters of other categories that show nothing."""
_JOINERS = "\u200c\u200d"
"""They join or part letters of scripts such as Persian and Hindi, whose spelling needs them, and emoji."""
_FIRST_JOINED = 0x0590
_LOST = "\ufffd"
# What UTF-8 looks like when it was read as a Western encoding: é as Ã©, ° as Â°, ’ as â€™, µ as Âµ or Î¼.
_MISREAD = re.compile("[ÂÃÎ][\u00a0-\u00bf]|â(?:€.|[‚„†‰ˆ][\u00a0-\u00bf€™])")


def odd(text: str) -> Iterator[tuple[int, str]]:
    """(position, what is wrong) of each character that can't stand in a text."""
    for match in _MAY_BE_ODD.finditer(text):
        if (what := _odd(match[0])) and not _joins(text, match.start()):
            yield match.start(), what


@lru_cache(maxsize=10_000)
def _odd(character: str) -> str | None:
    code = f"U+{ord(character):04X}"
    category = unicodedata.category(character)
    if category in _UNSEEN or character in _FILLERS:
        return f"found the unseen character {code}; delete it"
    if character == _LOST:
        return f"found {code}, which stands for a damaged character; type the right one"
    if category == "Co":
        return f"found {code}, a sign of one program's own font, which readers see as a box; delete it"
    if category == "Cn":
        return f"found {code}, which is no character; delete it"
    return None


def _joins(text: str, at: int) -> bool:
    """Whether a joiner stands between two signs that need it."""
    around = (text[at - 1 : at], text[at + 1 : at + 2])
    return text[at] in _JOINERS and all(
        sign and ord(sign) >= _FIRST_JOINED and (sign.isalpha() or unicodedata.category(sign)[0] in "MS")
        for sign in around
    )


def odd_characters(text: str, file: str) -> Iterator[Problem]:
    """A problem for each character that can't stand in a file; a warning where text was read wrongly."""
    yield from kept(located(text, at, file, what, "no-unseen-characters") for at, what in odd(text))
    yield from kept(_misread(text, file))


def _misread(text: str, file: str) -> Iterator[Problem]:
    for match in _MISREAD.finditer(text):
        try:
            meant = f"'{match[0].encode('cp1252').decode('utf-8')}'"
        except UnicodeError:
            meant = "one character"
        what = f"found '{match[0]}', probably {meant} that a program read wrongly; type it anew"
        yield located(text, match.start(), file, what, "text-was-read-rightly", "warning")
