"""What types can't say about the knowledge: each rule a generator of `(path, message)`.

A rule's name is a sentence that is true of good data; the name, with hyphens, ends each message.
To add one, write it beside its like and put it into the tuple that fits. `OF_RECORDS` look at one
record at a time, so the facts and statements of articles go through them as well.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from ..knowledge import Knowledge
from ..problems import Problem, Severity, kept
from ..source import Document, Step
from . import amounts, dates, doses, permanence, sense, servings, sourcing
from .amounts import LIMITS, NEEDS
from .doses import Block, Limited, limited, unlimited
from .sense import bolder
from .sourcing import FIGURE
from .walking import KEYED, REFERENCES, Finding, Records, names, plain, records, unknown_ids

Rule = Callable[[Knowledge, Records], Iterator[Finding]]
Named = tuple[tuple[Step, ...], str, str, Severity]
"""Path, message, name of the rule, severity."""

OF_RECORDS: tuple[Rule, ...] = (
    dates.dates_are_in_order,
    dates.reviewers_have_a_credential,
    dates.reviewers_did_not_write_the_page,
    dates.reviews_are_in_order,
    sense.answers_are_short,
    sense.nothing_is_said_twice,
    sense.shares_are_those_of_the_text,
    sourcing.claims_rest_on_works_that_stand,
    sourcing.strong_claims_rest_on_strong_sources,
    sourcing.the_strongest_source_comes_first,
    sourcing.no_id_is_listed_twice,
    sourcing.numbers_stand_beside_their_source,
)
OF_KNOWLEDGE: tuple[Rule, ...] = (
    sourcing.ids_resolve,
    permanence.former_ids_lead_to_one_record,
    sense.disclaimer_is_plain_and_complete,
    sense.the_tagline_describes_the_site,
    sense.somebody_writes_the_site,
    amounts.groups_have_members_and_others_a_unit,
    amounts.intakes_use_the_nutrients_unit,
    amounts.intakes_say_how_much_or_why_not,
    amounts.ages_run_upward,
    amounts.no_stage_of_life_has_two_amounts,
    amounts.limits_say_what_they_count,
    amounts.limits_stand_above_needs,
    amounts.amounts_for_the_same_people_are_alike,
    amounts.ranges_run_upward,
    amounts.foods_hold_no_more_than_they_weigh,
    amounts.foods_hold_what_food_can_hold,
    servings.servings_weigh_what_their_measure_can,
    servings.servings_are_written_in_full,
    doses.doses_stand_beside_their_limit,
    dates.works_were_read_after_they_appeared,
    sense.options_begin_with_waiting,
    sense.care_names_an_emergency_and_a_visit,
    sense.verdicts_fit_their_evidence,
    sense.verdicts_fit_their_route,
    sense.effects_fit_their_grade,
    sense.answers_claim_no_more_than_links,
    sourcing.effects_of_taking_have_a_source,
    sourcing.fallen_sources_are_explained,
    sourcing.newer_works_stand,
    sourcing.sources_can_be_found,
    sourcing.no_name_is_used_twice,
    sourcing.no_work_is_listed_twice,
)
RULES = (*OF_KNOWLEDGE, *OF_RECORDS)
WARNINGS_OF_RECORDS: tuple[Rule, ...] = (dates.nothing_is_newer_than_the_edition,)
WARNINGS_OF_KNOWLEDGE: tuple[Rule, ...] = (amounts.foods_hold_what_their_group_holds,)
WARNINGS = (*WARNINGS_OF_KNOWLEDGE, *WARNINGS_OF_RECORDS)
"""What an editor at work may leave for later: it stops a strict build only."""


def problems(knowledge: Knowledge, document: Document) -> list[Problem]:
    """What every rule finds in the knowledge, and every warning."""
    found = tuple(records(knowledge))
    every = itertools.chain(
        findings(OF_KNOWLEDGE, knowledge, found),
        findings(WARNINGS_OF_KNOWLEDGE, knowledge, found, "warning"),
        of_records(knowledge, found),
    )
    return [
        *kept(
            replace(document.problem(path, message, rule), severity=severity)
            for path, message, rule, severity in every
        )
    ]


def of_records(knowledge: Knowledge, found: Records) -> Iterator[Named]:
    """What the rules that look at one record at a time find in some records, and every warning."""
    yield from findings(OF_RECORDS, knowledge, found)
    yield from findings(WARNINGS_OF_RECORDS, knowledge, found, "warning")


def findings(
    rules: Sequence[Rule], knowledge: Knowledge, found: Records, severity: Severity = "error"
) -> Iterator[Named]:
    """What some rules find, each with the name of its rule."""
    for rule in rules:
        for path, message in rule(knowledge, found):
            yield path, message, name_of(rule), severity


def name_of(rule: Rule) -> str:
    """The name that stands at the end of a message."""
    return rule.__name__.replace("_", "-")


__all__ = [
    "FIGURE",
    "KEYED",
    "LIMITS",
    "NEEDS",
    "REFERENCES",
    "RULES",
    "WARNINGS",
    "Block",
    "Finding",
    "Limited",
    "Records",
    "bolder",
    "limited",
    "name_of",
    "names",
    "of_records",
    "plain",
    "problems",
    "records",
    "unknown_ids",
    "unlimited",
]
