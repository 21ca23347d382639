"""Foods: one household serving each, and what it holds."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from .statements import Record
from .vocabulary import Amount, Diet, FoodGroup, Id, Positive, Sources, Text, Word


class PrintedAmount(Record):
    """An amount that a source prints for one serving, used instead of the per-100-gram table."""

    amount: Amount
    """Amount in one serving, in the nutrient's unit."""
    form: Word | None = None
    """Form of the nutrient that is meant, such as "vitamin K2", when it has several."""
    sources: Sources
    """Where it is printed."""
    note: Text | None = None
    """Why this value was taken, when sources differ."""


class Food(Record):
    """A food with one household serving and what it holds."""

    name: Word
    """Plain name with the way it is prepared, such as "spinach, boiled"."""
    group: FoodGroup = "other"
    """Where it stands in lists."""
    serving: Word
    """Household measure, such as "1 ounce" or "1/2 cup"."""
    grams: Positive
    """Weight of that serving in grams."""
    diets: tuple[Diet, ...] = ()
    """Diets the plain food fits. Leave out what is not certain: readers are told to check."""
    per_100g: dict[Id, Amount] = Field(default={})
    """Nutrient id → amount in 100 grams, in the nutrient's unit, from the sources below."""
    per_serving: dict[Id, PrintedAmount] = Field(default={})
    """Nutrient id → amount printed for the serving; wins over `per_100g`."""
    sources: Sources
    """Where `per_100g` and the weight come from."""
    ndb: Annotated[str, StringConstraints(pattern=r"^[0-9]{5}$")] | None = None
    """Number in the USDA table, in quotes."""
    note: Text | None = None
    """What a reader should know about this row."""
