"""Page models → HTML, through the one Jinja environment of the package.

A `Sheet` is one page while it is being written: it numbers sources in the order in which they are
first cited, remembers the section headings as they pass, and so can set the contents list and the
list of sources that fit exactly what was written.
"""

from __future__ import annotations

import contextlib
import functools
import math
import re
import traceback
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup, escape

from . import addresses
from .content import Content, capital
from .directions import isolated, shown
from .knowledge import Source
from .pages.page import Page
from .parts import Parts, text
from .problems import InvalidData, Problem
from .text.conflicts import conflicts_below
from .units import exact, share, stated, typo, whole_percent

WORDS_PER_MINUTE = 238
"""Silent reading speed of adults, English non-fiction (Brysbaert 2019)."""
TEMPLATES = Path(__file__).resolve().parent / "templates"

_CONTENTS = "\ue000contents\ue001"
_MINUTES = "\ue000minutes\ue001"
_TAG = re.compile(r"<[^>]*>")
_UNREAD = re.compile(r'<ol class="references".*?</ol>|<(nav|svg|title|sup|thead)\b.*?</\1>', re.DOTALL)
_INLINE = re.compile(r"\*\*(.+?)\*\*|\[([^\]]+)\]\(([^)\s]+)\)")


@dataclass(frozen=True)
class Rendered:
    """A finished page."""

    html: str
    """Body, from `<h1>` on."""
    contents: tuple[tuple[str, str], ...]
    """(id, title) of each section, in order."""
    references: tuple[str, ...]
    """Ids of the cited sources; number n stands at n − 1."""
    minutes: int
    """Reading time; 0 for pages that show none."""


class Sheet:
    """One page while it is being written. Its methods are what templates may call."""

    def __init__(self, page: Page, content: Content) -> None:
        self.page, self.content = page, content
        self.numbers: dict[str, int] = {}
        self.sections: list[tuple[str, str]] = []
        self._up = "../" * page.path.count("/")

    def url(self, path: str) -> str:
        """The address of a site path as seen from this page."""
        return (self._up + path) or "./"

    def cite(self, sources: Iterable[str]) -> Markup:
        """Superscript numbers that lead to the list of sources."""
        links = []
        for name in sources:
            number = self.numbers.setdefault(name, len(self.numbers) + 1)
            links.append(f'<a href="#src-{name}" aria-label="Source {number}">{number}</a>')
        return Markup('<sup class="cite">' + " ".join(links) + "</sup>") if links else Markup("")

    def section(self, id: str, title: str) -> str:
        """Remembers a section for the contents list; writes nothing."""
        self.sections.append((id, title))
        return ""

    def h2(self, id: str, title: str) -> Markup:
        """A section heading."""
        self.section(id, title)
        return Markup(f'<h2 id="{escape(id)}">{text(title)}</h2>')

    def contents(self) -> Markup:
        """The place of the contents list."""
        return Markup(_CONTENTS)

    def minutes(self) -> Markup:
        """The place of the reading time."""
        return Markup(_MINUTES)

    def references(self) -> list[dict[str, Any]]:
        """The cited sources in the order of first use."""
        sources = self.content.knowledge.sources
        return [reference(name, number, sources[name]) for name, number in self.numbers.items()]

    def inline(self, text: str) -> Markup:
        """Escaped text in which `**bold**` and `[words](site/path/)` have a meaning."""

        def replaced(match: re.Match[str]) -> str:
            bold, words, target = match.groups()
            if bold:
                return f"<b>{bold}</b>"
            outside = target.startswith(("https://", "http://", "#"))
            return f'<a href="{target if outside else self.url(target)}">{words}</a>'

        return Markup(_INLINE.sub(replaced, str(shown(typo(text)))))


def address(source: Source) -> str | None:
    """The best address of a work: DOI, PubMed, or where it was read."""
    if source.doi:
        return addresses.of_doi(source.doi)
    if source.pmid:
        return addresses.of_pmid(source.pmid)
    return source.url


def reference(name: str, number: int, source: Source) -> dict[str, Any]:
    """A work as the list of sources shows it."""
    notes = []
    if source.read == "report":
        notes.append("Read only in a report about it.")
    elif source.read == "copy" or not source.address_checked:
        notes.append("Read as a copy.")
    if source.note:
        notes.append(source.note)
    return {
        "id": name,
        "number": number,
        "title": source.title,
        "publisher": source.publisher,
        "year": source.year,
        "href": address(source),
        "kind": source.kind,
        "checked": source.checked,
        "status": None if source.status == "current" else f"This work is {source.status}.",
        "note": " ".join(notes),
    }


