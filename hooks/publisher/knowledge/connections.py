"""What connects nutrients and symptoms: links, medicines, questions, words."""

from __future__ import annotations

from typing import Annotated

from pydantic import StringConstraints

from .statements import Claim, Record
from .vocabulary import Effect, Grade, Id, Route, Sources, Text, Topic, Verdict, Word


class Taking(Record):
    """Does taking the nutrient help somebody who is not short of it? Apart from the cause."""

    effect: Effect
    """What was found."""
    text: Text | None = None
    """The finding in plain words; needed unless nothing was tested or the question has no sense."""
    sources: tuple[Id, ...] = ()
    """Where it was found."""
    grade: Grade | None = None
    """How sure we are of the effect."""


class Link(Record):
    """One nutrient and one symptom: how likely a shortage is the cause, and how sure we are."""

    verdict: Verdict
    """How likely a shortage is the cause. Not derived from `evidence`."""
    evidence: Grade
    """How sure we are of that verdict. Not derived from `verdict`."""
    text: Text
    """The link in one or two plain sentences. The verb fits the verdict."""
    route: Route
    """direct, indirect (through another nutrient or a nerve), both (lack and excess), excess, none."""
    sources: Sources
    """Ids from `sources`, the strongest first."""
    setting: Text | None = None
    """When it happens: the illness, medicine or way of life behind it."""
    form: Word | None = None
    """Form of the nutrient, such as "vitamin K2"."""
    taking: Taking
    """Whether taking it helps somebody who is not short."""

    @property
    def grade(self) -> Grade:
        """The evidence, under the name that every other statement uses."""
        return self.evidence


class Medicine(Record):
    """A medicine that can cause a symptom or lower a nutrient."""

    name: Word
    """Plain name of the medicine or group."""
    examples: tuple[Word, ...] = ()
    """Generic names."""
    lowers: tuple[Id, ...] = ()
    """Nutrients it can lower."""
    raises: tuple[Id, ...] = ()
    """Nutrients it can raise."""
    symptoms: tuple[Id, ...] = ()
    """Symptoms it can cause."""
    text: Text
    """What is known, with figures. It never tells anybody to stop a medicine."""
    sources: Sources
    """Ids from `sources`, the strongest first."""
    grade: Grade
    """How sure we are."""
    aliases: tuple[Word, ...] = ()
    """Brand-free other names readers type."""


class Question(Record):
    """A question real people ask, answered once."""

    question: Annotated[str, StringConstraints(pattern=r"\?$", max_length=110)]
    """The question as people say it, ending in "?"."""
    topic: Topic
    """The part of the FAQ page it stands in."""
    text: Text
    """The answer in at most 80 words. A yes/no question is answered by its first word."""
    sources: Sources
    """Ids from `sources`, the strongest first."""
    grade: Grade
    """How sure we are."""
    nutrients: tuple[Id, ...] = ()
    """Nutrients it is about."""
    symptoms: tuple[Id, ...] = ()
    """Symptoms it is about."""
    aliases: tuple[Word, ...] = ()
    """Other ways to ask it."""


class Term(Record):
    """A medical word and what it means."""

    term: Word
    """The word."""
    text: Text
    """What it means, in one or two sentences."""
    sources: Sources
    """Where the meaning was read."""
    grade: Grade = "strong"
    """How sure we are; a meaning is strong unless sources differ."""
    also: tuple[Word, ...] = ()
    """Other spellings."""


class Figure(Claim):
    """A drawing of this site: its words. The drawing itself stands in the templates."""
