"""Makes hooks/publisher/rules/most_in_food.py from the USDA table of foods, release 28.

    python tests/most_in_food_from_sr28.py PATH/TO/foods.tsv

The release comes from the US Department of Agriculture (National Nutrient Database for Standard Reference, 2015,
revised 2016; public domain). Here it is one table with tabs: `ndb_no`, `description`, and a column for each
nutrient with its amount in 100 grams; empty where nobody measured it. The first two digits of `ndb_no` say in which
of the release's groups a food was entered.

For each nutrient the result holds the most that any of its foods has, and the most of each of our groups of
foods. Nothing is left out but baking powder and the like ("Leavening agents"), which stands among the cakes. To
bound another nutrient, add it here and run the script again.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

TARGET = Path(__file__).resolve().parent.parent / "hooks" / "publisher" / "rules" / "most_in_food.py"
COLUMNS = {  # id in `nutrients` → column of the release, and the column's unit
    "magnesium": ("magnesium", "mg"),
    "calcium": ("calcium", "mg"),
    "potassium": ("potassium", "mg"),
    "sodium": ("sodium", "mg"),
    "vitamin-d": ("vit_d_mcg", "mcg"),
    "vitamin-b1": ("thiamin", "mg"),
    "vitamin-b6": ("vit_b6", "mg"),
    "vitamin-b12": ("vit_b12", "mcg"),
    "vitamin-k": ("vit_k", "mcg"),
}
GROUPS = {  # our group → groups of the release with its like; "other" may be anything
    "vegetables": ("11", "31"),
    "fruit": ("09",),
    "legumes": ("16",),
    "nuts-seeds": ("12", "16"),  # peanuts are legumes there
    "grains": ("08", "18", "20", "25", "28"),
    "dairy": ("01",),  # with eggs
    "eggs": ("01",),
    "fish": ("15",),
    "meat": ("05", "07", "10", "13", "17", "23"),
    "fats": ("04",),
    "drinks": ("09", "14"),
    "fortified": ("01", "08", "09", "14", "16", "18", "20", "25", "28"),  # all but fish oil is in these
}
NOT_EATEN = "Leavening agents"
HEAD = '''"""The most of a nutrient in 100 grams of food: of any food, and of each of our groups.

From the USDA National Nutrient Database for Standard Reference, release 28 (public domain). Each
amount stands with the number of its food there. Do not edit: tests/most_in_food_from_sr28.py makes it, and
says how.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Most:
    """The richest foods of one nutrient."""

    unit: str
    any: tuple[float, str]
    """Amount and number of the richest food of all."""
    groups: dict[str, tuple[float, str]]
    """Group of foods → the same of its richest food."""


MOST = {
'''
Row = Mapping[str, str]


def written(foods: Sequence[Row]) -> str:
    """The module as text, a figure to a line."""
    return HEAD + "".join(_lines(foods)) + "}\n"


def _lines(foods: Sequence[Row]) -> Iterator[str]:
    eaten = [food for food in foods if not food["description"].startswith(NOT_EATEN)]
    for nutrient, (column, unit) in COLUMNS.items():
        yield f'    "{nutrient}": Most(\n        unit="{unit}",\n'
        yield f"        any={_most(eaten, column)},\n        groups={{\n"
        for group, codes in GROUPS.items():
            of_group = [food for food in eaten if food["ndb_no"][:2] in codes]
            yield f'            "{group}": {_most(of_group, column)},\n'
        yield "        },\n    ),\n"


def _most(foods: Sequence[Row], column: str) -> str:
    """Amount and number of the richest food, the first in the release when several are alike."""
    richest = max((food for food in foods if food[column]), key=lambda food: float(food[column]))
    return f'({float(richest[column]):g}, "{richest["ndb_no"]}")'


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    with Path(sys.argv[1]).open(encoding="utf-8", newline="") as file:
        TARGET.write_text(written(list(csv.DictReader(file, delimiter="\t"))), "utf-8")
