"""`nutrients review ID --by PERSON --scope "…"`: a clinician signs a page, and never work of their own."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ..content import Content
from ..editing import authors
from ..editing.authors import UnknownAuthors
from ..editing.files import read_raw
from ..editing.places import CannotEdit
from ..editing.signatures import own_signatures
from ..editing.subjects import Subject, sourced, subjects
from ..knowledge import Person
from ..loading import load
from ..problems import InvalidData, listed, nearest
from ..rules import FIGURE, LIMITS
from .shared import Refused, agreed, day, subject_of, write

_UNDONE = "nothing-is-left-to-do"


def add(commands: Any) -> None:
    """Describes the command."""
    parser = commands.add_parser(
        "review",
        help="sign a page as the clinician who reviewed it",
        description="Adds a signature to `reviews` of a nutrient, symptom or article; changes nothing else. "
        "Only a clinician with a credential can sign, and never lines of their own: git tells who wrote "
        "them. A signature does not say that sources were read again: `nutrients checked` does.",
    )
    parser.add_argument("id", nargs="?", help="id of the nutrient, symptom or article")
    parser.add_argument("--by", metavar="PERSON", help="id of the clinician in `people`")
    parser.add_argument("--scope", help="what was reviewed, in plain words")
    parser.add_argument("--date", type=day, metavar="DAY", help="the day of the review; default: today")
    parser.add_argument("--yes", action="store_true", help="the clinician vouches for the whole list")
    parser.add_argument(
        "--authors-unknown",
        action="store_true",
        help="sign although no history of git shows who wrote the page",
    )
    parser.add_argument(
        "--check",
        nargs="?",
        const="",
        metavar="BASE",
        help="sign nothing; name signatures, new since BASE if given, of people who wrote the page",
    )
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Signs a page, or checks the signatures there are. Status 1: not signed, or a signature is no good."""
    if given.check is not None:
        return _check(given.root, given.check)
    if not (given.id and given.by and " ".join((given.scope or "").split())):
        print('expected `nutrients review ID --by PERSON --scope "…"`', file=sys.stderr)
        return 2
    try:
        content = load(given.root)
    except InvalidData as error:
        print(f"{error}\nNothing was signed: please mend this first.", file=sys.stderr)
        return 1
    try:
        subject, person = subject_of(given.id, subjects(content)), _person(given.by, content)
    except Refused as error:
        print(error, file=sys.stderr)
        return 2
    try:
        _refuse(given, content, subject, person)
    except (Refused, UnknownAuthors) as error:
        print(f"{error}\nNothing was signed.", file=sys.stderr)
        return 1
    print(f"{person.name}, {person.credential}, vouches by name for {subject}:")
    print("\n".join(f"  - {line}" for line in _list(content, subject)))
    if not agreed("Is all of this true?", given.yes):
        return 1
    return _sign(given, subject)


def _sign(given: argparse.Namespace, subject: Subject) -> int:
    from ..editing.text import append  # not above: no other command needs the library behind it

    date = given.date or given.today
    signature = {"by": given.by, "scope": " ".join(given.scope.split()), "date": date}
    try:
        made = write(given.root, subject, lambda text: append(text, (*subject.path, "reviews"), signature))
    except (CannotEdit, InvalidData) as error:
        print(f"{error}\nNothing was signed.", file=sys.stderr)
        return 1
    print(f"{subject.file}:{made.first_line}: signed. Commit this line for itself, without other changes.")
    return 0


def _check(root: Path, base: str) -> int:
    try:
        load(root)
        found = own_signatures(root, base)
    except InvalidData as error:
        print(error, file=sys.stderr)
        return 1
    except (UnknownAuthors, CannotEdit) as error:
        print(error, file=sys.stderr)
        return 2
    print(
        "\n".join(found) or "no signature is of somebody who wrote the page",
        file=sys.stderr if found else None,
    )
    return 1 if found else 0


def _person(asked: str, content: Content) -> Person:
    people = content.knowledge.people
    if asked not in people:
        able = listed(id for id, person in people.items() if person.credential) or "nobody yet"
        raise Refused(f"'{asked}' is not in people{nearest(asked, people)} (with a credential: {able})")
    return people[asked]


def _refuse(given: argparse.Namespace, content: Content, subject: Subject, person: Person) -> None:
    """Raises `Refused` for a signature that would be worth nothing, and `UnknownAuthors`."""
    if not person.credential:
        raise Refused(f"{person.name} has no `credential` in people, and only a clinician can sign")
    team = next(iter(content.knowledge.people))  # whose work all pages without authors of their own are
    own = [article.front.authors for article in content.articles if article.id == subject.id]
    if given.by in (team, *(own[0] if own and subject.section == "articles" else ())):
        raise Refused(f"{person.name} is an author of {subject}; somebody else must review it")
    if given.date and given.date > given.today:
        raise Refused(f"{given.date} is still to come; a review is signed when it is done")
    text = read_raw(given.root / subject.file)
    facts = subject.facts(text)
    undone = [w for w in content.warnings if w.file == subject.file and w.line in facts and w.rule == _UNDONE]
    if undone:
        raise Refused("\n".join(["the page is not finished:", *map(str, undone)]))
    try:
        authors.ready(given.root)
    except UnknownAuthors as error:
        if given.authors_unknown:
            return
        raise UnknownAuthors(
            f"{error}\nIf you know that {person.name} did not, add --authors-unknown."
        ) from None
    if authors.uncommitted(given.root, subject, text):
        raise Refused(
            f"{subject} has changes that are not committed; commit them, so that it is known whose they are"
        )
    lines = authors.own_lines(given.root, subject, person.name, "HEAD", len(subject.reviews(text)))
    if lines:
        raise Refused(
            f"{person.name} wrote {subject.file}, {authors.spoken(lines)}; somebody else must review it"
        )


def _list(content: Content, subject: Subject) -> Iterator[str]:
    """What a reviewer vouches for, counted from the page's own facts."""
    found = list(sourced(content, subject))
    statements = sum(1 for _, fields in found if fields.get("grade") or fields.get("evidence"))
    works = {source for _, fields in found for source in fields["sources"]}
    figures = sum(_figures(fields) for _, fields in found)
    limits = sum(1 for _, fields in found if "authority" in fields and fields["kind"] in LIMITS)
    signs = sum(1 for path, _ in found if "signs" in path or "cautions" in path)
    yield f"its {statements} statements say what their sources say: {len(works)} works"
    if figures:
        yield f"its {figures} figures are right, and so are their units"
    if limits:
        yield f"its {limits} limits are right, and say what they count"
    if signs:
        yield f"its {signs} signs to get help or reasons to ask first are complete, each at the right urgency"
    yield "each grade fits what its sources can show"
    yield "nothing that a reader needs for safety is missing"


def _figures(fields: dict[str, Any]) -> int:
    """Numbers with a unit in the texts of a record, and numbers that are fields of their own."""
    return sum(
        len(FIGURE.findall(value)) if isinstance(value, str) else isinstance(value, int | float)
        for value in fields.values()
    )
