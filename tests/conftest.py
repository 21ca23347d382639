"""What tests start from: the project's folder, its content, and the real site, built once a session."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings
from mkdocs.commands.build import build
from mkdocs.config import load_config

from publisher.content import Content
from publisher.loading import load

# The same inputs each time, however slow the machine: red means that something changed. A failure prints what
# replays it. Each week other inputs are drawn (`--hypothesis-profile=random`).
settings.register_profile("same", deadline=None, derandomize=True, print_blob=True)
settings.register_profile("random", deadline=None, derandomize=False, print_blob=True)
settings.load_profile("same")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="write the golden pages anew, then read the diff"
    )


@pytest.fixture(scope="session")
def update_golden(request: pytest.FixtureRequest) -> bool:
    """Whether golden pages are written anew."""
    return bool(request.config.getoption("--update-golden"))


@pytest.fixture(scope="session")
def root() -> Path:
    """Folder of the repository."""
    return Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def content(root: Path) -> Content:
    """Everything there is to publish, checked."""
    return load(root)


@pytest.fixture(scope="session")
def site(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site as `mkdocs build --strict` writes it. Read only."""
    target = tmp_path_factory.mktemp("real") / "site"
    config = load_config(str(root / "mkdocs.yml"), strict=True, site_dir=str(target))
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build(config)
    finally:
        config.plugins.on_shutdown()
    return target


@pytest.fixture(scope="session")
def page_html(site: Path) -> Callable[[str], str]:
    """HTML of a page of the real site by its address: `page_html("nutrients/magnesium/")`."""

    def read(path: str) -> str:
        file = site / path
        return (file if file.suffix else file / "index.html").read_text(encoding="utf-8")

    return read
