"""No name of an area means two of them."""

from __future__ import annotations

from collections import Counter

import pytest

from dashboards.choice import choice_words
from dashboards.components.filter_bar import all_areas, options
from dashboards.language import names, phrases
from dashboards.language.i18n import speaking
from queries.filters import FilterState
from queries.scope import Scope

TOWNS = {"05111": "Düsseldorf", "05315": "Köln", "05515": "Münster"}


@pytest.mark.parametrize(("ags", "name"), TOWNS.items())
def test_a_town_and_its_regierungsbezirk_are_told_apart(ags: str, name: str) -> None:
    with speaking("de"):
        assert names.area_name(ags) == names.area_name(f"{ags}000") == f"{name} (Stadt)"
        assert names.area_name(ags[:3]) == f"Regierungsbezirk {name}"
        assert names.region_name(ags[:3]) == name
        assert phrases.place(ags[:3]) == f"dem Regierungsbezirk {name}"


def test_no_two_areas_of_different_extent_have_one_name() -> None:
    with speaking("de"):
        regions = {names.area_name(ags) for ags in names.regions()}
        smaller = [*names.districts(), *names.municipalities()]
        assert not regions & {names.area_name(ags) for ags in smaller}
        counted = Counter(names.area_name(ags) for ags in names.regions())
        assert set(counted.values()) == {1}


def test_lists_of_the_filter_use_the_same_names() -> None:
    with speaking("de"):
        assert {"value": "055", "label": "Regierungsbezirk Münster"} in options("region")
        listed = all_areas([])
        assert {"value": "05515", "label": "Münster (Stadt)"} in listed["district"]
        assert {"value": "05958004", "label": "Arnsberg (Stadt)"} in listed["municipality"]


def test_chips_and_buttons_use_the_same_names(scope: Scope) -> None:
    chosen = scope.with_filters(FilterState(region=("055",)))
    with speaking("de"):
        told = choice_words.choice(chosen, ())
        assert [chip["label"] for chip in told["chips"]] == ["Regierungsbezirk Münster"]
        assert told["buttons"]["area"] == "Regierungsbezirk Münster"
        town = choice_words.choice(scope.with_filters(FilterState(district=("05515",))), ())
        assert [chip["label"] for chip in town["chips"]] == ["Kreis: Münster (Stadt)"]
        assert choice_words.filters_text(chosen) == "Regierungsbezirk: Münster"
