"""Where commands print: a console of any encoding, a file, or a pipe whose reader may go away.

Text for people keeps the console's encoding, as what every other tool prints there does; signs that it lacks
are replaced by plain ones. Formats for programs are UTF-8 wherever they are redirected to. JSON is plain
ASCII instead, with the escapes of JSON, where the console is not UTF-8: some shells (PowerShell 5) read what
they redirect in the encoding of the console, and ASCII stays as it is on every way.
"""

from __future__ import annotations

import codecs
import errno
import io
import os
import sys
import unicodedata
from collections.abc import Callable
from contextlib import suppress
from typing import TextIO

UNREAD = 141
"""The exit status when nobody reads on: 128 and the signal for it (13), which a shell reports of every tool.

It is none of the statuses that say what was found; for a pipe that must not fail (`pipefail`), it is no 0.
"""
_ALIKE = {
    "->": "→",
    "<-": "←",
    ">=": "≥",
    "<=": "≤",
    "...": "…",
    "-": "−–—\u2010\u2011",
    "x": "×",
    "u": "µμ",
    "*": "•",
    ".": "·",
    '"': "“”„«»",
    "'": "‘’‚",
    " ": "\xa0\u2009\u202f",
    "": "\u200b",
}
_REPLACED, _ESCAPED = "nutrients.replaced", "nutrients.escaped"
_PLAIN = {sign: alike for alike, signs in _ALIKE.items() for sign in signs}
_GONE = (errno.EPIPE, errno.EINVAL)
"""What a write says when the reader has gone: on Unix, and on Windows."""


def run(command: Callable[[], int]) -> int:
    """Runs a command that prints and gives its exit status, whatever becomes of what it prints.

    The status is `UNREAD` when the reader has gone, and 1, with words, when the system refuses a file.
    """
    sys.stdout, sys.stderr = _opened(sys.stdout), _opened(sys.stderr)
    replace_signs(sys.stdout)
    replace_signs(sys.stderr)
    try:
        try:
            return command()
        finally:
            sys.stdout.flush()
    except OSError as error:
        gone = error.filename is None and error.errno in _GONE
        if not gone:
            with suppress(OSError):
                print(f"{error.filename or 'the output'}: {error.strerror or error}", file=sys.stderr)
        _drop(sys.stdout)
        _drop(sys.stderr)
        return UNREAD if gone else 1


def replace_signs(stream: TextIO) -> None:
    """Lets a stream print signs that its encoding lacks as plain ones."""
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors=_REPLACED)


def for_programs(format: str) -> None:
    """Prepares the output for a format that programs read, such as `json`, with line ends as written."""
    stream = sys.stdout
    if not isinstance(stream, io.TextIOWrapper):
        return
    plain = codecs.lookup(stream.encoding).name == "utf-8"
    if format == "json":
        stream.reconfigure(encoding="utf-8" if plain else "ascii", errors=_ESCAPED, newline="\n")
    else:
        stream.reconfigure(encoding=stream.encoding if stream.isatty() else "utf-8", newline="\n")
        replace_signs(stream)  # a new encoding forgets how


def plain(text: str) -> str:
    """Text in signs that every encoding has; a letter without its accents; `?` for what has no plain sign.

    What is only alike is not replaced: 10² must not become 102, nor 1½ become 11/2.
    """
    return "".join(map(_plain, text))


def _plain(sign: str) -> str:
    if sign in _PLAIN:
        return _PLAIN[sign]
    letters = "".join(part for part in unicodedata.normalize("NFD", sign) if not unicodedata.combining(part))
    return letters if letters.isascii() else "?"


def _replaced(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return plain(error.object[error.start : error.end]), error.end


def _escaped(error: UnicodeError) -> tuple[str, int]:
    """Signs as JSON writes them; outside of its texts, JSON has none."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    units = error.object[error.start : error.end].encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4)), error.end


codecs.register_error(_REPLACED, _replaced)
codecs.register_error(_ESCAPED, _escaped)


def _opened(stream: TextIO | None) -> TextIO:
    """The stream, or one that leads nowhere in the place of one that was closed before we began (`>&-`)."""
    return stream or open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123  (until the process ends)


def _drop(stream: TextIO) -> None:
    """Sends nowhere what can't be printed: the interpreter would try it again at its end, and complain."""
    try:
        stream.flush()
    except OSError:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        with suppress(OSError):
            os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
