"""The model: what may stand in `nutrients.yaml`, one class per kind of record.

Every class is frozen and refuses unknown fields. The sentence under a field is written for
editors: it becomes the help text in their editor. Fields are authored values only; whatever can
be computed (percentages, rankings, page addresses) lives on the pages and never here.
"""

from __future__ import annotations

from pydantic import Field

from .connections import Figure, Link, Medicine, Question, Taking, Term
from .foods import Food, PrintedAmount
from .nutrients import Caution, Column, Intake, LabRange, Nutrient, Test, Trial
from .publication import Authority, EmergencyNumber, Licence, Person, Site, Source
from .statements import Claim, Claims, Dates, Record, Review
from .symptoms import Answer, Care, CareLevel, Frequency, Lookalike, Option, OtherCause, Step, Symptom
from .vocabulary import (
    DIETS,
    TOPICS,
    UNITS,
    Amount,
    Diet,
    Effect,
    FoodGroup,
    Grade,
    Id,
    IntakeKind,
    LabUnit,
    Positive,
    Route,
    SourceKind,
    Sources,
    Text,
    Topic,
    Unit,
    Verdict,
    Who,
    Whole,
    Word,
)


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
    figures: dict[Id, Figure] = Field(default={})
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


__all__ = [
    "DIETS",
    "TOPICS",
    "UNITS",
    "Amount",
    "Answer",
    "Authority",
    "Care",
    "CareLevel",
    "Caution",
    "Claim",
    "Claims",
    "Column",
    "Dates",
    "Diet",
    "Effect",
    "EmergencyNumber",
    "Figure",
    "Food",
    "FoodGroup",
    "Frequency",
    "Grade",
    "Id",
    "Intake",
    "IntakeKind",
    "Knowledge",
    "LabRange",
    "LabUnit",
    "Licence",
    "Link",
    "Lookalike",
    "Medicine",
    "Nutrient",
    "Option",
    "OtherCause",
    "Person",
    "Positive",
    "PrintedAmount",
    "Question",
    "Record",
    "Review",
    "Route",
    "Site",
    "Source",
    "SourceKind",
    "Sources",
    "Step",
    "Symptom",
    "Taking",
    "Term",
    "Test",
    "Text",
    "Topic",
    "Trial",
    "Unit",
    "Verdict",
    "Who",
    "Whole",
    "Word",
]
