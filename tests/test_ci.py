"""CI says which step failed and its first error, takes nothing that did not pass for passed, and installs by hash."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
RUN = ROOT / ".ci" / "run"
SAID = {
    "style": (
        "hooks/publisher/units.py:5:8: unformatted: File would be reformatted\n1 file would be reformatted\n",
        "hooks/publisher/units.py:5:8: unformatted: File would be reformatted",
    ),
    "lint": (
        "158 files already formatted\nhooks/publisher/units.py:3:1: F401 `os` imported but unused\nFound 1 error.\n",
        "hooks/publisher/units.py:3:1: F401 `os` imported but unused",
    ),
    "types": (
        'hooks/publisher/units.py:20: note: see the call\nhooks/publisher/units.py:21: error: Returning "int"\n',
        'hooks/publisher/units.py:21: error: Returning "int"',
    ),
    "data": (
        "nutrients.yaml:9:3: foods.x: the field 'name' is missing (known-fields)\n1 problem\n",
        "nutrients.yaml:9:3: foods.x: the field 'name' is missing (known-fields)",
    ),
    "a test": (
        "...F [100%]\ntests/test_units.py:12: AssertionError\n"
        "FAILED tests/test_units.py::test_one - assert 1 == 2\n1 failed\n",
        "FAILED tests/test_units.py::test_one - assert 1 == 2",
    ),
    "a test that can't be read": (
        "==== ERRORS ====\nERROR tests/test_units.py - SyntaxError: invalid syntax\n1 error in 0.2s\n",
        "ERROR tests/test_units.py - SyntaxError: invalid syntax",
    ),
    "no browser": (
        "ERROR: the tests in tests/browser can't run: no Chromium found; install it, or set CHROMIUM\n",
        "ERROR: the tests in tests/browser can't run: no Chromium found; install it, or set CHROMIUM",
    ),
    "a build": (
        "INFO    -  Cleaning site directory\nWARNING -  publisher: 404.html: found 0 h1 headings (there-is-one-h1)\n"
        "ERROR   -  the new site has 1 fault(s); the one before stays as it was\n",
        "WARNING -  publisher: 404.html: found 0 h1 headings (there-is-one-h1)",
    ),
    "the audit": (
        "index.html: <html> has no lang (language-is-named)\n1 fault in 334 pages, 56 checks\n",
        "index.html: <html> has no lang (language-is-named)",
    ),
    "the language server": (
        "ok   it starts\nFAIL an id is offered: found []\n1 failed\n",
        "FAIL an id is offered: found []",
    ),
    "anything else": ("\nsudo: apt-get: command not found\n", "sudo: apt-get: command not found"),
}


def parts(*names: str) -> str:
    """Functions and lists of `.ci/run`, as it defines them."""
    text = RUN.read_text()
    found = [re.search(rf"(?ms)^{name}(?:=\(|\(\) \{{).*?^[)}}]$", text) for name in names]
    return "\n".join(["set -u", "began=0 logs=.", *(part[0] for part in found if part)])


def run(script: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["bash", "-c", script], cwd=folder, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("kind", SAID)
def test_the_last_line_names_the_step_and_its_first_error(kind: str, tmp_path: Path) -> None:
    log, expected = SAID[kind]
    (tmp_path / "log").write_text(log)

    ended = run(f"{parts('ERRORS', 'red')}\nred 'The step' log", tmp_path)

    assert ended.returncode == 1
    last = ended.stdout.splitlines()[-1]
    assert re.fullmatch(rf'RED after \d+ s: the step "The step" failed: {re.escape(expected)}', last)


@pytest.mark.parametrize(
    ("second", "status", "last"),
    [
        ("true", 0, "on"),
        ("{ echo 'FAIL an id'; false; }", 1, 'RED after N s: the step "second" failed: FAIL an id'),
        ("kill -9 $BASHPID", 1, 'RED after N s: the step "second" failed: '),
    ],
    ids=["all pass", "one fails", "one is killed"],
)
def test_a_step_beside_the_tests_has_passed_only_if_it_ended_well(
    second: str, status: int, last: str, tmp_path: Path
) -> None:
    script = f"""{parts("ERRORS", "red", "beside", "together")}
first() {{ echo one; }}
second() {{ {second}; }}
third() {{ echo three; }}
beside first second third
together
echo on
"""
    ended = run(script, tmp_path)
    assert ended.returncode == status
    assert re.sub(r"after \d+ s", "after N s", ended.stdout.splitlines()[-1]) == last  # however slow it is


def test_every_package_is_locked_with_its_hashes_and_no_address_of_an_index() -> None:
    lock = (ROOT / ".ci" / "requirements.txt").read_text()
    entries = [entry for entry in re.split(r"(?m)^(?=[a-z0-9])", lock) if not entry.startswith("#")]
    assert len(entries) > 40
    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []
    assert "://" not in re.sub(r"(?m)^ *#.*$", "", lock)
    assert not re.search(r"(?m)^--", lock)


def test_the_readmes_first_command_and_the_jobs_install_the_lock() -> None:
    texts = {
        "README": (ROOT / "README.md").read_text(),
        "editing": (ROOT / "docs" / "editing.md").read_text(),
    }
    texts |= {path.name: path.read_text() for path in (ROOT / ".github" / "workflows").glob("*.yml")}
    installs = {
        name: set(re.findall(r"pip install (?:-q )?(?:--require-hashes )?(.+?)(?: &&|$)", text, re.MULTILINE))
        for name, text in texts.items()
    }
    locked = {"-r .ci/requirements.txt", "--no-deps --no-build-isolation -e ."}
    assert {name: found for name, found in installs.items() if found != locked} == {}
