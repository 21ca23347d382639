"""The browser: which one, with which arguments, and what to say when there is none."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # without Playwright, this module must still be able to say so
    from playwright.sync_api import Browser

NAMES = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = (
    "--no-sandbox",  # containers of CI run as root, where Chromium's sandbox can't start
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND",  # no test may reach any network
)


def program() -> str | None:
    """Path of the Chromium to drive: the one named by CHROMIUM, else the first that is installed."""
    named = os.environ.get("CHROMIUM")
    return next(filter(None, map(shutil.which, [named] if named else NAMES)), None)


def missing() -> str:
    """Why no browser can be driven here, with the remedy; empty when one can."""
    if find_spec("playwright") is None:
        return "no Playwright found; run the README's first command"
    if program() is None and os.environ.get("CHROMIUM"):
        return "CHROMIUM names no program; set it to Chromium's path"
    return "" if program() else "no Chromium found; install it, or set CHROMIUM"


@contextmanager
def running() -> Iterator[Browser]:
    """Chromium without a window."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program(), args=list(ARGUMENTS))
        try:
            yield browser
        finally:
            browser.close()
