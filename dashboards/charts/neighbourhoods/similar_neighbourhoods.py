"""The Quartiere most alike, each with the reason: whom one could ask."""

from __future__ import annotations

from dataclasses import replace

from dashboards.charts.base import PROGRAMME, Base, Chart
from dashboards.charts.neighbourhoods.neighbourhoods_list import links
from dashboards.charts.neighbourhoods.profile_words import alike_in_nothing, need_name, why_similar
from dashboards.charts.regions.indicator_measures import sources_of
from dashboards.language import formats, names
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import lazy_gettext as _lazy
from dashboards.language.i18n import ngettext
from dashboards.language.variables import Variable
from queries import likeness, neighbourhoods
from queries.filters import View
from queries.rows import Rows
from queries.scope import Scope

_COLUMNS = ("neighbourhood_name", "municipality_ags", "need_value", "under_18_inhabitants",
            "likeness")  # fmt: skip


def query(scope: Scope) -> Rows:
    """The nearest Quartiere, nearest first, with the reason in words."""
    found = likeness.similar(scope, neighbourhoods.chosen(scope))
    rows = [
        {
            "neighbourhood_id": one.neighbourhood_id,
            "neighbourhood_name": one.name,
            "municipality_ags": one.municipality_ags,
            "need_value": one.need[1],
            "under_18_inhabitants": one.under_18[1],
            "likeness": why_similar(one, scope.view.indicator),
        }
        for one in found
    ]
    return Rows.of(rows, ("neighbourhood_id", *_COLUMNS))


def describe(rows: Rows) -> str:
    """The nearest ones by name, without those that are alike in nothing."""
    told = [
        names.quartier_in(row["neighbourhood_name"], row["municipality_ags"])
        for row in rows
        if row["likeness"] != alike_in_nothing()
    ]
    if not told:
        return _("No other Quartier is alike in need, size, building block or applicant type.")
    text = ngettext("Most alike is {places}.", "Most alike are {places}.", len(told))
    return text.format(places=formats.enumeration(told))


def base(scope: Scope) -> Base:
    """Quartiere named."""
    count = len(likeness.similar(scope, neighbourhoods.chosen(scope)))
    return Base(count, ngettext("Quartier", "Quartiere", count))


def for_view(view: View) -> Chart:
    """By the indicator of the view in the place of the SGB II rate."""
    if not view.indicator:
        return CHART
    name = need_name(view.indicator)
    need = Variable("need_value", name, _plain, unit="as the indicator says", decimals=2)
    return replace(
        CHART,
        subtitle=_(
            "Nearest by {need}, number of under-18s, building block and applicant type, each "
            "weighing the same; these may be worth asking"
        ).format(need=name),
        sources=(PROGRAMME, *sources_of(view.indicator, view.at, "neighbourhood")),
        own_variables={**CHART.own_variables, "need_value": need},
    )


def _plain(value: float | None) -> str:
    return formats.number(value, 0 if value is None or value == int(value) else 1)


CHART = Chart(
    id="similar-neighbourhoods",
    title=_lazy("Similar Quartiere"),
    subtitle=_lazy(
        "Nearest by SGB II rate of under-18s, number of under-18s, building block and "
        "applicant type, each weighing the same; these may be worth asking"
    ),
    query=query,
    summary=describe,
    columns=_COLUMNS,
    base=base,
    links=links,
    nothing=_lazy(
        "The one Quartier that is chosen is compared with others that have an approved project; "
        "here there are none."
    ),
    nothing_yet=_lazy(
        "Choose one Quartier; Quartiere with an approved project are compared with it."
    ),
    finding_from=1,
    own_variables={
        "need_value": Variable(
            "need_value",
            _lazy("SGB II rate of under-18s, percent"),
            _plain,
            unit="percent",
            decimals=1,
        ),
        "likeness": Variable("likeness", _lazy("Similar in"), str, kind="text"),
    },
    definition=_lazy(
        "Four parts add up to the distance: need (ten points of a share are one step, of another "
        "indicator a quarter of the span), the number of under-18s (double or half is one step), "
        "no common building block (one step), no common applicant type (one step); what is not "
        "stated counts as one step. Only Quartiere with an approved project."
    ),
    for_view=for_view,
)
