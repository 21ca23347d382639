"""Checks of addresses: what leads where, what is fetched from where, and whether all can be reached."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..problems import nearest
from .page import BuiltPage, Element
from .site import NOT_FOUND, BuiltSite

MOST_CLICKS = 3
_OUTSIDE = ("https", "http", "mailto", "tel")
_SAYS_NOTHING = frozenset(("here", "click here", "read more", "more", "link", "this link", "this page"))
_TRACKS = re.compile(r"[?&](?:utm_\w+|aff\w*|tag|fbclid|gclid)=")


def links_lead_to_a_file(page: BuiltPage, site: BuiltSite) -> Iterator[str]:
    """C27: a dead link costs the reader the answer, and us their trust."""
    for path, target in site.targets[page.path].items():
        if target is None:
            folders = [p.removesuffix("/index.html").rpartition("/")[2] for p in site.pages]
            near = nearest(path.rstrip("/").rpartition("/")[2], folders)
            yield f"'{path}' leads to no file of the site{near}"


def fragments_lead_to_an_id(page: BuiltPage, site: BuiltSite) -> Iterator[str]:
    """C27: a link to a lost section drops the reader at the top of a long page."""
    for address in page.addresses:
        # Citations have a check of their own.
        if not address.fragment or address.scheme or address.text.startswith("#src-"):
            continue
        target = site.pages.get(site.targets[page.path][address.path] or "")
        if target and address.fragment not in target.ids:
            near = nearest(address.fragment, target.ids)
            yield f"'{address.text}' names no id of {target.path}{near}"


def addresses_hold_wherever_the_site_is_served(page: BuiltPage, site: BuiltSite) -> Iterator[str]:
    """C27: `/x/` breaks below a folder of a host; on 404, seen at any address, only `/x/` holds."""
    for path in site.targets[page.path]:
        if path.startswith("/") and page.path != NOT_FOUND:
            yield f"'{path}' starts at the root of the host, expected a relative address"
        if path and not path.startswith("/") and page.path == NOT_FOUND:
            yield f"'{path}' is relative, but this page is shown at any address"


def links_say_where_they_lead(page: BuiltPage, site: BuiltSite) -> Iterator[str]:
    """C27: screen readers list links without their sentence; "here" then says nothing."""
    for link in page.tags("a"):
        name = (link.get("aria-label") or page.text(link) or _alternative(page, link)).strip()
        if not name:
            yield f"the link to '{link.get('href')}' has no text"
        elif name.strip(" .:→»…").lower() in _SAYS_NOTHING:
            yield f"the link to '{link.get('href')}' says only '{name}'"


def outside_links_are_web_mail_or_phone(page: BuiltPage, site: BuiltSite) -> Iterator[str]:
    """C27: `javascript:` and its like run code; `//host` breaks when the page is opened from a disk."""
    for address in page.addresses:
        if address.is_link and address.scheme and address.scheme not in _OUTSIDE:
            yield f"'{address.text}' is no web, mail or phone address"


def no_link_pays_or_tracks(page: BuiltPage, site: BuiltSite) -> Iterator[str]:
    """C12: advice about supplements is worth nothing from somebody who earns by it."""
    for address in page.addresses:
        paid = "sponsored" in address.element.get("rel").split()
        if paid or (address.is_link and _TRACKS.search(address.text)):
            yield f"'{address.text}' is paid for or tracks the reader"


def nothing_is_fetched_from_elsewhere(page: BuiltPage, site: BuiltSite) -> Iterator[str]:
    """C12, C65: another host would learn which illness somebody reads about."""
    for address in page.addresses:
        element = address.element
        canonical = element.tag == "link" and element.get("rel") == "canonical"
        if address.scheme and not address.is_link and not canonical:
            yield f"<{element.tag}> fetches '{address.text}'"


def every_page_is_within_three_clicks(page: BuiltPage, site: BuiltSite) -> Iterator[str]:
    """C29: who has no name for it yet finds it by following links."""
    clicks = site.clicks.get(page.path)
    if page.path == NOT_FOUND or (clicks is not None and clicks <= MOST_CLICKS):
        return
    if clicks is None:
        yield "no way leads here from the home page"
    else:
        yield f"{clicks} clicks from the home page, expected at most {MOST_CLICKS}"


def _alternative(page: BuiltPage, link: Element) -> str:
    """What stands for the pictures in a link."""
    return " ".join(e.get("alt") or e.get("aria-label") for e in page.inside(link))
