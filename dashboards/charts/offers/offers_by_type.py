"""Offers by type: how many sessions, attendances and participants, never added up."""

from __future__ import annotations

from dashboards.charts.base import Chart, ahead
from dashboards.charts.outreach import reach_bases, use_words
from dashboards.language import formats, names, phrases
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import lazy_gettext as _lazy
from dashboards.language.i18n import ngettext
from dashboards.pictures.making import multiples, part
from dashboards.pictures.model import Multiples
from dashboards.pictures.parts import Role
from queries import offers
from queries.rows import Row, Rows


def draw(rows: Rows) -> Multiples:
    """Three columns, each on its own scale: sessions, attendances, participants."""
    columns: tuple[tuple[str, Role, str], ...] = (
        (_("Sessions"), "mark", "sessions_count"),
        (_("Attendances"), "rest", "attendances_count"),
        (_("Participants"), "rest", "participant_persons"),
    )
    return multiples(
        [names.code_name("offer", code) for code in rows["offer"]],
        [
            part(
                heading,
                role,
                rows[name],
                is_held=[row.get(f"{name}_withheld", False) for row in rows],
            )
            for heading, role, name in columns
        ],
        own_scales=True,
    )


def headline(rows: Rows) -> str | None:
    """The type of offer with clearly most sessions."""
    top = ahead(rows, "sessions_count")
    if top is None or len(rows) < 3:
        return None
    return _("The most sessions are held for the offer “{offer}”").format(
        offer=names.code_name("offer", top["offer"])
    )


def describe(rows: Rows) -> str:
    """The leading type by each of the three counts, or all three of the only type."""
    if len(rows) == 1:
        row = rows.first
        return _("The only offer reported is “{offer}”: {counts}.").format(
            offer=names.code_name("offer", row["offer"]),
            counts=formats.enumeration(_counts(row)),
        )
    leading: dict[str, list[str]] = {}
    for text, column in (
        (_("most sessions ({count})"), "sessions_count"),
        (_("most attendances ({count})"), "attendances_count"),
        (_("most participants ({count})"), "participant_persons"),
    ):
        most = max(rows.known(column), default=0)
        if most > 0:
            told = text.format(count=formats.number(most))
            leading.setdefault(_leading(rows, column), []).append(told)
    if not leading and _holds_back(rows):
        return _("No type of offer reaches three sessions, attendances or participants.")
    if not leading:
        return _("Offers are reported, but no session, attendance or participant.")
    parts = [
        _("{counts} are those of {offers}").format(
            counts=formats.enumeration(counts), offers=offers
        )
        for offers, counts in leading.items()
    ]
    return phrases.capitalised("; ".join(parts)) + "."


def _holds_back(rows: Rows) -> bool:
    """Whether some count is there and not shown, so that nothing may be said to be missing."""
    return any(
        row.get(f"{name}_withheld") is True
        for row in rows
        for name in ("sessions_count", "attendances_count")
    )


def _counts(row: Row) -> list[str]:
    """What is stated of an offer, each count with its noun."""
    told = []
    for name, few, word in (
        ("sessions_count", _("fewer than three sessions"), _sessions),
        ("attendances_count", _("fewer than three attendances"), use_words.attendances),
        ("participant_persons", _("participants held back"), _participants),
    ):
        if row.get(f"{name}_withheld") is True:
            told.append(few)
        elif row[name] is not None:
            told.append(word(row[name]))
    return told or [_("no count is stated")]


def _sessions(count: int) -> str:
    text = ngettext("{count} session", "{count} sessions", count)
    return text.format(count=formats.number(count))


def _participants(count: int) -> str:
    text = ngettext("{count} participant", "{count} participants", count)
    return text.format(count=formats.number(count))


def _leading(rows: Rows, column: str) -> str:
    most = max(rows.known(column))
    top = rows.where(lambda row: row[column] == most)
    quoted = _("“{name}”")
    return formats.enumeration(
        [quoted.format(name=names.code_name("offer", code)) for code in top["offer"]]
    )


CHART = Chart(
    id="offers-by-type",
    title=_lazy("Offers by type"),
    subtitle=_lazy(
        "Sessions, attendances and participants per type of offer; each on its own scale"
    ),
    adds_up=("sessions_count", "attendances_count"),
    compared="sessions_count",
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
    base=reach_bases.offered_in_parts(offers.offers_by_type),
    persons=_lazy("participants"),
    toggles=("offer",),
    definition=_lazy(
        "Sessions and attendances are events: who comes ten times counts ten attendances. "
        "Participants are registered persons, counted per project, offer and month. The three are "
        "never added up. A dash means that no report states the number, a dot that it is held back."
    ),
)
