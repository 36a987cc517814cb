"""Offers by type: how many sessions, attendances and participants, never added up."""

from __future__ import annotations

import pandas as pd

from dashboards import formats, names, phrases
from dashboards.charts import reach_bases
from dashboards.charts.base import Chart, leader
from dashboards.charts.pictures import MARK, REST, Picture
from dashboards.charts.side_by_side import Part, side_by_side
from dashboards.i18n import gettext as _
from dashboards.i18n import lazy_gettext as _lazy
from queries import offers


def draw(frame: pd.DataFrame) -> Picture:
    """Three columns, each on its own scale: sessions, attendances, participants."""
    columns = (
        (_("Sessions"), MARK, "sessions_count"),
        (_("Attendances"), REST, "attendances_count"),
        (_("Participants"), REST, "participant_persons"),
    )
    parts = [
        Part(heading, colour, frame[name].tolist(), [formats.number(v) for v in frame[name]])
        for heading, colour, name in columns
    ]
    return side_by_side(
        [names.code_name("offer", code) for code in frame["offer"]], parts, own_scales=True
    )


def headline(frame: pd.DataFrame) -> str | None:
    """The type of offer with clearly most sessions."""
    top = leader(frame, "sessions_count")
    if top is None or len(frame) < 3:
        return None
    return _("Most sessions: {offer}").format(offer=names.code_name("offer", top["offer"]))


def describe(frame: pd.DataFrame) -> str:
    """The leading type by each of the three counts, or all three of the only type."""
    if len(frame) == 1:
        row = frame.iloc[0]
        return _(
            "{offer}: sessions {sessions}, attendances {attendances}, participants {participants}."
        ).format(
            offer=names.code_name("offer", row["offer"]),
            sessions=formats.number(row["sessions_count"]),
            attendances=formats.number(row["attendances_count"]),
            participants=formats.number(row["participant_persons"]),
        )
    found = [
        text.format(offers=_leading(frame, column), count=formats.number(frame[column].max()))
        for text, column in (
            (_("most sessions: {offers} ({count})"), "sessions_count"),
            (_("most attendances: {offers} ({count})"), "attendances_count"),
            (_("most participants: {offers} ({count})"), "participant_persons"),
        )
        if frame[column].max() > 0
    ]
    if not found:
        return _("Offers are reported, but no session, attendance or participant.")
    text = "; ".join(found)
    return phrases.capitalised(f"{text}.")


def _leading(frame: pd.DataFrame, column: str) -> str:
    top = frame[frame[column] == frame[column].max()]
    return formats.enumeration([names.code_name("offer", code) for code in top["offer"]])


CHART = Chart(
    id="offers-by-type",
    title=_lazy("Offers by type"),
    subtitle=_lazy(
        "Sessions, attendances and participants per type of offer; each on its own scale"
    ),
    query=offers.offers_by_type,
    figure=draw,
    headline=headline,
    summary=describe,
    columns=(
        "offer",
        "sessions_count",
        "attendances_count",
        "participant_persons",
        "projects_count",
    ),
    base=reach_bases.offered,
    persons=_lazy("participants"),
    toggles=("offer",),
    definition=_lazy(
        "Sessions and attendances are events: who comes ten times counts ten attendances. "
        "Participants are registered persons, counted per project, offer and month. The three are "
        "never added up. A dash means that no report states the number."
    ),
)
