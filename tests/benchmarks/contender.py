"""What we measure ourselves against: the same text as hand-written Markdown under stock Material.

Each page that we generate becomes a Markdown page with the same words, headings, lists, tables, links and numbered
sources. All of them stand in the nav and in the search index, as people usually do it. Left out are the home page,
the search page and pages that have moved, which hold little but links, and the guide to the fields.
"""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Container
from pathlib import Path
from urllib.parse import urljoin

import yaml

from publisher.assembly import assemble
from publisher.content import Content
from publisher.pages import Page

_LEFT_OUT = ("home", "search", "fields", "moved")
_DROPPED = re.compile(
    r'<svg\b.*?</svg>|<nav class="contents".*?</nav>|<span class="tile [^>]*>.*?</span>', re.DOTALL
)
_LINK = re.compile(r'<a\b[^>]*?href="([^"]*)"[^>]*>(.*?)</a>', re.DOTALL)
_TABLE = re.compile(r"<table\b[^>]*>(.*?)</table>", re.DOTALL)
_CAPTION = re.compile(r"<caption\b[^>]*>(.*?)</caption>", re.DOTALL)
_ROW = re.compile(r"<tr\b[^>]*>(.*?)</tr>", re.DOTALL)
_CELL = re.compile(r"<t[hd]\b[^>]*>(.*?)</t[hd]>", re.DOTALL)
_ITEM = re.compile(r'<li\b(?:[^>]*?value="(\d+)")?[^>]*>(.*?)</li>', re.DOTALL)
_HEADING = re.compile(r"<h([1-6])\b[^>]*>(.*?)</h\1>", re.DOTALL)
_LIST_OR_PARAGRAPH = re.compile(r"</?(?:p|ul|ol|dl|dt|dd|div|section|details|summary)\b[^>]*>")
_TAG = re.compile(r"<[^>]*>")
_GAP = re.compile(r"\n\s*\n\s*")


def write(content: Content, folder: Path) -> Path:
    """The whole project in `folder`."""
    site = assemble(content, "")
    pages = [made.page for made in site.pages.values() if made.page.kind not in _LEFT_OUT]
    files = {_file(page.path) for page in pages}
    for page in pages:
        target = folder / "docs" / _file(page.path)
        target.parent.mkdir(parents=True, exist_ok=True)
        html = site.pages[page.path].rendered.html
        target.write_text(markdown(html, page.path, files), encoding="utf-8")
    (folder / "docs" / "index.md").write_text("# Benchmark\n\nA site that is built to be measured.\n")
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(_config(pages), sort_keys=False, allow_unicode=True))
    return folder


def markdown(body: str, path: str, files: Container[str]) -> str:
    """The body of a page as Markdown; links lead to `files` or become plain words."""

    def link(match: re.Match[str]) -> str:
        href, words = match[1], _words(match[2])
        if href.startswith("https://"):
            return f"[{words}]({href})"
        if href.startswith("#src-"):
            return f"[{words}](#sources)"
        target = _file(urljoin(f"/{path}", href.partition("#")[0]).lstrip("/"))
        if href.startswith("#") or target not in files:
            return words
        return f"[{words}]({posixpath.relpath(target, posixpath.dirname(_file(path)))})"

    text = _LINK.sub(link, _DROPPED.sub("", body))
    text = _TABLE.sub(_table, text)
    text = _ITEM.sub(lambda match: f"\n{f'{match[1]}.' if match[1] else '-'} {_words(match[2])}", text)
    text = _HEADING.sub(lambda match: f"\n\n{'#' * int(match[1])} {_words(match[2])}\n\n", text)
    text = _TAG.sub(" ", _LIST_OR_PARAGRAPH.sub("\n\n", text))
    lines = "\n".join(" ".join(line.split()) for line in text.split("\n"))
    return html.unescape(_GAP.sub("\n\n", lines)).strip() + "\n"


def _table(match: re.Match[str]) -> str:
    rows = [[_words(cell) for cell in _CELL.findall(row)] for row in _ROW.findall(match[1])]
    rows.insert(1, ["---"] * len(rows[0]))
    table = "\n".join(f"| {' | '.join(row)} |" for row in rows)
    captions = " ".join(f"**{_words(caption)}**" for caption in _CAPTION.findall(match[1]))
    return f"\n\n{captions}\n\n{table}\n\n"


def _words(markup: str) -> str:
    return " ".join(_TAG.sub(" ", markup).split())


def _file(path: str) -> str:
    """`nutrients/iron/` → `nutrients/iron.md`; a hub is the index of its folder."""
    return f"{path.rstrip('/')}/index.md" if path.count("/") == 1 else f"{path.rstrip('/')}.md"


def _config(pages: list[Page]) -> dict[str, object]:
    sections: dict[str, list[str]] = {}
    for page in pages:
        sections.setdefault(page.path.partition("/")[0], []).append(_file(page.path))
    return {
        "site_name": "Benchmark",
        "site_url": "https://example.org/",
        "theme": {"name": "material", "font": False},
        "plugins": ["search"],
        "markdown_extensions": ["tables"],
        "nav": [{"Home": "index.md"}, *({name: files} for name, files in sections.items())],
    }
