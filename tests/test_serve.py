"""The live preview as an editor meets it: a real server, a real browser's requests, files that are saved."""

from __future__ import annotations

import html
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

PAGES = (
    "",
    "nutrients/magnesium/",
    "articles/vitamin-lacking-leg-cramps/",
    "about/",
    "faq/",
    "no-such-page/",
)
PATIENCE = 60.0
"""Seconds until a change must have arrived; it takes about two on an idle machine."""


class Served:
    """A project that `mkdocs serve` shows."""

    def __init__(self, folder: Path, log: Path) -> None:
        self.folder, self._log = folder, log
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self._address = f"127.0.0.1:{free.getsockname()[1]}"
        with log.open("w") as told:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "mkdocs", "serve", "-a", self._address],
                cwd=folder,
                env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONDONTWRITEBYTECODE": ""},
                stdout=told,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

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
            with urllib.request.urlopen(f"http://{self._address}/{path}", timeout=20) as answer:
                return str(answer.read().decode())
        except urllib.error.HTTPError as error:
            return error.read().decode()

    def wait(self, path: str, expected: Callable[[str], object]) -> str:
        """The page, as soon as it is as expected."""
        text, end = "", time.monotonic() + PATIENCE
        while time.monotonic() < end:
            try:
                text = self.get(path)
                if expected(text):
                    return text
            except (urllib.error.URLError, ConnectionError):
                assert self._process.poll() is None, self.log
            time.sleep(0.1)
        raise AssertionError(f"{path} did not change as expected\n{overlay(text)}\n{self.log}")

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


@pytest.fixture
def copy(root: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    folder.mkdir()
    for name in ("nutrients.yaml", "mkdocs.yml"):
        shutil.copy(root / name, folder)
    for name in ("docs", "hooks"):
        shutil.copytree(root / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    return folder


@pytest.fixture
def served(copy: Path, tmp_path: Path) -> Iterator[Served]:
    server = Served(copy, tmp_path / "log")
    try:
        server.wait("", lambda page: "</html>" in page)
        yield server
    finally:
        server.stop()


def test_a_save_is_one_build_and_its_words_are_shown(served: Served) -> None:
    assert overlay(served.get("")) == ""
    served.save("nutrients.yaml", replaced(r"(\n  magnesium:\n.*?text: )", r"\1Made up words. "))
    served.wait("nutrients/magnesium/", lambda page: "Made up words." in page)
    time.sleep(2)  # a loop would show by now
    assert served.builds == 2, served.log


def test_bad_data_keep_the_last_good_pages_and_every_page_says_what_is_wrong(served: Served) -> None:
    good = served.get("nutrients/magnesium/")

    before = served.save("nutrients.yaml", misspelled)
    served.wait("", overlay)

    for path in PAGES:
        told = overlay(served.get(path))
        assert re.search(r"nutrients\.yaml:\d+:17\s+links\.[a-z.-]+\.evidence\s+'stong' is not one of", told)
        assert "did you mean 'strong'?" in told
        assert "1 problem to mend" in told
    assert body(served.get("nutrients/magnesium/")) == body(good)
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
    article = "docs/articles/vitamin-lacking-leg-cramps.md"
    before = served.save(article, replaced(r"::care symptom=", "::car symptom="))
    served.wait("", lambda page: f"{article}:" in overlay(page) and "did you mean 'care'?" in overlay(page))

    served.put(article, before.replace("\n## ", "\nTODO: more words.\n\n## ", 1))
    told = overlay(served.wait("", lambda page: "Not finished." in overlay(page)))
    assert "TODO: more words." in told
    assert "TODO: more words." in served.get("articles/vitamin-lacking-leg-cramps/")


@pytest.mark.parametrize(
    ("file", "pattern", "by", "expected"),
    [
        (
            "hooks/templates/nutrient.html.jinja",
            r"\A",
            "{% if %}\n",
            "hooks/templates/nutrient.html.jinja:1:1",
        ),
        (
            "hooks/templates/faq.html.jinja",
            r"\A",
            "\n{{ nothing.here }}\n",
            "hooks/templates/faq.html.jinja:2:1",
        ),
        ("hooks/theme/partials/footer.html", r"\Z", "{% endif %}", "hooks/theme/partials/footer.html:"),
    ],
    ids=["a template that can't be read", "a template that fails", "the theme"],
)
def test_a_broken_template_keeps_the_last_good_pages(
    served: Served, file: str, pattern: str, by: str, expected: str
) -> None:
    good = served.get("faq/")
    before = served.save(file, replaced(pattern, by))

    served.wait("", lambda page: expected in overlay(page).replace("\n", ""))
    assert body(served.get("faq/")) == body(good)
    assert 'data-q="disclaimer"' in served.get("nutrients/magnesium/")

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


def test_a_start_with_bad_data_shows_what_to_mend_and_then_the_site(copy: Path, tmp_path: Path) -> None:
    file = copy / "nutrients.yaml"
    before = file.read_text()
    file.write_text(misspelled(before))
    server = Served(copy, tmp_path / "log")
    try:
        told = overlay(server.wait("", overlay))
        assert "There is nothing to show yet." in told
        assert "did you mean 'strong'?" in told
        assert "did you mean 'strong'?" in overlay(server.get("nutrients/magnesium/"))

        server.put("nutrients.yaml", before)
        page = server.wait(
            "nutrients/magnesium/", lambda page: 'data-q="disclaimer"' in page and "Magnesium" in page
        )
        assert overlay(page) == ""
    finally:
        server.stop()


def test_readers_get_nothing_of_it(site: Path) -> None:
    assert not (site / "assets" / "desk.css").exists()
    page = (site / "index.html").read_text()
    assert "Content-Security-Policy" in page
    assert 'class="desk' not in page
