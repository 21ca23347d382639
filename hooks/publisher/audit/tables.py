"""Checks of tables: whether eyes, ears and thumbs can all read them (C31)."""

from __future__ import annotations

from collections.abc import Iterator

from .page import BuiltPage, Element
from .site import BuiltSite


def tables_have_a_caption(page: BuiltPage, site: BuiltSite) -> Iterator[str]:
    """C31: screen readers list tables by caption."""
    for table in page.tags("table"):
        captions = page.inside(table, "caption")
        if not captions or not page.text(captions[0]):
            yield f"{_name(table)} has no caption"


def heading_cells_say_what_they_head(page: BuiltPage, site: BuiltSite) -> Iterator[str]:
    """C31: a screen reader says a cell's headings with it only when they have a scope."""
    for cell in page.tags("th"):
        scope, heads = cell.get("scope"), any(e.tag == "thead" for e in cell.around)
        expected = "col" if heads else "row"
        if scope not in (expected, f"{expected}group"):
            yield f"the heading cell '{page.text(cell)[:40]}' has scope '{scope}', expected '{expected}'"


def rows_begin_with_a_heading(page: BuiltPage, site: BuiltSite) -> Iterator[str]:
    """C31: on a phone each row becomes a card, and its first cell the card's name."""
    for row in page.tags("tr"):
        first = next((e for e in page.inside(row) if e.tag in ("td", "th")), None)
        if first is None or first.tag != "th":
            yield f"a row begins with '{page.text(row)[:40]}', which is no heading cell"
    for table in page.tags("table"):
        if not page.inside(table, "thead"):
            yield f"{_name(table)} has no heading row"


def no_cell_is_empty(page: BuiltPage, site: BuiltSite) -> Iterator[str]:
    """C31: an empty cell may mean none, unknown or forgotten; readers must not have to guess."""
    for cell in page.tags("td", "th"):
        if not page.text(cell) and not any(e.get("alt") for e in page.inside(cell)):
            row = next((page.text(e)[:40] for e in cell.around if e.tag == "tr"), "")
            yield f"an empty cell in the row '{row}'; write what it means, such as 'No data'"


def tables_scroll_in_a_named_region(page: BuiltPage, site: BuiltSite) -> Iterator[str]:
    """C31: a wide table must be scrollable by keyboard, and that stop must have a name."""
    for table in page.tags("table"):
        around = table.parent
        if (
            around is None
            or (around.get("role"), around.get("tabindex")) != ("region", "0")
            or not around.get("aria-labelledby")
        ):
            yield f"{_name(table)} needs a wrapper with role=region, tabindex=0 and aria-labelledby"


def _name(table: Element) -> str:
    return f"the table '{table.get('id')}'" if table.get("id") else "a table"
