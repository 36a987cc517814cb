"""What a chart said in an earlier version of the data, what it says today, and each difference."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Any, NamedTuple

from dashboards.charts import CHARTS
from dashboards.charts.result import ChartResult, run
from dashboards.citing import cited
from dashboards.language import formats
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import ngettext
from dashboards.language.variables import Variable
from dashboards.pages.base import Visit

MOST_LISTED = 200
"""Differences that are listed one by one; `differences_count` says how many there are."""


class Row(NamedTuple):
    """One row of a chart: what it is about, and its values as they are read, by label."""

    name: str
    values: dict[str, str]


def revision(chart_id: str, visit: Visit) -> dict[str, Any]:
    """One chart then and now, for the same choice, reader and rights.

    Returns:
        `then` and `now` with version, day and sentence; `is_same`; a `text`; and `differences`: per
        row that is new, gone or changed its name, and the values before and after.
    """
    scope = visit.scope
    then = run(CHARTS[chart_id], scope)
    # All words of it while its own facts are in use.
    before, told_then = _rows(then), _told(then)
    now = run(CHARTS[chart_id], replace(scope, store=visit.today or scope.store))
    after, told_now = _rows(now), _told(now)
    differences = _differences(before, after)
    return {
        "id": chart_id,
        "title": str(then.chart.title),
        "then": told_then,
        "now": told_now,
        "is_same": not differences and told_then["sentence"] == told_now["sentence"],
        "text": _text(differences),
        "note": cited.sentence(visit),
        "head": [_("Row"), _("Measure"), _("In the data cited"), _("Today")],
        "differences": differences[:MOST_LISTED],
        "differences_count": len(differences),
    }


def _told(result: ChartResult) -> dict[str, Any]:
    version = result.scope.store.version
    return {
        "data_version": version.id,
        "as_of": version.as_of.isoformat() if version.as_of else None,
        "imported_on": version.built_on.isoformat() if version.built_on else None,
        "sentence": result.sentence,
        "base": result.base.text,
    }


def _rows(result: ChartResult) -> dict[tuple[str, int], Row]:
    """The rows by what they are about; those about the same are told apart by their order."""
    columns = result.chart.variables
    found: dict[tuple[str, int], Row] = {}
    seen: Counter[str] = Counter()
    for record, written, held in zip(result.records, result.written, result.withheld, strict=True):
        texts = dict(zip((column.name for column in columns), written, strict=True))
        parts = [
            texts[column.name]
            for column in columns
            if column.kind != "number" and column.has_words_for(record[column.name])
        ]
        name = " · ".join(parts) or formats.NOTHING_THERE
        values = {
            str(column.label): _value(column, record[column.name], texts[column.name], held)
            for column in columns
            if column.kind == "number"
        }
        found[name, seen[name]] = Row(name, values)
        seen[name] += 1
    return found


def _value(column: Variable, value: Any, text: str, held: list[str]) -> str:
    """As the table writes it; money and shares with their sign."""
    if column.name in held or value is None:
        return text
    if column.unit == "EUR":
        return formats.euro_full(value) if float(value).is_integer() else formats.euro_exact(value)
    return formats.percent(value, column.decimals) if column.unit == "percent" else text


def _differences(
    before: dict[tuple[str, int], Row], after: dict[tuple[str, int], Row]
) -> list[dict[str, str]]:
    found: list[dict[str, str]] = []
    for key in dict.fromkeys((*before, *after)):
        then, now = before.get(key), after.get(key)
        if then and now:
            found += [
                _difference("changed", now.name, label, then.values.get(label, ""), value)
                for label, value in now.values.items()
                if then.values.get(label) != value
            ]
        elif now:
            found += [_difference("added", now.name, *value) for value in _each(now, is_new=True)]
        elif then:
            found += [_difference("gone", then.name, *value) for value in _each(then, is_new=False)]
    return found


def _each(row: Row, *, is_new: bool) -> list[tuple[str, str, str]]:
    """Label, value before, value after; a row of words alone is one difference.

    Where a value has nothing to stand beside, it is said that its row came or went.
    """
    said = _("new row") if is_new else _("row is gone")
    if not row.values:
        return [(said, "", "")]
    return [
        (name, said, value) if is_new else (name, value, said) for name, value in row.values.items()
    ]


def _difference(change: str, name: str, label: str, then: str, now: str) -> dict[str, str]:
    return {"change": change, "row": name, "what": label, "then": then, "now": now}


def _text(differences: list[dict[str, str]]) -> str:
    if not differences:
        return _("Today the same stands here.")
    if len(differences) == 1 and differences[0]["change"] == "changed":
        (one,) = differences
        what = f"{one['row']}: {one['what']}" if one["row"] else one["what"]
        return _("Today something else stands here. {what}: {then} → {now}").format(
            what=what, then=one["then"], now=one["now"]
        )
    count = len(differences)
    return ngettext(
        "Today something else stands here: one value differs.",
        "Today something else stands here: {count} values differ.",
        count,
    ).format(count=formats.number(count))
