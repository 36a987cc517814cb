"""Our numbers beside the published ones: do the data reproduce 108 / 29 / 19?"""

from __future__ import annotations

from dashboards.charts.base import PROGRAMME, Base, Chart, Source
from dashboards.language import formats, phrases
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import lazy_gettext as _lazy
from dashboards.language.i18n import ngettext
from dashboards.language.variables import variable
from dashboards.pictures.model import Nothing
from queries import overview
from queries.rows import Rows
from queries.scope import Scope

PUBLISHED = Source(_lazy("Published figures: {published_source}"))


def draw(rows: Rows) -> Nothing:
    """The table with a row that adds up the blocks; the rows themselves stay one per block."""
    names_of_sums = ("applications_count", "published_count", "difference_count")
    sums = [variable(name).write(rows.total(name)) for name in names_of_sums]
    return Nothing(total=(_("In all"), *sums))


def headline(rows: Rows) -> str | None:
    """Agreement, or how far apart the totals are."""
    if not any(rows["difference_count"]):
        return _("The data agree with the published figures")
    gap = sum(abs(count) for count in rows["difference_count"])
    return ngettext(
        "The data differ from the published figures by {count} application",
        "The data differ from the published figures by {count} applications",
        gap,
    ).format(count=formats.number(gap))


def describe(rows: Rows) -> str:
    """Block by block: here, published, difference."""
    here = formats.enumeration([formats.number(value) for value in rows["applications_count"]])
    if not any(rows["difference_count"]):
        return _("The numbers agree: there are {here} applications here, as published.").format(
            here=here
        )
    parts = [
        _("for building block {block} the data hold {here}, {published} are published").format(
            block=row["building_block"],
            here=_so_many(row["applications_count"]),
            published=formats.number(row["published_count"]),
        )
        for row in rows
        if row["difference_count"]
    ]
    return phrases.capitalised("; ".join(parts)) + "."


def _so_many(count: int) -> str:
    if not count:
        return _("no application")
    return ngettext("one application", "{count} applications", count).format(
        count=formats.number(count)
    )


def base(scope: Scope) -> Base:
    """Applications of the first round; other choices do not narrow the comparison."""
    count = overview.published_comparison(scope).total("applications_count")
    noun = ngettext(
        "application of the first round, whole programme",
        "applications of the first round, whole programme",
        count,
    )
    return Base(count, noun)


CHART = Chart(
    id="applications-published-comparison",
    title=_lazy("Our numbers beside the published ones"),
    subtitle=_lazy("Applications by building block, number; whole first round, choice ignored"),
    query=overview.published_comparison,
    figure=draw,
    headline=headline,
    summary=describe,
    columns=("building_block", "applications_count", "published_count", "difference_count"),
    base=base,
    toggles=("building_block",),
    whole=_lazy("whole programme, first round"),
    nothing=_lazy("Published figures are compared with the data of the whole state only."),
    sources=(PROGRAMME, PUBLISHED),
    definition=_lazy(
        "Applications of the first round ({first_round}) in these data beside the numbers that the "
        "G.I.B. published. The comparison always takes the whole round."
    ),
)
