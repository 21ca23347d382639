"""What every build checks of what it wrote, in milliseconds: no page may be without these.

It reads the text of each page with a few patterns instead of parsing it. The whole audit, ten times as
slow, runs in CI and on demand (`nutrients audit site`).
"""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Collection, Iterator
from html import unescape
from pathlib import Path
from urllib.parse import unquote

from ..content import Content
from .beside import fault_beside
from .hiding import hides
from .page import VOID
from .site import NOT_FOUND

_MARK = 'data-q="disclaimer"'
_GRAPH = '<script type="application/ld+json">'
_TAG = re.compile(r"<[^>]+>")
_NAMED_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)([^>]*)>")
_ATTRIBUTE = re.compile(r"""([^\s"'=/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+)))?""")
# A literal first character lets the pattern engine skip to the next candidate.
_HREF = re.compile(r' (?:href|src)="([^"]*)"')
_ID = re.compile(r' id="([^"]*)"')
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//")


def essentials(site: Path, content: Content, ours: Collection[str] | None = None) -> list[str]:
    """Faults of a built site that no page may have, sorted; empty when it may be published.

    `ours` are the files that are its pages; without it, all files of HTML are.
    """
    files = set(_files(site))
    texts = {
        name: (site / name).read_text(encoding="utf-8", errors="replace")
        for name in files
        if name.endswith(".html")
    }
    pages = {name: text for name, text in texts.items() if ours is None or name in ours}
    ids = {name: _ID.findall(text) for name, text in pages.items()}
    known = {name: set(found) for name, found in ids.items()}
    faults = [
        f"{name}: is missing (home-and-404-exist)" for name in ("index.html", "404.html") if name not in pages
    ]
    beside = {name: fault_beside(texts[name]) for name in texts.keys() - pages.keys()}
    faults += [f"{name}: {fault} (what-people-read-is-a-page)" for name, fault in beside.items() if fault]
    for name, text in pages.items():
        faults += [f"{name}: {fault}" for fault in _disclaimer(text, content)]
        faults += [f"{name}: {fault}" for fault in _graph(name, text)]
        faults += [f"{name}: {fault}" for fault in _shape(text, ids[name])]
        faults += [f"{name}: {fault}" for fault in _links(name, text, files, known)]
    return sorted(faults)


def _files(site: Path) -> Iterator[str]:
    """Addresses of all files below the site's root."""
    for folder, _, names in os.walk(site):
        below = Path(folder).relative_to(site).as_posix()
        for name in names:
            yield name if below == "." else f"{below}/{name}"


def _disclaimer(text: str, content: Content) -> Iterator[str]:
    count = text.count(_MARK)
    if count != 1:
        yield f"the disclaimer stands {count} times, expected once (disclaimer-stands-once)"
        return
    at = text.rindex("<", 0, text.index(_MARK))
    start = text.index(">", at) + 1
    tag = text[at + 1 :].split(None, 1)[0]
    end = text.find(f"</{tag}>", start)
    words = " ".join(unescape(_TAG.sub("", text[start:end])).split())
    if words != " ".join(content.knowledge.site.disclaimer.split()):
        yield f"the disclaimer reads '{words[:60]}', not as in the data (disclaimer-stands-once)"
    if text.rfind("<!--", 0, at) > text.rfind("-->", 0, at):
        yield "the disclaimer stands in a comment (disclaimer-stands-once)"
    near = [*_open_tags(text[:at]), *((name, rest) for _, name, rest in _NAMED_TAG.findall(text[at:end]))]
    for name, rest in near:
        attributes = {a.lower(): "".join(value) for a, *value in _ATTRIBUTE.findall(rest)}
        if cause := hides(name.lower(), attributes):
            yield f"the disclaimer is hidden by {cause} (disclaimer-is-in-plain-sight)"
        if "style" in attributes:
            yield f"the disclaimer is styled by <{name} style> (nothing-runs-or-styles-inline)"


def _open_tags(text: str) -> list[tuple[str, str]]:
    """Name and attributes of each element that is still open where a text ends.

    What stands in a closed `<head>` or `<main>` can't be open behind it, so it is not looked at.
    """
    for region in ("head", "main"):
        first, last = text.find(f"<{region}"), text.rfind(f"</{region}>")
        if 0 <= first < last:
            text = text[:first] + text[last + len(region) + 3 :]
    found: list[tuple[str, str]] = []
    for closes, name, rest in _NAMED_TAG.findall(text):
        if not closes and name not in VOID and not rest.endswith("/"):
            found.append((name, rest))
        elif closes and any(name == opened for opened, _ in found):
            while found.pop()[0] != name:
                pass
    return found


def _graph(name: str, text: str) -> Iterator[str]:
    if name == NOT_FOUND:  # it stands for no page that a program could describe
        return
    if (count := text.count(_GRAPH)) != 1:
        yield f"found {count} JSON-LD scripts, expected one (there-is-one-json-ld)"
    elif not text.startswith("{", text.index(_GRAPH) + len(_GRAPH)):
        yield "the JSON-LD is empty (json-ld-can-be-read)"


def _shape(text: str, ids: list[str]) -> Iterator[str]:
    if (count := text.count("<h1")) != 1:
        yield f"found {count} h1 headings, expected one (there-is-one-h1)"
    if len(ids) != len(set(ids)):
        twice = sorted({name for name in ids if ids.count(name) > 1})
        yield f"these ids stand more than once: {', '.join(twice[:5])} (ids-are-unique)"


def _links(name: str, text: str, files: set[str], ids: dict[str, set[str]]) -> Iterator[str]:
    folder = posixpath.dirname(name)
    for href in sorted(set(_HREF.findall(text))):
        path, _, fragment = unescape(href).partition("#")
        if _ELSEWHERE.match(path) or path.startswith("/"):
            continue
        path = path.partition("?")[0]
        target = posixpath.normpath(posixpath.join(folder, unquote(path))) if path else name
        if path.endswith("/") or target in (".", ""):
            target = posixpath.normpath(posixpath.join(target, "index.html"))
        if target not in files:
            yield f"the link '{href}' leads nowhere (links-lead-to-a-file)"
        elif fragment and target in ids and unquote(fragment) not in ids[target]:
            yield f"'{href}': the page has no such id (fragments-lead-to-an-id)"
