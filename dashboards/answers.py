"""The answer to one choice: everything the visible page shows, as numbers and words.

Answers are remembered by data version, page, choice, profile, areas and language, in bounded
memory. A chart that fails answers with its own message; the others stand.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable
from functools import partial
from threading import Lock
from typing import Any

import orjson
from cachetools import LRUCache

from dashboards import formats, names, url
from dashboards.access.logs import new_number
from dashboards.charts import CHARTS
from dashboards.charts.base import ChartResult, run
from dashboards.components import breadcrumb
from dashboards.headings import heading
from dashboards.i18n import gettext as _
from dashboards.i18n import language, ngettext
from dashboards.pages.base import Page, Parts, Visit
from data.store import QueryTimeoutError, StoreError
from queries import applications, areas, overview
from queries.filters import LIST_KEYS, FilterState
from queries.scope import Scope

_log = logging.getLogger(__name__)
_REMEMBERED_ANSWERS = 1_000

_remembered: LRUCache[Any, dict[str, Any]] = LRUCache(_REMEMBERED_ANSWERS)
_lock = Lock()


def answer(page: Page, visit: Visit) -> dict[str, Any]:
    """What the browser needs to show a page's charts for one choice."""
    key = (page.id, visit.path, language(), visit.address, visit.scope.key)
    with _lock:
        known = _remembered.get(key)
    if known is None:
        known = _build(page, visit)
        if not any(card.get("error") for card in known["cards"].values()):
            with _lock:
                _remembered[key] = known
    return known


def _build(page: Page, visit: Visit) -> dict[str, Any]:
    scope = visit.scope
    results: dict[str, ChartResult] = {}
    cards: dict[str, dict[str, Any]] = {}
    for chart_id in page.charts_for(visit):
        cards[chart_id] = guarded(partial(_card_of, chart_id, scope, results), chart_id)
    lead = guarded(partial(_lead, page, results, scope), page.id)
    answer = {
        "page": page.id,
        "search": visit.address.search(scope.filters),
        "version": scope.store.version.id,
        "profile": scope.viewer.profile,
        "choice": choice(visit),
        "lead": lead if "summary" in lead else {"summary": []},
        "trail": breadcrumb.trail(page, visit) if page.has_breadcrumb else [],
        "cards": cards,
    }
    return page.completes(answer, results, visit)


def _card_of(chart_id: str, scope: Scope, results: dict[str, ChartResult]) -> dict[str, Any]:
    result = run(CHARTS[chart_id], scope)
    results[chart_id] = result
    return card(result)


def _lead(page: Page, results: dict[str, ChartResult], scope: Scope) -> dict[str, Any]:
    if any(chart_id not in results for chart_id in page.charts):
        return {"summary": []}
    return {"summary": page.summary(results, scope)}


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
        return _failed(what, _("This figure could not be computed."), error, trace=error)


def _failed(
    what: str, text: str, reason: object, *, trace: Exception | None = None
) -> dict[str, Any]:
    number = new_number()
    _log.error("%s failed: %s", what, reason, exc_info=trace, extra={"number": number})
    return {"hash": number, "error": {"text": text, "number": number}}


def card(result: ChartResult) -> dict[str, Any]:
    """One chart as the browser shows it."""
    content = {
        "headline": result.headline,
        "subtitle": result.subtitle,
        "sentence": result.sentence,
        "base": result.base.parts,
        "source": result.source_text,
        "picture": result.picture,
        "table": table(result),
        "empty": _empty(result) if result.is_empty else None,
    }
    if result.chart.is_key_figure:
        content["picture"] = {**result.picture, "tag": _standing(result)}
    digest = hashlib.blake2s(orjson.dumps(content), digest_size=8).hexdigest()
    return {"hash": digest, **content}


def _standing(result: ChartResult) -> str:
    """Whether a key figure is a published one, a sample value, or neither."""
    scope = result.scope
    if result.chart.id == "applications-total" and _is_first_round(scope.filters):
        published = overview.published_comparison(scope)
        total = int(published["published_count"].sum())
        if total and total == int(result.frame["applications_count"].iloc[0]):
            return "published"
    return "sample" if scope.store.version.is_sample else ""


def _is_first_round(filters: FilterState) -> bool:
    return filters in {FilterState(), FilterState(round=("2018-2020",))}


def table(result: ChartResult) -> dict[str, Any]:
    """The rows as the reader reads them, with what a click on each chooses."""
    if result.picture["kind"] == "records":
        head = [[heading(column), column.kind] for column in result.chart.variables]
        return {"head": head, "rows": [], "toggles": [], "chosen": []}
    toggles = result.row_toggles
    filters = result.scope.filters
    return {
        "head": [[heading(column), column.kind] for column in result.chart.variables],
        "rows": result.written,
        "toggles": toggles,
        "links": result.chart.links(result.frame) if result.chart.links else [],
        "chosen": [
            index
            for index, pairs in enumerate(toggles)
            if pairs and all(is_chosen(filters, key, value) for key, value in pairs)
        ],
    }


def is_chosen(filters: FilterState, key: str, value: str) -> bool:
    """The value stands in the choice."""
    if key in {"from", "to"}:
        return value == (filters.from_month if key == "from" else filters.to_month)
    return value in getattr(filters, key)


