"""Component lines against the knowledge: ids that exist, and something to show for each of them.

A line that has nothing to show would leave an empty section, or a heading without a word below it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sized

from ..knowledge import Knowledge, Nutrient
from ..problems import Problem, nearest
from ..stages import us_adult_limits
from .model import Article, Component

_SECTIONS = {
    "name": "figures",
    "id": "nutrients",
    "nutrient": "nutrients",
    "nutrients": "nutrients",
    "symptom": "symptoms",
}
"""Argument → the section its ids are in."""
_FIELDS = {
    "how-common": "how_common",
    "other-causes": "other_causes",
    "self-care": "self_care",
    "does-not-help": "does_not_help",
    "options": "options",
    "not-known": "not_known",
}
"""Component → the field of the symptom that it shows."""


_Has = Callable[[Component, Article, Knowledge], bool]


def showing(article: Article, knowledge: Knowledge) -> Iterator[Problem]:
    """Component lines that name what is not there, or show nothing."""
    for component in article.components():
        unknown = list(_unknown(component, knowledge))
        for argument, name, line, column, near in unknown:
            message = f"{argument}: '{name}' is unknown{near}"
            yield Problem(article.file, line, column, "", message, "ids-resolve")
        if not unknown and (missing := _missing(component, article, knowledge)):
            yield Problem(article.file, component.line, 3, "", missing, "components-show-something")


def _unknown(component: Component, knowledge: Knowledge) -> Iterator[tuple[str, str, int, int, str]]:
    for argument, section in _SECTIONS.items():
        known: Mapping[str, object] = getattr(knowledge, section)
        for name, (line, column) in component.ids(argument):
            if name not in known:
                yield argument, name, line, column, nearest(name, known)


def _missing(component: Component, article: Article, knowledge: Knowledge) -> str | None:
    """What the line would show and there is none of, or None when there is some."""
    given = component.arguments
    if field := _FIELDS.get(component.name):
        symptom = given.get("symptom", "")
        found = knowledge.symptoms.get(symptom)
        return f"'{symptom}' has no `{field}` to show" if found and not getattr(found, field) else None
    has = _HAS.get(component.name)
    if has is None or has(component, article, knowledge):
        return None
    words = " ".join(f'{argument}="{value}"' for argument, value in given.items() if argument != "most")
    forms = _forms(component, knowledge) if "form" in given else ()
    return f"the knowledge has nothing to show for {words}{nearest(given.get('form', ''), forms)}"


def _foods(component: Component, _: Article, knowledge: Knowledge) -> bool:
    nutrient, form = component.arguments.get("nutrient", ""), component.arguments.get("form")
    if form:
        return form in _forms(component, knowledge)
    return any(
        food.per_100g.get(nutrient) or nutrient in food.per_serving for food in knowledge.foods.values()
    )


def _forms(component: Component, knowledge: Knowledge) -> list[str]:
    nutrient = component.arguments.get("nutrient", "")
    printed = (food.per_serving.get(nutrient) for food in knowledge.foods.values())
    return sorted({amount.form for amount in printed if amount and amount.form})


def _effects(component: Component, article: Article, knowledge: Knowledge) -> bool:
    wanted = (*article.front.nutrients, *article.front.mentions)
    links = knowledge.links.get(component.arguments.get("symptom", ""), {})
    return any(name in wanted and link.taking.effect != "not-applicable" for name, link in links.items())


def _medicines(component: Component, _: Article, knowledge: Knowledge) -> bool:
    symptom = component.arguments.get("symptom")
    return any(symptom in medicine.symptoms for medicine in knowledge.medicines.values())


def _any(field: Callable[[Nutrient], Sized]) -> _Has:
    """Whether any of the nutrients named has something in the field."""

    def has(component: Component, _: Article, knowledge: Knowledge) -> bool:
        named = [*component.ids("nutrient"), *component.ids("nutrients")]
        return any(field(knowledge.nutrients[name]) for name, _place in named)

    return has


_HAS: dict[str, _Has] = {
    "foods": _foods,
    "taking": _effects,
    "medicines": _medicines,
    "limits": _any(us_adult_limits),
    "check-first": _any(lambda nutrient: nutrient.cautions),
    "tests": _any(lambda nutrient: nutrient.tests),
    "trials": _any(lambda nutrient: nutrient.trials),
}
"""Component → whether the knowledge has something for it to show."""
