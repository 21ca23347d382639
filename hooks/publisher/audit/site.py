"""A folder of files → `BuiltSite`: what checks may know beyond the page they look at.

Pages are read one after the other and forgotten, so that memory does not grow with the site. What is
kept of each are the few facts that can be judged only once all are read.
"""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict, deque
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from urllib.parse import urlsplit

from ..claims import claims
from ..content import Content
from ..docs_folder import look_through, published_as
from ..pages import all_pages
from .page import BuiltPage
from .reader import Reader

HOME, NOT_FOUND = "index.html", "404.html"
FIRST_WORDS = 6
"""As many words in a row tell a statement from a chance likeness."""
_MARKUP = re.compile(r"\*\*|\[([^\]]+)\]\([^)]*\)")


@dataclass(frozen=True)
class Facts:
    """What is kept of a page."""

    titles: tuple[str, ...]
    descriptions: tuple[str, ...]
    questions: tuple[str, ...]
    """Questions answered on it, in small letters."""
    ids: frozenset[str]
    leads_to: frozenset[str]
    """Files that its links lead to."""
    leads_nowhere: tuple[str, ...]
    """Internal paths on it that are no file."""
    fragments: tuple[tuple[str, str, str], ...]
    """Links to a place in a page: as written, the file, the id."""


@dataclass
class BuiltSite:
    """The files of a site, and what is known of its pages so far."""

    folder: Path
    files: frozenset[str]
    content: Content
    """What the site was made from."""
    ours: Collection[str]
    """Files that are pages of the site."""
    facts: dict[str, Facts] = field(default_factory=dict)
    """Page → what is kept of it."""

    def pages(self) -> Iterator[BuiltPage]:
        """Every page in order of path; its facts are kept before it is handed out."""
        reader = Reader()
        for path in sorted(self.files):
            if path in self.ours:
                text = (self.folder / path).read_text(encoding="utf-8", errors="replace")
                page = reader.read(path, text)
                self.facts[path] = self._facts(page)
                yield page

    def _facts(self, page: BuiltPage) -> Facts:
        internal = [address for address in page.addresses if not address.scheme]
        targets = {path: self._target(page.path, path) for path in {a.path for a in internal}}
        links = [(a, target) for a in internal if a.is_link and (target := targets[a.path])]
        return Facts(
            titles=tuple(page.titles),
            descriptions=tuple(page.descriptions),
            questions=tuple(question.lower() for question in page.questions.values()),
            ids=frozenset(page.ids),
            leads_to=frozenset(target for _, target in links),
            leads_nowhere=tuple(path for path, target in targets.items() if target is None),
            # Citations have a check of their own.
            fragments=tuple(
                (a.text, target, a.fragment)
                for a, target in links
                if a.fragment and not a.text.startswith("#src-")
            ),
        )

    @cached_property
    def address(self) -> str:
        """Address of the published site, as the home page names it, with a slash at its end; or nothing."""
        home = self.folder / HOME
        html = home.read_text(encoding="utf-8", errors="replace") if home.is_file() else ""
        links = Reader().read(HOME, html).having("rel", "canonical")
        return f"{links[0].get('href').rstrip('/')}/" if links else ""

    @cached_property
    def base(self) -> str:
        """Path below which the site is served: `/` or `/health/`."""
        return f"{urlsplit(self.address).path.rstrip('/')}/"

    def _target(self, page: str, path: str) -> str | None:
        """The file that an internal path on a page leads to; None when there is none."""
        if not path:
            return page
        if path.startswith("/") and not f"{path}/".startswith(self.base):
            return None
        folder = posixpath.dirname(page)
        here = path[len(self.base) :] if path.startswith("/") else f"{folder}/{path}" if folder else path
        is_folder = posixpath.basename(path) in ("", ".", "..")
        found = posixpath.normpath(posixpath.join(here, "index.html") if is_folder else here)
        return found if found in self.files else None

    @cached_property
    def statements(self) -> dict[tuple[str, ...], list[tuple[str, ...]]]:
        """First words of a sourced statement → all its words, for each that has enough of them."""
        found: dict[tuple[str, ...], list[tuple[str, ...]]] = defaultdict(list)
        for words in {tuple(_MARKUP.sub(r"\1", claim.text).split()) for claim in claims(self.content)}:
            if len(words) >= FIRST_WORDS:
                found[words[:FIRST_WORDS]].append(words)
        return found

    def clicks(self) -> dict[str, int]:
        """Page → how many links one has to follow to it from the home page."""
        found = {HOME: 0}
        queue = deque(found)
        while queue:
            path = queue.popleft()
            for target in self.facts[path].leads_to if path in self.facts else ():
                if target not in found:
                    found[target] = found[path] + 1
                    queue.append(target)
        return found


def several(pairs: Iterable[tuple[str, str]]) -> Iterator[tuple[str, list[str]]]:
    """(text, page) pairs → each text that stands more than once, with its pages."""
    found: dict[str, list[str]] = defaultdict(list)
    for text, page in pairs:
        found[text].append(page)
    return ((text, pages) for text, pages in found.items() if text and len(pages) > 1)


def open_site(folder: Path, content: Content, ours: Collection[str] | None = None) -> BuiltSite:
    """A built site, of which no page is read so far. Without `ours`, all files of HTML are its pages."""
    files = frozenset(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    html = frozenset(path for path in files if path.endswith(".html"))
    return BuiltSite(folder, files, content, html if ours is None else html.intersection(ours))


def pages_of(content: Content, docs: Path) -> frozenset[str]:
    """Files of HTML that a build makes of the data, and of the Markdown that people write in `docs`."""
    made = (f"{page.path}index.html" for page in all_pages(content))
    return frozenset((NOT_FOUND, *made, *map(published_as, look_through(docs).pages)))
