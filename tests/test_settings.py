"""Settings with which the site can't work are named in a sentence each, before anything is built."""

from __future__ import annotations

import dataclasses
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from projects import whole_project
from publisher.settings import Settings, unworkable

ROOT, FRAME = Path("/project"), Path("/project/hooks/theme")
GOOD = Settings(
    site_url="https://site.example/",
    use_directory_urls=True,
    docs=ROOT / "docs",
    theme="material",
    theme_folders=(FRAME, Path("/material/templates")),
    plugins=("material/search", "hooks/publish.py"),
)


def test_our_own_settings_work() -> None:
    assert [*unworkable(GOOD, ROOT, FRAME)] == []


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"site_url": ""}, "site_url: found none, expected the address that the site is published at"),
        ({"use_directory_urls": False}, "use_directory_urls: found false, expected true"),
        ({"docs": ROOT / "pages"}, "docs_dir: found 'pages', expected 'docs'"),
        ({"theme": "readthedocs"}, "theme.name: found 'readthedocs', expected 'material'"),
        ({"theme": ""}, "theme.name: found 'none', expected 'material'"),
        ({"theme_folders": (Path("/material/templates"),)}, "theme.custom_dir: expected 'hooks/theme'"),
        ({"plugins": ("hooks/publish.py",)}, "plugins: 'search' is missing"),
    ],
)
def test_a_setting_that_cannot_work_is_named(change: dict[str, Any], expected: str) -> None:
    [message] = unworkable(dataclasses.replace(GOOD, **change), ROOT, FRAME)
    assert message.startswith(expected)


def test_all_of_them_are_named_at_once_and_the_plugin_that_sets_one(tmp_path: Path) -> None:
    settings = dataclasses.replace(
        GOOD, site_url="", use_directory_urls=False, plugins=("search", "material/offline")
    )
    first, second = unworkable(settings, ROOT, FRAME)
    assert first.startswith("site_url")
    assert second.endswith("the plugin offline sets it; take that out")


def mkdocs(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    import os

    return subprocess.run(
        [sys.executable, "-m", "mkdocs", *arguments],
        cwd=folder,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("arguments", "environment", "expected"),
    [
        (["--no-directory-urls"], {}, "use_directory_urls: found false"),
        ([], {"SITE_URL": ""}, "site_url: found none"),
    ],
)
def test_a_build_that_could_not_work_says_so_and_builds_nothing(
    tmp_path: Path, arguments: list[str], environment: dict[str, str], expected: str
) -> None:
    folder = whole_project(tmp_path)
    result = mkdocs(folder, "build", *arguments, **environment)
    assert result.returncode == 1
    assert expected in result.stderr
    assert len(result.stderr.splitlines()) < 6
    assert not (folder / "site").exists()


def test_quiet_does_not_cancel_strict(tmp_path: Path) -> None:
    folder = whole_project(tmp_path)
    page = folder / "docs" / "about" / "method.md"
    page.write_text(page.read_text() + "\n[gone](nowhere.md)\n")
    result = mkdocs(folder, "build", "--quiet", "--strict")
    assert result.returncode == 1
    assert "WARNING" not in result.stderr
    assert not (folder / "site").exists()
