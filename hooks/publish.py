"""The one place where MkDocs and the publisher meet: each event hands over to the package.

on_config loads and checks everything before anything is deleted; on_files adds the generated pages;
on_pre_page gives each its finished HTML instead of Markdown; on_post_build audits what was written
and only then lets it take the place of the site that was there.
"""

from __future__ import annotations

import dataclasses
import gc
import logging
import re
import shutil
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import TableOfContents
from mkdocs.utils import CountHandler

from publisher import jsonld, search
from publisher.audit.essentials import essentials
from publisher.content import Content
from publisher.html import Rendered, Renderer
from publisher.loading import load
from publisher.pages import Page, all_pages
from publisher.pages.page import banners, crumbs
from publisher.problems import InvalidData

log = get_plugin_logger("publisher")
ROOT = Path(__file__).resolve().parent.parent
_ID = re.compile(r'\sid="([^"]+)"')


@dataclasses.dataclass
class Build:
    """What lives from one event to the next, and in `serve` from one build to the next."""

    serving: bool = False
    site_dir: Path | None = None
    """Where the finished site belongs, while it is being written beside it."""
    content: Content | None = None
    problems: str = ""
    """In `serve`: what is wrong with the data on disk, while the last good content is shown."""
    renderer: Renderer | None = None
    pages: dict[str, Page] = dataclasses.field(default_factory=dict)
    """Source address in MkDocs (`nutrients/magnesium.md`) → page."""
    entries: list[dict[str, Any]] = dataclasses.field(default_factory=list)
    """Search entries of the generated pages."""


build = Build()


def on_startup(*, command: str, dirty: bool) -> None:
    """Remembers whether a person is watching (`serve`) or a site is being made (`build`)."""
    build.serving = command == "serve"
    if not build.serving:
        gc.disable()  # a build is over in seconds, and its process with it


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Loads and checks all data. Bad data stops a build here, with the old site untouched."""
    root = Path(config.config_file_path).parent if config.config_file_path else ROOT
    try:
        build.content, build.problems = load(root), ""
    except InvalidData as error:
        if not (build.serving and build.content):
            raise PluginError(f"the data can't be published:\n{error}") from None
        build.problems = str(error)
        for problem in error.problems:
            log.warning("%s", problem)
    else:
        for problem in build.content.warnings:
            log.warning("%s", problem)
    build.renderer = Renderer(build.content)
    build.pages = {_source_uri(page.path): page for page in all_pages(build.content)}
    build.entries = []
    if not build.serving:
        build.site_dir = Path(config.site_dir)
        config.site_dir = f"{config.site_dir}.next"
    return config


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Adds the generated pages; leaves Material's own style and scripts out of the site."""
    for file in list(files):
        if file.src_uri.startswith("assets/") and "material" in Path(file.src_dir or "").parts:
            files.remove(file)
    for uri, page in build.pages.items():
        if page.kind == "article":
            continue
        if files.get_file_from_path(uri):
            raise PluginError(f"docs/{uri} stands where a page is generated; rename or delete it")
        file = File.generated(config, uri, content="", inclusion=InclusionLevel.NOT_IN_NAV)
        files.append(file)
    robots = f"User-agent: *\nAllow: /\n\nSitemap: {config.site_url}sitemap.xml\n"
    files.append(File.generated(config, "robots.txt", content=robots))
    return files


def on_pre_page(page: MkDocsPage, *, config: MkDocsConfig, files: Files) -> MkDocsPage:
    """Gives a generated page its finished HTML; Markdown never sees it."""
    content, renderer = _loaded()
    found = build.pages.get(page.file.src_uri)
    changed = (found and found.changed) or content.knowledge.site.edition
    page.update_date = changed.isoformat()
    if found:
        rendered = renderer.render(found)

        def render(config: MkDocsConfig, files: Files) -> None:
            page.content = rendered.html
            page.toc = TableOfContents([])
            page.present_anchor_ids = set(_ID.findall(rendered.html))
            page.meta = {
                "kind": found.kind,
                "title": found.title,
                "description": found.description,
                "breadcrumb": list(found.breadcrumb),
                "section": found.section,
                "jsonld": jsonld.script(found, rendered, content, config.site_url or ""),
                "search": {"exclude": True},
                "banners": banners(found, content),
            }

        page.render = render  # type: ignore[method-assign]
        build.entries += search.entries(found, rendered)
    return page


def on_page_content(html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
    """Says to machines what a hand-written page is; in `serve`, shows problems until they are mended."""
    if page.file.src_uri not in build.pages:
        page.meta["jsonld"] = _jsonld_of_markdown(page, config)
    if build.problems:
        problem = {"kind": "problem", "word": "The data has problems.", "text": build.problems}
        page.meta["banners"] = [problem, *page.meta.get("banners", [])]
    return html


def on_env(env: Any, *, config: MkDocsConfig, files: Files) -> Any:
    """Gives the theme the facts about the site, for pages that are not ours (404) too."""
    env.globals["site"] = _loaded()[0].knowledge.site
    index = getattr(config.plugins.get("material/search"), "search_index", None)
    if index is not None:
        index.entries += build.entries
    return env


def on_post_build(*, config: MkDocsConfig) -> None:
    """Checks every page that was written; a good site takes the place of the one before."""
    content, _ = _loaded()
    written = Path(config.site_dir)
    faults = essentials(written, content)
    for fault in faults:
        log.warning("%s", fault)
    if build.serving:
        return
    if faults or (config.strict and _warnings()):
        shutil.rmtree(written)
        count = len(faults) or _warnings()
        raise PluginError(f"the new site has {count} fault(s); the one before stays as it was")
    if build.site_dir:
        _replace(build.site_dir, written)
    gc.enable()


def on_build_error(*, error: Exception) -> None:
    """Leaves no half-written site behind."""
    gc.enable()
    if build.site_dir:
        shutil.rmtree(f"{build.site_dir}.next", ignore_errors=True)


def _jsonld_of_markdown(page: MkDocsPage, config: MkDocsConfig) -> str:
    content, _ = _loaded()
    title = str(page.meta.get("title") or page.title)
    ours = Page(
        path=page.url,
        kind="page",
        title=title,
        description=str(page.meta.get("description", "")),
        facts={},
        breadcrumb=crumbs((title, None)),
    )
    return jsonld.script(ours, Rendered("", (), (), 1), content, config.site_url or "")


def _loaded() -> tuple[Content, Renderer]:
    if build.content is None or build.renderer is None:
        raise PluginError("the knowledge was not loaded")
    return build.content, build.renderer


def _source_uri(path: str) -> str:
    """`nutrients/magnesium/` → `nutrients/magnesium.md`; hubs → `nutrients/index.md`."""
    if not path:
        return "index.md"
    return f"{path.rstrip('/')}{'/index' if path.count('/') == 1 else ''}.md"


def _warnings() -> int:
    """Warnings that `--strict` has counted so far."""
    handlers = logging.getLogger("mkdocs").handlers
    counts = [h.get_counts() for h in handlers if isinstance(h, CountHandler)]
    return sum(number for count in counts for _, number in count)


def _replace(old: Path, new: Path) -> None:
    """Puts the new site where the old one was, by renaming: readers never see half of one."""
    retired = old.with_name(f"{old.name}.old")
    shutil.rmtree(retired, ignore_errors=True)
    if old.exists():
        old.rename(retired)
    new.rename(old)
    shutil.rmtree(retired, ignore_errors=True)
