"""Articles: Markdown files with front matter → checked `Article`s made of blocks.

The body knows four kinds of blocks, separated by blank lines: headings (`## Title {#id}`), paragraphs,
lists (`- item`), and component lines (`::care symptom="muscle-cramp"`), one to a line. A statement
ends with its sources and grade: `Tired muscle is the likely cause. [@source-id @other-id | strong]`.
Nothing else in the text has a meaning: braces, pipes and angle brackets are characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal, get_args

from pydantic import Field, TypeAdapter

from .knowledge import Answer, Claim, Dates, Frequency, Grade, Id, Knowledge, Record, Text, Word
from .problems import InvalidData, Problem, dotted, listed, nearest
from .rules import FIGURE, REFERENCES, names, plain, records, unknown_ids
from .shapes import fit
from .source import Document, Step, parse, read_text

GRADES: tuple[str, ...] = get_args(Grade)


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
    """One article, checked for itself; `rules_of_articles` checks it against the knowledge."""

    id: str
    file: str
    front: FrontMatter
    blocks: tuple[Block, ...]
    document: Document

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

_GRADE: TypeAdapter[Grade] = TypeAdapter(Grade)
_NO_GRADE = "found a citation without a grade, expected the form [@source-id | strong]"
_HEADING = re.compile(r"(#{2,3}) +(.+?) *\{#([a-z0-9-]+)\} *")
_COMPONENT = re.compile(r"::([a-z-]+)((?: +[a-z]+=\"[^\"]*\")*) *")
_ARGUMENT = re.compile(r"([a-z]+)=\"([^\"]*)\"")
_CITATION = re.compile(r"\s*\[(@[^\]|]*)\|\s*([a-z]+)\s*\]")
_SOURCE = re.compile(r"@([a-z0-9-]+)")


def read_articles(folder: Path, name: str = "docs/articles") -> tuple[Article, ...]:
    """All articles of a folder, by file name. Raises `InvalidData` with all misfits of all files."""
    articles: list[Article] = []
    problems: list[Problem] = []
    for path in sorted(folder.glob("*.md")):
        file = f"{name}/{path.name}"
        try:
            articles.append(parse_article(read_text(path, file), file, path.stem))
        except InvalidData as error:
            problems += error.problems
    if problems:
        raise InvalidData(problems)
    return tuple(articles)


def parse_article(text: str, file: str, name: str) -> Article:
    """An article from its text. Raises `InvalidData`."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---" or "---" not in (line.rstrip() for line in lines[1:]):
        message = "expected front matter between two lines of three hyphens"
        raise InvalidData([Problem(file, 1, 1, "", message, "front-matter")])
    end = next(i for i, line in enumerate(lines[1:], 1) if line.rstrip() == "---")
    document = parse("\n".join(lines[1:end]), file, first_line=2)
    problems: list[Problem] = []
    blocks = tuple(_blocks(lines, end + 1, file, problems))
    try:
        front = fit(FrontMatter, document)
    except InvalidData as error:
        raise InvalidData([*error.problems, *problems]) from None
    if problems:
        raise InvalidData(problems)
    return Article(name, file, front, blocks, document)


def _blocks(lines: list[str], start: int, file: str, problems: list[Problem]) -> Iterator[Block]:
    at = start
    while at < len(lines):
        line = lines[at]
        number = at + 1
        if not line.strip():
            at += 1
        elif line.startswith("::"):
            yield from _component(line, number, file, problems)
            at += 1
        elif line.startswith("#"):
            match = _HEADING.fullmatch(line)
            if match:
                yield Heading(len(match[1]), match[2], match[3], number)
            else:
                message = f"found {line!r}, expected `## Title {{#id}}` or `### Title {{#id}}`"
                problems.append(Problem(file, number, 1, "", message, "heading-form"))
            at += 1
        else:
            end = at
            while end < len(lines) and lines[end].strip() and not lines[end].startswith(("#", "::")):
                end += 1
            yield _prose(lines[at:end], number, file, problems)
            at = end


