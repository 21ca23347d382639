"""`nutrients stale`: pages due to be checked, works to read again, and every statement that leans on them."""

from __future__ import annotations

import argparse
import dataclasses
import json
import sys
from collections.abc import Iterator
from typing import Any

from ..loading import load
from ..problems import InvalidData
from ..stale import OLD, READ_AGAIN, Due, Stale, stale
from .shared import day


def add(commands: Any) -> None:
    """Describes the command."""
    parser = commands.add_parser(
        "stale",
        help="what is due to be checked, and which works are old, replaced or retracted",
        epilog=f"Months after which works are read again: {_listed(READ_AGAIN)}. "
        f"Years after which a newer one is looked for: {_listed(OLD)}.",
    )
    parser.add_argument("--on", type=day, metavar="DAY", help="a day such as 2027-01-31; default: today")
    parser.add_argument("--within", type=int, default=90, metavar="DAYS", help="default: 90")
    parser.add_argument("--format", choices=("text", "markdown", "json", "ics"), default="text")
    parser.add_argument(
        "--strict", action="store_true", help="status 1 if a page is overdue or a retracted work is leaned on"
    )
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Prints what is due."""
    try:
        content = load(given.root)
    except InvalidData as error:
        print(error, file=sys.stderr)
        return 1
    found = stale(content, given.on or given.today, given.within)
    forms = {"text": _text, "markdown": _markdown, "json": _json, "ics": _calendar}
    print("\n".join(forms[given.format](found)))
    retracted = any(worn.why == "retracted" and worn.uses for worn in found.fallen)
    return 1 if given.strict and (found.overdue or retracted) else 0


def _listed(limits: dict[str, int]) -> str:
    return ", ".join(f"{kind} {number}" for kind, number in limits.items())


def _summary(found: Stale) -> str:
    return (
        f"{len(found.overdue)} pages overdue, {len(found.due)} due soon, "
        f"{len(found.fallen)} works replaced, corrected or retracted, {len(found.old)} works to read again"
    )


def _text(found: Stale) -> Iterator[str]:
    yield _summary(found)
    for head, pages in (("Overdue", found.overdue), ("Due soon", found.due)):
        if pages:
            yield f"\n{head}"
            yield from (f"  {p.day}  /{p.page}  {p.title}  ({p.file}:{p.line})" for p in pages)
    for head, works in (("Replaced, corrected or retracted", found.fallen), ("To read again", found.old)):
        if works:
            yield f"\n{head}"
        for work in works:
            yield f"  {work.source}: {work.why}; {len(work.uses)} places lean on it"
            if works is found.fallen:
                yield from (f"    {use.file}:{use.line}: {use.path} {use.text}".rstrip() for use in work.uses)


def _markdown(found: Stale) -> Iterator[str]:
    yield _summary(found)
    for head, pages in (("Overdue", found.overdue), ("Due soon", found.due)):
        if pages:
            yield f"\n## {head}\n"
            yield from (f"- [ ] {p.day} `/{p.page}` (`{p.file}:{p.line}`)" for p in pages)
    for head, works in (("Replaced, corrected or retracted", found.fallen), ("To read again", found.old)):
        if works:
            yield f"\n## {head}\n"
            yield from (f"- [ ] `{w.source}`: {w.why}; {len(w.uses)} places lean on it" for w in works)


def _json(found: Stale) -> Iterator[str]:
    yield json.dumps(dataclasses.asdict(found), ensure_ascii=False, indent=1, default=str)


def _calendar(found: Stale) -> Iterator[str]:
    """A calendar (RFC 5545) with one whole day for each page that is due."""
    yield "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//nutrients//stale//EN\r"
    for page in (*found.overdue, *found.due):
        yield from _event(page)
    yield "END:VCALENDAR\r"


def _event(page: Due) -> Iterator[str]:
    day, title = (
        f"{page.day:%Y%m%d}",
        page.title.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;"),
    )
    yield f"BEGIN:VEVENT\r\nUID:{page.page.replace('/', '-')}{day}\r\nDTSTAMP:{day}T000000Z\r"
    yield f"DTSTART;VALUE=DATE:{day}\r\nSUMMARY:Check again: {title}\r\nEND:VEVENT\r"
