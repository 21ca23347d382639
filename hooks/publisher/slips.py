"""What the YAML parser says of a slip → where an editor must mend it, and how, in plain words."""

from __future__ import annotations

import re
from collections.abc import Sequence

Place = tuple[int, int]
"""Line and column, both from 0, as the parser counts."""

_PLAIN = (
    (
        r"mapping values are not allowed",
        "text with ': ' in it must stand in quotes; or this line is indented wrong",
    ),
    (r"\btab\b", "found a tab; indent with spaces"),
    (r"while scanning a quoted scalar", "this quotation mark is never closed"),
    (r"expected ',' or '[\]}]'", "this bracket is not closed, or a text in it needs quotes"),
    (
        r"while scanning an? (alias|anchor)|undefined alias",
        "text that begins with * or & must stand in quotes",
    ),
    (r"cannot start any token", "text can't begin with this sign; put it in quotes"),
    (r"could not find expected ':'", "expected a colon and a space after the key"),
    (
        r"did not find expected key",
        "this line does not fit the lines above; look at its indentation and quotes",
    ),
    (r"did not find expected '-' indicator", "this line stands in a list; begin it with '- '"),
    (r"while scanning a (tag|directive)|tag", "text that begins with ! or % must stand in quotes"),
    (r"expected a single document", "the file must hold one document; delete this line of dashes"),
    (r"expected <document start>|did not find expected <", "found text after the end of the document"),
    (r"escape", "the sign \\ has a meaning in double quotes; use single quotes"),
)
"""What the parser says → what an editor can do about it."""
_WHERE_IT_BEGINS = ("while scanning a quoted scalar", "while parsing a flow", "while scanning a simple key")
_NO_COLON = re.compile(r" +[\w-]+ [^:]*")
_NO_SPACE = re.compile(r"\s*(?:- )?([\w-]+):[^\s/]")


def explained(
    context: str | None, problem: str | None, begun: Place | None, found: Place | None, lines: Sequence[str]
) -> tuple[Place | None, str]:
    """The place to mend and what to do there; the parser's own words follow in brackets.

    `begun` is where the thing begins that the parser could not finish, `found` where it gave up.
    """
    said = ", ".join(filter(None, (context, problem)))
    plain = next((words for pattern, words in _PLAIN if re.search(pattern, said)), "")
    place = begun if begun and (context or "").startswith(_WHERE_IT_BEGINS) else found or begun
    line, column = place or (0, 0)
    if place and lines[line : line + 1] and lines[line][column : column + 1] == "\t":
        plain = "found a tab; indent with spaces"
    if line and "mapping values" in said:  # the slip stands on the line above
        above = lines[line - 1]
        if before := _NO_SPACE.match(above):
            plain, place = (
                f"a space is missing behind the colon of '{before[1]}'",
                (line - 1, before.start(1)),
            )
        elif _NO_COLON.fullmatch(above):
            plain = "a colon is missing behind the first word of this line"
            place = (line - 1, len(above) - len(above.lstrip()))
    return place, f"not valid YAML: {plain} ({said})" if plain else f"not valid YAML: {said}"
