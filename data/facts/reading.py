"""Facts out of the tables that hold them, whatever those are kept in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from itertools import groupby
from typing import Any

from data.facts.kinds import Code, Event, Indicator, Round
from data.facts.named import DEFAULT_INDICATOR, DENOMINATOR
from data.facts.periods import read_bounds
from data.facts.together import Facts

Record = Mapping[str, Any]
Ask = Callable[[str], Iterable[Record]]
"""A table's rows by its name."""


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
