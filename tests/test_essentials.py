"""What every build checks of itself: cheap, and each part of it able to fail."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from publisher.audit.essentials import essentials
from publisher.content import Content
from small import small

PAGE = "nutrients/ironite/index.html"


@pytest.fixture
def copy(small_site: Path, tmp_path: Path) -> Path:
    """A copy of the small site that may be damaged."""
    return shutil.copytree(small_site, tmp_path / "copy")


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Content:
    return small(tmp_path_factory.mktemp("small"))


def test_the_small_site_has_no_fault(small_site: Path, content: Content) -> None:
    assert essentials(small_site, content) == []


@pytest.mark.parametrize(
    ("page", "replace", "by", "expected"),
    [
        (PAGE, 'data-q="disclaimer"', "", "the disclaimer stands 0 times"),
        ("404.html", 'data-q="disclaimer"', "", "the disclaimer stands 0 times"),
        (PAGE, "</main>", '<p data-q="disclaimer">x</p></main>', "the disclaimer stands 2 times"),
        (PAGE, "It is not advice", "It is advice", "not as in the data"),
        (PAGE, "<p data-q", "<!-- <p data-q", "stands in a comment"),
        (PAGE, '"disclaimer">', '"disclaimer" aria-hidden="true">', "hidden by <p aria-hidden>"),
        (PAGE, '"disclaimer">', '"disclaimer" popover>', "hidden by <p popover>"),
        ("404.html", '"disclaimer">', '"disclaimer" HIDDEN="until-found">', "hidden by <p hidden>"),
        (PAGE, '"disclaimer">', '"disclaimer" style="display:none">', "styled by <p style>"),
        (PAGE, '"disclaimer"><b>', '"disclaimer"><b hidden>', "hidden by <b hidden>"),
        (PAGE, '<aside class="disclaimer"', "<aside inert", "hidden by <aside inert>"),
        (PAGE, '<aside class="disclaimer"', "<details><aside", "hidden by <details>"),
        (PAGE, "<main", "<div hidden><main", "hidden by <div hidden>"),
        (PAGE, "<body", "<body inert", "hidden by <body inert>"),
        (PAGE, "<html", "<html aria-hidden='true'", "hidden by <html aria-hidden>"),
        (PAGE, "application/ld+json", "text/plain", "found 0 JSON-LD scripts"),
        (PAGE, "</head>", '<script type="application/ld+json">{}</script></head>', "found 2 JSON-LD scripts"),
        (PAGE, '"application/ld+json">', '"application/ld+json"></script><script>', "JSON-LD is empty"),
        (PAGE, "</main>", "<h1>again</h1></main>", "found 2 h1 headings"),
        (PAGE, "</main>", '<i id="foods"></i></main>', "these ids stand more than once: foods"),
        (PAGE, 'href="#src-', 'href="#gone-', "the page has no such id (fragments-lead-to-an-id)"),
        (
            PAGE,
            'href="../../symptoms/night-cramp/',
            'href="../../symptoms/day-cramp/',
            "leads nowhere (links-lead-to-a-file)",
        ),
        (
            PAGE,
            'href="../../symptoms/night-cramp/#ironite"',
            'href="../../symptoms/night-cramp/#zinc"',
            "no such id",
        ),
    ],
)
def test_a_fault_is_named_with_its_page(
    copy: Path, content: Content, page: str, replace: str, by: str, expected: str
) -> None:
    text = (copy / page).read_text()
    assert replace in text
    (copy / page).write_text(text.replace(replace, by, 1))
    [fault] = essentials(copy, content)
    assert fault.startswith(f"{page}: ")
    assert expected in fault


@pytest.mark.parametrize(
    ("replace", "by"),
    [
        ('aria-label="About this information"', 'aria-label="Nothing hidden"'),
        ('<aside class="disclaimer"', '<aside aria-hidden="false" class="disclaimer"'),
        ("<main", '<div hidden><br hidden><svg><path aria-hidden="true"/></svg></div><main'),
        ("</main>", "<details hidden></main>"),  # browsers close it with main
    ],
)
def test_what_hides_something_else_is_no_fault(copy: Path, content: Content, replace: str, by: str) -> None:
    text = (copy / PAGE).read_text()
    assert replace in text
    (copy / PAGE).write_text(text.replace(replace, by, 1))
    assert essentials(copy, content) == []


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("google-site-verification: google1.html", 0),
        ('<!doctype html><script>location = "a/"</script><p>This page is at <a href="a/">a</a> now.', 0),
        (f"<html><head><title>{'word ' * 50}</title></head><body><!-- {'word ' * 50} --></body></html>", 0),
        ("<p>Take as much as you like" + " and more" * 20, 1),
    ],
)
def test_a_file_beside_the_pages_may_stand_there_while_there_is_nothing_to_read(
    copy: Path, content: Content, text: str, faults: int
) -> None:
    pages = [path.relative_to(copy).as_posix() for path in copy.rglob("*.html")]
    (copy / "beside.html").write_text(text)
    found = essentials(copy, content, pages)
    assert len(found) == faults
    assert all(fault.startswith("beside.html: has ") for fault in found)


def test_a_site_without_a_404_page_is_not_whole(copy: Path, content: Content) -> None:
    (copy / "404.html").unlink()
    assert essentials(copy, content) == ["404.html: is missing (home-and-404-exist)"]
