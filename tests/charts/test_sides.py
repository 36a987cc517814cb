"""Side by side: each side is what its choice alone shows, shares and differences are true."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby

import pytest

from dashboards.charts import CHARTS, comparing
from dashboards.charts.comparing import label
from dashboards.charts.comparison import DIFFERENCE, SHARE, SIDE
from dashboards.charts.result import ChartResult, alone, run
from dashboards.choice import url
from dashboards.language.i18n import speaking
from dashboards.pages import PAGES
from dashboards.pictures.model import Bars, KeyNumber, Multiples
from queries.protection import SMALLEST_BASE
from queries.scope import Scope, Viewer
from queries.sides import sides

COMPARED = sorted(chart.id for chart in CHARTS.values() if chart.compared)
FIGURES = sorted(chart.id for chart in CHARTS.values() if chart.is_key_figure)
OF_PAGES = [
    chart_id
    for name in ("outreach", "applications", "cooperation", "need")
    for chart_id, _span in PAGES[name].cards
]
ADDRESSES = (
    "?compare=05113,05913",
    "?compare=choice&neighbourhood=Q-001,Q-002",
    "?compare=essen,051,05111000&block=1",
    "?compare=years",
    "?compare=rounds",
)
UNDATED = {
    "anchor-sites-by-type", "anchor-sites-total", "established-planning-total",
    "linked-projects-total", "neighbourhoods-total", "neighbourhoods-with-projects",
    "own-premises-share", "partners-by-body", "partners-by-type", "partnerships-total",
    "quota-in-neighbourhoods", "social-planning-and-projects", "social-planning-by-state",
    "under-18-in-neighbourhoods",
}  # fmt: skip
"""Figures and charts of what has no month, so that no year narrows it."""
_ADDITIVE = {"count", "persons", "EUR"}


def asked(scope: Scope, chart_id: str, search: str) -> ChartResult:
    address = url.parse(search, {"Q-001", "Q-002"})
    inside = replace(scope.with_filters(address.filters), view=address.view)
    return run(CHARTS[chart_id], inside)


def test_most_figures_of_the_pages_can_be_held_side_by_side() -> None:
    for name in ("outreach", "applications", "cooperation", "need"):
        cards = [chart_id for chart_id, _span in PAGES[name].cards]
        assert sum(chart_id in COMPARED for chart_id in cards) >= 2, name


@pytest.mark.parametrize("is_exact", [False, True])
@pytest.mark.parametrize("search", ADDRESSES)
def test_a_side_is_what_its_choice_alone_shows(scope: Scope, search: str, is_exact: bool) -> None:
    viewer = Viewer("internal" if is_exact else "protected")
    for chart_id in COMPARED:
        _check_sides(replace(scope, viewer=viewer), chart_id, search)


def _check_sides(scope: Scope, chart_id: str, search: str) -> None:
    is_exact = scope.viewer.is_exact
    result = asked(scope, chart_id, search)
    if SIDE not in result.chart.columns:
        return  # Marks that are areas of another level have nothing to stand beside.
    plain = CHARTS[chart_id]
    measure = result.chart.compared
    by_side = {side.sign: side for side in sides(result.scope)}
    shown = {sign: [row for row in result.rows if row[SIDE] == sign] for sign in by_side}
    for sign, side in by_side.items():
        rows = shown[sign]
        if not rows:
            continue
        inside = result.scope.with_filters(side.filters)
        if plain.beside is not None and measure not in alone(plain, inside).rows:
            assert [row[measure] for row in rows] == [plain.beside.of(inside)[measure]]
            continue
        if plain.beside is not None and len(rows) == 1 and measure == plain.beside.columns[-1]:
            assert rows[0][measure] == plain.beside.of(inside)[measure]
            continue
        own = alone(plain, inside).rows
        known = [row for row in rows if row[measure]]
        assert sorted(row[measure] for row in known) == sorted(
            value for value in own[measure] if value
        )
        shares = [row[SHARE] for row in rows if row[SHARE] is not None]
        variable = next(one for one in result.chart.variables if one.name == measure)
        if shares:
            assert variable.unit in _ADDITIVE
            assert sum(shares) == pytest.approx(100)
            if variable.is_protected and not is_exact:
                assert sum(row[measure] or 0 for row in rows) >= SMALLEST_BASE
    _check_differences(result, measure)


def _check_differences(result: ChartResult, measure: str) -> None:
    """Against the Land, else the first area; of rounds and years against the one before."""
    held = sides(result.scope)
    is_over_time = held[0].kind != "area"
    by_share = not is_over_time and any(value is not None for value in result.rows[SHARE])
    signs = list(dict.fromkeys(result.rows[SIDE]))
    reference = "05" if "05" in signs else signs[0]
    rows = list(result.rows)
    for start in range(0, len(rows), len(signs)):
        category = rows[start : start + len(signs)]
        assert [row[SIDE] for row in category] == signs
        values = {row[SIDE]: row[SHARE if by_share else measure] for row in category}
        for place, row in enumerate(category):
            other = signs[place - 1] if is_over_time else reference
            is_held_against = place == 0 if is_over_time else row[SIDE] == reference
            here, there = values[row[SIDE]], values[other]
            if is_held_against or here is None or there is None:
                assert row[DIFFERENCE] is None
            else:
                assert row[DIFFERENCE] == pytest.approx(here - there)


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("search", ADDRESSES)
def test_pictures_and_sentences_tell_every_side(scope: Scope, search: str, language: str) -> None:
    with speaking(language):
        for chart_id in COMPARED:
            result = asked(scope, chart_id, search)
            if SIDE not in result.chart.columns or result.is_empty:
                continue
            count = len(set(result.rows[SIDE]))
            picture = result.picture
            assert isinstance(picture, Multiples | Bars)
            drawn = len(picture.parts if isinstance(picture, Multiples) else picture.labels)
            assert drawn == count
            assert "{" not in result.sentence + result.base.text + result.subtitle
            assert all("{" not in text for row in result.written for text in row)
            known = [row for row in result.rows if row[DIFFERENCE] is not None]
            largest = max((abs(row[DIFFERENCE]) for row in known), default=0)
            farthest = [row for row in known if abs(row[DIFFERENCE]) == largest]
            if farthest and largest >= 1:
                names = {
                    result.written[place][0]
                    for place, row in enumerate(result.rows)
                    if row in farthest
                }
                assert any(f"{name} (" in result.sentence for name in names)


def test_nothing_to_hold_beside_leaves_the_figure_as_it_is(scope: Scope) -> None:
    for search in ("?compare=choice", "?compare=2019", ""):
        result = asked(scope, "applications-by-status", search)
        assert SIDE not in result.chart.columns


def test_what_has_no_month_does_not_stand_beside_itself(scope: Scope) -> None:
    """Anchor sites and partners are told once; "no difference anywhere" would say they stayed."""
    with speaking("de"):
        told = {one: asked(scope, one, "?compare=years").sentence for one in (*FIGURES, *COMPARED)}
    assert {one for one, text in told.items() if text.endswith("trägt keinen Monat.")} == UNDATED
    assert not any("nirgends ein Unterschied" in text for text in told.values())


def test_a_rate_that_is_the_same_every_year_still_has_months(scope: Scope) -> None:
    address = url.parse("?compare=years", set())
    inside = replace(scope, view=address.view)
    chart = CHARTS["applications-by-status"]
    rows = alone(chart, scope).rows
    constant = replace(chart, query=lambda _scope: rows)
    assert not comparing._knows_no_month(constant, sides(inside), inside)


@pytest.mark.parametrize("search", ["?compare=years", "?compare=rounds"])
def test_only_years_and_rounds_with_records_are_compared(scope: Scope, search: str) -> None:
    with speaking("de"):
        found = [_check_records(scope, chart_id, search) for chart_id in COMPARED]
    assert any(found)


def _check_records(scope: Scope, chart_id: str, search: str) -> bool:
    """Whether a side of a chart has none; then it is named and neither drawn nor listed."""
    result = asked(scope, chart_id, search)
    held = sides(result.scope)
    counts = [alone(CHARTS[chart_id], result.scope.with_filters(one.filters)).base for one in held]
    empty = [side.sign for side, one in zip(held, counts, strict=True) if one.is_nothing]
    compared = set(result.rows[SIDE]) if SIDE in result.chart.columns else set()
    assert not compared & set(empty)
    if compared:
        assert len(compared) > 1
    if empty and (compared or "Nicht nebeneinander" in result.sentence):
        assert "keine Datensätze" in result.sentence
        for sign in empty:
            assert label(sign, {}) in result.sentence.split("Für ")[-1]
    return bool(empty)


def test_sides_follow_the_finest_areas_chosen(scope: Scope) -> None:
    address = url.parse("?compare=choice&region=051&district=05113,05111&round=2018-2020")
    inside = replace(scope.with_filters(address.filters), view=address.view)
    assert [side.sign for side in sides(inside)] == ["05111", "05113", "05"]
    assert {side.filters.round for side in sides(inside)} == {("2018-2020",)}
    assert sides(inside)[-1].filters.region == ()


def test_somebody_limited_to_a_town_reads_what_the_whole_is(scope: Scope) -> None:
    limited = replace(scope, viewer=Viewer(areas=("05113",)))
    result = asked(limited, "applications-by-status", "?compare=05113")
    assert [name for name, _rows in groupby(sorted(result.rows[SIDE]))] == ["05", "05113"]
    with speaking("de"):
        result = asked(limited, "applications-by-status", "?compare=05113")
        assert "Nordrhein-Westfalen" not in str(result.written) + result.sentence


@pytest.mark.parametrize("chart_id", OF_PAGES)
def test_every_figure_compares_or_says_why_not(scope: Scope, chart_id: str) -> None:
    plain = alone(CHARTS[chart_id], scope)
    for search in ADDRESSES:
        result = asked(scope, chart_id, search)
        if SIDE not in result.chart.columns and not result.is_empty:
            assert "ebeneinander" in result.sentence, search
            assert "ebeneinander" not in plain.sentence


@pytest.mark.parametrize("search", ADDRESSES)
def test_key_figures_tell_every_side(scope: Scope, search: str) -> None:
    for chart_id in FIGURES:
        result = asked(scope, chart_id, search)
        if search == "?compare=years" and chart_id in UNDATED:
            assert result.sentence.endswith("trägt keinen Monat.")
            continue
        told = result.sentence.split(" · ")
        assert len(told) == len(sides(result.scope)) == len(result.rows)
        for side, text in zip(sides(result.scope), told, strict=True):
            own = alone(CHARTS[chart_id], result.scope.with_filters(side.filters)).picture
            here = alone(CHARTS[chart_id], result.scope).picture
            assert isinstance(own, KeyNumber)
            assert isinstance(here, KeyNumber)
            assert f": {own.value}" in text
            assert getattr(result.picture, "value", "") == here.value


#: Nothing states them in a later round.
_NONE_LATER = frozenset(
    {"quota-in-neighbourhoods", "regular-use-share", "attendances-total", "participants-total"}
)


def test_a_key_figure_tells_its_change_where_its_number_is_a_column(scope: Scope) -> None:
    told = {
        chart_id: asked(scope, chart_id, "?compare=2018-2020,2021-2022").sentence.endswith(")")
        for chart_id in FIGURES
        if chart_id not in _NONE_LATER
    }
    assert told == {chart_id: bool(CHARTS[chart_id].number) for chart_id in told}
    assert not told["own-premises-share"]


def test_no_distance_from_a_sum_is_told(scope: Scope) -> None:
    for chart_id in ("applications-total", "under-18-in-neighbourhoods", "districts-reached"):
        assert "(−" not in asked(scope, chart_id, "?compare=05315,05113").sentence


def test_a_town_stands_beside_the_land_by_one_number(scope: Scope) -> None:
    result = asked(scope, "need-and-funds-by-district", "?compare=05315,05113")
    assert result.rows[SIDE] == ["05315", "05113", "05"]
    rows = alone(CHARTS["need-and-funds-by-district"], scope).rows
    own = {row["district_ags"]: row["approved_eur_per_1000_under_18"] for row in rows}
    whole = 1000 * float(rows.total("approved_eur")) / rows.total("under_18_population")
    rates = [own["05315"], own["05113"], whole]
    assert result.rows["approved_eur_per_1000_under_18"] == pytest.approx(rates)
    assert result.rows[DIFFERENCE][:2] == pytest.approx([rate - whole for rate in rates[:2]])


@pytest.mark.parametrize(("kreis", "same"), [("05113", "05113000"), ("05315", "05315000")])
@pytest.mark.parametrize(
    "chart", ["need-and-funds-by-district", "applications-by-district", "first-contacts-by-place"]
)
def test_a_kreisfreie_stadt_is_the_same_by_its_key_as_a_gemeinde(
    scope: Scope, chart: str, kreis: str, same: str
) -> None:
    answers = [asked(scope, chart, f"?compare={sign},05111,05112") for sign in (kreis, same)]
    first, second = ([{**row, SIDE: row[SIDE][:5]} for row in one.rows] for one in answers)
    assert answers[1].rows[SIDE][0] == same
    assert first == second


def test_a_gemeinde_of_a_kreis_is_no_kreis(scope: Scope) -> None:
    result = asked(scope, "need-and-funds-by-district", "?compare=05334002,05113")
    assert "05334002" not in result.rows[SIDE]