def _component(line: str, number: int, file: str, problems: list[Problem]) -> Iterator[Component]:
    def fail(message: str, rule: str, column: int = 1) -> None:
        problems.append(Problem(file, number, column, "", message, rule))

    match = _COMPONENT.fullmatch(line)
    if not match:
        fail(f'found {line!r}, expected a line such as `::care symptom="tetany"`', "component-form")
        return
    name, arguments = match[1], dict(_ARGUMENT.findall(match[2]))
    if name not in COMPONENTS:
        known = f"expected one of {listed(COMPONENTS, 40)}{nearest(name, COMPONENTS)}"
        fail(f"found the component '{name}', {known}", "known-component", 3)
        return
    allowed = COMPONENTS[name]
    for argument in arguments:
        if argument not in allowed:
            known = f"expected {listed(allowed) or 'none'}{nearest(argument, allowed)}"
            column = line.index(f" {argument}=") + 2
            fail(f"found the argument '{argument}', {known}", "known-argument", column)
    for argument, needed in allowed.items():
        if needed and argument not in arguments:
            fail(f"the argument '{argument}' is missing", "no-missing-argument")
    yield Component(name, arguments, number)


def _prose(lines: list[str], number: int, file: str, problems: list[Problem]) -> Block:
    marker = re.compile(r"(?:- |\d+\. )")
    if marker.match(lines[0]):
        items: list[list[str]] = []
        starts: list[int] = []
        for offset, line in enumerate(lines):
            if match := marker.match(line):
                items.append([line[match.end() :]])
                starts.append(number + offset)
            else:
                items[-1].append(line.strip())
        return Bullets(
            tuple(
                _statements(" ".join(item), start, file, problems)
                for item, start in zip(items, starts, strict=True)
            ),
            lines[0][0].isdigit(),
            number,
        )
    text = " ".join(line.strip() for line in lines)
    return Paragraph(_statements(text, number, file, problems), number)


def _statements(text: str, number: int, file: str, problems: list[Problem]) -> tuple[Statement, ...]:
    """The text cut at its citations."""
    found: list[Statement] = []
    at = 0
    for match in _CITATION.finditer(text):
        sources, grade = tuple(_SOURCE.findall(match[1])), match[2]
        if grade not in GRADES:
            message = f"found the grade '{grade}', expected one of {listed(GRADES)}"
            message += nearest(grade, GRADES)
            problems.append(Problem(file, number, 1, "", message, "known-grade"))
            grade = "none"
        words = text[at : match.start()].strip()
        if "[@" in words:
            problems.append(Problem(file, number, 1, "", _NO_GRADE, "citation-form"))
        found.append(Statement(words, sources, _GRADE.validate_python(grade)))
        at = match.end()
    rest = text[at:].strip()
    if "[@" in rest:
        problems.append(Problem(file, number, 1, "", _NO_GRADE, "citation-form"))
    elif rest and (found or FIGURE.search(rest) or len(rest.split()) > 30):
        message = f"these words carry no source: {rest[:60]!r}; end them with [@source-id | grade]"
        problems.append(Problem(file, number, 1, "", message, "every-claim-has-a-source"))
    if rest:
        found.append(Statement(rest, (), "none"))
    return tuple(found)


def check(articles: tuple[Article, ...], knowledge: Knowledge) -> None:
    """Articles against the knowledge and against one another. Raises `InvalidData`."""
    problems = [p for article in articles for p in _article_problems(article, knowledge)]
    problems += _shared_problems(articles, knowledge)
    if problems:
        raise InvalidData(problems)


def _article_problems(article: Article, knowledge: Knowledge) -> Iterator[Problem]:
    front, document = article.front, article.document
    sections = {name: list(getattr(knowledge, name)) for name in {*REFERENCES.values(), "columns"}}
    fields = dict(REFERENCES) | {
        "authors": "people",
        "questions": "questions",
        "further_reading": "sources",
        "mentions": "nutrients",
        "columns": "columns",
    }
    sections["questions"] = list(knowledge.questions)
    for path, record in (((), front), *records(front)):
        for inner, message in unknown_ids(record, dict(sections), sections, fields):
            yield document.problem((*path, *inner), message, "ids-resolve")
    words = len(front.answer.text.split())
    if not 15 <= words <= 60:
        message = f"{words} words, expected 15 to 60"
        yield document.problem(("answer", "text"), message, "answers-are-short")
    yield from _part_problems(article)
    yield from _body_problems(article, knowledge)


