"""The folder that people write in: one walk for checks and builds, and what may not be published of it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.exceptions import Abort

from projects import build_site, whole_project
from publisher.docs_folder import clashes, is_left_behind, look_through, published_as
from publisher.loading import load
from publisher.problems import InvalidData
from small import project


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """An empty folder of the name that MkDocs gives it."""
    folder = tmp_path / "docs"
    folder.mkdir()
    return folder


def fill(docs: Path, *paths: str) -> None:
    for path in paths:
        (docs / path).parent.mkdir(parents=True, exist_ok=True)
        (docs / path).write_text("x")


def test_pages_and_other_files_are_told_apart_and_sorted(docs: Path) -> None:
    fill(docs, "b.md", "a/c.markdown", "robots.txt", "assets/home.PNG", "CNAME")
    found = look_through(docs)
    assert found.pages == ("a/c.markdown", "b.md")
    assert found.files == ("CNAME", "assets/home.PNG", "robots.txt")
    assert found.problems == ()


@pytest.mark.parametrize(
    "path",
    [
        ".hidden.md",
        ".git/x.md",
        "a/.DS_Store",
        "templates/x.md",
        "x.md~",
        "x.md.orig",
        "#x.md#",
        ".#x.md",
        "~$x.docx",
        "a/Thumbs.db",
        "__MACOSX/x.md",
        "a/__pycache__/x.pyc",
        "x.md.swp",
        "x.MD.BAK",
    ],
)
def test_what_programs_leave_behind_is_passed_over_without_a_word(docs: Path, path: str) -> None:
    fill(docs, path)
    found = look_through(docs)
    assert (found.pages, found.files, found.problems) == ((), (), ())


@pytest.mark.parametrize("path", ["about_local_food.md", "temporary.md", "old.md", "part/1.md", "x~y.md"])
def test_names_that_only_look_like_leftovers_are_pages(docs: Path, path: str) -> None:
    fill(docs, path)
    assert look_through(docs).pages == (path,)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("draft.docx", "found the ending '.docx', which is not published"),
        ("notes", "found 'notes', a name without an ending, which is not published"),
        ("a/PAGE.MD", "found the ending '.MD', expected '.md'"),
        ("con.md", "found 'con.md', which Windows keeps for a device; choose another name"),
        ("Aux/x.png", "found 'Aux', which Windows keeps for a device; choose another name"),
        ("lpt1.tar.md", "found 'lpt1.tar.md', which Windows keeps for a device"),
        ("why?.md", "found the sign ? in the name 'why?.md', which Windows refuses"),
        ("draft./x.md", "found 'draft.', but Windows refuses names that end in a dot or a space"),
        ("a/data.yaml", "found the ending '.yaml', which is not published"),
    ],
)
def test_a_file_that_is_for_no_reader_is_named(docs: Path, path: str, expected: str) -> None:
    fill(docs, path)
    [problem] = look_through(docs).problems
    assert str(problem).startswith(f"docs/{path}:1:1: {expected}")


def test_links_are_followed_to_files_and_to_folders(docs: Path, tmp_path: Path) -> None:
    fill(tmp_path, "elsewhere/page.md", "elsewhere/deep/other.md", "one.md")
    (docs / "linked").symlink_to(tmp_path / "elsewhere")
    (docs / "single.md").symlink_to(tmp_path / "one.md")
    assert look_through(docs).pages == ("linked/deep/other.md", "linked/page.md", "single.md")


def test_links_that_lead_nowhere_or_round_in_a_circle_are_named(docs: Path) -> None:
    fill(docs, "a/b/page.md")
    (docs / "lost.md").symlink_to("gone.md")
    (docs / "a" / "b" / "round").symlink_to(docs / "a")
    found = look_through(docs)
    assert found.pages == ("a/b/page.md",)
    assert [f"{problem.file}: {problem.message}" for problem in found.problems] == [
        "docs/a/b/round: found a link to a folder that it stands in; delete the link",
        "docs/lost.md: found a link that leads nowhere; delete it",
    ]


def test_what_is_no_file_and_a_folder_with_the_name_of_a_page_are_named(docs: Path) -> None:
    os.mkfifo(docs / "pipe.md")
    (docs / "reading.md").mkdir()
    assert [f"{problem.file}: {problem.message}" for problem in look_through(docs).problems] == [
        "docs/pipe.md: found neither a file nor a folder; delete it",
        "docs/reading.md: found a folder with the name of a page; rename it",
    ]


@pytest.mark.parametrize("linked", [False, True])
def test_a_page_behind_a_link_is_checked_as_any_other(tmp_path: Path, linked: bool) -> None:
    folder = project(tmp_path / "p")
    written = tmp_path / "elsewhere" if linked else folder / "docs" / "more"
    written.mkdir()
    (written / "x.md").write_text("# Read\n\n::care symptom=x\n")
    if linked:
        (folder / "docs" / "more").symlink_to(written)
    with pytest.raises(InvalidData) as raised:
        load(folder)
    assert {problem.file for problem in raised.value.problems} == {"docs/more/x.md"}
    assert {problem.rule for problem in raised.value.problems} == {
        "front-matter",
        "components-stand-in-articles",
    }


def test_articles_behind_a_link_are_articles(tmp_path: Path) -> None:
    folder = project(tmp_path / "p")
    (folder / "docs" / "articles").rename(tmp_path / "articles")
    (folder / "docs" / "articles").symlink_to(tmp_path / "articles")
    assert [article.id for article in load(folder).articles] == ["night-cramps-lacking"]


@pytest.mark.parametrize(
    ("page", "file"),
    [
        ("index.md", "index.html"),
        ("about/index.md", "about/index.html"),
        ("about/README.md", "about/index.html"),
        ("about/method.md", "about/method/index.html"),
        ("editing.markdown", "editing/index.html"),
    ],
)
def test_a_page_becomes_the_file_that_mkdocs_writes(page: str, file: str) -> None:
    assert published_as(page) == file


@pytest.mark.parametrize(
    ("published", "written", "expected"),
    [
        ({"docs/a.md": "a/index.html", "docs/b.md": "b/index.html"}, ("index.html",), []),
        (
            {"docs/a.md": "a/index.html", "docs/a/index.html": "a/index.html"},
            (),
            ["docs/a.md and docs/a/index.html would both be a/index.html of the site; rename or delete one"],
        ),
        (
            {"docs/About.md": "About/index.html", "docs/about/index.md": "about/index.html"},
            (),
            [
                "docs/About.md and docs/about/index.md would both be about/index.html of the site; "
                "rename or delete one"
            ],
        ),
        (
            {"docs/Sitemap.xml": "Sitemap.xml"},
            ("sitemap.xml",),
            ["docs/Sitemap.xml stands where the build writes sitemap.xml itself; rename or delete it"],
        ),
        (
            {"docs/nutrients.txt/a.md": "nutrients.txt/a/index.html", "docs/nutrients.txt": "nutrients.txt"},
            (),
            [
                "docs/nutrients.txt would be the file nutrients.txt of the site, which is a folder there; rename it"
            ],
        ),
    ],
)
def test_two_files_for_one_place_of_the_site_are_named(
    published: dict[str, str], written: tuple[str, ...], expected: list[str]
) -> None:
    assert [*clashes(published, written)] == expected


@given(st.lists(st.sampled_from(["a", "b", "a/x", "A", "a.txt", "a.txt/b"]), max_size=4, unique=True))
def test_files_of_different_places_never_clash(paths: list[str]) -> None:
    targets = {f"docs/{path}": f"{path}/index.html" for path in paths}
    assert bool([*clashes(targets)]) == (len({path.lower() for path in paths}) < len(paths))


@given(st.text(alphabet="ab.~#", min_size=1, max_size=6).filter(lambda name: not name.endswith("~")))
def test_a_page_is_left_behind_only_when_its_ending_says_so(name: str) -> None:
    assert not is_left_behind(f"{name}.md")


def test_files_of_editors_are_published_as_they_are(tmp_path: Path) -> None:
    folder = whole_project(tmp_path)
    files = {
        "robots.txt": "User-agent: *\nDisallow: /editing/\n",
        "CNAME": "nutrients.example\n",
        "google1234567890abcdef.html": "google-site-verification: google1234567890abcdef.html",
        "yandex_1.html": "<html><head><title>x</title></head><body>Verification: 1</body></html>",
        "downloads/foods.csv": "a,b\r\n",
        ".well-known/security.txt": "Contact: mailto:a@site.example\n",
    }
    leftovers = ("articles/night-cramps-lacking.md~", "about/#index.md#", "robots.txt.bak", "Thumbs.db")
    for path, text in files.items():
        (folder / "docs" / path).parent.mkdir(exist_ok=True)
        (folder / "docs" / path).write_bytes(text.encode())
    fill(folder / "docs", *leftovers)
    site = build_site(folder)
    assert {path: (site / path).read_bytes().decode() for path in files} == files
    assert not [path for path in leftovers if (site / path).exists()]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("sitemap.xml", "docs/sitemap.xml stands where the build writes sitemap.xml itself"),
        (
            "nutrients/ironite.md",
            "docs/nutrients/ironite.md stands where the build writes nutrients/ironite/",
        ),
        ("faq/index.html", "docs/faq/index.html stands where the build writes faq/index.html itself"),
        ("search/search_index.json", "docs/search/search_index.json stands where the build writes search/"),
        ("calculator.html", "calculator.html: has 60 words to read and is no page of the site"),
    ],
)
def test_a_file_that_would_take_the_place_of_another_or_of_a_page_stops_the_build(
    tmp_path: Path, path: str, expected: str, caplog: pytest.LogCaptureFixture
) -> None:
    folder = whole_project(tmp_path)
    (folder / "docs" / path).parent.mkdir(exist_ok=True)
    page = Path(__file__).parent.parent / "docs" / "editing.md"
    text = page.read_text() if path.endswith(".md") else "<p>" + "word " * 60
    (folder / "docs" / path).write_text(text)
    with pytest.raises(Abort):
        build_site(folder)
    assert expected in caplog.text
    assert not (folder / "site").exists()
