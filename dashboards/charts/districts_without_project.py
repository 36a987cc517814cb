"""White spots: Kreise without approved project, and how many children live there."""

from __future__ import annotations

import pandas as pd

from dashboards import formats, phrases
from dashboards.charts.base import POPULATION, PROGRAMME, Base, Chart
from dashboards.charts.pictures import Picture, quiet_area_bars
from dashboards.i18n import gettext as _
from dashboards.i18n import lazy_gettext as _lazy
from dashboards.i18n import ngettext
from queries import areas, regions
from queries.scope import Scope

_SHOWN = 15


def draw(frame: pd.DataFrame) -> Picture:
    """The Kreise with most under-18s first."""
    return quiet_area_bars(frame, "under_18_population", formats.number, most=_SHOWN, step=27)


def headline(frame: pd.DataFrame) -> str | None:
    """How many Kreise have no project, or none of those chosen."""
    if frame["all_approved_count"].any():
        text = ngettext(
            "{count} Kreis has none of these projects",
            "{count} Kreise have none of these projects",
            len(frame),
        )
    else:
        text = ngettext(
            "{count} Kreis has no approved project", "{count} Kreise have no approved project",
            len(frame),
        )  # fmt: skip
    return phrases.capitalised(text.format(count=formats.small_count(len(frame))))


def describe(frame: pd.DataFrame) -> str:
    """How many under-18s live there, and whether anybody applied."""
    living = formats.number(frame["under_18_population"].sum())
    text = ngettext(
        "In the {count} Kreis without approved project live {persons} under-18s",
        "In the {count} Kreise without approved project live {persons} under-18s",
        len(frame),
    ).format(count=formats.small_count(len(frame)), persons=living)
    elsewhere = int((frame["all_approved_count"] > 0).sum())
    if elsewhere:
        text += ngettext(
            "; {count} of them has projects outside the choice",
            "; {count} of them have projects outside the choice",
            elsewhere,
        ).format(count=formats.small_count(elsewhere))
        return f"{text}.{_cut(frame)}"
    asked = int((frame["all_applications_count"] > 0).sum())
    if not asked:
        return text + _("; no application came from there") + f".{_cut(frame)}"
    return (
        text
        + ngettext(
            "; applications came from {count} of them",
            "; applications came from {count} of them",
            asked,
        ).format(count=formats.small_count(asked))
        + f".{_cut(frame)}"
    )


def _cut(frame: pd.DataFrame) -> str:
    return f" {phrases.only_the_largest()}" if len(frame) > _SHOWN else ""


def base(scope: Scope) -> Base:
    """Kreise of the choice; those without project are the rows."""
    count = int(areas.under_18_total(scope)["districts_count"].iloc[0])
    without = len(regions.districts_without_project(scope))
    noun = ngettext("Kreis", "Kreise", count)
    return Base(count, noun, ((without, _("without approved project")),))


CHART = Chart(
    id="districts-without-project",
    title=_lazy("White spots"),
    subtitle=_lazy("Kreise without approved project by their under-18s (31 Dec 2019), number"),
    query=regions.districts_without_project,
    figure=draw,
    headline=headline,
    summary=describe,
    columns=(
        "district_ags", "applications_count", "under_18_population", "child_poverty_percent",
    ),
    base=base,
    sources=(PROGRAMME, POPULATION),
    toggles=("district_ags",),
    finding_from=1,
    nothing=_lazy("Every Kreis of the choice has at least one approved project."),
    definition=_lazy(
        "Kreise and kreisfreie Städte of the choice in which no application is approved, running "
        "or completed; beside them the applications that came from there. Child poverty: children "
        "under 15 in SGB II households, 2022; the figure lies after the programme years and "
        "includes families from Ukraine."
    ),
)  # fmt: skip
