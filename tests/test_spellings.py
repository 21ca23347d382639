"""Other spellings of units: known by name, never guessed by likeness."""

from __future__ import annotations

import difflib
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.knowledge import LabUnit, Unit
from publisher.problems import InvalidData
from publisher.rules import FIGURE
from publisher.rules.doses import Block, limited, unlimited
from publisher.source import Value
from publisher.spellings import proposed, written
from small import changed, intake

UNITS: tuple[str, ...] = get_args(Unit)
LAB_UNITS: tuple[str, ...] = get_args(LabUnit)
OTHERS = {
    "mcg": ("µg", "μg", "㎍", "ug", "MCG", "mcg.", "mcgs", "microgram", "micrograms", "Microgrammes"),
    "mg": ("MG", "Mg", "㎎", "mgs", "mg.", "milligram", "milligrams", "milligrammes"),
    "g": ("G", "gm", "gram", "grams", "grammes", "g."),
    "mg/MJ": ("mg/mj", "MG / MJ", "mg per MJ", "milligrams per megajoule"),
}
OTHERS_OF_LABS = {
    "mmol/L": ("mmol/l", "MMOL/L", "mmol per litre", "millimoles / liter"),
    "µmol/L": ("μmol/L", "umol/l", "mcmol/L", "micromoles per litre"),
    "mg/dL": ("mg/dl", "mg/100 ml", "mg per deciliter"),
    "mcg/dL": ("µg/dL", "μg/dl", "ug/dL"),
    "mcg/L": ("µg/L", "ug/l", "micrograms per litre"),
    "ng/mL": ("ng/ml", "NG/ML"),
    "pg/mL": ("pg/ml", "picograms per millilitre"),
    "mEq/L": ("meq/l", "MEQ/L"),
    "mg a day": ("mg/day", "mg/d", "mg/24 h", "mg per day"),
    "%": ("percent", "per cent"),
}


def refused(*path: str | int, to: Value) -> str:
    """What an editor is told of a value that does not fit."""
    with pytest.raises(InvalidData) as caught:
        changed(*path, to=to)
    return caught.value.problems[0].message


@pytest.mark.parametrize(("unit", "other"), [(unit, o) for unit, others in OTHERS.items() for o in others])
def test_another_spelling_of_a_unit_is_answered_with_the_right_one(unit: str, other: str) -> None:
    assert refused(
        "nutrients", "ironite", "intakes", to=[intake("us RDA male 19+ years 9 mg", unit=other)]
    ) == (f"'{other}' is not one of mg, mcg, g, mg/MJ; did you mean '{unit}'?")


@pytest.mark.parametrize("other", OTHERS["mcg"])
def test_so_is_one_of_the_unit_of_a_nutrient(other: str) -> None:
    assert refused("nutrients", "vitamin-q", "unit", to=other) == (
        f"'{other}' is not one of mg, mcg; did you mean 'mcg'?"
    )


@pytest.mark.parametrize(
    ("unit", "other"), [(unit, o) for unit, others in OTHERS_OF_LABS.items() for o in others]
)
def test_so_is_one_of_the_unit_of_a_laboratory(unit: str, other: str) -> None:
    said = refused("nutrients", "ironite", "tests", 0, "ranges", 0, "unit", to=other)
    assert said == f"'{other}' is not one of {', '.join(LAB_UNITS)}; did you mean '{unit}'?"


@pytest.mark.parametrize("iu", ["IU", "iu", "I.U.", "IUs", "international units"])
def test_international_units_are_answered_in_words_of_their_own(iu: str) -> None:
    told = "IU can't be converted here without knowing the nutrient: give the amount in mg or mcg"
    assert refused("nutrients", "vitamin-q", "unit", to=iu) == f"'{iu}' is not one of mg, mcg; {told}"


@pytest.mark.parametrize(
    "unit", ["mgg", "mmg", "cg", "kg", "mc", "mcq", "m", "gr", "mg/M", "milligran", "µ", ""]
)
def test_what_only_looks_like_a_unit_is_answered_with_none(unit: str) -> None:
    assert proposed(unit, UNITS) == ""
    assert proposed(unit, ("mg", "mcg")) == ""


@pytest.mark.parametrize("unit", ["mg/L", "mol/L", "mmol", "mm/L", "mmol/dL", "L", "mg/day/L", "nmol/mL"])
def test_an_unknown_unit_of_a_laboratory_gets_no_proposal_of_another_size(unit: str) -> None:
    valid = [known for known in LAB_UNITS if known != unit]
    assert difflib.get_close_matches(unit, valid) or unit == "L", "it must be like one that is known"
    assert proposed(unit, valid) == ""


def test_every_unit_that_may_stand_is_its_own_spelling() -> None:
    simple = [unit for unit in (*UNITS, *LAB_UNITS) if "(" not in unit and "TDP" not in unit]
    assert [written(unit) for unit in simple] == simple


@given(st.data())
def test_capitals_dots_and_spaces_make_no_other_unit(data: st.DataObject) -> None:
    unit, other = data.draw(st.sampled_from([(u, o) for u, others in OTHERS.items() for o in others]))
    cased = data.draw(st.sampled_from((other, other.lower(), other.upper(), other.title())))
    space = data.draw(st.sampled_from(("", " ", ".", " .", "\u00a0")))
    assert written(f"{space.strip('.')}{cased}{space}") == unit


@given(st.text(max_size=12) | st.text(alphabet="mcgukµlidIU./ ", max_size=6))
def test_a_proposal_is_one_of_the_units_that_fit_and_the_same_amount(text: str) -> None:
    said = proposed(text, UNITS)
    assert said == "" or "IU" in said or said == f"; did you mean '{written(text)}'?"


@pytest.mark.parametrize(
    "other", [o for unit in ("mcg", "mg") for o in OTHERS[unit] if "." not in o and o.isascii()]
)
def test_a_figure_in_a_text_is_seen_however_its_unit_is_spelled(other: str) -> None:
    assert FIGURE.search(f"about 5 {other} a day")


@pytest.mark.parametrize(
    "dose", ["60 MG", "60 mgs", "60 milligrams", "60,000 µg", "60,000 μg", "60,000 ug", "60,000 microgrammes"]
)
def test_so_is_a_dose_and_a_limit_covers_it_in_any_spelling(dose: str) -> None:
    limits = limited(changed("site", "name", to="Small Site"))
    (_, message), *_ = unlimited(Block((f"Take {dose} of ironite.",)), limits)
    assert message.startswith(f"the dose '{dose}' needs its upper limit beside it")
    for limit in ("90 mg", "90,000 μg", "90 milligrams", "0.09 grams", "90000 MCG"):
        texts = (f"Take {dose} of ironite. The upper limit is {limit} a day.",)
        assert not list(unlimited(Block(texts), limits)), limit
