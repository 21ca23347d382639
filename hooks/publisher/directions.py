"""Words of scripts that run from right to left, kept apart from the figures and signs around them.

Without that, browsers draw the number of a source behind an Arabic name at the wrong end of the name.
"""

from __future__ import annotations

import re

from markupsafe import Markup, escape

_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_BEGIN, _END = "\u2068", "\u2069"


def isolated(words: str) -> str:
    """Words for a place inside a sentence; between two marks where they run from right to left."""
    if words.isascii() or _BEGIN in words or not _RIGHT_TO_LEFT.search(words):
        return words
    return f"{_BEGIN}{words}{_END}"


def shown(words: str) -> Markup:
    """Text, escaped. What runs from right to left in it is an element of its own direction."""
    found = escape(isolated(words))
    if _BEGIN not in found:
        return found
    return found.replace(_BEGIN, Markup("<bdi>")).replace(_END, Markup("</bdi>"))
