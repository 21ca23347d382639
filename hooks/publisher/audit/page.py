"""One HTML file → `BuiltPage`, in one pass and in the form that checks ask for.

A page is a flat list of elements in document order. An element knows where it ends, so all that is
inside it is a slice of the list, and its text is a slice of the page's pieces of text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

BREAK = "\n\n"
"""Stands between the texts of two blocks, so that no sentence runs from one into the next."""
# ruff: noqa: SIM905  # words read better as words
_INLINE = frozenset(
    "a abbr b bdi bdo cite code data del dfn em i ins kbd mark q s small span strong sub sup "
    "time u var".split()
)
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_FETCHED = ("src", "srcset", "imagesrcset", "poster", "data", "action", "formaction", "xlink:href", "ping")


@dataclass(slots=True)
class Element:
    """A tag with its attributes and its place in the page."""

    tag: str
    attributes: dict[str, str]
    parent: Element | None
    place: int
    """Index in the page's elements."""
    text_first: int
    """Index of its first piece of text."""
    last: int = 0
    """One more than the index of the last element inside it."""
    text_last: int = 0
    """One more than the index of its last piece of text."""

    def get(self, name: str) -> str:
        """Value of an attribute; empty when it is not there."""
        return self.attributes.get(name, "")

    def holds(self, other: Element) -> bool:
        """Whether the other element is inside this one."""
        return self.place < other.place < self.last

    @property
    def around(self) -> Iterator[Element]:
        """The elements it is in, the nearest first."""
        found = self.parent
        while found:
            yield found
            found = found.parent


@dataclass(frozen=True, slots=True)
class Address:
    """Where an attribute points to, cut into its parts."""

    element: Element
    text: str
    scheme: str
    """`https`; `//` when only a host is named; empty for an address of this site."""
    path: str
    fragment: str

    @property
    def is_link(self) -> bool:
        """Whether a reader follows it; all else is fetched by the browser by itself."""
        return self.element.tag in ("a", "area")


@dataclass
class BuiltPage:
    """One HTML file."""

    path: str
    """`symptoms/tetany/index.html`."""
    elements: list[Element] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    misfits: list[str] = field(default_factory=list)
    """Tags that are not closed, or closed without being open."""
    by_tag: dict[str, list[Element]] = field(default_factory=lambda: defaultdict(list))
    by_attribute: dict[str, list[Element]] = field(default_factory=lambda: defaultdict(list))

    @property
    def kind(self) -> str:
        """`symptoms` for symptoms/tetany/; empty for hubs and other pages.

        The address tells it, not a class: a theme may lose a class, and with it all checks of the kind.
        """
        folder, _, rest = self.path.partition("/")
        return folder if rest.count("/") == 1 else ""

    def tags(self, *names: str) -> list[Element]:
        """Elements of these tags, in order."""
        if len(names) == 1:
            return self.by_tag.get(names[0], [])
        found = [element for name in names for element in self.by_tag.get(name, ())]
        return sorted(found, key=lambda element: element.place)

    def having(self, attribute: str, value: str | None = None) -> list[Element]:
        """Elements with an attribute, and with this value when one is given; in order."""
        found = self.by_attribute.get(attribute, [])
        return found if value is None else [e for e in found if e.attributes[attribute] == value]

    def inside(self, element: Element, *tags: str) -> list[Element]:
        """Elements in an element, in order; only of these tags when some are given."""
        found = self.elements[element.place + 1 : element.last]
        return [e for e in found if e.tag in tags] if tags else found

    def raw(self, element: Element) -> str:
        """Text of an element as it stands."""
        return "".join(self.texts[element.text_first : element.text_last])

    def text(self, element: Element) -> str:
        """Text of an element, with single spaces."""
        return " ".join(self.raw(element).split())

    def raw_without(self, element: Element, others: Iterable[Element]) -> str:
        """Text of an element as it stands, less the text of others that are inside it."""
        texts = list(self.texts)
        for other in others:
            texts[other.text_first : other.text_last] = [""] * (other.text_last - other.text_first)
        return "".join(texts[element.text_first : element.text_last])

    def words(self, element: Element) -> list[str]:
        """Words of an element; the numbers of its sources are not words."""
        return self.raw_without(element, self.citations(element)).split()

    def citations(self, element: Element) -> list[Element]:
        """Links to sources in an element."""
        return [e for e in self.inside(element, "a") if e.get("href").startswith("#src-")]

    @cached_property
    def ids(self) -> dict[str, Element]:
        """Id → the first element that has it."""
        return {e.attributes["id"]: e for e in reversed(self.having("id"))}

    @cached_property
    def main(self) -> Element | None:
        """What the page itself says, without the frame."""
        return next(iter(self.tags("main")), None)

    @cached_property
    def headings(self) -> list[Element]:
        """h1 to h6 in order."""
        return self.tags("h1", "h2", "h3", "h4", "h5", "h6")

    @cached_property
    def addresses(self) -> list[Address]:
        """Every address on the page."""
        pairs = [(e, e.attributes["href"]) for e in self.having("href")]
        for attribute in _FETCHED:
            for element in self.having(attribute):
                value = element.attributes[attribute]
                several = value.split(",") if attribute.endswith("srcset") else [value]
                pairs += [(element, text.split()[0] if text.split() else "") for text in several]
        return [Address(element, text, *_parts(text)) for element, text in pairs]

    @cached_property
    def cited(self) -> set[str]:
        """Ids of the sources that are cited."""
        return {a.fragment for a in self.addresses if a.text.startswith("#src-")}

    @cached_property
    def titles(self) -> list[str]:
        """Titles in the head; drawings have titles too."""
        return [self.text(e) for e in self.tags("title") if e.parent and e.parent.tag == "head"]

    @cached_property
    def descriptions(self) -> list[str]:
        """Contents of `<meta name=description>`."""
        return [e.get("content") for e in self.having("name", "description") if e.tag == "meta"]

    def question(self, element: Element) -> str:
        """The heading of a question; empty without one."""
        return next((self.text(h) for h in self.headings if element.holds(h)), "")