class _Current:
    """Stands for the page that is being written, in templates that outlive it."""

    def __init__(self, renderer: Renderer) -> None:
        self._renderer = renderer

    def __getattr__(self, name: str) -> Any:
        return getattr(self._renderer.sheet, name)


class Renderer:
    """Writes pages of one content, one after the other."""

    def __init__(self, content: Content, templates: Path = TEMPLATES) -> None:
        self.content = content
        self._templates = templates
        if unfinished := [*conflicts_below(templates, _told(templates))]:
            raise InvalidData(unfinished)
        self.environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader(templates),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        self.environment.filters |= {
            "typo": text,
            "shown": shown,
            "isolated": isolated,
            "figure": exact,
            "stated": stated,
            "share": share,
            "whole_percent": whole_percent,
            "address": address,
            "capital": capital,
        }
        self._sheet: Sheet | None = None
        # Functions, not values: imported templates are then compiled and filled once, not for each page.
        self.environment.globals |= {
            "site": content.knowledge.site,
            "sheet": _Current(self),
            "kept": functools.cache,
            "parts": Parts(lambda sources: self.sheet.cite(sources), lambda path: self.sheet.url(path)),
            "cite": lambda sources: self.sheet.cite(sources),
            "url": lambda path: self.sheet.url(path),
            "h2": lambda id, title: self.sheet.h2(id, title),
            "inline": lambda text: self.sheet.inline(text),
        }

    @property
    def sheet(self) -> Sheet:
        """The page that is being written."""
        if self._sheet is None:
            raise RuntimeError("no page is being written")
        return self._sheet

    def render(self, page: Page) -> Rendered:
        """The page as HTML. Raises `InvalidData` with the place in the template when it can't be written."""
        with self._locating():
            return self._rendered(page)

    def fragment(self, name: str, **facts: Any) -> str:
        """A part of a page that is written by hand, as HTML. Raises `InvalidData` likewise."""
        with self._locating():
            return self.environment.get_template(f"{name}.html.jinja").render(**facts)

    @contextlib.contextmanager
    def _locating(self) -> Iterator[None]:
        try:
            yield
        except Exception as error:
            if problem := _in_a_template(error, self._templates):
                raise InvalidData([problem]) from error
            raise

    def _rendered(self, page: Page) -> Rendered:
        sheet = self._sheet = Sheet(page, self.content)
        template = self.environment.get_template(f"{page.kind}.html.jinja")
        html = template.render(page=page, **page.facts)
        minutes = 0
        if _MINUTES in html:  # hubs show no reading time
            minutes = max(1, math.ceil(_count_words(html) / WORDS_PER_MINUTE))
            html = html.replace(_MINUTES, str(minutes))
        if _CONTENTS in html:
            parts = self.environment.get_template("contents.html.jinja")
            html = html.replace(_CONTENTS, parts.render(sections=sheet.sections))
        return Rendered(html, tuple(sheet.sections), tuple(sheet.numbers), minutes)


def unreadable(environment: jinja2.Environment, folder: Path) -> list[Problem]:
    """Templates of the theme's folder that are not valid, as far as can be told without writing a page."""
    problems = []
    for file in sorted(folder.rglob("*.html")):
        try:
            environment.get_template(file.relative_to(folder).as_posix())
        except jinja2.TemplateError as error:
            problems.append(_in_a_template(error, folder))
    return [problem for problem in dict.fromkeys(problems) if problem]


def _in_a_template(error: Exception, templates: Path) -> Problem | None:
    """The error as a problem of the template that it came up in, or None when it came up elsewhere."""
    if isinstance(error, jinja2.TemplateSyntaxError):
        name, line = error.filename or str(error.name or ""), error.lineno
    elif isinstance(error, jinja2.TemplateNotFound):
        name, line = str(error.name or ""), 1
    else:
        inside = [f for f in traceback.extract_tb(error.__traceback__) if f.filename.endswith(".jinja")]
        if not inside:
            return None
        name, line = inside[-1].filename, inside[-1].lineno or 1
    below = Path(name).relative_to(templates) if Path(name).is_relative_to(templates) else name
    return Problem(
        f"{_told(templates)}/{below}",
        line,
        1,
        "",
        f"the template fails: {type(error).__name__}: {error}",
        "template",
    )


def _told(folder: Path) -> str:
    """A folder as editors know it: below the project's, if it is there."""
    project, folder = Path(__file__).resolve().parents[2], folder.resolve()
    if folder.is_relative_to(project):
        return folder.relative_to(project).as_posix()
    return f"{folder.parent.name}/{folder.name}"


def _count_words(html: str) -> int:
    return len(_TAG.sub(" ", _UNREAD.sub(" ", html)).split())