def _part_problems(article: Article) -> Iterator[Problem]:
    """Every part is there, in order, with a section per nutrient between `why` and `compared`."""
    front = article.front
    headings = {b.id: b for b in article.blocks if isinstance(b, Heading) and b.level == 2}
    nutrients = [b.id for b in article.blocks if isinstance(b, Heading) and b.id in front.nutrients]
    nutrients += [
        b.arguments["id"]
        for b in article.blocks
        if isinstance(b, Component) and b.name == "nutrient" and "id" in b.arguments
    ]
    for name in front.nutrients:
        if name not in nutrients:
            message = f"no section for '{name}': expected a line `::nutrient id=\"{name}\" …`"
            yield article.document.problem(("nutrients",), message, "article-has-every-part")
    last = 0
    for part in PARTS:
        if part not in headings:
            message = f"the part '{part}' is missing: expected a heading with {{#{part}}}"
            yield Problem(article.file, 1, 1, "", message, "article-has-every-part")
        elif headings[part].line < last:
            message = f"the part '{part}' stands too early; the order is {', '.join(PARTS)}"
            yield Problem(article.file, headings[part].line, 1, "", message, "parts-are-in-order")
        else:
            last = headings[part].line
    ids = set(headings) | set(front.nutrients) | {"questions", "sources", "further-reading"}
    ids |= {b.id for b in article.blocks if isinstance(b, Heading)} | {"how-common"}
    for index, point in enumerate(front.key_points):
        if point.to not in ids:
            message = f"no section has the id '{point.to}'{nearest(point.to, ids)}"
            yield article.document.problem(("key_points", index, "to"), message, "key-points-lead-somewhere")
    if set(front.table.nutrients) != set(front.nutrients):
        odd = set(front.table.nutrients) ^ set(front.nutrients)
        message = f"table and article name different nutrients: {listed(sorted(odd))}"
        yield article.document.problem(("table", "nutrients"), message, "prose-and-table-agree")


def _body_problems(article: Article, knowledge: Knowledge) -> Iterator[Problem]:
    for block in article.blocks:
        if isinstance(block, Component):
            for argument, value in block.arguments.items():
                sections: dict[str, Mapping[str, object]] = {
                    "name": knowledge.figures,
                    "id": knowledge.nutrients,
                    "nutrient": knowledge.nutrients,
                    "nutrients": knowledge.nutrients,
                    "symptom": knowledge.symptoms,
                }
                if argument not in sections:
                    continue
                for name in value.split():
                    if name not in sections[argument]:
                        near = nearest(name, sections[argument])
                        message = f"{argument}: '{name}' is unknown{near}"
                        yield Problem(article.file, block.line, 1, "", message, "ids-resolve")
        elif isinstance(block, Paragraph | Bullets):
            groups = [block.statements] if isinstance(block, Paragraph) else block.items
            for statement in (s for group in groups for s in group):
                for name in statement.sources:
                    if name not in knowledge.sources:
                        near = nearest(name, knowledge.sources)
                        message = f"'@{name}' is not in sources{near}"
                        yield Problem(article.file, block.line, 1, "", message, "ids-resolve")


def _shared_problems(articles: tuple[Article, ...], knowledge: Knowledge) -> Iterator[Problem]:
    """No question, alias or subject is answered on two pages."""
    pages = {plain(words): dotted(path[:2]) for path, words in names(knowledge)}
    asked: dict[str, str] = {}
    subjects: dict[tuple[frozenset[str], frozenset[str]], str] = {}
    for article in articles:
        front, document = article.front, article.document
        for index, name in enumerate(front.questions):
            if asked.setdefault(name, article.id) != article.id:
                message = f"'{name}' is already answered in {asked[name]}"
                yield document.problem(("questions", index), message, "one-page-per-question")
        subject = (frozenset(front.symptoms), frozenset(front.nutrients))
        if subjects.setdefault(subject, article.id) != article.id:
            message = f"the same symptoms and nutrients as {subjects[subject]}"
            yield document.problem(("symptoms",), message, "one-page-per-subject")
        own: list[tuple[tuple[Step, ...], str]] = [(("question",), front.question)]
        own += [(("aliases", index), alias) for index, alias in enumerate(front.aliases)]
        for path, words in own:
            if pages.setdefault(plain(words), article.id) != article.id:
                message = f"'{words}' already leads to {pages[plain(words)]}"
                yield document.problem(path, message, "one-page-per-question")
