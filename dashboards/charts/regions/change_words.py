"""The sentence of a change: who rose, who fell, and how the whole of them moved."""

from __future__ import annotations

from dashboards.charts.regions.area_words import Shown, within
from dashboards.charts.regions.change import Change
from dashboards.language import formats, phrases
from dashboards.language.i18n import gettext as _
from queries.change import BEFORE, CHANGE, NOW
from queries.regions import STATE
from queries.rows import Row, Rows

_NAMED = 3


def described(rows: Rows, told: Change) -> str:
    """Where it has risen, where it has fallen, most first; where it is the same or unknown."""
    shown = told.shown
    areas = rows.where(lambda row: row.get("area_ags") != STATE)
    if len(areas) == 1:
        return _of_one(areas, told)
    values, withheld = shown.values(areas), shown.withheld(areas)
    known = areas.where(lambda row: row[CHANGE] is not None)
    moved = known.where(lambda row: shown.measure.class_of(row[CHANGE]))
    risen = moved.where(lambda row: row[CHANGE] > 0).by(CHANGE, descending=True)
    fallen = moved.where(lambda row: row[CHANGE] < 0).by(CHANGE)
    parts = [
        *([_moved(risen, told, _risen())] if len(risen) else []),
        *([_moved(fallen, told, _fallen())] if len(fallen) else []),
    ]
    if alike := len(known) - len(moved):
        text = _("{where} the value is the same").format(where=within(shown.level, alike))
        zero = sum(row[NOW] == 0 == row[BEFORE] for row in known)
        parts.append(text + (_(" (0 both times: {count})").format(count=zero) if zero else ""))
    held = sum(withheld)
    if held:
        text = _("{where} one of both values is held back (base under 20)")
        parts.append(text.format(where=within(shown.level, held)))
    if unknown := values.count(None) - held:
        text = _("{where} the value is unknown ({why})")
        where = within(shown.level, unknown)
        parts.append(text.format(where=where, why=shown.measure.unknown))
    text = "; ".join([*parts, *_of_state(rows, told)])
    return f"{shown.measure.label}: {phrases.behind_a_colon(text)}."


def _of_one(areas: Rows, told: Change) -> str:
    row, shown = areas.first, told.shown
    place = told.named(row) or phrases.the_area(area_of(row, shown))
    if row[CHANGE] is None:
        why = _("held back, base under 20") if row[f"{CHANGE}_withheld"] else shown.measure.unknown
        return _("{measure}: for {place} the change is unknown ({why}).").format(
            measure=shown.measure.label, place=place, why=why
        )
    return _("{measure}: for {place} {before} and then {now} ({change}).").format(
        measure=shown.measure.label,
        place=place,
        before=told.plain(row[BEFORE]),
        now=told.plain(row[NOW]),
        change=shown.measure.write(row[CHANGE]),
    )


def area_of(row: Row, shown: Shown) -> str:
    """The area of a row, whichever column names it."""
    return str(row.get("area_ags") or row[shown.key])


def _of_state(rows: Rows, told: Change) -> list[str]:
    """The change of the state, where its row is among the areas."""
    if "area_ags" not in rows:
        return []
    found = rows.where(lambda row: row["area_ags"] == STATE and row[CHANGE] is not None)
    text = _("in the whole state: {change}")
    return [text.format(change=told.shown.measure.write(row[CHANGE])) for row in found]


def _moved(moved: Rows, told: Change, words: tuple[str, str, str]) -> str:
    """In how many areas the value has moved one way, and where most."""
    write = told.shown.measure.write
    only, most, at_most = words
    furthest = write(moved.first[CHANGE])
    named = [row for row in moved if write(row[CHANGE]) == furthest]
    places = formats.enumeration(
        [told.named(row) or phrases.place(area_of(row, told.shown)) for row in named]
    )
    where = within(told.shown.level, len(moved))
    if len(named) > _NAMED:
        return at_most.format(where=where, change=furthest)
    each = furthest if len(named) == 1 else _("{change} each").format(change=furthest)
    return (only if len(named) == len(moved) else most).format(
        where=where, areas=places, change=each
    )


def _risen() -> tuple[str, str, str]:
    return (
        _("the value has risen only in {areas} ({change})"),
        _("{where} the value has risen, most in {areas} ({change})"),
        _("{where} the value has risen (at most {change})"),
    )


def _fallen() -> tuple[str, str, str]:
    return (
        _("the value has fallen only in {areas} ({change})"),
        _("{where} the value has fallen, most in {areas} ({change})"),
        _("{where} the value has fallen (at most {change})"),
    )
