"""Page → entries of the search index, made from the data and never by reading HTML again.

An entry has the form that Material's search plugin writes: location, title, text. Each page gives
one entry; its text is the description, the other names people use, and its section titles.
"""

from __future__ import annotations

from .html import Rendered
from .pages import Page

_LEAST_USE = {"home", "search", "a-to-z", "sources", "source", "moved", "fields"}
"""Kinds whose text only says what other pages say."""


def entries(page: Page, rendered: Rendered) -> list[dict[str, str]]:
    """The entries of one page."""
    if page.kind in _LEAST_USE:
        return []
    names = ", ".join(filter(None, page.keywords))
    found = [{"location": page.path, "title": page.title, "text": f"{page.description} {names}"}]
    found += [
        {"location": f"{page.path}#{id}", "title": title, "text": page.title}
        for id, title in rendered.contents
        if id not in ("sources", "questions")
    ]
    if page.kind == "faq":
        for topic in page.facts["topics"]:
            for entry in (*topic["here"], *topic["elsewhere"]):
                answer = entry["answer"]
                text = answer["text"] if isinstance(answer, dict) else getattr(answer, "text", "")
                location = f"{page.path}#{entry['id']}"
                found.append({"location": location, "title": entry["title"], "text": text})
    return found
