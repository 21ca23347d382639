"""Articles for themselves and among themselves: every part in its place, no id twice, no page twice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ..problems import Problem, listed, nearest
from ..rules import plain
from ..source import Place, Step
from .model import PARTS, Article, Component

OWN_IDS = ("answer", "key-points", "questions", "sources", "further-reading")
"""Ids that every article's page has without saying so."""
_AS_A_WHOLE = ("compare", "care")
"""Components that a page can show once, whatever their arguments."""
_CHOICES = ("most", "form", "title")
"""Arguments that say how something is shown, not what."""


def structure(article: Article) -> Iterator[Problem]:
    """Whether the article has every part, in order, and nothing twice."""
    yield from _parts(article)
    yield from _ids(article)
    yield from _components(article)
    yield from _front(article)


def _parts(article: Article) -> Iterator[Problem]:
    headings = {heading.id: heading for heading in article.headings() if heading.level == 2}
    end = article.text.rstrip("\n").count("\n") + 1
    last = 0
    for index, part in enumerate(PARTS):
        if part not in headings:
            below = [headings[name].line for name in PARTS[index + 1 :] if name in headings]
            message = f"the part '{part}' is missing: expected a heading `## … {{#{part}}}` before this line"
            yield _problem(article, (min(below, default=end), 1), message, "article-has-every-part")
        elif headings[part].line < last:
            message = f"the part '{part}' stands too early; the order is {', '.join(PARTS)}"
            yield _problem(article, (headings[part].line, 1), message, "parts-are-in-order")
        else:
            last = headings[part].line


def _ids(article: Article) -> Iterator[Problem]:
    """Ids are addresses: a second one can't be reached."""
    seen: dict[str, int] = dict.fromkeys((*OWN_IDS, *article.front.questions), 0)
    for id, (line, column) in _anchors(article):
        if id in seen:
            where = f"on line {seen[id]}" if seen[id] else "on the page already"
            message = f"the id '{id}' stands {where}; an id can be given once"
            yield _problem(article, (line, column), message, "ids-are-unique")
        seen.setdefault(id, line)


def _anchors(article: Article) -> Iterator[tuple[str, Place]]:
    for block in article.blocks:
        if isinstance(block, Component):
            yield from block.ids("id") if block.name == "nutrient" else ()
        elif (id := getattr(block, "id", "")) and (column := getattr(block, "column", 0)):
            yield id, (block.line, column)


def _components(article: Article) -> Iterator[Problem]:
    seen: dict[tuple[str, ...], int] = {}
    for component in article.components():
        given = sorted(f"{k}={v}" for k, v in component.arguments.items() if k not in _CHOICES)
        key = (component.name, *(given if component.name not in _AS_A_WHOLE else ()))
        first = seen.setdefault(key, component.line)
        if first != component.line and component.name != "nutrient":  # its id is told of already
            message = f"`::{component.name}` shows the same on line {first}"
            yield _problem(article, (component.line, 1), message, "components-stand-once")
    for name, why in (("compare", "the table of the front matter"), ("care", "when to get help")):
        if not any(key[0] == name for key in seen):
            last = article.text.rstrip("\n").count("\n") + 1
            message = f"the line `::{name}` is missing: without it the page does not show {why}"
            yield _problem(article, (last, 1), message, "article-has-every-part")


def _front(article: Article) -> Iterator[Problem]:
    front, document = article.front, article.document
    sections = [id for id, _ in _anchors(article)]
    for index, name in enumerate(front.nutrients):
        if name not in sections:
            message = f"no section for '{name}': expected a line `::nutrient id=\"{name}\" …`"
            yield document.problem(("nutrients", index), message, "article-has-every-part")
    ids = {*sections, *OWN_IDS}
    for index, point in enumerate(front.key_points):
        if point.to not in ids:
            message = f"no section has the id '{point.to}'{nearest(point.to, ids)}"
            yield document.problem(("key_points", index, "to"), message, "key-points-lead-somewhere")
    if set(front.table.nutrients) != set(front.nutrients):
        odd = set(front.table.nutrients) ^ set(front.nutrients)
        message = f"table and article name different nutrients: {listed(sorted(odd))}"
        yield document.problem(("table", "nutrients"), message, "prose-and-table-agree")


def between(articles: Sequence[Article], taken: Mapping[str, str]) -> Iterator[Problem]:
    """No question, name or subject has two pages. `taken`: plain words → the record they lead to."""
    pages = dict(taken)
    asked: dict[str, str] = {}
    addresses = {article.id: article.file for article in articles}
    subjects: dict[tuple[frozenset[str], frozenset[str]], str] = {}
    for article in articles:
        front, document = article.front, article.document
        for index, former in enumerate(front.former_ids):
            if addresses.setdefault(former, article.file) != article.file or former == article.id:
                message = f"'{former}' already leads to {addresses[former]}"
                yield document.problem(("former_ids", index), message, "former-ids-lead-to-one-record")
        for index, name in enumerate(front.questions):
            if asked.setdefault(name, article.file) != article.file:
                message = f"'{name}' is already answered in {asked[name]}"
                yield document.problem(("questions", index), message, "one-page-per-question")
        subject = (frozenset(front.symptoms), frozenset(front.nutrients))
        if subjects.setdefault(subject, article.file) != article.file:
            message = (
                f"{subjects[subject]} is about the same symptoms and nutrients; make one page of the two"
            )
            yield document.problem(("symptoms",), message, "one-page-per-subject")
        own: list[tuple[tuple[Step, ...], str]] = [(("question",), front.question)]
        own += [(("aliases", index), alias) for index, alias in enumerate(front.aliases)]
        mine: set[str] = set()
        for path, words in own:
            if plain(words) in mine:
                message = f"'{words}' already stands above as a name of this article"
                yield document.problem(path, message, "no-name-is-used-twice")
            elif pages.setdefault(plain(words), article.file) != article.file:
                message = f"'{words}' already leads to {pages[plain(words)]}"
                yield document.problem(path, message, "one-page-per-question")
            mine.add(plain(words))


def _problem(article: Article, place: Place, message: str, rule: str) -> Problem:
    return Problem(article.file, *place, "", message, rule)
