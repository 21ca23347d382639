"""Right edits of the real data: what editors are told they may do must pass every check there is.

    .venv/bin/python tests/right_edits.py FOLDER [EDIT ...]

makes FOLDER a copy of the project with a history of its own, and makes the edits named in it, or all of them one
after the other. Then `pytest tests/data --project=FOLDER` runs the tests of the data on it, and `pytest` in FOLDER all.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path

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


def edition(folder: Path) -> str:
    """The day of the edition, which a new fact must not be newer than."""
    return found(r"(?m)^  edition: (\S+)$", folder)


def a_source(folder: Path) -> str:
    """Id of the first work of those that a claim rests on."""
    return found(r"(?m)^ +lead:\n(?: .*\n)*? +sources: \[([a-z0-9-]+)", folder)


def found(pattern: str, folder: Path) -> str:
    """What stands in the data where a pattern first fits."""
    match = re.search(pattern, (folder / "nutrients.yaml").read_text())
    assert match, pattern
    return match[1]


def new_nutrient(folder: Path) -> None:
    """The example of the file's own header, word for word but for its source and its days."""
    header = (folder / "nutrients.yaml").read_text().split("# A NEW NUTRIENT", 1)[1]
    example = "\n".join(re.findall(r"(?m)^#     (.*)$", header)) + "\n"
    example = example.replace("a-source-id", a_source(folder))
    day = edition(folder)
    year = int(day[:4]) + 1
    for field in ("published", "changed", "checked"):
        example = re.sub(rf"{field}: [\d-]+", f"{field}: {day}", example)
    inserted(folder, "nutrients", re.sub(r"next_check: [\d-]+", f"next_check: {year}{day[4:]}", example))


def new_food(folder: Path) -> None:
    """The example of the file's own header, by another name."""
    header = (folder / "nutrients.yaml").read_text().split("# A NEW FOOD", 1)[1].split("# A NEW NUTRIENT")[0]
    example = "\n".join(re.findall(r"(?m)^#     (.*)$", header)) + "\n"
    inserted(
        folder,
        "foods",
        example.replace("sesame-seeds", "new-food").replace("sesame seeds, dried", "a new food"),
    )


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
    people = "jo-writer:\n  name: Jo Writer\n  role: Health writer\n  conflict_of_interest: None declared.\n"
    file = folder / "nutrients.yaml"
    text = file.read_text()
    file.write_text(text.replace("\nauthorities:\n", textwrap.indent(people, "  ") + "\nauthorities:\n", 1))
    article = sorted((folder / "docs" / "articles").glob("*.md"))[0]
    changed, count = re.subn(r"(?m)^authors: .*$", "authors: [jo-writer]", article.read_text(), count=1)
    assert count == 1
    article.write_text(changed)


def first_clinician(folder: Path) -> None:
    """A clinician with a credential who signs a nutrient, a symptom and an article."""
    person = (
        f"dr-ada:\n  name: {CLINICIAN}\n  role: Clinical reviewer\n  credential: RD\n"
        "  conflict_of_interest: None declared.\n"
    )
    file = folder / "nutrients.yaml"
    text = file.read_text()
    file.write_text(text.replace("\nauthorities:\n", textwrap.indent(person, "  ") + "\nauthorities:\n", 1))
    commit(folder)
    article = sorted((folder / "docs" / "articles").glob("*.md"))[-1].stem
    for id in ("nutrients/magnesium", "symptoms/muscle-cramp", article):
        command = ["--root", str(folder), "--today", edition(folder), "review", id, "--by", "dr-ada"]
        signing = [*command, "--scope", "All statements, figures and limits", "--yes"]
        subprocess.run([sys.executable, "-m", "publisher.cli", *signing], check=True, cwd=PROJECT / "hooks")
    commit(folder, by=CLINICIAN)


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
    parser.add_argument("edits", nargs="*", choices=[*EDITS, []], metavar="EDIT", help=", ".join(EDITS))
    given = parser.parse_args()
    copied(given.folder)
    for name in given.edits or EDITS:
        EDITS[name](given.folder)
        commit(given.folder)
    schema = [sys.executable, "-m", "publisher.cli", "--root", str(given.folder), "schema"]
    subprocess.run(schema, check=True, cwd=PROJECT / "hooks")
    commit(given.folder)


if __name__ == "__main__":
    main()
