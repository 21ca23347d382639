"""The people behind the site, on pages written by hand; from the data, so a new author is one edit."""

from __future__ import annotations

from .content import Content
from .html import Renderer

PLACE = "<!-- people -->"
"""Where a page written by hand lists them."""


def filled(markdown: str, renderer: Renderer) -> str:
    """The text of a page with the people in their place, if it has one."""
    if PLACE not in markdown:
        return markdown
    signed, signable = signatures(renderer.content)
    people = renderer.content.knowledge.people
    return markdown.replace(
        PLACE, renderer.fragment("people", people=people, signed=signed, signable=signable)
    )


def signatures(content: Content) -> tuple[int, int]:
    """How many pages of facts a clinician has signed, and how many there are."""
    knowledge = content.knowledge
    reviews = [
        *(nutrient.reviews for nutrient in knowledge.nutrients.values()),
        *(symptom.reviews for symptom in knowledge.symptoms.values()),
        *(article.front.reviews for article in content.articles),
    ]
    return sum(map(bool, reviews)), len(reviews)
