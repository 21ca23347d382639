"""What people feel: the honest answer, other causes, what helps, when to get help."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from .statements import Claim, Claims, Dates, Record, Review
from .vocabulary import Grade, Id, Sources, Text, Verdict, Whole, Word


class Answer(Claim):
    """The honest answer in 15 to 60 words, and the verdict on "is a shortage the cause?"."""

    verdict: Verdict
    """How likely a shortage is the cause: known, possible, rarely or not-shown."""


class Frequency(Claim):
    """How common something is, in a named population."""

    population: Word
    """Who was counted, where and when."""
    in_100: Annotated[Whole, Field(ge=0, le=100)] | None = None
    """People in 100, where the source gives a share."""


class Lookalike(Claim):
    """Something that is taken for the symptom and is not."""

    name: Word
    """What it is called."""


class OtherCause(Claim):
    """A reason for the symptom that is not a shortage."""

    cause: Word
    """The cause in a few plain words."""


class Step(Record):
    """One thing to do, with how and why."""

    do: Text
    """Starts with a verb."""
    how: Text | None = None
    """How exactly: how long, how often."""
    why: Text | None = None
    """What is known about whether it helps."""
    sources: Sources
    """Where it is advised or tested."""
    grade: Grade
    """How sure we are that it helps."""


class CareLevel(Record):
    """One level of urgency: what to do, and the signs that call for it."""

    action: Word
    """What to do, such as "Call your emergency number"."""
    signs: Annotated[Claims, Field(min_length=1)]
    """Each completes "… if": "you have chest pain or trouble breathing"."""


class Care(Record):
    """When to get help. Always in this order."""

    emergency: CareLevel | None = None
    """Life at risk: now."""
    urgent: CareLevel | None = None
    """Today."""
    routine: CareLevel | None = None
    """An ordinary visit."""


class Option(Record):
    """One thing you could do about the symptom, with what may help and what may harm."""

    name: Word
    """The choice in a few words. The first one is always to wait."""
    kind: Literal["wait", "self-care", "food", "supplement", "medicine", "clinician"]
    """What sort of choice it is."""
    may_help: Claim
    """What it may do for you."""
    may_harm: Claim
    """What it may cost you."""


class Symptom(Record):
    """Something you feel, and what is known about it."""

    name: Word
    """Plain name: "Night leg cramps"."""
    medical_name: Word
    """The medical word."""
    aliases: tuple[Word, ...] = ()
    """Other words and phrasings readers type."""
    former_ids: tuple[Id, ...] = ()
    """Ids it had before. Their addresses lead here for ever."""
    answer: Answer
    """Is a shortage the cause? 15 to 60 words."""
    short: Claim
    """The answer in one line of at most 14 words, for lists."""
    dates: Dates
    """When the page was published, changed, checked and is due again."""
    what_it_is: Annotated[Claims, Field(min_length=1)]
    """What it is."""
    not_the_same_as: tuple[Lookalike, ...] = ()
    """What it is taken for."""
    how_common: tuple[Frequency, ...] = ()
    """How many people have it."""
    who: Claims = ()
    """Who gets it more."""
    mechanism: Claims = ()
    """How it comes about."""
    other_causes: tuple[OtherCause, ...] = ()
    """Reasons that are not a shortage."""
    self_care: tuple[Step, ...] = ()
    """What helps right now and over time."""
    does_not_help: Claims = ()
    """What does not work or is unsafe."""
    options: tuple[Option, ...] = ()
    """Choices side by side; the first is to wait."""
    tests: Claims = ()
    """Which tests make sense, and which do not."""
    outlook: Claims = ()
    """How it usually goes on."""
    care: Care
    """When to get help."""
    not_known: Claims = ()
    """What nobody knows yet."""
    reviews: tuple[Review, ...] = ()
    """Clinicians who signed the page. Empty until a real one does."""
