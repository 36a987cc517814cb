"""Applications by Kreis: which of the 53 take part, and which do not?"""

from __future__ import annotations

import pandas as pd

from dashboards import formats, names, phrases
from dashboards.charts import bases
from dashboards.charts.base import POPULATION, PROGRAMME, SCHEMATIC, Chart
from dashboards.charts.pictures import Picture, area_picture, class_of
from dashboards.i18n import gettext as _
from dashboards.i18n import lazy_gettext as _lazy
from dashboards.i18n import ngettext
from queries import applications

#: Lower bounds of the six classes; 0 is shown on its own.
BOUNDS = (1, 3, 5, 7, 10, 13)
CLASSES = ("0", "1–2", "3–4", "5–6", "7–9", "10–12")


def draw(frame: pd.DataFrame) -> Picture:
    """The tile map: plate code and number in every Kreis."""
    areas = {
        row.district_ags: [
            class_of(row.applications_count, BOUNDS),
            formats.number(row.applications_count),
            ngettext(
                "{name}: {count} application",
                "{name}: {count} applications",
                row.applications_count,
            ).format(
                name=names.area_name(row.district_ags),
                count=formats.number(row.applications_count),
            ),
            row.Index,
        ]
        for row in frame.itertuples()
    }
    return area_picture("tiles", "districts", classes=[*CLASSES, _("13 and more")], areas=areas)


def _leading(frame: pd.DataFrame) -> pd.DataFrame:
    """The three Kreise with most applications."""
    ranked = frame.sort_values("applications_count", ascending=False, kind="stable")
    return ranked[ranked["applications_count"] > 0].head(3)


def headline(frame: pd.DataFrame) -> str | None:
    """The share of the three leading Kreise, where they stand out from the fourth."""
    counts = sorted(frame["applications_count"].tolist(), reverse=True)
    if len(counts) < 8 or counts[2] == counts[3]:
        return None
    top = _leading(frame)
    share = 100 * top["applications_count"].sum() / sum(counts)
    found = formats.enumeration([names.area_name(ags) for ags in top["district_ags"]])
    phrase = phrases.of_ten(share)
    if phrase:
        text = _("{share} applications come from {places}")
        return phrases.capitalised(text.format(share=phrase, places=found))
    return _("{share} of the applications come from {places}").format(
        share=formats.percent(share), places=found
    )


def describe(frame: pd.DataFrame) -> str:
    """The leading Kreise with their numbers, and how many have none."""
    top = _leading(frame)
    parts = [
        f"{names.area_name(row.district_ags)} ({formats.number(row.applications_count)})"
        for row in top.itertuples()
    ]
    text = _("Most applications come from {places}").format(places=formats.enumeration(parts))
    none = int((frame["applications_count"] == 0).sum())
    if none:
        text += ngettext(
            "; from {count} Kreis there is none", "; from {count} Kreise there is none", none
        ).format(count=formats.small_count(none))
    return text + "."


CHART = Chart(
    id="applications-by-district",
    title=_lazy("Applications by Kreis"),
    subtitle=_lazy("Applications per Kreis, number; each tile a Kreis or kreisfreie Stadt"),
    query=applications.applications_by_district,
    figure=draw,
    headline=headline,
    summary=describe,
    columns=(
        "district_ags",
        "applications_count",
        "approved_count",
        "approved_eur",
        "applications_per_10000_under_18",
    ),
    base=bases.applications_by_area,
    sources=(PROGRAMME, POPULATION, SCHEMATIC),
    toggles=("district_ags",),
    definition=_lazy(
        "Applications received, by the Kreis of the Gemeinde named in the application. Approved "
        "are those approved, running or completed; approved funds are their sum. Per head: divided "
        "by the under-18s on 31.12.2019."
    ),
)
