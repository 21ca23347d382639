"""The audit finds every fault it promises to find, each by one check alone, and none on a good site."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from pathlib import Path
from typing import NamedTuple

import pytest

from publisher.audit import CHECKS, PageCheck, SiteCheck, audit
from publisher.audit.reader import Reader
from publisher.claims import claims
from publisher.content import Content
from small import small
from standard_reader import Parsed


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Content:
    return small(tmp_path_factory.mktemp("small"))


HOME, MISSING, STYLE = "index.html", "404.html", "site.css"
CRAMP, MAGNESIUM = "symptoms/cramp/index.html", "nutrients/magnesium/index.html"


def frame(up: str, title: str, description: str, main: str, head: str = "", path: str = "") -> str:
    return f"""<!doctype html>
<html lang="en">
<head>
<meta http-equiv="Content-Security-Policy" content="default-src 'self'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<meta name="description" content="{description}">
<link rel="canonical" href="https://site.example/{path}">
<script type="application/ld+json">{{"@context": "https://schema.org"}}</script>
{head}<link rel="stylesheet" href="{up}site.css">
</head>
<body>
<a href="#content">Skip to the content</a>
<header><a href="{up or "./"}">Home</a></header>
<main id="content">
{main}
</main>
<aside><p data-q="disclaimer"><b>DISCLAIMER</b></p></aside>
</body>
</html>
"""


def cite(number: int, name: str) -> str:
    return f'<sup><a href="#src-{name}" aria-label="Source {number}">{number}</a></sup>'


SITE = {
    STYLE: "",
    HOME: frame(
        "",
        "Straight answers",
        "What is behind cramps and twitches, said in plain words and with sources.",
        """<h1>What do you feel?</h1>
<p><a href="symptoms/cramp/">Cramp</a> and <a href="nutrients/magnesium/">magnesium</a></p>
<p data-rule>“High” means 20% of the daily value.</p>""",
        '<script src="site.css" defer></script>',
    ),
    MISSING: frame("/", "Not found", "", "<h1>Not found</h1>").replace('href="./"', 'href="/"'),
    MAGNESIUM: frame(
        "../../",
        "Magnesium",
        "What magnesium does in muscle and nerve, which foods hold it, and who must ask first.",
        f"""<h1>Magnesium</h1>
<h2 id="check-first">Check first</h2>
<p><span data-claim data-grade="strong">Weak kidneys keep magnesium back.{cite(1, "one")}</span></p>
<ol data-q="references"><li id="src-one"><a href="https://doi.org/10.1000/1">A work on 300 mg</a></li></ol>""",
        path="nutrients/magnesium/",
    ),
    CRAMP: frame(
        "../../",
        "Cramp",
        "Whether a shortage causes cramps, what else does, what helps, and when to get help.",
        f"""<h1>Cramp</h1>
