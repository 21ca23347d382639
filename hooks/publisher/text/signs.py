"""Signs of HTML, Markdown and templates in texts where they have no meaning: readers would see them.

A text of the data knows none of them. Words of an article know bold type and links. A page written by hand is
Markdown, so there only what this site does not turn into anything is odd.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from html.entities import html5

from .characters import odd

Found = tuple[int, str]
"""Position in the text, and what is wrong there."""

_TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9-]*(?:\s[^<>]*)?/?>|<!--|-->|<[a-zA-Z][a-zA-Z+.-]*:[^\s<>]*>")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")
_NOT_OURS = re.compile(r"\[\^[^\]\s]{1,80}\]|!\[|\[\[|\{\{|\}\}|\{%|%\}|~~")
"""Footnotes, pictures, links of a wiki, templates, text struck through."""
_EMPHASIS = re.compile(
    r"(?<![\w*])\*(?=[^\s*])[^*\n]*[^\s*]\*(?![\w*])|(?<!\w)_(?=[^\s_])[^_\n]*[^\s_]_(?!\w)|`"
)
_BOLD_OR_LINK = re.compile(r"\*\*|(?<!\w)__|\]\(")
_TABLE = re.compile(r"\s*\|[^@\]]*\|\s*$|\s*\|?\s*:?-{3,}:?\s*\|")
_ADDRESS = re.compile(r"\]\([^)\s]{0,2000}\)")
MAY_BE_ONE = re.compile(r"[<>&*_`{}~\[\]|]")
"""Most texts of the data hold none of these, which is quicker to see."""
_IN_MARKDOWN = re.compile(r"(?m)^(?:!!!|\?\?\?\+?|:::) ?\S*|^[ ]*[-*] \[[ xX]\](?=\s)|" + _NOT_OURS.pattern)


def in_a_text(text: str) -> Iterator[Found]:
    """What has no meaning in a text of the data, in a title or in a component line."""
    if not MAY_BE_ONE.search(text):
        return
    yield from in_prose(text)
    for match in _BOLD_OR_LINK.finditer(text):
        yield match.start(), f"found '{match[0]}'; there is no bold type and no link in this text"


def in_prose(text: str) -> Iterator[Found]:
    """What has no meaning in a line of words of an article."""
    text = _ADDRESS.sub(lambda link: "](".ljust(len(link[0])), text)
    for match in _TAG.finditer(text):
        yield match.start(), f"found '{_short(match[0])}'; HTML has no meaning here, delete it"
    for match in _ENTITY.finditer(text):
        meant = unescape(match[0])
        if meant != match[0] or match[0][1:] in html5:
            sign = "" if any(odd(meant)) or meant.isspace() else f" '{meant}'"
            yield match.start(), f"found '{match[0]}'; type the sign{sign} itself"
    for match in _NOT_OURS.finditer(text):
        yield match.start(), f"found '{match[0]}'; it has no meaning here, and readers would see it"
    for match in _EMPHASIS.finditer(text):
        yield match.start(), f"found '{_short(match[0])}'; there is no such type here, delete the signs"
    if table := _TABLE.match(text):
        yield table.start(), "found a table of Markdown; a table comes from the data, by a component line"


def in_markdown(text: str) -> Iterator[Found]:
    """What MkDocs turns into nothing on a page written by hand."""
    for match in _IN_MARKDOWN.finditer(text):
        yield match.start(), f"found '{match[0].strip()}'; it has no meaning here, and readers would see it"
    for match in _ENTITY.finditer(text):
        for _, what in odd(unescape(match[0])):
            yield match.start(), f"'{match[0]}': {what}"
    opened = text.rfind("<!--")
    if opened >= 0 and text.find("-->", opened) < 0:
        yield opened, "found a comment that is never closed; it would hide the rest of the page"


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"
