"""Applications by building block: how are the applications spread over the three blocks?"""

from __future__ import annotations

import pandas as pd

from dashboards import formats, names, phrases
from dashboards.charts import bases
from dashboards.charts.base import Chart, leader
from dashboards.charts.pictures import BLOCK_COLOURS, Picture, bars, value_and_share
from dashboards.i18n import gettext as _
from dashboards.i18n import lazy_gettext as _lazy
from dashboards.i18n import ngettext
from queries import applications


def draw(frame: pd.DataFrame) -> Picture:
    """One bar per block in its own colour; number and share behind it."""
    blocks = frame["building_block"].tolist()
    counts = frame["applications_count"].tolist()
    return bars(
        [f"<b>{block}</b>  {names.block_name(block)}" for block in blocks],
        counts,
        texts=[value_and_share(count, sum(counts)) for count in counts],
        marker=[BLOCK_COLOURS[block] for block in blocks],
        step=56,
    )


def headline(frame: pd.DataFrame) -> str | None:
    """The block clearly ahead, with its share in words."""
    top = leader(frame, "applications_count")
    if top is None or len(frame) == 1:
        return None
    share = 100 * top["applications_count"] / frame["applications_count"].sum()
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


def describe(frame: pd.DataFrame) -> str:
    """Every block with its number, the first with its share of all."""
    total = int(frame["applications_count"].sum())
    if frame["applications_count"].max() == total:
        only = frame.loc[frame["applications_count"].idxmax(), "building_block"]
        return ngettext(
            "The one application concerns building block {block}.",
            "{all} applications concern building block {block}.",
            total,
        ).format(all=phrases.every(total), block=only)
    ranked = frame.sort_values("applications_count", ascending=False, kind="stable")
    parts = [
        (
            _("{count} building block {block}")
            if row.applications_count
            else _("none building block {block}")
        ).format(count=formats.number(row.applications_count), block=row.building_block)
        for row in ranked.itertuples()
    ]
    first = ranked.iloc[0]
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


CHART = Chart(
    id="applications-by-building-block",
    title=_lazy("Applications by building block"),
    subtitle=_lazy("Applications by building block, number and share of all"),
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
