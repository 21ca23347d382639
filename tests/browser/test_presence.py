"""Readers see the disclaimer in light, dark and print, and programs find what is theirs; each can fail."""

from __future__ import annotations

import pytest

from publisher.content import Content

from .presence import faults
from .visits import MODES, UNHARMED, Damage, Mode, Visitor

MARK = 'data-q="disclaimer"'
TEXT = f"[{MARK}]"
IN_DARK, IN_PRINT = "@media (prefers-color-scheme: dark)", "@media print"


def address(kind: str, content: Content) -> str:
    """The first page of a kind; the home page stands in where the data have none, for that is no fault."""
    nutrients = [f"nutrients/{name}/" for name in content.single_nutrients]
    pages = {"nutrient": nutrients, "article": [article.path for article in content.articles]}
    return next(iter(pages.get(kind, ())), "")


def judged(visitor: Visitor, content: Content, path: str, mode: Mode, damage: Damage = UNHARMED) -> list[str]:
    page = visitor.open(path, mode, damage)
    return [*faults(page, mode, content.knowledge.site.disclaimer), *visitor.noticed]


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("kind", ["home", "nutrient", "article"])
def test_readers_see_the_disclaimer_and_programs_find_what_is_theirs(
    visitor: Visitor, content: Content, kind: str, mode: Mode
) -> None:
    assert judged(visitor, content, address(kind, content), mode) == []


def rule(declarations: str, selector: str = TEXT) -> Damage:
    return Damage(style=f"{selector} {{ {declarations} }}")


def marked(attribute: str) -> Damage:
    return Damage(MARK, f"{MARK} {attribute}")


COVER = Damage("</body>", '<div class="cover"></div></body>')
DAMAGES: dict[str, tuple[Mode, Damage, str]] = {
    "not displayed": ("light", rule("display: none"), "is not shown"),
    "what is around it not displayed": ("light", rule("display: none", ".disclaimer"), "is not shown"),
    "a part of it not displayed": ("light", rule("display: none", f"{TEXT} b"), "disclaimer shows"),
    "invisible": ("light", rule("visibility: hidden"), "is not shown"),
    "its content not drawn": ("light", rule("content-visibility: hidden", ".disclaimer"), "is hidden"),
    "transparent": ("light", rule("opacity: 0"), "opacity is 0"),
    "half transparent twice": ("light", rule("opacity: .5", f"{TEXT}, .disclaimer"), "opacity is 0.25"),
    "tiny": ("light", rule("font-size: 1px"), "font is 1"),
    "shrunk": ("light", rule("transform: scale(.1)"), "height is"),
    "letters on top of each other": ("light", rule("letter-spacing: -.5em"), "width is"),
    "cut by its box": ("light", rule("height: 0; overflow: hidden"), "covers a line"),
    "cut to a shape": ("light", rule("clip-path: inset(50%)"), "has clipPath"),
    "blurred": ("light", rule("filter: blur(9px)"), "has filter"),
    "moved off the screen": ("light", rule("position: absolute; left: -9999px"), "leaves the page"),
    "moved above the page": ("light", rule("position: absolute; top: -9999px"), "outside the window"),
    "indented out of sight": ("light", rule("text-indent: -9999px"), "has textIndent"),
    "covered": (
        "light",
        COVER._replace(style=".cover { position: fixed; inset: 0; background: #fff }"),
        "<div> covers a line",
    ),
    "covered by what lets clicks through": (
        "light",
        COVER._replace(style=".cover { position: fixed; inset: 0; background: #fff; pointer-events: none }"),
        "<div> covers a line",
    ),
    "covered by a drawn box": (
        "light",
        rule("content: ''; position: absolute; inset: 0", f"{TEXT}::after"),
        "::after may lie on it",
    ),
    "as bright as its background": ("light", rule("color: var(--sunken)"), "contrast is 1"),
    "filled with nothing": ("light", rule("-webkit-text-fill-color: transparent"), "contrast is 1"),
    "hidden in print": (
        "print",
        Damage(style=f"{IN_PRINT} {{ .disclaimer {{ display: none }} }}"),
        "not shown",
    ),
    "white in print": ("print", Damage(style=f"{IN_PRINT} {{ {TEXT} {{ color: #fff }} }}"), "contrast is 1"),
    "tiny in print": ("print", Damage(style=f"{IN_PRINT} {{ {TEXT} {{ font-size: 4pt }} }}"), "font is 5.33"),
    "hidden in the dark": (
        "dark",
        Damage(style=f"{IN_DARK} {{ .disclaimer {{ display: none }} }}"),
        "not shown",
    ),
    "dark in the dark": ("dark", Damage(style=f"{IN_DARK} {{ {TEXT} {{ color: #222 }} }}"), "contrast is"),
    "hidden from screen readers": ("light", marked('aria-hidden="true"'), "a screen reader gets ''"),
    "inert": ("light", marked("inert"), "a screen reader gets ''"),
    "hidden until found": ("light", marked('hidden="until-found"'), "is hidden"),
    "a popover": ("light", marked("popover"), "is not shown"),
    "in closed details": (
        "light",
        Damage('<div class="wrap"><p data-q="disclaimer">', '<details><p data-q="disclaimer">'),
        "<details> may be out of sight",
    ),
    "not there": ("light", Damage(MARK, ""), "stands 0 times"),
    "there twice": ("light", Damage("</body>", f"<p {MARK}>Again.</p></body>"), "stands 2 times"),
    "in other words": ("light", Damage("</b>", "</b> Perhaps."), "disclaimer shows"),
    "without JSON-LD": (
        "light",
        Damage('type="application/ld+json"', 'type="text/plain"'),
        "found 0 JSON-LD",
    ),
    "with JSON-LD of nothing": ("light", Damage('"@graph":', '"graph":'), "JSON-LD, expected one"),
    "with JSON-LD that can't be read": ("light", Damage('"@graph":', '"@graph"'), "JSON-LD, expected one"),
    "without a policy": ("light", Damage('http-equiv="Content-Security-Policy"', ""), "the policy is []"),
    "without its address": ("light", Damage('rel="canonical"', 'rel="alternate"'), "canonical address is []"),
    "without a viewport": ("light", Damage('name="viewport"', 'name="view"'), "the viewport is []"),
    "asking another host": (
        "light",
        Damage("<meta http-equiv=", '<script src="https://elsewhere.example/a.js"></script><meta name='),
        "the page asks for https://elsewhere.example/a.js",
    ),
    "against the policy": ("light", Damage("</body>", "<script>go()</script></body>"), "the console says"),
}


@pytest.mark.parametrize("name", DAMAGES)
def test_a_damage_is_found(visitor: Visitor, content: Content, name: str) -> None:
    mode, damage, expected = DAMAGES[name]
    found = judged(visitor, content, "", mode, damage)
    assert any(expected in fault for fault in found), found
