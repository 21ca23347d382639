"""Texts in a document that was parsed: what the signs of YAML let in, and signs of other formats."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from ..problems import MOST_KEPT, Problem, kept
from ..source import Document, scalars
from .characters import odd
from .signs import MAY_BE_ONE, in_a_text

_ADDRESSES = frozenset(("url", "doi", "pmid"))
"""Fields that are checked sign by sign already (`addresses`)."""


def odd_values(document: Document) -> Iterator[Problem]:
    """A problem for each text with a sign that has no meaning there, or with a character that nobody sees.

    `characters.odd_characters` names those that stand in the file as they are, here are those that an escape
    such as `"\\u200b"` makes.
    """
    return kept(_odd_values(document))


def _odd_values(document: Document) -> Iterator[Problem]:
    escapes = "\\" in document.text
    for path, value in scalars(document.value):
        if not isinstance(value, str) or not (escapes or MAY_BE_ONE.search(value)):
            continue
        if not _ADDRESSES.intersection(path[-1:]):
            for message in dict.fromkeys(message for _, message in islice(in_a_text(value), MOST_KEPT)):
                yield document.problem(path, message, "no-signs-of-another-format")
            for at, message in odd(value) if escapes else ():
                if value[at] not in document.text:
                    yield document.problem(path, message, "no-unseen-characters")
