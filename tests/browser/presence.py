"""What every page must show to readers and to programs, judged in the browser.

No pixels are compared: a change of the look is no fault. Every bound is one that the site keeps with a
tenth to spare, so that another version of the browser or of a font does not break a test.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .visits import Mode

if TYPE_CHECKING:
    from playwright.sync_api import Page

LEAST_TEXT = {"light": 14, "dark": 14, "print": 10}
"""Font size of the disclaimer in CSS pixels. Those on paper are 0.75 points: 10 are 7.5 points."""
LEAST_CONTRAST = 4.5
"""Of text against its background (WCAG 2.2, 1.4.3)."""
LEAST_OPACITY = 0.9
LEAST_WIDTH = 0.3
"""Of a letter on average, as a share of the font size; closer ones lie on top of each other."""
_MARK = '[data-q="disclaimer"]'
_MEASURE = (Path(__file__).parent / "measure.js").read_text(encoding="utf-8")


def faults(page: Page, mode: Mode, disclaimer: str) -> list[str]:
    """Everything that a loaded page lacks; empty when readers see the disclaimer and programs their parts."""
    return [*_of_disclaimer(page, mode, disclaimer), *_of_head(page)]


def _of_disclaimer(page: Page, mode: Mode, agreed: str) -> list[str]:
    count = page.locator(_MARK).count()
    if count != 1:
        return [f"the disclaimer stands {count} times"]
    agreed = " ".join(agreed.split())
    seen: dict[str, Any] = page.evaluate(_MEASURE, {"mark": _MARK, "paper": mode == "print"})
    found = [f"the disclaimer is hidden: {reason}" for reason in seen["hidden"]]
    if seen["text"] != agreed:
        found.append(f"the disclaimer shows '{seen['text']}'")
    if (heard := _heard(page)) != agreed:
        found.append(f"a screen reader gets '{heard}'")
    for name, least in (
        ("font", LEAST_TEXT[mode]),
        ("height", LEAST_TEXT[mode]),
        ("contrast", LEAST_CONTRAST),
        ("opacity", LEAST_OPACITY),
        ("width", LEAST_WIDTH),
    ):
        if not seen[name] >= least:
            found.append(f"the disclaimer's {name} is {seen[name]}, expected {least}")
    return found


def _heard(page: Page) -> str:
    """Words of the disclaimer in the accessibility tree, as the browser hands it to screen readers."""
    session = page.context.new_cdp_session(page)
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    node = session.send("DOM.querySelector", {"nodeId": root, "selector": _MARK})["nodeId"]
    nodes = session.send("Accessibility.queryAXTree", {"nodeId": node, "role": "StaticText"})["nodes"]
    session.detach()
    return " ".join("".join(n["name"]["value"] for n in nodes if not n["ignored"]).split())


def _of_head(page: Page) -> list[str]:
    found = []
    graphs = page.locator('script[type="application/ld+json"]').all_text_contents()
    if len(graphs) != 1 or not _is_graph(graphs[0]):
        found.append(f"found {len(graphs)} JSON-LD, expected one that describes the page")
    policies = _contents(page, 'head > meta[http-equiv="Content-Security-Policy"]', "content")
    if len(policies) != 1 or "default-src 'none'" not in policies[0]:
        found.append(f"the policy is {policies}")
    addresses = _contents(page, 'head > link[rel="canonical"]', "href")
    if len(addresses) != 1 or not addresses[0].startswith(("https://", "http://")):
        found.append(f"the canonical address is {addresses}")
    views = _contents(page, 'head > meta[name="viewport"]', "content")
    if len(views) != 1 or "width=device-width" not in views[0]:
        found.append(f"the viewport is {views}")
    return found


def _contents(page: Page, selector: str, attribute: str) -> list[str]:
    return [element.get_attribute(attribute) or "" for element in page.locator(selector).all()]


def _is_graph(text: str) -> bool:
    try:
        graph = json.loads(text)
    except ValueError:
        return False
    return isinstance(graph, dict) and bool(graph.get("@graph"))
