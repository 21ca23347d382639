"""Rules about addresses: what was published once stays reachable, and leads to one place."""

from __future__ import annotations

from collections.abc import Iterator

from ..knowledge import Knowledge
from .walking import Finding, Records

SECTIONS = ("nutrients", "symptoms", "sources")
"""Sections whose records have a page of their own, at `section/id/`."""


def former_ids_lead_to_one_record(knowledge: Knowledge, found: Records) -> Iterator[Finding]:
    """An old address that could mean two pages would be wrong for half of those who follow it."""
    for section in SECTIONS:
        records = getattr(knowledge, section)
        owners: dict[str, str] = {}
        for name, record in records.items():
            for index, former in enumerate(record.former_ids):
                path = (section, name, "former_ids", index)
                if former in records:
                    yield (
                        path,
                        f"'{former}' is the id of a record that is there; it can't lead here too",
                    )
                elif owners.setdefault(former, name) != name:
                    yield path, f"'{former}' already leads to '{owners[former]}'"
