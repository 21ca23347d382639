"""Checks of how a page is built: tags, head, headings, ids, and the ways around inside it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from urllib.parse import urljoin

from ..problems import nearest
from .page import POINTERS, BuiltPage, Element
from .site import HOME, NOT_FOUND, BuiltSite

LONGEST_TITLE = 65
# ruff: noqa: SIM905  # words read better as words
_ENDS_A_PARAGRAPH = frozenset(
    "address article aside blockquote details div dl fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr "
    "main nav ol p pre section table ul".split()
)
_DATA = ("application/ld+json", "application/json")


def tags_nest_as_browsers_read_them(page: BuiltPage, site: BuiltSite) -> Iterator[str]:
    """C61: a browser mends wrong nesting in its own way, and nothing then stands where we checked it."""
    yield from page.misfits
    for paragraph in page.tags("p"):
        block = next((e for e in page.inside(paragraph) if e.tag in _ENDS_A_PARAGRAPH), None)
        if block:
            yield f"<p> holds <{block.tag}>, so browsers end the paragraph before it"
    for link in page.tags("a"):
        if any(e.tag in ("a", "button") for e in page.inside(link)):
            yield f"the link '{page.text(link)[:40]}' holds another control"


def language_is_named(page: BuiltPage, site: BuiltSite) -> Iterator[str]:
    """C60: a screen reader needs it to pick the voice."""
    if not any(html.get("lang").strip() for html in page.tags("html")):
        yield "<html> has no lang"


def there_is_one_title(page: BuiltPage, site: BuiltSite) -> Iterator[str]:
    """C20: it names the page in tabs, bookmarks and search results."""
    if len(page.titles) != 1 or not page.titles[0]:
        yield f"found {len(list(filter(None, page.titles)))} titles, expected one"


def there_is_one_description(page: BuiltPage, site: BuiltSite) -> Iterator[str]:
    """C76: search engines show it; a short one says nothing and a long one is cut."""
    if page.path == NOT_FOUND:
        return
    if len(page.descriptions) != 1:
        yield f"found {len(page.descriptions)} descriptions, expected one"
    for text in page.descriptions:
        if not 50 <= len(text) <= 160:
            yield f"the description has {len(text)} characters, expected 50 to 160"


def there_is_one_json_ld(page: BuiltPage, site: BuiltSite) -> Iterator[str]:
    """C68: programs that answer questions take page, sources and dates from it, or guess them."""
    if page.path == NOT_FOUND:
        return
    if (count := len(_graphs(page))) != 1:
        yield f"found {count} JSON-LD scripts, expected one"


def json_ld_can_be_read(page: BuiltPage, site: BuiltSite) -> Iterator[str]:
    """C68: search engines drop a graph with a slip in it, or with nothing in it, without a word."""
    for script in _graphs(page):
        try:
            if not json.loads(page.raw(script)):
                yield "the JSON-LD says nothing"
        except ValueError as error:
            yield f"the JSON-LD can't be read: {error}"


def _graphs(page: BuiltPage) -> list[Element]:
    return [e for e in page.having("type", "application/ld+json") if e.tag == "script"]


def policy_precedes_what_it_governs(page: BuiltPage, site: BuiltSite) -> Iterator[str]:
    """C65: without it any script that slips in runs; browsers apply it only to what follows it."""
    policies = [e for e in page.tags("meta") if e.get("http-equiv").lower() == "content-security-policy"]
    if len(policies) != 1 or not policies[0].get("content").strip():
        yield f"found {len(policies)} security policies, expected one that says something"
    for policy in policies:
        if policy.parent is None or policy.parent.tag != "head":
            yield "the security policy stands outside <head>, where browsers ignore it"
        if any(e.place < policy.place for e in page.tags("link", "script", "style")):
            yield "something is fetched or run before the security policy"


def address_is_named(page: BuiltPage, site: BuiltSite) -> Iterator[str]:
    """C30: search engines list a page under the address that it names; a wrong one lists another page.

    A site that was built without an address has one fault, on its home page, not one on every page.
    """
    if page.path == NOT_FOUND or (not site.address and page.path != HOME):
        return
    named = [e.get("href") for e in page.having("rel", "canonical") if e.tag == "link"]
    if len(named) != 1:
        yield f"found {len(named)} canonical links, expected one"
        return
    if not named[0].startswith(("https://", "http://")):
        yield f"the canonical link '{named[0]}' is no whole address"
    elif named[0] != (expected := _expected_address(page, site)):
        yield f"the canonical link is '{named[0]}', expected '{expected}'"


def _expected_address(page: BuiltPage, site: BuiltSite) -> str:
    """Of the page itself; of a page that has moved, the one that it leads on to."""
    own = urljoin(site.address, page.path.removesuffix("index.html"))
    refreshes = [e.get("content") for e in page.tags("meta") if e.get("http-equiv") == "refresh"]
    return urljoin(own, refreshes[0].partition("url=")[2]) if refreshes else own


def page_fits_a_phone(page: BuiltPage, site: BuiltSite) -> Iterator[str]:
    """C71: without a viewport phones draw a page for a desk, too small to read; some never let it grow."""
    views = [e.get("content").replace(" ", "") for e in page.having("name", "viewport") if e.tag == "meta"]
    if len(views) != 1 or "width=device-width" not in views[0].split(","):
        yield f"found the viewports {views}, expected one with width=device-width"
    for view in views:
        if "user-scalable" in view or "maximum-scale" in view:
            yield f"the viewport '{view}' keeps readers from enlarging the page"


def nothing_runs_or_styles_inline(page: BuiltPage, site: BuiltSite) -> Iterator[str]:
    """C65: our security policy blocks it in browsers, so it would do nothing, or worse if the policy fell."""
    for script in page.tags("script"):
        if not script.has("src") and script.get("type") not in _DATA:
            yield "an inline <script>"
    if page.tags("style"):
        yield "an inline <style>"
    for tag in page.opened:
        for name in tag.attributes:
            if name == "style" or name.startswith("on"):
                yield f"the attribute {name} on <{tag.name}>"


def there_is_one_h1(page: BuiltPage, site: BuiltSite) -> Iterator[str]:
    """C20: the h1 says what the page is; screen readers jump to it."""
    if (count := len(page.tags("h1"))) != 1:
        yield f"found {count} h1, expected one"


def h1_is_short(page: BuiltPage, site: BuiltSite) -> Iterator[str]:
    """C20: a longer one is cut in search results and fills a phone."""
    for heading in page.tags("h1"):
        text = page.text(heading)
        if len(text) > LONGEST_TITLE:
            yield f"the h1 '{text}' has {len(text)} characters, expected at most {LONGEST_TITLE}"


def no_heading_level_is_skipped(page: BuiltPage, site: BuiltSite) -> Iterator[str]:
    """C20: screen readers read levels as an outline; a gap sounds like a missing part."""
    before = 0
    for heading in page.headings:
        level = int(heading.tag[1])
        if level > before + 1:
            yield f"{heading.tag} '{page.text(heading)}' follows {f'h{before}' if before else 'nothing'}"
        before = level


def no_heading_is_empty(page: BuiltPage, site: BuiltSite) -> Iterator[str]:
    """C20: an empty heading is read out as a heading about nothing."""
    for heading in page.headings:
        if not page.text(heading):
            yield f"an empty {heading.tag}"


def no_h2_is_repeated(page: BuiltPage, site: BuiltSite) -> Iterator[str]:
    """C20: two sections of one name can't be told apart in a list of headings."""
    counts = Counter(page.text(heading) for heading in page.tags("h2"))
    for text, count in counts.items():
        if text and count > 1:
            yield f"the h2 '{text}' stands {count} times"


