"""Checks of what statements rest on: sources, claims, grades, figures, and questions with their answers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import get_args

from ..knowledge import Grade
from ..problems import listed, nearest
from ..rules import FIGURE
from .page import BREAK, BuiltPage, Element
from .site import FIRST_WORDS, BuiltSite

GRADES: tuple[str, ...] = get_args(Grade)
MOST_WORDS = 80
"""Of an answer to a question; more belongs into an article."""
_SHARE = re.compile(r"\b\d+\s(?:to\s\d+\s)?in\s(?:10|100|1,000)\b")
_LETTER = re.compile(r"[^\W\d_]")


def citations_lead_to_a_source(page: BuiltPage, site: BuiltSite) -> Iterator[str]:
    """C05: a number that leads nowhere only looks like a source."""
    for id in page.cited - page.ids.keys():
        yield f"'#{id}' is not in the list of sources{nearest(id, page.ids)}"


def sources_are_cited(page: BuiltPage, site: BuiltSite) -> Iterator[str]:
    """C05: a source that backs no statement pads the list."""
    for source in _sources(page):
        if source.get("id") not in page.cited:
            yield f"the source '{source.get('id')}' is never cited"


def sources_can_be_followed(page: BuiltPage, site: BuiltSite) -> Iterator[str]:
    """C05: a reader must be able to look it up, or be told why not."""
    for source in _sources(page):
        inside = page.inside(source)
        linked = any(e.tag == "a" and e.get("href").startswith(("https://", "http://")) for e in inside)
        noted = any(e.get("data-q") in ("source-note", "status-note") and page.text(e) for e in inside)
        if not _LETTER.search(page.text(source)):
            yield f"the source '{source.get('id')}' has no words: '{page.text(source)}'"
        elif not linked and not noted:
            yield f"the source '{source.get('id')}' has neither a link nor a note"


def claims_have_a_source(page: BuiltPage, site: BuiltSite) -> Iterator[str]:
    """C06: the reader must see what a statement rests on.

    A link to a source counts only for the innermost claim that it stands in. So a claim around
    other claims is not sourced by them, but for two wrappers: `edge` shows a verdict that its inner
    claims explain, and `care` leaves the sources to its cards. Where it has an emergency card, which
    must not hold links, it has to name that card's sources itself.
    """
    own = page.own_citations
    for claim in page.having("data-claim"):
        kind = claim.get("data-claim")
        emergency = any(e.get("data-q") == "care-emergency" for e in page.inside(claim))
        wraps = kind == "edge" or (kind == "care" and not emergency)
        if not own[claim.place] and not (wraps and page.citations(claim)):
            yield f"the claim '{page.text(claim)[:60]}' has no source"


def figures_stand_in_claims(page: BuiltPage, site: BuiltSite) -> Iterator[str]:
    """C06: an amount without a source is the worst thing this site could publish."""
    text = _unsourced(page)
    for pattern in (FIGURE, _SHARE):
        for found in pattern.finditer(text):
            around = " ".join(text[max(found.start() - 30, 0) : found.end() + 20].split())
            yield f"the figure '{found[0]}' stands outside a claim: '{around}'"
    own = page.own_citations
    for cell in page.tags("td"):
        # In a table the unit stands in the heading, so a bare number is a figure too.
        if page.text(cell)[:1].isdigit() and not any(own[e.place] for e in (cell, *cell.around)):
            yield f"the cell '{page.text(cell)[:30]}' stands outside a claim"


def statements_keep_their_sources(page: BuiltPage, site: BuiltSite) -> Iterator[str]:
    """C06: a sentence that has sources in the data must not appear without them.

    Inside a link it may: there it tells what the other page says, and the source stands there.
    """
    links = [e for e in page.tags("a") if not e.get("href").startswith("#")]
    for block in _unsourced(page, links).split(BREAK):
        words = tuple(block.split())
        for at in range(len(words) - FIRST_WORDS + 1):
            for statement in site.statements.get(words[at : at + FIRST_WORDS], ()):
                if words[at : at + len(statement)] == statement:
                    yield f"'{' '.join(statement)[:60]}' stands without its source"


def grades_are_words_we_use(page: BuiltPage, site: BuiltSite) -> Iterator[str]:
    """C07: four words, each explained; a fifth would mean nothing."""
    for element in page.having("data-grade"):
        if (grade := element.get("data-grade")) not in GRADES:
            yield f"the grade '{grade}' is not one of {listed(GRADES)}{nearest(grade, GRADES)}"


def grades_belong_to_a_claim(page: BuiltPage, site: BuiltSite) -> Iterator[str]:
    """C07: a grade grades a statement, so it stands on one or leads to one."""
    for element in page.having("data-grade"):
        on = any(e.has("data-claim") for e in (element, *element.around))
        if not on and not page.inside(element, "a"):
            yield f"the grade of '{page.text(element)[:60]}' belongs to no claim and leads to none"


def verdicts_show_their_grade(page: BuiltPage, site: BuiltSite) -> Iterator[str]:
    """C07: whether a shortage causes something means little without how sure we are, in a word."""
    for edge in page.having("data-claim", "edge"):
        grade, words = edge.get("data-grade"), page.words(edge)
        if not grade or grade not in (word.strip(".,:;()").lower() for word in words):
            yield f"'{' '.join(words)[:60]}' does not show its grade '{grade}'"


def questions_have_one_short_answer(page: BuiltPage, site: BuiltSite) -> Iterator[str]:
    """C35: who asks one thing wants one short answer, and its address."""
    for element in page.having("data-q", "faq"):
        question = page.questions[element.place]
        name = f"the question '{question or page.text(element)[:40]}'"
        answers = [e for e in page.inside(element) if e.get("data-q") == "faq-answer"]
        words = sum(len(page.words(e)) for e in answers)
        if not question.endswith("?"):
            yield f"{name} does not end with a question mark"
        if len(answers) != 1 or not 0 < words <= MOST_WORDS:
            yield f"{name} has {len(answers)} answers of {words} words, expected 1 of 1 to {MOST_WORDS} words"
        if not element.get("id"):
            yield f"{name} has no id"


def _sources(page: BuiltPage) -> list[Element]:
    return [e for e in page.having("id") if e.tag == "li" and e.get("id").startswith("src-")]


def _unsourced(page: BuiltPage, allowed: list[Element] | None = None) -> str:
    """What the page says outside claims that have a source, and outside the places allowed to."""
    if page.main is None:
        return ""
    own = page.own_citations
    claims = [e for e in page.having("data-claim") if own[e.place]]
    return page.raw_without(page.main, [*claims, *_claims_nothing(page), *(allowed or [])])


def _claims_nothing(page: BuiltPage) -> Iterator[Element]:
    """Where a figure needs no claim around it."""
    yield from page.tags("caption")  # says how to read the table; the table is the claim
    yield from page.tags("pre", "code")  # quotes what somebody types
    yield from page.tags("dt")  # names what the sourced words beside it are about
    yield from page.having("data-rule")  # says what our own words mean: "high" is 20% or more
    yield from page.having("data-q", "references")  # quotes the titles of works
    yield from page.having("data-q", "cite")  # quotes the title of the page
    for heading in page.headings:
        if page.text(heading).endswith("?"):  # asks
            yield heading
    for element in page.having("class"):
        if "link-list" in element.opened.classes:  # repeats names of foods and titles of pages
            yield from page.inside(element, "a")
