"""Applications by month of receipt: when do applications come in?"""

from __future__ import annotations

from collections.abc import Sequence

from dashboards.charts import bases
from dashboards.charts.base import Chart, ahead
from dashboards.language import formats
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import lazy_gettext as _lazy
from dashboards.language.i18n import ngettext
from dashboards.pictures.model import Columns, Lines
from dashboards.pictures.months import over_months
from queries import applications
from queries.rows import Rows


def _peaks(counts: Sequence[int]) -> list[int]:
    """The months that stand out: the highest, and another within a fifth of it."""
    top = max(counts)
    return [index for index, count in enumerate(counts) if count > 0 and count >= 0.8 * top][:3]


_NAMED = 2


def draw(rows: Rows) -> Columns | Lines:
    """Every month from the first to the last, its peaks named."""
    counts = rows["applications_count"]
    texts = [formats.number(count) for count in counts]
    return over_months(rows["month"], counts, texts=texts, named=_peaks(counts))


def headline(rows: Rows) -> str | None:
    """One peak or two, named by their months."""
    counts, months = rows["applications_count"], rows["month"]
    if len(counts) < 3:
        return None
    peaks = _peaks(counts)
    if len(peaks) == 2:
        return _("Two peaks: {first} and {second}").format(
            first=formats.month(months[peaks[0]]), second=formats.month(months[peaks[1]])
        )
    top = ahead(rows, "applications_count")
    if top is None:
        return None
    return _("The most applications were received in {month}").format(
        month=formats.month(top["month"])
    )


def describe(rows: Rows) -> str:
    """The highest month with its number, the span and the total."""
    counts, months = rows["applications_count"], rows["month"]
    total, most = sum(counts), max(counts)
    if len(rows) == 1:
        return ngettext(
            "{count} application came in during {month}.",
            "{count} applications came in during {month}.",
            total,
        ).format(count=formats.number(total), month=formats.month(months[0]))
    first, last = formats.months_from_to(months[0], months[-1])
    text = ngettext(
        "{count} application came in from {first} to {last}",
        "{count} applications came in from {first} to {last}",
        total,
    ).format(count=formats.number(total), first=first, last=last)
    highest = [
        formats.month(month) for month, count in zip(months, counts, strict=True) if count == most
    ]
    if most > 1 and len(highest) <= _NAMED:
        text += ngettext(
            ", most in {month} ({most})", ", most in {month} ({most} each)", len(highest)
        ).format(month=formats.enumeration(highest), most=formats.number(most))
    return text + "."


CHART = Chart(
    id="applications-by-month",
    title=_lazy("Applications by month of receipt"),
    subtitle=_lazy("Applications received per month, number"),
    adds_up=("applications_count",),
    compared="applications_count",
    query=applications.applications_by_month,
    figure=draw,
    headline=headline,
    summary=describe,
    columns=("month", "applications_count"),
    base=bases.all_applications,
    toggles=("month",),
    definition=_lazy(
        "Applications by the month in which they were received. Months between the first and the "
        "last without application stand with 0."
    ),
)
