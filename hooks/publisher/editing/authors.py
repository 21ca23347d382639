"""Who wrote what stands on a page, by the history of the project: nobody may sign work of their own."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from .. import git
from .subjects import Subject


class UnknownAuthors(Exception):
    """Nobody can tell who wrote the lines; the message says why in plain words."""


def ready(root: Path) -> None:
    """Raises `UnknownAuthors` where there is no history to ask, or only its end."""
    nobody = "nobody can tell who wrote the page"
    try:
        git.ready(root)
        if git.commit(root, "HEAD") is None:
            raise UnknownAuthors(f"this folder has no git history, so {nobody}: nothing is committed yet")
        shallow = git.is_shallow(root)
    except git.NoRepository as error:
        raise UnknownAuthors(f"this folder has no git history, so {nobody}: {error}") from None
    except git.GitRefused as error:
        raise UnknownAuthors(f"{nobody}: {error}") from None
    if shallow:
        raise UnknownAuthors("only the end of the history is here; run `git fetch --unshallow` first")


def text_at(root: Path, revision: str, file: str) -> str | None:
    """The text of a file at a revision; None when it isn't there. Raises `UnknownAuthors`."""
    try:
        found = git.file_at(root, revision, file)
    except git.GitRefused as error:
        raise UnknownAuthors(f"{file} at {revision[:10]} can't be read: {error}") from None
    return None if found is None else found.decode("utf-8", "replace").removeprefix("\ufeff")


def commit_of(root: Path, revision: str) -> str:
    """The full name of a revision. Raises `UnknownAuthors`."""
    try:
        found = git.commit(root, revision)
    except git.GitRefused as error:
        raise UnknownAuthors(str(error)) from None
    if found is None:
        raise UnknownAuthors(f"'{revision}' is no revision of git")
    return found


def articles_at(root: Path, revision: str) -> list[Subject]:
    """The articles that there were at a revision. Raises `UnknownAuthors`."""
    names = _asked(root, "ls-tree", "--name-only", revision, "docs/articles/")
    return [Subject("articles", Path(name).stem) for name in names.splitlines() if name.endswith(".md")]


def uncommitted(root: Path, subject: Subject, text: str) -> bool:
    """Whether lines of the page, or signatures, are not in the history yet."""
    committed = text_at(root, "HEAD", subject.file)
    if committed is None:
        return True
    same = [*subject.facts(committed).values()] == [*subject.facts(text).values()]
    return not same or subject.reviews(committed) != subject.reviews(text)


def signing_commit(root: Path, revision: str, subject: Subject, index: int) -> str:
    """The commit in which a signature was written."""
    text = text_at(root, revision, subject.file) or ""
    line = subject.line_of_review(text, index)
    return _blamed(root, revision, subject.file, [line])[line][0]


def own_lines(
    root: Path, subject: Subject, name: str, revision: str, signatures: int, signed_in: str | None = None
) -> list[int]:
    """Lines of the page at a revision that `name` wrote after the last of so many signatures.

    Signatures of the commit `signed_in` don't count: they are of the same hand and hour.
    """
    facts = subject.facts(text_at(root, revision, subject.file) or "")
    if not facts:
        raise UnknownAuthors(f"{subject} is not in {subject.file} at {revision[:10]}")
    earlier = (signing_commit(root, revision, subject, index) for index in reversed(range(signatures)))
    since = next((commit for commit in earlier if commit != signed_in), None)
    blamed = _blamed(root, f"{since}..{revision}" if since else revision, subject.file, facts)
    return [line for line, (_, author) in blamed.items() if same_person(author, name)]


def same_person(one: str, other: str) -> bool:
    """Whether two names are of one person: alike but for capitals, signs, order and titles.

    Two words in common are enough when one name has no others: it is safer to ask one reviewer too many.
    """
    words, others = (frozenset(re.findall(r"\w+", name.casefold())) for name in (one, other))
    return words == others or (min(len(words), len(others)) > 1 and (words <= others or others <= words))


def spans(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """Line numbers as first and last of each unbroken run."""
    found: list[tuple[int, int]] = []
    for number in sorted(numbers):
        if found and found[-1][1] == number - 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return found


def spoken(lines: Iterable[int]) -> str:
    """Line numbers in words: `lines 3, 5-7`."""
    return "lines " + ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in spans(lines))


def _blamed(root: Path, revisions: str, file: str, lines: Iterable[int]) -> dict[int, tuple[str, str]]:
    """Line → the commit that wrote it and its author. Lines older than the revisions are left out."""
    where = [f"-L{first},{last}" for first, last in spans(lines)]
    told = _asked(root, "blame", "--root", "--line-porcelain", *where, revisions, "--", file)
    found: dict[int, tuple[str, str]] = {}
    commit, line, author, older = "", 0, "", False
    for row in told.split("\n"):
        if head := re.fullmatch(r"\^?([0-9a-f]{40,64}) \d+ (\d+)(?: \d+)?", row):
            commit, line, older = head[1], int(head[2]), False
        elif row.startswith("author "):
            author = row.removeprefix("author ")
        elif row == "boundary":
            older = True
        elif row.startswith("\t") and not older:
            found[line] = (commit, author)
    return found


def _asked(root: Path, *arguments: str) -> str:
    """What git says. Raises `UnknownAuthors`."""
    try:
        return git.ask(root, *arguments).decode("utf-8", "replace")
    except git.GitRefused as error:
        raise UnknownAuthors(f"nobody can tell who wrote the page: {error}") from None
