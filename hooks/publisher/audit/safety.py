"""Checks of what protects readers: the disclaimer, the answer before all else, help before supplements."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from .hiding import hides
from .page import BuiltPage
from .site import BuiltSite

_ANSWERS = ("articles", "symptoms")
"""Kinds of pages that answer one question."""


def disclaimer_stands_once(page: BuiltPage, site: BuiltSite) -> Iterator[str]:
    """C11: every reader of every page must see it, in the words that were agreed."""
    found = page.having("data-q", "disclaimer")
    if len(found) != 1:
        yield f"the disclaimer stands {len(found)} times, expected once"
    for element in found:
        text, agreed = page.text(element), site.content.knowledge.site.disclaimer
        if text != " ".join(agreed.split()):
            yield f"the disclaimer has other words than site.disclaimer: '{text[:60]}'"


def disclaimer_is_in_plain_sight(page: BuiltPage, site: BuiltSite) -> Iterator[str]:
    """C11: what one must open first is not read, and what is kept from screen readers is not heard."""
    for element in page.having("data-q", "disclaimer"):
        for near in (*element.around, element, *page.inside(element)):
            if cause := hides(near.tag, near.opened.attributes):
                yield f"the disclaimer is hidden by {cause}"


def answer_follows_the_title(page: BuiltPage, site: BuiltSite) -> Iterator[str]:
    """C23: who reads one thing only must read the answer."""
    if page.kind not in _ANSWERS or not page.tags("h1"):
        return
    title = page.tags("h1")[0]
    after = page.elements[title.last] if title.last < len(page.elements) else None
    if after is None or after.get("id") != "answer":
        yield f"{f'<{after.tag}>' if after else 'nothing'} follows the h1, expected #answer"
    elif "".join(page.texts[title.text_last : after.text_first]).strip():
        yield "text stands between the h1 and #answer"


def answer_is_short_and_sourced(page: BuiltPage, site: BuiltSite) -> Iterator[str]:
    """C23: 15 words say something, 60 fit the first screen of a phone, a source makes it checkable."""
    answer = page.ids.get("answer")
    if page.kind not in _ANSWERS or answer is None:
        return
    text = next((e for e in page.inside(answer) if e.get("data-q") == "answer-text"), answer)
    if not 15 <= (words := len(page.words(text))) <= 60:
        yield f"the answer has {words} words, expected 15 to 60"
    if not page.citations(text):
        yield "the answer has no source"


def other_causes_precede_supplements(page: BuiltPage, site: BuiltSite) -> Iterator[str]:
    """C46: most of these symptoms have another cause, and a pill may delay finding it."""
    if page.kind not in _ANSWERS:
        return
    causes, supplements = page.ids.get("other-causes"), page.ids.get("supplements")
    if causes is None:
        yield "#other-causes is missing"
    elif supplements and supplements.place < causes.place:
        yield "#supplements stands before #other-causes"


def care_cards_are_there_once_per_level(page: BuiltPage, site: BuiltSite) -> Iterator[str]:
    """C40: one card per level can be taken in at a glance; none leaves an emergency unseen."""
    cards = Counter(e.get("data-q") for e in page.having("data-q") if e.get("data-q").startswith("care-"))
    if page.kind == "symptoms" and not cards:
        yield "no care card, expected at least one"
    for level, count in cards.items():
        if count > 1:
            yield f"the card {level} stands {count} times, expected once"


def care_cards_name_signs(page: BuiltPage, site: BuiltSite) -> Iterator[str]:
    """C40: "call now if" without a sign helps nobody."""
    for card in page.having("data-q"):
        if card.get("data-q").startswith("care-") and not any(page.text(e) for e in page.inside(card, "li")):
            yield f"the card {card.get('data-q')} lists no sign"


def emergency_card_links_only_to_a_phone(page: BuiltPage, site: BuiltSite) -> Iterator[str]:
    """C40: in an emergency there is one thing to do, and it is not reading."""
    for card in page.having("data-q", "care-emergency"):
        for link in page.inside(card, "a"):
            if not link.get("href").startswith("tel:"):
                yield f"the emergency card links to '{link.get('href')}'"


def nutrient_pages_say_who_must_ask_first(page: BuiltPage, site: BuiltSite) -> Iterator[str]:
    """C42: for some people a supplement that most can take is dangerous."""
    if page.kind == "nutrients" and "check-first" not in page.ids:
        yield "#check-first is missing"
