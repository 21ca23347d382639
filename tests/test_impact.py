"""What `nutrients impact` names is exactly what a full build changes, and its words are those of the pages."""

from __future__ import annotations

import json
import os
import random
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from projects import build_site, theme_read_once, whole_project
from publisher.impact import Edition, Impact, as_json, as_markdown, as_text, compare, edition
from publisher.impact.blocks import Block, blocks
from publisher.impact.comparing import BlockChange, PageChange
from publisher.loading import load
from publisher.problems import InvalidData
from publisher.source import scalars
from small import FILE, project


@pytest.fixture(scope="module", autouse=True)
def quick() -> Iterator[None]:
    """Templates stay as they are while the data change."""
    with theme_read_once():
        yield


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A whole small project whose data may be changed."""
    return whole_project(tmp_path_factory.mktemp("impact"))


def built(folder: Path) -> dict[str, str]:
    """Every file of a full build that could change, by its address."""
    target = build_site(folder, strict=False)  # a change may leave a source that nothing cites
    return {
        p.relative_to(target).as_posix(): p.read_text()
        for p in target.rglob("*")
        if p.suffix in (".html", ".json", ".xml", ".csv", ".txt")
    }


@pytest.fixture(scope="module")
def before(copy: Path) -> dict[str, str]:
    return built(copy)


def files_of(impact: Impact, earlier: Edition) -> set[str]:
    """The files that an impact says would change."""
    paths = {page.path for page in impact.pages} | (earlier.pages.keys() if impact.everywhere else set())
    pages = {path if path.endswith(".html") else f"{path}index.html" for path in paths}
    return pages | set(impact.files)


Change = Callable[[str], str]


def replaced(pattern: str, by: str) -> Change:
    def change(text: str) -> str:
        changed, count = re.subn(pattern, by, text, count=1, flags=re.DOTALL)
        assert count == 1, pattern
        assert changed != text
        return changed

    return change


CHANGES: dict[str, Change] = {
    "a food's amount": replaced(r"(per_100g: \{ironite: )40", r"\g<1>77"),
    "an amount in a serving": replaced(r"(vitamin-q: \{amount: )6", r"\g<1>7"),
    "a food's number in the table": replaced(r"(    name: oat cakes\n)", r'\1    ndb: "99999"' + "\n"),
    "a food's diets": replaced(r"(diets: \[vegan), vegetarian", r"\1"),
    "a new food": replaced(
        r"\nfoods:\n",
        "\nfoods:\n  test-seeds:\n    name: test seeds, made up\n    serving: 1 ounce\n    grams: 28.35\n"
        "    per_100g: {ironite: 900}\n    sources: [a-table]\n",
    ),
    "a food less": replaced(r"\n  green-peas:\n.*?(\nnutrients:\n)", r"\1"),
    "an intake": replaced(r"(kind: RDA, who: male, ages: 19-30 years, amount: )40", r"\g<1>33"),
    "a symbol": replaced(r"(symbol: )Ir", r"\1In"),
    "a medical word": replaced(r"(medical_low: hypoironitemia)", r"\1x"),
    "another word for a nutrient": replaced(r"(aliases: \[ironit)", r"\1um"),
    "a cell of the table": replaced(r"It opens the gate < of >", "It shuts the gate < of >"),
    "the name of a group": replaced(r"(name: Q vitamins)", r"\1 of all kinds"),
    "a source's title": replaced(r"(title: )A review of everything", r"\1Another title"),
    "a source that is read in the original": replaced(r"(    read: )copy", r"\1original"),
    "an address that was left behind": replaced(r"    former_ids: \[old-table\]\n", ""),
    "a verdict": replaced(r"(\nlinks:\n.*?      verdict: )rarely", r"\1possible"),
    "what taking it does": replaced(r"(effect: )little-or-no-effect", r"\1uncertain"),
    "a sign that calls for help": replaced(r"(text: you have chest pain)", r"\1 or faint"),
    "what it is": replaced(r"A sudden painful knot in the calf", "A sudden knot in the calf"),
    "a figure": replaced(r"(\nfigures:\n  muscle: \{text: )", r"\1Now "),
    "a column": replaced(r"(role: \{header: )Role", r"\1Task"),
    "a person": replaced(r"(editors: \{name: The testers)", r"\1 of today"),
    "the disclaimer": replaced(r"(  disclaimer: )This is", r"\1This is only"),
    "the short disclaimer": replaced(r"(  disclaimer_short: )", r"\1Only "),
    "the edition": replaced(r"(  edition: )[\d-]+", r"\g<1>2026-01-30"),
    "the tagline": replaced(r"(  tagline: )", r"\1Quite "),
    "the name of the site": replaced(r"(\nsite:\n  name: )[^\n]+", r"\1Another Name"),
    "the funding": replaced(r"(  funding: )", r"\1Still, "),
    "the process": replaced(r"(  process: )", r"\1Here, "),
    "the contact": replaced(r"(  contact: )", r"\1Still, "),
    "the licence": replaced(r"(  licence: \{text: )", r"\1All "),
    "an emergency number": replaced(r'(region: Here, number: )"123"', r'\1"124"'),
    "an authority": replaced(r"(\n  eu: \{name: )", r"\1The "),
    "a question": replaced(r"(\nquestions:\n.*?    text: )", r"\1Well. "),
    "a medicine": replaced(r"(\nmedicines:\n.*?    text: )", r"\1Well. "),
    "a word": replaced(r"(\nglossary:\n.*?text: )", r"\1Well. "),
    "a date": replaced(
        r"(\nsymptoms:\n.*?    dates: \{published: [\d-]+, changed: )[\d-]+", r"\g<1>2026-01-01"
    ),
}


@pytest.fixture(scope="module")
def earlier(copy: Path) -> Edition:
    """What the small project would publish."""
    return edition(load(project(copy)), copy / "docs")


def impact_of(earlier: Edition, copy: Path) -> Impact:
    return compare(earlier, edition(load(copy), copy / "docs", earlier))


def changed_files(before: dict[str, str], after: dict[str, str]) -> set[str]:
    return {name for name in before | after if before.get(name) != after.get(name)}


@pytest.mark.parametrize("name", CHANGES)
def test_one_change_names_exactly_the_files_that_a_full_build_changes(
    copy: Path, earlier: Edition, before: dict[str, str], name: str
) -> None:
    project(copy, CHANGES[name](FILE.read_text()))

    found = files_of(impact_of(earlier, copy), earlier)

    assert found == changed_files(before, built(copy))


@pytest.mark.parametrize("seed", range(8))
def test_a_change_of_any_value_names_exactly_the_files_that_a_full_build_changes(
    copy: Path, earlier: Edition, before: dict[str, str], seed: int
) -> None:
    drawn = random.Random(seed)
    document = earlier.content.document
    places = list(scalars(document.value))
    lines = document.text.split("\n")
    while True:  # some values cannot be changed alone: ids, dates, words of a fixed list
        path, value = drawn.choice(places)
        line, column = document.place(path)
        old = lines[line - 1]
        if isinstance(value, bool) or not isinstance(value, int | float | str) or column > len(old):
            continue
        rest = old[column - 1 :]
        new = f"{value + 1}{rest[len(str(value)) :]}" if not isinstance(value, str) else f"{rest} indeed"
        changed = [*lines[: line - 1], old[: column - 1] + new, *lines[line:]]
        (copy / "nutrients.yaml").write_text("\n".join(changed))
        try:
            load(copy)
        except InvalidData:
            continue
        break

    assert files_of(impact_of(earlier, copy), earlier) == changed_files(before, built(copy)), path


@pytest.mark.parametrize("file", ["docs/about/method.md", "docs/articles/night-cramps-lacking.md"])
def test_a_sentence_of_a_written_page_names_exactly_the_files_that_a_full_build_changes(
    copy: Path, earlier: Edition, before: dict[str, str], file: str
) -> None:
    text = (project(copy) / file).read_text()
    at = text.index("\n\n", text.index("\n## "))
    sentence = "\n\nA made up sentence."
    (copy / file).write_text(text[:at] + sentence + text[at:])
    try:
        assert files_of(impact_of(earlier, copy), earlier) == changed_files(before, built(copy))
    finally:
        (copy / file).write_text(text)


def test_a_page_of_an_article_that_is_gone_is_a_lost_address(tmp_path: Path) -> None:
    old, new = project(tmp_path / "old"), project(tmp_path / "new")
    (new / "docs" / "articles" / "night-cramps-lacking.md").unlink()

    run = command(new, str(old))

    assert run.returncode == 1
    assert "ADDRESSES THAT WOULD BE LOST" in run.stdout
    assert "  articles/night-cramps-lacking/\n" in run.stdout


# --- the words of a report ---


def small_impact(folder: Path, *changes: tuple[str, str]) -> Impact:
    text = FILE.read_text()
    old = project(folder / "old", text)
    for this, by in changes:
        assert text.count(this) == 1
        text = text.replace(this, by)
    new = project(folder / "new", text)
    earlier = edition(load(old), old / "docs")
    return compare(earlier, edition(load(new), new / "docs", earlier))


def test_nothing_changes_when_nothing_was_changed(tmp_path: Path) -> None:
    assert as_text(small_impact(tmp_path)) == "no page changes\n"


def test_a_figure_with_a_new_day_of_the_edition_names_the_pages_of_the_figure_and_one_line_for_the_day(
    tmp_path: Path,
) -> None:
    figure = ("per_100g: {ironite: 40", "per_100g: {ironite: 77")
    alone = small_impact(tmp_path / "alone", figure)
    both = small_impact(tmp_path / "both", figure, ("edition: 2026-01-02", "edition: 2026-01-30"))

    assert both.pages == alone.pages
    assert [(change.kind, change.before, change.after) for change in both.everywhere] == [
        ("edition", "2026-01-02", "2026-01-30")
    ]
    first, *_ = as_text(both).split("\n")
    assert first.startswith(f"2 changes of the data → {len(alone.pages)} pages, the edition on every page,")


def test_pages_of_an_earlier_day_of_the_edition_are_taken_over(tmp_path: Path) -> None:
    old, new = project(tmp_path / "old"), project(tmp_path / "new")
    (new / "nutrients.yaml").write_text(
        FILE.read_text().replace("edition: 2026-01-02", "edition: 2026-01-30")
    )
    before = edition(load(old), old / "docs")
    after = edition(load(new), new / "docs", before)
    assert all(made.rendered is before.site.pages[path].rendered for path, made in after.site.pages.items())


def test_a_report_names_the_data_the_page_and_the_sentence_before_and_after(tmp_path: Path) -> None:
    impact = small_impact(
        tmp_path, ("It carries calcium back, at 5 mg a second.", "It carries calcium away.")
    )
    text = as_text(impact)

    assert "nutrients.ironite.roles[0].text: It carries calcium back, at 5 mg a second. → It carries" in text
    assert "/nutrients/ironite/  Ironite" in text
    assert "  - It carries calcium back, at 5 mg a second. [a-review]\n" in text
    assert "  + It carries calcium away. [a-review]\n" in text


def test_a_figure_that_changes_without_its_sources_is_pointed_out(tmp_path: Path) -> None:
    impact = small_impact(tmp_path, ("per_100g: {ironite: 10}", "per_100g: {ironite: 12}"))
    assert "foods.green-peas.per_100g.ironite: the figure changed, its sources did not. Do they say so?" in (
        impact.remarks
    )


def test_a_raised_grade_and_a_date_that_stayed_are_pointed_out(tmp_path: Path) -> None:
    impact = small_impact(
        tmp_path,
        (
            "{text: It opens the gate < of > the muscle., sources: [a-review], grade: moderate}",
            "{text: It opens the gate < of > the muscle., sources: [a-review], grade: strong}",
        ),
    )
    assert impact.remarks == (
        "nutrients.ironite.table.role.grade: the grade was raised from moderate to strong",
        "nutrients.ironite: its facts changed, `dates.changed` did not",
    )


def test_a_comment_for_a_pull_request_lets_the_data_write_no_markup(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("publisher.loading.odd_values", lambda _: ())  # it refuses most of this
    evil = "It <img src=x> **opens** @everyone `x` </details> [l](http://e)."
    impact = small_impact(tmp_path, ("It opens the gate < of > the muscle.", f'"{evil}"'))
    text = as_markdown(impact)

    assert not re.search(r"(?<!\\)<img", text)
    assert "@everyone" not in text
    assert text.count("<details>") == text.count("</details>")
    assert r"\<img src=x\>" in text


def test_a_comment_stays_below_what_a_forge_takes_and_counts_what_it_leaves_out() -> None:
    block = BlockChange("Section", "sentence", "Before " * 20, "After " * 20)
    pages = tuple(PageChange(f"pages/{n}/", f"Page {n}", "changed", (block,) * 20) for n in range(500))
    comment = as_markdown(Impact((), (), pages, (), (), (), ()))

    assert len(comment) < 65_536
    shown = comment.count("<details>")
    assert 0 < shown < 500
    assert f"… and {500 - shown} pages more: run" in comment


def test_json_holds_every_change(tmp_path: Path) -> None:
    impact = small_impact(tmp_path, ("name: green peas, boiled", "name: green peas, cooked"))
    found = json.loads(as_json(impact))

    assert set(found) == {
        "summary",
        "data",
        "everywhere",
        "pages",
        "files",
        "lost",
        "lost_anchors",
        "remarks",
    }
    assert found["data"] == [
        {
            "file": "nutrients.yaml",
            "line": FILE.read_text()[: FILE.read_text().index("green peas, boiled")].count("\n") + 1,
            "path": "foods.green-peas.name",
            "before": "green peas, boiled",
            "after": "green peas, cooked",
        }
    ]


def test_blocks_are_sentences_rows_and_answers_with_their_heading() -> None:
    html = (
        "<h1>T</h1><p data-q='answer-text'>Yes.<sup class='cite'><a href='#src-a-b'>1</a></sup></p>"
        "<h2>Two</h2><table><caption>C</caption><tr><th><span aria-hidden='true'>X</span>Row</th>"
        "<td><ul><li>a</li><li>b</li></ul></td></tr></table><ul><li>one</li></ul><svg><title>no</title></svg>"
    )
    assert blocks(html) == [
        Block("T", "heading", "T"),
        Block("T", "answer", "Yes. [a-b]"),
        Block("Two", "heading", "Two"),
        Block("Two", "caption", "C"),
        Block("Two", "table row", "Row | a; b"),
        Block("Two", "sentence", "one"),
    ]


# --- the command, in a real repository ---


def command(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "publisher.cli", "--root", str(folder), "impact", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent / "hooks")},
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
    )


def git(folder: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=Tester", "-c", "user.email=tester@example.org"]
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A small project below the top of a repository, with one commit."""
    folder = project(tmp_path / "top" / "below")
    git(tmp_path / "top", "init", "-q", "-b", "main")
    git(tmp_path / "top", "add", "-A")
    git(tmp_path / "top", "commit", "-q", "-m", "first")
    return folder


