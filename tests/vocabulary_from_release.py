"""Makes hooks/publisher/vocabulary.json from a release of schema.org.

    python tests/vocabulary_from_release.py PATH/TO/schemaorg-all-https.jsonld

The file comes from the public repository schemaorg/schemaorg, folder data/releases/<version>. Only names
are taken: type → its parents, property → its domains, its ranges and what superseded it. Definitions stay
out: they are under CC BY-SA. The table holds `TYPES`, their ancestors, and every property these may have;
to use another type, add it here and run the script again.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

TARGET = Path(__file__).resolve().parent.parent / "hooks" / "publisher" / "vocabulary.json"
NOTICE = (
    "Names of types and properties of schema.org 30.0 (https://schema.org). The vocabulary's texts are under "
    "CC BY-SA 3.0 and are not here. Made by tests/vocabulary_from_release.py; do not edit."
)
TYPES = (
    "AboutPage",
    "Answer",
    "BreadcrumbList",
    "CollectionPage",
    "ContactPage",
    "DefinedTerm",
    "DefinedTermSet",
    "DietarySupplement",
    "FAQPage",
    "ListItem",
    "MaximumDoseSchedule",
    "MedicalCondition",
    "MedicalSymptom",
    "MedicalWebPage",
    "Organization",
    "Person",
    "Question",
    "RecommendedDoseSchedule",
    "ScholarlyArticle",
    "SearchResultsPage",
    "Substance",
    "WebSite",
)
_PREFIX = "schema:"  # the file also lists terms of other vocabularies, some with the same last word


def table(release: dict[str, Any]) -> dict[str, Any]:
    """The table of names from a parsed release."""
    terms = {term["@id"].removeprefix(_PREFIX): term for term in release["@graph"] if _ours(term["@id"])}
    types: dict[str, list[str]] = {}
    waiting = list(TYPES)
    while waiting:
        name = waiting.pop()
        if name not in types:
            types[name] = sorted(_names(terms[name], "rdfs:subClassOf"))
            waiting += types[name]
    properties = {
        name: {
            "domains": sorted(_names(term, "schema:domainIncludes")),
            "ranges": sorted(_names(term, "schema:rangeIncludes")),
            "superseded_by": sorted(_names(term, "schema:supersededBy")),
        }
        for name, term in terms.items()
        if term["@type"] == "rdf:Property" and types.keys() & set(_names(term, "schema:domainIncludes"))
    }
    return {
        "notice": NOTICE,
        "types": dict(sorted(types.items())),
        "properties": {
            name: {key: names for key, names in properties[name].items() if names}
            for name in sorted(properties)
        },
    }


def _ours(name: str) -> bool:
    return name.startswith(_PREFIX)


def _names(term: dict[str, Any], key: str) -> Iterator[str]:
    """Names that a term refers to; the file writes one of them without a list."""
    found = term.get(key, [])
    for reference in found if isinstance(found, list) else [found]:
        if _ours(reference["@id"]):
            yield reference["@id"].removeprefix(_PREFIX)


def written(names: dict[str, Any]) -> str:
    """The table as text, one term to a line, so that a new release reads well as a diff."""
    lines = ["{", f'"notice": {json.dumps(names["notice"])},']
    for section in ("types", "properties"):
        rows = [f"{json.dumps(name)}: {json.dumps(value)}" for name, value in names[section].items()]
        lines += [f'"{section}": {{', ",\n".join(rows), "}," if section == "types" else "}"]
    return "\n".join([*lines, "}"]) + "\n"


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    TARGET.write_text(written(table(json.loads(Path(sys.argv[1]).read_text("utf-8")))), "utf-8")
