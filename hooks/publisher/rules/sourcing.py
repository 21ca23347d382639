"""Rules about where facts come from: ids that resolve, sources that stand, figures beside their source."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from ..knowledge import Knowledge
from ..problems import dotted, nearest
from ..source import Step
from ..spellings import MASS
from .walking import KEYED, REFERENCES, Finding, Records, names, plain, unknown_ids

FIGURE = re.compile(
    rf"\b(?<!\d[,.])\d[\d,.]*+\s?(?:{MASS}|kg|mL|ml|%|mmol|nmol|pmol|pg|ng|IU|percent)(?:\b|(?<=%))"
)
_LABELS = frozenset(("url", "doi", "title", "note", "publisher", "pattern"))
"""Fields that quote a work rather than state something."""


def ids_resolve(knowledge: Knowledge, found: Records) -> Iterator[Finding]:
    """A reader who follows a reference must arrive somewhere."""
    sections: dict[str, Container[str]] = {
        name: getattr(knowledge, name) for name in {*REFERENCES.values(), *KEYED.values()}
    }
    names = {name: list(ids) for name, ids in sections.items()}  # type: ignore[call-overload]
    for path, record in found:
        for inner, message in unknown_ids(record, sections, names):
            yield (*path, *inner), message
        for field, section in KEYED.items():
            for name in record.__dict__.get(field, ()):
                if name not in sections[section]:
                    near = nearest(name, names[section])
                    yield (*path, field, name), f"'{name}' is not in {section}{near}"
    for symptom, links in knowledge.links.items():
        if symptom not in knowledge.symptoms:
            near = nearest(symptom, knowledge.symptoms)
            yield ("links", symptom), f"'{symptom}' is not in symptoms{near}"
        for nutrient in links:
            if nutrient not in knowledge.nutrients:
                near = nearest(nutrient, knowledge.nutrients)
                yield ("links", symptom, nutrient), f"'{nutrient}' is not in nutrients{near}"


def no_name_is_used_twice(knowledge: Knowledge, found: Records) -> Iterator[Finding]:
    """One question, one page: two records with the same words would split it."""
    for scope in (names(knowledge), _terms(knowledge), _titles(knowledge, "medicines", "foods")):
        seen: dict[str, tuple[Step, ...]] = {}
        for path, words in scope:
            first = seen.setdefault(plain(words), path)
            if first[:2] != path[:2]:
                yield path, f"'{words}' already leads to {dotted(first[:2])}"
            elif first != path and path[-1] != "medical_name":  # some symptoms have no other word
                yield path, f"'{words}' already stands in {dotted(first)}"


def _terms(knowledge: Knowledge) -> Iterator[Finding]:
    for name, term in knowledge.glossary.items():
        yield ("glossary", name, "term"), term.term
        yield from ((("glossary", name, "also", i), word) for i, word in enumerate(term.also))


def _titles(knowledge: Knowledge, *sections: str) -> Iterator[Finding]:
    """Their aliases are left out: "water pills" is a name of three medicines."""
    for section in sections:
        for name, record in getattr(knowledge, section).items():
            yield (section, name, "name"), record.name


def no_id_is_listed_twice(knowledge: Knowledge, found: Records) -> Iterator[Finding]:
    """A list that names one thing twice lacks another."""
    for path, record in found:
        for field, value in record.__dict__.items():
            if isinstance(value, tuple) and len(value) > 1 and isinstance(value[0], str):
                for index, name in enumerate(value):
                    if name in value[:index]:
                        yield (*path, field, index), f"'{name}' stands in the list already"


def no_work_is_listed_twice(knowledge: Knowledge, found: Records) -> Iterator[Finding]:
    """One work under two ids looks like two that agree. Chapters of a book differ in their title."""
    seen: dict[tuple[str, str, int | None], str] = {}
    for name, source in knowledge.sources.items():
        first = seen.setdefault((plain(source.title), plain(source.publisher), source.year), name)
        if first != name:
            yield ("sources", name, "title"), f"this is the work '{first}' once more; cite that one"


def the_strongest_source_comes_first(knowledge: Knowledge, found: Records) -> Iterator[Finding]:
    """A reader who follows one number only should reach the best work there is."""
    for path, record in found:
        sources = record.__dict__.get("sources")
        if not isinstance(sources, tuple):
            continue
        known = [s for s in sources if s in knowledge.sources]
        ranked = sorted(known, key=lambda s: knowledge.sources[s].strength)
        if ranked and knowledge.sources[ranked[0]].strength < knowledge.sources[known[0]].strength:
            yield (*path, "sources"), f"'{ranked[0]}' is stronger than '{known[0]}'; put it first"


def fallen_sources_are_explained(knowledge: Knowledge, found: Records) -> Iterator[Finding]:
    """A corrected, superseded or retracted work may be cited only with a word of warning."""
    for name, source in knowledge.sources.items():
        if source.status != "current" and not source.note:
            yield ("sources", name), f"the work is {source.status}: say so in `note`"


def newer_works_stand(knowledge: Knowledge, found: Records) -> Iterator[Finding]:
    """Who is sent from an old work to the newer one must not arrive at one that has fallen too."""
    for name, source in knowledge.sources.items():
        path = ("sources", name, "superseded_by")
        newer = knowledge.sources.get(source.superseded_by or "")
        if source.status == "superseded" and not source.superseded_by:
            yield ("sources", name), "the work is superseded: name the newer one in `superseded_by`"
        if source.superseded_by and source.status == "current":
            yield path, "a newer work is named, so `status` should be superseded"
        if newer and newer.status in ("superseded", "retracted"):
            near = f"; the newest is '{end}'" if (end := _newest(knowledge, name)) else ""
            yield path, f"'{source.superseded_by}' is {newer.status} itself{near}"
        if newer and newer.year and source.year and newer.year < source.year:
            yield path, f"'{source.superseded_by}' is of {newer.year}, older than this work of {source.year}"


def _newest(knowledge: Knowledge, name: str) -> str | None:
    """The end of a chain of newer works, or None where it runs in a circle or ends with a fallen one."""
    seen = {name}
    while (newer := knowledge.sources[name].superseded_by) and newer in knowledge.sources:
        if newer in seen:
            return None
        seen.add(newer)
        name = newer
    return name if knowledge.sources[name].status in ("current", "corrected") else None


def claims_rest_on_works_that_stand(knowledge: Knowledge, found: Records) -> Iterator[Finding]:
    """What only a retracted work says, nobody says."""
    fallen = {name for name, source in knowledge.sources.items() if source.status == "retracted"}
    for path, record in found:
        sources = record.__dict__.get("sources")
        if fallen and isinstance(sources, tuple) and sources and fallen.issuperset(sources):
            yield (*path, "sources"), f"'{sources[0]}' is retracted, and nothing else stands beside it"


def sources_can_be_found(knowledge: Knowledge, found: Records) -> Iterator[Finding]:
    """A reference that leads nowhere is the fault of the pages we replace."""
    for name, source in knowledge.sources.items():
        if not (source.url or source.doi or source.pmid or source.note):
            yield ("sources", name), "needs `url`, `doi` or `pmid`, or a `note` that says why none"


def strong_claims_rest_on_strong_sources(knowledge: Knowledge, found: Records) -> Iterator[Finding]:
    """A news item alone can't make a statement certain."""
    for path, record in found:
        grade, sources = record.__dict__.get("grade"), record.__dict__.get("sources", ())
        if grade == "strong" and sources:
            known = [knowledge.sources[s].strength for s in sources if s in knowledge.sources]
            if known and min(known) == 3:
                yield path, "graded strong, but every source of it has strength 3"


def effects_of_taking_have_a_source(knowledge: Knowledge, found: Records) -> Iterator[Finding]:
    """Whether a supplement helps is the sentence that people act on."""
    for symptom, links in knowledge.links.items():
        for nutrient, link in links.items():
            taking = link.taking
            silent = taking.effect in ("not-tested", "not-applicable")
            if not silent and not (taking.text and taking.sources and taking.grade):
                yield (
                    ("links", symptom, nutrient, "taking"),
                    f"'{taking.effect}' needs `text`, `sources` and `grade`",
                )
            if taking.text and not (taking.sources and taking.grade):
                yield ("links", symptom, nutrient, "taking"), "the text needs `sources` and `grade`"


def numbers_stand_beside_their_source(knowledge: Knowledge, found: Records) -> Iterator[Finding]:
    """A figure without a source is the worst thing this site could publish."""
    for path, record in found:
        if record.__dict__.get("sources"):
            continue
        for field, value in record.__dict__.items():
            if isinstance(value, str) and field not in _LABELS and (m := FIGURE.search(value)):
                yield (*path, field), f"the figure '{m[0]}' has no source beside it"
