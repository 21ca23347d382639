"""What tests start from: the project's folder, its content, and the real site, built once a session."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from projects import build_site, whole_project
from publisher.content import Content
from publisher.loading import load

ROOT = Path(__file__).resolve().parent.parent
ADDRESS = "https://example.org/site/"
"""Where tests publish the real site: below the top of a host, as many sites are."""

# The same inputs each time, however slow the machine: red means that something changed. A failure prints what
# replays it. Each week other inputs are drawn (`--hypothesis-profile=random`).
settings.register_profile("same", deadline=None, derandomize=True, print_blob=True)
settings.register_profile("random", deadline=None, derandomize=False, print_blob=True)
settings.load_profile("same")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="write the golden pages anew, then read the diff"
    )
    parser.addoption(
        "--project",
        type=Path,
        default=ROOT,
        help="run tests/data on a copy of the project, see right_edits.py",
    )


@pytest.fixture(scope="session")
def update_golden(request: pytest.FixtureRequest) -> bool:
    """Whether golden pages are written anew."""
    return bool(request.config.getoption("--update-golden"))


@pytest.fixture(scope="session")
def root() -> Path:
    """Folder of the repository."""
    return ROOT


@pytest.fixture(scope="session")
def data_root(request: pytest.FixtureRequest) -> Path:
    """Folder of the project whose data are tested: the repository, or a copy with edits (`--project`)."""
    folder: Path = request.config.getoption("--project")
    return folder.resolve()


@pytest.fixture(scope="session")
def content(data_root: Path) -> Content:
    """Everything there is to publish, checked. For tests of the data, in tests/data and tests/browser."""
    return load(data_root)


@pytest.fixture(scope="session")
def site(data_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as `mkdocs build --strict` writes it for `ADDRESS`. Read only. For tests of the data."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITE_URL", ADDRESS)
        return build_site(data_root, tmp_path_factory.mktemp("real") / "site")


@pytest.fixture(scope="session")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the small project, built strictly. Read only. For tests of the program."""
    return build_site(whole_project(tmp_path_factory.mktemp("small")))


@pytest.fixture(scope="session")
def page_html(site: Path) -> Callable[[str], str]:
    """HTML of a page of the real site by its address: `page_html("nutrients/magnesium/")`."""

    def read(path: str) -> str:
        file = site / path
        return (file if file.suffix else file / "index.html").read_text(encoding="utf-8")

    return read
