"""Signatures that are worth nothing: those of people who wrote what they signed."""

from __future__ import annotations

from pathlib import Path

from ..source import parse
from . import authors
from .subjects import KNOWLEDGE, Subject, mapping_at


def own_signatures(root: Path, base: str) -> list[str]:
    """A message for each signature at HEAD whose person wrote lines of the page since the one before.

    Asks of every signature what stood on the page when it was written; with a `base`, only of those that
    are new since that revision. Raises `UnknownAuthors`, and `CannotEdit` for a file that can't be read.
    """
    authors.ready(root)
    head = authors.commit_of(root, "HEAD")
    since = authors.commit_of(root, base) if base else None
    tree = parse(authors.text_at(root, head, KNOWLEDGE) or "", KNOWLEDGE).value
    found: list[str] = []
    subjects = [
        Subject(section, id) for section in ("nutrients", "symptoms") for id in mapping_at(tree, (section,))
    ]
    for subject in [*subjects, *authors.articles_at(root, head)]:
        text = authors.text_at(root, head, subject.file) or ""
        before = authors.text_at(root, since, subject.file) if since else None
        known = subject.reviews(before) if before else []
        for index, review in enumerate(subject.reviews(text)):
            if review in known:
                continue
            person = mapping_at(tree, ("people", review.get("by", ""))).get("name", "")
            commit = authors.signing_commit(root, head, subject, index)
            then = authors.text_at(root, commit, subject.file)
            there = subject.reviews(then) if then else []
            if review not in there:  # parts of it are newer, or the page had another name: it counts from now
                commit, there = head, subject.reviews(text)
            lines = authors.own_lines(root, subject, person, commit, there.index(review), commit)
            if lines:
                where = f"{subject.file}:{subject.line_of_review(text, index)}"
                wrote = f"{authors.spoken(lines)} of {commit[:10]}"
                found.append(f"{where}: {person} signed {subject} and wrote it too: {wrote}")
    return found