@lru_cache(8192)
def _parts(address: str) -> tuple[str, str, str]:
    """Scheme, path and fragment. An address that can't be read has the scheme `?`."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return "?", "", ""
    scheme = parts.scheme or ("//" if parts.netloc else "")
    return scheme, unquote(parts.path), unquote(parts.fragment)


def read_page(path: str, html: str) -> BuiltPage:
    """One page from its text."""
    reader = _Reader(BuiltPage(path))
    reader.feed(html)
    reader.close()
    reader.finish()
    return reader.page


class _Reader(HTMLParser):
    def __init__(self, page: BuiltPage) -> None:
        super().__init__(convert_charrefs=True)
        self.page = page
        self.open: list[Element] = []

    def handle_data(self, data: str) -> None:
        self.page.texts.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        page = self.page
        if tag not in _INLINE:
            page.texts.append(BREAK)
        attributes = {name: value or "" for name, value in attrs}
        place, text = len(page.elements), len(page.texts)
        parent = self.open[-1] if self.open else None
        element = Element(tag, attributes, parent, place, text, place + 1, text)
        page.elements.append(element)
        page.by_tag[tag].append(element)
        for name in attributes:
            page.by_attribute[name].append(element)
        if tag not in _VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self._close(self.open.pop())
            # Only drawings know tags that close themselves.
            if not any(element.tag in ("svg", "math") for element in self.open):
                self.page.misfits.append(f"<{tag}/> does not close itself in HTML")

    def handle_endtag(self, tag: str) -> None:
        if self.open and self.open[-1].tag == tag:
            self._close(self.open.pop())
        elif any(element.tag == tag for element in self.open):
            while (element := self.open.pop()).tag != tag:
                self.page.misfits.append(f"<{element.tag}> is not closed before </{tag}>")
                self._close(element)
            self._close(element)
        elif tag not in _VOID:
            self.page.misfits.append(f"</{tag}> closes nothing")

    def finish(self) -> None:
        """Closes what is still open, once all text is read."""
        while self.open:
            element = self.open.pop()
            self.page.misfits.append(f"<{element.tag}> is not closed")
            self._close(element)

    def _close(self, element: Element) -> None:
        page = self.page
        element.last, element.text_last = len(page.elements), len(page.texts)
        if element.tag not in _INLINE:
            page.texts.append(BREAK)
