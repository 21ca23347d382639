"""A difference in words: for a terminal, for a comment under a pull request, for programs."""

from __future__ import annotations

import dataclasses
import json
import re
from collections import Counter
from collections.abc import Iterator

from .comparing import BlockChange, DataChange, Impact, PageChange

MOST_BLOCKS = 12
"""Blocks of one page that a report shows; JSON has all of them."""
MOST_CHARACTERS = 60_000
"""A comment on GitHub may hold 65,536 characters."""
_SHOWN, _AROUND = 200, 60
_MARKS = re.compile(r"([\\`*_{}\[\]<>#|@~&!])")


def summary(impact: Impact) -> str:
    """How much changes, in one line."""
    if not (impact.pages or impact.files or impact.everywhere):
        return "no page changes"
    kinds = Counter(change.kind for page in impact.pages if page.what == "changed" for change in page.blocks)
    tables = len({(p.path, c.section) for p in impact.pages for c in p.blocks if c.kind == "table row"})
    parts = [_count(len(impact.pages), "page")]
    parts += [f"the {change.kind} on every page" for change in impact.everywhere]
    parts += [_count(tables, "table")] if tables else []
    parts += [_count(kinds["answer"], "answer")] if kinds["answer"] else []
    parts += [_count(len(impact.files), "other file")] if impact.files else []
    return f"{_count(len(impact.data), 'change')} of the data → {', '.join(parts)}"


def as_text(impact: Impact) -> str:
    """The whole report, to be read in a terminal."""
    return "\n".join(_text(impact)) + "\n"


def _text(impact: Impact) -> Iterator[str]:
    yield summary(impact)
    if impact.lost:
        yield "\nADDRESSES THAT WOULD BE LOST (give the new record the old id in `former_ids`)"
        yield from (f"  {path}" for path in impact.lost)
    if impact.lost_anchors:
        yield "\nPlaces on pages that links from elsewhere would miss"
        yield from (f"  {path}" for path in impact.lost_anchors)
    if impact.remarks:
        yield "\nPlease look at"
        yield from (f"  {remark}" for remark in impact.remarks)
    if impact.data:
        yield "\nThe data"
        yield from (f"  {_data(change)}" for change in impact.data)
    if impact.everywhere:
        yield "\nEvery page"
        for change in impact.everywhere:
            yield from _lines(change)
    if impact.pages:
        yield "\nPages"
    for page in impact.pages:
        yield f"  /{page.path}  {page.title}{_what(page)}"
        if page.what == "changed":
            for change in page.blocks[:MOST_BLOCKS]:
                yield f"    {change.section or 'Top'} ({change.kind})"
                yield from (f"    {line}" for line in _lines(change))
            if len(page.blocks) > MOST_BLOCKS:
                yield f"    … and {len(page.blocks) - MOST_BLOCKS} more"
            yield from (f"    {_shortened(note)}" for note in page.notes)
    if impact.files:
        yield "\nOther files"
        yield from (f"  /{name}" for name in impact.files)


def as_markdown(impact: Impact) -> str:
    """The same as a comment under a pull request; what would make it too long is left out and counted."""
    head = ["## What this change does to the site", "", _escaped(summary(impact)), ""]
    if impact.lost:
        head += ["**Addresses that would be lost.** Give the new record the old id in `former_ids`.", ""]
        head += [*(f"- `/{path}`" for path in impact.lost), ""]
    if impact.remarks:
        head += ["**Please look at**", "", *(f"- {_escaped(remark)}" for remark in impact.remarks[:30]), ""]
    if impact.data:
        shown = [f"- {_escaped(_data(change))}" for change in impact.data[:50]]
        more = [f"- … and {len(impact.data) - 50} more"] if len(impact.data) > 50 else []
        head += ["**The data**", "", *shown, *more, ""]
    for change in impact.everywhere:
        head += [f"**Every page: {change.kind}**", "", *_quoted(change), ""]
    text, left_out = "\n".join(head), 0
    for page in impact.pages:
        part = _details(page)
        if len(text) + len(part) > MOST_CHARACTERS:
            left_out += 1
        else:
            text += part
    if left_out:
        text += f"\n… and {_count(left_out, 'page')} more: run `nutrients impact`.\n"
    if impact.files:
        text += "\nOther files: " + ", ".join(f"`/{name}`" for name in impact.files) + "\n"
    return text


def as_json(impact: Impact) -> str:
    """Everything, for programs: the fields of `Impact` and a `summary`."""
    return (
        json.dumps({"summary": summary(impact), **dataclasses.asdict(impact)}, ensure_ascii=False, indent=1)
        + "\n"
    )


def _details(page: PageChange) -> str:
    title = f"<code>/{_escaped(page.path)}</code> {_escaped(page.title)}{_what(page)}"
    lines = [f"\n<details><summary>{title}</summary>\n"]
    if page.what == "changed":
        for change in page.blocks[:MOST_BLOCKS]:
            lines += [f"{_escaped(change.section or 'Top')} ({change.kind})", "", *_quoted(change), ""]
        if len(page.blocks) > MOST_BLOCKS:
            lines += [f"… and {len(page.blocks) - MOST_BLOCKS} more", ""]
        lines += [f"- {_escaped(_shortened(note))}" for note in page.notes]
    return "\n".join([*lines, "\n</details>\n"])


def _quoted(change: BlockChange) -> list[str]:
    """Before and after as quotations: a code block could be ended from within."""
    (before, after), found = _cut(change), []
    if before is not None:
        found += [f"> **−** {_escaped(before)}", ">"]
    if after is not None:
        found += [f"> **+** {_escaped(after)}"]
    return found


def _lines(change: BlockChange) -> Iterator[str]:
    before, after = _cut(change)
    if before is not None:
        yield f"  - {before}"
    if after is not None:
        yield f"  + {after}"


def _cut(change: BlockChange) -> tuple[str | None, str | None]:
    """Before and after; of long texts only the part that differs, with the words around it.

    A table row keeps its first cell, which names it.
    """
    before, after = change.before, change.after
    if before is None or after is None or max(len(before), len(after)) <= _SHOWN:
        return before, after
    start = _same(before, after)
    end = _same(before[start:][::-1], after[start:][::-1])
    start = max(before.rfind(" ", 0, max(start - _AROUND, 0)) + 1, 0)
    head = f"{before.split(' | ')[0]} | … " if change.kind == "table row" and start else "… " if start else ""

    def part(text: str) -> str:
        stop = len(text) - max(end - _AROUND, 0)
        stop = len(text) if (space := text.find(" ", stop)) < 0 else space
        return f"{head}{text[start:stop]}{' …' if stop < len(text) else ''}"

    return part(before), part(after)


def _same(one: str, other: str) -> int:
    """How many characters two texts begin with in common."""
    return next(
        (n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )


def _data(change: DataChange) -> str:
    place = f"{change.file}:{change.line}: {change.path}"
    if change.before is None and change.after is None:
        return f"{place} changed"
    if change.before is None:
        return f"{place}: new: {_value(change.after)}"
    if change.after is None:
        return f"{place}: gone: {_value(change.before)}"
    return f"{place}: {_value(change.before)} → {_value(change.after)}"


def _value(value: object) -> str:
    return _shortened(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))


def _shortened(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def _what(page: PageChange) -> str:
    return "" if page.what == "changed" else f" ({page.what})"


def _escaped(text: str) -> str:
    """Text that Markdown and HTML leave as it is, and that calls nobody by name."""
    return _MARKS.sub(r"\\\1", text.replace("\n", " ")).replace("@", "@\u200b")


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"
