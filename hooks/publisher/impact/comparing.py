"""Two editions of the site side by side: what changes for readers, and in the data behind it."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..content import Content
from ..knowledge import Dates
from ..problems import dotted
from ..source import Document, Step, Value
from .blocks import Block, blocks
from .editions import Edition, Written

_ID = re.compile(r'\sid="(?!src-)([^"]+)"')
_GRADES = ("none", "weak", "moderate", "strong")


@dataclass(frozen=True)
class BlockChange:
    """A block before and after; None where it is new or gone."""

    section: str
    kind: str
    before: str | None
    after: str | None


@dataclass(frozen=True)
class PageChange:
    """One page whose file would be another."""

    path: str
    title: str
    what: str
    """changed, new or gone."""
    blocks: tuple[BlockChange, ...] = ()
    notes: tuple[str, ...] = ()
    """What changes without a word of the text: the description, facts for programs, numbers of sources."""


@dataclass(frozen=True)
class DataChange:
    """One value of the data before and after; None where it is new or gone."""

    file: str
    line: int
    path: str
    before: Value
    after: Value


@dataclass(frozen=True)
class Impact:
    """All that a change of the data does."""

    data: tuple[DataChange, ...]
    everywhere: tuple[BlockChange, ...]
    """What changes on every page: the disclaimer, the licence, the edition."""
    pages: tuple[PageChange, ...]
    """Pages that say something else; the day of the edition, which stands on all of them, is not counted."""
    files: tuple[str, ...]
    """Addresses of other files that change."""
    lost: tuple[str, ...]
    """Pages that readers have kept the address of, and that would be gone."""
    lost_anchors: tuple[str, ...]
    """Places on pages that stay, which links from elsewhere would miss."""
    remarks: tuple[str, ...]
    """What a reviewer should look at."""


def compare(before: Edition, after: Edition) -> Impact:
    """What turns the one edition into the other."""
    data = tuple(_data(before, after))
    everywhere = tuple(
        BlockChange("every page", field, _said(before.frame[field]), _said(after.frame[field]))
        for field in after.frame
        if before.frame[field] != after.frame[field]
    )
    shown = {change.kind for change in everywhere} - {
        "edition"
    }  # with its day alone no page says another thing
    pages = tuple(_pages(before, after, all_of_them=bool(shown)))
    return Impact(
        data,
        everywhere,
        pages,
        tuple(
            name
            for name in sorted(before.files | after.files)
            if before.files.get(name) != after.files.get(name)
        ),
        tuple(page.path for page in pages if page.what == "gone"),
        tuple(_lost_anchors(before, after)),
        tuple(dict.fromkeys(_remarks(before.content, after.content, data))),
    )


def _pages(before: Edition, after: Edition, all_of_them: bool) -> Iterator[PageChange]:
    for path in dict.fromkeys([*after.pages, *before.pages]):
        old, new = before.pages.get(path), after.pages.get(path)
        if old and new:
            if old != new or all_of_them:
                yield PageChange(path, new.title, "changed", *_page(old, new))
        elif new:
            found = tuple(BlockChange(b.section, b.kind, None, b.text) for b in _read(new))
            yield PageChange(path, new.title, "new", found)
        elif old:
            yield PageChange(path, old.title, "gone")


def _page(old: Written, new: Written) -> tuple[tuple[BlockChange, ...], tuple[str, ...]]:
    changes = tuple(_blocks(_read(old), _read(new))) if old.body != new.body else ()
    notes = []
    if old.title != new.title:
        notes.append(f"title: {old.title} → {new.title}")
    if old.description != new.description:
        notes.append(f"description: {old.description} → {new.description}")
    if old.rest != new.rest:
        notes.append("the path above the page, or the day of its next check")
    if old.body != new.body and not changes:
        notes.append("numbers of sources, links or drawings")
    if old.machine != new.machine:
        notes.append("facts for programs (JSON-LD)")
    return changes, tuple(notes)


def _read(page: Written) -> list[Block]:
    if page.kind == "page":  # Markdown
        return [Block("", "sentence", line.strip()) for line in page.body.split("\n") if line.strip()]
    return blocks(page.body)


def _blocks(old: list[Block], new: list[Block]) -> Iterator[BlockChange]:
    """Pairs of blocks that differ. Blocks that stand at the same place of a change belong together."""
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            continue
        for i in range(max(b - a, d - c)):
            left = old[a + i] if a + i < b else None
            right = new[c + i] if c + i < d else None
            named = right or left
            assert named is not None
            if (left and left.text) == (right and right.text):  # only the heading above it has changed
                continue
            yield BlockChange(
                named.section, named.kind, left.text if left else None, right.text if right else None
            )


def _lost_anchors(before: Edition, after: Edition) -> Iterator[str]:
    for path, old in before.pages.items():
        new = after.pages.get(path)
        if new and old.body != new.body and old.kind != "page" and new.kind != "moved":
            kept = set(_ID.findall(new.body))
            yield from (f"{path}#{name}" for name in _ID.findall(old.body) if name not in kept)


# --- the data ---


def _documents(content: Content) -> dict[str, tuple[Document, str]]:
    """File → its data, and the text below them."""
    found = {content.document.file: (content.document, "")}
    for article in content.articles:
        _, _, below = article.text.partition("\n---\n")
        found[article.file] = (article.document, below)
    return found


def _data(before: Edition, after: Edition) -> Iterator[DataChange]:
    old_files, new_files = _documents(before.content), _documents(after.content)
    for file in sorted(old_files | new_files):
        old, old_text = old_files.get(file, (None, ""))
        new, new_text = new_files.get(file, (None, ""))
        for path, left, right in _differences(old.value if old else None, new.value if new else None, ()):
            line = new.place(path)[0] if new else old.place(path)[0] if old else 1
            yield DataChange(file, line, dotted(path), left, right)
        if old and new and old_text != new_text:
            yield DataChange(file, _first_difference(old_text, new_text, new), "text", None, None)


def _first_difference(old: str, new: str, document: Document) -> int:
    """Line of the file where the text below the front matter first differs."""
    above = document.text.count("\n") + 3
    pairs = zip(old.split("\n"), new.split("\n"), strict=False)
    return above + next((n for n, (a, b) in enumerate(pairs, 1) if a != b), 1)


def _differences(
    old: Value, new: Value, path: tuple[Step, ...]
) -> Iterator[tuple[tuple[Step, ...], Value, Value]]:
    """The smallest values that differ. A list whose length differs is one value."""
    if old == new:
        return
    if isinstance(old, dict) and isinstance(new, dict):
        for key in dict.fromkeys([*new, *old]):
            yield from _differences(old.get(key), new.get(key), (*path, key))
    elif isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        for index, (left, right) in enumerate(zip(old, new, strict=True)):
            yield from _differences(left, right, (*path, index))
    else:
        yield path, old, new


def _said(value: object) -> str:
    return str(getattr(value, "text", value))


# --- what a reviewer should look at ---


def _remarks(before: Content, after: Content, data: tuple[DataChange, ...]) -> Iterator[str]:
    changed = {change.path for change in data}
    for change in data:
        *_, field = change.path.rpartition(".")
        around = change.path.rpartition(".")[0]
        if field in ("grade", "evidence") and change.before in _GRADES and change.after in _GRADES:
            if _GRADES.index(str(change.after)) > _GRADES.index(str(change.before)):
                yield f"{change.path}: the grade was raised from {change.before} to {change.after}"
        elif _is_figure(change.before) and _is_figure(change.after):
            sources = any(
                p.startswith((f"{around}.sources", f"{around.rpartition('.')[0]}.sources")) for p in changed
            )
            if not sources:
                yield f"{change.path}: the figure changed, its sources did not. Do they say so?"
    for section in ("nutrients", "symptoms"):
        old, new = getattr(before.knowledge, section), getattr(after.knowledge, section)
        for name in old.keys() & new.keys():
            if old[name] != new[name] and _same_day(old[name].dates, new[name].dates):
                yield f"{section}.{name}: its facts changed, `dates.changed` did not"
    articles = {article.id: article for article in before.articles}
    for article in after.articles:
        was = articles.get(article.id)
        if was and was.text != article.text and _same_day(was.front.dates, article.front.dates):
            yield f"{article.file}: its text changed, `dates.changed` did not"


def _same_day(old: Dates, new: Dates) -> bool:
    return old.changed == new.changed


def _is_figure(value: Value) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
