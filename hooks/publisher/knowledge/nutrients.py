"""Minerals and vitamins: what they do, shortages, tests, needs, limits, trials."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from .statements import Claim, Claims, Dates, Record, Review
from .vocabulary import Amount, Grade, Id, IntakeKind, LabUnit, Sources, Text, Unit, Who, Whole, Word


class LabRange(Record):
    """A range or cut-off of a blood test. Laboratories differ, so unit and source always stand."""

    label: Word
    """What the range means, such as "usual range" or "low"."""
    low: Amount | None = None
    """Lower end."""
    high: Amount | None = None
    """Upper end."""
    unit: LabUnit
    """Unit as the laboratory prints it, such as mmol/L."""
    sources: Sources
    """Where this range is printed."""


class Test(Record):
    """A test for a nutrient: what it measures, its ranges, what it cannot tell."""

    __test__ = False  # keeps pytest from collecting the class

    name: Word
    """Name of the test."""
    what: Claim
    """What it measures, in plain words."""
    ranges: tuple[LabRange, ...] = ()
    """Ranges by source."""
    limits: Claims = ()
    """What the test cannot tell."""


class Intake(Record):
    """What one authority sets for one group of people: a need, a label value or a limit."""

    authority: Id
    """Id from `authorities`."""
    kind: IntakeKind
    """RDA, AI, PRI, RNI … for needs; UL, CDRR, supplement-maximum for limits; DV for labels."""
    who: Who
    """Which people."""
    ages: Annotated[str, StringConstraints(pattern=r"^(all ages|\d{1,3}(-\d{1,3}|\+) (months|years))$")]
    """"19-30 years", "71+ years", "7-12 months" or "all ages"."""
    amount: Amount | None
    """Amount a day; null when the authority looked and set none."""
    amount_max: Amount | None = None
    """Upper end, when the authority prints a span."""
    unit: Unit
    """Unit of the amount."""
    scope: Text | None = None
    """What the amount counts, such as "supplements and medicines only"."""
    note: Text | None = None
    """Anything a reader needs beside the number."""
    sources: Sources
    """Where it is printed."""


class Trial(Claim):
    """What a trial or a review of trials found, with its figures."""

    study: Word
    """Name and year, such as "Cochrane review, 2020"."""
    design: Word
    """Such as "5 trials, 307 people, 4 weeks"."""
    in_100: Annotated[Whole, Field(ge=0, le=100)] | None = None
    """People in 100 with the outcome who took it, where the trial gives it."""
    against_in_100: Annotated[Whole, Field(ge=0, le=100)] | None = None
    """People in 100 with the outcome who did not take it."""


class Caution(Record):
    """A reason to ask a doctor or pharmacist before taking the nutrient."""

    text: Text
    """Ends the sentence "Ask first if …", such as "you have kidney disease"."""
    sources: Sources
    """Where the caution is stated."""
    grade: Grade
    """How sure we are."""


class Nutrient(Record):
    """A mineral, a vitamin, or a group of them that tables show as one row."""

    name: Word
    """Name as it stands inside a sentence: "magnesium", "vitamin B12"."""
    symbol: Annotated[str, StringConstraints(min_length=1, max_length=3)]
    """One to three characters for the tile: Mg, Ca, D, B12, K2."""
    kind: Literal["mineral", "vitamin", "group"]
    """A group has `members` and no foods, intakes or links of its own."""
    unit: Literal["mg", "mcg"] | None = None
    """Unit of every amount of it in foods; a group has none."""
    lead: Claim
    """What it does for you, in one sentence."""
    dates: Dates
    """When the page was published, changed, checked and is due again."""
    table_name: Word | None = None
    """Name in comparison tables when it differs, such as "Vitamin K2"."""
    table_form: Word | None = None
    """Form whose foods comparison tables show, such as "vitamin K2"; without it, all foods."""
    medical_low: Word | None = None
    """Medical word for a shortage, such as "hypomagnesemia" or "beriberi"."""
    medical_high: Word | None = None
    """Medical word for a high blood level."""
    aliases: tuple[Word, ...] = ()
    """Other names, spellings and common misspellings readers type."""
    former_ids: tuple[Id, ...] = ()
    """Ids it had before. Their addresses lead here for ever."""
    members: tuple[Id, ...] = ()
    """Ids of the nutrients in a group."""
    table: dict[Id, Claim] = Field(default={})
    """Column id (from `columns`) → what stands in that cell of comparison tables."""
    roles: Claims = ()
    """What it does in muscle and nerve."""
    low_intake: Claims = ()
    """What eating too little of it does, and how common that is."""
    low_blood: Claims = ()
    """What a low blood level is and does. Not the same as eating little."""
    early_signs: Claims = ()
    """First signs of a shortage."""
    late_signs: Claims = ()
    """Later or severe signs."""
    how_common: Claims = ()
    """How many people have a low level, with the population."""
    causes: Claims = ()
    """Why people run short."""
    at_risk: Claims = ()
    """Who is more likely to run short."""
    tests: tuple[Test, ...] = ()
    """How it is measured."""
    intakes: tuple[Intake, ...] = ()
    """Needs, label values and limits by authority and stage of life."""
    intake_notes: Claims = ()
    """Where authorities differ and why."""
    food_notes: Claims = ()
    """What readers should know about its foods."""
    excess: Claims = ()
    """What too much of it does."""
    cautions: tuple[Caution, ...] = ()
    """Who must ask before taking it, the most important reason first: short boxes show the first four."""
    interactions: Claims = ()
    """Medicines it clashes with."""
    trials: tuple[Trial, ...] = ()
    """What trials found for cramps, spasms and twitches."""
    not_known: Claims = ()
    """What nobody knows yet."""
    reviews: tuple[Review, ...] = ()
    """Clinicians who signed the page. Empty until a real one does."""


class Column(Record):
    """A column that comparison tables can show."""

    header: Word
    """Column head of at most four words."""
    holds: Literal["claim", "foods"] = "claim"
    """`claim`: the text comes from each nutrient's `table`. `foods`: its best foods, computed."""
    help: Text
    """One sentence that says how to read the column."""
