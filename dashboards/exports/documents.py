"""What every file says: title lines, columns with words, codes and units.

Nothing here writes a format; `csv`, `xlsx` and `api` do.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence
from dataclasses import dataclass

from dashboards.charts.base import Chart
from dashboards.charts.result import ChartResult, run
from dashboards.choice import choice_words, url
from dashboards.choice.month_words import OF_BOTH
from dashboards.choice.notices import Notice
from dashboards.language import formats
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import language
from dashboards.language.i18n import lazy_gettext as _lazy
from dashboards.language.variables import Variable
from dashboards.pages import PAGES
from dashboards.pages.base import Page
from queries.filters import FilterState
from queries.protection import SMALLEST_BASE, SMALLEST_EVENTS
from queries.scope import Scope

Value = str | int | float | bool | dt.date | None
#: A line above a table or on the Info sheet: what it tells, and the text.
Line = tuple[str, str]

#: Units whose values are codes: files show the word and, beside it, the code.
CODED_UNITS = frozenset({"code", "codes", "ags", "YYYY-MM", "boolean"})
#: Of these a missing value has a word ("not stated"); elsewhere its place stays empty.
_MISSING_HAS_WORD = frozenset({"code", "ags"})
#: What stands in brackets behind a label; units that the label itself names have no word here.
UNIT_WORDS = {
    "count": _lazy("number"),
    "persons": _lazy("persons"),
    "inhabitants": _lazy("persons"),
    "EUR": "EUR",
    "EUR per 1,000": "EUR",
    "percent": "%",
    "days": _lazy("days"),
    "months": _lazy("months"),
}
#: Codes stay texts, leading zeros included.
CODE_FORMAT = "@"
_NUMBER_FORMATS = ("#,##0", "#,##0.0", "#,##0.00")
_YEAR_FORMAT, _DAY_FORMAT = "0", "dd.mm.yyyy"


@dataclass(frozen=True)
class Column:
    """One column of a file: its header, its values and how a spreadsheet formats them."""

    header: str
    values: Sequence[Value]
    number_format: str = ""


def rows(result: ChartResult) -> list[dict[str, Value]]:
    """The shown columns as plain values; a value held back is None, like a missing one."""
    return [
        {name: None if name in held else _plain(value) for name, value in record.items()}
        for record, held in zip(result.records, result.withheld, strict=True)
    ]


def _plain(value: object) -> Value:
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if value is None or isinstance(value, str | int):
        return value
    return value.isoformat()[:10] if isinstance(value, dt.date) else str(value)


def reader_columns(result: ChartResult) -> list[Column]:
    """The table for readers: words and, beside them, codes; units in the headers.

    A chart that can hold values back has the reasons in a last column of their own.
    """
    records = rows(result)
    columns: list[Column] = []
    for column in result.chart.variables:
        columns += _columns_of(column, [record[column.name] for record in records], result)
    if can_withhold(result):
        reasons: list[Value] = [_reason(result, held) for held in result.withheld]
        columns.append(Column(_("Held back (reason)"), reasons))
    return columns


def machine_columns(result: ChartResult) -> list[Column]:
    """The table for programs: names and codes as in the API, without words."""
    records = rows(result)
    columns = [Column(name, [record[name] for record in records]) for name in result.chart.columns]
    if can_withhold(result):
        columns.append(Column("withheld", [" ".join(held) or None for held in result.withheld]))
    return columns


def can_withhold(result: ChartResult) -> bool:
    """At least one column of the chart may be held back."""
    return any(f"{name}_withheld" in result.frame for name in result.chart.columns)


def _columns_of(column: Variable, values: list[Value], result: ChartResult) -> list[Column]:
    label = str(column.label)
    if column.kind == "number":
        header = _with_unit(label, column, is_exact=result.scope.viewer.is_exact)
        return [Column(header, values, _number_format(column))]
    if column.unit == "YYYY-MM-DD":
        days = [None if value is None else dt.date.fromisoformat(str(value)) for value in values]
        return [Column(label, days, _DAY_FORMAT)]
    if column.unit not in CODED_UNITS:
        are_months = column.unit.startswith("YYYY-MM")
        return [Column(label, values, CODE_FORMAT if are_months else "")]
    named = column.unit in _MISSING_HAS_WORD
    words = [None if value is None and not named else column.write(value) for value in values]
    codes = [_code_text(value) for value in values]
    kind = "AGS" if column.unit == "ags" else _("Code")
    return [Column(label, words), Column(f"{label} ({kind})", codes, CODE_FORMAT)]


def _number_format(column: Variable) -> str:
    """A number without unit is a year."""
    return _NUMBER_FORMATS[min(column.decimals, 2)] if column.unit else _YEAR_FORMAT


def _code_text(value: Value) -> str | None:
    if isinstance(value, bool):
        return "true" if value else "false"
    return None if value is None else str(value)


def _with_unit(label: str, column: Variable, *, is_exact: bool) -> str:
    words = [str(UNIT_WORDS[column.unit])] if column.unit in UNIT_WORDS else []
    if column.is_protected:
        words.append(_("exact") if is_exact else _("protected"))
    return f"{label} [{', '.join(words)}]" if words else label


def _reason(result: ChartResult, held: list[str]) -> str | None:
    if not held:
        return None
    columns = [column for column in result.chart.variables if column.name in held]
    events = [str(column.label) for column in columns if column.name.endswith("_count")]
    rates = [str(column.label) for column in columns if not column.name.endswith("_count")]
    reasons = []
    if events:
        text = _("{columns}: fewer than {fewest}")
        reasons.append(text.format(columns=", ".join(events), fewest=SMALLEST_EVENTS))
    if rates:
        text = _("{columns}: base under {base}")
        reasons.append(text.format(columns=", ".join(rates), base=SMALLEST_BASE))
    return "; ".join(reasons)


def chart_lines(result: ChartResult) -> list[Line]:
    """What a file says about one chart."""
    lines = [(_("Title"), str(result.chart.title))]
    if result.headline != str(result.chart.title):
        lines.append((_("Finding"), result.headline))
    return [
        *lines,
        (_("Measure"), result.subtitle),
        (_("In words"), result.sentence),
        *basis_lines(result),
    ]


def basis_lines(result: ChartResult) -> list[Line]:
    """What a chart stands on: its records, sources and rights."""
    return [
        (_("Records"), result.base.text),
        (_("Source"), result.source_names),
        (_("Licence"), licence(result)),
        *([(_("Note"), real_note())] if result.chart.is_real else []),
    ]


def licence(result: ChartResult) -> str:
    """The rights to be named with the rows; says so when none are stated."""
    return result.licence_text or _("none stated")


def scope_lines(
    scope: Scope, notices: tuple[Notice, ...], chart: Chart | None = None
) -> list[Line]:
    """What a file of a page, or of one chart, says about choice, data, profile and day."""
    version = scope.store.version
    lines = [
        (_("Filter"), choice_text(scope, chart)),
        (_("Data version"), version.id),
        (_("As of"), formats.date(version.as_of)),
        (_("Exported on"), formats.date(dt.datetime.now().astimezone().date())),
        (_("Counts of persons"), profile_text(scope)),
    ]
    if version.is_sample and not (chart and chart.is_real):
        lines.append((_("Note"), sample_note()))
    return lines + [(_("Note"), choice_words.notice_text(notice)) for notice in notices]


def choice_text(scope: Scope, chart: Chart | None) -> str:
    """The choice in words; of a chart that always shows the same, what that is."""
    if chart is not None and chart.whole is not None:
        return str(chart.whole)
    page = page_of(chart.id) if chart is not None else None
    months = page.months if page is not None else OF_BOTH
    text = choice_words.filters_text(scope, (months.first, months.last))
    if chart is None or chart.own_choice is None:
        return text
    own = chart.own_choice(run(chart, scope).rows)
    return own if scope.filters.is_empty else f"{own} · {text}"


def with_notices(choice: str, notices: Sequence[Notice]) -> str:
    """The choice in words, and in short what of its address could not be read."""
    unknown = [one for one in notices if one.key and not one.why]
    said = [choice_words.notice_text(one) for one in notices if one not in unknown]
    if unknown:
        text = _("unknown in its address, and left out: {parts}")
        parts = ", ".join(f"{one.key}={one.value}" for one in unknown)
        said.insert(0, text.format(parts=parts))
    return " · ".join(filter(None, (choice, *said)))


def profile_text(scope: Scope) -> str:
    """Whether counts of persons are protected or exact, and what follows."""
    if scope.viewer.is_exact:
        return _("exact (internal): confidential, not to be passed on")
    return _(
        "protected: altered by at most 3 per value chosen; sums may differ a little from the total"
    )


def sample_note() -> str:
    """Names sample data as such."""
    return _(
        "Sample data. Only the numbers of applications 108 / 29 / 19 (156 in all) are published; "
        "all other programme numbers are invented."
    )


def real_note() -> str:
    """Names real facts as such, beside sample data or not."""
    return _(
        "Real projects, each with the address of its source; a lower bound, never a total. "
        "Not part of the programme data."
    )


def page_of(chart_id: str) -> Page | None:
    """The first page that shows a chart."""
    return next((page for page in PAGES.values() if chart_id in page.charts), None)


def link(chart_id: str, scope: Scope, default_language: str) -> str:
    """The address on this server that shows the chart with the same choice and data again."""
    page = page_of(chart_id)
    path = page.path if page else f"/api/charts/{chart_id}"
    filters = scope.filters
    if page and page.path_for:
        path, filters = page.path_for(filters), FilterState()
    version = scope.store.version.short_id
    search = url.build(filters, scope.view, language(), default_language, version)
    return f"{path}{search}#{chart_id}" if page else f"{path}{search}"
