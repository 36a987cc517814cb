"""Partners and bodies: with whom do projects work, and where do they meet?"""

from __future__ import annotations

from functools import partial

from dashboards.charts.base import Chart, Subtitle, ahead
from dashboards.charts.outreach import reach_bases
from dashboards.language import formats, names, phrases
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import lazy_gettext as _lazy
from dashboards.language.i18n import ngettext
from dashboards.pictures.making import bars, roles, value_and_share
from dashboards.pictures.model import Bars
from queries import cooperation
from queries.rows import Rows

_NAMED = 3


def _stated(rows: Rows, column: str) -> Rows:
    return rows.where(lambda row: row[column] is not None)


def _draw(rows: Rows, column: str) -> Bars:
    values = rows["links_count"]
    top = ahead(_stated(rows, column), "links_count")
    return bars(
        [names.code_name(column, code) for code in rows[column]],
        values,
        texts=[value_and_share(value, sum(values)) for value in values],
        roles=roles(len(values), [] if top is None else [rows[column].index(top[column])]),
    )


def _leading(rows: Rows, column: str, most: str) -> str | None:
    stated = _stated(rows, column)
    top = ahead(stated, "links_count")
    if top is None or len(stated) < 3:
        return None
    return most.format(name=names.code_name(column, top[column]))


def _describe(rows: Rows, column: str) -> str:
    stated = _stated(rows, column)
    total = rows.total("links_count")
    text = ngettext("{count} partnership is named", "{count} partnerships are named", total).format(
        count=formats.number(total)
    )
    if not len(stated):
        return text + ngettext(
            "; this is not stated for it.", "; this is not stated for any of them.", total
        )
    if len(stated) == 1 and stated.first["links_count"] == total:
        return _all_alike(column, names.code_name(column, stated.first[column]), total)
    named = phrases.apart(stated["links_count"], _NAMED)
    if not named:
        most = stated.first["links_count"]
        return ngettext(
            "{partnerships}, no entry more often than once.",
            "{partnerships}, no entry more often than {most} times.",
            most,
        ).format(partnerships=text, most=formats.small_count(most))
    parts = [
        f"{names.code_name(column, row[column])} ({formats.number(row['links_count'])},"
        f" {formats.share(row['links_count'], total)})"
        for row in stated.head(named)
    ]
    unstated = total - stated.total("links_count")
    if unstated and len(stated) == named:
        parts.append(
            f"{_('not stated')} ({formats.number(unstated)}, {formats.share(unstated, total)})"
        )
    if len(stated) > named:
        return _("{partnerships}, most often {names}.").format(
            partnerships=text, names=formats.enumeration(parts)
        )
    return _("{partnerships}: {names}.").format(partnerships=text, names=formats.enumeration(parts))


def _all_alike(column: str, name: str, total: int) -> str:
    """All partnerships with one type of partner, or in one body."""
    text = (
        ngettext(
            "The one partnership is with a partner of the type “{name}”.",
            "{all} partnerships are with partners of the type “{name}”.",
            total,
        )
        if column == "partner"
        else ngettext(
            "The one partnership meets in the body “{name}”.",
            "{all} partnerships meet in the body “{name}”.",
            total,
        )
    )
    return text.format(all=phrases.every(total), name=name)


def headline(rows: Rows) -> str | None:
    """The partner clearly named most often."""
    return _leading(rows, "partner", _("The partner named most often is “{name}”"))


def headline_bodies(rows: Rows) -> str | None:
    """The body clearly named most often."""
    return _leading(rows, "body", _("The body named most often is “{name}”"))


CHARTS = (
    Chart(
        id="partners-by-type",
        title=_lazy("Partners by type"),
        subtitle=_lazy("Partnerships per type of partner, number and share"),
        adds_up=("links_count",),
        compared="links_count",
        query=cooperation.partners_by_type,
        figure=partial(_draw, column="partner"),
        headline=headline,
        summary=partial(_describe, column="partner"),
        columns=("partner", "links_count", "projects_count"),
        base=reach_bases.partnerships,
        toggles=("partner",),
        definition=_lazy(
            "A partnership is one entry of a project's network; a project may name several "
            "partners of one type. Beside it the projects that name such a partner. Partners carry "
            "no month, so a period does not narrow them."
        ),
    ),
    Chart(
        id="partners-by-body",
        title=_lazy("Partnerships by body"),
        subtitle=Subtitle(
            _lazy("Partnerships per body, number and share"), _lazy("Number and share")
        ),
        compared="links_count",
        query=cooperation.partners_by_body,
        figure=partial(_draw, column="body"),
        headline=headline_bodies,
        summary=partial(_describe, column="body"),
        columns=("body", "links_count", "projects_count"),
        base=reach_bases.partnerships_by_body,
        toggles=("body",),
        definition=_lazy(
            "The body in which a project meets its partner; entries without stated body stand in a "
            "row of their own."
        ),
    ),
)
