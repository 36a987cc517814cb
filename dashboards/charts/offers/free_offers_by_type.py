"""Offers free of charge: may children take part who have no money?"""

from __future__ import annotations

from dashboards.charts.base import FEWEST_FOR_A_FINDING, Base, Chart
from dashboards.charts.outreach import variables_of_reach  # noqa: F401 - describes columns
from dashboards.language import formats, names, phrases
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import lazy_gettext as _lazy
from dashboards.language.i18n import ngettext
from dashboards.pictures.making import bars, roles
from dashboards.pictures.model import Bars
from dashboards.pictures.parts import PERCENT, Text
from queries import offers
from queries.rows import Row, Rows
from queries.scope import Scope

SHARE = "free_share_percent"


def draw(rows: Rows) -> Bars:
    """One bar per kind of offer that states it, most often free of charge first; equals by size."""
    shown = _stated(rows).by(SHARE, descending=True)
    return bars(
        [names.code_name("offer", code) for code in shown["offer"]],
        shown[SHARE],
        texts=[_text(row) for row in shown],
        roles=roles(len(shown), ()),
        unit=PERCENT,
        rows=shown.places,
    )


def _stated(rows: Rows) -> Rows:
    return rows.where(lambda row: row["stated_count"] > 0)


def _text(row: Row) -> Text:
    """The share with what it is of; of few reports only that."""
    if row["stated_count"] == 1:
        rest = _("one report")
    else:
        rest = _("{count} of {whole}").format(
            count=formats.number(row["free_count"]), whole=formats.number(row["stated_count"])
        )
    if 1 < row["stated_count"] < FEWEST_FOR_A_FINDING:
        return Text(rest)
    return Text(formats.percent(row[SHARE]), f" · {rest}")


def headline(rows: Rows) -> str | None:
    """The share of all reports."""
    free, stated = rows.total("free_count"), rows.total("stated_count")
    if free == stated:
        return _("Every offer that states it is free of charge")
    return _("{share} of the monthly reports are of offers free of charge").format(
        share=formats.share(free, stated)
    )


def describe(rows: Rows) -> str:
    """How many reports are of free offers, and which kinds are least often so."""
    free, stated = rows.total("free_count"), rows.total("stated_count")
    if free == stated:
        return ngettext(
            "The one monthly report that states it says the offer is free of charge.",
            "{all} monthly reports that state it say the offer is free of charge.",
            stated,
        ).format(all=phrases.every(stated))
    if not free:
        return ngettext(
            "The one monthly report that states it says the offer is not free of charge.",
            "None of the {stated} monthly reports that state it says the offer is free of charge.",
            stated,
        ).format(stated=formats.number(stated))
    text = ngettext(
        "One of the {stated} monthly reports that state it is of an offer free of charge ({share})",
        "{free} of the {stated} monthly reports that state it are of offers free of charge "
        "({share})",
        free,
    ).format(
        free=formats.number(free),
        stated=formats.number(stated),
        share=formats.share(free, stated),
    )
    return text + _least(_stated(rows)) + "."


def _least(stated: Rows) -> str:
    """The one kind that is clearly least often free of charge."""
    ordered = stated.by(SHARE)
    if len(ordered) < 2 or formats.percent(ordered.first[SHARE]) == formats.percent(
        ordered.row(1)[SHARE]
    ):
        return ""
    row = ordered.first
    return _("; least often for “{offer}” ({count} of {whole}, {share})").format(
        offer=names.code_name("offer", row["offer"]),
        count=formats.number(row["free_count"]),
        whole=formats.number(row["stated_count"]),
        share=formats.percent(row[SHARE]),
    )


def base(scope: Scope) -> Base:
    """Monthly reports that state it, and those that do not."""
    row = offers.offers_base(scope).first
    stated = row["stated_free_count"]
    noun = ngettext("monthly report", "monthly reports", stated)
    return Base(stated, noun, ((row["records_count"] - stated, _("not stated")),))


CHART = Chart(
    id="free-offers-by-type",
    title=_lazy("Offers free of charge by type"),
    subtitle=_lazy("Monthly reports of offers free of charge per type, share and number"),
    adds_up=("stated_count", "free_count", "unstated_count"),
    compared=SHARE,
    query=offers.free_offers_by_type,
    figure=draw,
    headline=headline,
    summary=describe,
    columns=("offer", "stated_count", "free_count", "free_share_percent", "unstated_count"),
    base=base,
    toggles=("offer",),
    nothing=_lazy("No report of the choice states whether its offer is free of charge."),
    definition=_lazy(
        "Projects report each offer month by month and say whether taking part is free of charge. "
        "Shares are of the reports that say so or deny it, one report counting one, however many "
        "sessions it stands for."
    ),
)
