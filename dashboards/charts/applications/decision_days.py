"""Days from receipt to decision, by Regierungsbezirk and by building block."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from dashboards.charts.applications.approved_funds import Name, block_name
from dashboards.charts.applications.variables_of_applications import days
from dashboards.charts.base import FEWEST_FOR_A_FINDING, Base, Beside, Chart
from dashboards.language import formats, names
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import lazy_gettext as _lazy
from dashboards.language.i18n import ngettext
from dashboards.pictures import making
from dashboards.pictures.making import block_label, ranges
from dashboards.pictures.model import Ranges
from dashboards.pictures.parts import Label, Text, quiet, stressed
from queries import applications
from queries.rows import Row, Rows
from queries.scope import Scope

#: With fewer decisions a median says more about single cases than about a region.
_FEWEST_TO_COMPARE = 5


def draw(rows: Rows, *, label: Callable[[Any], str | Label], key: str) -> Ranges:
    """The middle half of the decisions as a bar, the median as a tick; fixed order."""
    return ranges(
        [_with_base(label(row[key]), row["dated_count"]) for row in rows],
        list(zip(rows["lower_quartile_days"], rows["upper_quartile_days"], strict=True)),
        rows["median_days"],
        texts=[_text(row) for row in rows],
    )


def _with_base(name: str | Label, count: int) -> Label:
    """The label, with how many decisions stand behind it where they are few."""
    named = making.label(name)
    if count >= FEWEST_FOR_A_FINDING:
        return named
    return replace(named, second=f"n = {formats.number(count)}")


def _text(row: Row) -> Text:
    if not row["dated_count"]:
        return quiet(formats.NOTHING_THERE)
    middle = stressed(_("{days} days"), days=days(row["median_days"]))
    ends = (row["lower_quartile_days"], row["upper_quartile_days"])
    if len(set(ends)) == 1:
        return middle
    span = "–".join(formats.number(end) for end in ends)
    return Text(middle.strong, f"{middle.rest} · {span}")


def headline(rows: Rows) -> str | None:
    """Within how many days half of the decisions were made."""
    if rows.total("dated_count") < FEWEST_FOR_A_FINDING:
        return None
    return _("Half of the decisions are made within {days} days").format(
        days=days(rows.first["all_median_days"])
    )


def describe(rows: Rows, *, where: Name, key: str) -> str:
    """The median over all, the shortest and the longest, and the open ones."""
    known = rows.where(lambda row: row["dated_count"] > 0)
    left = rows.total("open_count")
    if not len(known):
        return _("No application of the choice is decided yet.") + _open_words(left)
    text = ngettext(
        "The one decision came {days} days after receipt",
        "The median time from receipt to decision is {days} days",
        known.total("dated_count"),
    ).format(days=days(rows.first["all_median_days"]))
    ranked = known.by("median_days")
    first, last = ranked.first, ranked.row(-1)
    if _are_apart(known):
        text += _("; it is shortest {first} ({few} days) and longest {last} ({many} days)").format(
            first=where(first[key]),
            few=days(first["median_days"]),
            last=where(last[key]),
            many=days(last["median_days"]),
        )
    return text + "." + _open_words(left)


def in_region(ags: str) -> str:
    """Where it takes so long: in the Regierungsbezirk Köln."""
    return _("in the {region}").format(region=names.area_name(ags))


def for_block(block: int) -> str:
    """What it takes so long for: building block 1."""
    return _("for {block}").format(block=block_name(block))


def _are_apart(known: Rows) -> bool:
    """The shortest and the longest median stand alone, and none rests on single cases."""
    middle = sorted(known["median_days"])
    if len(middle) < 2 or min(known["dated_count"]) < _FEWEST_TO_COMPARE:
        return False
    return bool(middle[0] < middle[1] and middle[-1] > middle[-2])


def _open_words(left: int) -> str:
    if not left:
        return ""
    return " " + ngettext(
        "{count} application is still open and left out.",
        "{count} applications are still open and left out.",
        left,
    ).format(count=formats.number(left))


def base(scope: Scope) -> Base:
    """Decided applications with a date; the open ones and those without a date are named."""
    row = applications.decision_days(scope).first
    dated = row["dated_count"]
    noun = ngettext("decided application", "decided applications", dated)
    left_out = (
        (row["open_count"], _("still open")),
        (row["decided_count"] - dated, _("without date of decision")),
    )
    return Base(dated, noun, left_out)


def _beside(scope: Scope) -> dict[str, float | None]:
    """The median of all decisions of a choice."""
    rows = applications.decision_days_by_region(scope)
    median = rows.first["all_median_days"] if len(rows) else None
    return {"dated_count": rows.total("dated_count"), "median_days": median}


_DEFINITION = _lazy(
    "Days between receipt and decision of approved, rejected and revoked applications. The bar "
    "reaches from the first to the third quartile, the tick is the median: half of the decisions "
    "took no longer. Open and withdrawn applications have no time of decision and are left out."
)
_COLUMNS = (
    "dated_count",
    "lower_quartile_days",
    "median_days",
    "upper_quartile_days",
    "open_count",
)

CHARTS = (
    Chart(
        id="decision-days-by-region",
        title=_lazy("Time to decision by Regierungsbezirk"),
        subtitle=_lazy("Days from receipt to decision; bar: middle half, tick: median; no ranking"),
        compared="median_days",
        beside=Beside(columns=("dated_count", "median_days"), of=_beside),
        query=applications.decision_days_by_region,
        figure=partial(draw, key="region_ags", label=names.region_name),
        headline=headline,
        summary=partial(describe, key="region_ags", where=in_region),
        columns=("region_ags", *_COLUMNS),
        base=base,
        toggles=("region_ags",),
        definition=_DEFINITION,
    ),
    Chart(
        id="decision-days-by-building-block",
        title=_lazy("Time to decision by building block"),
        subtitle=_lazy("Days from receipt to decision; bar: middle half, tick: median"),
        compared="median_days",
        query=applications.decision_days_by_building_block,
        figure=partial(draw, key="building_block", label=block_label),
        summary=partial(describe, key="building_block", where=for_block),
        columns=("building_block", *_COLUMNS),
        base=base,
        toggles=("building_block",),
        definition=_DEFINITION,
    ),
)
