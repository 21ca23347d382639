"""Medicines that can cause a symptom or lower a nutrient, on one page."""

from __future__ import annotations

from collections.abc import Iterator

from ..content import Content, capital
from .page import Page, crumbs


def pages(content: Content) -> Iterator[Page]:
    """One page."""
    knowledge = content.knowledge
    yield Page(
        path="medicines/",
        kind="medicines",
        title="Medicines that matter",
        description="Medicines that can cause cramps, twitches, tingling or weakness, or lower "
        "magnesium, potassium, calcium, sodium or a vitamin. Ask before you change any.",
        facts={
            "rows": [
                {
                    "id": name,
                    "name": capital(medicine.name),
                    "medicine": medicine,
                    "lowers": [
                        {"href": f"nutrients/{n}/", "text": knowledge.nutrients[n].name}
                        for n in medicine.lowers
                    ],
                    "raises": [
                        {"href": f"nutrients/{n}/", "text": knowledge.nutrients[n].name}
                        for n in medicine.raises
                    ],
                    "symptoms": [
                        {"href": f"symptoms/{s}/", "text": knowledge.symptoms[s].name.lower()}
                        for s in medicine.symptoms
                    ],
                }
                for name, medicine in knowledge.medicines.items()
            ]
        },
        section="medicines/",
        breadcrumb=crumbs(("Medicines", None)),
    )
