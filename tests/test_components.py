"""Each component line of an article draws what it names, from the knowledge and from nowhere else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from publisher.articles import COMPONENTS
from publisher.html import Renderer
from publisher.loading import load
from publisher.pages import all_pages
from small import ARTICLE, FILE, project

DRAWN = {
    'figure name="muscle"': "A muscle shortens and lets go.",
    'nutrient id="ironite" symptom="night-cramp"': "A lack of ironite may cause a few night cramps.",
    'foods nutrient="ironite" most="1"': "Oat cakes",
    "compare": 'id="compared-table-ironite"',
    'how-common symptom="night-cramp"': "46&nbsp;in&nbsp;100",
    'other-causes symptom="night-cramp"': "<b>Hard work.</b>",
    'self-care symptom="night-cramp"': "Pull your toes up.",
    'does-not-help symptom="night-cramp"': "Quinine is not safe.",
    'options symptom="night-cramp"': "Wait and see",
    'taking symptom="night-cramp"': "Taking it made little difference.",
    'limits nutrients="ironite"': "All food and supplements.",
    'check-first nutrients="ironite"': "you have kidney disease",
    'medicines symptom="night-cramp"': "Water tablets (diuretics)",
    'tests nutrients="ironite"': "It measures ironite in blood.",
    'trials nutrient="ironite"': "Test trial, 2020",
    'care symptom="night-cramp"': "you have chest pain",
    'not-known symptom="night-cramp"': "Nobody knows why they come at night.",
    "disclaimer-short": "General information, not advice.",
}
KNOWLEDGE = FILE.read_text().replace(
    "    options:\n",
    "    does_not_help:\n      - {text: Quinine is not safe., sources: [a-review], grade: strong}\n    options:\n",
)


def body(folder: Path, line: str) -> str:
    """The part of an article page that one component line draws."""
    end = "## In short {#conclusion}"
    name = line.split()[0]
    elsewhere = re.sub(rf"(?m)^{name}\b.*\n", "", ARTICLE.read_text(), count=1)  # it may stand once
    article = elsewhere.replace(end, f"## Here {{#here}}\n\n{line}\n\n{end}")
    content = load(project(folder, KNOWLEDGE, article))
    page = next(page for page in all_pages(content) if page.kind == "article")
    html = Renderer(content).render(page).html
    found = re.search(r'<h2 id="here">Here</h2>(.*?)<h2 id="conclusion">', html, re.DOTALL)
    assert found
    return found[1]


@pytest.mark.parametrize("line", DRAWN)
def test_a_component_draws_what_it_names(line: str, tmp_path: Path) -> None:
    assert DRAWN[line] in body(tmp_path, f"::{line}")


def test_every_component_is_drawn_here() -> None:
    assert {line.split()[0] for line in DRAWN} == set(COMPONENTS)


def test_the_limit_stands_with_what_it_counts(tmp_path: Path) -> None:
    drawn = body(tmp_path, '::limits nutrients="ironite"').replace("\u00a0", " ")
    assert "at most 90 mg for adults a day (US upper limit). All food and supplements." in drawn