def _empty(result: ChartResult) -> dict[str, Any]:
    """What is not there, and what to loosen: every key of the choice, one press each.

    Where the emptiness is itself an answer (every Kreis has a project) there is nothing to loosen.
    """
    is_answer = result.chart.nothing is not None and not result.base.is_nothing
    keys = [] if is_answer else _chosen_keys(result.scope.filters)
    return {
        "text": str(result.chart.nothing or _("Nothing matches this choice.")),
        "loosen": [{"key": key, "label": f"{filter_label(key)}: {_('all')}"} for key in keys],
    }


def _chosen_keys(filters: FilterState) -> list[str]:
    keys = [key for key in LIST_KEYS if getattr(filters, key)]
    return keys + [
        key for key, month in (("from", filters.from_month), ("to", filters.to_month)) if month
    ]


def filter_label(key: str) -> str:
    """What a key of the choice is called."""
    return {
        "block": _("Building block"),
        "round": _("Funding round"),
        "region": _("Regierungsbezirk"),
        "district": _("Kreis"),
        "municipality": _("Gemeinde"),
        "neighbourhood": _("Quartier"),
        "circle": _("Circle"),
        "status": _("Status"),
        "outcome": _("Outcome"),
        "applicant": _("Applicant type"),
        "target": _("Target group"),
        "place": _("Place of first contact"),
        "offer": _("Offer"),
        "from": _("From"),
        "to": _("Until"),
        "area": _("Region"),
        "months": _("Period"),
    }.get(key, key)


def value_label(key: str, value: str, neighbourhoods: dict[str, str]) -> str:
    """What one value of the choice is called."""
    if key == "block":
        return f"{value} {names.block_name(value)}"
    if key in {"region", "district", "municipality"}:
        return names.area_name(value)
    if key == "neighbourhood":
        return neighbourhoods.get(value, value)
    if key == "outcome":
        return names.outcome_name(value)
    if key in {"from", "to"}:
        return formats.month(value)
    return names.code_name(
        {"applicant": "applicant_type", "target": "target_group"}.get(key, key), value
    )


def chosen_values(filters: FilterState) -> list[tuple[str, str]]:
    """The choice as pairs of key and value, in the order of the filter bar."""
    pairs = [(key, value) for key in LIST_KEYS for value in getattr(filters, key)]
    months = (("from", filters.from_month), ("to", filters.to_month))
    return pairs + [(key, month) for key, month in months if month]


def filters_text(scope: Scope) -> str:
    """The choice in words, for files, slides and the Beleg."""
    if scope.filters.is_empty:
        return _("whole programme, nothing filtered")
    quartiere = neighbourhood_labels(scope)
    by_key: dict[str, list[str]] = {}
    for key, value in chosen_values(scope.filters):
        by_key.setdefault(key, []).append(value_label(key, value, quartiere))
    return " · ".join(f"{filter_label(key)}: {', '.join(values)}" for key, values in by_key.items())


def neighbourhood_labels(scope: Scope) -> dict[str, str]:
    """Names of the Quartiere the viewer may see, by id."""
    frame = areas.neighbourhood_names(scope.with_filters(FilterState()))
    return dict(zip(frame["neighbourhood_id"], frame["neighbourhood_name"], strict=True))


_GROUPS = {
    "area": ("region", "district", "municipality", "neighbourhood"),
    "months": ("from", "to"),
    "status": ("outcome", "status"),
}


def choice(visit: Visit) -> dict[str, Any]:
    """Chips, labels of the filter buttons, the count in the choice and what was dropped."""
    scope = visit.scope
    quartiere = neighbourhood_labels(scope) if scope.filters.neighbourhood else {}
    chosen = chosen_values(scope.filters)
    chips = [
        {
            "key": key,
            "value": value,
            "label": f"{filter_label(key)}: {value_label(key, value, quartiere)}",
        }
        for key, value in chosen
    ]
    buttons = {}
    for key in (
        "block",
        "round",
        "area",
        "circle",
        "status",
        "applicant",
        "months",
        "target",
        "place",
        "offer",
    ):
        members = _GROUPS.get(key, (key,))
        labels = [value_label(part, value, quartiere) for part, value in chosen if part in members]
        buttons[key] = _button_text(key, labels)
    return {
        "chips": chips,
        "buttons": buttons,
        "count": _count_parts(scope),
        "notices": [notice_text(notice) for notice in visit.address.notices],
    }


def _button_text(key: str, labels: list[str]) -> str:
    if not labels:
        return {"area": _("NRW"), "months": _("whole")}.get(key, _("all"))
    if key == "months":
        return " – ".join(labels)
    if len(labels) == 1:
        return labels[0]
    return _("{count} chosen").format(count=len(labels))


def _count_parts(scope: Scope) -> Parts:
    count = int(applications.base(scope)["applications_count"].iloc[0])
    noun = ngettext("application in the choice", "applications in the choice", count)
    return [(formats.number(count), True), (f" {noun}", False)]


def notice_text(notice: url.Notice) -> str:
    """Names what was dropped from an address."""
    return _(
        "The address contained “{key}={value}”, which is unknown here and was left out."
    ).format(key=notice.key, value=notice.value)
