"""What pages are about, as schema.org things: symptoms, nutrients, shortages, works, questions, words.

A thing is described on its own page. Wherever else it is named, `named` things stand: `@id`, type and
name. An `@id` is permanent: the address of the thing's page with `#it`, or the place on the site where
readers find the question, the word or the work.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from .content import Content, capital
from .html import address
from .knowledge import Intake, Nutrient, Review, Source
from .pages import Page
from .stages import ADULT, stage
from .units import unit_word

Node = dict[str, Any]
About = tuple[Node, list[Node]]
"""Properties of the page, and the things that are described in full on it."""

_STUDIES = ("trial", "cohort", "systematic review", "review", "mechanism", "case report")
_ADULTS = {"everyone": "Everyone", "male": "Men", "female": "Women"}


def said(node: Node) -> Node:
    """The node without properties that have nothing to say."""
    return {name: value for name, value in node.items() if value is not None and value != []}


# --- named things --------------------------------------------------------------------------------


def symptom(name: str, content: Content, root: str) -> Node:
    """A symptom by name."""
    found = content.knowledge.symptoms[name]
    return {"@id": f"{root}symptoms/{name}/#it", "@type": "MedicalSymptom", "name": found.name}


def nutrient(name: str, content: Content, root: str) -> Node:
    """A nutrient by name. A group is not something you take, so it is no supplement."""
    found = content.knowledge.nutrients[name]
    kind = "Substance" if found.kind == "group" else "DietarySupplement"
    return {"@id": f"{root}nutrients/{name}/#it", "@type": kind, "name": capital(found.name)}


def author(name: str, content: Content, root: str) -> Node:
    """Somebody of `people`; the first of them is the team."""
    people = content.knowledge.people
    kind = "Organization" if name == team(content) else "Person"
    return {"@id": f"{root}about/#{name}", "@type": kind, "name": people[name].name}


def team(content: Content) -> str:
    """The first of `people`, who write all pages that are made from the data alone."""
    return next(iter(content.knowledge.people))


def work(name: str, source: Source, root: str) -> Node:
    """A cited work."""
    return said(
        {
            "@id": f"{root}sources/#{name}",
            "@type": "ScholarlyArticle" if source.kind in _STUDIES else "CreativeWork",
            "name": source.title,
            "url": address(source),
            "identifier": f"doi:{source.doi}" if source.doi else None,
            "datePublished": str(source.year) if source.year else None,
        }
    )


def question(title: str, text: str, at: str) -> Node:
    """A question with the answer that stands at the same place of the page."""
    answer = {"@type": "Answer", "text": text}
    return {"@id": at, "@type": "Question", "name": title, "acceptedAnswer": answer}


# --- what a page of each kind is about -----------------------------------------------------------


def of_symptom(page: Page, content: Content, root: str) -> About:
    """The symptom, and the nutrients whose part in it the page weighs."""
    name = page.record[-1]
    record = content.knowledge.symptoms[name]
    thing = symptom(name, content, root) | {"alternateName": [record.medical_name, *record.aliases]}
    links = content.knowledge.links.get(name, {})
    return {
        "about": {"@id": thing["@id"]},
        "mainEntity": {"@id": thing["@id"]},
        "mentions": [nutrient(linked, content, root) for linked in links],
        **_signed(record.reviews, content, root),
    }, [thing]


def of_nutrient(page: Page, content: Content, root: str) -> About:
    """The nutrient as it is taken, its shortage, and the symptoms that are held against it."""
    name = page.record[-1]
    record = content.knowledge.nutrients[name]
    thing = nutrient(name, content, root) | {
        "alternateName": list(record.aliases),
        "recommendedIntake": _doses("RecommendedDoseSchedule", record, ("RDA", "AI")),
        "maximumIntake": _doses("MaximumDoseSchedule", record, ("UL",)),
    }
    things = [thing]
    if record.medical_low:
        things.append(_shortage(name, record, content, root))
    links = content.links_of_nutrient.get(name, {})
    return {
        "about": [{"@id": it["@id"]} for it in things],
        "mainEntity": {"@id": thing["@id"]},
        "mentions": [symptom(linked, content, root) for linked in links]
        + [nutrient(member, content, root) for member in record.members],
        **_signed(record.reviews, content, root),
    }, things


def of_article(page: Page, content: Content, root: str) -> About:
    """The article's symptoms and nutrients, and the questions it answers, its own title first."""
    front, url = page.facts["article"].front, root + page.path
    asked = [(name, content.knowledge.questions[name]) for name in front.questions]
    answered = [question(record.question, record.text, f"{url}#{name}") for name, record in asked]
    if front.question.endswith("?"):
        answered.insert(0, question(front.question, front.answer.text, f"{url}#answer"))
    return {
        "author": [author(name, content, root) for name in front.authors],
        "about": [symptom(name, content, root) for name in front.symptoms],
        "mentions": [nutrient(name, content, root) for name in front.nutrients],
        "mainEntity": answered,
        **_signed(front.reviews, content, root),
    }, []


