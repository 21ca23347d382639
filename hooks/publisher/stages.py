"""Stages of life: which people an intake is for, so that amounts for the same people can be compared."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .knowledge import Intake, Nutrient

OLDEST = 12 * 120
"""Age in months that nobody passes."""
ADULT = 12 * 19
"""Age in months at which US intakes begin to speak of adults."""


@dataclass(frozen=True)
class Stage:
    """A stage of life: who, and from which age (months) up to which, both included."""

    who: str
    first: int
    last: int

    def covers(self, other: Stage) -> bool:
        """Whether everybody in `other` is in this stage."""
        return self._people(other) and self.first <= other.first and self.last >= other.last

    def meets(self, other: Stage) -> bool:
        """Whether some of the people in `other` are in this stage."""
        return self._people(other) and self.first <= other.last and self.last >= other.first

    def _people(self, other: Stage) -> bool:
        if self.who == other.who:
            return True
        if self.who == "everyone":
            return other.who in ("male", "female")
        return self.who == "pregnant-or-breastfeeding" and other.who in self.who


def stage(intake: Intake) -> Stage:
    """The stage of life an intake is for."""
    match = re.fullmatch(r"(\d+)(?:-(\d+)|\+) (months|years)", intake.ages)
    if not match:
        return Stage(intake.who, 0, OLDEST)
    if match[3] == "months":  # "7-12 months" ends with the first birthday
        return Stage(intake.who, int(match[1]), min(int(match[2] or 11), 11))
    last = (int(match[2]) + 1) * 12 - 1 if match[2] else OLDEST
    return Stage(intake.who, int(match[1]) * 12, last)


def us_adult_limits(nutrient: Nutrient) -> list[Intake]:
    """The US upper limits of adults who are neither pregnant nor breastfeeding, in file order."""
    return [
        i
        for i in nutrient.intakes
        if i.authority == "us"
        and i.kind == "UL"
        and i.amount is not None
        and i.who in ("everyone", "male", "female")
        and stage(i).last >= ADULT
    ]
