"""A whole project around the small knowledge, for tests that build: less than a second instead of ten.

The knowledge and the article are those of `small.py`; mkdocs.yml, hooks, theme and the pages written by hand
are our own. A strict build of it passes. Nothing of the real data is read.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config

from small import project

ROOT = Path(__file__).resolve().parent.parent


def whole_project(
    folder: Path, knowledge: str | None = None, article: str | None = None, *, own_hooks: bool = False
) -> Path:
    """A project in `folder` that MkDocs can build: small knowledge and article, or changed ones.

    Its hooks are a link to our own; a test that changes the program or a template asks for a copy.
    """
    project(folder, knowledge, article)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    # The real articles speak of real nutrients; everything else that is linked to must be there.
    shutil.copytree(
        ROOT / "docs", folder / "docs", ignore=shutil.ignore_patterns("articles"), dirs_exist_ok=True
    )
    if own_hooks:
        shutil.copytree(ROOT / "hooks", folder / "hooks")  # with its byte code, or each run would compile it
    else:
        (folder / "hooks").symlink_to(ROOT / "hooks")
    return folder


def build_site(folder: Path, *, strict: bool = True) -> Path:
    """The site of the project in `folder` as `mkdocs build` writes it, built in this process."""
    target = folder / "site"
    config = load_config(str(folder / "mkdocs.yml"), strict=strict, site_dir=str(target))
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build(config)
    finally:
        config.plugins.on_shutdown()
    return target