def of_faq(page: Page, content: Content, root: str) -> About:
    """The questions that are answered here; those that only lead to an article are left out."""
    answered = [
        question(entry["title"], _words(entry["answer"]), f"{root}{page.path}#{entry['id']}")
        for topic in page.facts["topics"]
        for entry in topic["here"]
    ]
    return {"mainEntity": answered}, []


def of_glossary(page: Page, content: Content, root: str) -> About:
    """The words and their meanings."""
    url = root + page.path
    words = [
        said(
            {
                "@id": f"{url}#{entry['id']}",
                "@type": "DefinedTerm",
                "name": entry["term"],
                "alternateName": list(content.knowledge.glossary[entry["id"]].also),
                "description": _words(entry["text"]),
            }
        )
        for entry in page.facts["terms"]
    ]
    thing = {"@id": f"{url}#it", "@type": "DefinedTermSet", "name": page.title, "hasDefinedTerm": words}
    return {"mainEntity": {"@id": thing["@id"]}}, [thing]


OF_KIND: dict[str, Callable[[Page, Content, str], About]] = {
    "symptom": of_symptom,
    "nutrient": of_nutrient,
    "article": of_article,
    "faq": of_faq,
    "glossary": of_glossary,
}
"""Kind of page → what it is about; other pages are about nothing that has a type."""


def _words(claim: Any) -> str:
    """The text of a claim, computed (a mapping) or authored (a record)."""
    return str(claim["text"] if isinstance(claim, dict) else claim.text)


def _signed(reviews: Sequence[Review], content: Content, root: str) -> Node:
    """Who signed the page last, and when; nothing until somebody does."""
    if not reviews:
        return {}
    last = reviews[-1]
    person = content.knowledge.people[last.by]
    return {
        "lastReviewed": last.date.isoformat(),
        "reviewedBy": author(last.by, content, root) | {"honorificSuffix": person.credential},
    }


def _shortage(name: str, record: Nutrient, content: Content, root: str) -> Node:
    """The shortage, with the symptoms it is a known cause of."""
    return {
        "@id": f"{root}nutrients/{name}/#shortage",
        "@type": "MedicalCondition",
        "name": f"Low {record.name}",
        "alternateName": record.medical_low,
        "signOrSymptom": [
            symptom(linked, content, root)
            for linked, link in content.links_of_nutrient.get(name, {}).items()
            if link.verdict == "known" and link.route in ("direct", "indirect", "both")
        ],
    }


def _doses(type_: str, record: Nutrient, kinds: Sequence[str]) -> list[Node]:
    """US amounts for adults who are neither pregnant nor breastfeeding."""
    return [_dose(type_, intake) for intake in record.intakes if intake.kind in kinds and _for_adults(intake)]


def _for_adults(intake: Intake) -> bool:
    return (
        intake.authority == "us"
        and intake.amount is not None
        and intake.who in _ADULTS
        and stage(intake).last >= ADULT
    )


def _dose(type_: str, intake: Intake) -> Node:
    return said(
        {
            "@type": type_,
            "doseValue": intake.amount,
            "doseUnit": unit_word(intake.unit),
            "frequency": "daily",
            "targetPopulation": f"{_ADULTS[intake.who]}, {intake.ages} (US)",
            # 350 mg from tablets and 350 mg from everything are different limits.
            "description": intake.scope,
        }
    )
