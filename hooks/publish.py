"""The one place where MkDocs and the publisher meet: each event hands over to the package.

on_config loads and checks everything before anything is deleted; on_files adds the generated pages;
on_pre_page gives each its finished HTML instead of Markdown; on_post_build audits what was written aside
and only then puts it into the folder that it is published from. While somebody edits (`mkdocs serve`),
`preview` keeps the last good pages, and the theme shows above them what is wrong.
"""

from __future__ import annotations

import dataclasses
import datetime
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

from publisher import console, jsonld, schema
from publisher.assembly import Made, Site, assemble
from publisher.audit.essentials import essentials
from publisher.clock import NoDay, day_of_build
from publisher.content import Content
from publisher.docs_folder import clashes, is_left_behind, published_as
from publisher.html import unreadable
from publisher.loading import load
from publisher.parts import day
from publisher.people import PLACE
from publisher.preview import Preview
from publisher.problems import InvalidData, Problem, first, report
from publisher.release import CannotRelease, manifest_of, release
from publisher.settings import Settings, unworkable
from publisher.staging import Staging
from publisher.text.conflicts import conflicts_below

log = get_plugin_logger("publisher")
HOOKS = Path(__file__).resolve().parent
ROOT = HOOKS.parent
THEME = HOOKS / "theme"
WRITTEN_BY_MKDOCS = ("sitemap.xml.gz", "search/search_index.json")
"""Beside the pages and the templates of the theme."""
DESK_STYLE = "assets/desk.css"
"""How problems look; only editors get it."""
NOTHING_YET = (
    "# There is nothing to show yet\n\nThe data have problems. Mend them, save, and the site appears here."
)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


@dataclasses.dataclass
class Build:
    """What lives from one event to the next, and in `serve` from one build to the next."""

    serving: bool = False
    staging: Staging | None = None
    """In `build`: where the site is written until it is checked."""
    site: Site | None = None
    """All that is published; None while there is nothing good yet."""
    preview: Preview | None = None
    """In `serve`: the last good site and what is wrong since."""
    theme: Path | None = None
    """In `serve`: a copy of the last good theme."""
    day: datetime.date = datetime.date.min
    """The day to judge by what is overdue."""
    pages: dict[str, Made] = dataclasses.field(default_factory=dict)
    """Source address in MkDocs (`nutrients/magnesium.md`) → page."""
    written: frozenset[str] = frozenset()
    """Files of HTML that are pages of the site; others may stand beside them."""

    @property
    def content(self) -> Content | None:
        """What the site is made of."""
        return self.site.content if self.site else None


build = Build()


def on_startup(*, command: str, dirty: bool) -> None:
    """Remembers whether a person is watching (`serve`) or a site is being made (`build`)."""
    console.replace_signs(sys.stderr)  # where MkDocs logs, on a console of any encoding
    build.serving = command == "serve"
    _count_what_is_not_shown()
    if build.serving:
        build.preview = Preview(HOOKS)
    else:
        gc.disable()  # a build is over in seconds, and its process with it


def _count_what_is_not_shown() -> None:
    """Keeps `--quiet` from cancelling `--strict`: warnings are made and counted, and then not shown."""
    logger = logging.getLogger("mkdocs")
    if logger.level > logging.WARNING:
        for handler in logger.handlers:
            handler.setLevel(max(handler.level, logger.level))
        logger.setLevel(logging.WARNING)


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Loads and checks all data and makes every page. Bad data stop a build here, the old site untouched."""
    root = _root(config)
    if unfit := [*unworkable(_settings(config), root, THEME)]:
        raise PluginError("\n".join(("with these settings the site can't work:", *unfit)))
    if build.preview:
        config.watch += [str(p) for p in (root / "nutrients.yaml", HOOKS) if p.exists()]
        _refresh(build.preview, root, config)
    else:
        try:
            content = load(root)
            if unfinished := [*conflicts_below(THEME, "hooks/theme")]:
                raise InvalidData(unfinished)
            build.site = assemble(content, config.site_url or "")
        except InvalidData as error:
            raise PluginError(f"the data can't be published:\n{error}") from None
        for problem in first([*map(str, content.warnings)]):
            log.warning("%s", problem)
        build.staging = Staging(config)
    if build.content:
        build.day = _day(root, build.content)
    pages = build.site.pages if build.site else {}
    build.pages = {_source_uri(path): made for path, made in pages.items()}
    return config


def _day(root: Path, content: Content) -> datetime.date:
    try:
        return day_of_build(root, content.knowledge.site.edition)
    except NoDay as error:
        raise PluginError(str(error)) from None


def _refresh(preview: Preview, root: Path, config: MkDocsConfig) -> None:
    """Takes over what is on disk if it is good; says in the terminal what is wrong with it."""
    preview.refresh(root, config.site_url or "")
    build.site = preview.site
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
    problems = [*conflicts_below(THEME, "hooks/theme"), *unreadable(config.theme.get_env(), THEME)]
    if not problems:
        build.theme = build.theme or Path(mkdtemp(prefix="theme-"))
        shutil.copytree(THEME, build.theme, dirs_exist_ok=True)
    elif build.theme:
        config.theme.dirs = [str(build.theme) if Path(d).resolve() == THEME else d for d in config.theme.dirs]
    return problems


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Adds the generated pages; leaves out Material's style and scripts, and what programs left in docs/."""
    for file in list(files):
        of_material = file.src_uri.startswith("assets/") and "material" in Path(file.src_dir or "").parts
        for_editors = file.src_uri == DESK_STYLE and not build.serving
        too_early = build.content is None and file.is_documentation_page()
        if of_material or for_editors or too_early or is_left_behind(file.src_uri):
            files.remove(file)
    _settle_clashes(files, config)
    for uri, made in build.pages.items():
        if made.page.kind != "article":
            files.append(File.generated(config, uri, content="", inclusion=InclusionLevel.NOT_IN_NAV))
    if build.content is None:
        files.append(File.generated(config, "index.md", content=NOTHING_YET))
    if not files.get_file_from_path("robots.txt"):  # editors may write their own
        robots = f"User-agent: *\nAllow: /\n\nSitemap: {config.site_url}sitemap.xml\n"
        files.append(File.generated(config, "robots.txt", content=robots))
    build.written = frozenset(
        (*(file.dest_uri for file in files.documentation_pages()), *config.theme.static_templates)
    )
    return files


