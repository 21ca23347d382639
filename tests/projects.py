"""A whole project around the small knowledge, for tests that build: less than a second instead of ten.

The knowledge and the article are those of `small.py`; mkdocs.yml, hooks, theme and the pages written by hand
are our own. A strict build of it passes. Nothing of the real data is read.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import CodeType
from typing import Any
from unittest.mock import patch

import jinja2
from mkdocs.commands.build import build
from mkdocs.config import load_config

from small import project

ROOT = Path(__file__).resolve().parent.parent
_compile: Any = jinja2.Environment.compile
_compiled: dict[object, CodeType] = {}
_list: Any = jinja2.Environment.list_templates
_listed: dict[object, list[str]] = {}


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


def build_site(folder: Path, target: Path | None = None, *, strict: bool = True) -> Path:
    """The site of the project in `folder` as `mkdocs build` writes it, built in this process."""
    target = target or folder / "site"
    config = load_config(str(folder / "mkdocs.yml"), strict=strict, site_dir=str(target))
    config.plugins.on_startup(command="build", dirty=False)
    try:
        with theme_read_once():
            build(config)
    finally:
        config.plugins.on_shutdown()
    return target


@contextmanager
def theme_read_once() -> Iterator[None]:
    """Keeps what is the same in every build: compiled templates, and the list of the theme's 14,000 files.

    Four fifths of a small build would be spent on them. What Jinja compiles depends on a template's text and on
    how it is read, never on the data. A test may change a template, but not add a file to a theme.
    """
    with (
        patch.object(jinja2.Environment, "compile", _compiled_once),
        patch.object(jinja2.Environment, "list_templates", _listed_once),
    ):
        yield


def _compiled_once(
    self: jinja2.Environment, source: str, name: str | None = None, filename: str | None = None, **more: Any
) -> CodeType:
    reads = (type(self), self.autoescape, self.trim_blocks, self.lstrip_blocks, *sorted(self.filters))
    key = (source, name, filename, *more.items(), reads)
    if key not in _compiled:
        _compiled[key] = _compile(self, source, name, filename, **more)
    return _compiled[key]


def _listed_once(self: jinja2.Environment, **more: Any) -> list[str]:
    key = tuple(getattr(self.loader, "searchpath", ()))
    if key not in _listed:
        _listed[key] = _list(self, **more)
    return _listed[key]
