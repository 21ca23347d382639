"""One component line (`::care symptom="muscle-cramp"`) → its name and arguments, each slip located."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..problems import Problem, listed, nearest, quoted
from .model import COMPONENTS, MOST_FOODS, Component

_BEGINS = re.compile(r"(\s*):(:?)(\s*)([\w-]*)")
_ARGUMENT = re.compile(r"(\s*)([^\s=\"“”'‘’]+)(\s*=\s*)?")
_CURLY = "“”„‟«»'‘’`´"
_SEVERAL = "nutrients"
"""The one argument that may hold several ids."""
_FORM = "component-form"
_EXAMPLE = 'expected a line such as `::care symptom="tetany"`'


@dataclass(frozen=True)
class Given:
    """An argument as it stands in the line."""

    name: str
    value: str
    column: int
    """Of the name."""
    value_column: int


class Line:
    """A component line while it is read. `problems` grows; reading goes on as far as it makes sense."""

    def __init__(self, text: str, number: int, file: str) -> None:
        self.text, self.number, self.file = text.rstrip(), number, file
        self.problems: list[Problem] = []

    def component(self) -> Component | None:
        """The component, or None when the line names none."""
        match = _BEGINS.match(self.text)
        if not match or not match[4]:
            self._fail(1, f"found {quoted(self.text.strip())}, {_EXAMPLE}", _FORM)
            return None
        name, column = match[4], match.start(4) + 1
        if match[1]:
            message = "a component line begins at the margin; delete the spaces before it"
            self._fail(1, message, _FORM)
        if not match[2] or match[3]:
            self._fail(column, f"expected `::{name}`, two colons and no space", _FORM)
        given = list(self._given(match.end()))
        if name not in COMPONENTS:
            known = f"expected one of {listed(COMPONENTS, 40)}{nearest(name, COMPONENTS)}"
            self._fail(column, f"found the component '{name}', {known}", "known-component")
            return None
        self._check(name, column, given)
        return Component(
            name,
            {argument.name: argument.value for argument in given},
            self.number,
            {argument.name: argument.value_column for argument in given},
        )

    def _given(self, at: int) -> Iterator[Given]:
        """Arguments from position `at` on."""
        text = self.text
        while at < len(text):
            match = _ARGUMENT.match(text, at)
            if not match or not match[3]:
                odd = text[at:].strip()
                column = len(text) - len(text[at:].lstrip()) + 1
                message = f'found {quoted(odd)}, expected an argument such as symptom="tetany"'
                self._fail(column, message, _FORM)
                return
            name, column, at = match[2], match.start(2) + 1, match.end()
            if not match[1]:
                self._fail(column, f"a space is missing before '{name}'", _FORM)
            if match[3] != "=":
                message = f"found spaces around the = of '{name}'; delete them"
                self._fail(match.start(3) + 1, message, _FORM)
            quote = text[at : at + 1]
            if quote == '"' or (quote and quote in _CURLY):
                ends = _CURLY if quote in _CURLY else '"'
                end = next((i for i in range(at + 1, len(text)) if text[i] in ends), len(text))
                value = text[at + 1 : end]
                if quote in _CURLY:
                    message = f'found the quotation mark {quote}, expected the straight one: {name}="{value}"'
                    self._fail(at + 1, message, _FORM)
                elif end == len(text):
                    self._fail(at + 1, f"the quotation mark of '{name}' is never closed", _FORM)
                yield Given(name, value, column, at + 2)
                at = end + 1
            else:
                value = text[at:].split(maxsplit=1)[0] if text[at:].strip() else ""
                self._fail(at + 1, f'expected quotation marks: {name}="{value}"', _FORM)
                yield Given(name, value, column, at + 1)
                at += len(value)

    def _check(self, name: str, column: int, given: list[Given]) -> None:
        """Arguments against what the component takes."""
        allowed = COMPONENTS[name]
        seen: set[str] = set()
        for argument in given:
            if argument.name not in allowed:
                known = f"expected {listed(allowed) or 'none'}{nearest(argument.name, allowed)}"
                message = f"found the argument '{argument.name}', {known}"
                self._fail(argument.column, message, "known-argument")
            elif argument.name in seen:
                message = f"the argument '{argument.name}' stands here a second time; only one can count"
                self._fail(argument.column, message, "no-duplicate-arguments")
            else:
                self._check_value(argument)
            seen.add(argument.name)
        for wanted, needed in allowed.items():
            if needed and wanted not in seen:
                message = f"the argument '{wanted}' is missing"
                self._fail(column, message, "no-missing-argument")

    def _check_value(self, argument: Given) -> None:
        name, value, column = argument.name, argument.value, argument.value_column
        if not value.strip():
            self._fail(column, f"the argument '{name}' is empty", "no-missing-argument")
        elif name == "most":
            number = int(value) if re.fullmatch(r"[0-9]{1,4}", value) else 0
            if not 1 <= number <= MOST_FOODS:
                message = f"found '{value}', expected a whole number from 1 to {MOST_FOODS}"
                self._fail(column, message, "known-value")
        elif name not in (_SEVERAL, "title", "form") and value != value.split()[0]:
            self._fail(column, f"found '{value}', expected one id and no spaces", "known-value")
        elif name == _SEVERAL and len(set(value.split())) < len(value.split()):
            self._fail(column, f"found '{value}', expected each id once", "no-id-is-listed-twice")

    def _fail(self, column: int, message: str, rule: str) -> None:
        self.problems.append(Problem(self.file, self.number, column, "", message, rule))
