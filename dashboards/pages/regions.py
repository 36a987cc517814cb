"""Regionen: a measure on the map and in order, coverage and white spots, two regions compared."""

from __future__ import annotations

from typing import Any

from dashboards.charts.bases import per_head_note
from dashboards.charts.regions.measures import MEASURES
from dashboards.charts.regions.regions_compared import of_the_two
from dashboards.choice.month_words import OF_BOTH
from dashboards.components import page_controls
from dashboards.components.indicator_controls import change_controls
from dashboards.components.still import drawn_once
from dashboards.language import formats, names
from dashboards.language.i18n import Lazy
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import lazy_gettext as _lazy
from dashboards.pages.base import Page, Parts, Results, Visit
from queries import regions
from queries.scope import Scope


def controls(visit: Visit) -> list[Any]:
    """Measure, level, form, and the two regions compared."""
    metrics = [
        ("" if index == 0 else key, measure.label)
        for index, (key, measure) in enumerate(MEASURES.items())
    ]
    start = regions.largest_districts(visit.scope)
    return [
        page_controls.row(
            [
                page_controls.select("metric", _("Measure shown"), metrics),
                *change_controls(visit.scope),
                page_controls.switch(
                    "level",
                    _("Level"),
                    [
                        ("", _("Kreise")),
                        ("municipality", _("Gemeinden")),
                        ("neighbourhood", _("Quartiere")),
                    ],
                ),
                page_controls.switch("display", _("Form"), [("", _("Map")), ("tiles", _("Tiles"))]),
                *(_side(index, start[index]) for index in (0, 1)),
            ]
        )
    ]


@drawn_once
def _side(index: int, start: str) -> Any:
    """One of the two regions that are compared."""
    label = (_("Region A"), _("Region B"))[index]
    return page_controls.part_select("compare", index, label, _areas(), start, told="sides")


def _areas() -> list[tuple[Lazy, list[tuple[str, Lazy]]]]:
    districts = [(ags, names.area_name(ags)) for ags in names.districts()]
    districts.sort(key=lambda pair: names.sort_key(pair[1]))
    return [
        (_("Kreise and kreisfreie Städte"), list(districts)),
        (_("Regierungsbezirke"), [(ags, names.area_name(ags)) for ags in names.regions()]),
    ]


def summary(results: Results, scope: Scope) -> Parts:
    """Three sentences: the state's funds per under-18, coverage, the two regions compared."""
    total = regions.total(scope)
    if not total["applications_count"]:
        return [(_("No application matches this choice."), False)]
    if not total["approved_count"]:
        return [(results["coverage-by-region"].sentence, False)]
    value = formats.euro_full(total["approved_eur_per_1000_under_18"])
    two = results["regions-compared"]
    return [
        (
            _("Per 1,000 under-18s, the state as a whole has ")
            if scope.filters.is_empty
            else _("Per 1,000 under-18s, the choice as a whole has "),
            False,
        ),
        (value, True),
        (_(" of approved funds.") + per_head_note(scope) + " ", False),
        (results["coverage-by-region"].sentence + " ", False),
        (of_the_two(two.rows) if scope.filters.is_empty else two.sentence, False),
    ]


PAGE = Page(
    months=OF_BOTH,
    id="regions",
    path="/regions",
    nav=_lazy("Regions"),
    title=_lazy("Regions"),
    cards=(
        ("measure-by-area", 7),
        ("measure-ranking", 5),
        ("regions-compared", 12),
        ("first-contacts-per-head-by-district", 6),
        ("coverage-by-region", 6),
        ("districts-without-project", 12),
        ("indicator-over-time", 12),
    ),
    summary=summary,
    controls=controls,
    has_breadcrumb=True,
)
