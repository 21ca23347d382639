"""What an article is: facts above the text, and blocks of text and component lines below."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Annotated, Literal

from pydantic import Field

from ..knowledge import Answer, Claim, Dates, Frequency, Grade, Id, Record, Review, Text, Whole, Word
from ..source import Document, Place

_ID = re.compile(r"\S+")

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
MOST_FOODS = 20
"""Rows that `most` may ask for."""
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
    foods: Annotated[Whole, Field(ge=1, le=8)] = 3
    """How many foods a `foods` column shows."""


class FrontMatter(Record):
    """The facts above the text of an article."""

    question: Annotated[Word, Field(max_length=65)]
    """The title: the question people type."""
    aliases: tuple[Word, ...] = ()
    """Other phrasings that lead to this page."""
    former_ids: tuple[Id, ...] = ()
    """File names it had before, without `.md`. Their addresses lead here for ever."""
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
    reviews: tuple[Review, ...] = ()
    """Clinicians who signed the article. Empty until a real one does."""


@dataclass(frozen=True)
class Words:
    """Text that may run over several lines of a file, and where each of its lines stands there."""

    text: str
    """The lines, joined by spaces."""
    lines: tuple[tuple[int, int, int], ...]
    """(where it begins in `text`, its line in the file, its column there) of each line, in order."""

    def place(self, at: int) -> Place:
        """Line and column (from 1) in the file of the character at `at`."""
        begins, line, column = self.lines[bisect_right(self.lines, at, key=lambda part: part[0]) - 1]
        return line, column + at - begins


@dataclass(frozen=True)
class Statement:
    """Words of a paragraph or list item, with what they rest on; no sources means: connects."""

    text: str
    sources: tuple[str, ...]
    grade: Grade
    words: Words = field(compare=False, repr=False)
    """The paragraph or item it stands in."""
    begins: int = field(compare=False)
    """Where it begins in those words."""
    cited_at: tuple[Place, ...] = field(compare=False)
    """Place of each source."""

    def place(self, at: int = 0) -> Place:
        """Line and column (from 1) in the file of the character at `at` of its text."""
        return self.words.place(self.begins + at)


@dataclass(frozen=True)
class Heading:
    """A section's or subsection's title. Level 2 or 3."""

    level: int
    title: str
    id: str
    line: int
    column: int = field(compare=False)
    """Of the id."""


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
    columns: dict[str, int] = field(compare=False)
    """Argument → column of its value."""

    def ids(self, argument: str) -> list[tuple[str, Place]]:
        """The ids that an argument names, each with its place; none when it is not given."""
        value = self.arguments.get(argument, "")
        return [(m[0], (self.line, self.columns[argument] + m.start())) for m in _ID.finditer(value)]


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
        yield from (c.arguments["name"] for c in self.components() if c.name == "figure")

    def components(self) -> Iterator[Component]:
        """Its component lines, in order."""
        yield from (block for block in self.blocks if isinstance(block, Component))

    def headings(self) -> Iterator[Heading]:
        """Its headings, in order."""
        yield from (block for block in self.blocks if isinstance(block, Heading))

    def statements(self) -> Iterator[Statement]:
        """Every statement of the text that carries sources, in order."""
        for block in self.blocks:
            yield from (statement for statement in said(block) if statement.sources)


def said(block: Block) -> Iterator[Statement]:
    """Every statement of a block, in order."""
    if isinstance(block, Paragraph):
        yield from block.statements
    elif isinstance(block, Bullets):
        yield from (statement for item in block.items for statement in item)
