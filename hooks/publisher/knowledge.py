"""The model: what may stand in `nutrients.yaml`, one class per kind of record.

Every class is frozen and refuses unknown fields. The sentence under a field is written for
editors: it becomes the help text in their editor. Fields are authored values only; whatever can
be computed (percentages, rankings, page addresses) lives on the pages and never here.
"""

from __future__ import annotations

import datetime
from typing import Annotated, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
Text = Annotated[str, StringConstraints(min_length=1, max_length=1200, strip_whitespace=True)]
Word = Annotated[str, StringConstraints(min_length=1, max_length=120, strip_whitespace=True)]
Sources = Annotated[tuple[Id, ...], Field(min_length=1)]
Positive = Annotated[float, Field(gt=0, allow_inf_nan=False)]
Amount = Annotated[float, Field(ge=0, allow_inf_nan=False)]

Grade = Literal["strong", "moderate", "weak", "none"]
Verdict = Literal["known", "possible", "rarely", "not-shown"]
Route = Literal["direct", "indirect", "both", "excess", "none"]
Effect = Literal[
    "helps",
    "uncertain",
    "conflicting",
    "little-or-no-effect",
    "not-tested",
    "harmful",
    "not-applicable",
]
Unit = Literal["mg", "mcg", "g", "mg/MJ"]
Diet = Literal["vegan", "vegetarian", "dairy-free", "nut-free", "fish-free", "gluten-free"]
Who = Literal["everyone", "female", "male", "pregnant", "breastfeeding", "pregnant-or-breastfeeding"]
IntakeKind = Literal[
    "RDA", "AI", "PRI", "PRI/AI", "AR", "RNI", "SAI", "DV", "UL", "CDRR", "supplement-maximum"
]
SourceKind = Literal[
    "guideline",
    "systematic review",
    "trial",
    "cohort",
    "case report",
    "mechanism",
    "review",
    "reference table",
    "regulator notice",
    "public health page",
    "textbook",
    "news or digest",
]
Topic = Literal["causes", "signs", "foods", "supplements", "self-care", "tests", "safety"]
FoodGroup = Literal[
    "vegetables",
    "fruit",
    "legumes",
    "nuts-seeds",
    "grains",
    "dairy",
    "eggs",
    "fish",
    "meat",
    "fats",
    "drinks",
    "fortified",
    "other",
]

DIETS: tuple[str, ...] = get_args(Diet)
TOPICS: tuple[str, ...] = get_args(Topic)


class Record(BaseModel):
    """A mapping in the file: nothing may be added to it, nothing changes after it was read."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


# --- what every statement is made of -------------------------------------------------------------


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

    published: datetime.date
    """The day the page first appeared."""
    changed: datetime.date
    """The day its facts last changed."""
    checked: datetime.date
    """The day its sources were last read."""
    next_check: datetime.date
    """The day by which it must be checked again, at most 36 months after `checked`."""


class Review(Record):
    """A clinician's signature under a page. There is none until a real, named one signs."""

    by: Id
    """Id of a person in `people` who has a credential."""
    scope: Text
    """What was reviewed."""
    date: datetime.date
    """The day of the review."""


# --- the site, its people, its sources -----------------------------------------------------------


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
    url: Annotated[str, StringConstraints(pattern=r"^https://")]
    """Where the licence itself stands."""


class Site(Record):
    """Facts about the site itself; they stand on every page."""

    name: Word
    """The name of the site."""
    tagline: Text
    """One sentence under the name."""
    edition: datetime.date
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
    year: Annotated[int, Field(ge=1900, le=2100)] | None
    """Year of publication; null when the work names none."""
    kind: SourceKind
    """What kind of work it is."""
    strength: Literal[1, 2, 3]
    """1 guideline, regulator, review of trials, trial, study or data table; 2 textbook, health
    page, review; 3 news, digest or anything seen only in a report."""
    url: Annotated[str, StringConstraints(pattern=r"^https?://\S+$")] | None = None
    """Address of the work."""
    doi: Annotated[str, StringConstraints(pattern=r"^10\.\S+$")] | None = None
    """Digital object identifier, from `10.` on."""
    pmid: Annotated[str, StringConstraints(pattern=r"^[0-9]+$")] | None = None
    """PubMed number, in quotes."""
    authors: Text | None = None
    """Authors as printed."""
    read: Literal["original", "copy", "report"]
    """Whether the original was read, a copy of it, or a report about it."""
    address_checked: bool
    """True when the work was read at this very address."""
    checked: datetime.date
    """The day it was read."""
    status: Literal["current", "corrected", "superseded", "retracted"] = "current"
    """Whether the work still stands."""
    superseded_by: Id | None = None
    """Id of the newer work, when superseded."""
    note: Text | None = None
    """What a reader should know about how it was read or where it is weak."""


