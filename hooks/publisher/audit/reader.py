"""HTML files → `BuiltPage`s, in one pass each.

A site writes the same few thousand tags over and over. So a pattern only cuts the text at its tags, and
each distinct tag is read once, by the parser of the standard library. That takes a third of the time in
which that parser reads whole pages, and a test compares the two on every page of the real site.
"""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser

from .page import BREAK, VOID, BuiltPage, Element, Tag

MOST_TAGS = 20_000
"""Distinct tags to remember; enough for the shared ones, and a bound on memory."""
# Scripts, styles and comments whole, for what they hold is no HTML; else a tag, with its quoted values.
_TAG = re.compile(
    r"(<(script|style)\b[^>]*>.*?</\2\s*>|<!--.*?-->"
    r"|<[!/a-zA-Z][^<>\"']*(?:\"[^\"]*\"[^<>\"']*|'[^']*'[^<>\"']*)*>)",
    re.DOTALL | re.IGNORECASE,
)


class Reader:
    """Reads pages, and remembers every tag it has seen."""

    def __init__(self) -> None:
        self._parser = _TagParser()
        self._tags: dict[str, Tag | str | None] = {}
        """Text of a tag → the opening tag, the name of a closing one, or None for a comment."""

    def read(self, path: str, html: str) -> BuiltPage:
        """One page from its text."""
        writer = _Writer(BuiltPage(path))
        parts = _TAG.split(html)
        for text, written, whole in zip(parts[0::3], parts[1::3], parts[2::3], strict=False):
            if text:
                writer.text(text)
            if whole:
                self._write_whole(writer, written)
                continue
            try:
                tag = self._tags[written]
            except KeyError:
                tag = self._learn(written)
            if isinstance(tag, str):
                writer.end(tag)
            elif tag:
                writer.start(tag)
        writer.text(parts[-1])
        writer.finish()
        return writer.page

    def _learn(self, written: str) -> Tag | str | None:
        if len(self._tags) >= MOST_TAGS:
            self._tags.clear()
        tag = self._tags[written] = self._parser.read(written)
        return tag

    def _write_whole(self, writer: _Writer, written: str) -> None:
        """A script or style: its opening tag, and what it holds as it stands."""
        end = written.index(">") + 1
        tag = self._parser.read(written[:end])
        if isinstance(tag, Tag):
            writer.start(tag)
            writer.page.texts.append(written[end : written.rindex("<")])
            writer.end(tag.name)


class _TagParser(HTMLParser):
    """Reads one tag at a time."""

    found: Tag | str | None = None

    def read(self, text: str) -> Tag | str | None:
        """An opening tag, the name of a closing one, or None for a comment or doctype."""
        self.found = None
        self.reset()
        self.feed(text)
        return self.found

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found = Tag(tag, {name: value or "" for name, value in attrs})

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found = Tag(tag, {name: value or "" for name, value in attrs}, closes_itself=True)

    def handle_endtag(self, tag: str) -> None:
        self.found = tag


class _Writer:
    """Puts texts and elements into a page."""

    def __init__(self, page: BuiltPage) -> None:
        self.page = page
        self.open: list[Element] = []

    def text(self, text: str) -> None:
        self.page.texts.append(unescape(text) if "&" in text else text)

    def start(self, tag: Tag) -> None:
        page, texts = self.page, self.page.texts
        if not tag.is_inline:
            texts.append(BREAK)
        place, text = len(page.elements), len(texts)
        element = Element(tag, self.open[-1] if self.open else None, place, text, place + 1, text)
        page.elements.append(element)
        page.by_tag[tag.name].append(element)
        for name in tag.asked_for:
            page.by_attribute[name].append(element)
        if tag.closes_itself and not tag.is_void:
            # Only drawings know tags that close themselves.
            if not any(around.tag in ("svg", "math") for around in element.around):
                page.misfits.append(f"<{tag.name}/> does not close itself in HTML")
        elif not tag.is_void:
            self.open.append(element)

    def end(self, name: str) -> None:
        if self.open and self.open[-1].opened.name == name:
            self._close(self.open.pop())
        elif any(element.tag == name for element in self.open):
            while (element := self.open.pop()).tag != name:
                self.page.misfits.append(f"<{element.tag}> is not closed before </{name}>")
                self._close(element)
            self._close(element)
        elif name not in VOID:
            self.page.misfits.append(f"</{name}> closes nothing")

    def finish(self) -> None:
        """Closes what is still open, once all text is read."""
        while self.open:
            element = self.open.pop()
            self.page.misfits.append(f"<{element.tag}> is not closed")
            self._close(element)

    def _close(self, element: Element) -> None:
        page = self.page
        element.last, element.text_last = len(page.elements), len(page.texts)
        if not element.opened.is_inline:
            page.texts.append(BREAK)
