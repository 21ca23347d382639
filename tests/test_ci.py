"""The last line of `.ci/run`: which step failed, and its first error in one sentence."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

RUN = Path(__file__).resolve().parent.parent / ".ci" / "run"
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


@pytest.mark.parametrize("kind", SAID)
def test_the_last_line_names_the_step_and_its_first_error(kind: str, tmp_path: Path) -> None:
    log, expected = SAID[kind]
    (tmp_path / "log").write_text(log)
    parts = re.findall(r"(?ms)^(?:ERRORS=\(|red\(\) \{).*?^[)}]$", RUN.read_text())
    script = "\n".join(["began=0", *parts, 'red "The step" log'])

    ended = subprocess.run(["bash", "-c", script], cwd=tmp_path, capture_output=True, text=True, check=False)

    assert ended.returncode == 1
    last = ended.stdout.splitlines()[-1]
    assert re.fullmatch(rf'RED after \d+ s: the step "The step" failed: {re.escape(expected)}', last)
