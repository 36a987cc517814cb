"""An indicator as a measure of areas: its words, classes and sources follow from the catalogue."""

from __future__ import annotations

from functools import partial

from dashboards.charts.base import POPULATION, POVERTY, Base, Source
from dashboards.charts.regions.area_words import areas_word
from dashboards.charts.regions.measures import Measure, measure_of
from dashboards.language import formats, names
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import language
from dashboards.pictures.parts import Unit
from data import facts
from data.facts import Indicator
from queries import regions
from queries.filters import View
from queries.scope import Scope

_MOST_SOURCES = 3
_SHIPPED = {facts.DEFAULT_INDICATOR: POVERTY, facts.DENOMINATOR: POPULATION}
"""Shipped values that the pages name in words of their own."""


def shown_measure(view: View) -> Measure:
    """What a view shows per area: the indicator it names, else a measure of the programme."""
    if not view.indicator:
        return measure_of(view)
    return _measure(facts.in_use().indicators[view.indicator], view)


def write_value(entry: Indicator, value: float) -> str:
    """A value with its unit."""
    if entry.unit == "percent":
        return formats.percent(value, entry.decimals)
    if entry.unit == "eur":
        return formats.in_euro(value, entry.decimals)
    text = formats.number(value, entry.decimals)
    return _("{value} per 1,000").format(value=text) if entry.unit == "per_1000" else text


def with_unit(entry: Indicator, name: str) -> str:
    """A name with its unit behind it, as an axis of bare numbers is called."""
    if entry.unit == "per_1000":
        return _("{value} per 1,000").format(value=f"{name},")
    sign = {"percent": "%", "eur": "€"}.get(entry.unit)
    return f"{name}, {sign}" if sign else name


def _number(decimals: int, value: float) -> str:
    return formats.number(value, decimals)


def named_at(indicator: str, at: str, level: str) -> str:
    """The indicator with the date that is shown."""
    shown = at or facts.in_use().usual.get((indicator, level), "")
    name = names.indicator_name(indicator)
    return f"{name}, {formats.period(shown)}" if shown else name


def sources_of(indicator: str, at: str = "", level: str = "district") -> tuple[Source, ...]:
    """Whose the values of an indicator are at one date, delivered ones first, with their rights.

    Args:
        indicator: its id.
        at: the date; "" is the one shown where none is chosen.
        level: whose values.
    """
    known = facts.in_use()
    usual = known.usual.get((indicator, level), "")
    delivered, shipped = known.sources_at(indicator, level, at or usual)
    if indicator in _SHIPPED and not delivered and at in ("", usual):
        return (_SHIPPED[indicator],)
    return _named(indicator, delivered, shipped)


def all_sources_of(indicator: str) -> tuple[Source, ...]:
    """Whose the values of an indicator are at any date."""
    return _named(indicator, *facts.in_use().sources_at(indicator, "", ""))


def _named(indicator: str, delivered: list[str], shipped: list[str]) -> tuple[Source, ...]:
    rights = facts.in_use().indicators[indicator].rights
    own = [Source(name) for name in delivered]
    others = [Source(names.source_name(name), rights) for name in shipped]
    return (*own[:_MOST_SOURCES], *others[:_MOST_SOURCES])


def _measure(entry: Indicator, view: View) -> Measure:
    level = view.level or "district"
    name = named_at(entry.id, view.at, level)
    if entry.direction == "more_need":
        leading = _("The burden is highest in {name}")
    else:
        leading = _("The value is highest in {name}")
    bounds = facts.in_use().classes.get((entry.id, level), ())
    return Measure(
        key=entry.id,
        column_name=regions.INDICATOR,
        label=name,
        by_area=name,
        leading=leading,
        bounds=(min(0.0, *bounds) if bounds else 0.0, *(bounds or (0.0,))),
        write=partial(write_value, entry),
        short=partial(_number, entry.decimals),
        shown=(regions.INDICATOR, "indicator_source"),
        base=partial(_base, level=level),
        definition=_definition(entry),
        sources=sources_of(entry.id, view.at, level),
        in_files=Unit("number", entry.decimals),
        is_share=True,
        is_against_state=entry.unit in regions.RATE_UNITS and (entry.id, "state") in _known(),
        unknown=_("not known for this date"),
        nothing=_elsewhere(entry, level),
        nothing_yet=_elsewhere(entry, level),
    )


def _elsewhere(entry: Indicator, level: str) -> str:
    """Of which areas the indicator is known, where it is of none of the level shown; else ""."""
    words = {
        "state": _("the state"),
        "region": _("Regierungsbezirke"),
        "district": _("Kreise"),
        "municipality": _("Gemeinden"),
        "neighbourhood": _("Quartiere"),
    }
    there = [words[one] for one in words if (entry.id, one) in _known()]
    if not there or (entry.id, level) in _known():
        return ""
    text = _("“{indicator}” is not known for {level}, but for {others}: choose that level or area.")
    name = names.indicator_name(entry.id)
    return text.format(indicator=name, level=words[level], others=formats.enumeration(there))


def _known() -> set[tuple[str, str]]:
    return set(facts.in_use().usual)


def _definition(entry: Indicator) -> str:
    classes = (
        _("The classes are those of the catalogue.")
        if entry.bounds
        else _("The classes are fifths of all values at all dates, so that dates can be compared.")
    )
    return " ".join((described(entry), classes))


def described(entry: Indicator) -> str:
    """What the catalogue says of it, which is in German; English readers are told where it is."""
    if language() == "de":
        return " ".join(part for part in (entry.description, entry.origin) if part) or entry.german
    return _("The page “Data” lists the catalogue of indicators; it describes them in German.")


def _base(scope: Scope, level: str) -> Base:
    """The areas with a value."""
    rows = regions.measure_by_area(scope)
    known = sum(value is not None for value in rows[regions.INDICATOR])
    missing = len(rows) - known
    left_out = ((missing, _("not known for this date")),) if missing else ()
    return Base(known, areas_word(level, known), left_out)
