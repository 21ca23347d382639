"""The one place where MkDocs and the publisher meet: each event hands over to the package.

on_config loads and checks everything before anything is deleted; on_files adds the generated pages;
on_pre_page gives each its finished HTML instead of Markdown; on_post_build audits what was written aside
and only then puts it into the folder that it is published from. While somebody edits (`mkdocs serve`),
`preview` keeps the last good pages, and the theme shows above them what is wrong.
"""

from __future__ import annotations

import dataclasses
import functools
import gc
import logging
import re
import shutil
import sys
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import TableOfContents
from mkdocs.utils import CountHandler

from publisher import console, jsonld, schema, search
from publisher.audit.essentials import essentials
from publisher.content import Content
from publisher.html import Rendered, Renderer, unreadable
from publisher.loading import load
from publisher.pages import Page, all_pages
from publisher.pages.page import banners
from publisher.people import PLACE, people
from publisher.preview import Preview
from publisher.problems import InvalidData, Problem, report
from publisher.release import CannotRelease, manifest_of, release
from publisher.staging import Staging

log = get_plugin_logger("publisher")
HOOKS = Path(__file__).resolve().parent
ROOT = HOOKS.parent
DESK_STYLE = "assets/desk.css"
"""How problems look; only editors get it."""
NOTHING_YET = (
    "# There is nothing to show yet\n\nThe data have problems. Mend them, save, and the site appears here."
)
_ID = re.compile(r'\sid="([^"]+)"')


@dataclasses.dataclass
class Build:
    """What lives from one event to the next, and in `serve` from one build to the next."""

    serving: bool = False
    staging: Staging | None = None
    """In `build`: where the site is written until it is checked."""
    content: Content | None = None
    preview: Preview | None = None
    """In `serve`: the last good site and what is wrong since."""
    theme: Path | None = None
    """In `serve`: a copy of the last good theme."""
    renderer: Renderer | None = None
    people: str = ""
    """Who is behind the site, for pages written by hand."""
    pages: dict[str, Page] = dataclasses.field(default_factory=dict)
    """Source address in MkDocs (`nutrients/magnesium.md`) → page."""
    entries: list[dict[str, Any]] = dataclasses.field(default_factory=list)
    """Search entries of the generated pages."""


build = Build()


def on_startup(*, command: str, dirty: bool) -> None:
    """Remembers whether a person is watching (`serve`) or a site is being made (`build`)."""
    console.replace_signs(sys.stderr)  # where MkDocs logs, on a console of any encoding
    build.serving = command == "serve"
    if build.serving:
        build.preview = Preview(HOOKS)
    else:
        gc.disable()  # a build is over in seconds, and its process with it


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Loads and checks all data. Bad data stops a build here, with the old site untouched."""
    root = _root(config)
    if build.preview:
        config.watch += [str(p) for p in (root / "nutrients.yaml", HOOKS) if p.exists()]
        _refresh(build.preview, root, config)
    else:
        try:
            build.content = load(root)
            build.renderer = Renderer(build.content)
            build.people = people(build.renderer)
        except InvalidData as error:
            raise PluginError(f"the data can't be published:\n{error}") from None
        for problem in build.content.warnings:
            log.warning("%s", problem)
        build.staging = Staging(config)
    pages = all_pages(build.content) if build.content else ()
    build.pages = {_source_uri(page.path): page for page in pages}
    build.entries = []
    return config


def _refresh(preview: Preview, root: Path, config: MkDocsConfig) -> None:
    """Takes over what is on disk if it is good; says in the terminal what is wrong with it."""
    preview.refresh(root)
    build.content, build.people = preview.content, preview.people
    preview.problems = [*preview.problems, *_bad_templates(config)]
    if preview.problems:
        log.warning("%s", report(preview.problems))
    if preview.needs_restart:
        log.warning("the program has changed: restart needed (stop with Ctrl+C and start again)")
    if build.content is None:
        config.nav = []
    elif not preview.is_old:
        schema.refresh(root, build.content.knowledge)  # so that the editor's program knows new ids at once


def _bad_templates(config: MkDocsConfig) -> list[Problem]:
    """Templates of the theme that can't be read. The last good ones stand in for them."""
    theme = Path(config.theme.custom_dir or HOOKS / "theme")
    problems = unreadable(config.theme.get_env(), theme)
    if not problems:
        build.theme = build.theme or Path(mkdtemp(prefix="theme-"))
        shutil.copytree(theme, build.theme, dirs_exist_ok=True)
    elif build.theme:
        config.theme.dirs = [str(build.theme) if Path(d) == theme else d for d in config.theme.dirs]
    return problems


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Adds the generated pages; leaves Material's own style and scripts out of the site."""
    for file in list(files):
        of_material = file.src_uri.startswith("assets/") and "material" in Path(file.src_dir or "").parts
        for_editors = file.src_uri == DESK_STYLE and not build.serving
        too_early = build.content is None and file.is_documentation_page()
        if of_material or for_editors or too_early:
            files.remove(file)
    for uri, page in build.pages.items():
        if page.kind == "article":
            continue
        if standing := files.get_file_from_path(uri):
            message = f"docs/{uri} stands where a page is generated; rename or delete it"
            if not build.serving:
                raise PluginError(message)
            log.warning("%s", message)
            files.remove(standing)
        file = File.generated(config, uri, content="", inclusion=InclusionLevel.NOT_IN_NAV)
        files.append(file)
    if build.content is None:
        files.append(File.generated(config, "index.md", content=NOTHING_YET))
    robots = f"User-agent: *\nAllow: /\n\nSitemap: {config.site_url}sitemap.xml\n"
    files.append(File.generated(config, "robots.txt", content=robots))
    return files


