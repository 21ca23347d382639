"""The home page: what you feel → the answer; which shortage can cause what; why you can check us."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..claims import claims
from ..content import Content, capital
from .hubs import article_rows, nutrient_tiles, symptom_rows
from .page import Page

MOST_SYMPTOMS, MOST_NUTRIENTS = 12, 12
"""Size of the matrix; a larger one can't be read on a phone, and has its cells on symptom pages."""


def pages(content: Content) -> Iterator[Page]:
    """One page."""
    knowledge = content.knowledge
    count = len(set(claims(content)))
    yield Page(
        path="",
        kind="home",
        title=knowledge.site.name,
        description=knowledge.site.tagline,
        facts={
            "symptoms": symptom_rows(content)[:MOST_SYMPTOMS],
            "matrix": matrix(content),
            "articles": article_rows(content),
            "nutrients": nutrient_tiles(content),
            "figures": [
                {
                    "figure": f"{len(knowledge.sources):,}",
                    "unit": "",
                    "text": "sources cited, each with the day it was read and where to find it",
                    "sources": (),
                },
                {
                    "figure": f"{count:,}",
                    "unit": "",
                    "text": "statements, each with its sources and how sure we are",
                    "sources": (),
                },
                {
                    "figure": "0",
                    "unit": "",
                    "text": "ads, cookies or requests to other sites",
                    "sources": (),
                },
                {
                    "figure": "Not yet",
                    "unit": "",
                    "text": "reviewed by a clinician, and our pages of facts say so",
                    "sources": (),
                }
                if not reviewed(content)
                else {
                    "figure": f"{reviewed(content):,}",
                    "unit": "",
                    "text": "pages reviewed by a named clinician",
                    "sources": (),
                },
            ],
        },
    )


def reviewed(content: Content) -> int:
    """Pages that a clinician has signed."""
    knowledge = content.knowledge
    signed = [nutrient.reviews for nutrient in knowledge.nutrients.values()]
    signed += [symptom.reviews for symptom in knowledge.symptoms.values()]
    signed += [article.front.reviews for article in content.articles]
    return sum(1 for reviews in signed if reviews)


def matrix(content: Content) -> dict[str, Any]:
    """Symptom × nutrient: verdict and evidence of every pair that has evidence."""
    knowledge = content.knowledge
    nutrients = [n for n in knowledge.nutrients if n in content.links_of_nutrient]
    nutrients = nutrients[:MOST_NUTRIENTS]
    symptoms = list(knowledge.symptoms)[:MOST_SYMPTOMS]
    return {
        "columns": [
            {
                "href": f"nutrients/{name}/",
                "name": capital(knowledge.nutrients[name].name),
                "symbol": knowledge.nutrients[name].symbol,
            }
            for name in nutrients
        ],
        "rows": [
            {
                "id": f"row-{symptom}",
                "href": f"symptoms/{symptom}/",
                "name": knowledge.symptoms[symptom].name,
                "cells": [_cell(content, symptom, nutrient) for nutrient in nutrients],
            }
            for symptom in symptoms
        ],
    }


def _cell(content: Content, symptom: str, nutrient: str) -> dict[str, str] | None:
    link = content.link(symptom, nutrient)
    if not link:
        return None
    names = content.knowledge
    return {
        "verdict": link.verdict,
        "grade": link.evidence,
        "href": f"symptoms/{symptom}/#{nutrient}",
        "label": f"{names.nutrients[nutrient].name} and {names.symptoms[symptom].name.lower()}",
    }
