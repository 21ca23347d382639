"""Right edits of the real data: what editors are told they may do must pass every check there is.

    .venv/bin/python tests/right_edits.py FOLDER [EDIT ...]

makes FOLDER a copy of the project with a history of its own, and makes the edits named in it, or all of them one
after the other. Then `pytest tests/data --project=FOLDER` runs the tests of the data on it, and `pytest` in FOLDER all.
"""

from __future__ import annotations

import argparse
import datetime
import itertools
import re
import shutil
import subprocess
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path

from publisher.loading import load
from publisher.skeletons import months_later

PROJECT = Path(__file__).resolve().parent.parent
CLINICIAN = "Dr. Ada Example"


def copied(folder: Path) -> Path:
    """A copy of the files that the project's history knows, committed by somebody."""
    known = subprocess.run(["git", "ls-files", "-z"], cwd=PROJECT, check=True, capture_output=True, text=True)
    for name in filter(None, known.stdout.split("\0")):
        if (PROJECT / name).exists():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(PROJECT / name, folder / name)
    git(folder, "init", "-q")
    commit(folder)
    return folder


def git(folder: Path, *arguments: str, by: str = "Some Editor") -> None:
    """Runs git as a person. Raises when it refuses."""
    identity = ["-c", f"user.name={by}", "-c", "user.email=somebody@example.org"]
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True)


def commit(folder: Path, by: str = "Some Editor") -> None:
    """Commits everything."""
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "--allow-empty", "-m", "an edit", by=by)


def inserted(folder: Path, section: str, record: str) -> None:
    """Puts a record first in a section."""
    file = folder / "nutrients.yaml"
    text = file.read_text()
    head = f"\n{section}:\n"
    assert text.count(head) == 1
    file.write_text(text.replace(head, head + textwrap.indent(record, "  ")))


def edition(folder: Path) -> datetime.date:
    """The day of the edition, which a new fact must not be newer than."""
    return load(folder).knowledge.site.edition


def a_source(folder: Path) -> str:
    """Id of a work that a claim rests on."""
    return next(iter(load(folder).knowledge.nutrients.values())).lead.sources[0]


def example(folder: Path, after: str) -> str:
    """The record that the header of the data shows under a heading."""
    lines = (folder / "nutrients.yaml").read_text().split(after, 1)[1].split("\n")
    shown = itertools.dropwhile(lambda line: not line.startswith("#     "), lines)
    return "".join(f"{line[6:]}\n" for line in itertools.takewhile(lambda line: line[:6] == "#     ", shown))


def new_nutrient(folder: Path) -> None:
    """The example of the file's own header, word for word but for its source and its days."""
    record = example(folder, "# A NEW NUTRIENT").replace("a-source-id", a_source(folder))
    if record.split(":")[0] in load(folder).knowledge.nutrients:
        return  # an editor has made this edit, so all checks see it anyway
    day = edition(folder)
    record = re.sub(r"(published|changed|checked): [\d-]+", rf"\1: {day}", record)
    inserted(folder, "nutrients", re.sub(r"(next_check): [\d-]+", rf"\1: {months_later(day, 12)}", record))


def new_food(folder: Path) -> None:
    """The example of the file's own header, by another name."""
    record = example(folder, "# A NEW FOOD")
    inserted(folder, "foods", record.replace("sesame-seeds", "new-food").replace("sesame seeds", "new seeds"))


def new_question(folder: Path) -> None:
    """A question of the FAQ."""
    inserted(
        folder,
        "questions",
        f"""\
new-question:
  question: Is this a new question?
  topic: causes
  text: Yes. It is new, and it shows what happens when an editor adds one.
  sources: [{a_source(folder)}]
  grade: weak
""",
    )


def new_author(folder: Path) -> None:
    """A person who wrote an article."""
    new_person(
        folder, "jo-writer", "{name: Jo Writer, role: Health writer, conflict_of_interest: None declared.}"
    )
    article = articles(folder)[0]
    text = re.sub(r"(?m)^authors: .*\n", "", article.read_text())
    article.write_text(text.replace("---\n", "---\nauthors: [jo-writer]\n", 1))


def first_clinician(folder: Path) -> None:
    """A clinician with a credential who signs a nutrient, a symptom and an article."""
    record = f"{{name: {CLINICIAN}, role: Reviewer, credential: RD, conflict_of_interest: None declared.}}"
    new_person(folder, "dr-ada", record)
    commit(folder)
    knowledge = load(folder).knowledge
    signed = (*list(knowledge.nutrients)[1:2], *list(knowledge.symptoms)[:1], articles(folder)[-1].stem)
    for id in signed:
        what = ["review", id, "--by", "dr-ada", "--scope", "All statements, figures and limits", "--yes"]
        nutrients(folder, "--today", str(edition(folder)), *what)
    commit(folder, by=CLINICIAN)


def new_person(folder: Path, id: str, record: str) -> None:
    """Puts a person last: the first of all is the team."""
    file = folder / "nutrients.yaml"
    text = file.read_text()
    assert text.count("\nauthorities:\n") == 1
    file.write_text(text.replace("\nauthorities:\n", f"\n  {id}: {record}\n\nauthorities:\n"))


def articles(folder: Path) -> list[Path]:
    """The files of the articles."""
    return sorted((folder / "docs" / "articles").glob("*.md"))


def nutrients(folder: Path, *arguments: str) -> None:
    """Runs the command as an editor does. Raises when it says no."""
    command = [sys.executable, "-m", "publisher.cli", "--root", str(folder), *arguments]
    subprocess.run(command, check=True, cwd=PROJECT / "hooks")


EDITS: dict[str, Callable[[Path], None]] = {
    "new-nutrient": new_nutrient,
    "new-food": new_food,
    "new-question": new_question,
    "new-author": new_author,
    "first-clinician": first_clinician,
}


def main() -> None:
    """Makes the copy."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("edits", nargs="*", metavar="EDIT", help=f"one or more of {', '.join(EDITS)}")
    given = parser.parse_args()
    if unknown := {*given.edits} - EDITS.keys():
        parser.error(f"no such edit: {', '.join(sorted(unknown))}")
    copied(given.folder)
    for name in given.edits or EDITS:
        EDITS[name](given.folder)
        commit(given.folder)
    nutrients(given.folder, "schema")
    commit(given.folder)


if __name__ == "__main__":
    main()
