"""A folder of files → `BuiltSite`: all its pages, and what can be known only from all of them."""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict, deque
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from ..claims import claims
from ..content import Content
from .page import BuiltPage, read_page

HOME, NOT_FOUND = "index.html", "404.html"
FIRST_WORDS = 6
"""As many words in a row tell a statement from a chance likeness."""
_MARKUP = re.compile(r"\*\*|\[([^\]]+)\]\([^)]*\)")


@dataclass
class BuiltSite:
    """All pages, and the files that links may lead to."""

    pages: dict[str, BuiltPage]
    files: frozenset[str]
    content: Content
    """What the site was made from."""

    @cached_property
    def base(self) -> str:
        """Path below which the site is served, from the home page's own address: `/` or `/health/`."""
        home = self.pages.get(HOME)
        addresses = home.addresses if home else []
        own = next((a.path for a in addresses if a.element.get("rel") == "canonical"), "")
        return f"{own.rstrip('/')}/"

    @cached_property
    def targets(self) -> dict[str, dict[str, str | None]]:
        """Page → internal path as it is written there → the file it leads to; None when there is none."""
        return {
            page.path: {a.path: self._target(page, a.path) for a in page.addresses if not a.scheme}
            for page in self.pages.values()
        }

    def _target(self, page: BuiltPage, path: str) -> str | None:
        if not path:
            return page.path
        if path.startswith("/"):
            if not f"{path}/".startswith(self.base):
                return None
            joined = path[len(self.base) :]
        else:
            joined = posixpath.join(posixpath.dirname(page.path), path)
        if posixpath.basename(path) in ("", ".", ".."):
            joined = posixpath.join(joined, "index.html")
        found = posixpath.normpath(joined)
        return found if found in self.files else None

    @cached_property
    def clicks(self) -> dict[str, int]:
        """Page → how many links one has to follow to it from the home page."""
        found = {HOME: 0}
        queue = deque(found)
        while queue:
            path = queue.popleft()
            for address in self.pages[path].addresses if path in self.pages else ():
                target = self.targets[path].get(address.path)
                if address.is_link and not address.scheme and target and target not in found:
                    found[target] = found[path] + 1
                    queue.append(target)
        return found

    @cached_property
    def titles(self) -> dict[str, list[str]]:
        """Title → the pages that have it."""
        return _index((title, page) for page in self.pages.values() for title in page.titles)

    @cached_property
    def descriptions(self) -> dict[str, list[str]]:
        """Description → the pages that have it; 404 is not described."""
        pages = [page for page in self.pages.values() if page.path != NOT_FOUND]
        return _index((text, page) for page in pages for text in page.descriptions)

    @cached_property
    def questions(self) -> dict[str, list[str]]:
        """Question in small letters → the pages that answer it."""
        return _index(
            (page.question(element).lower(), page)
            for page in self.pages.values()
            for element in page.having("data-q", "faq")
        )

    @cached_property
    def statements(self) -> dict[tuple[str, ...], list[tuple[str, ...]]]:
        """First words of a sourced statement → all its words, for each that has enough of them."""
        found: dict[tuple[str, ...], list[tuple[str, ...]]] = defaultdict(list)
        for words in {tuple(_MARKUP.sub(r"\1", claim.text).split()) for claim in claims(self.content)}:
            if len(words) >= FIRST_WORDS:
                found[words[:FIRST_WORDS]].append(words)
        return found


def _index(pairs: Iterable[tuple[str, BuiltPage]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for text, page in pairs:
        found[text].append(page.path)
    return found


def read_site(site: Path, content: Content) -> BuiltSite:
    """Reads every HTML file below `site`."""
    files = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    pages = {
        name: read_page(name, path.read_text(encoding="utf-8", errors="replace"))
        for name, path in sorted(files.items())
        if name.endswith(".html")
    }
    return BuiltSite(pages, frozenset(files), content)
