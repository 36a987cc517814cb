"""A page is words and a list of charts; the frame around it and the wiring are everybody's."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from functools import wraps
from threading import Lock
from typing import Any, TypeVar

from cachetools import LRUCache, cached

from dashboards.answers.told import Answer
from dashboards.charts import CHARTS
from dashboards.charts.base import Chart
from dashboards.charts.result import ChartResult
from dashboards.choice.counted import of_applications
from dashboards.choice.month_words import OF_RECEIPT, Months
from dashboards.choice.url import Address
from dashboards.language import counting, phrases
from dashboards.language.i18n import Lazy, language
from data.store import Store, StoreHandle
from queries.filters import FilterState, filters_on
from queries.scope import Scope

#: Parts of a text with what is set in bold.
Parts = list[tuple[str, bool]]
Results = Mapping[str, ChartResult]

ALL_FILTERS = filters_on()
"""What every page of numbers lets its readers choose."""


@dataclass(frozen=True)
class Visit:
    """One visit of a page: the path behind it, the address read, and who asks of which data.

    `today` are the data in use where the address names an other version, else None. `handle` knows
    the versions that are there.
    """

    path: str
    address: Address
    scope: Scope
    today: Store | None = None
    handle: StoreHandle | None = None


Component = TypeVar("Component")
_REMEMBERED_PARTS = 8


def same_for_every_choice(build: Callable[[Visit], Component]) -> Callable[[Visit], Component]:
    """Builds a part of a page once per data version, profile, areas and language.

    For costly parts that say the same to everybody whatever is chosen. Treat them as frozen.
    """

    def key(visit: Visit) -> tuple[Any, ...]:
        return (*visit.scope.with_filters(FilterState()).key, language())

    remembered: LRUCache[Any, Component] = LRUCache(_REMEMBERED_PARTS)
    return wraps(build)(cached(remembered, key, Lock())(build))


def no_summary(_results: Results, _scope: Scope) -> Parts:
    """For pages whose words do not depend on the choice."""
    return []


def always(_visit: Visit) -> bool:
    """For pages whose every address leads somewhere."""
    return True


def no_extra(_visit: Visit) -> list[Any]:
    """For pages that are lead, key figures and cards only."""
    return []


def as_asked(visit: Visit) -> Visit:
    """For pages whose path does not narrow the choice."""
    return visit


def as_answered(answer: Answer, _results: Results, _visit: Visit) -> Answer:
    """For pages that show their charts as they are."""
    return answer


def of_data_alone(_visit: Visit) -> Hashable:
    """For pages that show nothing but what a version holds."""
    return ()


def as_named(visit: Visit, card_id: str) -> tuple[Chart, Scope]:
    """For pages whose cards are charts, each once and all inside one choice."""
    return CHARTS[card_id], visit.scope


@dataclass(frozen=True, kw_only=True)
class Page:
    """One address.

    Attributes:
        id: as in `/export/pages/<id>.xlsx`.
        path: the address; a page with `takes_rest` also answers everything below it, or only what
            is below when another page has the same path without it.
        nav: short word in the navigation, "" when it is not shown there.
        title: the h1.
        key_figures: chart ids of the row of key figures.
        cards: chart ids with the columns (of 12) each card takes, in reading order.
        summary: results to at most three sentences.
        filters: filters shown in the bar, in order; empty for pages without a choice.
        controls: components above the cards (measure, level, regions to compare).
        extra: components below the cards; for pages that are not made of charts, all there is.
        exists: whether an address below the path leads somewhere; the reader is told if not.
        heading: the h1 where it depends on the address.
        has_german_heading: the h1 is a title or name as it was given, German on English pages too.
        place: for a page about one thing, the Gemeinde it lies in and its name: the end of the
            breadcrumb.
        has_sides: its charts can stand side by side for areas, rounds or calendar years.
        has_breadcrumb: the chosen areas stand above the h1, each a link to the wider choice.
        bodies: per chart id what stands in its card under the picture, drawn once per page.
        heads: per chart id what stands above the picture: what the reader sets for this card.
        narrows: the visit with what the path itself decides: a circle, protected numbers.
        charts_at: the charts where they depend on the address; they then stand in `extra`.
        completes: the answer with what this page alone shows.
        placed: which chart a card of the page shows, and inside which scope.
        months: what the months of the choice are here.
        counted: what the filter bar counts: the records the page is about.
        stamp: another one as soon as the answer is, though data and choice are the same.
        path_for: for a page about one thing, its address when the choice is of that thing alone;
            how files and links of its charts find it.
    """

    id: str
    path: str
    nav: Lazy
    title: Lazy
    key_figures: tuple[str, ...] = ()
    cards: tuple[tuple[str, int], ...] = ()
    summary: Callable[[Results, Scope], Parts] = no_summary
    filters: tuple[str, ...] = ALL_FILTERS
    controls: Callable[[Visit], list[Any]] = no_extra
    extra: Callable[[Visit], list[Any]] = no_extra
    takes_rest: bool = False
    exists: Callable[[Visit], bool] = always
    heading: Callable[[Visit], str] | None = None
    has_german_heading: bool = False
    place: Callable[[Visit], tuple[str, str] | None] | None = None
    has_sides: bool = False
    has_breadcrumb: bool = False
    bodies: Mapping[str, Callable[[Visit], Any]] = field(default_factory=dict)
    heads: Mapping[str, Callable[[Visit], Any]] = field(default_factory=dict)
    is_secondary: bool = False
    narrows: Callable[[Visit], Visit] = as_asked
    charts_at: Callable[[Visit], tuple[str, ...]] | None = None
    completes: Callable[[Answer, Results, Visit], Answer] = as_answered
    placed: Callable[[Visit, str], tuple[Chart, Scope]] = as_named
    months: Months = OF_RECEIPT
    counted: Callable[[Scope], Parts] = of_applications
    stamp: Callable[[Visit], Hashable] = of_data_alone
    path_for: Callable[[FilterState], str] | None = None

    def lead(self, results: Results, scope: Scope) -> Parts:
        """The summary as it stands on the page: counts alike, and no choice that nobody made."""
        parts = self.summary(results, scope)
        if scope.filters.is_empty:
            parts = [(phrases.of_the_whole(text), is_bold) for text, is_bold in parts]
        return counting.alike_parts(parts)

    def titled(self, visit: Visit) -> str:
        """The h1 of one visit."""
        return self.heading(visit) if self.heading else str(self.title)

    @property
    def charts(self) -> tuple[str, ...]:
        """Ids of all charts of the page, in reading order."""
        return (*self.key_figures, *(chart_id for chart_id, _span in self.cards))

    def charts_for(self, visit: Visit) -> tuple[str, ...]:
        """Ids of the charts that one address shows."""
        return self.charts_at(visit) if self.charts_at else self.charts
