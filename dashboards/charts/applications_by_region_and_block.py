"""Applications by Regierungsbezirk and block: do the blocks differ between the regions?"""

from __future__ import annotations

import pandas as pd

from dashboards import formats, names, phrases
from dashboards.charts import bases
from dashboards.charts.base import FEWEST_FOR_A_FINDING, Chart, leader
from dashboards.charts.pictures import BLOCK_COLOURS, Picture
from dashboards.charts.pictures_multiples import multiples
from dashboards.i18n import gettext as _
from dashboards.i18n import lazy_gettext as _lazy
from dashboards.i18n import ngettext
from queries import applications


def _totals(frame: pd.DataFrame) -> pd.DataFrame:
    """Applications per Regierungsbezirk, most first."""
    totals = frame.groupby("region_ags", as_index=False)["applications_count"].sum()
    return totals.sort_values("applications_count", ascending=False, kind="stable")


def draw(frame: pd.DataFrame) -> Picture:
    """One column of bars per block, one row per Regierungsbezirk, one scale."""
    totals = _totals(frame)
    order = totals["region_ags"].tolist()
    labels = [
        f"{names.area_name(ags)}<br>"
        + ngettext("{count} application", "{count} applications", count).format(
            count=formats.number(count)
        )
        for ags, count in zip(order, totals["applications_count"], strict=True)
    ]
    cells = {
        (row.region_ags, row.building_block): (row.applications_count, row.Index)
        for row in frame.itertuples()
    }
    parts = [
        (
            f"{block}  {names.block_name(block)}",
            BLOCK_COLOURS[block],
            [int(cells[ags, block][0]) for ags in order],
            [int(cells[ags, block][1]) for ags in order],
        )
        for block in sorted(frame["building_block"].unique().tolist())
    ]
    return multiples(labels, parts)


def headline(frame: pd.DataFrame) -> str | None:
    """The Regierungsbezirk clearly ahead, with its share in words."""
    totals = _totals(frame)
    top = leader(totals, "applications_count")
    if top is None or len(totals) == 1:
        return None
    share = 100 * top["applications_count"] / totals["applications_count"].sum()
    name = names.area_name(top["region_ags"])
    phrase = phrases.of_ten(share)
    if phrase:
        text = _("{share} applications come from the Regierungsbezirk {name}")
        return phrases.capitalised(text.format(share=phrase, name=name))
    text = _("{share} of the applications come from the Regierungsbezirk {name}")
    return text.format(share=formats.percent(share), name=name)


def describe(frame: pd.DataFrame) -> str:
    """Every Regierungsbezirk with its number, and where a block is missing."""
    totals = _totals(frame)
    counts = dict(zip(totals["region_ags"], totals["applications_count"], strict=True))
    first = next(iter(counts))
    parts = [
        ngettext(
            "{count} application comes from the Regierungsbezirk {name}",
            "{count} applications come from the Regierungsbezirk {name}",
            counts[first],
        ).format(count=formats.number(counts[first]), name=names.area_name(first))
    ]
    parts += [
        _("{count} from {name}").format(count=formats.number(count), name=names.area_name(ags))
        for ags, count in counts.items()
        if count and ags != first
    ]
    none = [names.area_name(ags) for ags, count in counts.items() if not count]
    if none:
        parts.append(_("none from {names}").format(names=formats.enumeration(none)))
    return formats.enumeration(parts) + _gaps(frame, counts) + "."


def _gaps(frame: pd.DataFrame, counts: dict[str, int]) -> str:
    """The blocks missing in regions that have others."""
    gaps = [
        _("building block {block} in {name}").format(
            block=row.building_block, name=names.area_name(row.region_ags)
        )
        for row in frame[frame["applications_count"] == 0].itertuples()
        if counts[row.region_ags]
    ]
    if not 0 < len(gaps) <= 3 or sum(counts.values()) < FEWEST_FOR_A_FINDING:
        return ""
    return _("; no application: {gaps}").format(gaps=formats.enumeration(gaps))


CHART = Chart(
    id="applications-by-region-and-block",
    title=_lazy("Applications by Regierungsbezirk and building block"),
    subtitle=_lazy("Applications by Regierungsbezirk and building block, number, one scale"),
    query=applications.applications_by_region_and_block,
    figure=draw,
    headline=headline,
    summary=describe,
    columns=("region_ags", "building_block", "applications_count"),
    base=bases.all_applications,
    toggles=("region_ags", "building_block"),
    definition=_lazy(
        "Applications received, by the Regierungsbezirk of the Gemeinde named in the application. "
        "A pair without application stands with 0."
    ),
)
