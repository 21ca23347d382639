"""Articles against the knowledge and against one another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..knowledge import Knowledge
from ..problems import InvalidData, Problem, dotted, listed, nearest
from ..rules import REFERENCES, names, plain, records, unknown_ids
from ..source import Step
from .model import PARTS, Article, Bullets, Component, Heading, Paragraph


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
