"""A first draft of each kind of record: what the model asks for and what an editor will want, all to be done.

A draft fits the model, so that the page can be looked at while it is written. It states nothing: its
texts start with TODO and say what to write, and what can't be a text has its TODO in `NOTES`, which
becomes the comment beside it. A strict build refuses both.
"""

from __future__ import annotations

import calendar
import datetime
from typing import Any, get_args

from .knowledge import DIETS, TOPICS, Effect, FoodGroup, Grade, Route, SourceKind, Verdict

SECTIONS = {
    "nutrient": "nutrients",
    "food": "foods",
    "source": "sources",
    "symptom": "symptoms",
    "question": "questions",
    "medicine": "medicines",
    "term": "glossary",
    "link": "links",
    "person": "people",
}
"""Kind of record → the section of the file it stands in."""

NAMES = {"source": "title", "question": "question", "term": "term"}
"""Kind of record → the field that names it, where that is not `name`."""

SOURCE = "a-source-id"
"""Stands where the id of a source belongs; `draft` puts a real one there, or no build could start."""

TODAY, IN_A_YEAR = "2000-01-01", "2001-01-01"
"""Stand where the day of writing and the day twelve months later belong; `draft` puts those there."""

_DATES = {"published": TODAY, "changed": TODAY, "checked": TODAY, "next_check": IN_A_YEAR}


def _claim(text: str, **more: Any) -> dict[str, Any]:
    return {"text": f"TODO: {text}", "sources": [SOURCE], "grade": "weak", **more}


def _level(sign: str) -> dict[str, Any]:
    return {
        "action": "TODO: what to do, in a few words",
        "signs": [_claim(f"ends the sentence '… if': {sign}")],
    }


SKELETONS: dict[str, dict[str, Any]] = {
    "nutrient": {
        "name": "TODO: its name as it stands inside a sentence",
        "symbol": "?",
        "kind": "mineral",
        "unit": "mg",
        "aliases": [],
        "lead": _claim("what it does for you, in one plain sentence of at most 20 words."),
        "dates": _DATES,
        "roles": [_claim("one thing it does in muscle or nerve, in plain words.")],
        "early_signs": [_claim("a first sign of a shortage, in plain words.")],
        "cautions": [_claim("ends the sentence 'Ask first if …': whom it may harm.")],
        "not_known": [_claim("something nobody knows yet, in plain words.")],
    },
    "food": {
        "name": "TODO: plain name and how it is prepared",
        "group": "other",
        "serving": "TODO: a household measure",
        "grams": 1,
        "diets": [],
        "per_100g": {},
        "sources": [SOURCE],
    },
    "source": {
        "title": "TODO: the title as printed",
        "publisher": "TODO: the journal, body or site that published it",
        "year": None,
        "kind": "news or digest",
        "strength": 3,
        "url": "https://example.org/TODO",
        "read": "report",
        "address_checked": False,
        "checked": TODAY,
    },
    "symptom": {
        "name": "TODO: its plain name",
        "medical_name": "TODO: the medical word",
        "aliases": [],
        "answer": _claim(
            "say in 15 to 60 plain words whether a shortage is the cause. "
            "The first word is the answer. Then say what else it can be.",
            verdict="not-shown",
        ),
        "short": _claim("the answer in one line of at most 14 words."),
        "dates": _DATES,
        "what_it_is": [_claim("what you feel, in one or two plain sentences.")],
        "other_causes": [
            _claim("how this cause brings it on, in plain words.", cause="TODO: a cause that is no shortage")
        ],
        "care": {
            "emergency": _level("a sign that life is at risk."),
            "urgent": _level("a sign that needs help today."),
            "routine": _level("a sign that needs an ordinary visit."),
        },
        "not_known": [_claim("something nobody knows yet, in plain words.")],
    },
    "question": {
        "question": "TODO: ask it as people do?",
        "topic": "causes",
        "text": "TODO: the answer in at most 80 words. The first word answers a yes/no question.",
        "sources": [SOURCE],
        "grade": "weak",
        "nutrients": [],
        "symptoms": [],
        "aliases": [],
    },
    "medicine": {
        "name": "TODO: plain name of the medicine or group",
        "examples": [],
        "lowers": [],
        "symptoms": [],
        "text": "TODO: what is known of it, in plain words. Never tell anybody to stop a medicine.",
        "sources": [SOURCE],
        "grade": "weak",
    },
    "term": {
        "term": "TODO: the word",
        "text": "TODO: what it means, in one or two plain sentences.",
        "sources": [SOURCE],
        "also": [],
    },
    "link": {
        "verdict": "not-shown",
        "evidence": "weak",
        "text": "TODO: the link in one or two plain sentences. The verb fits the verdict.",
        "route": "none",
        "sources": [SOURCE],
        "taking": {"effect": "not-tested"},
    },
    "person": {
        "name": "TODO: the real name as it is printed",
        "role": "TODO: what they do here",
        "conflict_of_interest": "TODO: any interest that could sway them, or None declared.",
    },
}
"""Kind of record → what a first draft of it holds. Each fits the model."""


