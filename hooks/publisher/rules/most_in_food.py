"""The most of a nutrient in 100 grams of food: of any food, and of each of our groups.

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
    "magnesium": Most(
        unit="mg",
        any=(781, "20060"),
        groups={
            "vegetables": (770, "11663"),
            "fruit": (108, "09041"),
            "legumes": (429, "16115"),
            "nuts-seeds": (760, "12011"),
            "grains": (781, "20060"),
            "dairy": (280, "01224"),
            "eggs": (280, "01224"),
            "fish": (300, "15012"),
            "meat": (49, "23501"),
            "fats": (15, "04707"),
            "drinks": (500, "14654"),
            "fortified": (781, "20060"),
        },
    ),
    "calcium": Most(
        unit="mg",
        any=(3733, "19225"),
        groups={
            "vegetables": (813, "11615"),
            "fruit": (578, "09213"),
            "legumes": (2134, "16428"),
            "nuts-seeds": (2134, "16428"),
            "grains": (3333, "08077"),
            "dairy": (2054, "01113"),
            "eggs": (2054, "01113"),
            "fish": (382, "15088"),
            "meat": (485, "13330"),
            "fats": (72, "04028"),
            "drinks": (1440, "14538"),
            "fortified": (3333, "08077"),
        },
    ),
    "potassium": Most(
        unit="mg",
        any=(6300, "11625"),
        groups={
            "vegetables": (6300, "11625"),
            "fruit": (1850, "09030"),
            "legumes": (3098, "16425"),
            "nuts-seeds": (3098, "16425"),
            "grains": (1485, "20060"),
            "dairy": (2289, "01113"),
            "eggs": (2289, "01113"),
            "fish": (1458, "15018"),
            "meat": (1372, "07913"),
            "fats": (202, "04023"),
            "drinks": (6040, "14353"),
            "fortified": (6040, "14353"),
        },
    ),
    "sodium": Most(
        unit="mg",
        any=(38758, "02047"),
        groups={
            "vegetables": (4331, "31019"),
            "fruit": (1556, "09195"),
            "legumes": (6820, "16125"),
            "nuts-seeds": (6820, "16125"),
            "grains": (2182, "18637"),
            "dairy": (3663, "01255"),
            "eggs": (3663, "01255"),
            "fish": (7027, "15018"),
            "meat": (2790, "13350"),
            "fats": (1265, "04705"),
            "drinks": (1556, "09195"),
            "fortified": (6820, "16125"),
        },
    ),
    "vitamin-d": Most(
        unit="mcg",
        any=(250, "04589"),
        groups={
            "vegetables": (31.9, "11936"),
            "fruit": (1, "09210"),
            "legumes": (3.9, "16210"),
            "nuts-seeds": (3.9, "16210"),
            "grains": (8.6, "08504"),
            "dairy": (11, "01092"),
            "eggs": (11, "01092"),
            "fish": (27.4, "15038"),
            "meat": (5.5, "17431"),
            "fats": (250, "04589"),
            "drinks": (12.5, "14654"),
            "fortified": (12.5, "14654"),
        },
    ),
    "vitamin-b1": Most(
        unit="mg",
        any=(23.375, "43406"),
        groups={
            "vegetables": (2.38, "11667"),
            "fruit": (0.428, "09322"),
            "legumes": (10.1, "16535"),
            "nuts-seeds": (10.1, "16535"),
            "grains": (8.06, "25017"),
            "dairy": (1, "01224"),
            "eggs": (1, "01224"),
            "fish": (0.68, "15069"),
            "meat": (1.57, "17368"),
            "fats": (1.445, "04017"),
            "drinks": (2.143, "14654"),
            "fortified": (10.1, "16535"),
        },
    ),
    "vitamin-b6": Most(
        unit="mg",
        any=(12, "08001"),
        groups={
            "vegetables": (4.228, "11982"),
            "fruit": (0.833, "09511"),
            "legumes": (2.52, "16156"),
            "nuts-seeds": (2.52, "16156"),
            "grains": (12, "08001"),
            "dairy": (1.4, "01224"),
            "eggs": (1.4, "01224"),
            "fish": (1.038, "15221"),
            "meat": (1.275, "05363"),
            "fats": (3.75, "04613"),
            "drinks": (8, "14409"),
            "fortified": (12, "08001"),
        },
    ),
    "vitamin-b12": Most(
        unit="mcg",
        any=(98.89, "15159"),
        groups={
            "vegetables": (2.25, "31019"),
            "fruit": (2.5, "09511"),
            "legumes": (8.4, "16565"),
            "nuts-seeds": (8.4, "16565"),
            "grains": (21, "08028"),
            "dairy": (10.51, "01134"),
            "eggs": (10.51, "01134"),
            "fish": (98.89, "15159"),
            "meat": (96, "23424"),
            "fats": (10.8, "04613"),
            "drinks": (8.3, "14068"),
            "fortified": (21, "08028"),
        },
    ),
    "vitamin-k": Most(
        unit="mcg",
        any=(1714.5, "02003"),
        groups={
            "vegetables": (1640, "11297"),
            "fruit": (59.5, "09291"),
            "legumes": (71, "16116"),
            "nuts-seeds": (71, "16116"),
            "grains": (350.6, "25067"),
            "dairy": (22.3, "01264"),
            "eggs": (22.3, "01264"),
            "fish": (44, "15119"),
            "meat": (70.2, "07006"),
            "fats": (197.6, "04670"),
            "drinks": (125, "14654"),
            "fortified": (350.6, "25067"),
        },
    ),
}
