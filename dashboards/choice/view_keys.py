"""How a page shows the choice, in the address: measure, map, comparison, rules tried, own table."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from dashboards.choice.notices import Notice, notice
from dashboards.language import names
from data import facts
from queries import sides
from queries.filters import (
    DISPLAYS,
    EVENTS,
    FIELDS,
    LEVELS,
    METRICS,
    TRIED,
    TableChoice,
    View,
    WhatIf,
)
from queries.tables import DIMENSIONS, MEASURES, SHARES, fitting, marts_of

#: How a page shows the choice: one known word each.
_WORDS = {"metric": METRICS, "level": LEVELS, "display": DISPLAYS, "events": EVENTS}
#: What a page shows when nothing is said; a phone starts with another form, so that has none.
_USUAL = {"metric": METRICS[0], "level": LEVELS[0]}
#: What a reader's own table is put together from.
TABLE_KEYS = ("rows", "columns", "measure", "share", "totals")
VIEW_KEYS = (*_WORDS, "indicator", "at", "since", "compare", *TRIED, *TABLE_KEYS, "fields")
NO_TOTALS = "none"
ALL_FIELDS = "all"


def read(given: Mapping[str, str], dropped: list[Notice], neighbourhoods: Collection[str]) -> View:
    """How the page shows the choice.

    Args:
        given: the values of `VIEW_KEYS` in the address.
        dropped: takes what of them is not known.
        neighbourhoods: ids of the Quartiere of the present data.
    """
    words = {key: given[key] if given.get(key) in known else "" for key, known in _WORDS.items()}
    rules = {key: _percent(given.get(key, ""), allowed) for key, allowed in TRIED.items()}
    read = {**words, **rules}
    dropped += [
        notice(key, given[key]) for key in read if given.get(key) and read[key] in ("", None)
    ]
    words |= {key: "" for key, usual in _USUAL.items() if words[key] == usual}
    words |= _indicator(given, dropped)
    areas = [part.strip() for part in given.get("compare", "").split(",") if part.strip()]
    compared = _compared(areas, neighbourhoods)
    dropped += [notice("compare", part) for part in areas if part not in compared]
    return View(
        **words,
        compare=tuple(compared),
        what_if=WhatIf(**rules),
        table=_table(given, dropped),
        fields=_fields(given.get("fields", ""), dropped),
    )


def _fields(text: str, dropped: list[Notice]) -> tuple[str, ...]:
    """Columns of the list of applications: some by their names, or all by one word."""
    asked = [part.strip() for part in text.split(",") if part.strip()]
    if ALL_FIELDS in asked:
        return FIELDS
    dropped += [notice("fields", part) for part in asked if part not in FIELDS]
    return tuple(name for name in FIELDS if name in asked)


def _compared(signs: list[str], neighbourhoods: Collection[str]) -> list[str]:
    """Areas, rounds or years one by one, or one word for those that follow the choice."""
    following = [sign for sign in signs if sign in sides.FOLLOWING]
    if following:
        return following[:1]
    known = {
        "region": names.regions,
        "district": names.districts,
        "municipality": names.municipalities,
    }
    found = []
    for sign in dict.fromkeys(signs):
        key = sides.key_of(sign, neighbourhoods)
        if key and (key not in known or sign in known[key]()):
            found.append(sign)
    return found[: sides.MOST]


def _table(given: Mapping[str, str], dropped: list[Notice]) -> TableChoice:
    """What a table is put together from; rows come first, and what does not fit them is dropped."""
    usual = TableChoice()
    rows, columns = given.get("rows", ""), given.get("columns", "")
    if rows and rows not in DIMENSIONS:
        dropped.append(notice("rows", rows))
        rows = ""
    rows = rows or usual.rows
    if columns and (columns not in DIMENSIONS or columns == rows or not marts_of(rows, columns)):
        dropped.append(notice("columns", columns))
        columns = ""
    offered = fitting(rows, columns)
    measures = [part.strip() for part in given.get("measure", "").split(",") if part.strip()]
    dropped += [notice("measure", part) for part in measures if part not in offered]
    known = tuple(name for name in MEASURES if name in measures and name in offered)
    share, totals = given.get("share", ""), given.get("totals", "")
    if share and share not in SHARES:
        dropped.append(notice("share", share))
        share = ""
    if totals and totals != NO_TOTALS:
        dropped.append(notice("totals", totals))
    # The usual measure said is the same choice as unsaid.
    chosen = () if known == offered[:1] else known
    return TableChoice(rows, columns, chosen, share, totals != NO_TOTALS)


def _indicator(given: Mapping[str, str], dropped: list[Notice]) -> dict[str, str]:
    """The indicator shown, its date, and the earlier time it is held against."""
    known = facts.in_use()
    indicator, at, since = (given.get(key, "") for key in ("indicator", "at", "since"))
    if indicator and indicator not in known.indicators:
        dropped.append(notice("indicator", indicator))
        indicator = ""
    level = given.get("level", "") or LEVELS[0]
    usual = known.usual.get((indicator, level), "")
    if since and not _is_earlier(indicator, since, at or usual):
        dropped.append(notice("since", since))
        since = ""
    dates = known.dates.get(indicator or facts.DEFAULT_INDICATOR, ())
    # Without an indicator it is the later round or year, if it is of the same kind.
    is_later = since and not indicator and sides.key_of(at) == sides.key_of(since)
    if at and at not in dates and not is_later:
        dropped.append(notice("at", at))
        at = ""
    return {"indicator": indicator, "at": at, "since": since}


def _is_earlier(indicator: str, since: str, at: str) -> bool:
    """A time that can be held against a later one: dates of an indicator, rounds, years.

    Without a later one named, any round or year may be: the data tell what is the newest.
    """
    known = facts.in_use()
    if indicator:
        ends = [facts.period_end(one) for one in (since, at)]
        is_known = since in known.dates.get(indicator, ())
        return is_known and ends[0] is not None and ends[1] is not None and ends[0] < ends[1]
    kind = sides.key_of(since)
    if kind not in ("round", "year"):
        return False
    if not at or sides.key_of(at) != kind:
        return True
    if kind == "year":
        return since < at
    first, last = known.round(since), known.round(at)
    return bool(first and last and first.first_month < last.first_month)


def _percent(text: str, allowed: Collection[int]) -> int | None:
    return next((value for value in allowed if str(value) == text), None)


def written(view: View) -> list[tuple[str, str]]:
    """The same as keys and values of an address, "" for what is usual."""
    rules = {key: getattr(view.what_if, key) for key in TRIED}
    return [
        *((key, getattr(view, key)) for key in (*_WORDS, "indicator", "at", "since")),
        ("compare", ",".join(view.compare)),
        *((key, "" if value is None else str(value)) for key, value in rules.items()),
        *_table_parts(view.table),
        ("fields", ALL_FIELDS if view.fields == FIELDS else ",".join(sorted(view.fields))),
    ]


def _table_parts(table: TableChoice) -> list[tuple[str, str]]:
    return [
        ("rows", "" if table.rows == TableChoice().rows else table.rows),
        ("columns", table.columns),
        ("measure", ",".join(sorted(table.measures))),
        ("share", table.share),
        ("totals", "" if table.has_totals else NO_TOTALS),
    ]
