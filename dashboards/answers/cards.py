"""One card of an answer: a chart as the browser shows it, or one sentence on why it cannot."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Mapping
from typing import TypeVar

import orjson

from dashboards.access.logs import new_number
from dashboards.answers import table_cells
from dashboards.answers.told import Card, Empty, Loosening, Table
from dashboards.charts import CHARTS
from dashboards.charts.context import drawn, in_sight
from dashboards.charts.result import ChartResult
from dashboards.choice import choice_words, url
from dashboards.choice.month_words import Months
from dashboards.language.i18n import gettext as _
from dashboards.pictures.model import Records
from dashboards.pictures.wire import sent
from data.store import QueryTimeoutError, StoreError
from queries.filters import MONTH_KEYS

_log = logging.getLogger(__name__)
Made = TypeVar("Made")


def guarded(build: Callable[[], Made], what: str) -> Made | Card:
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


def _failed(what: str, text: str, reason: object, *, trace: Exception | None = None) -> Card:
    number = new_number()
    _log.error("%s failed: %s", what, reason, exc_info=trace, extra={"number": number})
    return {"hash": number, "error": {"text": text, "number": number}}


def card(result: ChartResult) -> Card:
    """One chart as the browser shows it; picture and table with what lies around the choice."""
    seen = in_sight(result)
    content: Card = {
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


def table(result: ChartResult) -> Table:
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
    told: Table = {
        "head": table_cells.head(result.chart.variables),
        "rows": table_cells.rows(result),
        "toggles": toggles,
        "links": result.chart.links(result.rows) if result.chart.links else [],
        "chosen": [
            index
            for index, pairs in enumerate(toggles)
            if pairs and all(_is_chosen(key, value, chosen) for key, value in pairs)
        ],
    }
    if result.outside:
        told["outside"] = list(result.outside)
    if result.total:
        told["total"] = result.total
    return told


def loosening(key: str, months: Months | None = None) -> Loosening:
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


def _empty(result: ChartResult) -> Empty:
    """What is not there, and what to loosen: every key of the choice, one press each.

    Where the emptiness is itself an answer (every Kreis has a project) there is nothing to loosen.
    """
    is_answer = result.chart.nothing is not None and not result.base.is_nothing
    keys = () if is_answer else url.chosen(result.scope.filters)
    told: Empty = {"text": result.nothing, "loosen": [loosening(key) for key in keys]}
    if result.chart.is_too_large:
        told["is_too_large"] = True
    return told
