"""HTML of a page → what a reader reads, block after block: sentences, table rows, answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser

_BLOCKS = frozenset(("p", "li", "tr", "dt", "dd", "h1", "h2", "h3", "h4", "caption", "figcaption", "summary"))
_UNREAD = frozenset(("svg", "script", "style"))
_KINDS = {"answer": "answer", "answer-text": "answer", "faq-answer": "answer", "references": "source"}
"""`data-q` of an element → what the blocks inside it are."""
_UNREAD_MARK = "unread"


@dataclass(frozen=True)
class Block:
    """Words that stand together."""

    section: str
    """Nearest heading above."""
    kind: str
    """sentence, table row, answer, source, heading or caption."""
    text: str


def blocks(html: str) -> list[Block]:
    """The blocks of a page's body, in order; cited works stand in brackets by their ids."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return list(reader.finished())


class _Reader(HTMLParser):
    """Collects the text of each outermost block; the page's HTML is our own and nests well."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._found: list[Block] = []
        self._section = ""
        self._open: list[tuple[str, str]] = []
        """Elements around this place: (tag, kind of the blocks inside it, or nothing)."""
        self._block: str | None = None
        self._text: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in ("br", "img", "input", "hr", "wbr"):
            return
        unread = tag in _UNREAD or given.get("aria-hidden") == "true"
        self._open.append((tag, _UNREAD_MARK if unread else _KINDS.get(given.get("data-q") or "", "")))
        self._silent += unread
        if self._silent:
            return
        if tag in _BLOCKS and self._block is None:
            self._flush()
            self._block = tag
        elif tag in ("td", "th") and "".join(self._text).strip():
            self._text.append(" | ")
        elif tag == "a" and (given.get("href") or "").startswith("#src-"):
            self._text.append(f" [{(given['href'] or '')[5:]}]")
            self._silent += 1
            self._open[-1] = ("a", _UNREAD_MARK)
        elif tag == "li" and self._text and self._text[-1] != " | ":
            self._text.append("; ")

    def handle_endtag(self, tag: str) -> None:
        if tag == self._block and sum(name == tag for name, _ in self._open) == 1:
            self._flush()
            self._block = None
        while self._open:
            name, kind = self._open.pop()
            self._silent -= kind == _UNREAD_MARK
            if name == tag:
                break

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._text.append(data)

    def _flush(self) -> None:
        text = " ".join("".join(self._text).split())
        self._text.clear()
        if not text:
            return
        tag = self._block or ""
        if tag in ("h1", "h2", "h3", "h4"):
            self._section = text
        self._found.append(Block(self._section, self._kind(tag), text))

    def _kind(self, tag: str) -> str:
        if tag == "tr":
            return "table row"
        if tag in ("caption", "figcaption"):
            return "caption"
        if tag.startswith("h"):
            return "heading"
        return next((kind for _, kind in reversed(self._open) if kind), "sentence")

    def finished(self) -> Iterator[Block]:
        """All blocks, with the words after the last one."""
        self._flush()
        yield from self._found
