"""Own contribution: do applicants bring the share of the costs that the programme asks for?"""

from __future__ import annotations

import pandas as pd

from dashboards import formats, names, phrases
from dashboards.charts.base import Base, Chart
from dashboards.charts.pictures import Picture
from dashboards.charts.pictures_ranges import ranges
from dashboards.charts.variables_of_applications import body_name
from dashboards.i18n import gettext as _
from dashboards.i18n import lazy_gettext as _lazy
from dashboards.i18n import ngettext
from queries import applications
from queries.scope import Scope


def draw(frame: pd.DataFrame) -> Picture:
    """One bar per block and kind of body, a tick at the share asked for."""
    labels = [
        f"{row.building_block}  {names.block_name(row.building_block)}<br>"
        + body_name(row.is_municipal)
        for row in frame.itertuples()
    ]
    shares = frame["own_contribution_percent"].tolist()
    minimum = frame["minimum_percent"].tolist()
    texts = [
        _("<b>{share}</b> · at least {minimum}").format(
            share=formats.percent(share), minimum=formats.percent(least, 0)
        )
        for share, least in zip(shares, minimum, strict=True)
    ]
    return ranges(
        labels,
        [(0, share) for share in shares],
        minimum,
        texts=texts,
        row_numbers=frame.index.tolist(),
    )


def headline(frame: pd.DataFrame) -> str | None:
    """How many projects stay below the least share."""
    below, total = int(frame["below_minimum_count"].sum()), int(frame["approved_count"].sum())
    if not below:
        return _("Every project brings the own contribution asked for")
    return ngettext(
        "{below} of {total} projects stays below the own contribution asked for",
        "{below} of {total} projects stay below the own contribution asked for",
        below,
    ).format(below=formats.number(below), total=formats.number(total))


def describe(frame: pd.DataFrame) -> str:
    """The share of each kind of body beside what is asked of it, and how many stay below."""
    parts = []
    for is_municipal in (True, False):
        kind = frame[frame["is_municipal"] == is_municipal]
        if kind.empty:
            continue
        share = 100 * kind["own_share_eur"].sum() / kind["total_eur"].sum()
        parts.append(
            _("{bodies} {share} (at least {minimum})").format(
                bodies=body_name(is_municipal),
                share=formats.percent(share),
                minimum=formats.percent(kind["minimum_percent"].iloc[0], 0),
            )
        )
    below, total = int(frame["below_minimum_count"].sum()), int(frame["approved_count"].sum())
    text = _("Own share of the costs: {parts}.").format(parts=formats.enumeration(parts))
    if not below:
        return f"{text} {_('None stays below.')}"
    left = ngettext(
        "{below} of {total} projects stays below.",
        "{below} of {total} projects stay below.",
        below,
    ).format(below=formats.small_count(below), total=formats.number(total))
    return f"{text} {phrases.capitalised(left)}"


def base(scope: Scope) -> Base:
    """Approved applications that state costs and own share, and those that do not."""
    stated = int(applications.own_contribution(scope)["approved_count"].sum())
    approved = int(applications.base(scope)["approved_count"].iloc[0])
    noun = ngettext("approved application", "approved applications", stated)
    return Base(stated, noun, ((approved - stated, _("own share or costs not stated")),))


CHART = Chart(
    id="own-contribution-by-building-block",
    title=_lazy("Own contribution by building block and body"),
    subtitle=_lazy(
        "Own contribution in percent of the eligible costs; tick: least share asked for"
    ),
    query=applications.own_contribution,
    figure=draw,
    headline=headline,
    summary=describe,
    columns=(
        "building_block",
        "is_municipal",
        "approved_count",
        "own_share_eur",
        "total_eur",
        "own_contribution_percent",
        "minimum_percent",
        "below_minimum_count",
    ),
    base=base,
    toggles=("building_block",),
    definition=_lazy(
        "Own contribution divided by the eligible costs of approved applications, each group taken "
        "together. Municipal bodies bring at least 20%, all others at least 10% "
        "(Förderdatenbank)."
    ),
)
