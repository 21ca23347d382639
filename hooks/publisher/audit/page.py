"""A written page in the form that checks ask for.

A page is a flat list of elements in document order. An element knows where it ends, so all that is
inside it is a slice of the list, and its text is a slice of the page's pieces of text.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

BREAK = "\n\n"
"""Stands between the texts of two blocks, so that no sentence runs from one into the next."""
# ruff: noqa: SIM905  # words read better as words
_INLINE = frozenset(
    "a abbr b bdi bdo cite code data del dfn em i ins kbd mark q s small span strong sub sup "
    "time u var".split()
)
VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_FETCHED = ("src", "srcset", "imagesrcset", "poster", "data", "action", "formaction", "xlink:href", "ping")
POINTERS = frozenset("aria-labelledby aria-describedby aria-controls for popovertarget".split())
ASKED_FOR = POINTERS | frozenset("class data-claim data-grade data-q data-rule id name rel type".split())


class Address(NamedTuple):
    """Where an attribute points to, cut into its parts."""

    text: str
    scheme: str
    """`https`; `//` when only a host is named; `?` when it can't be read; empty for this site."""
    path: str
    fragment: str
    is_link: bool
    """Whether a reader follows it; all else is fetched by the browser by itself."""


class Tag:
    """An opening tag as it is written. Tags that are written alike are one object."""

    def __init__(self, name: str, attributes: dict[str, str], closes_itself: bool = False) -> None:
        self.name = name
        self.attributes = attributes
        self.asked_for = tuple(attribute for attribute in attributes if attribute in ASKED_FOR)
        """Attributes by which checks look for elements."""
        self.is_inline = name in _INLINE
        self.is_void = name in VOID
        self.closes_itself = closes_itself
        href = attributes.get("href", "")
        self.cites = href[1:] if name == "a" and href.startswith("#src-") else ""
        """Id of the source that it links to; empty when it does not."""

    @cached_property
    def addresses(self) -> list[Address]:
        """Every address in its attributes."""
        texts = [self.attributes["href"]] if "href" in self.attributes else []
        for name in _FETCHED:
            if name in self.attributes:
                value = self.attributes[name]
                texts += value.split(",") if name.endswith("srcset") else [value]
        is_link = self.name in ("a", "area")
        return [_address(text.split()[0] if text.split() else "", is_link) for text in texts]

    @cached_property
    def classes(self) -> list[str]:
        """Its classes."""
        return self.attributes.get("class", "").split()


@dataclass(slots=True, eq=False)
class Element:
    """A tag at its place in the page."""

    opened: Tag
    parent: Element | None
    place: int
    """Index in the page's elements."""
    text_first: int
    """Index of its first piece of text."""
    last: int
    """One more than the index of the last element inside it."""
    text_last: int
    """One more than the index of its last piece of text."""

    @property
    def tag(self) -> str:
        """Name of its tag."""
        return self.opened.name

    def has(self, attribute: str) -> bool:
        """Whether it has the attribute, with a value or without."""
        return attribute in self.opened.attributes

    def get(self, attribute: str) -> str:
        """Value of an attribute; empty when it is not there."""
        return self.opened.attributes.get(attribute, "")

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


