"""What the site promises to hold: nutrients in full, symptoms, articles."""

from __future__ import annotations

FULL = (
    "magnesium",
    "calcium",
    "potassium",
    "sodium",
    "vitamin-d",
    "vitamin-b1",
    "vitamin-b6",
    "vitamin-b12",
    "vitamin-k",
)
SYMPTOMS = (
    "muscle-spasm",
    "muscle-cramp",
    "nocturnal-leg-cramps",
    "exercise-associated-cramps",
    "pregnancy-leg-cramps",
    "muscle-twitching",
    "eyelid-twitching",
    "tetany",
    "muscle-weakness",
    "tingling",
)
ARTICLES = (
    "vitamin-deficiency-muscle-spasms",
    "what-deficiency-causes-muscle-spasms",
    "vitamin-deficiency-muscle-twitching",
    "vitamin-lacking-leg-cramps",
    "vitamins-minerals-muscle-cramps",
)
