"""Kreise without application: where is nothing at all, and how many children live there?"""

from __future__ import annotations

import pandas as pd

from dashboards import formats, phrases
from dashboards.charts.base import POPULATION, PROGRAMME, Base, Chart
from dashboards.charts.pictures import Picture, quiet_area_bars
from dashboards.i18n import lazy_gettext as _lazy
from dashboards.i18n import ngettext
from queries import areas
from queries.scope import Scope

_SHOWN = 12


def draw(frame: pd.DataFrame) -> Picture:
    """The Kreise with most under-18s first."""
    return quiet_area_bars(frame, "under_18_population", formats.number, most=_SHOWN, step=27)


def headline(frame: pd.DataFrame) -> str | None:
    """How many Kreise have no application, or none of those chosen."""
    if frame["all_applications_count"].any():
        text = ngettext(
            "From {count} Kreis there is none of these applications",
            "From {count} Kreise there is none of these applications",
            len(frame),
        )
    else:
        text = ngettext(
            "From {count} Kreis there is no application",
            "From {count} Kreise there is no application",
            len(frame),
        )
    return text.format(count=formats.small_count(len(frame)))


def describe(frame: pd.DataFrame) -> str:
    """How many children and adolescents live there, and whether other applications came."""
    living = formats.number(frame["under_18_population"].sum())
    elsewhere = int((frame["all_applications_count"] > 0).sum())
    if not elsewhere:
        text = ngettext(
            "{persons} under-18s live in the Kreis without application.",
            "{persons} under-18s live in the {count} Kreise without application.",
            len(frame),
        )
        said = text.format(count=formats.small_count(len(frame)), persons=living)
        return f"{said}{_cut(frame)}"
    text = ngettext(
        "{persons} under-18s live in the Kreis without one of these applications; other "
        "applications came from there.",
        "{persons} under-18s live in the {count} Kreise without one of these applications; other "
        "applications came from {elsewhere} of them.",
        len(frame),
    )
    said = text.format(
        count=formats.small_count(len(frame)),
        persons=living,
        elsewhere=formats.small_count(elsewhere),
    )
    return f"{said}{_cut(frame)}"


def _cut(frame: pd.DataFrame) -> str:
    return f" {phrases.only_the_largest()}" if len(frame) > _SHOWN else ""


def base(scope: Scope) -> Base:
    """Kreise without application, of those chosen."""
    count = len(areas.districts_without_application(scope))
    total = int(areas.under_18_total(scope)["districts_count"].iloc[0])
    noun = ngettext("of {total} Kreis", "of {total} Kreise", total)
    return Base(count, noun.format(total=formats.number(total)), records=total)


CHART = Chart(
    id="districts-without-application",
    title=_lazy("Kreise without application"),
    subtitle=_lazy("Under-18s in Kreise without application, inhabitants, 31 Dec 2019"),
    query=areas.districts_without_application,
    figure=draw,
    headline=headline,
    summary=describe,
    columns=("district_ags", "under_18_population"),
    base=base,
    sources=(PROGRAMME, POPULATION),
    toggles=("district_ags",),
    finding_from=1,
    nothing=_lazy("From every Kreis of the choice there is at least one application."),
    definition=_lazy(
        "Kreise and kreisfreie Städte from which no application inside the choice came, with their "
        "inhabitants under 18 on 31 Dec 2019."
    ),
)
