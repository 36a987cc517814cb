"""Reading and writing addresses: nothing breaks them, nothing is lost silently."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboards.choice import url
from dashboards.language import names
from queries.filters import (
    DISPLAYS,
    FIELDS,
    LEVELS,
    LIST_KEYS,
    METRICS,
    TRIED,
    FilterState,
    View,
    WhatIf,
)

QUARTIERE = ("Q-001", "Q-002", "Q-003")


@pytest.mark.parametrize(
    ("search", "filters", "dropped"),
    [
        ("", FilterState(), []),
        ("?block=2,1", FilterState(block=("1", "2")), []),
        ("?block=1&block=3", FilterState(block=("1", "3")), []),
        ("?block=1,9", FilterState(block=("1",)), [("block", "9")]),
        ("?region=051&district=05911", FilterState(region=("051",), district=("05911",)), []),
        ("?district=5911", FilterState(), [("district", "5911")]),
        ("?from=2018-09&to=2019-02", FilterState(from_month="2018-09", to_month="2019-02"), []),
        (
            "?from=2019-02&to=2018-09",
            FilterState(),
            [("from", "2019-02"), ("to", "2018-09")],
        ),
        ("?from=2019-13", FilterState(), [("from", "2019-13")]),
        ("?from=20\u0661\u0669-01", FilterState(), [("from", "20\u0661\u0669-01")]),
        (
            "?neighbourhood=Q-001,Q-999",
            FilterState(neighbourhood=("Q-001",)),
            [("neighbourhood", "Q-999")],
        ),
        ("?foo=bar", FilterState(), [("foo", "bar")]),
        ("?outcome=approved", FilterState(outcome=("approved",)), []),
        ("?block=&lang=", FilterState(), []),
        ("?lang=xx", FilterState(), [("lang", "xx")]),
    ],
)
def test_address_gives_the_choice_and_names_what_was_dropped(
    search: str, filters: FilterState, dropped: list[tuple[str, str]]
) -> None:
    address = url.parse(search, QUARTIERE)
    assert address.filters == filters
    assert [(notice.key, notice.value) for notice in address.notices] == dropped


@given(st.text(max_size=200))
def test_no_address_makes_reading_fail(search: str) -> None:
    address = url.parse(search, QUARTIERE)
    assert all(len(notice.value) <= 40 for notice in address.notices)


def _some(values: list[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(values), unique=True, max_size=4).map(
        lambda chosen: tuple(sorted(chosen))
    )


_MONTHS = [f"{year}-{month:02d}" for year in (2018, 2019, 2020) for month in range(1, 13)]
CHOICES = st.builds(
    FilterState,
    **{key: _some(sorted(url.known_values(key, QUARTIERE))) for key in LIST_KEYS},
    from_month=st.none() | st.sampled_from(_MONTHS[:18]),
    to_month=st.none() | st.sampled_from(_MONTHS[18:]),
)
VIEWS = st.builds(
    View,
    metric=st.sampled_from(["", *METRICS[1:]]),
    level=st.sampled_from(["", *LEVELS[1:]]),
    display=st.sampled_from(["", *DISPLAYS]),
    compare=st.lists(st.sampled_from(sorted(names.districts())), unique=True, max_size=2).map(
        tuple
    ),
    what_if=st.builds(
        WhatIf, **{key: st.none() | st.sampled_from(values) for key, values in TRIED.items()}
    ),
)


@given(CHOICES, VIEWS, st.sampled_from(["de", "en"]))
def test_choice_to_address_and_back_is_identity(
    filters: FilterState, view: View, language: str
) -> None:
    address = url.parse(url.build(filters, view, language), QUARTIERE)
    assert (address.filters, address.view, address.language) == (filters, view, language)
    assert address.notices == ()


@pytest.mark.parametrize("default", ["de", "en"])
@pytest.mark.parametrize("language", ["de", "en"])
def test_another_choice_keeps_the_language_whatever_the_default(
    default: str, language: str
) -> None:
    address = url.parse(f"?lang={language}&metric=approved", (), default)
    search = address.search(FilterState(block=("1",)))
    assert ("lang=" in search) == (language != default)
    assert url.parse(search, (), default).language == language
    assert url.parse(search, (), default).view == address.view


def test_canonical_address_leaves_defaults_out_and_sorts() -> None:
    assert url.build(FilterState(), View(fields=("applicant", "status"))) == (
        "?fields=applicant,status"
    )
    assert url.build(FilterState(), View(fields=FIELDS)) == "?fields=all"
    filters = FilterState(region=("053", "051"), block=("2",))
    assert url.build(filters) == "?block=2&region=051,053"
    assert url.build(FilterState(), language="en") == "?lang=en"
    assert url.build(FilterState()) == ""


@pytest.mark.parametrize(
    ("search", "view", "dropped"),
    [
        ("?metric=approved&level=municipality", View("approved", "municipality"), []),
        ("?metric=beauty", View(), [("metric", "beauty")]),
        ("?metric=eur-per-1000&level=district", View(), []),
        ("?level=street&display=globe", View(), [("level", "street"), ("display", "globe")]),
        ("?display=tiles", View(display="tiles"), []),
        ("?compare=05913,05113", View(compare=("05913", "05113")), []),
        ("?compare=05913,05913", View(compare=("05913",)), []),
        ("?compare=051,99", View(compare=("051",)), [("compare", "99")]),
        (
            "?compare=051,05113,05113000,essen,05",
            View(compare=("051", "05113", "05113000", "essen")),
            [("compare", "05")],
        ),
        (
            "?compare=051,053,055,057,059,05113",
            View(compare=("051", "053", "055", "057", "059")),
            [("compare", "05113")],
        ),
        (
            "?compare=2018-2020,2019,9999",
            View(compare=("2018-2020", "2019")),
            [("compare", "9999")],
        ),
        ("?since=2018-2020", View(since="2018-2020"), []),
        ("?since=2019&at=2020", View(since="2019", at="2020"), []),
        ("?since=2020&at=2019", View(), [("since", "2020"), ("at", "2019")]),
        ("?since=05113", View(), [("since", "05113")]),
        ("?since=2018&at=2018-2020", View(since="2018"), [("at", "2018-2020")]),
        ("?compare=years,051", View(compare=("years",)), [("compare", "051")]),
        ("?own=0&need=50", View(what_if=WhatIf(own=0, need=50)), []),
        ("?own=7&blocks=x", View(), [("own", "7"), ("blocks", "x")]),
        ("?own=", View(), []),
        ("?fields=status,applicant", View(fields=("applicant", "status")), []),
        ("?fields=status,title", View(fields=("status",)), [("fields", "title")]),
        ("?fields=all", View(fields=FIELDS), []),
    ],
)
def test_how_a_page_shows_the_choice_is_read_from_known_words_only(
    search: str, view: View, dropped: list[tuple[str, str]]
) -> None:
    address = url.parse(search)
    assert address.view == view
    assert [(notice.key, notice.value) for notice in address.notices] == dropped
