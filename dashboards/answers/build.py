"""The answer to one choice: everything the visible page shows, as numbers and words.

It is told as what it changes in the page as it opens. Answers are remembered by data version, page,
choice, profile, areas and language, in bounded memory. A chart that fails answers with its own
message; the others stand.
"""

from __future__ import annotations

import hashlib
import logging
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from threading import Lock
from typing import Any

import orjson
from cachetools import LRUCache

from dashboards.access.logs import new_number
from dashboards.answers import table_cells
from dashboards.answers.patch import lean, merge_patch
from dashboards.charts import CHARTS, comparing
from dashboards.charts.comparison import SIDE
from dashboards.charts.context import drawn, in_sight
from dashboards.charts.result import ChartResult, alone, run
from dashboards.choice import choice_words, url
from dashboards.choice.month_words import Months
from dashboards.citing import cited
from dashboards.components import breadcrumb
from dashboards.language import file_names, formats
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import language
from dashboards.pages.base import Page, Visit
from dashboards.pictures.model import Records
from dashboards.pictures.wire import sent
from data.store import QueryTimeoutError, StoreError
from queries.filters import MONTH_KEYS, FilterState, View
from queries.scope import Scope

_log = logging.getLogger(__name__)
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
    built: dict[str, Any] = field(default_factory=dict, compare=False)


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


def changes(page: Page, visit: Visit, opened: Opening) -> dict[str, Any]:
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


def _is_whole(built: dict[str, Any]) -> bool:
    return not any(card.get("error") for card in built["cards"].values())


def _build(page: Page, visit: Visit) -> dict[str, Any]:
    scope = visit.scope
    results: dict[str, ChartResult] = {}
    cards = {card_id: _made(page, visit, card_id, results) for card_id in page.charts_for(visit)}
    lead = guarded(partial(_lead, page, results, scope), page.id)
    answer: dict[str, Any] = {
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


def _made(
    page: Page, visit: Visit, card_id: str, results: dict[str, ChartResult]
) -> dict[str, Any]:
    return guarded(partial(_card_of, page, visit, card_id, results), card_id)


def _card_of(
    page: Page, visit: Visit, card_id: str, results: dict[str, ChartResult]
) -> dict[str, Any]:
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


def _lead(page: Page, results: dict[str, ChartResult], scope: Scope) -> dict[str, Any]:
    if any(chart_id not in results for chart_id in page.charts):
        return {"summary": []}
    return {"summary": page.lead(results, scope)}


def guarded(build: Callable[[], dict[str, Any]], what: str) -> dict[str, Any]:
    """What `build` gives, or a card with one plain sentence and the number of the log line."""
    try:
        return build()
    except QueryTimeoutError:
        text = _("This took too long. Narrow the choice and try again.")
        return _failed(what, text, "time limit")
    except StoreError as error:
        return _failed(what, _("The data cannot be read at the moment. Try again shortly."), error)
    except Exception as error:
        return _failed(what, _("This chart could not be computed."), error, trace=error)


def _failed(
    what: str, text: str, reason: object, *, trace: Exception | None = None
) -> dict[str, Any]:
    number = new_number()
    _log.error("%s failed: %s", what, reason, exc_info=trace, extra={"number": number})
    return {"hash": number, "error": {"text": text, "number": number}}


def card(result: ChartResult) -> dict[str, Any]:
    """One chart as the browser shows it; picture and table with what lies around the choice."""
    seen = in_sight(result)
    content = {
        "headline": result.headline,
        "subtitle": result.below_headline,
        "sentence": result.sentence,
        "base": result.base.parts,
        "source": result.source_text,
        "picture": sent(drawn(seen)),
        "table": table(seen),
        "empty": _empty(result) if result.is_empty else None,
    }
    if result.chart.own_choice is not None:
        content["own_choice"] = result.chart.own_choice(result.rows)
    title = str(result.chart.title)
    usual = CHARTS.get(result.chart.id)
    if usual is not None and title != str(usual.title):
        content["title"] = title
    if result.chart.whole is not None:
        content["whole"] = str(result.chart.whole)
    digest = hashlib.blake2s(orjson.dumps(content), digest_size=8).hexdigest()
    return {"hash": digest, **content}


def table(result: ChartResult) -> dict[str, Any]:
    """The rows with their values and what is read of them, and what a click on each chooses."""
    if isinstance(result.picture, Records):
        return {
            "head": table_cells.head(result.chart.variables),
            "rows": [],
            "toggles": [],
            "chosen": [],
        }
    toggles = result.row_toggles
    chosen = url.chosen(result.scope.filters)
    outside = {"outside": list(result.outside)} if result.outside else {}
    return {
        "head": table_cells.head(result.chart.variables),
        "rows": table_cells.rows(result),
        **outside,
        **({"total": result.total} if result.total else {}),
        "toggles": toggles,
        "links": result.chart.links(result.rows) if result.chart.links else [],
        "chosen": [
            index
            for index, pairs in enumerate(toggles)
            if pairs and all(_is_chosen(key, value, chosen) for key, value in pairs)
        ],
    }


def _nothing(page: Page, cards: Mapping[str, dict[str, Any]], scope: Scope) -> dict[str, Any]:
    """Many cards that nothing matches, told as one: which they are, and what to loosen."""
    silent = [
        chart_id
        for chart_id, _span in page.cards
        if ((cards.get(chart_id) or {}).get("empty") or {}).get("loosen")
    ]
    if len(silent) < _FEWEST_SILENT:
        return {}
    text = _("{count} charts of this page have nothing to show for this choice.")
    return {
        "cards": silent,
        "text": text.format(count=formats.number(len(silent))),
        "loosen": [_loosening(key, page.months) for key in url.chosen(scope.filters)],
    }


def _loosening(key: str, months: Months | None = None) -> dict[str, str]:
    """One press that takes a key out of the choice; a chart alone knows only of a period."""
    if key not in MONTH_KEYS:
        return {"key": key, "label": f"{choice_words.filter_label(key)}: {_('all')}"}
    first, last = (months.first, months.last) if months else (_("Period from"), _("Period until"))
    limit = first if key == MONTH_KEYS[0] else last
    return {"key": key, "label": _("{limit}: open").format(limit=limit)}


def _is_chosen(key: str, value: str, chosen: Mapping[str, tuple[str, ...]]) -> bool:
    """A value is in the choice; a month when it lies in the chosen span."""
    if key not in MONTH_KEYS:
        return value in chosen.get(key, ())
    first, last = (chosen.get(name, ("",))[0] for name in MONTH_KEYS)
    return bool(first or last) and (not first or first <= value) and (not last or value <= last)


def _empty(result: ChartResult) -> dict[str, Any]:
    """What is not there, and what to loosen: every key of the choice, one press each.

    Where the emptiness is itself an answer (every Kreis has a project) there is nothing to loosen.
    """
    is_answer = result.chart.nothing is not None and not result.base.is_nothing
    keys = () if is_answer else url.chosen(result.scope.filters)
    told = {
        "text": result.nothing,
        "loosen": [_loosening(key) for key in keys],
    }
    return {**told, "is_too_large": True} if result.chart.is_too_large else told
