"""The live preview as an editor meets it: a real server, a real browser's requests, files that are saved."""

from __future__ import annotations

import html
import os
import re
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest

from projects import whole_project
from small import FILE

T = TypeVar("T")

PAGES = (
    "",
    "nutrients/ironite/",
    "articles/night-cramps-lacking/",
    "about/",
    "faq/",
    "no-such-page/",
)
PATIENCE = 600.0
"""Seconds after which a server counts as stuck. A change takes about one; no test waits longer than it must."""


class Served:
    """A project that `mkdocs serve` shows, at a port that the system chose."""

    def __init__(self, folder: Path, log: Path) -> None:
        self.folder, self._log = folder, log
        with log.open("w") as told:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "mkdocs", "serve", "-a", "127.0.0.1:0"],
                cwd=folder,
                env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONDONTWRITEBYTECODE": ""},
                stdout=told,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        self._address = self._until(lambda: re.search(r"Serving on (http://127\.0\.0\.1:\d+/)", self.log))[1]

    def _until(self, found: Callable[[], T | None]) -> T:
        """What was looked for, as soon as it is there."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if result := found():
                return result
            assert self._process.poll() is None, self.log
            time.sleep(0.05)
        raise AssertionError(self.log)

    def stop(self) -> None:
        os.killpg(self._process.pid, signal.SIGINT)  # as Ctrl+C: the server tidies up after itself
        try:
            self._process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()

    @property
    def log(self) -> str:
        return self._log.read_text()

    @property
    def builds(self) -> int:
        return self.log.count("Building documentation...")

    def get(self, path: str) -> str:
        """A page, or the page that stands for a missing one. A server that hangs fails the test."""
        try:
            with urllib.request.urlopen(f"{self._address}{path}", timeout=PATIENCE) as answer:
                return str(answer.read().decode())
        except urllib.error.HTTPError as error:
            return error.read().decode()

    def wait(self, path: str, expected: Callable[[str], object]) -> str:
        """The page, as soon as it is as expected."""

        def found() -> str | None:
            text = self.get(path)
            return text if expected(text) else None

        return self._until(found)

    def save(self, file: str, change: Callable[[str], str]) -> str:
        """Changes a file as editors do: written beside it, then put in its place. Gives the text before."""
        path = self.folder / file
        before = path.read_text()
        after = change(before)
        assert after != before
        self.put(file, after)
        return before

    def put(self, file: str, text: str) -> None:
        path = self.folder / file
        beside = path.with_name(f"{path.name}~")
        beside.write_text(text)
        beside.replace(path)


def overlay(page: str) -> str:
    """What the page tells editors; nothing when all is well."""
    found = re.search(r'<aside class="desk.*?</aside>', page, re.DOTALL)
    return html.unescape(re.sub(r"<[^>]+>", " ", found[0])) if found else ""


def replaced(pattern: str, by: str) -> Callable[[str], str]:
    def change(text: str) -> str:
        changed, count = re.subn(pattern, by, text, count=1, flags=re.DOTALL)
        assert count == 1
        return changed

    return change


misspelled = replaced(r"(\nlinks:\n.*?      evidence: )\w+", r"\1stong")


GOOD = FILE.read_text()
KEPT = (".yaml", ".yml", ".md", ".html", ".jinja", ".py")
"""Files that a test may change."""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The one server of all these tests. It starts with bad data."""
    folder = tmp_path_factory.mktemp("served")
    server = Served(whole_project(folder / "project", misspelled(GOOD), own_hooks=True), folder / "log")
    try:
        yield server
    finally:
        server.stop()


@pytest.fixture(scope="module")
def at_start(server: Served) -> dict[str, str]:
    """What was shown before the data were good for the first time; now they are."""
    shown = {path: overlay(server.get(path)) for path in ("", "nutrients/ironite/")}
    server.put("nutrients.yaml", GOOD)
    shown["then"] = server.wait("nutrients/ironite/", lambda page: "<h1" in page and not overlay(page))
    return shown


@pytest.fixture
def served(server: Served, at_start: dict[str, str]) -> Iterator[Served]:
    """The server with good data. A test puts back what it changed; should it fail, this does."""
    kept = {path: path.read_text() for path in server.folder.rglob("*") if path.suffix in KEPT}
    yield server
    for path, text in kept.items():
        if not path.exists() or path.read_text() != text:
            server.put(path.relative_to(server.folder).as_posix(), text)
    server.wait("", lambda page: "</html>" in page and not overlay(page))


def test_a_start_with_bad_data_shows_what_to_mend_and_then_the_site(at_start: dict[str, str]) -> None:
    assert "There is nothing to show yet." in at_start[""]
    assert "did you mean 'strong'?" in at_start[""]
    assert "did you mean 'strong'?" in at_start["nutrients/ironite/"]
    assert "Ironite" in at_start["then"]
    assert 'data-q="disclaimer"' in at_start["then"]


