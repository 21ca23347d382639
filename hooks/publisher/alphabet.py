"""The order of a dictionary: accents, capitals, hyphens and signs before a word don't count.

Only Latin letters lose their accents. In other scripts a mark often makes another letter.
"""

from __future__ import annotations

import re
import unicodedata

SIGNS = ""
"""The initial of what begins with a digit, or holds no letter at all; it sorts before all letters."""
_ACCENTED = re.compile("([a-z])[\u0300-\u036f]+")
_LETTERS = str.maketrans({"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})
"""Latin letters that Unicode does not take for a letter with an accent."""


def folded(text: str) -> str:
    """A text without capitals and accents: `Élan` and `elan` are the same word."""
    plain = _ACCENTED.sub(r"\1", unicodedata.normalize("NFKD", text).casefold())
    return unicodedata.normalize("NFC", plain.translate(_LETTERS))


def order(text: str) -> str:
    """What a list of texts is sorted by."""
    kept = (sign if sign.isalnum() or unicodedata.category(sign)[0] == "M" else " " for sign in folded(text))
    return " ".join("".join(kept).split())


def initial(text: str) -> str:
    """The letter that a text stands under, as a capital where its script has them; or `SIGNS`."""
    first = order(text)[:1]
    return unicodedata.normalize("NFC", first.title()) if first.isalpha() else SIGNS
