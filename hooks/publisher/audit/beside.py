"""Files of HTML that stand beside the pages: verification files, and redirects that a plugin writes.

They are published as they are, so no page's rules hold for them. But nothing on them may be for readers:
what people read here carries the disclaimer.
"""

from __future__ import annotations

import re

MOST_WORDS = 40
"""Of a file that is no page: a code for a search engine, or a line that somebody is sent on."""
_UNSEEN = re.compile(r"(?is)<(script|style|head)\b.*?</\1\s*>|<!--.*?-->|<[^>]*>")


def fault_beside(html: str) -> str | None:
    """What is wrong with a file of HTML that is no page of the site; None when there is nothing to read."""
    words = len(_UNSEEN.sub(" ", html).split())
    if words <= MOST_WORDS:
        return None
    return (
        f"has {words} words to read and is no page of the site, so it has no disclaimer; "
        "write it as Markdown in docs/"
    )
