"""Checks of the HTML that was written, whoever wrote it. Every page of the site goes through them.

`CHECKS` is the whole list. A check takes a page and its site and yields what is wrong with the page;
its name is a sentence that is true of a good page, and its docstring gives the reason behind the id of
the quality catalogue. To add one, write it beside its like and put it into `CHECKS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from ..content import Content
from . import evidence, links, safety, structure, tables
from .page import BuiltPage
from .site import HOME, NOT_FOUND, BuiltSite, read_site

Check = Callable[[BuiltPage, BuiltSite], Iterator[str]]

CHECKS: tuple[Check, ...] = (
    safety.disclaimer_stands_once,
    safety.disclaimer_is_in_plain_sight,
    safety.answer_follows_the_title,
    safety.answer_is_short_and_sourced,
    safety.other_causes_precede_supplements,
    safety.care_cards_are_there_once_per_level,
    safety.care_cards_name_signs,
    safety.emergency_card_links_only_to_a_phone,
    safety.nutrient_pages_say_who_must_ask_first,
    evidence.citations_lead_to_a_source,
    evidence.sources_are_cited,
    evidence.sources_can_be_followed,
    evidence.claims_have_a_source,
    evidence.figures_stand_in_claims,
    evidence.statements_keep_their_sources,
    evidence.grades_are_words_we_use,
    evidence.grades_belong_to_a_claim,
    evidence.verdicts_show_their_grade,
    evidence.questions_have_one_short_answer,
    evidence.no_question_is_answered_twice,
    structure.tags_nest_as_browsers_read_them,
    structure.language_is_named,
    structure.title_is_its_own,
    structure.description_is_its_own,
    structure.json_ld_can_be_read,
    structure.nothing_runs_or_styles_inline,
    structure.there_is_one_h1,
    structure.h1_is_short,
    structure.no_heading_level_is_skipped,
    structure.no_heading_is_empty,
    structure.no_h2_is_repeated,
    structure.ids_are_unique,
    structure.pointers_lead_to_an_id,
    structure.contents_list_names_every_section,
    structure.first_link_skips_to_the_content,
    links.links_lead_to_a_file,
    links.fragments_lead_to_an_id,
    links.addresses_hold_wherever_the_site_is_served,
    links.links_say_where_they_lead,
    links.outside_links_are_web_mail_or_phone,
    links.no_link_pays_or_tracks,
    links.nothing_is_fetched_from_elsewhere,
    links.every_page_is_within_three_clicks,
    tables.tables_have_a_caption,
    tables.heading_cells_say_what_they_head,
    tables.rows_begin_with_a_heading,
    tables.no_cell_is_empty,
    tables.tables_scroll_in_a_named_region,
)


def audit(site: Path, content: Content) -> list[str]:
    """Faults of a built site, sorted: `page path: what is wrong (check-name)`. Empty: it may be published."""
    built = read_site(site, content)
    missing = [
        f"{name}: is missing (home-and-404-exist)" for name in (HOME, NOT_FOUND) if name not in built.pages
    ]
    return sorted({*missing, *_faults(built)})


def _faults(built: BuiltSite) -> Iterator[str]:
    for page in built.pages.values():
        for check in CHECKS:
            for fault in check(page, built):
                yield f"{page.path}: {fault} ({check.__name__.replace('_', '-')})"
