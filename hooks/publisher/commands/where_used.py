"""`nutrients where-used ID`: every place that names a record, and every page that shows it."""

from __future__ import annotations

import argparse
import dataclasses
import json
import sys
from typing import Any

from ..loading import load
from ..problems import InvalidData, nearest
from ..where_used import find, pages, sections, uses


def add(commands: Any) -> None:
    """Describes the command."""
    parser = commands.add_parser(
        "where-used", help="where a source, food, nutrient or any other id stands, and which pages show it"
    )
    parser.add_argument("id", help="an id such as usda-sr28, or section.id when two sections have it")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Prints the uses. Status 2: there is no such id."""
    try:
        content = load(given.root)
    except InvalidData as error:
        print(error, file=sys.stderr)
        return 1
    found = find(content, given.id)
    if not found:
        ids = [id for part in sections(content).values() for id in part]
        print(f"nothing has the id '{given.id}'{nearest(given.id, ids)}", file=sys.stderr)
        return 2
    told: list[dict[str, Any]] = [
        {
            "section": section,
            "id": id,
            "uses": [dataclasses.asdict(use) for use in uses(content, section, id)],
            "pages": [
                {"path": path, "title": title}
                for path, title in pages(content, given.root / "docs", section, id)
            ],
        }
        for section, id in found
    ]
    if given.format == "json":
        print(json.dumps(told, ensure_ascii=False, indent=1))
        return 0
    for record in told:
        print(f"{record['section']}.{record['id']}: named in {len(record['uses'])} places")
        for use in record["uses"]:
            place = f"{use['file']}:{use['line']}:{use['column']}: {use['path']}".rstrip(": ")
            print(f"  {place}{': ' if use['text'] else ''}{use['text']}")
        print(f"shown on {len(record['pages'])} pages")
        for page in record["pages"]:
            print(f"  /{page['path']}  {page['title']}")
    return 0
