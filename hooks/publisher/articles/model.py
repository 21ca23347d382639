"""What an article is: facts above the text, and blocks of text and component lines below."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Annotated, Literal

from pydantic import Field

from ..knowledge import Answer, Claim, Dates, Frequency, Grade, Id, Record, Text, Word
from ..source import Document

# Component → its arguments; True marks those that must be given.
COMPONENTS: dict[str, dict[str, bool]] = {
    "figure": {"name": True},
    "nutrient": {"id": True, "symptom": True, "title": False},
    "foods": {"nutrient": True, "most": False, "form": False},
    "compare": {},
    "how-common": {"symptom": True},
    "other-causes": {"symptom": True},
    "self-care": {"symptom": True},
    "does-not-help": {"symptom": True},
    "options": {"symptom": True},
    "taking": {"symptom": True},
    "limits": {"nutrients": True},
    "check-first": {"nutrients": True},
    "medicines": {"symptom": True},
    "tests": {"nutrients": True},
    "trials": {"nutrient": True},
    "care": {"symptom": True},
    "not-known": {"symptom": True},
    "disclaimer-short": {},
}
# The parts every article has, in this order; nutrient sections stand between `why` and `compared`.
PARTS = (
    "why",
    "compared",
    "other-causes",
    "right-now",
    "food",
    "supplements",
    "tests",
    "get-help",
    "not-known",
    "conclusion",
)


class KeyPoint(Claim):
    """One line of the summary, linked to the section that explains it."""

    label: Word
    """Two to four words."""
    to: Id
    """Id of a section of the article."""


class ComparisonTable(Record):
    """Which facts of which nutrients stand side by side, and which way round."""

    caption: Text
    """What is compared."""
    columns: Annotated[tuple[Id, ...], Field(min_length=1)]
    """Ids from `columns`, in order."""
    nutrients: Annotated[tuple[Id, ...], Field(min_length=2)]
    """Nutrients or groups, in order."""
    orientation: Literal["nutrient-per-row", "nutrient-per-column"] = "nutrient-per-row"
    """Which way round the table is drawn; the facts are the same."""
    foods: Annotated[int, Field(ge=1, le=8)] = 3
    """How many foods a `foods` column shows."""


class FrontMatter(Record):
    """The facts above the text of an article."""

    question: Annotated[Word, Field(max_length=65)]
    """The title: the question people type."""
    aliases: tuple[Word, ...] = ()
    """Other phrasings that lead to this page."""
    dates: Dates
    """Published, changed, checked, next check."""
    authors: Annotated[tuple[Id, ...], Field(min_length=1)]
    """Ids from `people`."""
    symptoms: Annotated[tuple[Id, ...], Field(min_length=1)]
    """Symptoms the article is about; the first one gives the care cards."""
    nutrients: Annotated[tuple[Id, ...], Field(min_length=1)]
    """Nutrients it explains, in the order of its sections and its table."""
    mentions: tuple[Id, ...] = ()
    """Nutrients it speaks of without a section or row of their own."""
    answer: Answer
    """The honest answer in 15 to 60 words."""
    opening: Frequency | None = None
    """An opening figure with its source, where one is verified."""
    key_points: Annotated[tuple[KeyPoint, ...], Field(min_length=3, max_length=7)]
    """Three to seven points."""
    table: ComparisonTable
    """The comparison table."""
    questions: Annotated[tuple[Id, ...], Field(min_length=3)]
    """Ids from `questions` that are answered on this page."""
    further_reading: Annotated[tuple[Id, ...], Field(min_length=2)]
    """Ids from `sources`: other bodies' pages worth reading next."""


@dataclass(frozen=True)
class Statement:
    """Words of a paragraph or list item, with what they rest on; no sources means: connects."""

    text: str
    sources: tuple[str, ...]
    grade: Grade


@dataclass(frozen=True)
class Heading:
    """A section's or subsection's title. Level 2 or 3."""

    level: int
    title: str
    id: str
    line: int


@dataclass(frozen=True)
class Paragraph:
    """Statements that stand together."""

    statements: tuple[Statement, ...]
    line: int


@dataclass(frozen=True)
class Bullets:
    """A list; each item holds statements."""

    items: tuple[tuple[Statement, ...], ...]
    ordered: bool
    line: int


@dataclass(frozen=True)
class Component:
    """A component line: its name and its arguments."""

    name: str
    arguments: dict[str, str]
    line: int


Block = Heading | Paragraph | Bullets | Component


@dataclass(frozen=True)
class Article:
    """One article, checked for itself; `checking` holds it against the knowledge."""

    id: str
    file: str
    front: FrontMatter
    blocks: tuple[Block, ...]
    document: Document = field(compare=False)
    text: str
    """The whole file."""

    @property
    def path(self) -> str:
        """Address on the site."""
        return f"articles/{self.id}/"

    def figures(self) -> Iterator[str]:
        """Ids of the drawings it shows."""
        for block in self.blocks:
            if isinstance(block, Component) and block.name == "figure":
                yield block.arguments["name"]

    def statements(self) -> Iterator[Statement]:
        """Every statement of the text that carries sources, in order."""
        for block in self.blocks:
            if isinstance(block, Paragraph):
                yield from (s for s in block.statements if s.sources)
            elif isinstance(block, Bullets):
                yield from (s for item in block.items for s in item if s.sources)
