#!/usr/bin/env python3
"""Runs the tests with the newest or oldest versions that pyproject.toml allows; says what broke what.

    .ci/versions.py newest [arguments of pytest]
    .ci/versions.py oldest [arguments of pytest]

Ends with 0 when all tests pass. Those that fail run once more with the locked versions and one package at a
time exchanged, so that the last lines say which package broke what.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / ".ci" / "requirements.txt"
RESOLUTION = {"newest": "highest", "oldest": "lowest-direct"}
CANT_START = "the tests can't start"
Versions = dict[str, str]


def main() -> int:
    """Exit status: 0 when all tests pass, 1 when some fail, 2 when this was called wrong."""
    if len(sys.argv) < 2 or sys.argv[1] not in RESOLUTION:
        print(__doc__, file=sys.stderr)
        return 2
    end, arguments = sys.argv[1], sys.argv[2:]
    with tempfile.TemporaryDirectory() as folder:
        tried = Tried(Path(folder))
        wanted = tried.resolved(RESOLUTION[end])
        locked = tried.versions(LOCK.read_text())
        changed = {name: version for name, version in wanted.items() if locked.get(name) != version}
        told = ", ".join(
            f"{name} {locked.get(name)} -> {version}" for name, version in sorted(changed.items())
        )
        print(f"{end} allowed, where it differs from the lock: {told or 'nothing'}", flush=True)
        if not changed:
            return 0
        failing = tried.failing(wanted, arguments)
        if not failing:
            return 0
        print(
            f"\nred with the {end} versions: {len(failing)} tests; looking for the package to blame",
            flush=True,
        )
        chosen = arguments if CANT_START in failing else failing
        still = tried.failing({}, chosen)
        if still:
            print(f"not for their versions: with the lock, too, fail {shortly(still)}")
        blame = []
        for name in sorted(direct() & changed.keys()):
            broken = sorted({*tried.failing({name: changed[name]}, chosen)} - {*still})
            if broken:
                blame.append(f"{name} {changed[name]} (locked: {locked.get(name)}) breaks {shortly(broken)}")
        print("\n".join(blame) or "no package breaks anything alone; compare the differences above")
    return 1


def shortly(tests: list[str]) -> str:
    """The first few of many tests."""
    return ", ".join(tests[:5]) + (f" and {len(tests) - 5} more" if len(tests) > 5 else "")


def direct() -> set[str]:
    """Names of the packages that pyproject.toml names itself."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["test"]]
    return {normal(re.match(r"[\w.-]+", line)[0]) for line in wanted}  # type: ignore[index]


def normal(name: str) -> str:
    """A package's name as indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


class Tried:
    """Environments in a folder, each made for one run of the tests."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._made = 0
        self._tools = folder / "tools"
        subprocess.run([sys.executable, "-m", "venv", self._tools], check=True)
        subprocess.run([self._tools / "bin" / "pip", "install", "-q", "uv>=0.5,<1"], check=True)

    def _uv(self, *arguments: object) -> str:
        uv = [self._tools / "bin" / "uv", *map(str, arguments)]
        return subprocess.run(uv, check=True, cwd=ROOT, stdout=subprocess.PIPE, text=True).stdout

    def versions(self, requirements: str) -> Versions:
        """Package -> version, of those lines of a lock that hold for this Python."""
        wanted = self.folder / "wanted.txt"
        wanted.write_text(re.sub(r"\s*\\?\n\s+--hash=\S+", "", requirements))
        found = self._uv("pip", "compile", "-q", "--no-deps", "--no-annotate", "--no-header", wanted)
        return {normal(n): v for n, v in re.findall(r"^([\w.-]+)==(\S+)", found, re.MULTILINE)}

    def resolved(self, resolution: str) -> Versions:
        """What the ranges of pyproject.toml give."""
        ends = ("--extra", "test", "--resolution", resolution)
        return self.versions(self._uv("pip", "compile", "-q", *ends, "pyproject.toml"))

    def failing(self, exchanged: Versions, arguments: list[str]) -> list[str]:
        """Tests that fail with the locked versions but for some."""
        self._made += 1
        venv = self.folder / f"venv-{self._made}"
        subprocess.run([sys.executable, "-m", "venv", venv], check=True)
        python = venv / "bin" / "python"
        self._uv("pip", "install", "-q", "--python", python, "-r", LOCK)
        if exchanged:
            exact = [f"{name}=={version}" for name, version in exchanged.items()]
            self._uv("pip", "install", "-q", "--python", python, *exact)
        self._uv("pip", "install", "-q", "--python", python, "--no-deps", "--no-build-isolation", "-e", ROOT)
        cache = venv / "cache"
        run = [python, "-m", "pytest", "-o", f"cache_dir={cache}", *arguments]
        environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
        status = subprocess.run(run, cwd=ROOT, env=environment, check=False).returncode
        if status == 0:
            return []
        last = cache / "v" / "cache" / "lastfailed"
        return sorted(json.loads(last.read_text())) if last.exists() else [CANT_START]


if __name__ == "__main__":
    sys.exit(main())
