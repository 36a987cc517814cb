"""A figure and a choice in one search: "Kinderarmut in Gelsenkirchen" leads to the figure there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from urllib.parse import quote, urlsplit, urlunsplit

from dashboards.charts import CHARTS
from dashboards.finding import asked_words, choices
from dashboards.finding.choices import Reading
from dashboards.finding.ranking import Entry, Index, stem, words_of
from dashboards.language.i18n import gettext as _
from dashboards.pages import PAGES
from dashboards.pages.base import Page
from queries.filters import bar

_MOST = 4
"""Figures of one reading."""
_MOST_PAGES = 3
_COMPARISON = "regions-compared"
_COMPARABLE = {"region", "district"}
_BY_YEAR = "funded_year"
"""The column of figures that show calendar years whatever is chosen: no month narrows them."""
_FOLLOWING = "compare=choice"
_YEARS = "compare=years"


@dataclass(frozen=True)
class Placed:
    """Figures inside a choice, and the words that name neither."""

    entries: tuple[Entry, ...] = ()
    missed: tuple[str, ...] = ()


def figures(index: Index, words: list[str], years: Sequence[str]) -> Placed:
    """Figures, measures or pages that some of the words name, inside what others choose.

    Args:
        index: everything that can be found.
        words: of a question, those that name something.
        years: the calendar years that the data speak of.
    """
    found: list[Placed] = []
    for reading in choices.readings(index, words):
        known = all(year in years for year in reading.years)
        told = _told(index, reading if known else choices.without_years(reading))
        if told.entries:
            found.append(told)
    if not found:
        return Placed()
    fewest = min(len(one.missed) for one in found)
    best = [one for one in found if len(one.missed) == fewest]
    return Placed(
        tuple(dict.fromkeys(one for told in best for one in told.entries)), best[0].missed
    )


def _told(index: Index, reading: Reading) -> Placed:
    """What one reading leads to."""
    if not reading.count:
        return Placed()
    rest = list(reading.rest)
    if not rest:
        return Placed(tuple(_pages(index, reading)) if reading.count > 1 else ())
    found, missed = asked_words.most(index, rest, fits=lambda one: _offers(one, reading))
    best = sorted(
        found.entries,
        key=lambda one: (not (reading.years and _is_all_by_year(one, rest)), one.kind == "page"),
    )
    return Placed(tuple(_inside(one, reading) for one in islice(best, _MOST)), missed)


def _pages(index: Index, reading: Reading) -> Iterator[Entry]:
    """Where only a choice is named: what compares two areas or years, and the narrowed pages."""
    is_of_areas = _holds_areas(reading) and not reading.years
    for entry in index.entries:
        is_comparison = is_of_areas and entry.href.endswith(f"#{_COMPARISON}")
        if entry.kind == "chart" and (is_comparison or (reading.years and _is_by_year(entry))):
            yield _inside(entry, reading)
    pages = (entry for entry in index.entries if entry.kind == "page" and _offers(entry, reading))
    for entry in islice(pages, _MOST_PAGES):
        yield _inside(entry, reading)


def _holds_areas(reading: Reading) -> bool:
    """It names two areas or more, to be held against each other."""
    return len([key for key, _value in reading.values if key in _COMPARABLE]) > 1


def _page(entry: Entry) -> Page | None:
    path = urlsplit(entry.href).path
    return next((page for page in PAGES.values() if page.path == path and page.filters), None)


def _is_by_year(entry: Entry) -> bool:
    """It shows calendar years beside each other by itself."""
    if _YEARS in urlsplit(entry.href).query:
        return True
    chart = CHARTS.get(urlsplit(entry.href).fragment)
    return chart is not None and _BY_YEAR in chart.columns


def _is_all_by_year(entry: Entry, words: list[str]) -> bool:
    """It shows what the words name by calendar year: what it is called, or a page the change."""
    named = words_of(entry.label)
    is_named = all(any(known.startswith(stem(word)) for known in named) for word in words)
    return _is_by_year(entry) and is_named != (entry.kind == "page")


def _offers(entry: Entry, reading: Reading) -> bool:
    """Its page lets all of it be chosen, and shows figures or is one itself."""
    page = _page(entry)
    if page is None or entry.kind not in {*asked_words.FIGURES, "page"}:
        return False
    offered = {key for button in page.filters for key in bar()[button]}
    asked = {*reading.chosen, *(("from",) if reading.years else ())}
    is_whole_page = entry.kind == "page" and not urlsplit(entry.href).query
    if _YEARS in entry.href and _holds_areas(reading):
        return False
    return asked <= offered and is_whole_page == (not reading.rest)


def _inside(entry: Entry, reading: Reading) -> Entry:
    """The entry with the choice in its address and in its name."""
    page = _page(entry)
    address = urlsplit(entry.href)
    parts = [
        f"{key}={','.join(quote(value, safe='') for value in sorted(values))}"
        for key, values in reading.chosen.items()
    ]
    told = [entry.label, ", ".join(reading.names)]
    if reading.years and _is_by_year(entry):
        told.append(_("with {years}").format(years=", ".join(reading.years)))
    elif reading.years and page:
        first, last = min(reading.years), max(reading.years)
        parts.append(f"from={first}-01&to={last}-12")
        span = first if first == last else f"{first}–{last}"
        told.append(str(page.months.of_year).format(year=span))
    if _holds_areas(reading) and page and page.has_sides and "compare" not in address.query:
        parts.append(_FOLLOWING)
    query = "&".join(part for part in (*parts, address.query) if part)
    label = " · ".join(part for part in told if part)
    return replace(entry, label=label, href=urlunsplit(address._replace(query=query)))
