"""Two regions with each other and with the state, one line per measure."""

from __future__ import annotations

from collections.abc import Callable

from dashboards.charts.base import POPULATION, PROGRAMME, SMALLEST_LEAD, Base, Chart
from dashboards.charts.regions.variables_of_regions import comparison_label
from dashboards.language import formats, names, phrases
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import lazy_gettext as _lazy
from dashboards.language.i18n import ngettext
from dashboards.pictures.making import measure
from dashboards.pictures.model import Compared
from dashboards.pictures.parts import Measure
from queries import regions
from queries.rows import Row, Rows
from queries.scope import Scope

_SIDES = ("area_a", "area_b", "state")
_HEAD = "approved_eur_per_1000_under_18"
_WHOLE = 100.0


def _days(value: float) -> str:
    return ngettext("{count} day", "{count} days", int(value)).format(count=formats.number(value))


_WRITE: dict[str, Callable[[float], str]] = {
    "applications_per_district": lambda value: formats.number(value, 1),
    "approved_per_district": lambda value: formats.number(value, 1),
    "approved_eur_per_district": formats.euro_full,
    "applications_per_10000_under_18": lambda value: formats.number(value, 2),
    "approved_per_10000_under_18": lambda value: formats.number(value, 2),
    "approved_eur_per_1000_under_18": formats.euro_full,
    "mean_approved_eur": formats.euro_full,
    "median_decision_days": _days,
    "first_contacts_per_1000_under_18": lambda value: formats.number(value, 1),
}


def _text(name: str, value: float | None, *, is_withheld: bool) -> str:
    if is_withheld:
        return formats.WITHHELD
    if value is None:
        return formats.NOTHING_THERE
    return _WRITE.get(name, formats.percent)(value)


def draw(rows: Rows) -> Compared:
    """A line per measure from 0; shares of a hundred all on one scale."""
    return Compared(
        heading=_("Measure; each line from 0, shares up to 100%"),
        names=(*_names(rows), _("State")),
        measures=tuple(_line(row) for row in rows),
    )


def _line(row: Row) -> Measure:
    name = row["comparison_measure"]
    values = [row[f"{side}_value"] for side in _SIDES]
    texts = [
        _text(name, row[f"{side}_value"], is_withheld=row[f"{side}_value_withheld"])
        for side in _SIDES
    ]
    top = _WHOLE if name.endswith("_percent") else None
    return measure(comparison_label(name), values, texts, top)


def _names(rows: Rows) -> list[str]:
    return [names.area_name(rows.first[f"{side}_ags"]) for side in ("area_a", "area_b")]


def _places(rows: Rows) -> list[str]:
    """The two as they stand behind "in"."""
    return [phrases.place(rows.first[f"{side}_ags"]) for side in ("area_a", "area_b")]


def _funds(rows: Rows) -> list[float | None]:
    row = rows.row(rows["comparison_measure"].index(_HEAD))
    return [row[f"{side}_value"] for side in _SIDES]


def headline(rows: Rows) -> str | None:
    """Which of the two gets more per 1,000 under-18s, or that they get about the same."""
    first, second = _names(rows)
    funds_a, funds_b, _state = _funds(rows)
    if funds_a is None or funds_b is None:
        return None
    if funds_a == funds_b == 0:
        return None
    if max(funds_a, funds_b) < SMALLEST_LEAD * min(funds_a, funds_b):
        return _("{a} and {b} get about the same funds per 1,000 under-18s").format(
            a=first, b=second
        )
    ahead, behind = _places(rows) if funds_a > funds_b else reversed(_places(rows))
    return _("More funds per 1,000 under-18s are approved in {a} than in {b}").format(
        a=ahead, b=behind
    )


def describe(rows: Rows) -> str:
    """Funds per 1,000 under-18s of both and of the state."""
    first, second = _places(rows)
    funds = [_text(_HEAD, value, is_withheld=False) for value in _funds(rows)]
    if not any(_funds(rows)):
        text = _("Neither in {a} nor in {b} nor elsewhere in the state is anything approved.")
        return text.format(a=first, b=second)
    if not any(_funds(rows)[:2]):
        text = _(
            "Neither in {a} nor in {b} is anything approved; in the whole state it is "
            "{funds_state} per 1,000 under-18s."
        )
        return text.format(a=first, b=second, funds_state=funds[2])
    return _(
        "For every 1,000 under-18s, {funds_a} is approved in {a}, {funds_b} in {b} and "
        "{funds_state} in the whole state."
    ).format(a=first, b=second, funds_a=funds[0], funds_b=funds[1], funds_state=funds[2])


def of_the_two(rows: Rows) -> str:
    """The same where the sum of the state has just been said."""
    first, second = _places(rows)
    funds = [_text(_HEAD, value, is_withheld=False) for value in _funds(rows)]
    if not any(_funds(rows)[:2]):
        return _("Neither in {a} nor in {b} is anything approved.").format(a=first, b=second)
    return _(
        "For every 1,000 under-18s, {funds_a} is approved in {a} and {funds_b} in {b}."
    ).format(a=first, b=second, funds_a=funds[0], funds_b=funds[1])


def compared(rows: Rows) -> str:
    """Which two regions stand side by side."""
    first, second = _names(rows)
    return _("Compared: {a} and {b}").format(a=first, b=second)


def base(scope: Scope) -> Base:
    """Applications of both areas and of the state."""
    row = regions.compared(scope).first
    counts = [row[f"{side}_applications_count"] for side in _SIDES]
    noun = ngettext(
        "application in A, {a}; {count_b} in B, {b}; {count_state} in the state",
        "applications in A, {a}; {count_b} in B, {b}; {count_state} in the state",
        counts[0],
    ).format(
        a=names.area_name(row["area_a_ags"]),
        b=names.area_name(row["area_b_ags"]),
        count_b=formats.number(counts[1]),
        count_state=formats.number(counts[2]),
    )
    return Base(counts[0], noun, records=counts[2])


CHART = Chart(
    id="regions-compared",
    title=_lazy("Two regions and the state compared"),
    subtitle=_lazy("Regions A and B and the state; the chosen areas unless others are set"),
    query=regions.compared,
    figure=draw,
    headline=headline,
    summary=describe,
    columns=(
        "comparison_measure", "area_a_ags", "area_a_value", "area_b_ags", "area_b_value",
        "state_value",
    ),
    base=base,
    sources=(PROGRAMME, POPULATION),
    finding_from=0,
    own_choice=compared,
    definition=_lazy(
        "Regions are Kreise or Regierungsbezirke. Every measure of the page stands on a line of "
        "its own, the two regions and the state on one scale. Counts and sums are divided by the "
        "Kreise of the region, so that a Kreis, a Regierungsbezirk and the state can stand side by "
        "side. Under-18s: as of {under_18_date}. Projects are applications approved, running or "
        "completed. The approval rate divides them by the decided ones. Time to decision: days "
        "from receipt, median of those decided. Shares of regular use and first contacts per 1,000 "
        "under-18s are computed from the numbers shown, and held back on a base under 20."
    ),
)  # fmt: skip
