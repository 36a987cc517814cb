"""Rows to calculate with: CSV, and workbooks for Excel and LibreOffice."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from flask import Response, request

from dashboards.charts import CHARTS
from dashboards.charts.base import Chart
from dashboards.charts.result import ChartResult, run
from dashboards.charts.tables.table import CHART as OWN_TABLE
from dashboards.charts.tables.table import is_too_large
from dashboards.exports import addresses, csv, documents, ods, own_tables, xlsx
from dashboards.exports.rooms.desk import Desk, file, or_failure, refuse_mistyped, with_notice
from dashboards.pages.base import Visit
from queries import tables

#: Writes a workbook: title, sheets, and what holds for all of them.
_Written = Callable[[str, Sequence[xlsx.Sheet], Sequence[documents.Line]], bytes]
_Columns = list[documents.Column]


def chart_csv(desk: Desk, chart_id: str) -> Response:
    """One chart's rows as CSV."""
    if chart_id == OWN_TABLE.id and request.args.get("format") != "plain":
        return table_csv(desk)
    return _csv(desk, chart_id, documents.machine_columns, documents.reader_columns)


def table_csv(desk: Desk) -> Response:
    """A reader's own table: wide, or a line per cell for programs and where it is too large."""

    def for_readers(result: ChartResult) -> _Columns:
        if is_too_large(tables.asked(result.scope)):
            return own_tables.reader_columns(result.scope)
        return documents.reader_columns(result)

    def for_programs(result: ChartResult) -> _Columns:
        return own_tables.machine_columns(result.scope)

    return _csv(desk, OWN_TABLE.id, for_programs, for_readers)


def _csv(
    desk: Desk,
    chart_id: str,
    for_programs: Callable[[ChartResult], _Columns],
    for_readers: Callable[[ChartResult], _Columns],
) -> Response:
    """The table alone with `format=plain`; otherwise as German Excel opens it, with its title."""
    form = request.args.get("format", "")
    if form == "plain":
        refuse_mistyped(desk.visit())
    visit, result = desk.result(chart_id)
    if form == "plain":
        content = csv.plain(for_programs(result))
    else:
        if form:
            visit = with_notice(visit, "format", form)
        lines = [*documents.chart_lines(result), *desk.lines(visit, result.chart)]
        content = csv.for_excel(lines, for_readers(result))
    return file(visit, content, addresses.CSV, str(result.chart.title), result.chart)


def chart_xlsx(desk: Desk, chart_id: str) -> Response:
    """One chart's rows as a workbook."""
    return _chart_book(desk, chart_id, xlsx.workbook, addresses.XLSX)


def chart_ods(desk: Desk, chart_id: str) -> Response:
    """The same for LibreOffice."""
    return _chart_book(desk, chart_id, ods.workbook, addresses.ODS)


def table_xlsx(desk: Desk) -> Response:
    """A reader's own table as a workbook."""
    return chart_xlsx(desk, OWN_TABLE.id)


def table_ods(desk: Desk) -> Response:
    """The same for LibreOffice."""
    return chart_ods(desk, OWN_TABLE.id)


def page_xlsx(desk: Desk, page_id: str) -> Response:
    """All charts of a page as one workbook; one that fails says so on its sheet."""
    return _page_book(desk, page_id, xlsx.workbook, addresses.XLSX)


def page_ods(desk: Desk, page_id: str) -> Response:
    """The same for LibreOffice."""
    return _page_book(desk, page_id, ods.workbook, addresses.ODS)


def _chart_book(desk: Desk, chart_id: str, written: _Written, media_type: str) -> Response:
    visit, result = desk.result(chart_id)
    title = str(result.chart.title)
    content = written(title, [xlsx.sheet(result)], desk.lines(visit, result.chart))
    return file(visit, content, media_type, title, result.chart)


def _page_book(desk: Desk, page_id: str, written: _Written, media_type: str) -> Response:
    page, visit = desk.page(page_id)
    sheets = [_sheet(CHARTS[chart_id], visit) for chart_id in page.charts]
    title = page.titled(visit)
    content = written(title, sheets, desk.page_lines(page, visit))
    return file(visit, content, media_type, title)


def _sheet(chart: Chart, visit: Visit) -> xlsx.Sheet:
    return or_failure(
        lambda: xlsx.sheet(run(chart, visit.scope)),
        lambda problem: xlsx.Sheet(str(chart.title), problem=problem),
    )
