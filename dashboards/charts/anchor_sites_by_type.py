"""Anchor sites by type and premises: where do projects have a roof, their own or a public one?"""

from __future__ import annotations

import pandas as pd

from dashboards import formats, names, phrases
from dashboards.charts import reach_bases
from dashboards.charts.base import Chart
from dashboards.charts.pictures import MARK, REST, Picture
from dashboards.charts.side_by_side import Part, side_by_side
from dashboards.i18n import gettext as _
from dashboards.i18n import lazy_gettext as _lazy
from dashboards.i18n import ngettext
from queries import cooperation

_NAMED = 3


def _by_type(frame: pd.DataFrame) -> pd.DataFrame:
    """One row per type: `own`, `public` and `total` sites, types in the order of the frame."""
    wide = frame.pivot_table(
        index="anchor_site", columns="own_premises", values="sites_count", aggfunc="sum", sort=False
    ).reindex(columns=[True, False])
    wide = wide.fillna(0).reindex(frame["anchor_site"].drop_duplicates())
    wide.columns = pd.Index(["own", "public"])
    return wide.assign(total=wide["own"] + wide["public"])


def draw(frame: pd.DataFrame) -> Picture:
    """Two columns on one scale: own and public premises."""
    wide = _by_type(frame)
    parts = [
        Part(heading, colour, wide[name].tolist(), [formats.number(value) for value in wide[name]])
        for heading, colour, name in (
            (_("Own premises"), MARK, "own"),
            (_("Public premises"), REST, "public"),
        )
    ]
    picture = side_by_side([names.code_name("anchor_site", code) for code in wide.index], parts)
    places = {
        (row.anchor_site, bool(row.own_premises)): index
        for index, row in enumerate(frame.itertuples())
    }
    for trace, own in zip(picture["data"], (True, False), strict=True):
        # Where a type has only the other premises, its row is that one: both choose the type.
        trace["customdata"] = [
            places.get((code, own), places.get((code, not own))) for code in wide.index
        ]
    return picture


def headline(frame: pd.DataFrame) -> str | None:
    """The share of own premises."""
    total = int(frame["sites_count"].sum())
    own = int(frame.loc[frame["own_premises"].astype(bool), "sites_count"].sum())
    return _("{share} of the anchor sites are own premises").format(
        share=formats.percent(100 * own / total)
    )


def describe(frame: pd.DataFrame) -> str:
    """How many sites, the most frequent types, and how many are own."""
    wide = _by_type(frame)
    total, own = int(wide["total"].sum()), int(wide["own"].sum())
    named = phrases.apart(wide["total"].tolist(), _NAMED)
    parts = [
        f"{names.code_name('anchor_site', str(code))} ({formats.number(count)})"
        for code, count in wide["total"].head(named).items()
    ]
    kinds = formats.enumeration(parts)
    if total == 1:
        return (
            _("One anchor site, in own premises: {kinds}.")
            if own
            else _("One anchor site, in public premises: {kinds}.")
        ).format(kinds=kinds)
    text = _("{total} anchor sites").format(total=formats.number(total))
    if len(wide) == named:
        text = f"{text}: {kinds}"
    elif named:
        text = _("{sites}, most often {kinds}").format(sites=text, kinds=kinds)
    return f"{text}; {_own(own, total)}."


def _own(own: int, total: int) -> str:
    if not own:
        return _("none of them is own premises")
    return ngettext(
        "{own} of them is own premises ({share})", "{own} of them are own premises ({share})", own
    ).format(own=formats.number(own), share=formats.share(own, total))


CHART = Chart(
    id="anchor-sites-by-type",
    title=_lazy("Anchor sites by type and premises"),
    subtitle=_lazy("Anchor sites per type, own and public premises, number, one scale"),
    query=cooperation.anchor_sites_by_type,
    figure=draw,
    headline=headline,
    summary=describe,
    columns=("anchor_site", "own_premises", "sites_count"),
    base=reach_bases.anchor_sites,
    toggles=("anchor_site",),
    definition=_lazy(
        "Sites where a project can regularly be found. Own premises belong to the applicant, "
        "public ones to somebody else and are open to all. Sites carry no month, so a period does "
        "not narrow them."
    ),
)
