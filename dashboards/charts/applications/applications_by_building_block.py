"""Applications by building block: how are the applications spread over the three blocks?"""

from __future__ import annotations

from dashboards.charts import bases
from dashboards.charts.base import Chart, Subtitle, ahead
from dashboards.language import formats, names, phrases
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import lazy_gettext as _lazy
from dashboards.language.i18n import ngettext
from dashboards.pictures.making import bars, block_label, value_and_share
from dashboards.pictures.model import Bars
from dashboards.pictures.parts import BLOCK_ROLES
from queries import applications
from queries.rows import Rows


def draw(rows: Rows) -> Bars:
    """One bar per block in its own colour; number and share behind it."""
    blocks, counts = rows["building_block"], rows["applications_count"]
    return bars(
        [block_label(block) for block in blocks],
        counts,
        texts=[value_and_share(count, sum(counts)) for count in counts],
        roles=[BLOCK_ROLES[block] for block in blocks],
    )


def headline(rows: Rows) -> str | None:
    """The block clearly ahead, with its share in words."""
    top = ahead(rows, "applications_count")
    if top is None or top["applications_count"] == rows.total("applications_count"):
        return None
    share = 100 * top["applications_count"] / rows.total("applications_count")
    return phrases.capitalised(
        _("{share} applications are for building block {block}, {name}").format(
            share=phrases.of_ten(share),
            block=top["building_block"],
            name=names.block_name(top["building_block"]),
        )
        if phrases.of_ten(share)
        else _("{share} of the applications are for building block {block}, {name}").format(
            share=formats.percent(share),
            block=top["building_block"],
            name=names.block_name(top["building_block"]),
        )
    )


def describe(rows: Rows) -> str:
    """Every block with its number, the first with its share of all."""
    total = rows.total("applications_count")
    ranked = rows.by("applications_count", descending=True)
    first = ranked.first
    if first["applications_count"] == total:
        return ngettext(
            "The one application concerns building block {block}.",
            "{all} applications concern building block {block}.",
            total,
        ).format(all=phrases.every(total), block=first["building_block"])
    parts = [
        _of_block(row["applications_count"]).format(
            count=formats.number(row["applications_count"]), block=row["building_block"]
        )
        for row in ranked
    ]
    parts[0] = ngettext(
        "{count} of the {total} applications ({share}) concerns building block {block}",
        "{count} of the {total} applications ({share}) concern building block {block}",
        first["applications_count"],
    ).format(
        count=formats.number(first["applications_count"]),
        total=formats.number(total),
        share=formats.share(first["applications_count"], total),
        block=first["building_block"],
    )
    return formats.enumeration(parts) + "."


def _of_block(count: int) -> str:
    if not count:
        return _("none building block {block}")
    return _("one building block {block}") if count == 1 else _("{count} building block {block}")


CHART = Chart(
    id="applications-by-building-block",
    title=_lazy("Applications by building block"),
    subtitle=Subtitle(
        _lazy("Applications by building block, number and share of all"),
        _lazy("Number and share of all"),
    ),
    adds_up=("applications_count", "approved_count"),
    compared="applications_count",
    query=applications.applications_by_building_block,
    figure=draw,
    headline=headline,
    summary=describe,
    columns=("building_block", "applications_count", "approved_count"),
    base=bases.all_applications,
    toggles=("building_block",),
    definition=_lazy(
        "Every application received counts once, in the building block it was made for, whatever "
        "became of it. Approved are those approved, running or completed."
    ),
)
