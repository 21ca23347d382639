"""Page → schema.org graph for programs that read pages, from the same records as the visible text.

One `@graph` holds the page (its `@id` is its address), its breadcrumb, what it is about, and the site
with its publisher. Names are those of schema.org 30.0. The grade of evidence and conflicts of interest
have no name there, so they stay in the text; the next check stands as `expires`, which comes nearest.
"""

from __future__ import annotations

import json

from . import things
from .content import Content
from .html import Rendered
from .pages import Page
from .pages.page import crumbs
from .things import Node, said

_TYPES: dict[str, str | list[str]] = {
    "article": ["MedicalWebPage", "FAQPage"],
    "symptom": "MedicalWebPage",
    "nutrient": "MedicalWebPage",
    "symptoms": "CollectionPage",
    "nutrients": "CollectionPage",
    "articles": "CollectionPage",
    "medicines": "CollectionPage",
    "sources": "CollectionPage",
    "glossary": "CollectionPage",
    "a-to-z": "CollectionPage",
    "faq": "FAQPage",
    "search": "SearchResultsPage",
}
"""Kind of page → type; a page of any other kind is a WebPage."""

_OF_AN_EDITION = frozenset(("compare", "faq", "glossary", "medicines", "nutrients", "symptoms"))
"""Kinds that gather facts of many dates: they name their author and the edition, no dates of their own."""

_encode = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode


def script(page: Page, rendered: Rendered, content: Content, site_url: str) -> str:
    """The graph as JSON that is safe inside a script element."""
    return _encode(graph(page, rendered, content, site_url)).replace("<", "\\u003c")


def graph(page: Page, rendered: Rendered, content: Content, site_url: str) -> Node:
    """The page, what it is about, its breadcrumb, the publisher and the site."""
    root = site_url.rstrip("/") + "/"
    about = things.OF_KIND.get(page.kind)
    properties, described = about(page, content, root) if about else ({}, [])
    nodes = [
        _page(page, rendered, content, root) | properties,
        *described,
        _trail(page, root),
        _publisher(page, content, root),
        _site(page, content, root),
    ]
    return {"@context": "https://schema.org", "@graph": [said(node) for node in nodes if node]}


def script_by_hand(path: str, title: str, description: str, content: Content, site_url: str) -> str:
    """The graph of a page that is written by hand, as it stands in the page."""
    page = Page(path, "page", title, description, {}, breadcrumb=crumbs((title, None)))
    return script(page, Rendered("", (), (), 1), content, site_url)


def _page(page: Page, rendered: Rendered, content: Content, root: str) -> Node:
    url, dates, sources = root + page.path, page.dates, content.knowledge.sources
    node: Node = {
        "@id": url,
        "@type": _TYPES.get(page.kind, "WebPage"),
        "url": url,
        "name": page.title,
        "headline": page.title,
        "description": page.description,
        "inLanguage": "en",
        "isPartOf": {"@id": f"{root}#site"},
        "publisher": {"@id": f"{root}#publisher"},
        "license": content.knowledge.site.licence.url,
        "isAccessibleForFree": True,
        "citation": [things.work(name, sources[name], root) for name in rendered.references],
    }
    if page.breadcrumb:
        node["breadcrumb"] = {"@id": f"{url}#breadcrumb"}
    if dates:
        node["datePublished"] = dates.published.isoformat()
        node["dateModified"] = dates.changed.isoformat()
        node["expires"] = dates.next_check.isoformat()
    if dates or page.kind in _OF_AN_EDITION:
        node["author"] = [things.author(things.team(content), content, root)]
    return node


def _trail(page: Page, root: str) -> Node:
    """The breadcrumb; its last step is the page itself."""
    if not page.breadcrumb:
        return {}
    steps = [
        {
            "@type": "ListItem",
            "position": position,
            "name": words,
            "item": {"@id": root + (page.path if path is None else path)},
        }
        for position, (words, path) in enumerate(page.breadcrumb, 1)
    ]
    return {"@id": f"{root}{page.path}#breadcrumb", "@type": "BreadcrumbList", "itemListElement": steps}


def _publisher(page: Page, content: Content, root: str) -> Node:
    """Who publishes; in full on the home page."""
    site = content.knowledge.site
    named: Node = {"@id": f"{root}#publisher", "@type": "Organization", "name": site.name}
    if page.path:
        return named
    return named | {
        "url": root,
        "publishingPrinciples": f"{root}about/method/",
        "correctionsPolicy": f"{root}about/corrections/",
        "ownershipFundingInfo": site.funding,
    }


def _site(page: Page, content: Content, root: str) -> Node:
    """The site; in full on the home page."""
    site = content.knowledge.site
    named: Node = {"@id": f"{root}#site", "@type": "WebSite", "name": site.name, "url": root}
    if page.path:
        return named
    return named | {
        "description": site.tagline,
        "inLanguage": "en",
        "license": site.licence.url,
        "publisher": {"@id": f"{root}#publisher"},
    }
