"""Rules about what facts say: plain words, answers that fit what they rest on, help for who needs it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .. import readability
from ..knowledge import Answer, Knowledge, Link
from ..problems import dotted
from ..source import Step
from .walking import Finding, Records, plain

_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_SHARE = re.compile(rf"({_NUMBER.pattern}) (?:in|of|out of) ({_NUMBER.pattern})")
_BOLDNESS = ("not-shown", "rarely", "possible", "known")
"""Verdicts, from the least to the most that they claim."""


def disclaimer_is_plain_and_complete(knowledge: Knowledge, found: Records) -> Iterator[Finding]:
    """The one text that protects every reader must be read by every reader."""
    text = knowledge.site.disclaimer
    if (grade := readability.grade(text)) > 8:
        yield ("site", "disclaimer"), f"reads at school grade {grade}, expected 8 or less"
    if len(text.split()) < 15 or not re.search(r"\b(doctor|pharmacist|nurse)\b", text):
        yield (
            ("site", "disclaimer"),
            "expected at least 15 words that send the reader to a doctor, nurse or pharmacist",
        )


def the_tagline_describes_the_site(knowledge: Knowledge, found: Records) -> Iterator[Finding]:
    """Lists of search results show it for the home page: a short one says nothing, a long one is cut."""
    if not 50 <= (length := len(knowledge.site.tagline)) <= 160:
        yield ("site", "tagline"), f"{length} characters, expected 50 to 160"


def somebody_writes_the_site(knowledge: Knowledge, found: Records) -> Iterator[Finding]:
    """Every page names its authors; without any, nobody answers for it."""
    if not knowledge.people:
        yield ("people",), "found nobody, expected at least one person or team"


def answers_are_short(knowledge: Knowledge, found: Records) -> Iterator[Finding]:
    """The honest answer must fit the first screen of a phone."""
    for path, record in found:
        if isinstance(record, Answer) and not 15 <= (count := len(record.text.split())) <= 60:
            yield (*path, "text"), f"{count} words, expected 15 to 60"
        elif path[0:1] == ("questions",) and (count := len(str(record.__dict__["text"]).split())) > 80:
            yield (*path, "text"), f"{count} words, expected at most 80"


def options_begin_with_waiting(knowledge: Knowledge, found: Records) -> Iterator[Finding]:
    """Doing nothing is a choice, and for most of these symptoms a good one."""
    for name, symptom in knowledge.symptoms.items():
        if symptom.options and symptom.options[0].kind != "wait":
            yield (
                ("symptoms", name, "options", 0, "kind"),
                f"found '{symptom.options[0].kind}', expected the first option to be 'wait'",
            )


def care_names_an_emergency_and_a_visit(knowledge: Knowledge, found: Records) -> Iterator[Finding]:
    """Some readers are in danger right now, and the others must know when an ordinary visit is due."""
    for name, symptom in knowledge.symptoms.items():
        for level in ("emergency", "routine"):
            if getattr(symptom.care, level) is None:
                yield (
                    ("symptoms", name, "care"),
                    f"`{level}` is missing: give its `action` and at least one of its `signs`",
                )


def verdicts_fit_their_evidence(knowledge: Knowledge, found: Records) -> Iterator[Finding]:
    """Circle and bars stand side by side; together they must make sense."""
    for path, link in _links(knowledge):
        if link.evidence == "none" and link.verdict != "not-shown":
            yield (
                (*path, "evidence"),
                f"nothing supports '{link.verdict}', expected weak or more, or the verdict not-shown",
            )
        elif link.verdict == "known" and link.evidence == "weak":
            yield (
                (*path, "evidence"),
                "a known cause is a documented one, expected strong or moderate, or the verdict possible",
            )


def verdicts_fit_their_route(knowledge: Knowledge, found: Records) -> Iterator[Finding]:
    """The verdict is about a shortage, so a shortage that is a cause has a way to be one."""
    for path, link in _links(knowledge):
        shown = link.verdict != "not-shown"
        if shown and link.route in ("none", "excess"):
            yield (
                (*path, "route"),
                f"the verdict '{link.verdict}' needs a way from shortage to symptom, "
                f"found '{link.route}', expected direct, indirect or both",
            )
        elif not shown and link.route not in ("none", "excess"):
            yield (*path, "route"), f"nothing was shown, found '{link.route}', expected none or excess"


def effects_fit_their_grade(knowledge: Knowledge, found: Records) -> Iterator[Finding]:
    """An effect that nothing supports is not an effect but an open question."""
    for path, link in _links(knowledge):
        taking = link.taking
        if taking.grade == "none" and taking.effect in ("helps", "harmful", "little-or-no-effect"):
            yield (
                (*path, "taking", "grade"),
                f"nothing supports '{taking.effect}', expected weak or more, or the effect uncertain",
            )
        if not taking.text and (taking.sources or taking.grade):
            yield (
                (*path, "taking"),
                "`sources` and `grade` without a `text` are never shown; write the finding, or delete them",
            )


def answers_claim_no_more_than_links(knowledge: Knowledge, found: Records) -> Iterator[Finding]:
    """The answer sums up the links below it; it may be more careful than they are, never bolder."""
    for name, symptom in knowledge.symptoms.items():
        if message := bolder(symptom.answer.verdict, list(knowledge.links.get(name, {}).values())):
            yield ("symptoms", name, "answer", "verdict"), message


def bolder(verdict: str, links: list[Link]) -> str | None:
    """A message when an answer's verdict claims more than every link it sums up, if there are any."""
    most = max((link.verdict for link in links), key=_BOLDNESS.index, default=verdict)
    if _BOLDNESS.index(verdict) <= _BOLDNESS.index(most):
        return None
    return f"found '{verdict}', but no nutrient is linked to it as more than '{most}'"


def nothing_is_said_twice(knowledge: Knowledge, found: Records) -> Iterator[Finding]:
    """The same words in two places of one list are a slip of copy and paste: a fact is missing there."""
    seen: dict[tuple[tuple[Step, ...], str], tuple[Step, ...]] = {}
    for path, record in found:
        text = record.__dict__.get("text")
        if isinstance(text, str) and path and isinstance(path[-1], int):
            first = seen.setdefault((path[:-1], plain(text)), path)
            if first != path:
                yield (*path, "text"), f"the same words stand in {dotted(first)}"


def shares_are_those_of_the_text(knowledge: Knowledge, found: Records) -> Iterator[Finding]:
    """The picture of a hundred people and the sentence beside it must tell the same."""
    for path, record in found:
        for field in ("in_100", "against_in_100"):
            share = record.__dict__.get(field)
            if share is None:
                continue
            text = str(record.__dict__["text"])
            told = [_figure(number) for number in _NUMBER.findall(text)]
            told += [
                100 * _figure(part) / _figure(all_) for part, all_ in _SHARE.findall(text) if _figure(all_)
            ]
            if not any(abs(share - figure) <= 0.5 for figure in told):
                near = min(told, key=lambda figure: abs(share - figure), default=None)
                hint = f"; the nearest there is {near:.3g}" if near is not None else ""
                yield (*path, field), f"found {share}, but the text gives no such share{hint}"


def _figure(text: str) -> float:
    return float(text.replace(",", ""))


def _links(knowledge: Knowledge) -> Iterator[tuple[tuple[Step, ...], Link]]:
    for symptom, links in knowledge.links.items():
        for nutrient, link in links.items():
            yield ("links", symptom, nutrient), link
