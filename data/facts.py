"""What an office decides: rounds, circles, code lists, the catalogue of indicators.

Shipped ones are rows of reference files in the form of the sheets; a version of the data holds them
with what was delivered on top. Whoever needs them asks for the facts in use: those of the version
that is being read or built, the shipped ones where there is none.
"""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import groupby
from pathlib import Path
from typing import Any

import duckdb

from data.versions import PointerError, read_pointer

REFERENCE_FOLDER = Path(__file__).parent / "reference"

DEFAULT_INDICATOR = "children_under_15_in_sgb2_bedarfsgemeinschaften"
"""The need that is shown where none is chosen."""
DENOMINATOR = "population_under_18"
"""What rates divide by."""
OF_NEIGHBOURHOODS: Mapping[str, str] = {
    "population_total": "population",
    DENOMINATOR: "under_18",
    "sgb2_quote_under_18": "sgb2_quota_under_18",
}
"""Indicators that the list of Quartiere itself states, each in this column."""
PROFILE_INDICATORS = (*OF_NEIGHBOURHOODS, DEFAULT_INDICATOR, "sgb2_hilfequote_under_18")
"""What the profile of a Quartier shows of the shipped ones: size and need."""

SOFT_HYPHEN = "\u00ad"

Record = Mapping[str, Any]
Ask = Callable[[str], Iterable[Record]]
"""A table's rows by its name."""


@dataclass(frozen=True)
class Code:
    """An entry of a code list; `english` is empty where none was given.

    How sentences use it, where that is stated: `in_sentence` ("in der Kita", "mit dem Jugendamt"),
    `way` ("zur Schule"), each in German and English; `hyphenation`, the German word with | where a
    narrow column may break it. `role`: what the program does with it beside counting.
    """

    list: str
    code: str
    german: str
    english: str
    group: str = ""
    in_sentence: tuple[str, str] = ("", "")
    way: tuple[str, str] = ("", "")
    hyphenation: str = ""
    role: str = ""

    def word(self, *, is_english: bool) -> str:
        """The reader's word: German where there is no English."""
        return (self.english if is_english else "") or self.german

    def narrow(self, *, is_english: bool) -> str:
        """The word with soft hyphens where it may break."""
        if is_english or not self.hyphenation:
            return self.word(is_english=is_english)
        return self.hyphenation.replace("|", SOFT_HYPHEN)


@dataclass(frozen=True)
class Round:
    """A funding round: building blocks on offer, its months, the days of its call where known.

    `funds_per_year_eur`: the programme's money of a year, state and ESF together.
    """

    code: str
    blocks: tuple[int, ...]
    first_month: str
    last_month: str
    call_opened: dt.date | None = None
    call_closed: dt.date | None = None
    own_municipal_percent: float | None = None
    own_other_percent: float | None = None
    funds_per_year_eur: float | None = None
    source: str = ""


@dataclass(frozen=True)
class Indicator:
    """A row of the catalogue. `bounds` are the limits of its classes on a map, where stated."""

    id: str
    german: str
    english: str
    unit: str
    decimals: int = 1
    direction: str = "neither"
    topic: str = ""
    description: str = ""
    rights: str = ""
    bounds: tuple[float, ...] = ()
    origin: str = ""

    def word(self, *, is_english: bool) -> str:
        """The reader's name: German where there is no English."""
        return (self.english if is_english else "") or self.german


@dataclass(frozen=True)
class Event:
    """A note on the time line: months as 'YYYY-MM', `ags` and `figure` empty where it is of all."""

    first_month: str
    last_month: str
    german: str
    english: str = ""
    ags: str = ""
    figure: str = ""

    def word(self, *, is_english: bool) -> str:
        """The reader's text: German where there is no English."""
        return (self.english if is_english else "") or self.german


