"""Query string <-> choice. Pure: unknown keys and values are dropped and named, never an error."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from typing import Literal
from urllib.parse import parse_qsl, quote

from dashboards.language import names
from dashboards.language.i18n import LANGUAGES
from data import facts
from queries import sides
from queries.filters import (
    DISPLAYS,
    EVENTS,
    FIELDS,
    KEYS,
    LEVELS,
    LIST_KEYS,
    METRICS,
    MONTH_KEYS,
    OUTCOMES,
    TRIED,
    FilterState,
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
#: What only one page knows; the browser leaves it out of links to others.
PAGE_KEYS = (*VIEW_KEYS, "q", "slide", "presenter")
#: Keys with a meaning outside the choice: the slide shown, the format of a file, and the like.
FREE_KEYS = frozenset({"format", "slide", "slides", "presenter", "q", "version"})
_MONTH = re.compile(r"(19|20)[0-9]{2}-(0[1-9]|1[0-2])")
_LONGEST_ECHO = 40
MOST_NOTICES = 20
"""Pieces of an address that are named one by one; a longer list would help nobody."""
_MOST_FIELDS = 100
_LONGEST_VIEW = 500

#: The code list behind a key of the choice, where there is one.
CODE_LISTS = {name: key.codes for name, key in KEYS.items() if key.codes}


@dataclass(frozen=True)
class Notice:
    """One piece of an address that was dropped; the value is shortened and never markup.

    `more` says how many others were dropped that are not named; then key and value are empty.
    `why` says what is special: a data version that is not there, or that cannot be read.
    """

    key: str
    value: str
    more: int = 0
    why: Literal["", "not-kept", "not-readable"] = ""


@dataclass(frozen=True)
class Address:
    """A query string read: the choice, how the page shows it, the language and what was dropped.

    `version` is the end of the id of the data version it names; "" for the newest.
    """

    filters: FilterState = FilterState()
    view: View = View()
    language: str = "de"
    notices: tuple[Notice, ...] = ()
    default_language: str = "de"
    version: str = ""

    def search(self, filters: FilterState) -> str:
        """The query string of another choice, seen and spoken as here, on the same data."""
        return build(filters, self.view, self.language, self.default_language, self.version)


def chosen(filters: FilterState) -> dict[str, tuple[str, ...]]:
    """What is chosen, by the keys of the address and in their order; the others are left out."""
    months = zip(MONTH_KEYS, (filters.from_month, filters.to_month), strict=True)
    values = {key: getattr(filters, key) for key in LIST_KEYS}
    values |= {key: (month,) if month else () for key, month in months}
    return {key: one for key, one in values.items() if one}


def known_values(key: str, neighbourhoods: Collection[str]) -> Collection[str]:
    """Every value one key of the choice may have."""
    fixed: Mapping[str, Callable[[], Collection[str]]] = {
        "block": lambda: ("1", "2", "3"),
        "region": names.regions,
        "district": names.districts,
        "municipality": names.municipalities,
        "outcome": lambda: OUTCOMES,
        "neighbourhood": lambda: neighbourhoods,
    }
    if key in CODE_LISTS:
        return names.codes(CODE_LISTS[key])
    return fixed[key]()


def parse(
    search: str, neighbourhoods: Collection[str] = (), default_language: str = "de"
) -> Address:
    """Reads a query string, with or without the question mark.

    Args:
        search: as the browser sends it; anything at all may stand in it.
        neighbourhoods: ids of the Quartiere of the present data.
        default_language: spoken when the address names none.
    """
    dropped: list[Notice] = []
    lists: dict[str, tuple[str, ...]] = {}
    months: dict[str, str | None] = {"from": None, "to": None}
    view: dict[str, str] = {}
    language = default_language
    for key, value in _pairs(search):
        values = [part.strip() for part in value.split(",") if part.strip()]
        if key in LIST_KEYS:
            known = known_values(key, neighbourhoods)
            good = {part for part in values if part in known}
            lists[key] = tuple(sorted(good.union(lists.get(key, ()))))
            dropped += [_notice(key, part) for part in values if part not in known]
        elif key in MONTH_KEYS:
            if _MONTH.fullmatch(value.strip()):
                months[key] = value.strip()
            elif values:
                dropped.append(_notice(key, value))
        elif key in VIEW_KEYS:
            view[key] = value.strip()[:_LONGEST_VIEW]
        elif key == "lang":
            if value in LANGUAGES:
                language = value
            elif value:
                dropped.append(_notice(key, value))
        elif key not in FREE_KEYS:
            dropped.append(_notice(key, value))
    if months["from"] and months["to"] and months["from"] > months["to"]:
        dropped += [_notice("from", months["from"]), _notice("to", months["to"])]
        months = {"from": None, "to": None}
    filters = FilterState(**lists, from_month=months["from"], to_month=months["to"])
    view_of_page = _view(view, dropped, neighbourhoods)
    return Address(filters, view_of_page, language, _named(dropped), default_language)


def version_named(search: str) -> str:
    """The data version that an address names, as it stands there; "" for the newest."""
    named = [value.strip() for key, value in _pairs(search) if key == "version"]
    return named[-1] if named else ""


def not_there(version: str, why: Literal["not-kept", "not-readable"]) -> Notice:
    """Says that the data version an address names cannot be shown."""
    return replace(_notice("version", version), why=why)


def _pairs(search: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(search.lstrip("?"), keep_blank_values=True, max_num_fields=_MOST_FIELDS)
    except ValueError:
        # Nothing of it is read, and that is said like any other piece that is not.
        return [(search.lstrip("?"), "…")]


def _named(dropped: list[Notice]) -> tuple[Notice, ...]:
    different = tuple(dict.fromkeys(dropped))
    if len(different) <= MOST_NOTICES:
        return different
    return (*different[:MOST_NOTICES], Notice("", "", more=len(different) - MOST_NOTICES))


def _notice(key: str, value: str) -> Notice:
    return Notice(key[:_LONGEST_ECHO], value[:_LONGEST_ECHO])


def _view(given: Mapping[str, str], dropped: list[Notice], neighbourhoods: Collection[str]) -> View:
    words = {key: given[key] if given.get(key) in known else "" for key, known in _WORDS.items()}
    rules = {key: _percent(given.get(key, ""), allowed) for key, allowed in TRIED.items()}
    read = {**words, **rules}
    dropped += [
        _notice(key, given[key]) for key in read if given.get(key) and read[key] in ("", None)
    ]
    words |= {key: "" for key, usual in _USUAL.items() if words[key] == usual}
    words |= _indicator(given, dropped)
    areas = [part.strip() for part in given.get("compare", "").split(",") if part.strip()]
    compared = _compared(areas, neighbourhoods)
    dropped += [_notice("compare", part) for part in areas if part not in compared]
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
    dropped += [_notice("fields", part) for part in asked if part not in FIELDS]
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
        dropped.append(_notice("rows", rows))
        rows = ""
    rows = rows or usual.rows
    if columns and (columns not in DIMENSIONS or columns == rows or not marts_of(rows, columns)):
        dropped.append(_notice("columns", columns))
        columns = ""
    offered = fitting(rows, columns)
    measures = [part.strip() for part in given.get("measure", "").split(",") if part.strip()]
    dropped += [_notice("measure", part) for part in measures if part not in offered]
    known = tuple(name for name in MEASURES if name in measures and name in offered)
    share, totals = given.get("share", ""), given.get("totals", "")
    if share and share not in SHARES:
        dropped.append(_notice("share", share))
        share = ""
    if totals and totals != NO_TOTALS:
        dropped.append(_notice("totals", totals))
    # The usual measure said is the same choice as unsaid.
    chosen = () if known == offered[:1] else known
    return TableChoice(rows, columns, chosen, share, totals != NO_TOTALS)


def _indicator(given: Mapping[str, str], dropped: list[Notice]) -> dict[str, str]:
    """The indicator shown, its date, and the earlier time it is held against."""
    known = facts.in_use()
    indicator, at, since = (given.get(key, "") for key in ("indicator", "at", "since"))
    if indicator and indicator not in known.indicators:
        dropped.append(_notice("indicator", indicator))
        indicator = ""
    level = given.get("level", "") or LEVELS[0]
    usual = known.usual.get((indicator, level), "")
    if since and not _is_earlier(indicator, since, at or usual):
        dropped.append(_notice("since", since))
        since = ""
    dates = known.dates.get(indicator or facts.DEFAULT_INDICATOR, ())
    # Without an indicator it is the later round or year, if it is of the same kind.
    is_later = since and not indicator and sides.key_of(at) == sides.key_of(since)
    if at and at not in dates and not is_later:
        dropped.append(_notice("at", at))
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


def build(
    filters: FilterState,
    view: View | None = None,
    language: str = "de",
    default: str = "de",
    version: str = "",
) -> str:
    """The canonical query string, "" when everything is at its default, else starting with "?"."""
    parts = [(key, ",".join(sorted(values))) for key, values in chosen(filters).items()]
    if view is not None:
        parts += [(key, value) for key, value in _view_parts(view) if value]
    if version:
        parts.append(("version", version))
    if language != default:
        parts.append(("lang", language))
    text = "&".join(f"{key}={quote(value, safe=',-')}" for key, value in parts)
    return f"?{text}" if text else ""


def _view_parts(view: View) -> list[tuple[str, str]]:
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
