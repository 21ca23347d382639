"""`nutrients checked ID`: says that a work, or all works of a page, were read again."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from ..editing.places import CannotEdit, Change
from ..editing.subjects import Subject, sourced, subjects
from ..loading import load
from ..problems import InvalidData
from ..skeletons import months_later
from .shared import Refused, agreed, day, subject_of, write


def add(commands: Any) -> None:
    """Describes the command."""
    parser = commands.add_parser(
        "checked",
        help="say that you have read a source, or those of a page, again",
        description="Sets `checked` of a source, or `checked` and `next_check` of a nutrient, symptom or "
        "article; changes nothing else. It is no signature of a clinician: `nutrients review` is. "
        "The works of a page keep their own days: say it of each that you read.",
    )
    parser.add_argument("id", help="id of the source, nutrient, symptom or article")
    parser.add_argument("--date", type=day, metavar="DAY", help="the day of the reading; default: today")
    parser.add_argument("--next", type=int, default=12, metavar="MONTHS", help="until it is due; default: 12")
    parser.add_argument("--yes", action="store_true", help="all of them were read again")
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Asks whether all was read, and sets the days. Writes nothing if anything is wrong."""
    from ..editing.text import set_day  # not above: no other command needs the library behind it

    try:
        content = load(given.root)
    except InvalidData as error:
        print(f"{error}\nNothing was written: please mend this first.", file=sys.stderr)
        return 1
    date = given.date or given.today
    works = [Subject("sources", id) for id in content.knowledge.sources]
    try:
        subject = subject_of(given.id, [*subjects(content), *works])
        if date > given.today:
            raise Refused(f"{date} is still to come; say it when they are read")
        if not 1 <= given.next <= 36:
            raise Refused(f"{given.next} months is not between 1 and 36")
    except Refused as error:
        print(f"{error}\nNothing was written.", file=sys.stderr)
        return 2
    if subject in works:
        days = {(*subject.path, "checked"): date}
        read = [subject.id]
    else:
        dates = (*subject.path, "dates")
        days = {(*dates, "checked"): date, (*dates, "next_check"): months_later(date, given.next)}
        read = sorted({source for _, fields in sourced(content, subject) for source in fields["sources"]})
    print(f"Read again for {subject}:", *(f"  - {source}" for source in read), sep="\n")
    if not agreed("Did you read all of this again?", given.yes):
        return 1

    def change(text: str) -> Change:
        made = Change(text, 1, 1)
        for path, it in days.items():
            made = set_day(made.text, path, it)
        return made

    try:
        made = write(given.root, subject, change)
    except (CannotEdit, InvalidData) as error:
        print(f"{error}\nNothing was written.", file=sys.stderr)
        return 1
    told = ", ".join(f"{path[-1]} {it}" for path, it in days.items())
    print(f"{subject.file}:{made.first_line}: {told}")
    return 0
