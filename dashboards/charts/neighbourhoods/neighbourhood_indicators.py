"""What is known of need and size of one Quartier, beside its Gemeinde, its Kreis and the state."""

from __future__ import annotations

from dashboards.charts.base import Base, Chart, Source
from dashboards.charts.neighbourhoods.profile_words import CHOOSE_ONE, indicator_value
from dashboards.charts.regions import variables_of_regions  # noqa: F401 - describes columns
from dashboards.charts.regions.indicator_measures import with_unit
from dashboards.language import formats, names, phrases
from dashboards.language.i18n import lazy_gettext as _lazy
from dashboards.language.i18n import ngettext
from dashboards.language.variables import Variable
from data import facts
from queries import neighbourhoods
from queries.neighbourhoods import LEVELS
from queries.rows import Row, Rows
from queries.scope import Scope

_TOLD = 2
_NAMES = {
    "neighbourhood": _lazy("Quartier"),
    "municipality": _lazy("Gemeinde"),
    "district": _lazy("Kreis or kreisfreie Stadt"),
    "state": _lazy("North Rhine-Westphalia"),
}
_DATES = {
    "neighbourhood": _lazy("Quartier: as of"),
    "municipality": _lazy("Gemeinde: as of"),
    "district": _lazy("Kreis: as of"),
    "state": _lazy("North Rhine-Westphalia: as of"),
}


def _dated(row: Row, level: str) -> str:
    """The level's value with its date."""
    is_district = level == "district"
    name = names.kind_of_district(row["district_ags"]) if is_district else _NAMES[level]
    text = f"{name} {indicator_value(row['indicator'], row[f'{level}_value'])}"
    at = row[f"{level}_at"]
    return f"{text} ({formats.period(at)})" if at else text


def describe(rows: Rows) -> str:
    """The first indicators with all their values, and of how many the Quartier states none."""
    own = rows.where(lambda row: row["neighbourhood_value"] is not None)
    told = [
        f"{names.indicator_name(row['indicator'])}: "
        + formats.enumeration(
            [_dated(row, one) for one in LEVELS if row[f"{one}_value"] is not None]
        )
        for row in (own if len(own) else rows).head(_TOLD)
    ]
    text = phrases.capitalised("; ".join(told)) + "."
    missing = len(rows) - len(own)
    if missing:
        text += " " + ngettext(
            "One indicator is not known for the Quartier itself.",
            "{count} indicators are not known for the Quartier itself.",
            missing,
        ).format(count=formats.number(missing))
    return text


def base(scope: Scope) -> Base:
    """Indicators shown."""
    count = len(neighbourhoods.indicators_beside(scope))
    return Base(count, ngettext("indicator", "indicators", count))


def _with_unit(indicator: str) -> str:
    """An indicator with the unit of its values, which stand as bare numbers."""
    return with_unit(facts.in_use().indicators[indicator], names.indicator_name(indicator))


def _plain(value: float | None) -> str:
    """Whole numbers as such, others with one decimal: a column holds several units."""
    return formats.number(value, 0 if value is None or value == int(value) else 1)


CHART = Chart(
    id="neighbourhood-indicators",
    title=_lazy("Indicators beside Gemeinde, Kreis and state"),
    subtitle=_lazy("The newest value of each indicator at each level, with its date"),
    query=neighbourhoods.indicators_beside,
    summary=describe,
    columns=(
        "indicator",
        *(f"{level}_value" for level in LEVELS),
        *(f"{level}_at" for level in LEVELS),
        "indicator_source",
    ),
    base=base,
    sources=(Source(_lazy("named in each row")),),
    nothing=CHOOSE_ONE,
    finding_from=1,
    own_variables={
        "indicator": Variable(
            "indicator", _lazy("Indicator"), _with_unit, unit="code", kind="text"
        ),
        **{
            f"{level}_value": Variable(
                f"{level}_value", label, _plain, unit="as the indicator says", decimals=2
            )
            for level, label in _NAMES.items()
        },
        **{
            f"{level}_at": Variable(f"{level}_at", label, formats.period, kind="text")
            for level, label in _DATES.items()
        },
    },
    definition=_lazy(
        "Every indicator delivered for the Quartier or for an area it lies in, and of the shipped "
        "ones those that describe need and size; inhabitants, under-18s and SGB II rate of the "
        "Quartier as its list states them. Values of different dates say so."
    ),
)
