"""The answer to one choice: everything the visible page shows, as numbers and words.

It is told as what it changes in the page as it opens. Answers are remembered by data version, page,
choice, profile, areas and language, in bounded memory. A chart that fails answers with its own
message; the others stand.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from threading import Lock
from typing import Any

import orjson
from cachetools import LRUCache

from dashboards.answers.cards import card, guarded, loosening
from dashboards.answers.patch import lean, merge_patch
from dashboards.answers.told import Answer, Card, Lead, Silent
from dashboards.charts import comparing
from dashboards.charts.comparison import SIDE
from dashboards.charts.result import ChartResult, alone, run
from dashboards.choice import choice_words, url
from dashboards.citing import cited
from dashboards.components import breadcrumb
from dashboards.language import file_names, formats
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import language
from dashboards.pages.base import Page, Visit
from queries.filters import FilterState, View
from queries.scope import Scope

_REMEMBERED_BYTES = 4_000_000
"""Of all answers together, kept as compressed JSON: four times as many as without, and as objects
they would take forty times as much."""

_FEWEST_SILENT = 4
"""From so many cards on that nothing matches, one sentence stands for all of them."""

_REMEMBERED_OPENINGS = 40
"""Of 40 kB each, not compressed: every answer of the page needs them."""


@dataclass(frozen=True)
class Opening:
    """A page as it opens, without a choice; what every other answer of it is a change to.

    Attributes:
        id: says which one it is, "" for none.
        told: the answer as JSON.
        built: the same as an object, as its JSON is read; never changed.
    """

    id: str = ""
    told: bytes = b"{}"
    built: Mapping[str, object] = field(default_factory=dict, compare=False)


_remembered: LRUCache[Any, bytes] = LRUCache(_REMEMBERED_BYTES, getsizeof=len)
_openings: LRUCache[Any, Opening] = LRUCache(_REMEMBERED_OPENINGS)
_lock = Lock()


def opening(page: Page, visit: Visit) -> Opening:
    """The page of a visit as it opens; none where it is not whole or few would share it.

    That is for pages about one thing, and for whoever sees exact counts of persons: these travel
    only as they were asked for, so that the record of who saw which of them is true.
    """
    if page.takes_rest or visit.scope.viewer.is_exact:
        return Opening()
    opened = _as_opened(page, visit)
    key = _key(page, opened)
    with _lock:
        known = _openings.get(key)
    if known is not None:
        return known
    built = _build(page, opened)
    if not _is_whole(built):
        return Opening()
    told = orjson.dumps(built)
    made = Opening(hashlib.blake2s(told, digest_size=8).hexdigest(), told, orjson.loads(told))
    with _lock:
        _openings[key] = made
    return made


def changes(page: Page, visit: Visit, opened: Opening) -> dict[str, object]:
    """What a choice changes in the page as it opens, as in `dashboards.answers.patch`."""
    if opened.id and _key(page, visit) == _key(page, _as_opened(page, visit)):
        return {}
    key = _key(page, visit, opened.id)
    told = _known(key)
    if told is None:
        built = _build(page, visit)
        told = orjson.dumps(merge_patch(opened.built, built))
        if _is_whole(built):
            _keep(key, told)
    return dict(orjson.loads(told))


def _as_opened(page: Page, visit: Visit) -> Visit:
    address = replace(visit.address, filters=FilterState(), view=View(), notices=(), version="")
    scope = replace(visit.scope, filters=address.filters, view=address.view)
    return page.narrows(Visit(visit.path, address, scope))


def _key(page: Page, visit: Visit, opening_id: str = "") -> tuple[Any, ...]:
    today = visit.today.version.id if visit.today else ""
    shown = page.id, visit.path, language(), visit.address, visit.scope.key, today
    return opening_id, *shown, page.stamp(visit)


def _known(key: tuple[Any, ...]) -> bytes | None:
    with _lock:
        kept = _remembered.get(key)
    return None if kept is None else zlib.decompress(kept)


def _keep(key: tuple[Any, ...], told: bytes) -> None:
    kept = zlib.compress(told, level=1)
    if len(kept) <= _REMEMBERED_BYTES:
        with _lock:
            _remembered[key] = kept


def _is_whole(built: Answer) -> bool:
    return not any(card.get("error") for card in built["cards"].values())


def _build(page: Page, visit: Visit) -> Answer:
    scope = visit.scope
    results: dict[str, ChartResult] = {}
    cards = {card_id: _made(page, visit, card_id, results) for card_id in page.charts_for(visit)}
    lead = guarded(partial(_lead, page, results, scope), page.id)
    answer: Answer = {
        "page": page.id,
        "search": visit.address.search(scope.filters),
        "version": scope.store.version.id,
        "cited": cited.told(visit),
        "profile": scope.viewer.profile,
        "choice": choice_words.choice(
            scope,
            visit.address.notices,
            (page.months.first, page.months.last),
            page.months.told if "months" in page.filters else None,
            page.counted,
            page.filters or None,
        ),
        "lead": lead if "summary" in lead else {"summary": []},
        "trail": breadcrumb.trail(page, visit) if page.has_breadcrumb else [],
        "files": _files(page, results, visit),
        "cards": cards,
    }
    if scope.view.compare:
        answer["compared"] = comparing.told(scope)
    nothing = _nothing(page, cards, scope)
    if nothing:
        answer["nothing"] = nothing
    answer = page.completes(answer, results, visit)
    answer["cards"] = {chart_id: lean(one) for chart_id, one in answer["cards"].items()}
    return answer


def _made(page: Page, visit: Visit, card_id: str, results: dict[str, ChartResult]) -> Card:
    return guarded(partial(_card_of, page, visit, card_id, results), card_id)


def _card_of(page: Page, visit: Visit, card_id: str, results: dict[str, ChartResult]) -> Card:
    chart, scope = page.placed(visit, card_id)
    result = run(chart, scope)
    # The words of a page are about its choice, whatever is compared beside it; a slide has its own.
    is_beside = SIDE in result.chart.columns and chart.id in page.charts
    results[card_id] = alone(chart, scope) if is_beside else result
    return card(result)


def _files(page: Page, results: dict[str, ChartResult], visit: Visit) -> dict[str, str]:
    """What the page saved as a file and the pictures of its cards are called, without ending."""
    scope = visit.scope
    charts = [results[chart_id].chart for chart_id, _span in page.cards if chart_id in results]
    pictures = {one.id: file_names.stem(str(one.title), scope, one) for one in charts}
    return {"page": file_names.stem(page.titled(visit), scope), **pictures}


def _lead(page: Page, results: dict[str, ChartResult], scope: Scope) -> Lead:
    if any(chart_id not in results for chart_id in page.charts):
        return {"summary": []}
    return {"summary": page.lead(results, scope)}


def _nothing(page: Page, cards: Mapping[str, Card], scope: Scope) -> Silent | None:
    """Many cards that nothing matches, told as one: which they are, and what to loosen."""
    silent = [
        chart_id
        for chart_id, _span in page.cards
        if (empty := cards.get(chart_id, Card()).get("empty")) and empty["loosen"]
    ]
    if len(silent) < _FEWEST_SILENT:
        return None
    text = _("{count} charts of this page have nothing to show for this choice.")
    return {
        "cards": silent,
        "text": text.format(count=formats.number(len(silent))),
        "loosen": [loosening(key, page.months) for key in url.chosen(scope.filters)],
    }
