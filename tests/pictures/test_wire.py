"""Python and the browser agree on what a picture says: types declared, values by these types."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from dashboards.charts import CHARTS
from dashboards.charts.result import run
from dashboards.pictures import wire
from dashboards.pictures.making import bars, block_label, value_and_share
from dashboards.pictures.model import Tiles
from dashboards.pictures.parts import Area
from queries.scope import Scope

MEMBERS = re.compile(r"^  (\w+)(\??):", re.MULTILINE)


def _members(name: str) -> dict[str, bool]:
    """Per member of a declared interface whether it may be left out."""
    body = wire.declarations().split(f"export interface {name} {{\n")[1].split("\n}\n")[0]
    return {member: bool(mark) for member, mark in MEMBERS.findall(body)}


def test_the_browsers_types_are_those_of_the_model() -> None:
    written = wire.DECLARED.read_text(encoding="utf-8")
    assert written == wire.declarations(), "stale: run `python -m dashboards.pictures.wire`"


@pytest.mark.parametrize("chart_id", CHARTS)
def test_a_picture_travels_with_declared_members_and_none_that_is_needed_is_left_out(
    scope: Scope, chart_id: str
) -> None:
    drawn = run(CHARTS[chart_id], scope).picture
    if isinstance(drawn, dict):
        pytest.skip("not a value yet")
    sent = json.loads(json.dumps(wire.sent(drawn)))
    members = _members(type(drawn).__name__)
    assert sent.keys() <= members.keys()
    assert {name for name, is_optional in members.items() if not is_optional} <= sent.keys()
    assert "<" not in json.dumps(sent), "markup"


def test_what_is_at_its_default_does_not_travel() -> None:
    picture = bars([block_label(1)], [3], texts=[value_and_share(3, 4)], roles=["block-1"])
    sent: Any = wire.sent(picture)
    assert sent["form"] == "bars"
    assert sent["labels"][0]["block"] == 1
    assert "second" not in sent["labels"][0]
    assert "rows" not in sent
    area = Area("held", "•", "Köln: held back", 0)
    tiles = wire.sent(Tiles(classes=("0",), areas={"05315": area}))
    assert tiles["areas"] == {"05315": ["held", "•", "Köln: held back", 0]}


def test_forms_are_named_once() -> None:
    names = re.findall(r'^  form: "([\w-]+)";', wire.declarations(), re.MULTILINE)
    assert len(names) == len(set(names)) == len(wire.FORMS)
