"""Documents to write on from: a chart, a page, a Quartier."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from flask import Response

from dashboards.charts import CHARTS
from dashboards.charts.base import Chart
from dashboards.charts.result import run
from dashboards.charts.tables.table import CHART as OWN_TABLE
from dashboards.exports import addresses, documents, profiles, responses, word
from dashboards.exports.rooms.desk import Desk, UnknownAddressError, file, or_failure
from dashboards.language import file_names
from dashboards.language.i18n import gettext as _
from dashboards.pages.base import Visit
from dashboards.stories.telling import protected
from queries.scope import Scope


def chart_docx(desk: Desk, chart_id: str) -> Response:
    """One chart with its table as a document."""
    visit, result = desk.result(chart_id)
    title = str(result.chart.title)
    section = word.Section(title, result, documents.basis_lines(result))
    lines = desk.lines(visit, result.chart)
    content = word.document(title, [section], lines, is_sample=result.is_sample)
    return file(visit, content, addresses.DOCX, title, result.chart)


def table_docx(desk: Desk) -> Response:
    """A reader's own table as a document."""
    return chart_docx(desk, OWN_TABLE.id)


def page_docx(desk: Desk, page_id: str) -> Response:
    """All charts of a page as one document; one that fails says so in its place."""
    page, visit = desk.page(page_id)
    sections = [_section(CHARTS[chart_id], visit) for chart_id in page.charts]
    title, lines = page.titled(visit), desk.page_lines(page, visit)
    is_sample = visit.scope.store.version.is_sample
    content = word.document(title, sections, lines, is_sample=is_sample)
    return file(visit, content, addresses.DOCX, title)


def _section(chart: Chart, visit: Visit) -> word.Section:
    def made() -> word.Section:
        result = run(chart, visit.scope)
        # What a document shows is read off here, so that what cannot be drawn fails here.
        _shown = result.headline, result.sentence, result.picture, result.written
        return word.Section(str(result.chart.title), result, documents.basis_lines(result))

    return or_failure(made, lambda problem: word.Section(str(chart.title), problem=problem))


def neighbourhood(desk: Desk, neighbourhood_id: str) -> Response:
    """The profile of a Quartier as one HTML file, counts of persons protected: to be shared."""

    def written(scope: Scope) -> bytes | None:
        content = profiles.standing(scope, neighbourhood_id)
        return None if content is None else content.encode()

    return _profile(desk, neighbourhood_id, written, "html", addresses.HTML)


def neighbourhood_docx(desk: Desk, neighbourhood_id: str) -> Response:
    """The same as a document for Word."""

    def written(scope: Scope) -> bytes | None:
        return profiles.document(scope, neighbourhood_id)

    return _profile(desk, neighbourhood_id, written, "docx", addresses.DOCX)


def _profile(
    desk: Desk,
    neighbourhood_id: str,
    written: Callable[[Scope], bytes | None],
    ending: str,
    media_type: str,
) -> Response:
    visit = desk.visit()
    scope = replace(visit.scope, viewer=protected(visit.scope.viewer))
    content = written(scope)
    if content is None:
        raise UnknownAddressError(_("There is no Quartier with this number."))
    name = file_names.stem(neighbourhood_id, scope)
    return responses.file_answer(f"{name}.{ending}", content, media_type)
