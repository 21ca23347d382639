"""What a change of the knowledge does to the site, told without building it.

`revisions` reads the knowledge at another moment; `editions` writes its pages in memory, with the templates
of today; `comparing` sets two editions side by side; `reporting` puts the difference into words.
"""

from __future__ import annotations

from .comparing import Impact, compare
from .editions import Edition, edition
from .reporting import as_json, as_markdown, as_text
from .revisions import NoRevision, at_revision, beside

__all__ = [
    "Edition",
    "Impact",
    "NoRevision",
    "as_json",
    "as_markdown",
    "as_text",
    "at_revision",
    "beside",
    "compare",
    "edition",
]