def test_the_working_copy_is_compared_with_the_last_commit(repository: Path) -> None:
    assert command(repository).stdout == "no page changes\n"
    file = repository / "nutrients.yaml"
    file.write_text(file.read_text().replace("green peas, boiled", "green peas, cooked"))

    pages = command(repository, "HEAD", "--format=pages")

    assert pages.returncode == 0
    assert "nutrients/ironite/\n" in pages.stdout
    assert "about/" not in pages.stdout


@pytest.mark.parametrize(
    ("base", "expected"),
    [
        ("mian", "'mian' is no revision of git, no YAML file and no folder; did you mean 'main'?"),
        ("--output=x", "'--output=x' is no revision"),
        ("empty", "there is no nutrients.yaml at 'empty'"),
        ("odd", "odd can't be read by the rules of today"),
    ],
)
def test_a_base_that_can_not_be_compared_with_is_answered_in_plain_words(
    repository: Path, base: str, expected: str
) -> None:
    top = repository.parent
    text = (repository / "nutrients.yaml").read_text()
    (repository / "nutrients.yaml").write_text(text.replace("evidence: strong", "evidence: odd"))
    git(top, "checkout", "-q", "-b", "odd")
    git(top, "commit", "-q", "-am", "odd")
    git(top, "checkout", "-q", "--orphan", "empty")
    git(top, "rm", "-rqf", "--cached", ".")
    git(top, "commit", "-q", "--allow-empty", "-m", "empty")
    git(top, "clean", "-fdqx")
    git(top, "checkout", "-q", "main")

    found = command(repository, "--", base)

    assert found.returncode == 2
    assert expected in found.stderr
    assert "Traceback" not in found.stderr


def test_a_working_copy_with_problems_is_answered_with_them(repository: Path) -> None:
    file = repository / "nutrients.yaml"
    file.write_text(file.read_text().replace("evidence: strong", "evidence: stong"))

    found = command(repository)

    assert found.returncode == 1
    assert "did you mean 'strong'?" in found.stderr
