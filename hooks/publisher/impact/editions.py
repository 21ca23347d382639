"""All that readers and programs would get from one state of the data, written in memory.

Nothing here knows MkDocs or the theme. What the theme's frame takes from the data is named in `FRAME`; a
test changes each field of the site and compares with what a full build changes.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .. import jsonld, search
from ..content import Content
from ..docs_folder import look_through, published_as
from ..handwritten import ARTICLES
from ..html import Rendered, Renderer
from ..knowledge import Site
from ..pages import Page, all_pages
from ..pages.page import UNLISTED
from ..people import PLACE, people

ADDRESS = "https://site.example/"
"""Any address will do: both editions stand at it."""
FRAME = ("name", "disclaimer", "licence", "edition")
"""Fields of `site` that stand on every page, whatever it is about."""


@dataclass(frozen=True)
class Written:
    """One page as it would be published."""

    title: str
    kind: str
    body: str
    """HTML, or Markdown for a page that is written by hand."""
    description: str = ""
    machine: str = ""
    """The page's facts for programs."""
    rest: tuple[Any, ...] = ()
    """What the frame shows of this page: breadcrumb, section, the day of its next check."""


@dataclass(frozen=True)
class Edition:
    """The whole site in memory."""

    content: Content
    pages: dict[str, Written]
    """Address → page; `404.html` is one of them."""
    frame: dict[str, Any]
    """What every page shows."""
    files: dict[str, Any]
    """Address of anything else that is published → what it holds."""
    rendered: dict[str, tuple[dict[str, Any], Rendered]]
    """Address → the facts of a generated page, and what was written of them."""


def edition(content: Content, docs: Path, before: Edition | None = None) -> Edition:
    """Everything that would be published of a content and the pages written by hand in `docs`.

    Writing is what takes time, so pages of the edition `before` are taken over where the facts are the same.
    """
    site = content.knowledge.site
    renderer = Renderer(content)
    written: dict[str, tuple[dict[str, Any], Rendered]] = {}
    pages: dict[str, Written] = {}
    entries: list[dict[str, str]] = []
    dated: dict[str, str] = {}
    for page in all_pages(content):
        rendered = _taken_over(page, content, before) or renderer.render(page)
        written[page.path] = (page.facts, rendered)
        pages[page.path] = Written(
            page.title,
            page.kind,
            rendered.html,
            page.description,
            jsonld.script(page, rendered, content, ADDRESS),
            (page.breadcrumb, page.section, page.dates and page.dates.next_check),
        )
        entries += search.entries(page, rendered)
        if page.kind not in UNLISTED:
            dated[page.path] = (page.changed or site.edition).isoformat()
    by_hand = dict(_by_hand(docs, site, people(renderer)))
    pages |= by_hand
    pages["404.html"] = Written("Page not found", "404", "", site.tagline)
    return Edition(
        content,
        pages,
        {field: getattr(site, field) for field in FRAME},
        {
            "search/search_index.json": (entries, {path: page.body for path, page in by_hand.items()}),
            "sitemap.xml": [*dated.items(), *((path, site.edition) for path in by_hand)],
        },
        written,
    )


def _taken_over(page: Page, content: Content, before: Edition | None) -> Rendered | None:
    """What was written of the page before, if nothing that a template can see has changed.

    A template sees the page's facts, the site, the people, and the records of the works it cites.
    """
    facts, rendered = before.rendered.get(page.path, (None, None)) if before else (None, None)
    if before is None or rendered is None or facts != page.facts:
        return None
    old, new = before.content.knowledge, content.knowledge
    if (old.site, old.people) != (new.site, new.people):
        return None
    if before.pages[page.path].title != page.title or before.pages[page.path].kind != page.kind:
        return None
    same = all(old.sources[name] == new.sources[name] for name in rendered.references)
    return rendered if same else None


def _by_hand(docs: Path, site: Site, listed: str) -> list[tuple[str, Written]]:
    """Pages that editors write whole, with their addresses. Articles are not among them."""
    found = []
    for name in look_through(docs).pages:
        if name.startswith(f"{ARTICLES}/"):
            continue
        address = published_as(name).removesuffix("index.html")
        text = (docs / name).read_text(encoding="utf-8", errors="replace")
        described = "" if "\ndescription:" in text else site.tagline
        body = text.replace(PLACE, listed)
        found.append((address, Written(_title(text, name), "page", body, described, site.name)))
    return found


def _title(text: str, name: str) -> str:
    lines = (line.removeprefix("# ") for line in text.split("\n") if line.startswith("# "))
    return next(lines, name)
