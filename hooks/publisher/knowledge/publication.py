"""The site itself: who publishes it, who writes it, which works it cites."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from .statements import Record
from .vocabulary import Day, Doi, Id, Pmid, SecureUrl, SourceKind, Text, Truth, Url, Whole, Word


class EmergencyNumber(Record):
    """The number to call in one part of the world."""

    region: Word
    """Where it holds."""
    number: Annotated[str, StringConstraints(pattern=r"^[0-9]{2,5}$")]
    """Digits only, in quotes."""


class Licence(Record):
    """What readers may do with text and data."""

    text: Text
    """The licence in one sentence."""
    url: SecureUrl
    """Where the licence itself stands."""


class Site(Record):
    """Facts about the site itself; they stand on every page."""

    name: Word
    """The name of the site."""
    tagline: Text
    """One sentence under the name."""
    edition: Day
    """The date of this edition of the knowledge."""
    disclaimer: Text
    """The medical disclaimer. It stands on every page, once, in these words."""
    disclaimer_short: Text
    """The same in one line, before the first advice of a page."""
    funding: Text
    """Who pays for the site."""
    process: Text
    """How facts are chosen, in one or two sentences."""
    contact: Text
    """How readers reach the editors."""
    licence: Licence
    """The licence of text and data."""
    emergency_numbers: Annotated[tuple[EmergencyNumber, ...], Field(min_length=1)]
    """Numbers to call in an emergency, by region."""


class Person(Record):
    """Somebody, or a team, who writes or reviews."""

    name: Word
    """The name as it is printed. Never invented."""
    role: Word
    """What they do here."""
    credential: Word | None = None
    """Clinical qualification; a reviewer must have one."""
    conflict_of_interest: Text
    """Any interest that could sway them, or "None declared"."""


class Authority(Record):
    """A body that sets intakes or limits."""

    name: Word
    """Full name."""
    short: Word
    """Column head in tables, such as "US"."""
    region: Word
    """Where its values hold."""


class Source(Record):
    """A work that was read and is cited."""

    title: Text
    """Title as printed."""
    publisher: Text
    """Journal, body or site that published it."""
    year: Annotated[Whole, Field(ge=1900, le=2100)] | None
    """Year of publication; null when the work names none."""
    kind: SourceKind
    """What kind of work it is."""
    strength: Annotated[Whole, Field(ge=1, le=3)]
    """How strong it is: 1 for a guideline, regulator, review of trials, trial, study or data table;
    2 for a textbook, health page or review; 3 for news, a digest or anything seen only in a report."""
    url: Url | None = None
    """Address of the work."""
    doi: Doi | None = None
    """Digital object identifier, from `10.` on."""
    pmid: Pmid | None = None
    """PubMed number, in quotes."""
    authors: Text | None = None
    """Authors as printed."""
    read: Literal["original", "copy", "report"]
    """Whether the original was read, a copy of it, or a report about it."""
    address_checked: Truth
    """True when the work was read at this very address."""
    checked: Day
    """The day it was read."""
    status: Literal["current", "corrected", "superseded", "retracted"] = "current"
    """Whether the work still stands."""
    former_ids: tuple[Id, ...] = ()
    """Ids it had before. Their addresses lead here for ever."""
    superseded_by: Id | None = None
    """Id of the newer work, when superseded."""
    note: Text | None = None
    """What a reader should know about how it was read or where it is weak."""
