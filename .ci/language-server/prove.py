#!/usr/bin/env python3
"""Drives the real yaml-language-server over its protocol and proves that our schema serves editors.

Opens the real `nutrients.yaml` (no complaint), then copies of it with one planted mistake each (marked on the
right line), asks for completion (real ids are offered) and for hover (the help sentence is shown). Prints a
line for each proof; the exit status is 1 when one fails. Only the standard library is used.

    npm ci --ignore-scripts --prefix .ci/language-server && python3 .ci/language-server/prove.py
"""

from __future__ import annotations

import json
import queue
import re
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
SERVER = HERE / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"
TEXT = (ROOT / "nutrients.yaml").read_text(encoding="utf-8")
PATIENCE = 60


class Server:
    """A running language server that has opened the file of knowledge."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            ["node", str(SERVER), "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT
        )
        self._answers: queue.Queue[dict[str, Any]] = queue.Queue()
        self._number = self._version = 0
        self._uri = (ROOT / "nutrients.yaml").as_uri()
        threading.Thread(target=self._listen, daemon=True).start()
        can = {
            "textDocument": {
                "completion": {
                    "completionItem": {"snippetSupport": True, "documentationFormat": ["markdown"]}
                },
                "hover": {"contentFormat": ["markdown", "plaintext"]},
            },
            "workspace": {"configuration": True},
        }
        self.ask("initialize", processId=None, rootUri=ROOT.as_uri(), capabilities=can)
        self._tell("initialized")

    def stop(self) -> None:
        """Ends the server."""
        self._process.kill()
        self._process.wait()

    def marked(self, text: str) -> list[tuple[int, str]]:
        """What the server marks in a text: (line from 1, message)."""
        self._version += 1
        document: dict[str, Any] = {"uri": self._uri, "version": self._version}
        if self._version == 1:
            self._tell("textDocument/didOpen", textDocument=document | {"languageId": "yaml", "text": text})
        else:
            self._tell("textDocument/didChange", textDocument=document, contentChanges=[{"text": text}])
        told = self._wait(lambda m: m.get("method") == "textDocument/publishDiagnostics")
        return [(d["range"]["start"]["line"] + 1, d["message"]) for d in told["params"]["diagnostics"]]

    def completed(self, line: int, column: int) -> list[dict[str, Any]]:
        """What is offered at a place (from 1) of the text that was marked last."""
        answer = self.ask(
            "textDocument/completion", textDocument={"uri": self._uri}, position=_at(line, column)
        )
        items: list[dict[str, Any]] = answer["items"] if isinstance(answer, dict) else answer or []
        return items

    def hovered(self, line: int, column: int) -> str:
        """The help that is shown at a place (from 1)."""
        answer = self.ask("textDocument/hover", textDocument={"uri": self._uri}, position=_at(line, column))
        return str(answer and answer["contents"])

    def ask(self, method: str, **params: Any) -> Any:
        """The result of a request."""
        self._number += 1
        number = self._number
        self._send({"id": number, "method": method, "params": params})
        return self._wait(lambda m: m.get("id") == number and "method" not in m).get("result")

    def _tell(self, method: str, **params: Any) -> None:
        self._send({"method": method, "params": params})

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0"} | message).encode()
        assert self._process.stdin
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._process.stdin.flush()

    def _listen(self) -> None:
        out = self._process.stdout
        assert out
        while header := out.readline():
            length = int(header.split(b":")[1])
            while out.readline().strip():
                pass
            self._answers.put(json.loads(out.read(length)))

    def _wait(self, wanted: Any) -> dict[str, Any]:
        end = time.monotonic() + PATIENCE
        while True:
            message = self._answers.get(timeout=max(end - time.monotonic(), 0.1))
            if message.get("method") == "workspace/configuration":  # the settings every client has
                settings = {
                    "validate": True,
                    "hover": True,
                    "completion": True,
                    "schemaStore": {"enable": False},
                }
                wants = message["params"]["items"]
                given = [settings if item.get("section") == "yaml" else None for item in wants]
                self._send({"id": message["id"], "result": given})
            elif "id" in message and "method" in message:
                self._send({"id": message["id"], "result": None})
            elif wanted(message):
                return message


def _at(line: int, column: int) -> dict[str, int]:
    return {"line": line - 1, "character": column - 1}


def changed(pattern: str, by: str) -> tuple[str, int]:
    """The file with one change, and the line (from 1) on which the changed part ends."""
    found = re.search(pattern, TEXT, re.DOTALL)
    assert found, pattern
    new = found.expand(by)
    return TEXT[: found.start()] + new + TEXT[found.end() :], TEXT[: found.start()].count("\n") + new.count(
        "\n"
    ) + 1


def filled(draft: str) -> str:
    """What stands in the file when every stop of a draft is left as it is."""
    text = re.sub(r"\$\{CURRENT_YEAR\}-\$\{CURRENT_MONTH\}-\$\{CURRENT_DATE\}", "2026-11-24", draft)
    text = re.sub(r"(?<!\\)\$(?:\d+|\{\d+:((?:[^}\\]|\\.)*)\})", r"\1", text)
    return re.sub(r"\\([\\$}])", r"\1", text)


def indented(text: str) -> str:
    """The lines of a text as they stand in a section."""
    return "".join(f"  {line}\n" for line in text.split("\n"))


MISTAKES = {
    "an unknown source": (r"(\nnutrients:\n.*?sources: \[)[a-z0-9-]+", r"\1ods-magnesum"),
    "a grade that does not exist": (r"(\nnutrients:\n.*?grade: )\w+", r"\1stong"),
    "an unknown field": (r"(\nfoods:\n  [a-z-]+:\n    )name", r"\1nmae"),
    "a record without sources": (r"(\nfoods:\n)(  [a-z-]+:)(.*?)\n    sources: [^\n]+", r"\1\2\3"),
    "text for true or false": (r"(\nsources:\n.*?address_checked: )\w+", r"\1no"),
    "a number as text": (r"(\nfoods:\n.*?grams: )[\d.]+", r"\1much"),
    "a date that is none": (r"(\n  edition: )[\d-]+", r"\1soon"),
    "an empty list of sources": (r"(\nfoods:\n.*?\n    sources: )\[[^\]]*\]", r"\1[]"),
    "an unknown nutrient in a food": (r"(\nfoods:\n.*?per_100g: \{)[a-z0-9-]+", r"\1magnezium"),
    "an unknown symptom": (r"(\nlinks:\n  )[a-z-]+:", r"\1muscle-crmap:"),
    "an unknown verdict": (r"(\nlinks:\n.*?verdict: )\S+", r"\1maybe"),
    "a key given twice": (r"(\nfoods:\n  [a-z-]+:\n    name: [^\n]+\n)", r"\1    name: again"),
    "a bracket that is not closed": (r"(\nfoods:\n.*?\n    sources: \[[a-z0-9-]+)\]", r"\1"),
    "text where YAML 1.1 would read a truth value is text": (r"(\nfoods:\n.*?name: )[^\n]+", r"\1no"),
    "text where YAML 1.1 would read a time is text": (r"(\nfoods:\n.*?name: )[^\n]+", r"\g<1>1:30"),
    "text where YAML 1.1 would read a date is text": (r"(\nfoods:\n.*?name: )[^\n]+", r"\g<1>2026-11-24"),
    "a number with a nought before it is no text": (r"(\nfoods:\n.*?ndb: )[^\n]+", r"\g<1>09038"),
    "a number where text belongs": (r"(\nfoods:\n.*?name: )[^\n]+", r"\g<1>1e3"),
}
"""What is planted → how. The mistake must be marked on the line where the changed part ends."""


DRAFTS = {
    "people": "person",
    "sources": "source",
    "foods": "food",
    "nutrients": "nutrient",
    "symptoms": "symptom",
    "medicines": "medicine",
    "questions": "question",
    "glossary": "term",
}
"""Section → the kind of record a first draft of which is offered there."""
LEFT_TO_FILL = ("No id of the section", "Expected a date")
"""How messages begin that tell what to fill in: a draft knows neither the work nor the next day."""


def main() -> int:
    """Runs every proof; the exit status."""
    failed = 0

    def prove(what: str, good: object, found: object) -> None:
        nonlocal failed
        failed += not good
        print(f"{'ok  ' if good else 'FAIL'} {what}{'' if good else f': found {found}'}")

    server = Server()
    try:
        start = time.monotonic()
        marked = server.marked(TEXT)
        prove(f"the real file has no mistake ({time.monotonic() - start:.1f} s)", not marked, marked[:3])
        for what, (pattern, by) in MISTAKES.items():
            text, line = changed(pattern, by)
            marked = server.marked(text)
            if what.endswith("is text"):
                prove(what, not marked, marked[:3])
            elif "without" in what:  # what is missing has no line; the record's key has
                line = TEXT[: TEXT.index("\nfoods:\n")].count("\n") + 3
                prove(f"{what} is marked on its line", line in dict(marked), (line, marked[:3]))
            else:
                lines = {line, line + 1} if "closed" in what else {line}
                prove(f"{what} is marked on its line", lines & {at for at, _ in marked}, (line, marked[:3]))
        text, line = changed(r"(\nnutrients:\n.*?grade: )\w+", r"\1")
        server.marked(text)
        offered = [item["label"] for item in server.completed(line, len(text.split("\n")[line - 1]) + 1)]
        prove("grades are offered", {"strong", "moderate", "weak", "none"} <= set(offered), offered[:9])
        text, line = changed(r"(\nnutrients:\n.*?sources: \[)[a-z0-9-]+", r"\1")
        server.marked(text)
        items = server.completed(line, text.split("\n")[line - 1].index("sources: [") + len("sources: [") + 1)
        works = re.findall(
            r"(?m)^  ([a-z0-9-]+):$", TEXT[TEXT.index("\nsources:\n") : TEXT.index("\nfoods:\n")]
        )
        prove(f"all {len(works)} works are offered", set(works) <= {i["label"] for i in items}, len(items))
        said = next((str(i.get("documentation")) for i in items if i["label"] == "usda-sr28"), "")
        prove("with what they are", "USDA" in said or "Agricult" in said, said)
        text, line = changed(r"(\nfoods:\n.*?    )per_100g: \{[^}]*\}", r"\1per_100g:\n      ")
        server.marked(text)
        offered = [item["label"] for item in server.completed(line, 7)]
        prove("nutrients are offered as keys", {"magnesium", "vitamin-b12"} <= set(offered), offered[:9])
        text, line = changed(r"(\nfoods:\n.*?\n    name: [^\n]+\n)", r"\1    \n")
        server.marked(text)
        offered = [item["label"] for item in server.completed(line - 1, 5)]
        prove("fields are offered", {"note", "per_serving"} <= set(offered), offered[:9])
        text, line = changed(r"(\nfoods:\n.*?per_100g: \{)[^}]*", r"\1c")
        server.marked(text)
        offered = [i["label"] for i in server.completed(line, text.split("\n")[line - 1].index("{c") + 3)]
        prove(
            "nutrients are offered between braces, from the first letter on",
            "calcium" in offered,
            offered[:9],
        )
        for section, kind in DRAFTS.items():
            text, line = changed(rf"(\n{section}:\n)", r"\1  \n")
            server.marked(text)
            items = server.completed(line - 1, 3)
            draft = next((i["insertText"] for i in items if i["label"] == f"new {kind}"), "")
            before, after = TEXT.split(f"\n{section}:\n", 1)
            marked = server.marked(f"{before}\n{section}:\n{indented(filled(draft))}{after}")
            left = [message for _, message in marked if not message.startswith(LEFT_TO_FILL)]
            prove(f"a first draft of a {kind} is offered and fits", "TODO" in draft and not left, left[:3])
        server.marked(TEXT)
        _, line = changed(r"(\nfoods:\n.*?grams: )", r"\1")
        shown = server.hovered(line, 6)
        prove("a field's help is shown", "Weight of that serving in grams" in shown, shown)
        _, line = changed(r"(\nlinks:\n.*?verdict: )", r"\1")
        shown = server.hovered(line, 8)
        prove("a verdict's help is shown", "How likely a shortage is the cause" in shown, shown)
        _, line = changed(r"(\nfoods:\n.*?\n    sources: \[)", r"\1")
        shown = server.hovered(line, len("    sources: [") + 2)
        id = TEXT.split("\n")[line - 1].split("[")[1].split(",")[0].rstrip("]")
        prove(
            "what an id stands for is shown first", f"Allowed Values:\\n\\n* `{id}`: " in shown, shown[:200]
        )
    finally:
        server.stop()
    print(f"{failed} failed" if failed else "all proven")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