@dataclass(eq=False)
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
        """`symptoms` for symptoms/tetany/; empty for hubs and other pages; `moved` for one that leads on.

        The address tells it, not a class: a theme may lose a class, and with it all checks of the kind.
        """
        if any(meta.get("http-equiv") == "refresh" for meta in self.tags("meta")):
            return "moved"
        folder, _, rest = self.path.partition("/")
        return folder if rest.count("/") == 1 else ""

    def tags(self, *names: str) -> list[Element]:
        """Elements of these tags, in order."""
        if len(names) == 1:
            return self.by_tag.get(names[0], [])
        found = [element for name in names for element in self.by_tag.get(name, ())]
        return sorted(found, key=lambda element: element.place)

    def having(self, attribute: str, value: str | None = None) -> list[Element]:
        """Elements with one of `ASKED_FOR`, and with this value when one is given; in order."""
        if attribute not in ASKED_FOR:
            raise LookupError(f"add '{attribute}' to ASKED_FOR")
        found = self.by_attribute.get(attribute, [])
        return found if value is None else [e for e in found if e.get(attribute) == value]

    def inside(self, element: Element, *tags: str) -> list[Element]:
        """Elements in an element, in order; only of these tags when some are given."""
        found = self.elements[element.place + 1 : element.last]
        return [e for e in found if e.opened.name in tags] if tags else found

    def raw(self, element: Element) -> str:
        """Text of an element as it stands."""
        return "".join(self.texts[element.text_first : element.text_last])

    def text(self, element: Element) -> str:
        """Text of an element, with single spaces."""
        return " ".join(self.raw(element).split())

    def raw_without(self, element: Element, others: Iterable[Element]) -> str:
        """Text of an element as it stands, less the text of others that are inside it."""
        start = element.text_first
        texts = self.texts[start : element.text_last]
        for other in others:
            if element.holds(other):
                count = other.text_last - other.text_first
                texts[other.text_first - start : other.text_last - start] = [""] * count
        return "".join(texts)

    def words(self, element: Element) -> list[str]:
        """Words of an element; the numbers of its sources are not words."""
        return self.raw_without(element, self.citations(element)).split()

    def citations(self, element: Element) -> list[Element]:
        """Links to sources in an element."""
        return [e for e in self.elements[element.place + 1 : element.last] if e.opened.cites]

    @cached_property
    def opened(self) -> set[Tag]:
        """The distinct tags of the page."""
        return {element.opened for element in self.elements}

    @cached_property
    def addresses(self) -> set[Address]:
        """The distinct addresses of the page."""
        return {address for tag in self.opened for address in tag.addresses}

    @cached_property
    def cited(self) -> set[str]:
        """Ids of the sources that are cited."""
        return {tag.cites for tag in self.opened if tag.cites}

    @cached_property
    def own_citations(self) -> Counter[int]:
        """Place of a claim → links to sources that stand in it and in no claim inside it."""
        found: Counter[int] = Counter()
        for link in self.tags("a"):
            if link.opened.cites:
                around = link.parent
                while around and "data-claim" not in around.opened.attributes:
                    around = around.parent
                if around:
                    found[around.place] += 1
        return found

    @cached_property
    def ids(self) -> dict[str, Element]:
        """Id → the first element that has it."""
        return {e.get("id"): e for e in reversed(self.having("id"))}

    @cached_property
    def main(self) -> Element | None:
        """What the page itself says, without the frame."""
        return next(iter(self.tags("main")), None)

    @cached_property
    def headings(self) -> list[Element]:
        """h1 to h6 in order."""
        return self.tags("h1", "h2", "h3", "h4", "h5", "h6")

    @cached_property
    def titles(self) -> list[str]:
        """Titles in the head; drawings have titles too."""
        return [self.text(e) for e in self.tags("title") if e.parent and e.parent.tag == "head"]

    @cached_property
    def descriptions(self) -> list[str]:
        """Contents of `<meta name=description>`."""
        return [e.get("content") for e in self.having("name", "description") if e.tag == "meta"]

    @cached_property
    def questions(self) -> dict[int, str]:
        """Place of an answered question → its heading; empty without one."""
        return {
            e.place: next((self.text(h) for h in self.inside(e) if h in self._headings), "")
            for e in self.having("data-q", "faq")
        }

    @cached_property
    def _headings(self) -> set[Element]:
        return set(self.headings)


def _address(text: str, is_link: bool) -> Address:
    try:
        parts = urlsplit(text)
    except ValueError:
        return Address(text, "?", "", "", is_link)
    scheme = parts.scheme or ("//" if parts.netloc else "")
    return Address(text, scheme, unquote(parts.path), unquote(parts.fragment), is_link)
