"""Applications by Regierungsbezirk and block: do the blocks differ between the regions?"""

from __future__ import annotations

from collections.abc import Sequence

from dashboards.charts import bases
from dashboards.charts.base import FEWEST_FOR_A_FINDING, Chart, Subtitle, ahead
from dashboards.language import formats, names, phrases
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import lazy_gettext as _lazy
from dashboards.language.i18n import ngettext
from dashboards.pictures.making import block_label, multiples, part
from dashboards.pictures.model import Multiples
from dashboards.pictures.parts import BLOCK_ROLES, Label, Part
from queries import applications
from queries.rows import Rows


def _totals(rows: Rows) -> Rows:
    """Applications per Regierungsbezirk, most first."""
    regions = rows.groups("region_ags")
    counts = [cells.total("applications_count") for cells in regions.values()]
    totals = Rows({"region_ags": list(regions), "applications_count": counts}).by("region_ags")
    return totals.by("applications_count", descending=True)


def draw(rows: Rows) -> Multiples:
    """One column of bars per block, one row per Regierungsbezirk, one scale."""
    totals = _totals(rows)
    order = totals["region_ags"]
    labels = [
        Label(names.region_name(ags), _applications(count))
        for ags, count in zip(order, totals["applications_count"], strict=True)
    ]
    by_block = rows.groups("building_block")
    return multiples(labels, [_part(block, by_block[block], order) for block in sorted(by_block)])


def _applications(count: int) -> str:
    return ngettext("{count} application", "{count} applications", count).format(
        count=formats.number(count)
    )


def _part(block: int, cells: Rows, order: Sequence[str]) -> Part:
    ordered = cells.taken(cells["region_ags"].index(ags) for ags in order)
    counts = ordered["applications_count"]
    return part(block_label(block), BLOCK_ROLES[block], counts, rows=ordered.places)


def headline(rows: Rows) -> str | None:
    """The Regierungsbezirk clearly ahead, with its share in words."""
    totals = _totals(rows)
    top = ahead(totals, "applications_count")
    if top is None or top["applications_count"] == totals.total("applications_count"):
        return None
    share = 100 * top["applications_count"] / totals.total("applications_count")
    name = names.region_name(top["region_ags"])
    phrase = phrases.of_ten(share)
    if phrase:
        text = _("{share} applications come from the Regierungsbezirk {name}")
        return phrases.capitalised(text.format(share=phrase, name=name))
    text = _("{share} of the applications come from the Regierungsbezirk {name}")
    return text.format(share=formats.percent(share), name=name)


def describe(rows: Rows) -> str:
    """Every Regierungsbezirk with its number, and where a block is missing."""
    totals = _totals(rows)
    counts = dict(zip(totals["region_ags"], totals["applications_count"], strict=True))
    first = next(iter(counts))
    parts = [
        ngettext(
            "{count} application comes from the Regierungsbezirk {name}",
            "{count} applications come from the Regierungsbezirk {name}",
            counts[first],
        ).format(count=formats.number(counts[first]), name=names.region_name(first))
    ]
    parts += [
        ngettext("one from {name}", "{count} from {name}", count).format(
            count=formats.number(count), name=names.region_name(ags)
        )
        for ags, count in counts.items()
        if count and ags != first
    ]
    none = [names.region_name(ags) for ags, count in counts.items() if not count]
    if none:
        parts.append(_("none from {names}").format(names=formats.enumeration(none)))
    return formats.enumeration(parts) + _gaps(rows, counts) + "."


def _gaps(rows: Rows, counts: dict[str, int]) -> str:
    """The blocks missing in regions that have others."""
    gaps = rows.where(lambda row: row["applications_count"] == 0 and counts[row["region_ags"]] > 0)
    if not 0 < len(gaps) <= 3 or sum(counts.values()) < FEWEST_FOR_A_FINDING:
        return ""
    told = [_gap(ags, below["building_block"]) for ags, below in gaps.groups("region_ags").items()]
    return _("; there is no application for {gaps}").format(gaps=formats.enumeration(told))


def _gap(ags: str, blocks: Sequence[int]) -> str:
    """The blocks one Regierungsbezirk has no application for."""
    return ngettext(
        "building block {blocks} in {name}", "building blocks {blocks} in {name}", len(blocks)
    ).format(
        blocks=formats.enumeration([str(block) for block in blocks]), name=names.region_name(ags)
    )


CHART = Chart(
    id="applications-by-region-and-block",
    title=_lazy("Applications by Regierungsbezirk and building block"),
    subtitle=Subtitle(
        _lazy("Applications by Regierungsbezirk and building block, number, one scale"),
        _lazy("Number, one scale"),
    ),
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