def _settle_clashes(files: Files, config: MkDocsConfig) -> None:
    """Refuses files of docs/ that stand where another belongs; in `serve`, ours are shown in their place."""
    made = {uri: published_as(uri) for uri, it in build.pages.items() if it.page.kind != "article"}
    ours = {*made.values(), *config.theme.static_templates, *WRITTEN_BY_MKDOCS}
    theirs = {f"docs/{file.src_uri}": file for file in files if file.src_dir == config.docs_dir}
    found = [*clashes({source: file.dest_uri for source, file in theirs.items()}, ours)]
    if found and not build.serving:
        raise PluginError("\n".join(found))
    for message in found:
        log.warning("%s", message)
    for file in theirs.values():
        if file.dest_uri in ours:
            files.remove(file)


def on_pre_page(page: MkDocsPage, *, config: MkDocsConfig, files: Files) -> MkDocsPage:
    """Gives a generated page its finished HTML; Markdown never sees it."""
    made = build.pages.get(page.file.src_uri)
    if build.content is None:
        return page
    page.update_date = (made.changed if made else build.content.knowledge.site.edition).isoformat()
    if made:
        found, rendered = made.page, made.rendered

        def render(config: MkDocsConfig, files: Files) -> None:
            page.content = rendered.html
            page.toc = TableOfContents([])
            page.present_anchor_ids = set(made.ids)
            page.meta = {
                "kind": found.kind,
                "title": found.title,
                "description": found.description,
                "breadcrumb": list(found.breadcrumb),
                "section": found.section,
                "jsonld": made.machine,
                "search": {"exclude": True},
                "due": found.dates and found.dates.next_check,
                "overdue": bool(found.dates and found.dates.next_check < build.day),
                "moved_to": found.facts["now"] if found.kind == "moved" else None,
                "unlisted": not made.listed,
            }

        page.render = render  # type: ignore[method-assign]
    return page


def on_page_markdown(markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
    """Lists the people of the data where a hand-written page asks for them."""
    return markdown.replace(PLACE, build.site.people if build.site else "")


def on_page_content(html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
    """Says to machines what a hand-written page is; keeps notes to other editors out of it."""
    if page.file.src_uri not in build.pages and build.content:
        title, description = str(page.meta.get("title") or page.title), str(page.meta.get("description", ""))
        page.meta["jsonld"] = jsonld.script_by_hand(
            page.url, title, description, build.content, config.site_url or ""
        )
    return _COMMENT.sub("", html)


def on_env(env: Any, *, config: MkDocsConfig, files: Files) -> Any:
    """Gives the theme the facts about the site, for pages that are not ours (404) too."""
    env.globals["site"] = build.content.knowledge.site if build.content else {}
    env.globals["desk"] = build.preview
    env.globals["day"] = day
    index = getattr(config.plugins.get("material/search"), "search_index", None)
    if index is not None and build.site:
        index.entries += build.site.entries
    return env


def on_post_build(*, config: MkDocsConfig) -> None:
    """Checks every page that was written; a good site takes the place of the one before."""
    if build.content is None:
        return
    written = Path(config.site_dir)
    faults = essentials(written, build.content, build.written)
    for fault in first(faults):
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


def _settings(config: MkDocsConfig) -> Settings:
    """What the publisher relies on."""
    return Settings(
        site_url=config.site_url or "",
        use_directory_urls=config.use_directory_urls,
        docs=Path(config.docs_dir),
        theme=config.theme.name or "",
        theme_folders=tuple(map(Path, config.theme.dirs)),
        plugins=tuple(config.plugins),
    )


def _root(config: MkDocsConfig) -> Path:
    """Folder of the project."""
    return Path(config.config_file_path).parent if config.config_file_path else ROOT
