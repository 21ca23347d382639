"""Addresses of other sites: which can be written, what is wrong with one, and those made from an id.

An address stands in the data as it is published: it is refused, not repaired, so that the file, the link
and the facts for programs show one address. What stands for a work, such as a DOI, is written as it is
printed, with any signs, and only the address made from it is encoded.
"""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote, unquote

SECURE = r"^https://[0-9A-Za-z.-]+(:[0-9]+)?([/?#][!#-;=?-Z_a-z~\[\]]*)?$"
PATTERN = SECURE.replace("https", "https?")
DOI = r"^10\.[0-9.]+/[^\s]+$"
PMID = r"^[0-9]+$"

_SAFE = "!#$%&'()*+,/:;=?@[]~"
"""Signs beside letters and digits that have a meaning in an address or need no code."""
_IN_A_PATH = "!$&'()*,/:;=@~"
_ODD = re.compile(r"[^0-9A-Za-z._!#$%&'()*+,/:;=?@\[\]~-]|%(?![0-9A-Fa-f]{2})")
_DOI_BEFORE = re.compile(
    r"(?i)(?:https?://)?(?:(?:dx\.|www\.)?doi\.org/(?P<code>.+)|doi:?\s*(?P<bare>10\..+))"
)
_PMID_INSIDE = re.compile(
    r"(?i)(?:pmid:?\s*|(?:https?://)?(?:pubmed\.ncbi\.nlm|www\.ncbi\.nlm)\S+?/)([0-9]+)/?"
)


def of_doi(doi: str) -> str:
    """The address that a DOI leads to: `10.1002/a<b>#` → `https://doi.org/10.1002/a%3Cb%3E%23`."""
    return f"https://doi.org/{quote(doi, _IN_A_PATH)}"


def of_pmid(pmid: str) -> str:
    """The address of a work in PubMed."""
    return f"https://pubmed.ncbi.nlm.nih.gov/{quote(pmid, '')}/"


def odd_sign(address: str) -> str | None:
    """What is wrong with the signs of an address, with the right one; None when nothing is."""
    odd = _ODD.search(address)
    if odd is None:
        return None
    what = "a % without a code behind it" if odd[0] == "%" else _named(odd[0])
    return f"found {what} in an address, expected {_encoded(address)}"


def wrong_address(address: str, *, secure: bool = False) -> str | None:
    """What is wrong with the address of another site, or None. `secure`: only https:// will do."""
    begins = ("https://",) if secure else ("https://", "http://")
    if not address.startswith(begins):
        return f"found '{_shown(address)}', expected an address that begins with {' or '.join(begins)}"
    if not re.match(r"https?://[0-9A-Za-z.-]+(:[0-9]+)?([/?#]|$)", address):
        where = (
            "letters a to z, digits, dots and hyphens before the first slash, such as https://example.org/"
        )
        return f"found '{_shown(address)}', expected {where}"
    return odd_sign(address)


def wrong_doi(doi: str) -> str | None:
    """What is wrong with a DOI, or None."""
    if (typed := _DOI_BEFORE.fullmatch(doi)) and (typed["bare"] or "10." in typed["code"]):
        right = typed["bare"] or unquote(typed["code"])
        return f"found '{_shown(doi)}', expected the DOI from `10.` on: {_shown(right)}"
    if re.search(DOI, doi) and doi.isprintable():
        return None
    return f"found '{_shown(doi)}', expected a DOI from `10.` on, without spaces, such as 10.1000/182"


def wrong_pmid(pmid: str) -> str | None:
    """What is wrong with a PubMed number, or None."""
    if re.fullmatch(r"[0-9]+", pmid):
        return None
    inside = _PMID_INSIDE.fullmatch(pmid)
    return f"found '{_shown(pmid)}', expected the number alone, in quotes{f': {inside[1]}' if inside else ''}"


def _named(sign: str) -> str:
    if sign == " ":
        return "a space"
    if sign.isprintable():
        return f"the sign {sign}"
    return f"a character that can't be seen ({unicodedata.name(sign, f'U+{ord(sign):04X}')})"


def _shown(text: str) -> str:
    return "".join(sign if sign.isprintable() else "�" for sign in text)


def _encoded(address: str) -> str:
    """The address with a code for each odd sign, and without what can't be seen."""
    seen = "".join(sign for sign in address if sign.isprintable())
    return quote(re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", seen), _SAFE)
