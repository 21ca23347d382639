"""The people behind the site, on pages written by hand; from the data, so a new author is one edit."""

from __future__ import annotations

from .content import Content
from .html import Renderer

PLACE = "<!-- people -->"
"""Where a page written by hand lists them."""


def people(renderer: Renderer) -> str:
    """The list as HTML, and whether clinicians have signed pages. Raises `InvalidData` for a bad template."""
    signed, signable = signatures(renderer.content)
    known = renderer.content.knowledge.people
    return renderer.fragment("people", people=known, signed=signed, signable=signable)


def signatures(content: Content) -> tuple[int, int]:
    """How many pages of facts a clinician has signed, and how many there are."""
    knowledge = content.knowledge
    reviews = [
        *(nutrient.reviews for nutrient in knowledge.nutrients.values()),
        *(symptom.reviews for symptom in knowledge.symptoms.values()),
        *(article.front.reviews for article in content.articles),
    ]
    return sum(map(bool, reviews)), len(reviews)
