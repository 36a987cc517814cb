"""First contacts by Quartier: from where are they reported?"""

from __future__ import annotations

import pandas as pd

from dashboards import formats, names
from dashboards.charts import reach_bases
from dashboards.charts.base import Chart, leader
from dashboards.charts.contact_words import PERSONS, no_contact
from dashboards.charts.pictures import MARK, REST, Picture, bars
from dashboards.i18n import gettext as _
from dashboards.i18n import lazy_gettext as _lazy
from dashboards.i18n import ngettext
from queries import outreach

_SHOWN = 15
_NAMED = 3


def _named(frame: pd.DataFrame) -> pd.DataFrame:
    return frame[frame["neighbourhood_id"].notna()]


def draw(frame: pd.DataFrame) -> Picture:
    """The Quartiere with most first contacts; last those without Quartier."""
    shown = pd.concat([_named(frame).head(_SHOWN), frame[frame["neighbourhood_id"].isna()]])
    top = leader(_named(frame), PERSONS)
    values = shown[PERSONS].tolist()
    picture = bars(
        [label(row) for row in shown.to_dict("records")],
        values,
        texts=[f"<b>{formats.number(value)}</b>" for value in values],
        marker=[MARK if top is not None and index == top.name else REST for index in shown.index],
        step=27,
    )
    picture["data"][0]["customdata"] = [int(index) for index in shown.index]
    return picture


def label(row: dict[str, object]) -> str:
    """The Quartier with its Gemeinde."""
    name = names.neighbourhood_name(row["neighbourhood_name"])  # type: ignore[arg-type]
    ags = row["municipality_ags"]
    return f"{name} ({names.area_name(ags)})" if isinstance(ags, str) else name


def headline(frame: pd.DataFrame) -> str | None:
    """The Quartier clearly ahead of all others."""
    top = leader(_named(frame), PERSONS)
    if top is None or len(_named(frame)) < 3:
        return None
    return _("Most first contacts are reported from {quartier}").format(
        quartier=label(top.to_dict())
    )


def describe(frame: pd.DataFrame) -> str:
    """The leading Quartiere, how many there are, and what is reported without Quartier."""
    named = _named(frame)
    shown = named[named[PERSONS] > 0]
    without = int(frame.loc[frame["neighbourhood_id"].isna(), PERSONS].sum())
    if shown.empty:
        return no_contact(without)
    parts = [
        f"{label(row)} {formats.number(row[PERSONS])}"
        for row in shown.head(_NAMED).to_dict("records")
    ]
    text = ngettext(
        "First contacts are reported from {count} Quartier",
        "First contacts are reported from {count} Quartiere",
        len(shown),
    ).format(count=formats.number(len(shown)))
    if len(shown) > _NAMED:
        text += _(", led by {places}").format(places=formats.enumeration(parts))
    else:
        text += f": {formats.enumeration(parts)}"
    if without:
        text += _("; {count} without Quartier").format(count=formats.number(without))
    return text + "."


CHART = Chart(
    id="first-contacts-by-neighbourhood",
    title=_lazy("First contacts by Quartier"),
    subtitle=_lazy("First contacts per Quartier, number; the 15 Quartiere with most of them"),
    query=outreach.first_contacts_by_neighbourhood,
    figure=draw,
    headline=headline,
    summary=describe,
    columns=(
        "neighbourhood_id",
        "neighbourhood_name",
        "municipality_ags",
        "first_contact_persons",
    ),
    base=reach_bases.first_contacts_by_neighbourhood,
    toggles=("neighbourhood_id",),
    definition=_lazy(
        "Persons met for the first time, counted once per project, by the Quartier named in the "
        "report. Reports that name no Quartier stand in a row of their own. It is no ranking of "
        "projects: Quartiere differ in size, and projects in their task."
    ),
)
