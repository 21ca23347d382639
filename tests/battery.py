"""Bad files of every kind, made from good ones: how each is made, and the place where it must be named.

The cases are found by structure (the first record of each section, the first claim of an article), so they
hold however the good files change. `test_battery.py` loads each of them, and builds a site with some.
"""

from __future__ import annotations

import os
import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from publisher.rules import REFERENCES

DATA = "nutrients.yaml"
ARTICLE = "docs/articles/night-cramps-lacking.md"
PAGE = "docs/about/contact.md"


@dataclass(frozen=True)
class Case:
    """One bad file. `make` changes a copy of the project."""

    name: str
    make: Callable[[Path], None]
    expect: str
    """Begins a problem: `file:line:`; a pattern."""
    says: str = ""
    """Part of a problem."""
    endless: bool = False
    """Whoever read it would never come to an end: only a process that can be stopped may be given it."""


def battery(text: str, article: str) -> list[Case]:
    """All cases, for a project with this knowledge and this article."""
    tree = _Tree(text)
    cases = [
        *_values_of_another_kind(tree),
        *_misspelled_keys(tree),
        *_missing_fields(tree),
        *_unknown_ids(tree),
        *_traps_of_yaml(tree),
        *_bytes(text),
        *_files(),
        *_shapes_of_the_whole(text),
        *_senseless(tree),
        *_articles(article),
        *_pages(),
    ]
    names = [case.name for case in cases]
    assert len(names) == len(set(names)), "each case needs a name of its own"
    return cases


def written(file: str, content: str | bytes) -> Callable[[Path], None]:
    data = content.encode() if isinstance(content, str) else content

    def make(folder: Path) -> None:
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_bytes(data)

    return make


