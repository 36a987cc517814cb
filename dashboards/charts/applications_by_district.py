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


def _ranked(frame: pd.DataFrame) -> pd.DataFrame:
    """Kreise with applications, most first."""
    ranked = frame.sort_values("applications_count", ascending=False, kind="stable")
    return ranked[ranked["applications_count"] > 0]


def headline(frame: pd.DataFrame) -> str | None:
    """The share of the three leading Kreise, where they stand out from the fourth."""
    ranked = _ranked(frame)
    counts = ranked["applications_count"].tolist()
    if len(frame) < 8 or len(counts) < 4 or phrases.apart(counts) != 3:
        return None
    share = 100 * sum(counts[:3]) / sum(counts)
    found = formats.enumeration([phrases.place(ags) for ags in ranked["district_ags"].head(3)])
    phrase = phrases.of_ten(share)
    if phrase:
        text = _("{share} applications come from {places}")
        return phrases.capitalised(text.format(share=phrase, places=found))
    return _("{share} of the applications come from {places}").format(
        share=formats.percent(share), places=found
    )


def describe(frame: pd.DataFrame) -> str:
    """The leading Kreise with their numbers, and how many have none."""
    text = _most(_ranked(frame))
    none = int((frame["applications_count"] == 0).sum())
    if none:
        text += ngettext(
            "; from {count} Kreis there is none", "; from {count} Kreise there is none", none
        ).format(count=formats.small_count(none))
    return text + "."


def _most(ranked: pd.DataFrame) -> str:
    counts = ranked["applications_count"].tolist()
    total = formats.number(sum(counts))
    if len(ranked) == 1:
        return ngettext(
            "The one application comes from {place}",
            "{all} applications come from {place}",
            counts[0],
        ).format(
            all=phrases.every(counts[0]),
            place=phrases.place(ranked["district_ags"].iloc[0]),
        )
    named = phrases.apart(counts)
    if not named:
        text = _("{count} applications come from {districts} Kreise, at most {most} from each")
        return text.format(
            count=total, districts=formats.small_count(len(ranked)), most=formats.number(counts[0])
        )
    places = formats.enumeration(
        [
            f"{phrases.place(row.district_ags)} ({formats.number(row.applications_count)})"
            for row in ranked.head(named).itertuples()
        ]
    )
    if named == len(ranked):
        return _("The {count} applications come from {places}").format(count=total, places=places)
    return _("The {count} applications come most often from {places}").format(
        count=total, places=places
    )


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
        "are those approved, running or completed; approved funds are their sum. Under-18s: as "
        "of 31 Dec 2019."
    ),
)
