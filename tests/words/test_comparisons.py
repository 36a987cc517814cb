"""Comparisons in words: their numbers and their rule, over, at least, below, against a recount.

Random rows with ties, zeros and missing values; nothing is asked of a store.
"""

from __future__ import annotations

import re
from statistics import median
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from dashboards.charts.need import need_and_side, need_words
from dashboards.charts.outreach import contact_words
from dashboards.charts.regions import area_words, measure_ranking
from dashboards.charts.regions.area_words import Shown
from dashboards.charts.regions.measures import MEASURES
from dashboards.language import counting, formats, names, phrases
from dashboards.language.i18n import speaking
from queries.regions import STATE
from queries.rows import Rows

KREISE = sorted(names.districts())[:12]
SHOWN = Shown(MEASURES["first-contacts"], "district")
COLUMN = SHOWN.measure.column
#: Few values, so that ties, zeros and gaps are frequent; None is unknown, "held" is held back.
VALUES = st.sampled_from([0.0, 1.0, 1.0, 2.5, 2.5, 4.0, None, "held"])
WORDS = dict(zip(("kein", "ein"), (0, 1), strict=True)) | {
    word: count
    for count, word in enumerate(
        [
            "null",
            "eins",
            "zwei",
            "drei",
            "vier",
            "fünf",
            "sechs",
            "sieben",
            "acht",
            "neun",
            "zehn",
            "elf",
            "zwölf",
        ]
    )
}


_HAS = r"ha(?:t|ben) (.*?) \((?:je )?(\d[^()]*)\)"


def number(text: str) -> int:
    """A count as a sentence writes it."""
    plain = re.sub(r"^(k?ein)(?:e[mnrs]?)?$", r"\1", text.lower())
    return WORDS[plain] if plain in WORDS else int(text.replace(".", ""))


def said(pattern: str, text: str) -> int:
    """The count that a sentence gives behind or before some words; 0 where it does not speak."""
    found = re.search(pattern, text)
    return number(found[1]) if found else 0


def areas(values: list[Any], key: str = "district_ags") -> list[dict[str, Any]]:
    return [
        {
            key: ags,
            COLUMN: None if value == "held" else value,
            f"{COLUMN}_withheld": value == "held",
        }
        for ags, value in zip(KREISE, values, strict=False)
    ]


def _left_over(values: list[Any], text: str) -> None:
    """Zeros, held back and unknown ones are told with their number, each under its name."""
    in_so_many = r"in (\w+) Kreis(?:en)? ist der Wert "
    assert said(rf"(?i){in_so_many}0\b", text) == values.count(0.0), text
    assert said(rf"(?i){in_so_many}zurückgehalten", text) == values.count("held"), text
    assert said(rf"(?i){in_so_many}unbekannt", text) == values.count(None), text


@settings(max_examples=150)
@given(values=st.lists(VALUES, min_size=2, max_size=12), state=st.sampled_from([0.5, 1.0, 2.5]))
def test_above_at_and_below_the_state_are_counted_as_said(values: list[Any], state: float) -> None:
    known = sorted((one for one in values if isinstance(one, float) and one), reverse=True)
    rows = [
        *areas(values, "area_ags"),
        {"area_ags": STATE, COLUMN: state, f"{COLUMN}_withheld": False},
    ]
    rows.sort(key=lambda row: -(row[COLUMN] or 0))
    table = Rows.of(rows, list(rows[0]))
    with speaking("de"):
        text = counting.alike(measure_ranking.describe(table, SHOWN))
        headline = measure_ranking.headline(table, SHOWN)
    above = sum(one > state for one in known)
    if not known:
        return
    assert said(r"Über dem Landeswert von [\d,]+\S* lieg(?:t|en) (\w+) Kreis", text) == above, text
    assert said(r"genau dort (\w+) Kreis", text) == known.count(state), text
    below = sum(one < state for one in known)
    assert said(r"darunter, aber über 0, (\w+) Kreis", text) == below, text
    _left_over(values, text)
    with_value = sum(isinstance(one, float) for one in values)
    if headline:
        assert said(r"^(\w+) von", headline) == above
        assert said(r"von (\w+) Kreisen mit Wert", headline) == with_value


