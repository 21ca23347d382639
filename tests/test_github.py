"""The forms and workflows of the forge: they parse, ask for what we need, and may do no more than they must."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

FOLDER = Path(__file__).resolve().parent.parent / ".github"
WORKFLOWS = sorted((FOLDER / "workflows").glob("*.yml"))


def load(path: Path) -> Any:
    return yaml.safe_load(path.read_text())


def test_the_form_for_a_wrong_fact_carries_page_and_row_and_asks_for_a_source() -> None:
    form = load(FOLDER / "ISSUE_TEMPLATE" / "wrong-fact.yml")
    fields = {field["id"]: field for field in form["body"] if "id" in field}
    needed = {name for name, field in fields.items() if field.get("validations", {}).get("required")}
    assert set(fields) == {"page", "row", "wrong", "right", "source", "own-health"}
    assert needed == {"page", "wrong", "right", "source"}


@pytest.mark.parametrize("path", sorted((FOLDER / "ISSUE_TEMPLATE").glob("*[!g].yml")), ids=lambda p: p.stem)
def test_a_form_has_a_name_a_description_and_labeled_fields(path: Path) -> None:
    form = load(path)
    assert form["name"]
    assert form["description"]
    for field in form["body"]:
        assert field["type"] in ("markdown", "input", "textarea", "checkboxes")
        assert bool(field["attributes"].get("label")) == (field["type"] != "markdown")


def test_there_are_workflows_and_forms_to_hold_against_the_rules() -> None:
    assert "publish" in {path.stem for path in WORKFLOWS}
    assert "wrong-fact" in {path.stem for path in (FOLDER / "ISSUE_TEMPLATE").glob("*[!g].yml")}


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda p: p.stem)
def test_a_workflow_pins_what_it_runs_and_grants_nothing_by_default(path: Path) -> None:
    workflow = load(path)
    assert workflow["permissions"] == {}
    pinned = re.findall(r"uses: (\S+)", path.read_text())
    assert pinned
    for used in pinned:
        assert re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", used), used
    for job in workflow["jobs"].values():
        assert job["permissions"]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda p: p.stem)
def test_nothing_that_strangers_write_is_put_into_a_command(path: Path) -> None:
    for job in load(path)["jobs"].values():
        for step in job["steps"]:
            assert "${{" not in step.get("run", "")


def test_the_impact_of_a_pull_request_is_told() -> None:
    jobs = load(FOLDER / "workflows" / "publish.yml")["jobs"]
    commands = " ".join(step.get("run", "") for step in jobs["impact"]["steps"])
    assert "nutrients impact --format=markdown" in commands
    assert "nutrients check --format=github" in commands


@pytest.mark.parametrize("name", ["CONTRIBUTING.md", "pull_request_template.md"])
def test_links_of_the_guides_lead_to_files(name: str) -> None:
    text = (FOLDER / name).read_text()
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", text):
        assert (FOLDER / target).resolve().exists(), target
