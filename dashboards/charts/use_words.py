"""What became of first contacts, as picture and words, for target groups and for places."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from dashboards import formats, phrases
from dashboards.charts.pictures import MARK, REST, Picture
from dashboards.charts.side_by_side import Part, side_by_side
from dashboards.i18n import gettext as _
from dashboards.i18n import ngettext

USES = ("regular", "occasional", "lost")
COLUMNS = (
    "regular_persons", "occasional_persons", "lost_persons", "use_persons",
    "regular_share_percent", "occasional_share_percent", "lost_share_percent",
)  # fmt: skip


def draw_use(frame: pd.DataFrame, column: str, label: Callable[[str], str]) -> Picture:
    """Three columns of shares on one scale, in fixed order; held back on a base under 20."""
    headings = (_("Regular"), _("Occasional"), _("Contact lost"))
    held = frame["regular_share_percent_withheld"].tolist()
    parts = []
    for use, heading in zip(USES, headings, strict=True):
        shares = frame[f"{use}_share_percent"].tolist()
        texts = [
            formats.WITHHELD if is_held else formats.percent(share, 0)
            for share, is_held in zip(shares, held, strict=True)
        ]
        parts.append(Part(heading, MARK if use == USES[0] else REST, shares, texts))
    labels = [
        f"{label(row[column])}<br>{_basis(row['use_persons'], is_held)}"
        for row, is_held in zip(frame.to_dict("records"), held, strict=True)
    ]
    return side_by_side(labels, parts)


def _basis(persons: float | None, is_held: bool) -> str:
    if formats.is_missing(persons):
        return _("not reported")
    stated = f"n = {formats.number(persons)}"
    return f"{stated}, {formats.WITHHELD} {_('base under 20')}" if is_held else stated


def rated(frame: pd.DataFrame) -> pd.DataFrame:
    """The rows whose base allows a rate."""
    return frame[frame["regular_share_percent"].notna()]


def describe_use(
    frame: pd.DataFrame, column: str, word: Callable[[str], str], held: Callable[[int], str]
) -> str:
    """The span of regular use with its two ends, or the one row that has a rate."""
    known = rated(frame)
    withheld = int(frame["regular_share_percent_withheld"].sum())
    if known.empty:
        return _("No base reaches 20 persons with stated use, so no share is shown.")
    if len(known) == 1:
        return _one(known.iloc[0], column, word) + (f" {held(withheld)}" if withheld else "")
    low = known.loc[known["regular_share_percent"].idxmin()]
    high = known.loc[known["regular_share_percent"].idxmax()]
    text = _(
        "The share of regular use ranges from {low} ({low_name}) to {high} ({high_name})."
    ).format(
        low=formats.percent(low["regular_share_percent"], 0),
        low_name=word(low[column]),
        high=formats.percent(high["regular_share_percent"], 0),
        high_name=word(high[column]),
    )
    return text + (f" {held(withheld)}" if withheld else "")


def _one(row: pd.Series, column: str, word: Callable[[str], str]) -> str:
    count = int(row["use_persons"])
    return ngettext(
        "{name}: of {count} person {regular} come regularly, {occasional} occasionally; with "
        "{lost} the contact was lost.",
        "{name}: of {count} persons {regular} come regularly, {occasional} occasionally; with "
        "{lost} the contact was lost.",
        count,
    ).format(
        name=phrases.capitalised(word(row[column])),
        count=formats.number(count),
        regular=formats.percent(row["regular_share_percent"], 0),
        occasional=formats.percent(row["occasional_share_percent"], 0),
        lost=formats.percent(row["lost_share_percent"], 0),
    )
