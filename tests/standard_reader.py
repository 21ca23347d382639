"""A page as the standard library reads it, to hold our own faster reader against."""

from __future__ import annotations

from html.parser import HTMLParser


class Parsed(HTMLParser):
    """What the standard library makes of a page: opening tags and text without spaces."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.starts: list[tuple[str, dict[str, str]]] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.starts.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        self.text += "".join(data.split())