def _one_of(literal: Any) -> str:
    return f"TODO: one of {', '.join(get_args(literal))}"


_SOURCES = "TODO: ids of the works you read, the strongest first; this one only holds the place"
_CLAIM_NOTES = {"sources": _SOURCES, "grade": _one_of(Grade), "aliases": "TODO: other names readers type"}

NOTES: dict[str, dict[str, str]] = {
    "nutrient": {
        **_CLAIM_NOTES,
        "symbol": "TODO: one to three characters, such as Mg, D or B12",
        "kind": "TODO: mineral or vitamin",
        "unit": "TODO: mg or mcg, the unit of its amounts in foods",
    },
    "food": {
        "group": _one_of(FoodGroup),
        "grams": "TODO: weight of that serving in grams",
        "diets": f"TODO: what is certain of {', '.join(DIETS)}",
        "per_100g": "TODO: nutrient id: amount in 100 grams, in the unit of the nutrient",
        "sources": _SOURCES,
    },
    "source": {
        "year": "TODO: year of publication; null when the work names none",
        "kind": _one_of(SourceKind),
        "url": "TODO: its address; or put `doi` or `pmid` in its place",
        "strength": "TODO: 1 guideline, trial or data table; 2 textbook or review; 3 news or a report",
        "read": "TODO: original, copy or report",
        "address_checked": "TODO: true when you read it at this very address",
    },
    "symptom": {**_CLAIM_NOTES, "verdict": _one_of(Verdict)},
    "question": {
        **_CLAIM_NOTES,
        "topic": f"TODO: one of {', '.join(TOPICS)}",
        "nutrients": "TODO: ids of the nutrients it is about",
        "symptoms": "TODO: ids of the symptoms it is about",
        "aliases": "TODO: other ways to ask it",
    },
    "medicine": {
        **_CLAIM_NOTES,
        "examples": "TODO: generic names",
        "lowers": "TODO: ids of the nutrients it can lower",
        "symptoms": "TODO: ids of the symptoms it can cause",
    },
    "term": {"sources": _SOURCES, "also": "TODO: other spellings"},
    "link": {
        "verdict": _one_of(Verdict),
        "evidence": _one_of(Grade),
        "route": _one_of(Route),
        "sources": _SOURCES,
        "effect": _one_of(Effect),
    },
    "person": {},
}
"""Kind of record → field → what is to be done where the value can't say it. Holds at any depth."""

_DISTINCT = ("name", "medical_name", "question", "term", "title")
"""Fields by which records are told apart: two drafts may not have the same words there."""


def draft(kind: str, id: str, source: str, today: datetime.date, name: str | None = None) -> dict[str, Any]:
    """The skeleton of a record with its days, its source and its name filled in.

    `source` is an id that exists: it holds the place until the editor names the work that was read.
    """
    filled: dict[str, Any] = _filled(SKELETONS[kind], source, today)
    for field in _DISTINCT:
        if field in filled:
            text = filled[field]
            filled[field] = f"{text[:-1]} ({id})?" if text.endswith("?") else f"{text} ({id})"
    if name:
        filled[NAMES.get(kind, "name")] = name
    return filled


def _filled(value: Any, source: str, today: datetime.date) -> Any:
    if isinstance(value, dict):
        return {key: _filled(item, source, today) for key, item in value.items()}
    if isinstance(value, list):
        return [_filled(item, source, today) for item in value]
    stands_for = {SOURCE: source, TODAY: today, IN_A_YEAR: months_later(today, 12)}
    return stands_for.get(value, value) if isinstance(value, str) else value


def months_later(day: datetime.date, months: int) -> datetime.date:
    """The same day of a later month, or the last one of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return datetime.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
