"""Sentences about ages, posts, who pays, years and what is free: each held against a recount.

Random rows with ties, zeros and missing values; nothing is asked of a store.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboards.charts.applications import (
    approved_funds_by_year,
    posts_by_building_block,
    state_and_esf_by_building_block,
)
from dashboards.charts.base import SMALLEST_LEAD
from dashboards.charts.offers import free_offers_by_type
from dashboards.charts.outreach import first_contacts_by_age_band as ages
from dashboards.charts.outreach import first_contacts_per_post_by_region as per_post
from dashboards.charts.outreach import use_words
from dashboards.charts.outreach.contact_words import PERSONS
from dashboards.language import counting, formats, names
from dashboards.language.i18n import speaking
from queries.rows import Rows
from tests.words.test_comparisons import number, said

REGIONS = ("051", "053", "055", "057", "059")
COUNTS = st.sampled_from([0, 0, 3, 20, 20, 21, 40])


@pytest.fixture(autouse=True, scope="module")
def german() -> Iterator[None]:
    with speaking("de"):
        yield


def table(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> Rows:
    return Rows.of([dict(zip(columns, row, strict=True)) for row in rows], list(columns))


def plain(text: str) -> str:
    return counting.alike(text).replace("\u00a0", " ")


@settings(max_examples=60, deadline=None)
@given(counts=st.lists(COUNTS, min_size=1, max_size=6), unknown=COUNTS)
def test_no_age_band_is_named_that_another_equals(counts: list[int], unknown: int) -> None:
    bands = list(names.codes("age_band"))[: len(counts)]
    whole = sum(counts) + unknown
    rows = [*zip(bands, counts, strict=False), *([(None, unknown)] if unknown else [])]
    made = table(("age_band", PERSONS, "all_persons"), [(*row, whole) for row in rows])
    text = plain(ages.describe(made))
    known = {band: count for band, count in zip(bands, counts, strict=False) if count}
    if not known:
        return
    named = {
        band: number(found[1])
        for band in known
        if (found := re.search(rf"{re.escape(plain(ages._name(band)))} \(([\d.]+)[,)]", text))
    }
    assert all(known[band] == count for band, count in named.items()), text
    if "gleichmäßig" in text:
        assert len(set(known.values())) == 1, text
        assert said(r"auf (\w+) Altersgruppen", text) == len(known), text
    elif "gleichauf" in text:
        front = [count for count in known.values() if count == max(known.values())]
        assert said(r"^Von (\w+) Altersgruppen", text) == len(known) > len(front), text
        assert said(r"liegen (\w+) gleichauf", text) == len(front) > 1, text
        assert said(r"mit je (\w+)", text) == front[0], text
    elif "Alle" in text:
        assert list(named) == list(known), text
    else:
        assert named, text
        left = [count for band, count in known.items() if band not in named]
        assert max(left, default=0) < min(named.values()), text
    assert said(r"von (\w+) ist das Alter nicht bekannt", text) == unknown, text
    headline = ages.headline(made)
    if headline:
        first, *others = sorted(known.values(), reverse=True)
        assert first >= max(others) * SMALLEST_LEAD, headline


RATES = st.sampled_from([10.0, 10.04, 12.5, 12.5, 30.0, None, "held"])


@settings(max_examples=80, deadline=None)
@given(rates=st.lists(RATES, min_size=1, max_size=5))
def test_the_ends_of_the_rates_name_all_that_have_them(rates: list[Any]) -> None:
    made = table(
        ("region_ags", "post_years", per_post.RATE, f"{per_post.RATE}_withheld"),
        [
            (ags, 2.0, rate if isinstance(rate, float) else None, rate == "held")
            for ags, rate in zip(REGIONS, rates, strict=False)
        ],
    )
    text = plain(per_post.describe(made))
    known = {
        names.area_name(ags): formats.number(rate, 1)
        for ags, rate in zip(REGIONS, rates, strict=False)
        if isinstance(rate, float)
    }
    if not known:
        assert "zu wenig" in text
        return
    ends = sorted(known.values(), key=lambda one: float(one.replace(",", ".")))
    told = re.search(r"zwischen ([\d,]+) \((.*?)\) und ([\d,]+) .*?\((.*?)\)", text)
    assert bool(told) == (ends[0] != ends[-1]), text
    if told:
        assert (told[1], told[3]) == (ends[0], ends[-1]), text
        for end, places in ((ends[0], told[2]), (ends[-1], told[4])):
            assert set(re.split(r", | und ", places)) == {
                name for name, one in known.items() if one == end
            }, text
    left = len(rates) - len(known)
    assert said(r"Für (\w+) Regierungsbezirke? ist zu wenig", text) == left, text
    assert f"{formats.number(2.0 * len(known), 1)}" in text


POSTS = st.sampled_from([0.0, 0.2, 0.24, 0.25, 0.25, 0.5, 1.0, None])


@settings(max_examples=60, deadline=None)
@given(stated=st.lists(POSTS, min_size=1, max_size=9))
def test_below_a_quarter_post_is_below_it(stated: list[float | None]) -> None:
    known = [one for one in stated if one is not None]
    if not known:
        return
    below = sum(one < 0.25 for one in known)
    made = table(
        ("building_block", "stating_count", "approved_posts", "below_quarter_count"),
        [(1, len(known), sum(known), below)],
    )
    text = plain(posts_by_building_block.describe(made))
    if len(known) == 1:
        assert ("unter einer Viertelstelle" in text) == bool(below), text
        return
    assert said(r"^(\w+) bewilligte Vorhaben", text) == len(known), text
    assert ("Viertelstelle" in text) == bool(below), text
    if 0 < below < len(known):
        assert said(r"; (\w+) Vorhaben bleib(?:t|en) unter", text) == below, text


MONEY = st.sampled_from([0.0, 0.0, 100.0, 250.0, 250.0, 1000.0])


@settings(max_examples=60, deadline=None)
@given(parts=st.lists(st.tuples(MONEY, MONEY), min_size=1, max_size=3))
def test_what_the_land_would_pay_for_is_rounded_down(parts: list[tuple[float, float]]) -> None:
    state, esf = (sum(part[side] for part in parts) for side in (0, 1))
    if not state + esf:
        return
    count = 4 * len(parts)
    made = table(
        ("building_block", "stating_count", "state_share_eur", "esf_share_eur"),
        [(block, 4, *part) for block, part in enumerate(parts, 1)],
    )
    text = plain(state_and_esf_by_building_block.describe(made))
    headline = state_and_esf_by_building_block.headline(made)
    assert (headline is None) == (not state or not esf)
    if not state or not esf:
        assert "zahlt" in text or "kommen" in text or "trägt" in text, text
        return
    assert plain(formats.share(esf, state + esf)) in text
    payable = max(one for one in range(count + 1) if one * (state + esf) <= count * state)
    told = re.search(r"rechnerisch für (\w+) (?:der|Vorhaben)", text)
    assert told, text
    assert number(told[1]) == payable, text


@settings(max_examples=60, deadline=None)
@given(sums=st.lists(MONEY, min_size=1, max_size=6))
def test_no_year_has_most_that_is_not_clearly_ahead(sums: list[float]) -> None:
    if not sum(sums):
        return
    years = [str(2018 + place) for place in range(len(sums))]
    made = table(("funded_year", "approved_eur"), list(zip(years, sums, strict=True)))
    headline = approved_funds_by_year.headline(made)
    first, *others = sorted(sums, reverse=True)
    is_ahead = len(sums) > 1 and first >= max(others) * SMALLEST_LEAD
    assert bool(headline) == is_ahead, headline
    if headline:
        assert years[sums.index(first)] in headline
    text = plain(approved_funds_by_year.describe(made))
    assert all(year in text for year in years)
    assert plain(formats.euro(sum(sums))) in text


@settings(max_examples=60, deadline=None)
@given(
    reports=st.lists(
        st.tuples(st.integers(0, 3), st.integers(0, 3), st.integers(0, 2)), min_size=1, max_size=5
    )
)
def test_least_often_free_is_one_kind_alone(reports: list[tuple[int, int, int]]) -> None:
    offers = list(names.codes("offer"))[: len(reports)]
    rows = [
        (code, free + paid, free, 100 * free / (free + paid) if free + paid else None, unstated)
        for code, (free, paid, unstated) in zip(offers, reports, strict=False)
    ]
    columns = ("offer", "stated_count", "free_count", free_offers_by_type.SHARE, "unstated_count")
    made = table(columns, rows)
    stated, free = sum(row[1] for row in rows), sum(row[2] for row in rows)
    if not stated:
        return
    text = plain(free_offers_by_type.describe(made))
    found = re.search(r"am seltensten .*?„(.*?)“ \((\w+) von (\w+)", text)
    shares = sorted(row[3] for row in rows if row[3] is not None)
    is_alone = (
        0 < free < stated
        and len(shares) > 1
        and formats.percent(shares[0]) != formats.percent(shares[1])
    )
    assert bool(found) == is_alone, text
    if found:
        least = next(row for row in rows if row[1] and row[3] == shares[0])
        assert found[1] == plain(names.code_name("offer", least[0])), text
        assert (number(found[2]), number(found[3])) == (least[2], least[1]), text
    if 0 < free < stated:
        assert plain(formats.share(free, stated)) in text


@pytest.mark.parametrize(
    ("language", "said_of_one"), [("de", "im Mittel eine je Vorhaben"), ("en", "one per project")]
)
def test_a_mean_of_one_post_is_a_word(language: str, said_of_one: str) -> None:
    rows = Rows.of(
        [{"building_block": 1, "stating_count": 2, "approved_posts": 2.0, "posts_per_project": 1.0,
          "below_quarter_count": 0}],
        ("building_block", "stating_count", "approved_posts", "posts_per_project",
         "below_quarter_count"),
    )  # fmt: skip
    with speaking(language):
        assert said_of_one in posts_by_building_block.describe(rows)


@pytest.mark.parametrize(
    ("sessions", "count", "told"),
    [
        (4, 0, "keine Teilnahme an 4 Terminen"),
        (1, 20, "20 Teilnahmen an einem Termin"),
        (4, 1, "eine Teilnahme an 4 Terminen"),
        (4, None, "weniger als drei Teilnahmen an 4 Terminen"),
    ],
)
def test_attendances_stand_with_their_sessions(sessions: int, count: int | None, told: str) -> None:
    with speaking("de"):
        assert use_words.attendances_in(sessions, count) == told