@settings(max_examples=100)
@given(values=st.lists(VALUES, min_size=2, max_size=12))
def test_the_highest_and_the_lowest_are_those_of_the_rows(values: list[Any]) -> None:
    rows = areas(values)
    with speaking("de"):
        text = counting.alike(area_words.describe(Rows.of(rows, list(rows[0])), SHOWN))
        known = [one for one in values if isinstance(one, float) and one]
        if len(set(known)) > 1:
            ends = re.search(
                rf"höchsten Wert {_HAS}, den niedrigsten( über 0)? {_HAS}(?:;|\.$)",
                text,
            )
            assert ends, text
            assert bool(ends[3]) == (0 in values), text
            for told, written, value in (
                (ends[1], ends[2], max(known)),
                (ends[4], ends[5], min(known)),
            ):
                equal = [ags for ags, one in zip(KREISE, values, strict=False) if one == value]
                assert written == SHOWN.measure.write(value), text
                if len(equal) > 3:
                    assert said(r"^(\w+) Kreise$", told) == len(equal), text
                else:
                    assert told == formats.enumeration([phrases.subject(one) for one in equal])
        elif len(known) > 1:
            assert said(r"(\w+) Gebiete haben denselben Wert", text) == len(known), text
        elif known:
            assert "Nur " in text
    _left_over(values, text)


NEEDS = st.sampled_from([10.0, 15.0, 15.0, 20.0, None])


@settings(max_examples=100)
@given(pairs=st.lists(st.tuples(NEEDS, VALUES), min_size=6, max_size=12))
def test_much_need_and_little_money_is_counted_by_the_rule_it_names(
    pairs: list[tuple[float | None, Any]],
) -> None:
    rows: list[dict[str, Any]] = [
        {
            "district_ags": ags,
            "child_poverty_percent": need,
            need_and_side.FUNDS.column: 100.0 * funds if isinstance(funds, float) else 0.0,
            "approved_count": 4,
            "under_18_population": 1000,
        }
        for ags, (need, funds) in zip(KREISE, pairs, strict=False)
    ]
    table = Rows.of(rows, list(rows[0]))
    known = [row for row in rows if row["child_poverty_percent"] is not None]
    with speaking("de"):
        text = counting.alike(need_words.describe(table, need_and_side.FUNDS))
    if len(known) < need_and_side.FEWEST:
        return
    much = median(row["child_poverty_percent"] for row in known)
    little = median(row[need_and_side.FUNDS.column] for row in known)
    short = sum(
        row["child_poverty_percent"] >= much and row[need_and_side.FUNDS.column] < little
        for row in known
    )
    told = (
        r"In (\w+) Kreis(?:en)? liegt der Bedarf mindestens beim Median, die Förderung aber unter"
    )
    assert said(told, text) == short, text
    assert said(r"Für (\w+) Kreise? ist der Bedarf nicht bekannt", text) == len(rows) - len(known)


@settings(max_examples=100)
@given(counts=st.lists(st.integers(0, 40), min_size=1, max_size=5), unstated=st.integers(0, 40))
def test_the_most_frequent_places_name_their_whole_and_what_is_not_stated(
    counts: list[int], unstated: int
) -> None:
    codes = ["outreach", "multipliers", "referral", "presentation", "digital"]
    found = sorted(zip(counts, codes, strict=False), reverse=True)
    whole = sum(counts) + unstated
    rows = [
        {"approach": code, contact_words.PERSONS: count, "all_persons": whole}
        for count, code in [*found, (unstated, None)]
    ]
    with speaking("de"):
        text = contact_words.most_frequent(Rows.of(rows, list(rows[0])), "approach", str)
        text = counting.alike(text)
    if "Am häufigsten" in text:
        first = re.search(r"\((\d+) von ([\d.]+)", text)
        assert first
        assert (int(first[1]), number(first[2])) == (max(counts), whole)
        assert said(r"bei (\w+) Erstkontakt(?:en)? fehlt", text) == unstated
    elif "Alle" in text:
        assert not unstated
