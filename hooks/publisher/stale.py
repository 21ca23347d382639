"""What is due to be read again: pages whose check is near or past, works that have aged or fallen."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from .content import Content
from .knowledge import Dates, Source
from .where_used import Use, uses

READ_AGAIN = {
    "guideline": 24,
    "regulator notice": 24,
    "public health page": 24,
    "reference table": 36,
    "review": 36,
    "news or digest": 12,
}
"""Kind of work → months after which it is read again: these change in place, or are replaced.

Trials, cohorts, case reports and textbooks of a given year do not change; they can only be retracted.
"""
OLD = {"guideline": 10, "systematic review": 10, "review": 10}
"""Kind of work → years after which a newer one should be looked for."""


@dataclass(frozen=True, order=True)
class Due:
    """A page to check again."""

    day: datetime.date
    page: str
    title: str
    file: str
    line: int


@dataclass(frozen=True)
class Worn:
    """A work that needs a look, and every place that leans on it."""

    source: str
    title: str
    why: str
    uses: tuple[Use, ...]


@dataclass(frozen=True)
class Stale:
    """All that is due."""

    overdue: tuple[Due, ...]
    due: tuple[Due, ...]
    """Within the days that were asked for."""
    fallen: tuple[Worn, ...]
    """Superseded, corrected or retracted works."""
    old: tuple[Worn, ...]
    """Works to read again, or to look for a newer one."""


def stale(content: Content, today: datetime.date, within: int) -> Stale:
    """What is due on a day, and what falls due within some days after it."""
    pages = sorted(_pages(content))
    until = today + datetime.timedelta(days=within)
    sources = content.knowledge.sources.items()
    return Stale(
        tuple(page for page in pages if page.day < today),
        tuple(page for page in pages if today <= page.day <= until),
        tuple(
            _worn(content, name, _fallen(source)) for name, source in sources if source.status != "current"
        ),
        tuple(
            _worn(content, name, why) for name, source in sources if (why := "; ".join(_old(source, today)))
        ),
    )


def _pages(content: Content) -> Iterator[Due]:
    for section, kind in (("nutrients", "nutrients/"), ("symptoms", "symptoms/")):
        for name, record in getattr(content.knowledge, section).items():
            line, _ = content.document.place((section, name, "dates", "next_check"))
            yield _due(record.dates, f"{kind}{name}/", record.name, content.document.file, line)
    for article in content.articles:
        line, _ = article.document.place(("dates", "next_check"))
        yield _due(article.front.dates, article.path, article.front.question, article.file, line)


def _due(dates: Dates, page: str, title: str, file: str, line: int) -> Due:
    return Due(dates.next_check, page, title, file, line)


def _fallen(source: Source) -> str:
    newer = f" by '{source.superseded_by}'" if source.superseded_by else ""
    return f"{source.status}{newer}"


def _old(source: Source, today: datetime.date) -> Iterator[str]:
    months = (today.year - source.checked.year) * 12 + today.month - source.checked.month
    if months >= READ_AGAIN.get(source.kind, 10_000):
        yield f"a {source.kind} read last on {source.checked}"
    if source.year and today.year - source.year > OLD.get(source.kind, 10_000):
        yield f"a {source.kind} of {source.year}: is there a newer one?"


def _worn(content: Content, name: str, why: str) -> Worn:
    source = content.knowledge.sources[name]
    return Worn(name, source.title, why, tuple(uses(content, "sources", name)))
