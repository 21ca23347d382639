"""What every statement is made of: its text, the works it rests on, how sure we are, and dates."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from .vocabulary import Day, Grade, Id, Sources, Text


class Record(BaseModel):
    """A mapping in the file: nothing may be added to it, nothing changes after it was read."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class Claim(Record):
    """One statement, in one to three short sentences, with the works it rests on."""

    text: Text
    """The statement in plain words: at most 20 words a sentence, "you", no vague amounts."""
    sources: Sources
    """Ids from `sources`, the strongest first."""
    grade: Grade
    """How sure we are: strong, moderate, weak or none."""


Claims = tuple[Claim, ...]


class Dates(Record):
    """When a page was published, last changed, last checked, and when it must be checked again."""

    published: Day
    """The day the page first appeared."""
    changed: Day
    """The day its facts last changed."""
    checked: Day
    """The day its sources were last read."""
    next_check: Day
    """The day by which it must be checked again, at most 36 months after `checked`."""


class Review(Record):
    """A clinician's signature under a page. There is none until a real, named one signs."""

    by: Id
    """Id of a person in `people` who has a credential."""
    scope: Text
    """What was reviewed."""
    date: Day
    """The day of the review."""
