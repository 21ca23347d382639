"""The rule about doses: who names an amount to take says in the same block how much is too much.

Readers copy the amount they see, and that a trial tested it makes it no safer. So an amount that
people took in a trial counts like one that is advised. An amount that is itself a bound ("below
50 mg", "the limit is 350 mg") is no dose, and neither is an amount in food.

A block is what readers see as one: an option with its benefit and harm, a step, an answer, a link, a
cell, or a section of an article. Pages of nutrients always show their limits, so what stands only
there needs none beside it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from .. import readability
from ..knowledge import Intake, Knowledge, Symptom
from ..source import Step
from ..spellings import MASS, written
from ..stages import ADULT, stage
from ..units import stated
from .walking import Finding, Records, plain

_AMOUNT = re.compile(rf"\b(?<!\d[,.])(\d[\d,]*+(?:\.\d+)?)\s?({MASS}|IU)\b(?!/)")
_CONVERTED = re.compile(rf"(?<=[a-zµμ]) \([\d,.]+\s?(?:IU|{MASS})\)")
_IN_MCG = {"mcg": 1.0, "mg": 1_000.0, "g": 1_000_000.0}
_TAKEN = re.compile(
    r"\b(?:tak(?:e|es|en|ing)|took|tablets?|pills?|capsules?|supplements?|doses?|placebo|trials?|bedtime"
    r"|drops|by mouth)\b",
    re.IGNORECASE,
)
# What makes the amount after it a bound: "less than about", "upper limit for adults is".
_BOUND = re.compile(
    r"(?:\b(?:below|above|over|under|than|exceed|at most)(?:\W+\w+)?"
    r"|\b(?:limits?|maximum)\b[^.;]{0,60}?)\W*$",
    re.IGNORECASE,
)
_LIMITING = re.compile(r"\b(?:limits?|maximum|most|exceed|above|over|(?:more|higher) than)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Limited:
    """A nutrient of which too much can be taken."""

    words: tuple[str, ...]
    """Plain words it is known by."""
    amounts: frozenset[float]
    """Its limits, in micrograms."""
    example: str
    """The limit an editor can write, in words."""


@dataclass(frozen=True)
class Block:
    """What readers see as one."""

    texts: tuple[str, ...]
    about: Collection[str] = ()
    """Nutrients it is about, for sentences that name none."""
    taking: bool = False
    """Whether all of it is about taking something, so that no sentence has to say so."""
    shown: Collection[str] = ()
    """Nutrients whose limits it shows in another way."""


def doses_stand_beside_their_limit(knowledge: Knowledge, found: Records) -> Iterator[Finding]:
    """Who reads a dose copies it; how much is too much must be in the same glance."""
    limits = limited(knowledge)
    for path, texts, block in _blocks(knowledge):
        for index, message in unlimited(block, limits):
            yield (*path, *texts[index]), message


def unlimited(block: Block, limits: Mapping[str, Limited]) -> Iterator[tuple[int, str]]:
    """Doses in a block whose limit it does not give: which of its texts, and a message."""
    doses = [
        (index, sentence, amount)
        for index, text in enumerate(block.texts)
        if any(character.isdigit() for character in text)
        for sentence in readability.sentences(_CONVERTED.sub("", text))
        if block.taking or _TAKEN.search(sentence)
        for amount in _AMOUNT.finditer(sentence)
        if not _BOUND.search(sentence[: amount.start()])
    ]
    if not doses:
        return
    given = {
        _in_mcg(amount)
        for text in block.texts
        for sentence in readability.sentences(text)
        if _LIMITING.search(sentence)  # or "take 350 mg" would be its own limit
        for amount in _AMOUNT.finditer(sentence)
        if amount[2] != "IU"
    }
    about = block.about or _named(" ".join(block.texts), limits)
    for index, sentence, amount in doses:
        for name in _named(sentence, limits) or about:
            limit = limits.get(name)
            if limit and limit.amounts and name not in block.shown and not limit.amounts & given:
                message = f"the dose '{amount[0]}' needs its upper limit beside it, such as {limit.example}"
                yield index, message


def _named(text: str, limits: Mapping[str, Limited]) -> list[str]:
    """Nutrients that a text names."""
    words = f" {plain(_AMOUNT.sub(' ', text))} "  # the unit "mg" does not name magnesium, Mg
    return [name for name, it in limits.items() if any(f" {word} " in words for word in it.words)]


def limited(knowledge: Knowledge) -> dict[str, Limited]:
    """Every nutrient with its limits; without any, it is here to be known by name."""
    found = {}
    for name, nutrient in knowledge.nutrients.items():
        known_by = (nutrient.name, *nutrient.aliases)
        short = [word.removeprefix("vitamin ") for word in known_by if word.startswith("vitamin ")]
        words = tuple({plain(word) for word in (*known_by, *(s for s in short if len(s) > 1))})
        limits = [i for i in nutrient.intakes if i.kind in ("UL", "supplement-maximum") and i.amount]
        ends = [(limit.unit, amount) for limit in limits for amount in (limit.amount, limit.amount_max)]
        amounts = frozenset(amount * _IN_MCG[unit] for unit, amount in ends if amount and unit in _IN_MCG)
        adults = [i for i in limits if stage(i).last >= ADULT and i.kind == "UL"] or limits
        found[name] = Limited(words, amounts, _example(adults[0]) if adults else "")
    return found


def _example(limit: Intake) -> str:
    counts = f": {limit.scope}" if limit.scope else ""
    return f"at most {stated(limit.amount or 0, limit.unit)} a day ({limit.authority}{counts})"


def _in_mcg(amount: re.Match[str]) -> float:
    return float(amount[1].replace(",", "")) * _IN_MCG[written(amount[2]) or amount[2]]


Paths = tuple[tuple[Step, ...], ...]
"""Where each text of a block stands, below the path of the block."""


def _blocks(knowledge: Knowledge) -> Iterator[tuple[tuple[Step, ...], Paths, Block]]:
    """Everything that advises or answers: its path, where its texts stand, the block."""
    for name, symptom in knowledge.symptoms.items():
        for inner, paths, block in _of_symptom(symptom):
            yield ("symptoms", name, *inner), paths, block
    for symptom_name, links in knowledge.links.items():
        for name, link in links.items():
            path: tuple[Step, ...] = ("links", symptom_name, name)
            taking = link.taking.text or ""
            yield path, (("text",),), Block((link.text,), (name,))
            yield path, (("taking", "text"),), Block((taking,), (name,), taking=True)
    for name, question in knowledge.questions.items():
        block = Block((question.text,), question.nutrients, taking=question.topic == "supplements")
        yield ("questions", name), (("text",),), block
    for name, nutrient in knowledge.nutrients.items():
        for column, claim in nutrient.table.items():
            yield ("nutrients", name, "table", column), (("text",),), Block((claim.text,), (name,))
        yield ("nutrients", name, "lead"), (("text",),), Block((nutrient.lead.text,), (name,))
    for section in ("medicines", "glossary", "figures"):
        for name, record in getattr(knowledge, section).items():
            yield (section, name), (("text",),), Block((record.text,))


def _of_symptom(symptom: Symptom) -> Iterator[tuple[tuple[Step, ...], Paths, Block]]:
    for index, option in enumerate(symptom.options):
        texts = (option.name, option.may_help.text, option.may_harm.text)
        paths: Paths = (("name",), ("may_help", "text"), ("may_harm", "text"))
        yield ("options", index), paths, Block(texts, taking=option.kind == "supplement")
    for index, step in enumerate(symptom.self_care):
        texts = (step.do, step.how or "", step.why or "")
        yield ("self_care", index), (("do",), ("how",), ("why",)), Block(texts)
    for field, value in symptom.__dict__.items():
        for index, claim in enumerate(value) if isinstance(value, tuple) else ():
            if hasattr(claim, "text"):
                yield (field, index), (("text",),), Block((claim.text,))
    yield ("answer",), (("text",),), Block((symptom.answer.text,))
    yield ("short",), (("text",),), Block((symptom.short.text,))