def test_each_save_is_one_build_and_its_words_are_shown(served: Served) -> None:
    assert overlay(served.get("")) == ""
    before = served.builds
    for number in range(3):  # a build that sets off the next one would have run by the third save
        words = f"Made up words {number}."
        served.put("nutrients.yaml", replaced(r"(\n  ironite:\n.*?text: )", rf"\g<1>{words} ")(GOOD))
        served.wait("nutrients/ironite/", re.compile(words).search)
    assert served.builds == before + 3, served.log


def test_bad_data_keep_the_last_good_pages_and_every_page_says_what_is_wrong(served: Served) -> None:
    good = served.get("nutrients/ironite/")

    before = served.save("nutrients.yaml", misspelled)
    served.wait("", overlay)

    for path in PAGES:
        told = overlay(served.get(path))
        assert re.search(r"nutrients\.yaml:\d+:17\s+links\.[a-z.-]+\.evidence\s+'stong' is not one of", told)
        assert "did you mean 'strong'?" in told
        assert "1 problem to mend" in told
    assert body(served.get("nutrients/ironite/")) == body(good)
    assert re.search(r"nutrients\.yaml:\d+:17: links\..*\(known-value\)\n1 problem\n", served.log)

    served.put("nutrients.yaml", before.replace("\nlinks:\n", "\nlinks: [\n", 1))
    served.wait("", lambda page: "not valid YAML" in overlay(page))

    (served.folder / "nutrients.yaml").unlink()
    served.wait("", lambda page: "the file is missing" in overlay(page))

    served.put("nutrients.yaml", before)
    served.wait("", lambda page: not overlay(page))
    assert all(not overlay(served.get(path)) for path in PAGES)


def body(page: str) -> str:
    return page[page.index("<main") : page.index("</main>")]


def test_a_mistake_in_an_article_and_unfinished_work_are_shown_too(served: Served) -> None:
    article = "docs/articles/night-cramps-lacking.md"
    before = served.save(article, replaced(r"::care symptom=", "::car symptom="))
    served.wait("", lambda page: f"{article}:" in overlay(page) and "did you mean 'care'?" in overlay(page))

    served.put(article, before.replace("\n## ", "\nTODO: more words.\n\n## ", 1))
    told = overlay(served.wait("", lambda page: "Not finished." in overlay(page)))
    assert "TODO: more words." in told
    assert "TODO: more words." in served.get("articles/night-cramps-lacking/")


@pytest.mark.parametrize(
    ("file", "pattern", "by", "expected"),
    [
        (
            "hooks/publisher/templates/nutrient.html.jinja",
            r"\A",
            "{% if %}\n",
            "hooks/publisher/templates/nutrient.html.jinja:1:1",
        ),
        (
            "hooks/publisher/templates/faq.html.jinja",
            r"\A",
            "\n{{ nothing.here }}\n",
            "hooks/publisher/templates/faq.html.jinja:2:1",
        ),
        (
            "hooks/publisher/templates/people.html.jinja",
            r"\A",
            "{{ gone }}\n",
            "hooks/publisher/templates/people.html.jinja:1:1",
        ),
        ("hooks/theme/partials/footer.html", r"\Z", "{% endif %}", "hooks/theme/partials/footer.html:"),
    ],
    ids=["a template that can't be read", "a template that fails", "a part of a page", "the theme"],
)
def test_a_broken_template_keeps_the_last_good_pages(
    served: Served, file: str, pattern: str, by: str, expected: str
) -> None:
    good = served.get("faq/")
    before = served.save(file, replaced(pattern, by))

    served.wait("", lambda page: expected in overlay(page).replace("\n", ""))
    assert body(served.get("faq/")) == body(good)
    assert 'data-q="disclaimer"' in served.get("nutrients/ironite/")

    served.put(file, before)
    served.wait("", lambda page: not overlay(page))


def test_a_changed_program_asks_for_a_restart_until_it_is_as_before(served: Served) -> None:
    before = served.save("hooks/publisher/units.py", lambda text: f"{text}\n# changed\n")
    assert "Restart needed" in overlay(served.wait("", overlay))
    assert "restart needed" in served.log

    served.put("hooks/publisher/units.py", before)
    served.wait("", lambda page: not overlay(page))


def test_a_broken_configuration_leaves_every_request_an_answer(served: Served) -> None:
    before = served.save("mkdocs.yml", lambda text: f"{text}\nplugins: [nothing-of-this-name]\n")
    served.wait("", lambda _: "nothing-of-this-name" in served.log)
    assert all("</html>" in served.get(path) for path in PAGES)

    served.put("mkdocs.yml", before)
    served.save("nutrients.yaml", misspelled)
    served.wait("", overlay)


def test_readers_get_nothing_of_it(small_site: Path) -> None:
    assert not (small_site / "assets" / "desk.css").exists()
    page = (small_site / "index.html").read_text()
    assert "Content-Security-Policy" in page
    assert 'class="desk' not in page