def ids_are_unique(page: BuiltPage, site: BuiltSite) -> Iterator[str]:
    """C27: a link to an id that stands twice leads to the wrong place."""
    counts = Counter(e.get("id") for e in page.having("id"))
    for id, count in counts.items():
        if count > 1 or not id.strip():
            yield f"the id '{id}' stands {count} times" if id.strip() else "an empty id"


def pointers_lead_to_an_id(page: BuiltPage, site: BuiltSite) -> Iterator[str]:
    """C61: a label that points nowhere leaves a region or field without a name."""
    for attribute in sorted(POINTERS):
        for element in page.having(attribute):
            for id in element.get(attribute).split() or [""]:
                if id not in page.ids:
                    yield f"{attribute}='{id}' on <{element.tag}> names no id{nearest(id, page.ids)}"


def contents_list_names_every_section(page: BuiltPage, site: BuiltSite) -> Iterator[str]:
    """C22: readers take the list for the whole page; what it leaves out is not found."""
    for contents in page.tags("nav"):
        if "contents" not in (*contents.opened.classes, contents.get("data-q")):
            continue
        listed = [(e.get("href"), page.text(e)) for e in _entries(page, contents)]
        sections = [(f"#{e.get('id')}", page.text(e)) for e in page.tags("h2")]
        for entry, section in zip(listed, sections, strict=False):
            if entry != section:
                yield f"the contents list has {entry} where the page has {section}"
                break
        else:
            if len(listed) != len(sections):
                yield f"the contents list has {len(listed)} entries, the page {len(sections)} sections"


def _entries(page: BuiltPage, contents: Element) -> list[Element]:
    """Links of the list itself; links below it may lead elsewhere."""
    lists = [e for e in page.inside(contents) if e.tag in ("ul", "ol")]
    return page.inside(lists[0], "a") if lists else []


def first_link_skips_to_the_content(page: BuiltPage, site: BuiltSite) -> Iterator[str]:
    """C21: without it, keyboard users pass the whole menu on every page."""
    first = next(iter(page.tags("a", "button", "input")), None)
    if first is None or not first.get("href").startswith("#"):
        yield "the first link does not skip to the content"
        return
    target = page.ids.get(first.get("href")[1:])
    main = page.main
    if main is None or target is None or not (target is main or main.holds(target)):
        yield f"the skip link leads to '{first.get('href')}', which is not in <main>"
