"""A folder of one build alone, in place of the one it publishes from, until its site is checked."""

from __future__ import annotations

import atexit
import shutil
from pathlib import Path
from tempfile import mkdtemp
from typing import Protocol


class Settings(Protocol):
    """What a build takes its output folder from."""

    site_dir: str


class Staging:
    """Names a new folder in the settings, and gives them back as they were.

    It stands outside the project, whose parent may not be writable, and has a name of its own: two builds at
    once never meet in it.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self.output = Path(settings.site_dir)
        """Where the site belongs."""
        self.folder = Path(mkdtemp(prefix="site-"))
        """Where it is written."""
        atexit.register(shutil.rmtree, self.folder, ignore_errors=True)  # Ctrl+C ends a build without a word
        settings.site_dir = str(self.folder)

    def end(self) -> None:
        """Takes the folder away and names the output again: `gh-deploy` and later plugins look there."""
        self._settings.site_dir = str(self.output)
        shutil.rmtree(self.folder, ignore_errors=True)
