"""Other spellings of units → the one that is written here, and never the most similar one.

Milligrams, micrograms and grams look alike, and each is a thousand times another: a guess by likeness is
worse than none. So a spelling is either known here, by name, or it gets no proposal.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

_OTHERS = {
    "g": "gm gms gram grams gramme grammes",
    "mg": "mgs mgm mgms milligram milligrams milligramme milligrammes",
    "mcg": "mcgs ug ugs microgram micrograms microgramme microgrammes",
    "ng": "nanogram nanograms nanogramme nanogrammes",
    "pg": "picogram picograms picogramme picogrammes",
    "mmol": "mmols millimole millimoles",
    "µmol": "umol umols mcmol micromole micromoles",
    "nmol": "nmols nanomole nanomoles",
    "pmol": "pmols picomole picomoles",
    "mEq": "meqs milliequivalent milliequivalents",
    "U": "unit units",
    "IU": "ius ui ie internationalunit internationalunits",
    "MJ": "megajoule megajoules",
    "L": "ltr liter liters litre litres",
    "dL": "100ml deciliter deciliters decilitre decilitres",
    "mL": "milliliter milliliters millilitre millilitres",
    "day": "d 24h 24hr 24hrs 24hours",
    "%": "percent pct",
    "ratio": "ratios",
    "INR": "internationalnormalizedratio internationalnormalisedratio",
}
_PER = re.compile(r"/|\bper\b(?!\s*cent)|(?<=\s)an?(?=\s)")


def _key(text: str) -> str:
    """A spelling without what differs from hand to hand: capitals, dots, spaces, either sign for micro."""
    return re.sub(r"[\s.]", "", _folded(text)).replace("μ", "u")


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


_WRITTEN = {_key(name): unit for unit, others in _OTHERS.items() for name in (unit, *others.split())}
_IN_TEXTS = ("mg", "mcg", *(name for unit in ("mg", "mcg", "g") for name in _OTHERS[unit].split()))
MASS = rf"(?:(?i:{'|'.join(name.replace('ug', '[uµμ]g') for name in _IN_TEXTS)})|g)"
"""Pattern of a unit of mass as texts may spell it: with any capitals, but a gram is a small g."""


def written(text: str) -> str | None:
    """`µg`, `MCG` or `microgrammes` → `mcg`, `umol/l` → `µmol/L`; None for what is not known by name."""
    parts = [_WRITTEN.get(_key(part)) for part in _PER.split(_folded(text))]
    if len(parts) > 2 or None in parts:
        return None
    first, *rest = map(str, parts)
    return f"{first}{' a day' if rest == ['day'] else ''.join(f'/{unit}' for unit in rest)}"


def proposed(found: object, valid: Collection[str]) -> str:
    """What a message says of a unit that is not `valid`: `; did you mean 'mcg'?`, or nothing."""
    unit = written(str(found))
    if unit in valid:
        return f"; did you mean '{unit}'?"
    if unit == "IU" and "mg" in valid:
        return "; IU can't be converted here without knowing the nutrient: give the amount in mg or mcg"
    return ""
