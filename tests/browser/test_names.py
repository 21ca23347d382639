"""Names that are very long, or run from right to left, stay in their place on a small phone."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from projects import build_site, whole_project
from small import FILE

from .visits import Visitor

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ViewportSize

NARROW: ViewportSize = {"width": 320, "height": 640}
"""The narrowest window that a page must fit without scrolling sideways (WCAG 2.2, 1.4.10)."""
NAMES = (
    "name: Small Site",
    "{name: The testers,",
    "role: Test team,",
    "{name: US body, short: US, region: US}",
    "{name: EU body,",
    "{region: Here,",
    "{header: Role,",
    "title: A review of everything",
    "publisher: Journal of Tests",
    "title: A table of foods",
    "publisher: Office of Tests",
    "name: oat cakes",
    "name: green peas, boiled",
    "name: ironite",
    "aliases: [ironit]",
    "name: vitamin Q",
    "medical_low: hypoironitemia",
    "- name: Serum ironite",
    "{label: usual range,",
    "study: Test trial, 2020",
    "design: 1 trial, 200 people",
    "name: Night cramps",
    "medical_name: nocturnal cramp",
    "aliases: [cramps at night]",
    "population: people aged 60 or over",
    "{cause: Hard work,",
    "do: Stretch the calf.",
    "- name: Wait and see",
    "name: water tablets (diuretics)",
    "examples: [testamide]",
    "{term: cramp,",
    "also: [charley horse]",
)
"""Fields of the small knowledge that hold a name. Each name is exchanged for another."""
_NAME = re.compile(r"(?P<field>[a-z_]+: \[?)(?P<name>[^][{}:]+?)(?P<end>[]},]*)$")
RIGHT_TO_LEFT = "سمك السلمون (مطبوخ)"
FOLLOWS = """() => [...document.querySelectorAll("main bdi")].flatMap((name) => {
  const after = document.createTreeWalker(name.closest("li, p, dt, dd, th, td, h1, h2, h3, caption, div"), NodeFilter.SHOW_TEXT);
  after.currentNode = name.lastChild;
  const next = after.nextNode();
  if (!next) return [];
  const range = document.createRange();
  range.setStart(next, 0);
  range.setEnd(next, 1);
  const [sign, end] = [range.getBoundingClientRect(), [...name.getClientRects()].at(-1)];
  const sameLine = sign.width && Math.abs(sign.bottom - end.bottom) < 16;
  return sameLine ? [[next.data, sign.left >= end.right - 1]] : [];
})"""
"""What stands behind each name on its line, and whether it stands to the right of it."""


def named(*names: str) -> str:
    """The small knowledge with every name of `NAMES` exchanged, each with a number to tell them apart."""
    text = FILE.read_text()
    for number, line in enumerate(NAMES, 10):
        name = names[number % len(names)]
        other = _NAME.sub(rf"\g<field>{name} {number}\g<end>", line)
        assert line in text
        assert other != line
        text = text.replace(line, other, 1)
    return text


def test_no_page_is_wider_than_a_small_phone_whatever_names_it_holds(
    browser: Browser, tmp_path: Path
) -> None:
    names = [("Sonnenblumenkernvollkornbrötchen" * 3)[:letters] for letters in (33, 81)]
    site = build_site(whole_project(tmp_path, named(*names)))
    visitor = Visitor(site, browser)
    wide, seen = {}, set[tuple[str, int]]()
    for file in sorted(site.rglob("*.html")):
        text, path = file.read_text(encoding="utf-8"), file.relative_to(site)
        kind = path.parts[0], len(path.parts)  # its pages look alike; the first has most on it
        if kind in seen or names[0] not in text.partition("<main")[2] or 'http-equiv="refresh"' in text:
            continue
        seen.add(kind)
        page = visitor.open(path.as_posix())
        page.set_viewport_size(NARROW)
        if (width := page.evaluate("document.documentElement.scrollWidth")) > NARROW["width"]:
            wide[file.parent.name] = width
    assert wide == {}
    assert len(seen) > 10


def test_what_follows_a_name_stands_behind_it_in_whatever_direction_the_name_runs(
    browser: Browser, tmp_path: Path
) -> None:
    site = build_site(whole_project(tmp_path, named(RIGHT_TO_LEFT)))
    visitor = Visitor(site, browser)
    for path, least in (
        ("nutrients/ironite/", 8),
        ("compare/", 4),
        ("faq/", 2),
        ("symptoms/night-cramp/", 6),
        ("sources/a-table/", 2),
        ("glossary/", 2),
    ):
        page = visitor.open(path)
        page.set_viewport_size({"width": 1000, "height": 800})
        found = page.evaluate(FOLLOWS)
        assert len(found) >= least, (path, found)
        assert [words for words, behind in found if not behind] == [], path
