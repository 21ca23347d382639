"""Articles against the knowledge: ids, links, component lines, and the rules for every statement."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..addresses import odd_sign, wrong_address
from ..knowledge import Knowledge, Link, Nutrient
from ..problems import Problem, nearest
from ..rules import REFERENCES, Block, Limited, Records, bolder, limited, of_records, unknown_ids, unlimited
from ..rules import records as records_of
from ..source import Place, Step
from .model import Article, Component, Heading, Statement, said
from .prose import LINK
from .showing import showing

_FIELDS = REFERENCES | {
    "authors": "people",
    "questions": "questions",
    "further_reading": "sources",
    "mentions": "nutrients",
    "columns": "columns",
}
_BODY = "body"
"""First step of the path of a statement of the text; its number among all statements follows."""


def check(articles: Sequence[Article], knowledge: Knowledge) -> Iterator[Problem]:
    """What is wrong with articles in the light of the knowledge. Warnings are among it."""
    limits = limited(knowledge)
    for article in articles:
        statements = [statement for block in article.blocks for statement in said(block)]
        yield from _ids(article, knowledge)
        yield from _rules(article, knowledge, statements)
        yield from _links(article, articles, knowledge, statements)
        yield from _doses(article, knowledge, limits)
        yield from showing(article, knowledge)


def _ids(article: Article, knowledge: Knowledge) -> Iterator[Problem]:
    sections = {name: list(getattr(knowledge, name)) for name in set(_FIELDS.values())}
    for path, record in (((), article.front), *records_of(article.front)):
        for inner, message in unknown_ids(record, dict(sections), sections, _FIELDS):
            yield article.document.problem((*path, *inner), message, "ids-resolve")
    for statement in article.statements():
        for name, place in zip(statement.sources, statement.cited_at, strict=True):
            if name not in knowledge.sources:
                message = f"'@{name}' is not in sources{nearest(name, knowledge.sources)}"
                yield _at(article, place, message, "ids-resolve")


def _rules(article: Article, knowledge: Knowledge, statements: Sequence[Statement]) -> Iterator[Problem]:
    """The rules that hold for every record of the knowledge hold here too."""
    sourced = [((_BODY, index), s) for index, s in enumerate(statements) if s.sources]
    found: Records = [((), article.front), *records_of(article.front), *sourced]
    for path, message, rule, severity in of_records(knowledge, found):
        yield replace(_problem(article, statements, path, message, rule), severity=severity)
    front = article.front
    named = {member for name in (*front.nutrients, *front.mentions) for member in _members(name, knowledge)}
    summed: list[Link] = [
        link
        for symptom in front.symptoms
        for nutrient, link in knowledge.links.get(symptom, {}).items()
        if nutrient in named
    ]
    if message := bolder(front.answer.verdict, summed) or "":
        yield article.document.problem(("answer", "verdict"), message, "answers-claim-no-more-than-links")


def _members(name: str, knowledge: Knowledge) -> tuple[str, ...]:
    found: Nutrient | None = knowledge.nutrients.get(name)
    return (name, *found.members) if found else (name,)


def _problem(
    article: Article, statements: Sequence[Statement], path: tuple[Step, ...], message: str, rule: str
) -> Problem:
    if path[:1] != (_BODY,):
        return article.document.problem(path, message, rule)
    statement = statements[int(path[1])]
    at_source = path[2:3] == ("sources",)
    return _at(article, statement.cited_at[0] if at_source else statement.place(), message, rule)


def _links(
    article: Article, articles: Sequence[Article], knowledge: Knowledge, statements: Sequence[Statement]
) -> Iterator[Problem]:
    """Links to pages of this site; whether the section is there too is seen when the site is built."""
    pages = {
        "nutrients": list(knowledge.nutrients),
        "symptoms": list(knowledge.symptoms),
        "sources": list(knowledge.sources),
        "articles": [other.id for other in articles],
    }
    for statement in statements:
        for link in LINK.finditer(statement.text):
            place = statement.place(link.start(2))
            if message := _cut(link[2]) or _unwritable(link[2]):
                yield _at(article, place, message, "addresses-can-be-written")
            elif message := _broken(link[2], pages):
                yield _at(article, place, message, "links-lead-somewhere")


def _cut(target: str) -> str | None:
    """A link ends at the first closing bracket, whatever its address goes on with."""
    if "(" in target:
        return f"found '{target}', an address with a bracket in it; write %28 for ( and %29 for )"
    return None


def _unwritable(target: str) -> str | None:
    outside = target.startswith(("https://", "http://"))
    return wrong_address(target) if outside else odd_sign(target)


def _broken(target: str, pages: dict[str, list[str]]) -> str | None:
    if target.startswith(("https://", "http://", "#")):
        return None
    if ":" in target:
        return f"found '{target}', expected https:// or a page of this site"
    path, _, _ = target.partition("#")
    if path.startswith((".", "/")) or path.endswith(".md") or (path and not path.endswith("/")):
        return f"found '{target}', expected the address from the home page on, such as nutrients/magnesium/"
    section, _, name = path.rstrip("/").partition("/")
    if name and section in pages and name not in pages[section]:
        return f"there is no page '{path}'{nearest(name, pages[section])}"
    return None


def _doses(article: Article, knowledge: Knowledge, limits: dict[str, Limited]) -> Iterator[Problem]:
    """Facts and sections that name a dose say how much is too much."""
    front, rule = article.front, "doses-stand-beside-their-limit"
    for path, record in records_of(front):
        for _, message in unlimited(Block((str(record.__dict__.get("text", "")),)), limits):
            yield article.document.problem((*path, "text"), message, rule)
    for about, parts, shown in _sections(article, knowledge):
        for index, message in unlimited(Block(tuple(t for t, _ in parts), about, shown=shown), limits):
            yield _at(article, parts[index][1], message, rule)


_Section = tuple[tuple[str, ...], list[tuple[str, Place]], list[str]]
"""Nutrients it is about, its texts with their places, nutrients whose limits it shows."""


def _sections(article: Article, knowledge: Knowledge) -> Iterator[_Section]:
    about, parts, shown = tuple[str, ...](), list[tuple[str, Place]](), list[str]()
    for block in article.blocks:
        if isinstance(block, Heading) or (isinstance(block, Component) and block.name == "nutrient"):
            yield about, parts, shown
            about, parts, shown = (), [], []
        if isinstance(block, Component):
            if block.name == "nutrient":
                about = tuple(name for name, _ in block.ids("id"))
            elif block.name == "limits":
                shown += [name for name, _ in block.ids("nutrients")]
            elif block.name == "trials":
                parts += _trials(block, knowledge)
        else:
            parts += [(statement.text, statement.place()) for statement in said(block)]
    yield about, parts, shown


def _trials(component: Component, knowledge: Knowledge) -> Iterator[tuple[str, Place]]:
    for name, _ in component.ids("nutrient"):
        if nutrient := knowledge.nutrients.get(name):
            for trial in nutrient.trials:
                yield f"Trial of {nutrient.name}, {trial.design}. {trial.text}", (component.line, 1)


def _at(article: Article, place: Place, message: str, rule: str) -> Problem:
    return Problem(article.file, *place, "", message, rule)
