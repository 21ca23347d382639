"""One page at each address that a record had before: it takes readers to where the record is now."""

from __future__ import annotations

from collections.abc import Iterator

from ..content import Content, capital
from ..rules.permanence import SECTIONS
from .page import Page, crumbs, shortened


def pages(content: Content) -> Iterator[Page]:
    """Former addresses in file order."""
    for former, now, title in moves(content):
        yield Page(
            path=former,
            kind="moved",
            title=f"Moved: {former.split('/')[1].replace('-', ' ')}",
            description=shortened(f"{title} has another address now. This old one takes you to {now}"),
            facts={"now": now, "name": title},
            breadcrumb=crumbs((title, now), ("Moved", None)),
        )


def moves(content: Content) -> Iterator[tuple[str, str, str]]:
    """(former address, address now, title) of everything that has moved."""
    for section in SECTIONS:
        for name, record in getattr(content.knowledge, section).items():
            title = capital(getattr(record, "name", None) or record.title)
            for former in record.former_ids:
                yield f"{section}/{former}/", f"{section}/{name}/", title
    for article in content.articles:
        for former in article.front.former_ids:
            yield f"articles/{former}/", article.path, article.front.question
