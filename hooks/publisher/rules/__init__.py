"""What types can't say about the knowledge: each rule a generator of `(path, message)`.

A rule's name is a sentence that is true of good data; the name, with hyphens, ends each message.
To add one, write it beside its like and put it into `RULES`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ..knowledge import Knowledge
from ..problems import InvalidData
from ..source import Document
from . import sense, sourcing
from .sense import LIMITS, NEEDS
from .sourcing import FIGURE
from .walking import KEYED, REFERENCES, Finding, Records, names, plain, records, unknown_ids

Rule = Callable[[Knowledge, Records], Iterator[Finding]]

RULES: tuple[Rule, ...] = (
    sourcing.ids_resolve,
    sense.disclaimer_is_plain_and_complete,
    sense.dates_are_in_order,
    sense.reviewers_have_a_credential,
    sense.groups_have_members_and_others_a_unit,
    sense.intakes_use_the_nutrients_unit,
    sense.limits_say_what_they_count,
    sense.limits_stand_above_needs,
    sense.foods_hold_no_more_than_they_weigh,
    sense.answers_are_short,
    sense.options_begin_with_waiting,
    sourcing.effects_of_taking_have_a_source,
    sourcing.strong_claims_rest_on_strong_sources,
    sourcing.the_strongest_source_comes_first,
    sourcing.fallen_sources_are_explained,
    sourcing.sources_can_be_found,
    sourcing.no_name_is_used_twice,
    sourcing.numbers_stand_beside_their_source,
)


def check(knowledge: Knowledge, document: Document) -> None:
    """Runs every rule. Raises `InvalidData` with all findings."""
    found = tuple(records(knowledge))
    problems = [
        document.problem(path, message, rule.__name__.replace("_", "-"))
        for rule in RULES
        for path, message in rule(knowledge, found)
    ]
    if problems:
        raise InvalidData(problems)


__all__ = [
    "FIGURE",
    "KEYED",
    "LIMITS",
    "NEEDS",
    "REFERENCES",
    "RULES",
    "Finding",
    "check",
    "names",
    "plain",
    "records",
    "unknown_ids",
]
