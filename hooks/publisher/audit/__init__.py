"""Checks of the HTML that was written, whoever wrote it. Every page of the site goes through them.

`PAGE_CHECKS` and `SITE_CHECKS` are the whole list. A check takes a page and yields what is wrong with it; a
check of the site takes what is kept of all pages and yields each page with its fault. The name of a check
is a sentence that is true of a good site; its docstring gives the reason, behind the id in the quality
catalogue. To add one, write it beside its like and put it into its tuple.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Collection, Iterator
from pathlib import Path

from ..content import Content
from . import across, evidence, links, safety, structure, tables
from .page import BuiltPage
from .site import BuiltSite, open_site

PageCheck = Callable[[BuiltPage, BuiltSite], Iterator[str]]
SiteCheck = Callable[[BuiltSite], Iterator[across.Finding]]

PAGE_CHECKS: tuple[PageCheck, ...] = (
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
    structure.tags_nest_as_browsers_read_them,
    structure.language_is_named,
    structure.there_is_one_title,
    structure.there_is_one_description,
    structure.there_is_one_json_ld,
    structure.json_ld_can_be_read,
    structure.policy_precedes_what_it_governs,
    structure.address_is_named,
    structure.page_fits_a_phone,
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
    links.addresses_hold_wherever_the_site_is_served,
    links.links_say_where_they_lead,
    links.outside_links_are_web_mail_or_phone,
    links.no_link_pays_or_tracks,
    links.nothing_is_fetched_from_elsewhere,
    tables.tables_have_a_caption,
    tables.heading_cells_say_what_they_head,
    tables.rows_begin_with_a_heading,
    tables.no_cell_is_empty,
    tables.tables_scroll_in_a_named_region,
)


SITE_CHECKS: tuple[SiteCheck, ...] = (
    across.home_and_404_exist,
    across.what_people_read_is_a_page,
    across.every_page_is_within_three_clicks,
    across.links_lead_to_a_file,
    across.fragments_lead_to_an_id,
    across.no_title_is_used_twice,
    across.no_description_is_used_twice,
    across.no_question_is_answered_twice,
    across.no_style_hides_the_disclaimer,
)

CHECKS: tuple[PageCheck | SiteCheck, ...] = (*PAGE_CHECKS, *SITE_CHECKS)


def audit(site: Path, content: Content, ours: Collection[str] | None = None) -> list[str]:
    """Faults of a built site, sorted: `page path: what is wrong (check-name)`. Empty: it may be published.

    `ours` are the files that are its pages, as `pages_of` tells; without it, all files of HTML are.
    """
    collecting = gc.isenabled()
    gc.disable()  # pages hold no cycles, and looking for some takes a fifth of the time
    try:
        return sorted(set(_faults(open_site(site, content, ours))))
    finally:
        if collecting:
            gc.enable()


def _faults(built: BuiltSite) -> Iterator[str]:
    for page in built.pages():
        for check in PAGE_CHECKS:
            for fault in check(page, built):
                yield f"{page.path}: {fault} ({_name(check)})"
    for site_check in SITE_CHECKS:
        for path, fault in site_check(built):
            yield f"{path}: {fault} ({_name(site_check)})"


def _name(check: PageCheck | SiteCheck) -> str:
    return check.__name__.replace("_", "-")