@dataclass(frozen=True, eq=False)
class Facts:
    """The facts of one version.

    `denominator_at` and `need_at`: of which date the under-18s and the usual need are, as text;
    `dates`: those of each indicator, oldest first; `published_source`: who published figures.
    By indicator and level: `usual`, the date shown where none is chosen, and `classes`, the limits
    of the classes on a map. `delivered`, `shipped`: whose an indicator's values are, all of them;
    `sources`: both by indicator, level and last day of a date. `until`: the day the data reach.
    Compared by identity: one version, one value.
    """

    codes: tuple[Code, ...]
    rounds: tuple[Round, ...]
    indicators: Mapping[str, Indicator]
    neighbourhoods: frozenset[str] = frozenset()
    denominator_at: str = ""
    need_at: str = ""
    published_source: str = ""
    dates: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    usual: Mapping[tuple[str, str], str] = field(default_factory=dict)
    classes: Mapping[tuple[str, str], tuple[float, ...]] = field(default_factory=dict)
    delivered: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    shipped: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sources: Mapping[tuple[str, str, dt.date], tuple[tuple[str, ...], tuple[str, ...]]] = field(
        default_factory=dict
    )
    until: dt.date | None = None
    events: tuple[Event, ...] = ()

    @cached_property
    def lists(self) -> dict[str, dict[str, Code]]:
        """The codes by list, in their order."""
        by_list: dict[str, dict[str, Code]] = {}
        for entry in self.codes:
            by_list.setdefault(entry.list, {})[entry.code] = entry
        return by_list

    def sources_at(self, indicator: str, level: str, at: str) -> tuple[list[str], list[str]]:
        """Whose the values of a date are: delivered and shipped ones; "" takes all dates."""
        day = period_end(at) if at else None
        found = self.sources.get((indicator, level, day)) if day else None
        delivered, shipped_ = found or (
            self.delivered.get(indicator, ()),
            self.shipped.get(indicator, ()),
        )
        return list(delivered), list(shipped_)

    def round(self, code: str) -> Round | None:
        """The round of that code."""
        return next((entry for entry in self.rounds if entry.code == code), None)

    @property
    def year_of_funds(self) -> tuple[Round, float]:
        """The newest round that states its money of a year, and this; shipped ones state it."""
        return [(one, one.funds_per_year_eur) for one in self.rounds if one.funds_per_year_eur][-1]


def read_facts(ask: Ask, neighbourhoods: Iterable[str] = ()) -> Facts:
    """The facts as tables hold them: `codes`, `rounds`, `indicator_catalogue`, `denominators`."""
    indicators = {row["indicator"]: _indicator(row) for row in ask("indicator_catalogue")}
    codes = [_code(row) for row in ask("codes")]
    codes += [Code("indicator", one.id, one.german, one.english) for one in indicators.values()]
    rounds = [
        Round(row["code"], tuple(row["blocks"]), row["first_month"], row["last_month"],
              row["call_opened"], row["call_closed"], row["own_share_municipal_percent"],
              row["own_share_other_percent"], row.get("funds_per_year_eur"),
              row.get("source") or "")
        for row in ask("rounds")
    ]  # fmt: skip
    events = [
        Event(f"{row['date_from']:%Y-%m}", f"{row['date_to'] or row['date_from']:%Y-%m}",
              row["text"], row["text_english"] or "", row["ags"] or "", row["figure"] or "")
        for row in ask("events")
    ]  # fmt: skip
    dates = sorted(ask("indicator_dates"), key=lambda row: (row["indicator"], row["as_of"]))
    sources = list(ask("indicator_sources"))
    published = dict.fromkeys(row["source"] for row in ask("published_figures") if row["source"])
    usual = {row["indicator"]: row["year"] for row in ask("usual_dates")}
    until = next((row["value"] for row in ask("meta") if row["key"] == "as_of"), None)
    return Facts(
        codes=tuple(codes),
        rounds=tuple(rounds),
        indicators=indicators,
        events=tuple(events),
        neighbourhoods=frozenset(neighbourhoods),
        denominator_at=usual.get(DENOMINATOR, ""),
        need_at=usual.get(DEFAULT_INDICATOR, ""),
        published_source="; ".join(published),
        usual={(row["indicator"], row["level"]): row["year"] for row in dates if row["is_usual"]},
        classes={
            (row["indicator"], row["level"]): indicators[row["indicator"]].bounds
            or _rounded(row["bounds"])
            for row in ask("indicator_classes")
            if row["indicator"] in indicators
        },
        delivered={row["indicator"]: tuple(row["delivered"]) for row in sources},
        shipped={row["indicator"]: tuple(row["shipped"]) for row in sources},
        sources={
            (row["indicator"], row["level"], row["as_of"]): (
                tuple(row["delivered"]),
                tuple(row["shipped"]),
            )
            for row in dates
        },
        until=dt.date.fromisoformat(until) if until else None,
        dates={
            indicator: tuple(dict.fromkeys(row["year"] for row in rows))
            for indicator, rows in groupby(dates, key=lambda row: row["indicator"])
        },
    )


def _code(row: Record) -> Code:
    def text(name: str) -> str:
        return row.get(name) or ""

    return Code(
        row["list"],
        row["code"],
        row["german"],
        text("english"),
        text("group_german"),
        in_sentence=(text("in_sentence"), text("in_sentence_english")),
        way=(text("way"), text("way_english")),
        hyphenation=text("hyphenation"),
        role=text("role"),
    )