# --- foods ---------------------------------------------------------------------------------------


class PrintedAmount(Record):
    """An amount that a source prints for one serving, used instead of the per-100-gram table."""

    amount: Amount
    """Amount in one serving, in the nutrient's unit."""
    form: Word | None = None
    """Form of the nutrient that is meant, such as "vitamin K2", when it has several."""
    sources: Sources
    """Where it is printed."""
    note: Text | None = None
    """Why this value was taken, when sources differ."""


class Food(Record):
    """A food with one household serving and what it holds."""

    name: Word
    """Plain name with the way it is prepared, such as "spinach, boiled"."""
    group: FoodGroup
    """Where it stands in lists."""
    serving: Word
    """Household measure, such as "1 ounce" or "1/2 cup"."""
    grams: Positive
    """Weight of that serving in grams."""
    diets: tuple[Diet, ...] = ()
    """Diets the plain food fits. Leave out what is not certain: readers are told to check."""
    per_100g: dict[Id, Amount] = {}
    """Nutrient id → amount in 100 grams, in the nutrient's unit, from the sources below."""
    per_serving: dict[Id, PrintedAmount] = {}
    """Nutrient id → amount printed for the serving; wins over `per_100g`."""
    sources: Sources
    """Where `per_100g` and the weight come from."""
    ndb: Annotated[str, StringConstraints(pattern=r"^[0-9]{5}$")] | None = None
    """Number in the USDA table, in quotes."""
    note: Text | None = None
    """What a reader should know about this row."""


# --- nutrients -----------------------------------------------------------------------------------


class LabRange(Record):
    """A range or cut-off of a blood test. Laboratories differ, so unit and source always stand."""

    label: Word
    """What the range means, such as "usual range" or "low"."""
    low: Amount | None = None
    """Lower end."""
    high: Amount | None = None
    """Upper end."""
    unit: Word
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
    ages: Annotated[str, StringConstraints(pattern=r"^(all ages|\d+(-\d+|\+) (months|years))$")]
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
    in_100: Annotated[int, Field(ge=0, le=100)] | None = None
    """People in 100 with the outcome who took it, where the trial gives it."""
    against_in_100: Annotated[int, Field(ge=0, le=100)] | None = None
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
    """Medical word for a low blood level, such as "hypomagnesemia"."""
    medical_high: Word | None = None
    """Medical word for a high blood level."""
    aliases: tuple[Word, ...] = ()
    """Other names, spellings and common misspellings readers type."""
    members: tuple[Id, ...] = ()
    """Ids of the nutrients in a group."""
    table: dict[Id, Claim] = {}
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


# --- symptoms ------------------------------------------------------------------------------------


class Answer(Claim):
    """The honest answer in 15 to 60 words, and the verdict on "is a shortage the cause?"."""

    verdict: Verdict
    """How likely a shortage is the cause: known, possible, rarely or not-shown."""


class Frequency(Claim):
    """How common something is, in a named population."""

    population: Word
    """Who was counted, where and when."""
    in_100: Annotated[int, Field(ge=0, le=100)] | None = None
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


# --- what connects them --------------------------------------------------------------------------


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


class Knowledge(Record):
    """The whole file."""

    site: Site
    """Facts about the site itself."""
    people: dict[Id, Person]
    """Who writes and reviews."""
    authorities: dict[Id, Authority]
    """Bodies that set intakes and limits."""
    columns: dict[Id, Column]
    """Columns of comparison tables."""
    figures: dict[Id, Figure] = {}
    """Drawing id → the words below it."""
    sources: dict[Id, Source]
    """Works that are cited."""
    foods: dict[Id, Food]
    """Foods and what they hold."""
    nutrients: dict[Id, Nutrient]
    """Minerals, vitamins and groups."""
    symptoms: dict[Id, Symptom]
    """What people feel."""
    links: dict[Id, dict[Id, Link]]
    """Symptom id → nutrient id → the link. A pair without evidence is simply absent."""
    medicines: dict[Id, Medicine]
    """Medicines that matter here."""
    questions: dict[Id, Question]
    """Questions and answers."""
    glossary: dict[Id, Term]
    """Words explained."""
