"""Checks of a site as a whole: what can be judged only when all its pages are read."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from ..pages.moved import moves
from ..problems import listed, nearest
from .beside import fault_beside
from .site import HOME, NOT_FOUND, BuiltSite, several

MOST_CLICKS = 3

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_RULE = re.compile(r"([^{}]*)\{([^{}]*)\}")
_HIDES = re.compile(
    r"\b(?:display\s*:\s*none|(?:content-)?visibility\s*:\s*(?:hidden|collapse)|opacity\s*:\s*(?:0|\.\d))"
)

Finding = tuple[str, str]
"""Path of a page, and what is wrong with it."""


def home_and_404_exist(site: BuiltSite) -> Iterator[Finding]:
    """C29: everything is reached from the one, and everything lost ends on the other."""
    for path in (HOME, NOT_FOUND):
        if path not in site.facts:
            yield path, "is missing"


def what_people_read_is_a_page(site: BuiltSite) -> Iterator[Finding]:
    """C11: whoever lands on a file beside the pages must find no advice there without the disclaimer."""
    for path in sorted(site.files - site.facts.keys()):
        if path.endswith(".html"):
            text = (site.folder / path).read_text(encoding="utf-8", errors="replace")
            if fault := fault_beside(text):
                yield path, fault


def every_page_is_within_three_clicks(site: BuiltSite) -> Iterator[Finding]:
    """C29: who has no name for it yet finds it by following links."""
    clicks = site.clicks()
    moved = {f"{former}index.html" for former, _, _ in moves(site.content)}  # only old links lead there
    for path in site.facts.keys() - {NOT_FOUND} - moved:
        if path not in clicks:
            yield path, "no way leads here from the home page"
        elif clicks[path] > MOST_CLICKS:
            yield path, f"{clicks[path]} clicks from the home page, expected at most {MOST_CLICKS}"


def links_lead_to_a_file(site: BuiltSite) -> Iterator[Finding]:
    """C27: a dead link costs the reader the answer, and us their trust."""
    folders = [posixpath.basename(posixpath.dirname(path)) for path in site.facts]
    for path, facts in site.facts.items():
        for lost in facts.leads_nowhere:
            near = nearest(posixpath.basename(lost.rstrip("/")), folders)
            yield path, f"'{lost}' leads to no file of the site{near}"


def fragments_lead_to_an_id(site: BuiltSite) -> Iterator[Finding]:
    """C27: a link to a lost section drops the reader at the top of a long page."""
    for path, facts in site.facts.items():
        for text, target, id in facts.fragments:
            if target in site.facts and id not in site.facts[target].ids:
                yield path, f"'{text}' names no id of {target}{nearest(id, site.facts[target].ids)}"


def no_title_is_used_twice(site: BuiltSite) -> Iterator[Finding]:
    """C20: in tabs, bookmarks and search results the title is all there is to tell pages apart."""
    for title, paths in several((t, path) for path, facts in site.facts.items() for t in facts.titles):
        yield paths[-1], f"the title '{title}' is that of {listed(paths)}"


def no_description_is_used_twice(site: BuiltSite) -> Iterator[Finding]:
    """C76: two results with one text below them make the reader guess."""
    described = {path: facts for path, facts in site.facts.items() if path != NOT_FOUND}
    for text, paths in several((d, path) for path, facts in described.items() for d in facts.descriptions):
        yield paths[-1], f"the description '{text[:40]}…' is that of {listed(paths)}"


def no_question_is_answered_twice(site: BuiltSite) -> Iterator[Finding]:
    """C35: two answers to one question will differ one day."""
    for question, paths in several((q, path) for path, facts in site.facts.items() for q in facts.questions):
        yield paths[-1], f"the question '{question}' is answered in {listed(paths)}"


def no_style_hides_the_disclaimer(site: BuiltSite) -> Iterator[Finding]:
    """C11: one line of a style sheet takes it from every reader, or from those who print or read in the dark.

    Rules that name it are held here; what other rules do to it, the tests in a browser see.
    """
    for path in sorted(site.files):
        if path.endswith(".css"):
            text = (site.folder / path).read_text(encoding="utf-8", errors="replace")
            for selectors, declarations in _RULE.findall(_COMMENT.sub("", text)):
                if hidden := _HIDES.search(declarations):
                    for selector in selectors.split(","):
                        if "disclaimer" in selector and "::" not in selector:
                            yield path, f"'{selector.strip()}' gets '{hidden[0]}'"
