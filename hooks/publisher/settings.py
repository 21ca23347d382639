"""Settings of `mkdocs.yml` and the command line → those that the site can't work with, a sentence each."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

DOCS = "docs"
THEME = "material"


@dataclass(frozen=True)
class Settings:
    """What the publisher relies on."""

    site_url: str
    use_directory_urls: bool
    docs: Path
    theme: str
    """Name of the theme; may be empty."""
    theme_folders: tuple[Path, ...]
    plugins: Collection[str]


def unworkable(settings: Settings, root: Path, frame: Path) -> Iterator[str]:
    """What must be set otherwise. `root` is the project's folder, `frame` that of our part of the theme."""
    if not settings.site_url:
        yield (
            "site_url: found none, expected the address that the site is published at, which the sitemap and "
            "each page name; set SITE_URL, or site_url in mkdocs.yml"
        )
    if not settings.use_directory_urls:
        offline = any(name.rpartition("/")[2] == "offline" for name in settings.plugins)
        cause = "the plugin offline sets it; take that out" if offline else "take that out of mkdocs.yml"
        yield f"use_directory_urls: found false, expected true, so that addresses hold for ever; {cause}"
    if settings.docs.resolve() != (root / DOCS).resolve():
        yield f"docs_dir: found '{settings.docs.name}', expected '{DOCS}', the folder that is checked"
    if settings.theme != THEME:
        yield f"theme.name: found '{settings.theme or 'none'}', expected '{THEME}'"
    elif frame.resolve() not in {folder.resolve() for folder in settings.theme_folders}:
        yield "theme.custom_dir: expected 'hooks/theme', which puts the disclaimer on every page"
    if not any(name.rpartition("/")[2] == "search" for name in settings.plugins):
        yield "plugins: 'search' is missing, and the search box of the site needs it"