def on_pre_page(page: MkDocsPage, *, config: MkDocsConfig, files: Files) -> MkDocsPage:
    """Gives a generated page its finished HTML; Markdown never sees it."""
    found = build.pages.get(page.file.src_uri)
    if build.content is None:
        return page
    content = build.content
    changed = (found and found.changed) or content.knowledge.site.edition
    page.update_date = changed.isoformat()
    if found:
        rendered = _rendered(found)

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
                "moved_to": found.facts["now"] if found.kind == "moved" else None,
            }

        page.render = render  # type: ignore[method-assign]
        build.entries += search.entries(found, rendered)
    return page


def on_page_markdown(markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
    """Lists the people of the data where a hand-written page asks for them."""
    return markdown.replace(PLACE, build.people)


def on_page_content(html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
    """Says to machines what a hand-written page is."""
    if page.file.src_uri not in build.pages and build.content:
        title, description = str(page.meta.get("title") or page.title), str(page.meta.get("description", ""))
        page.meta["jsonld"] = jsonld.script_by_hand(
            page.url, title, description, build.content, config.site_url or ""
        )
    return html


def on_env(env: Any, *, config: MkDocsConfig, files: Files) -> Any:
    """Gives the theme the facts about the site, for pages that are not ours (404) too."""
    env.globals["site"] = build.content.knowledge.site if build.content else {}
    env.globals["desk"] = build.preview
    index = getattr(config.plugins.get("material/search"), "search_index", None)
    if index is not None:
        index.entries += build.entries
    return env


def on_post_build(*, config: MkDocsConfig) -> None:
    """Checks every page that was written; a good site takes the place of the one before."""
    if build.content is None:
        return
    written = Path(config.site_dir)
    faults = essentials(written, build.content)
    for fault in faults:
        log.warning("%s", fault)
    if build.serving:
        return
    if faults or (config.strict and _warnings()):
        count = len(faults) or _warnings()
        raise PluginError(f"the new site has {count} fault(s); the one before stays as it was")
    if build.staging:
        _release(build.staging, config)
    gc.enable()


def on_build_error(*, error: Exception) -> None:
    """Leaves no half-written site behind, and the settings as they were."""
    gc.enable()
    if build.staging:
        build.staging.end()


def on_serve(server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
    """Lets requests be answered after a build that failed: MkDocs keeps them waiting for the next one.

    Where the system chose the port (`mkdocs serve -a 127.0.0.1:0`), says which one it is.
    """
    rebuild, bind = server.builder, server.server_bind

    def surviving() -> None:
        try:
            rebuild()
        except Exception as error:
            log.error("%s", error)

    def bound() -> None:
        bind()
        server.url = re.sub(r":0(?=/)", f":{server.server_port}", server.url)

    server.builder = surviving
    server.server_bind = bound  # type: ignore[method-assign]
    return server


def on_shutdown() -> None:
    """Takes the copy of the theme away."""
    if build.theme:
        shutil.rmtree(build.theme, ignore_errors=True)


def _release(staging: Staging, config: MkDocsConfig) -> None:
    """Fills the folder that the site is published from. Raises `PluginError` when it can't be filled."""
    output = staging.output
    wait = functools.partial(log.info, "another build is filling %s; waiting until it is done", output)
    try:
        manifest = manifest_of(output, _root(config) / ".cache" / "published")
        done = release(staging.folder, output, manifest, wait)
    except CannotRelease as error:
        raise PluginError(str(error)) from None
    finally:
        staging.end()
    told = f"{done.written} files written, {done.removed} removed, {done.kept} as they were"
    log.info("the site is in %s (%s)", output, told)


def _rendered(page: Page) -> Rendered:
    if build.preview:
        return build.preview.written[page.path]
    assert build.renderer
    try:
        return build.renderer.render(page)
    except InvalidData as error:
        raise PluginError(f"the page '{page.path}' can't be written:\n{error}") from None


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


def _root(config: MkDocsConfig) -> Path:
    """Folder of the project."""
    return Path(config.config_file_path).parent if config.config_file_path else ROOT
