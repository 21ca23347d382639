"""The build as editors, CI and newcomers meet it: real subprocesses, their exit status, the site that stays."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from projects import whole_project

MKDOCS = [sys.executable, "-m", "mkdocs"]


def run(command: list[str] | str, folder: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    return subprocess.run(
        command,
        cwd=folder,
        env=environment,
        shell=isinstance(command, str),
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small project with a published site in it, and a program of its own."""
    whole_project(tmp_path, own_hooks=True)
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("the site that was published before")
    return tmp_path


def change(project: Path, pattern: str, by: str, file: str = "nutrients.yaml") -> None:
    path = project / file
    text = path.read_text()
    changed, count = re.subn(pattern, by, text, count=1, flags=re.DOTALL)
    assert count == 1
    path.write_text(changed)


def site_is_untouched(project: Path) -> bool:
    return (
        [p.name for p in (project / "site").iterdir()] == ["index.html"]
        and (project / "site" / "index.html").read_text() == "the site that was published before"
        and not (project / "site.next").exists()
    )


@pytest.mark.parametrize(
    ("pattern", "by", "expected"),
    [
        (
            r"(lead: \{text: Ironite [^,]*), sources: \[a-review\]",
            r"\1",
            r"nutrients\.yaml:80:5: nutrients\.ironite\.lead\.sources: the field 'sources' is missing",
        ),
        (
            r"(\nlinks:\n.*?)      evidence: [a-z]+\n",
            r"\1",
            r"nutrients\.yaml:\d+:\d+: links\.[a-z.-]+\.evidence: the field 'evidence' is missing",
        ),
        (
            r"  disclaimer: .*?(  disclaimer_short)",
            r"\1",
            r"nutrients\.yaml:\d+:\d+: site\.disclaimer: the field 'disclaimer' is missing",
        ),
    ],
    ids=["a nutrient's source", "a link's grade", "the disclaimer"],
)
def test_removing_what_readers_rely_on_stops_the_build_and_leaves_the_old_site(
    project: Path, pattern: str, by: str, expected: str
) -> None:
    change(project, pattern, by)

    result = run([*MKDOCS, "build", "--strict"], project)

    assert result.returncode == 1
    assert re.search(expected, result.stdout + result.stderr)
    assert "Traceback" not in result.stdout + result.stderr
    assert site_is_untouched(project)


def test_a_theme_that_loses_the_disclaimer_stops_the_build_and_leaves_the_old_site(project: Path) -> None:
    for path in (project / "hooks" / "theme").rglob("*.html"):
        path.write_text(path.read_text().replace('data-q="disclaimer"', 'data-q="gone"'))

    result = run([*MKDOCS, "build"], project)

    assert result.returncode == 1
    assert "404.html" in result.stdout + result.stderr
    assert site_is_untouched(project)


def test_a_dead_link_in_a_hand_written_page_stops_a_strict_build_and_leaves_the_old_site(
    project: Path,
) -> None:
    path = project / "docs" / "about" / "contact.md"
    path.write_text(path.read_text() + "\n[gone](nowhere.md)\n")

    result = run([*MKDOCS, "build", "--strict"], project)

    assert result.returncode == 1
    assert "nowhere.md" in result.stdout + result.stderr
    assert site_is_untouched(project)


def test_a_good_build_replaces_the_old_site_whole(project: Path) -> None:
    (project / "site" / "old.html").write_text("from an older edition")

    result = run([*MKDOCS, "build", "--strict"], project)

    assert result.returncode == 0, result.stderr
    assert not (project / "site" / "old.html").exists()
    assert not (project / "site.next").exists()
    assert not (project / "site.old").exists()
    assert (project / "site" / "nutrients" / "ironite" / "index.html").exists()


def test_two_builds_are_the_same_byte_for_byte(project: Path) -> None:
    def files(folder: Path) -> dict[str, bytes]:
        return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}

    for name in ("one", "two"):
        assert run([*MKDOCS, "build", "-q", "-d", name], project).returncode == 0
    one, two = files(project / "one"), files(project / "two")
    assert one.keys() == two.keys()
    assert [name for name in one if one[name] != two[name]] == []


def test_a_food_of_six_lines_shows_up_on_its_nutrients_page_in_tables_and_in_the_questions(
    project: Path,
) -> None:
    food = (
        "  test-seeds:\n    name: test seeds, made up\n    serving: 1 ounce\n"
        "    grams: 28.35\n    per_100g: {ironite: 900}\n    sources: [a-table]\n"
    )
    change(project, r"\nfoods:\n", "\nfoods:\n" + food.replace("\\", ""))
    assert len(food.splitlines()) == 6

    assert run([*MKDOCS, "build", "--strict"], project).returncode == 0

    site = project / "site"
    for path in ("nutrients/ironite", "compare", "faq", "a-to-z", "articles/night-cramps-lacking"):
        assert "est seeds, made up" in (site / path / "index.html").read_text(), path
    assert 'id="food-test-seeds"' in (site / "nutrients/ironite/index.html").read_text()


def test_a_nutrient_with_the_fewest_fields_gets_its_page_and_its_places(project: Path) -> None:
    nutrient = (
        "  chromium:\n    name: chromium\n    symbol: Cr\n    kind: mineral\n    unit: mcg\n"
        "    lead: {text: A made up sentence for a test., sources: [a-review], grade: weak}\n"
        "    dates: {published: 2026-01-01, changed: 2026-01-01, checked: 2026-01-01, next_check: 2027-01-01}\n"
    )
    change(project, r"\nnutrients:\n", "\nnutrients:\n" + nutrient)

    result = run([*MKDOCS, "build", "--strict"], project)

    assert result.returncode == 0, result.stdout + result.stderr
    site = project / "site"
    assert "A made up sentence" in (site / "nutrients" / "chromium" / "index.html").read_text()
    for path in ("nutrients", "compare", "a-to-z"):
        assert '<a href="../nutrients/chromium/' in (site / path / "index.html").read_text(), path
    assert "chromium" in (site / "search" / "search_index.json").read_text()


def test_the_check_command_answers_with_its_exit_status(project: Path) -> None:
    check = [sys.executable, "-m", "publisher.cli", "--root", str(project), "check"]
    good = run(check, project / "hooks")
    change(project, r"grade: strong", "grade: sure")
    bad = run(check, project / "hooks")

    assert (good.returncode, bad.returncode) == (0, 1)
    assert "no problems" in good.stdout
    assert "'sure' is not one of strong, moderate, weak, none" in bad.stderr


def test_the_package_knows_nothing_of_mkdocs(root: Path) -> None:
    code = (
        "import sys; sys.modules['mkdocs'] = None; sys.path.insert(0, 'hooks');"
        "import publisher.cli, publisher.html, publisher.audit, publisher.jsonld, publisher.search"
    )
    assert run([sys.executable, "-c", code], root).returncode == 0


def test_each_page_carries_its_address_to_the_form_once_the_repository_is_known(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REPO_URL", "https://forge.example/team/site")

    assert run([*MKDOCS, "build", "--strict"], project).returncode == 0

    form = "https://forge.example/team/site/issues/new?template=wrong-fact.yml&amp;page="
    for path in ("nutrients/ironite/", "faq/", "about/"):
        assert f'href="{form}{path}"' in (project / "site" / path / "index.html").read_text()
