"""Checked content → all that is published of it, in memory: pages, facts for programs, search, sitemap.

This is the only place where they are made. Publishing hands them to MkDocs, the preview keeps the last good
ones, `check` looks through them, `impact` sets two of them side by side, and the benchmark gives the same
words to stock Material. Pages that people write by hand stay Markdown, which MkDocs turns into HTML.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from . import jsonld, search
from .content import Content
from .html import Rendered, Renderer
from .page_faults import drawings_missing, ids_of, ids_that_clash
from .pages import Page, all_pages
from .pages.page import UNLISTED
from .people import people
from .problems import InvalidData, kept


@dataclass(frozen=True)
class Made:
    """A page with all that is published of it, but for the theme's frame around it."""

    page: Page
    rendered: Rendered
    machine: str
    """Its facts for programs (JSON-LD), safe inside a script element."""
    changed: datetime.date
    """The day its facts last changed; of a page without days of its own, the edition."""
    ids: tuple[str, ...]
    """Every id in its HTML, in order."""

    @property
    def listed(self) -> bool:
        """Whether the sitemap names it."""
        return self.page.kind not in UNLISTED


@dataclass(frozen=True)
class Site:
    """All generated pages, and what is made of all of them together."""

    content: Content
    address: str
    """Where it is published, or nothing."""
    pages: dict[str, Made]
    """Address below the site's root → page, in the order of `all_pages`."""
    entries: tuple[dict[str, str], ...]
    """Entries of the search index."""
    people: str
    """Who is behind the site, as HTML for pages written by hand."""

    @property
    def sitemap(self) -> dict[str, datetime.date]:
        """Address of each page that search engines should find → the day it last changed."""
        return {path: made.changed for path, made in self.pages.items() if made.listed}


def assemble(content: Content, address: str, before: Site | None = None) -> Site:
    """All that would be published of a content at an address.

    Writing is what takes time, so pages of `before` are taken over where what they show is the same. Raises
    `InvalidData` with the place of everything that no page can be made of: in the data, or in a template.
    """
    if missing := [*kept(drawings_missing(content))]:
        raise InvalidData(missing)
    renderer, pages = Renderer(content), dict[str, Made]()
    entries: list[dict[str, str]] = []
    for page in all_pages(content):
        rendered = _taken_over(page, content, before) or renderer.render(page)
        changed = page.changed or content.knowledge.site.edition
        machine = jsonld.script(page, rendered, content, address)
        pages[page.path] = Made(page, rendered, machine, changed, ids_of(rendered.html))
        entries += search.entries(page, rendered)
    ids = {path: (made.page, made.ids) for path, made in pages.items()}
    if clashing := [*kept(ids_that_clash(ids, content))]:
        raise InvalidData(clashing)
    return Site(content, address, pages, tuple(entries), people(renderer))


def _taken_over(page: Page, content: Content, before: Site | None) -> Rendered | None:
    """What was written of the page before, if nothing that a template can see has changed.

    A template sees the page, the site, the people, and the records of the works it cites.
    """
    was = before.pages.get(page.path) if before else None
    if before is None or was is None:
        return None
    if (was.page.facts, was.page.title, was.page.kind) != (page.facts, page.title, page.kind):
        return None
    old, new = before.content.knowledge, content.knowledge
    if (old.site, old.people) != (new.site, new.people):
        return None
    same = all(old.sources[name] == new.sources[name] for name in was.rendered.references)
    return was.rendered if same else None
