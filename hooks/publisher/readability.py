"""Reading grade of English text: words, sentences and syllables in, a school grade out.

The grade is Flesch-Kincaid (Kincaid et al. 1975): 0.39 × words per sentence + 11.8 × syllables per
word − 15.59. Syllables are counted by rule, so the result needs no word list and no network; on
health articles it lies within about one grade of a dictionary count.
"""

from __future__ import annotations

import re

_WORD = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)?")
_SENTENCE_END = re.compile(r"(?<=[.!?:;])\s+(?=[A-Z0-9\"“])|\n{2,}")
_VOWELS = re.compile(r"[aeiouy]+")
# Neighbouring vowels that are spoken apart: are·a, cre·ate, sci·ence, me·di·um, vid·e·o.
_SPLIT_VOWELS = re.compile(
    r"(?<![tcg])(?<!s(?=io))i(?=[aou])|i(?=um)|(?<=c)i(?=en)|e(?=a$|ate|o(?!p|u))|u(?=al|ate)"
)


def sentences(text: str) -> list[str]:
    """Sentences of a text, in order; a blank line ends one too."""
    return [part for part in (p.strip() for p in _SENTENCE_END.split(text)) if _WORD.search(part)]


def words(text: str) -> list[str]:
    """Words of a text; numbers are not words."""
    return _WORD.findall(text)


def syllables(word: str) -> int:
    """Syllables of an English word, at least one."""
    word = word.lower().removesuffix("'s").removesuffix("’s")
    count = len(_VOWELS.findall(word))
    if (word.endswith("e") and not word.endswith(("le", "ee", "ie", "ye", "oe"))) or re.search(
        r"[^aeiouytd]ed$|[^aeioucgsxz]es$", word
    ):
        count -= 1
    count += len(_SPLIT_VOWELS.findall(word))
    return max(count, 1)


def grade(text: str) -> float:
    """Flesch-Kincaid grade; 0 for a text without words."""
    found = words(text)
    if not found:
        return 0.0
    per_sentence = len(found) / len(sentences(text))
    per_word = sum(map(syllables, found)) / len(found)
    return round(0.39 * per_sentence + 11.8 * per_word - 15.59, 1)
