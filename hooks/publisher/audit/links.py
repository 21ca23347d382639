"""Checks of addresses: what leads where, what is fetched from where, and what links say."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .page import BuiltPage, Element
from .site import NOT_FOUND, BuiltSite

_OUTSIDE = ("https", "http", "mailto", "tel")
_SAYS_NOTHING = frozenset(("here", "click here", "read more", "more", "link", "this link", "this page"))
_TRACKS = re.compile(r"[?&](?:utm_\w+|aff\w*|tag|fbclid|gclid)=")


def addresses_hold_wherever_the_site_is_served(page: BuiltPage, site: BuiltSite) -> Iterator[str]:
    """C27: `/x/` breaks below a folder of a host; on 404, seen at any address, only `/x/` holds."""
    for path in {address.path for address in page.addresses if not address.scheme}:
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
        if address.is_link and address.scheme and _TRACKS.search(address.text):
            yield f"'{address.text}' tracks the reader"
    for link in page.having("rel"):
        if "sponsored" in link.get("rel").split():
            yield f"'{link.get('href')}' is paid for"


def nothing_is_fetched_from_elsewhere(page: BuiltPage, site: BuiltSite) -> Iterator[str]:
    """C12, C65: another host would learn which illness somebody reads about."""
    for tag in page.opened:
        canonical = tag.name == "link" and tag.attributes.get("rel") == "canonical"
        for address in tag.addresses:
            if address.scheme and not address.is_link and not canonical:
                yield f"<{tag.name}> fetches '{address.text}'"


def _alternative(page: BuiltPage, link: Element) -> str:
    """What stands for the pictures in a link."""
    return " ".join(e.get("alt") or e.get("aria-label") for e in page.inside(link))
