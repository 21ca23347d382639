"""The folder that people write in → what is published of it, what is left out, and what can't be there.

One walk for the checks, the build and the commands. It goes where MkDocs goes: behind links to folders, but
not into hidden ones. Files that are no Markdown are published as they are, byte for byte.
"""

from __future__ import annotations

import os
import posixpath
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath

from .file_names import refused_by_windows
from .problems import Problem

MARKDOWN = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
"""Ends of the names of files that MkDocs takes for Markdown."""
# ruff: noqa: SIM905  # endings read better as words
AS_THEY_ARE = frozenset(
    ".html .htm .xml .json .txt .csv .webmanifest .ico .svg .png .jpg .jpeg .gif .webp .avif .pdf .css .js "
    ".mjs .map .woff .woff2 .mp3 .mp4 .webm .vtt .zip .asc .bib .ics .rss .atom .xsl".split()
)
"""Ends of the names of files that sites publish beside their pages."""
NO_ENDING = frozenset("CNAME LICENSE _headers _redirects apple-app-site-association keybase.txt".split())
"""Whole names of files that hosts and other services look for."""
LEFT_BEHIND = tuple(
    "*~ #*# ~$* *.orig *.rej *.bak *.old *.tmp *.temp *.swp *.swo *.part *.crdownload *.pyc "
    "thumbs.db ehthumbs.db desktop.ini __macosx __pycache__".split()
)
"""Names, in small letters, of what editors, merge tools and systems leave: never published."""
_RULE = "docs-hold-pages-and-files-for-readers"


@dataclass(frozen=True)
class Docs:
    """What a folder holds, each path below it with slashes, sorted."""

    pages: tuple[str, ...]
    """Markdown."""
    files: tuple[str, ...]
    """Published as they are."""
    problems: tuple[Problem, ...]
    """What can't be published."""


@dataclass
class _Found:
    paths: list[str] = field(default_factory=list)
    odd: list[tuple[str, str]] = field(default_factory=list)
    """Path, and what is wrong with it."""


def look_through(docs: Path) -> Docs:
    """Everything below `docs` that is not hidden and was not left behind by a program."""
    found = _Found()
    _walk(docs, "", (os.path.realpath(docs),), found)
    pages = tuple(sorted(path for path in found.paths if path.endswith(MARKDOWN)))
    files = tuple(sorted(path for path in found.paths if not path.endswith(MARKDOWN)))
    odd = ((path, message) for path in found.paths if (message := _odd(path)))
    problems = (Problem(f"{docs.name}/{path}", 1, 1, "", said, _RULE) for path, said in (*found.odd, *odd))
    return Docs(pages, files, tuple(problems))


def _walk(folder: Path, below: str, above: tuple[str, ...], found: _Found) -> None:
    """Collects the files of a folder; `above` are its own real path and those of the folders around it."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        if below:  # a project without docs/ has no pages, which is no fault of a file
            found.odd.append((below, f"the folder can't be read: {error.strerror}"))
        return
    for entry in entries:
        path = posixpath.join(below, entry.name)
        if _is_hidden(path) or is_left_behind(path):
            continue
        if entry.is_file():
            found.paths.append(path)
        elif not entry.is_dir():
            what = "a link that leads nowhere" if entry.is_symlink() else "neither a file nor a folder"
            found.odd.append((path, f"found {what}; delete it"))
        elif entry.name.endswith(MARKDOWN):
            found.odd.append((path, "found a folder with the name of a page; rename it"))
        elif (real := os.path.realpath(entry.path)) in above:
            found.odd.append((path, "found a link to a folder that it stands in; delete the link"))
        else:
            _walk(Path(entry.path), path, (*above, real), found)


def _is_hidden(path: str) -> bool:
    """Whether MkDocs passes over a file or folder by itself."""
    parts = path.split("/")
    return parts[0] == "templates" or any(part.startswith(".") for part in parts)


def is_left_behind(path: str) -> bool:
    """Whether a file, or a folder around it, was left by a program; `path` is below the docs folder."""
    return any(fnmatchcase(part.lower(), sign) for part in path.split("/") for sign in LEFT_BEHIND)


def _odd(path: str) -> str | None:
    """What is wrong with the name of a file; None for a page, and for what others ask for."""
    for part in path.split("/"):
        if message := refused_by_windows(part):
            return message
    if path.endswith(MARKDOWN):
        return None
    name = PurePosixPath(path)
    ending = name.suffix.lower()
    if ending in AS_THEY_ARE or name.name in NO_ENDING:
        return None
    if ending in MARKDOWN:
        return f"found the ending '{name.suffix}', expected '{ending}'"
    found = f"the ending '{name.suffix}'" if ending else f"'{name.name}', a name without an ending"
    return f"found {found}, which is not published; move it out of docs/, or give readers a .pdf or .csv"


def published_as(page: str) -> str:
    """`about/method.md` → `about/method/index.html`, the file that MkDocs writes for a page."""
    folder, name = posixpath.split(page)
    stem = posixpath.splitext(name)[0]
    return posixpath.join(folder, *(() if stem in ("index", "README") else (stem,)), "index.html")


def clashes(published: Mapping[str, str], written: Iterable[str] = ()) -> Iterator[str]:
    """A sentence for each two files that would be one file of the site, or a file and a folder of one name.

    `published` gives for each source the file it becomes. `written` are files that the build makes itself.
    Capitals make no difference: on Windows and macOS they name the same file.
    """
    sources: dict[str, list[str]] = defaultdict(list)
    for source, target in published.items():
        sources[target.lower()].append(source)
    ours = {target.lower() for target in written}
    folders = {str(folder) for target in (*sources, *ours) for folder in PurePosixPath(target).parents}
    for target, found in sorted(sources.items()):
        first, *others = sorted(found)
        for other in others:
            yield f"{first} and {other} would both be {target} of the site; rename or delete one"
        if target in ours:
            yield f"{first} stands where the build writes {target} itself; rename or delete it"
        if target in folders:
            yield f"{first} would be the file {target} of the site, which is a folder there; rename it"