class _Tree:
    """The good file with the extent of every value."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.root: Any = yaml.compose(text, Loader=yaml.CSafeLoader)

    def find(self, *path: str | int) -> tuple[Any, Any]:
        """Key node (None in lists) and value node; `0` stands for the first entry of anything."""
        key, node = None, self.root
        for step in path:
            if isinstance(node, yaml.SequenceNode):
                key, node = None, node.value[int(step)]
            elif isinstance(step, int):
                key, node = node.value[step]
            else:
                key, node = next(pair for pair in node.value if pair[0].value == step)
        return key, node

    def put(self, new: str, *path: str | int, key: bool = False) -> tuple[str, int]:
        """The text with another value (or key) at a place, and the line (from 1) where it stands."""
        found_key, node = self.find(*path)
        node = found_key if key else node
        start, end = node.start_mark, node.end_mark
        return self.text[: start.index] + new + self.text[end.index :], start.line + 1

    def scalars(self, node: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
        """Paths of all values on one line that are neither lists nor mappings."""
        if isinstance(node, yaml.MappingNode):
            for key, item in node.value:
                yield from self.scalars(item, (*path, key.value))
        elif isinstance(node, yaml.SequenceNode):
            for index, item in enumerate(node.value):
                yield from self.scalars(item, (*path, index))
        elif node.style not in ("|", ">") and node.start_mark.line == node.end_mark.line:
            yield path

    def first_records(self) -> Iterator[tuple[str, str]]:
        """Section and id of the first record of each section."""
        for key, section in self.root.value:
            if key.value != "site":
                yield key.value, section.value[0][0].value


def _bad(name: str, text: str, line: int, says: str = "") -> Case:
    return Case(name, written(DATA, text), rf"nutrients\.yaml:{line}:", says)


def _dotted(path: tuple[str | int, ...]) -> str:
    return "".join(f"[{p}]" if isinstance(p, int) else f".{p}" for p in path)[1:]


def _values_of_another_kind(tree: _Tree) -> Iterator[Case]:
    """A list, a mapping, nothing, a truth value or a number where the model wants something else."""
    drawn = random.Random(3)
    for section, name in tree.first_records():
        _, record = tree.find(section, name)
        paths = [(section, name, *path) for path in tree.scalars(record)]
        for path in drawn.sample(paths, min(len(paths), 5)):
            new = drawn.choice(("[a, b]", "{a: b}", "true"))
            text, line = tree.put(new, *path)
            yield _bad(f"{new} at {_dotted(path)}", text, line, _dotted(path))
    for path, new, says in (
        (("foods", 0, "grams"), "-5", "found -5"),
        (("foods", 0, "grams"), "0", "found 0"),
        (("foods", 0, "grams"), ".nan", "found nan"),
        (("foods", 0, "grams"), ".inf", "found inf"),
        (("foods", 0, "grams"), "12,5", "'12,5'"),
        (("foods", 0, "grams"), "28 g", "'28 g'"),
        (("foods", 0, "grams"), '"28"', "'28'"),
        (("foods", 0, "name"), "''", "found no text"),
        (("foods", 0, "name"), "12", "put quotes around it"),
        (("foods", 0, "name"), "x" * 500, "foods."),
        (("site", "edition"), "20261123", "expected a date"),
        (("site", "edition"), "23.11.2026", "expected a date"),
        (("site", "edition"), "2026-02-30", "expected a date"),
        (("sources", 0, "year"), "3026", "sources."),
        (("sources", 0, "year"), "'2020'", "sources."),
        (("sources", 0, "strength"), "4", "sources."),
        (("sources", 0, "kind"), "blog", "is not one of"),
        (("sources", 0, "address_checked"), "yes", "true or false"),
        (("links", 0, 0, "verdict"), "knwon", "did you mean 'known'?"),
        (("links", 0, 0, "evidence"), "certain", "is not one of"),
        (("nutrients", 0, "unit"), "g", "is not one of"),
        (("nutrients", 0, "kind"), "minral", "did you mean 'mineral'?"),
        (("nutrients", 0, "lead", "grade"), "Strong", "did you mean 'strong'?"),
        (("nutrients", 0, "intakes", 0, "ages"), "adults", "intakes[0].ages"),
        (("nutrients", 0, "intakes", 0, "who"), "man", "is not one of"),
        (("questions", 0, "question"), "No question", "questions."),
        (("questions", 0, "topic"), "cuases", "did you mean 'causes'?"),
    ):
        text, line = tree.put(new, *path)
        yield _bad(f"{new[:20]} at {path}", text, line, says)


def _misspelled_keys(tree: _Tree) -> Iterator[Case]:
    for section, name in tree.first_records():
        _, record = tree.find(section, name)
        if section == "links":
            continue
        for key, _ in record.value[:3]:
            text, line = tree.put(f"{key.value}e", section, name, key.value, key=True)
            yield _bad(f"misspelled key {section}.{key.value}", text, line, f"did you mean '{key.value}'?")
    for key, section_node in tree.root.value:
        text, line = tree.put(f"{key.value}x", key.value, key=True)
        yield _bad(f"misspelled section {key.value}", text, line, f"did you mean '{key.value}'?")
        if key.value != "site":
            text, line = tree.put("Not An Id", key.value, section_node.value[0][0].value, key=True)
            yield _bad(f"bad id in {key.value}", text, line)


def _missing_fields(tree: _Tree) -> Iterator[Case]:
    """The first field that must be there is deleted from the first record of each section."""
    for path in (
        *((section, name, field) for section, name, field in (
            ("people", 0, "role"), ("sources", 0, "title"), ("sources", 0, "kind"), ("sources", 0, "checked"),
            ("foods", 0, "serving"), ("foods", 0, "sources"), ("nutrients", 0, "symbol"), ("nutrients", 0, "dates"),
            ("symptoms", 0, "answer"), ("symptoms", 0, "care"), ("medicines", 0, "text"), ("medicines", 0, "sources"),
            ("questions", 0, "grade"), ("questions", 0, "sources"), ("glossary", 0, "sources"),
        )),
        ("links", 0, 0, "evidence"), ("links", 0, 0, "sources"), ("links", 0, 0, "taking"),
        ("nutrients", 0, "lead", "sources"), ("site", "disclaimer"), ("site", "funding"),
    ):  # fmt: skip
        key, node = tree.find(*path)
        start, end = key.start_mark, node.end_mark
        # The record's own key keeps its place when one of its fields goes.
        record_key, record = tree.find(*path[:-1])
        if record.flow_style:
            at = [field.value for field, _ in record.value].index(path[-1])
            _, before = record.value[at - 1]
            text = tree.text[: before.end_mark.index] + tree.text[end.index :]
        else:
            margin = end.index - end.column
            of_its_own = end.line > start.line and not tree.text[margin : end.index].strip()
            end_index = margin if of_its_own else tree.text.index("\n", end.index) + 1
            text = tree.text[: start.index - start.column] + tree.text[end_index:]
        place = record_key.start_mark.line + 1 if record_key else record.start_mark.line + 1
        yield Case(
            f"missing {_dotted(path)}",
            written(DATA, text),
            rf"nutrients\.yaml:({place}|{place + 1}):",
            f"the field '{path[-1]}' is missing",
        )


def _unknown_ids(tree: _Tree) -> Iterator[Case]:
    """A slip in the first id of each field that holds ids, in each section."""
    for section, name in tree.first_records():
        seen = set()
        _, record = tree.find(section, name)
        for path in tree.scalars(record):
            field = next((step for step in reversed(path) if isinstance(step, str)), "")
            if field in REFERENCES and field not in seen and (section, field) != ("sources", "superseded_by"):
                seen.add(field)
                _, node = tree.find(section, name, *path)
                text, line = tree.put(f"{node.value}x", section, name, *path)
                yield _bad(f"unknown {section}.{field}", text, line, f"did you mean '{node.value}'?")
    for path in (
        ("foods", 0, "per_100g", 0),
        ("nutrients", 0, "table", 0),
        ("links", 0),
        ("links", 0, 0),
    ):
        key, _ = tree.find(*path)
        text, line = tree.put(f"{key.value}x", *path, key=True)
        yield _bad(f"unknown key {path}", text, line, f"did you mean '{key.value}'?")


def _traps_of_yaml(tree: _Tree) -> Iterator[Case]:
    """What an editor types into the name of a food."""
    for name, new, says in (
        ("colon in text", "seeds: dried", "must stand in quotes"),
        ("bracket left open", "[seeds, dried", "bracket"),
        ("brace left open", "{seeds", ""),
        ("star", "*seeds", "must stand in quotes"),
        ("star alone", "* seeds", "must stand in quotes"),
        ("ampersand alone", "& seeds", "must stand in quotes"),
        ("at sign", "@seeds", "quotes"),
        ("backtick", "`seeds`", "quotes"),
        ("tag", "!seeds dried", "tags are not used"),
        ("python tag", "!!python/object/apply:os.system [ls]", "tags are not used"),
        ("text after quotes", '"seeds" dried', ""),
        ("windows path", '"C:\\data"', "single quotes"),
        ("anchor in a circle", "&a {b: *a}", "anchor"),
        ("anchor used twice", "&a [x, *a]", "anchor"),
        ("merge key", "{<<: {a: b}}", "text"),
        ("closing bracket", "]", ""),
        ("comma first", ", seeds", ""),
    ):
        text, line = tree.put(new, "foods", 0, "name")
        yield _bad(f"yaml: {name}", text, line, says)
    key, _ = tree.find("foods", 0, "name")
    start = key.start_mark
    before, after = tree.text[: start.index - start.column], tree.text[start.index :]
    line = start.line + 1
    yield _bad("yaml: tab before a key", f"{before}\t{after}", line, "tab")
    yield _bad("yaml: key not indented enough", f"{before}   {after}", line + 1)
    yield _bad("yaml: key indented too much", f"{before}      {after}", line + 1)
    yield _bad(
        "yaml: no space behind the colon", f"{before}    {after.replace('name: ', 'name:', 1)}", line, "space"
    )
    yield _bad("yaml: no colon", f"{before}    {after.replace('name: ', 'name ', 1)}", line, "colon")
    yield _bad("yaml: key given twice", f"{before}    name: again\n    {after}", line + 1, "a second time")
    yield _bad("yaml: a line of dashes", f"{before}---\n    {after}", line)
    section, _ = tree.find("questions")
    at = section.start_mark
    yield _bad(
        "yaml: a section given twice",
        f"{tree.text}\nquestions: {{}}\n",
        tree.text.count("\n") + 2,
        "a second time",
    )
    yield _bad(
        "yaml: a second document", f"{tree.text}---\na: 1\n", tree.text.count("\n") + 1, "one document"
    )
    yield _bad(
        "yaml: words at the margin", f"{tree.text[: at.index]}oops\n{tree.text[at.index :]}", at.line + 1
    )
    for name, deep in (("flow", "[" * 60), ("balanced flow", "[" * 400 + "]" * 400), ("braces", "{a: " * 60)):
        text, line = tree.put(deep, "foods", 0, "name")
        yield _bad(f"yaml: deep {name}", text, line)
    text, line = tree.put("\n" + "".join(f"{' ' * i}a:\n" for i in range(6, 90)), "foods", 0, "name")
    yield Case("yaml: deep mappings", written(DATA, text), r"nutrients\.yaml:\d+:", "deep")
    laughs = "\n".join(f"l{i}: &l{i} [{', '.join([f'*l{i - 1}'] * 9)}]" for i in range(1, 9))
    yield _bad("yaml: billion laughs", f"l0: &l0 [x]\n{laughs}\n", 1, "anchor")


def _bytes(text: str) -> Iterator[Case]:
    """What no editor sees."""
    at = text.index("\nfoods:\n") + 1
    line = text[:at].count("\n") + 1
    for name, unseen in (
        ("NUL", "\0"), ("escape", "\x1b"), ("delete", "\x7f"), ("right to left override", "\u202e"),
        ("isolate", "\u2066"), ("zero width space", "\u200b"), ("byte order mark", "\ufeff"),
        ("soft hyphen", "\u00ad"), ("next line", "\x85"), ("line separator", "\u2028"),
    ):  # fmt: skip
        says = f"U+{ord(unseen):04X}"
        yield _bad(f"bytes: {name}", f"{text[:at]}# a{unseen}b\n{text[at:]}", line, says)
    head, tail = text[:at].encode(), text[at:].encode()
    yield Case(
        "bytes: Latin-1", written(DATA, head + b"# \xe9\n" + tail), rf"nutrients\.yaml:{line}:3:", "UTF-8"
    )
    yield Case(
        "bytes: cut UTF-8",
        written(DATA, head + b"# \xe2\x82\n" + tail),
        rf"nutrients\.yaml:{line}:3:",
        "UTF-8",
    )
    yield Case("bytes: UTF-16", written(DATA, text.encode("utf-16")), r"nutrients\.yaml:1:1:", "UTF-16")
    yield Case(
        "bytes: UTF-16 without mark",
        written(DATA, f"# \u00e9\n{text}".encode("utf-16-le")),
        r"nutrients\.yaml:1:5:",
        "UTF-8",
    )
    yield Case(
        "bytes: UTF-16 without mark, of plain letters",
        written(DATA, text.encode("ascii").decode("latin-1").encode("utf-16-le")),
        r"nutrients\.yaml:1:2:",
        "U+0000",
    )
    yield Case(
        "bytes: a picture", written(DATA, b"\x89PNG\r\n\x1a\n" + bytes(range(256))), r"nutrients\.yaml:1:", ""
    )


def _files() -> Iterator[Case]:
    """No file where one belongs."""

    def gone(folder: Path) -> None:
        (folder / DATA).unlink()

    def a_folder(folder: Path) -> None:
        gone(folder)
        (folder / DATA).mkdir()

    def a_pipe(folder: Path) -> None:
        gone(folder)
        os.mkfifo(folder / DATA)

    def to_nowhere(folder: Path) -> None:
        gone(folder)
        (folder / DATA).symlink_to(folder / "nowhere.yaml")

    def a_device(folder: Path) -> None:
        gone(folder)
        (folder / DATA).symlink_to("/dev/zero")

    def huge(folder: Path) -> None:
        with (folder / DATA).open("ab") as file:
            file.truncate(40_000_000)

    def article_a_folder(folder: Path) -> None:
        (folder / ARTICLE).unlink()
        (folder / ARTICLE).mkdir()

    yield Case("file: missing", gone, r"nutrients\.yaml:1:1:", "missing")
    yield Case("file: a folder", a_folder, r"nutrients\.yaml:1:1:", "folder")
    yield Case("file: a pipe", a_pipe, r"nutrients\.yaml:1:1:", "special file", endless=True)
    yield Case("file: a link to nowhere", to_nowhere, r"nutrients\.yaml:1:1:", "missing")
    yield Case("file: a device", a_device, r"nutrients\.yaml:1:1:", "special file", endless=True)
    yield Case("file: huge", huge, r"nutrients\.yaml:1:1:", "larger than")
    yield Case("file: an article is a folder", article_a_folder, rf"{re.escape(ARTICLE)}:1:1:", "folder")


def _shapes_of_the_whole(text: str) -> Iterator[Case]:
    """A file that is something else as a whole."""
    for name, whole in (
        ("empty", ""), ("a comment", "# nothing\n"), ("a list", "- a\n- b\n"), ("a word", "nutrients\n"),
        ("a number", "7\n"), ("JSON that is none", '{"nutrients": '), ("HTML", "<!doctype html>\n<p>Hi\n"),
        ("a table", "food,magnesium\nseeds,168\n"), ("a million lines", "- a\n" * 1_100_000),
    ):  # fmt: skip
        yield Case(f"whole: {name}", written(DATA, whole), r"nutrients\.yaml:\d+:")
    half = text[: text.index("\nsymptoms:\n")]
    yield Case(
        "whole: cut in the middle", written(DATA, half), r"nutrients\.yaml:\d+:", "'symptoms' is missing"
    )
    conflict = text.replace("\nfoods:\n", "\n<<<<<<< HEAD\nfoods:\n=======\nfoods:\n>>>>>>> other\n", 1)
    line = text[: text.index("\nfoods:\n")].count("\n") + 2
    yield Case(
        "whole: a merge conflict",
        written(DATA, conflict),
        rf"nutrients\.yaml:({line}|{line + 1}|{line + 2}):",
    )


def _senseless(tree: _Tree) -> Iterator[Case]:
    """Right in form, wrong in sense."""
    for name, path, new, says in (
        ("a food heavier than itself", ("foods", 0, "per_100g", 0), "90000000", ""),
        ("a check before it was checked", ("nutrients", 0, "dates", "next_check"), "2020-01-01", "next_check"),
        ("changed before published", ("symptoms", 0, "dates", "changed"), "2001-01-01", "changed"),
        ("an answer of one word", ("symptoms", 0, "answer", "text"), "Rarely.", "words"),
        ("a disclaimer that sends nobody anywhere", ("site", "disclaimer"), "All of this is just for fun.", ""),
        ("two foods' worth of names", ("nutrients", 1, "name"), tree.find("nutrients", 0, "name")[1].value, "already"),
        ("an intake in another unit", ("nutrients", 0, "intakes", 0, "unit"), "mcg", "expected mg"),
    ):  # fmt: skip
        text, line = tree.put(new, *path)
        yield _bad(f"sense: {name}", text, line, says)


def _articles(text: str) -> Iterator[Case]:
    def bad(name: str, pattern: str, by: str, says: str, plus: int = 0) -> Case:
        found = re.search(pattern, text, re.MULTILINE)
        assert found, pattern
        line = text[: found.start()].count("\n") + 1 + plus
        changed = text[: found.start()] + found.expand(by) + text[found.end() :]
        return Case(f"article: {name}", written(ARTICLE, changed), rf"{re.escape(ARTICLE)}:{line}:", says)

    yield bad("no front matter", r"\A---\n", "", "front matter")
    yield Case(
        "article: front matter left open",
        written(ARTICLE, "---\nquestion: x\n"),
        rf"{re.escape(ARTICLE)}:1:",
        "front matter",
    )
    yield bad("a misspelled field", r"^aliases:", "aliasses:", "did you mean 'aliases'?")
    yield bad("a field twice", r"^(aliases:)", r"question: again\n\1", "a second time")
    yield bad("no mapping", r"\A---\n[\s\S]*?\n---\n", "---\n- a\n---\n", "", plus=1)
    yield bad("an unknown symptom", r"^(symptoms: \[)([a-z-]+)", r"\1\2x", "is not in symptoms")
    yield bad("an unknown component", r"^::care ", "::crae ", "did you mean 'care'?")
    yield bad("an unknown argument", r"^::care symptom=", "::care symptm=", "did you mean 'symptom'?")
    yield bad(
        "an argument without quotes",
        r'^::care symptom="([a-z-]+)"',
        r"::care symptom=\1",
        "expected quotation marks",
    )
    yield bad("no argument", r'^::care symptom="[a-z-]+"', "::care", "is missing")
    yield bad("an unknown value", r'^(::care symptom="[a-z-]+)"', r'\1x"', "did you mean")
    yield bad("a heading without an id", r"^(## .+?) \{#[a-z-]+\}$", r"\1", "{#")
    yield bad("a heading of the first level", r"^## (.+?)$", r"# \1", "")
    yield bad("an unknown grade", r"\[(@[a-z0-9-]+) \| \w+\]", r"[\1 | sure]", "sure")
    yield bad("no grade", r"\[(@[a-z0-9-]+) \| \w+\]", r"[\1]", "without a grade")
    yield bad("an unknown source", r"\[@([a-z0-9-]+) \|", r"[@\1x |", "is not in sources")
    yield bad("a figure without a source", r"^(## .+)\n", r"\1\n\nTake 300 mg a day.\n", "no source", plus=2)
    yield Case(
        "article: a part that is missing",
        written(ARTICLE, re.sub(r"(?m)^## .+\{#not-known\}\n", "", text)),
        rf"{re.escape(ARTICLE)}:\d+:",
        "not-known",
    )
    yield Case("article: empty", written(ARTICLE, ""), rf"{re.escape(ARTICLE)}:1:1:", "front matter")
    yield Case(
        "article: Latin-1", written(ARTICLE, text.encode() + b"\xe9"), rf"{re.escape(ARTICLE)}:\d+:", "UTF-8"
    )
    yield Case("article: NUL", written(ARTICLE, f"{text}\0"), rf"{re.escape(ARTICLE)}:\d+:", "U+0000")


def _pages() -> Iterator[Case]:
    """Mistakes in a page that is written by hand, and in the name of an article."""
    place, front = (
        re.escape(PAGE),
        "---\ntitle: Contact us\ndescription: How to reach the people who write all of these pages.\n",
    )
    for name, content, line, says in (
        ("empty", "", 1, "front matter"),
        ("Latin-1", b"---\n\xe9\n", 2, "UTF-8"),
        ("a field twice", f"{front}title: Contact us\n---\n# Contact us\n", 4, "a second time"),
        ("another heading", f"{front}---\n# Write to us\n", 5, "use the same words"),
    ):
        yield Case(f"page: {name}", written(PAGE, content), rf"{place}:{line}:", says)
    named = "docs/articles/Night Cramps.md"
    yield Case("article: a name that is no address", written(named, ""), f"{named}:1:1:", "night-cramps.md")
