"""Applications by exact status: where do they stand today?"""

from __future__ import annotations

from dashboards.charts import bases
from dashboards.charts.base import Chart
from dashboards.language import formats, names, phrases
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import lazy_gettext as _lazy
from dashboards.language.i18n import ngettext
from dashboards.pictures.making import bars, roles, value_and_share
from dashboards.pictures.model import Bars
from queries import applications
from queries.filters import OUTCOMES
from queries.rows import Row, Rows
from queries.scope import Scope


def in_order(rows: Rows) -> Rows:
    """Rows in the order of the code list; the path of an application, not a ranking."""
    known = list(names.codes("status"))
    order = sorted(range(len(rows)), key=lambda at: known.index(rows["status"][at]))
    return rows.taken(order).as_table()


def on_the_path(scope: Scope) -> Rows:
    """Applications per status, as table, picture and files show them."""
    return in_order(applications.applications_by_status(scope))


def draw(rows: Rows) -> Bars:
    """One bar per status in the order of the code list."""
    counts = rows["applications_count"]
    return bars(
        [names.code_name("status", code) for code in rows["status"]],
        counts,
        texts=[value_and_share(count, sum(counts)) for count in counts],
        roles=roles(len(counts), ()),
        rows=rows.places,
    )


def describe(rows: Rows) -> str:
    """Every status with its number, most first."""
    total = rows.total("applications_count")
    ranked = rows.by("applications_count", descending=True)
    if len(ranked) == 1:
        return ngettext(
            "The one application has the status “{status}”.",
            "{all} applications have the status “{status}”.",
            total,
        ).format(
            all=phrases.every(total),
            status=names.code_name("status", ranked.first["status"]),
        )
    parts = [_part(row, total, is_first=at == 0) for at, row in enumerate(ranked)]
    text = _("Of {total} applications, {parts}.").format(
        total=formats.number(total), parts=formats.enumeration(parts)
    )
    return f"{text} {_all_approved(rows)}".strip()


def _part(row: Row, total: int, *, is_first: bool) -> str:
    """So many have one status; the first says it in full."""
    count = row["applications_count"]
    text = (
        ngettext("{count} has the status “{status}”", "{count} have the status “{status}”", count)
        if is_first
        else _("{count} “{status}”")
    )
    return text.format(
        count=phrases.applications_of(count, total), status=names.code_name("status", row["status"])
    )


def _all_approved(rows: Rows) -> str:
    """What other charts call approved, where the status of that name is only a part of it."""
    counts = dict(zip(rows["status"], rows["applications_count"], strict=True))
    count = sum(counts.get(status, 0) for status in OUTCOMES["approved"])
    if "approved" not in counts or count == counts["approved"]:
        return ""
    is_all = count == rows.total("applications_count")
    text = {
        (True, True): _("With those running and completed, {count} are approved."),
        (True, False): _("With those running, {count} are approved."),
        (False, True): _("With those completed, {count} are approved."),
    }[bool(counts.get("running")), bool(counts.get("completed"))]
    return text.format(count=phrases.all_of(count) if is_all else formats.number(count))


CHART = Chart(
    id="applications-by-status",
    title=_lazy("Applications by status"),
    subtitle=_lazy("Applications by exact status, number and share; fixed order, no ranking"),
    adds_up=("applications_count",),
    compared="applications_count",
    query=on_the_path,
    figure=draw,
    summary=describe,
    columns=("status", "applications_count"),
    base=bases.all_applications,
    toggles=("status",),
    definition=_lazy(
        "Every application counts in the status delivered last. Approved, running and completed "
        "together are what other charts call approved."
    ),
)
