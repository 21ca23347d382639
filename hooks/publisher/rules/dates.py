"""Rules about days and signatures: no page is fresher, better checked or better signed than it says."""

from __future__ import annotations

from collections.abc import Iterator

from ..knowledge import Dates, Knowledge
from .walking import Finding, Records


def dates_are_in_order(knowledge: Knowledge, found: Records) -> Iterator[Finding]:
    """A page that claims to be fresher or longer valid than it is misleads."""
    for path, dates in found:
        if not isinstance(dates, Dates):
            continue
        if dates.changed < dates.published:
            yield (*path, "changed"), f"{dates.changed} is before published {dates.published}"
        if dates.next_check <= dates.checked:
            yield (*path, "next_check"), f"{dates.next_check} is not after checked {dates.checked}"
        elif (dates.next_check - dates.checked).days > 36 * 31:
            yield (*path, "next_check"), f"{dates.next_check} is more than 36 months after {dates.checked}"


def works_were_read_after_they_appeared(knowledge: Knowledge, found: Records) -> Iterator[Finding]:
    """Nobody reads a work before there is one, so one of the two is a slip."""
    for name, source in knowledge.sources.items():
        if source.year and source.checked.year < source.year:
            yield (
                ("sources", name, "checked"),
                f"{source.checked} is before the year of the work, {source.year}",
            )


def reviewers_have_a_credential(knowledge: Knowledge, found: Records) -> Iterator[Finding]:
    """A review by somebody without a clinical qualification is not a review."""
    for path, record in found:
        by = record.__dict__.get("by")
        if isinstance(by, str) and by in knowledge.people and not knowledge.people[by].credential:
            yield (*path, "by"), f"'{by}' has no credential in people, so can't sign a review"


def reviewers_did_not_write_the_page(knowledge: Knowledge, found: Records) -> Iterator[Finding]:
    """Nobody sees their own mistakes; a second pair of eyes is what a review is."""
    team = next(iter(knowledge.people), "")  # they write all pages that name no author
    for path, record in found:
        authors = record.__dict__.get("authors", (team,))
        for index, review in enumerate(record.__dict__.get("reviews", ())):
            if review.by in authors:
                yield (
                    (*path, "reviews", index, "by"),
                    f"'{review.by}' wrote this page; somebody else must review it",
                )


def reviews_are_in_order(knowledge: Knowledge, found: Records) -> Iterator[Finding]:
    """The last review is the one that pages show, and it can't be of a page that was not there yet."""
    for path, record in found:
        before = None
        for index, review in enumerate(record.__dict__.get("reviews", ())):
            at = (*path, "reviews", index, "date")
            published = record.__dict__["dates"].published
            if review.date < published:
                yield at, f"{review.date} is before the page was published, {published}"
            if before and review.date < before:
                yield at, f"{review.date} stands after {before}; put the reviews in the order of their dates"
            before = review.date


def nothing_is_newer_than_the_edition(knowledge: Knowledge, found: Records) -> Iterator[Finding]:
    """An edition that is older than its newest fact can't be cited. Work in hand may be; it is a warning."""
    edition = knowledge.site.edition
    for path, record in found:
        values = record.__dict__
        for field in ("published", "changed", "checked", "date"):
            day = values.get(field)
            if day is not None and day > edition:
                yield (
                    (*path, field),
                    f"{day} is after the edition of {edition}; if it is right, give `site.edition` that date",
                )