<div id="answer" data-claim="edge" data-grade="weak">
<p data-q="answer-text">Rarely. A tired muscle is behind most cramps, and too little magnesium is seldom the
cause of them.{cite(1, "one")}</p>
<p>Evidence: weak{cite(2, "two")}</p>
</div>
<nav data-q="contents" aria-label="On this page"><ul>
<li><a href="#other-causes">Other causes</a></li><li><a href="#supplements">Your options</a></li>
<li><a href="#get-help">When to get help</a></li><li><a href="#questions">Questions</a></li>
</ul></nav>
<h2 id="other-causes">Other causes</h2>
<p><span data-claim data-grade="strong">Hard work.{cite(1, "one")}</span> <img src="../../site.css" alt="A leg"></p>
<h2 id="supplements">Your options</h2>
<div role="region" tabindex="0" aria-labelledby="t-caption" data-claim>
<table id="t"><caption id="t-caption">Share of 420 mg</caption>
<thead><tr><th scope="col">Food</th><th scope="col">mg</th></tr></thead>
<tbody><tr><th scope="row">Seeds</th><td>168</td></tr></tbody></table>
<p>Amounts{cite(1, "one")}</p>
</div>
<p><a href="https://www.nhs.uk/">The NHS on cramps</a></p>
<h2 id="get-help">When to get help</h2>
<div data-claim="care">
<section data-q="care-emergency"><h3>Emergency</h3><ul><li data-grade="strong">Weak on one side</li></ul>
<a href="tel:999">999</a></section>
<section data-q="care-routine"><h3>Routine</h3>
<ul><li><span data-claim data-grade="weak">Cramps each night{cite(2, "two")}</span></li></ul></section>
<p>Sources for the emergency signs:{cite(2, "two")}</p>
</div>
<h2 id="questions">Questions</h2>
<div data-q="faq" id="bananas"><h3>Do bananas stop cramps?</h3>
<p data-q="faq-answer"><span data-claim data-grade="none">Nobody has shown it.{cite(2, "two")}</span></p></div>
<ol data-q="references">
<li id="src-one"><a href="https://doi.org/10.1000/1">A work on 300 mg</a></li>
<li id="src-two"><b>A book</b> <b data-q="status-note">Out of print.</b></li>
</ol>""",
        path="symptoms/cramp/",
    ),
}


class Fault(NamedTuple):
    """What to change on which page of the good site, and the check that must notice."""

    check: str
    page: str
    old: str
    new: str


LONG = "word " * 81
JSON_LD = '<script type="application/ld+json">{"@context": "https://schema.org"}</script>'
FAULTS = (
    Fault("disclaimer-stands-once", HOME, '<p data-q="disclaimer">', "<p>"),
    Fault("disclaimer-stands-once", MISSING, '<p data-q="disclaimer">', "<p>"),
    Fault("disclaimer-stands-once", CRAMP, "</main>", '<p data-q="disclaimer">DISCLAIMER</p></main>'),
    Fault("disclaimer-stands-once", CRAMP, "DISCLAIMER", "DISCLAIMER Or not."),
    Fault("disclaimer-is-in-plain-sight", CRAMP, "<aside>", "<aside hidden>"),
    Fault("disclaimer-is-in-plain-sight", MISSING, "<aside>", '<aside hidden="until-found">'),
    Fault("disclaimer-is-in-plain-sight", CRAMP, "<aside>", '<aside aria-hidden="true">'),
    Fault("disclaimer-is-in-plain-sight", CRAMP, "<aside>", "<aside inert>"),
    Fault("disclaimer-is-in-plain-sight", CRAMP, '"disclaimer">', '"disclaimer" popover="manual">'),
    Fault("disclaimer-is-in-plain-sight", CRAMP, "<b>DISCLAIMER", "<b hidden>DISCLAIMER"),
    Fault("disclaimer-is-in-plain-sight", HOME, "<body>", '<body aria-hidden="true">'),
    Fault(
        "disclaimer-is-in-plain-sight",
        CRAMP,
        '<p data-q="disclaimer"><b>DISCLAIMER</b></p>',
        '<details><p data-q="disclaimer">DISCLAIMER</p></details>',
    ),
    Fault("no-style-hides-the-disclaimer", STYLE, "", ".skip, .disclaimer { color: red; display:none }"),
    Fault("no-style-hides-the-disclaimer", STYLE, "", "@media print { [data-q=disclaimer] { opacity: .1 } }"),
    Fault("no-style-hides-the-disclaimer", STYLE, "", ".disclaimer p { visibility: hidden !important }"),
    Fault("answer-follows-the-title", CRAMP, "</h1>", "</h1><p>First this.</p>"),
    Fault("answer-follows-the-title", CRAMP, "</h1>", "</h1>First this."),
    Fault("answer-follows-the-title", CRAMP, 'id="answer"', ""),
    Fault("answer-is-short-and-sourced", CRAMP, "Rarely. A tired", f"Rarely. {LONG} A tired"),
    Fault(
        "answer-is-short-and-sourced", CRAMP, ", and too little magnesium is seldom the\ncause of them", ""
    ),
    Fault("answer-is-short-and-sourced", CRAMP, f"cause of them.{cite(1, 'one')}", "cause of them."),
    Fault("other-causes-precede-supplements", CRAMP, "other-causes", "causes"),
    Fault("care-cards-are-there-once-per-level", CRAMP, "care-emergency", "care-routine"),
    Fault("care-cards-are-there-once-per-level", CRAMP, 'data-q="care-', 'data-was="care-'),
    Fault("care-cards-name-signs", CRAMP, '<li data-grade="strong">Weak on one side</li>', ""),
    Fault("emergency-card-links-only-to-a-phone", CRAMP, "tel:999", "https://999.example/"),
    Fault("nutrient-pages-say-who-must-ask-first", MAGNESIUM, ' id="check-first"', ""),
    Fault("citations-lead-to-a-source", CRAMP, f"Hard work.{cite(1, 'one')}", f"Hard work.{cite(3, 'onne')}"),
    Fault(
        "sources-are-cited", CRAMP, "</ol>", '<li id="src-3"><a href="https://x.example">Lost</a></li></ol>'
    ),
    Fault("sources-can-be-followed", CRAMP, ' data-q="status-note"', ""),
    Fault("sources-can-be-followed", MAGNESIUM, "A work on 300 mg", "1"),
    Fault("claims-have-a-source", CRAMP, f"Hard work.{cite(1, 'one')}", "Hard work."),
    Fault("claims-have-a-source", CRAMP, f"signs:{cite(2, 'two')}", "signs:"),
    Fault("claims-have-a-source", HOME, "</h1>", "</h1><p data-claim>It helps.</p>"),
    Fault(
        "claims-have-a-source",
        MAGNESIUM,
        "<p><span data-claim",
        "<p data-claim>It helps. <span data-claim",
    ),
    Fault("figures-stand-in-claims", HOME, "</h1>", "</h1><p>Take <b>300<i> mg</i></b> a day.</p>"),
    Fault(
        "figures-stand-in-claims",
        MAGNESIUM,
        '<p><span data-claim data-grade="strong">',
        '<p data-claim="edge" data-grade="weak">Below 0.7 mmol: weak. <span data-claim>',
    ),
    Fault("figures-stand-in-claims", CRAMP, 'labelledby="t-caption" data-claim', 'labelledby="t-caption"'),
    Fault("figures-stand-in-claims", HOME, "</h1>", "</h1><p>It helps <b>33</b>&nbsp;in&nbsp;100.</p>"),
    Fault("figures-stand-in-claims", HOME, "<p data-rule>", "<p>"),
    Fault("figures-stand-in-claims", HOME, "</h1>", "</h1><h2>At least 25% fewer cramps</h2>"),
    Fault("statements-keep-their-sources", HOME, "</h1>", "</h1><p>So: STATEMENT And so on.</p>"),
    Fault("grades-are-words-we-use", MAGNESIUM, 'data-grade="strong"', 'data-grade="stong"'),
    Fault("grades-belong-to-a-claim", CRAMP, "<h2 id=", '<p data-grade="weak">So it is</p><h2 id='),
    Fault("verdicts-show-their-grade", CRAMP, "Evidence: weak", "Evidence: strong"),
    Fault("verdicts-show-their-grade", CRAMP, '="edge" data-grade="weak"', '="edge"'),
    Fault("questions-have-one-short-answer", CRAMP, "cramps?", "cramps"),
    Fault("questions-have-one-short-answer", CRAMP, "Nobody has", f"Nobody {LONG} has"),
    Fault("questions-have-one-short-answer", CRAMP, ' data-q="faq-answer"', ""),
    Fault("questions-have-one-short-answer", CRAMP, ' id="bananas"', ""),
    Fault(
        "no-question-is-answered-twice",
        HOME,
        "</h1>",
        '</h1><div data-q="faq" id="q"><h2>Do Bananas stop cramps?</h2><p data-q="faq-answer">No.</p></div>',
    ),
    Fault("tags-nest-as-browsers-read-them", HOME, "</h1>", "</h1><p>One <ul><li>two</li></ul></p>"),
    Fault("tags-nest-as-browsers-read-them", HOME, "</h1>", "</h1><div>"),
    Fault("tags-nest-as-browsers-read-them", HOME, "</h1>", "</h1></div>"),
    Fault("tags-nest-as-browsers-read-them", HOME, "</h1>", "</h1><div/>"),
    Fault("tags-nest-as-browsers-read-them", HOME, ">Cramp</a>", ">Cramp <button>Go</button></a>"),
    Fault("language-is-named", MISSING, ' lang="en"', ""),
    Fault("there-is-one-title", CRAMP, "<title>Cramp</title>", "<title> </title>"),
    Fault("no-title-is-used-twice", CRAMP, "<title>Cramp</title>", "<title>Magnesium</title>"),
    Fault("there-is-one-description", HOME, 'name="description"', 'name="tagline"'),
    Fault("there-is-one-description", HOME, 'content="What', f'content="{LONG}'),
    Fault(
        "no-description-is-used-twice",
        CRAMP,
        "Whether a shortage causes cramps, what else does, what helps, and when to get help.",
        "What is behind cramps and twitches, said in plain words and with sources.",
    ),
    Fault("there-is-one-json-ld", CRAMP, "application/ld+json", "application/json"),
    Fault("there-is-one-json-ld", CRAMP, JSON_LD, ""),
    Fault("there-is-one-json-ld", CRAMP, JSON_LD, 2 * JSON_LD),
    Fault("json-ld-can-be-read", HOME, '"@context":', '"@context"'),
    Fault("json-ld-can-be-read", HOME, '{"@context": "https://schema.org"}', ""),
    Fault("json-ld-can-be-read", HOME, '{"@context": "https://schema.org"}', "{}"),
    Fault("policy-precedes-what-it-governs", MISSING, "Content-Security-Policy", "Policy"),
    Fault("policy-precedes-what-it-governs", CRAMP, "default-src 'self'", ""),
    Fault(
        "policy-precedes-what-it-governs", CRAMP, "<head>", '<head><link rel="icon" href="../../site.css">'
    ),
    Fault(
        "address-is-named", CRAMP, '<link rel="canonical" href="https://site.example/symptoms/cramp/">', ""
    ),
    Fault("address-is-named", CRAMP, 'href="https://site.example/symptoms/cramp/"', 'href="./"'),
    Fault("address-is-named", CRAMP, "https://site.example/symptoms/", "https://site.example/symptom/"),
    Fault("page-fits-a-phone", MISSING, '<meta name="viewport"', '<meta name="view"'),
    Fault("page-fits-a-phone", CRAMP, "device-width", "1024"),
    Fault("page-fits-a-phone", CRAMP, "initial-scale=1", "user-scalable=no"),
    Fault("nothing-runs-or-styles-inline", HOME, "</h1>", "</h1><script>alert(1)</script>"),
    Fault("nothing-runs-or-styles-inline", HOME, "</h1>", "</h1><style>p{}</style>"),
    Fault("nothing-runs-or-styles-inline", HOME, "<h1>", '<h1 style="color:red">'),
    Fault("nothing-runs-or-styles-inline", HOME, "<h1>", '<h1 onclick="go()">'),
    Fault("there-is-one-h1", HOME, "</h1>", "</h1><h1>And more</h1>"),
    Fault("h1-is-short", MAGNESIUM, "<h1>Magnesium", f"<h1>{'Magnesium ' * 7}"),
    Fault("no-heading-level-is-skipped", CRAMP, "h3>", "h4>"),
    Fault("no-heading-is-empty", HOME, "</h1>", "</h1><h2><b> </b></h2>"),
    Fault("no-h2-is-repeated", MAGNESIUM, "</h2>", "</h2><h2>Check first</h2>"),
    Fault("ids-are-unique", MAGNESIUM, "<h1>", '<h1 id="check-first">'),
    Fault("pointers-lead-to-an-id", CRAMP, 'id="t-caption"', 'id="t-captain"'),
    Fault("contents-list-names-every-section", CRAMP, ">Your options</a>", ">Options</a>"),
    Fault("contents-list-names-every-section", CRAMP, '<li><a href="#questions">Questions</a></li>', ""),
    Fault("first-link-skips-to-the-content", MISSING, '<a href="#content">Skip to the content</a>', ""),
    Fault("first-link-skips-to-the-content", HOME, '<main id="content">', '<div id="content"></div><main>'),
    Fault("links-lead-to-a-file", CRAMP, 'href="../../">', 'href="../../home/">'),
    Fault("links-lead-to-a-file", CRAMP, 'href="../../">', 'href="../../../">'),
    Fault("links-lead-to-a-file", HOME, 'href="./"', 'href="../"'),
    Fault("links-lead-to-a-file", MISSING, 'href="/">', 'href="/home/">'),
    Fault("links-lead-to-a-file", CRAMP, 'img src="../../site.css"', 'img src="leg.svg"'),
    Fault("fragments-lead-to-an-id", CRAMP, 'href="../../">', 'href="../../#contnt">'),
    Fault("addresses-hold-wherever-the-site-is-served", CRAMP, 'href="../../">', 'href="/">'),
    Fault("addresses-hold-wherever-the-site-is-served", MISSING, 'href="/">', 'href="./">'),
    Fault("links-say-where-they-lead", CRAMP, ">The NHS on cramps<", ">Read more…<"),
    Fault("links-say-where-they-lead", CRAMP, ">The NHS on cramps<", "><"),
    Fault("outside-links-are-web-mail-or-phone", CRAMP, "https://www.nhs.uk/", "javascript:go()"),
    Fault("outside-links-are-web-mail-or-phone", CRAMP, "https://www.nhs.uk/", "//www.nhs.uk/"),
    Fault("no-link-pays-or-tracks", CRAMP, "https://www.nhs.uk/", "https://www.nhs.uk/?utm_source=us"),
    Fault("no-link-pays-or-tracks", CRAMP, '"https://www.nhs.uk/"', '"https://www.nhs.uk/" rel="sponsored"'),
    Fault(
        "nothing-is-fetched-from-elsewhere",
        CRAMP,
        'img src="../../site.css"',
        'img src="https://x.example/y"',
    ),
    Fault("nothing-is-fetched-from-elsewhere", HOME, '"site.css" defer', '"//x.example/y.js" defer'),
    Fault(
        "nothing-is-fetched-from-elsewhere",
        HOME,
        'stylesheet" href="',
        'stylesheet" href="https://x.example/',
    ),
    Fault("every-page-is-within-three-clicks", HOME, 'href="nutrients/magnesium/"', 'href="./"'),
    Fault("tables-have-a-caption", CRAMP, "Share of 420 mg</caption>", "</caption>"),
    Fault("heading-cells-say-what-they-head", CRAMP, '<th scope="col">mg', "<th>mg"),
    Fault("heading-cells-say-what-they-head", CRAMP, '<th scope="row">', '<th scope="col">'),
    Fault("rows-begin-with-a-heading", CRAMP, '<th scope="row">Seeds</th>', "<td>Seeds</td>"),
    Fault("no-cell-is-empty", CRAMP, "<td>168</td>", "<td>\u00a0</td>"),
    Fault("tables-scroll-in-a-named-region", CRAMP, 'tabindex="0"', 'tabindex="-1"'),
)


def write(folder: Path, pages: dict[str, str], content: Content) -> Path:
    """Writes pages with the real disclaimer and a statement that the real knowledge holds."""
    statement = next(
        c.text for c in claims(content) if len(c.text.split()) > 10 and not re.search(r"[\d*\[]", c.text)
    )
    for path, text in pages.items():
        text = text.replace("DISCLAIMER", escape(content.knowledge.site.disclaimer))
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text.replace("STATEMENT", escape(statement)), encoding="utf-8")
    return folder


def changed(page: str, old: str, new: str) -> dict[str, str]:
    assert old in SITE[page], f"{old!r} is not on {page}"
    return SITE | {page: SITE[page].replace(old, new)}


def checks_of(faults: Iterable[str]) -> set[str]:
    return {fault.rpartition("(")[2].rstrip(")") for fault in faults}


ODD = (
    """<p title="a > b" data-q='c > "d"' hidden>1 < 2 &amp; 3 &lt; 4</p>""",
    "<!doctype html><!-- <p id=no> --><P CLASS=x>One<br/>two<BR></P>",
    "<script>if (a < b) { c = '<p>' }</script><style>p > a {}</style><p>After</p>",
    '<script type="application/ld+json">{"a": "<\\/p> &amp;"}</script>',
    '<svg viewBox="0 0 1 1"><path d="M0 0"/><title>5 in 100</title></svg>',
    "<a\n href='x'\n>two lines</a\n>",
    "a <3 b",
)


@pytest.mark.parametrize("html", ODD)
def test_a_page_is_read_as_the_standard_library_reads_it(html: str) -> None:
    page, parsed = Reader().read("x.html", html), Parsed(html)
    assert [(e.tag, e.opened.attributes) for e in page.elements] == parsed.starts
    assert "".join("".join(page.texts).split()) == parsed.text


def test_looking_for_an_attribute_that_is_not_kept_is_an_error() -> None:
    with pytest.raises(LookupError, match="add 'lang' to ASKED_FOR"):
        Reader().read("x.html", '<html lang="en"></html>').having("lang")


def test_the_small_site_has_no_fault_though_lists_show_its_short_answer_whole(
    small_site: Path, content: Content
) -> None:
    assert content.articles[0].front.answer.text[:40] in text_of(small_site / "articles" / "index.html")
    assert audit(small_site, content) == []


def text_of(file: Path) -> str:
    return " ".join(re.sub(r"<[^>]+>", "", file.read_text()).replace("\u00a0", " ").split())


def test_a_good_site_has_no_fault(tmp_path: Path, content: Content) -> None:
    assert audit(write(tmp_path, SITE, content), content) == []


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault.check}: {fault.new[:40]}")
def test_a_planted_fault_is_found_by_its_check_alone(fault: Fault, tmp_path: Path, content: Content) -> None:
    found = audit(write(tmp_path, changed(*fault[1:]), content), content)
    assert checks_of(found) == {fault.check}


def test_every_check_has_a_planted_fault() -> None:
    names = {check.__name__.replace("_", "-") for check in CHECKS}
    of_files = {"home-and-404-exist", "what-people-read-is-a-page"}
    assert names - of_files == {fault.check for fault in FAULTS}


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_every_check_names_its_line_of_the_catalogue_and_its_reason(check: PageCheck | SiteCheck) -> None:
    assert re.match(r"C\d\d(, C\d\d)*: .{30}", check.__doc__ or "")


def test_a_fault_names_the_page_what_is_wrong_and_the_check(tmp_path: Path, content: Content) -> None:
    found = audit(write(tmp_path, changed(CRAMP, "cramps?", "cramps"), content), content)
    assert found == [
        "symptoms/cramp/index.html: the question 'Do bananas stop cramps' does not end with a question mark "
        "(questions-have-one-short-answer)"
    ]


def test_faults_are_sorted_by_page(tmp_path: Path, content: Content) -> None:
    pages = {path: text.replace(' lang="en"', "") for path, text in SITE.items()}
    found = audit(write(tmp_path, pages, content), content)
    assert [fault.partition(":")[0] for fault in found] == [MISSING, HOME, MAGNESIUM, CRAMP]


@pytest.mark.parametrize("path", [HOME, MISSING])
def test_a_site_without_home_page_or_404_page_is_refused(path: str, tmp_path: Path, content: Content) -> None:
    (write(tmp_path, SITE, content) / path).unlink()
    assert f"{path}: is missing (home-and-404-exist)" in audit(tmp_path, content)


def test_a_file_beside_the_pages_is_held_to_no_rule_unless_there_is_something_to_read(
    tmp_path: Path, content: Content
) -> None:
    beside = {"google1.html": "google-site-verification: google1.html", "calculator.html": "word " * 41}
    site = write(tmp_path, SITE | beside, content)
    pages = [path for path in SITE if path.endswith(".html")]
    assert audit(site, content, pages) == [
        "calculator.html: has 41 words to read and is no page of the site, so it has no disclaimer; "
        "write it as Markdown in docs/ (what-people-read-is-a-page)"
    ]


def test_an_empty_folder_is_refused(tmp_path: Path, content: Content) -> None:
    assert len(audit(tmp_path, content)) == 2


def test_supplements_before_other_causes_are_a_fault(tmp_path: Path, content: Content) -> None:
    page = SITE[CRAMP].replace("other-causes", "x").replace("supplements", "other-causes")
    pages = SITE | {CRAMP: page.replace('"x"', '"supplements"').replace('"#x"', '"#supplements"')}
    found = audit(write(tmp_path, pages, content), content)
    assert checks_of(found) == {"other-causes-precede-supplements"}


def test_the_404_page_links_below_the_folder_the_site_is_served_from(
    tmp_path: Path, content: Content
) -> None:
    below = {
        path: text.replace("https://site.example/", "https://site.example/health/")
        for path, text in SITE.items()
    }
    right = below[MISSING].replace('href="/', 'href="/health/')
    assert audit(write(tmp_path, below | {MISSING: right}, content), content) == []
    found = audit(write(tmp_path, below, content), content)
    assert checks_of(found) == {"links-lead-to-a-file"}


def test_a_site_without_an_address_has_one_fault(tmp_path: Path, content: Content) -> None:
    pages = {path: re.sub('<link rel="canonical"[^>]*>', "", text) for path, text in SITE.items()}
    found = audit(write(tmp_path, pages, content), content)
    assert found == ["index.html: found 0 canonical links, expected one (address-is-named)"]


def test_a_page_that_has_moved_names_the_address_it_leads_to(tmp_path: Path, content: Content) -> None:
    moved = changed(
        MAGNESIUM, "<title>", '<meta http-equiv="refresh" content="0; url=../../symptoms/cramp/"><title>'
    )
    right = moved[MAGNESIUM].replace("site.example/nutrients/magnesium/", "site.example/symptoms/cramp/")
    assert "address-is-named" not in checks_of(
        audit(write(tmp_path, moved | {MAGNESIUM: right}, content), content)
    )
    assert "address-is-named" in checks_of(audit(write(tmp_path, moved, content), content))


@pytest.mark.parametrize(
    "style",
    [
        ".disclaimer { display: block; opacity: 1 } .skip { display: none }",
        "/* .disclaimer { display: none } */",
        ".disclaimer::before { display: none }",
    ],
)
def test_a_style_that_leaves_the_disclaimer_in_sight_is_no_fault(
    style: str, tmp_path: Path, content: Content
) -> None:
    assert audit(write(tmp_path, SITE | {STYLE: style}, content), content) == []


def test_a_page_four_clicks_from_home_is_too_far(tmp_path: Path, content: Content) -> None:
    pages = dict(SITE)
    for step, path in enumerate(("a", "b", "c", "d")):
        link = f'<a href="../{"bcd"[step]}/">On</a>' if step < 3 else ""
        text = f"What stands on step {step} of a long way, in enough words to describe it."
        main = f"<h1>Step</h1><p>{link}</p>"
        pages[f"{path}/index.html"] = frame("../", f"Step {step}", text, main, path=f"{path}/")
    pages[HOME] = SITE[HOME].replace("</h1>", '</h1><p><a href="a/">The way</a></p>')
    found = audit(write(tmp_path, pages, content), content)
    assert found == [
        "d/index.html: 4 clicks from the home page, expected at most 3 (every-page-is-within-three-clicks)"
    ]


def test_a_statement_may_stand_in_a_link_to_the_page_that_sources_it(
    tmp_path: Path, content: Content
) -> None:
    link = '</h1><p><a href="symptoms/cramp/">STATEMENT</a></p>'
    assert audit(write(tmp_path, changed(HOME, "</h1>", link), content), content) == []
