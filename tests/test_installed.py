"""The package as plain `pip install .` leaves it, away from the project: nothing that a command needs stays behind."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from projects import whole_project
from publisher import schema
from publisher.loading import load
from small import DAY, FILE

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = "publisher"
SCRIPT = """
import contextlib, io, json, sys
from publisher import cli
told = []
for command in json.loads(sys.argv[1]):
    with contextlib.redirect_stdout(io.StringIO()) as out:
        told.append((cli.main(command), out.getvalue()))
print(json.dumps([cli.__file__, told]))
"""


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the package installed into it from a copy of the project, without any network."""
    folder = tmp_path_factory.mktemp("installed")
    source, target = folder / "source", folder / "target"
    shutil.copytree(
        ROOT / "hooks", source / "hooks", ignore=shutil.ignore_patterns("__pycache__", "*.egg-info")
    )
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    pip = [
        sys.executable,
        "-m",
        "pip",
        "--disable-pip-version-check",
        "install",
        "--no-index",
        "--no-compile",
    ]
    options = ["--no-deps", "--no-build-isolation", "--target", str(target)]
    subprocess.run([*pip, "-q", *options, str(source)], check=True, timeout=600)
    return target


def test_every_file_of_the_program_is_installed(installed: Path) -> None:
    def files(folder: Path) -> set[str]:
        found = (path.relative_to(folder) for path in (folder / PROGRAM).rglob("*") if path.is_file())
        return {path.as_posix() for path in found if "__pycache__" not in path.parts}

    assert files(installed) == files(ROOT / "hooks")


def test_every_command_works_from_the_installed_package(
    installed: Path, tmp_path: Path, small_site: Path
) -> None:
    text = FILE.read_text()
    folder = whole_project(tmp_path, text.replace("green peas, boiled", "green peas, cooked"))
    (tmp_path / "before.yaml").write_text(text)
    commands = {
        "check": "no problems: 3 nutrients",
        "impact before.yaml": "1 change of the data → 9 pages",
        "schema": f"{schema.FILE} is written",
        f"audit {small_site}": "0 faults in ",
        "new food x-y": "'x-y' stands in foods.",
    }
    arguments = [["--today", DAY, "--root", str(folder), *command.split(" ")] for command in commands]
    run = subprocess.run(
        [sys.executable, "-c", SCRIPT, json.dumps(arguments)],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
    )
    assert run.stderr == ""
    program, told = json.loads(run.stdout)
    assert Path(program).is_relative_to(installed)
    for (command, expected), (status, words) in zip(commands.items(), told, strict=True):
        assert status == 0, command
        assert expected in words, command
    assert (folder / schema.FILE).read_text(encoding="utf-8") == schema.text(load(folder).knowledge)