def _indicator(row: Record) -> Indicator:
    decimals = row["decimals"]
    return Indicator(
        id=row["indicator"],
        german=row["name"],
        english=row["name_english"] or "",
        unit=row["unit"],
        decimals=1 if decimals in (None, "") else int(decimals),
        direction=row["direction"] or "neither",
        topic=row["topic"] or "",
        description=row["description"] or "",
        rights=row["rights"] or "",
        bounds=read_bounds(row["class_bounds"] or "") or (),
        origin=row["origin"] or "",
    )


def _rounded(bounds: Iterable[float]) -> tuple[float, ...]:
    """Two leading digits, each limit once."""
    return tuple(dict.fromkeys(float(f"{bound:.2g}") for bound in bounds))


def period_end(text: str) -> dt.date | None:
    """The last day of a year or month ('2022', '2022-06'); a day is itself."""
    try:
        if len(text) == 4:
            return dt.date(int(text), 12, 31)
        if len(text) == 7:
            first = dt.date.fromisoformat(f"{text}-01")
            return (first + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1)
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


def read_bounds(text: str) -> tuple[float, ...] | None:
    """Limits of classes as people write them, `5; 10,5; 15`; None when they are none or not rising.

    Where semicolons part them a comma is a decimal one.
    """
    parts = [part.strip().replace(",", ".") for part in text.split(";") if part.strip()]
    try:
        bounds = tuple(float(part) for part in parts)
    except ValueError:
        return None
    return bounds if list(bounds) == sorted(set(bounds)) else None


def facts_of(
    connection: duckdb.DuckDBPyConnection, schema: str, neighbourhoods: Iterable[str] = ()
) -> Facts:
    """The facts in a schema of a database; tables that are not there yet count as empty."""

    def ask(table: str) -> list[dict[str, Any]]:
        try:
            found = connection.execute(f"FROM {schema}.{table}")
        except duckdb.CatalogException:
            return []
        names = [column[0] for column in found.description]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]

    return read_facts(ask, neighbourhoods)


def facts_in(folder: Path) -> Facts:
    """The facts of the version in use below a folder; the shipped ones where none can be read."""
    try:
        path = read_pointer(folder).path
        with duckdb.connect(str(path), read_only=True) as connection:
            found = facts_of(connection, "main")
    except (PointerError, duckdb.Error):
        return shipped()
    return found if found.rounds else shipped()


@cache
def shipped() -> Facts:
    """The facts of the reference files alone."""
    return read_facts(_of_files)


def _of_files(table: str) -> list[dict[str, Any]]:
    if table == "codes":
        rounds = [("round", row["funding_round"], _round_name(row), row["name_english"])
                  for row in _rows("funding_rounds")]  # fmt: skip
        circles = [("circle", row["circle"], row["name"], row["name_english"])
                   for row in _rows("circles")]  # fmt: skip
        keys = ("list", "code", "german", "english")
        named = [dict(zip(keys, one, strict=True)) for one in rounds + circles]
        # The words of rounds and circles stand in both files, for whoever reads only the lists.
        lists = [row for row in _rows("codelists") if row["list"] not in ("round", "circle")]
        return [*lists, *named]
    if table == "rounds":
        return [_round(row) for row in _rows("funding_rounds")]
    return _rows(table) if table in ("indicator_catalogue", "published_figures") else []


def _round_name(row: dict[str, str]) -> str:
    return row["name"] or row["funding_round"].replace("-", "–")


def _round(row: dict[str, str]) -> dict[str, Any]:
    def day(name: str) -> dt.date | None:
        return dt.date.fromisoformat(row[name]) if row[name] else None

    def number(name: str) -> float | None:
        return float(row[name]) if row[name] else None

    return {
        "code": row["funding_round"],
        "blocks": [int(sign) for sign in row["building_blocks"] if sign.isdigit()],
        "first_month": row["funded_from"][:7],
        "last_month": row["funded_to"][:7],
        "call_opened": day("call_from"),
        "call_closed": day("call_to"),
        "own_share_municipal_percent": number("own_share_municipal_percent"),
        "own_share_other_percent": number("own_share_other_percent"),
        "funds_per_year_eur": number("funds_per_year_eur"),
        "source": row["source"],
    }


def _rows(name: str) -> list[dict[str, str]]:
    path = REFERENCE_FOLDER / f"{name}.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


_in_use: ContextVar[Facts | None] = ContextVar("facts", default=None)


def in_use() -> Facts:
    """The facts of the version that is being read or built, else the shipped ones."""
    return _in_use.get() or shipped()


def use(found: Facts) -> None:
    """From here on, in this context, these facts hold."""
    _in_use.set(found)


@contextmanager
def using(found: Facts) -> Iterator[None]:
    """Inside the block these facts hold."""
    token = _in_use.set(found)
    try:
        yield
    finally:
        _in_use.reset(token)
