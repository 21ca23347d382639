"""Comparison tables: nutrients × columns, drawn either way round from the same cells."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..content import Content, capital
from ..directions import isolated
from ..units import amount, share


def comparison(
    content: Content,
    *,
    id: str,
    caption: str,
    nutrients: Sequence[str],
    columns: Sequence[str],
    per_column: bool,
    foods: int,
) -> dict[str, Any]:
    """A prose table: caption, help, corner, headers, rows. Cells are lists of claims."""
    knowledge = content.knowledge
    heads = {
        name: {
            "text": knowledge.nutrients[name].table_name or capital(knowledge.nutrients[name].name),
            "href": f"nutrients/{name}/",
            "tile": knowledge.nutrients[name].symbol,
        }
        for name in nutrients
    }
    chosen = [(column, knowledge.columns[column]) for column in columns]
    if per_column:
        return {
            "id": id,
            "caption": caption,
            "help": "Each column is a nutrient. Each row asks the same thing of all of them.",
            "corner": "Question",
            "headers": list(heads.values()),
            "rows": [
                {
                    "id": f"{id}-{column}",
                    "head": record.header,
                    "cells": [cell(content, name, column, foods) for name in nutrients],
                }
                for column, record in chosen
            ],
        }
    return {
        "id": id,
        "caption": caption,
        "help": "Each row is a nutrient. Signs are of a real shortage, not of eating a little less.",
        "corner": "Nutrient",
        "headers": [record.header for _, record in chosen],
        "rows": [
            {
                "id": f"{id}-{name}",
                "head": heads[name],
                "cells": [cell(content, name, column, foods) for column, _ in chosen],
            }
            for name in nutrients
        ],
    }


def cell(content: Content, nutrient: str, column: str, foods: int) -> list[dict[str, Any]]:
    """What one nutrient has to say in one column; empty where nothing is known."""
    record = content.knowledge.nutrients[nutrient]
    if content.knowledge.columns[column].holds == "claim":
        claim = record.table.get(column)
        if not claim:
            return []
        return [{"text": claim.text, "sources": claim.sources, "grade": claim.grade}]
    if record.members:
        each = max(1, foods // len(record.members) + 1)
        return [line for m in record.members for line in best_foods(content, m, each, named=True)]
    return best_foods(content, nutrient, foods)


def best_foods(content: Content, nutrient: str, most: int, *, named: bool = False) -> list[dict[str, Any]]:
    """The foods that hold most of a nutrient in a serving, each as a claim with its figure."""
    record = content.knowledge.nutrients[nutrient]
    lines = []
    for found in content.foods_with(nutrient, record.table_form)[:most]:
        food = content.knowledge.foods[found.food]
        of_day = f" ({share(found.percent)} of a day)" if found.percent is not None else ""
        of = f" of {isolated(record.name)}" if named else ""
        lines.append(
            {
                "text": f"{isolated(capital(food.name))}, {food.serving}: "
                f"{amount(found.amount, record.unit or '')}{of}{of_day}",
                "sources": found.sources,
                "grade": "strong",
            }
        )
    return lines
