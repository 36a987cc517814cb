"""The machine-readable addresses `/api`, `/export` and `/health`; errors are JSON, one sentence."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeVar

from flask import Blueprint, Flask, Response, request
from werkzeug.exceptions import Forbidden

from dashboards import access
from dashboards.access import errors
from dashboards.access.http_headers import EMBEDDED
from dashboards.charts import CHARTS
from dashboards.charts.base import Chart
from dashboards.charts.result import ChartResult, run
from dashboards.charts.tables.table import CHART as OWN_TABLE
from dashboards.charts.tables.table import is_too_large
from dashboards.choice import url
from dashboards.citing import cited, history, revisions
from dashboards.exports import (
    addresses,
    api,
    area_files,
    csv,
    data_package,
    decks,
    documents,
    embedded,
    evidence,
    feed,
    ods,
    openapi,
    own_tables,
    profiles,
    responses,
    rows,
    word,
    xlsx,
)
from dashboards.finding import answer
from dashboards.language import file_names
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import speaking
from dashboards.pages import PAGES
from dashboards.pages.base import Page, Visit
from dashboards.serving import callback
from dashboards.stories import collected
from dashboards.stories.registry import story_of
from dashboards.stories.telling import inside, protected
from data import facts
from data.store import QueryTimeoutError, StoreError, StoreHandle
from queries import records, tables
from queries.rows import Rows
from queries.scope import Scope

_LONGEST_ECHO = 40
_LEADING_NOWHERE = tuple(
    f"/{first}/{rest}" for first in ("api", "export", "embed") for rest in ("", "<path:rest>")
)
_Content = TypeVar("_Content")
#: Writes a workbook: title, sheets, and what holds for all of them.
_Written = Callable[[str, Sequence[xlsx.Sheet], Sequence[documents.Line]], bytes]


class UnknownAddressError(Exception):
    """Nothing lives at this address; the message is for the reader."""


class MistypedChoiceError(Exception):
    """A file without room for a notice was asked for with a choice that is not wholly understood.

    A program would take the whole state for the Kreis that was meant.
    """

    def __init__(self, problems: list[str]) -> None:
        super().__init__()
        self.problems = problems


def register(
    server: Flask, handle: StoreHandle, viewer_of: callback.ViewerOf, default_language: str
) -> None:
    """Adds the addresses to the server."""
    desk = Desk(handle, viewer_of, default_language)
    routes = Blueprint("exports", __name__)
    views = {endpoint.rule: endpoint.view for endpoint in addresses.ENDPOINTS}
    for rule, view in {**views, **dict.fromkeys(_LEADING_NOWHERE, "nothing")}.items():
        name = file_names.slug(rule)
        answered = partial(desk.answer, getattr(desk, view))
        routes.add_url_rule(rule, endpoint=name, view_func=answered)
    server.register_blueprint(routes)


@dataclass(frozen=True)
class Desk:
    """Answers one address each, for whoever asks, on the version it names or the newest data."""

    handle: StoreHandle
    viewer_of: callback.ViewerOf
    default_language: str

    def answer(self, view: Callable[..., Response], **parts: str) -> Response:
        """What a view gives, in the reader's language; or one sentence with its status.

        What nobody expects is left to the server's own error handler (`dashboards.access.errors`).
        """
        with speaking(url.parse(_search(), (), self.default_language).language):
            try:
                return view(**parts)
            except UnknownAddressError as error:
                return _refused({"error": str(error)}, 404)
            except MistypedChoiceError as error:
                text = _("This file has no room for a note, so nothing is left out: correct this.")
                return responses.json_answer({"error": text, "problems": error.problems}, 400)
            except (QueryTimeoutError, StoreError) as error:
                return _refused(responses.failure(error), 503)

    def health(self) -> Response:
        """Whether the data can be read, and which version."""
        try:
            store = self.handle.current()
            store.fetch("SELECT count(*) FROM meta")
        except (StoreError, QueryTimeoutError) as error:
            return responses.json_answer(
                {"status": "unavailable", "reason": str(error) or "time limit"}, 503
            )
        if self.handle.damage:
            return responses.json_answer(
                {"status": "unavailable", "reason": self.handle.damage}, 503
            )
        version = store.version
        return responses.json_answer(
            {
                "status": "ok",
                "data_version": version.id,
                "as_of": version.as_of.isoformat() if version.as_of else None,
                "sample": version.is_sample,
                "problem": self.handle.problem,
            }
        )

    def openapi(self) -> Response:
        """What every address takes and gives, for programs."""
        facts.use(self.handle.current().facts)
        return responses.json_answer(openapi.document(access.own_origin()))

    def charts(self) -> Response:
        """The list of charts; needs no data."""
        return responses.json_answer(api.charts())

    def search(self) -> Response:
        """What the words of `q` find."""
        visit = self._visit()
        return responses.json_answer(answer.everything(visit, request.args.get("q", "")))

    def search_records(self) -> Response:
        """Which projects the words of `q` find."""
        visit = self._visit()
        return responses.json_answer(answer.records(visit, request.args.get("q", "")))

    def versions(self) -> Response:
        """The versions that an address can name; 304 for who has the same list already."""
        entries = history.history(self.handle, self.viewer_of())
        answer = responses.json_answer([history.told(entry) for entry in entries])
        answer.add_etag()
        answer.make_conditional(request)
        return answer

    def versions_atom(self) -> Response:
        """The same as a feed."""
        entries = history.history(self.handle, self.viewer_of())
        content = feed.feed(entries, access.own_origin())
        return responses.file_answer("ZiQ_versions.atom", content, addresses.ATOM)

    def chart(self, chart_id: str) -> Response:
        """One chart's rows."""
        visit, result = self._result(chart_id)
        content = api.chart(result, visit)
        return responses.json_answer(content)

    def evidence(self, chart_id: str) -> Response:
        """One chart's Beleg."""
        visit, result = self._result(chart_id)
        content = evidence.evidence(result, visit, self.default_language, access.own_origin())
        return responses.json_answer(content)

    def revision(self, chart_id: str) -> Response:
        """What one chart said in the version the address names, and what it says today."""
        if chart_id not in CHARTS:
            raise UnknownAddressError(_("There is no chart with this name. /api/charts lists all."))
        visit = self._visit()
        content = revisions.revision(chart_id, visit)
        return responses.json_answer({**content, "notices": api.notices(visit.address)})

    def chart_csv(self, chart_id: str) -> Response:
        """One chart's rows as CSV."""
        form = request.args.get("format", "")
        if form == "plain":
            _refuse_mistyped(self._visit())
        visit, result = self._result(chart_id)
        if form == "plain":
            content = csv.plain(documents.machine_columns(result))
        else:
            if form:
                visit = _with_notice(visit, "format", form)
            lines = [*documents.chart_lines(result), *self._lines(visit, result.chart)]
            content = csv.for_excel(lines, documents.reader_columns(result))
        title = str(result.chart.title)
        return _file(visit, content, addresses.CSV, title, result.chart)

    def chart_xlsx(self, chart_id: str) -> Response:
        """One chart's rows as a workbook."""
        return self._chart_book(chart_id, xlsx.workbook, addresses.XLSX)

    def chart_ods(self, chart_id: str) -> Response:
        """The same for LibreOffice."""
        return self._chart_book(chart_id, ods.workbook, addresses.ODS)

    def _chart_book(self, chart_id: str, written: _Written, media_type: str) -> Response:
        visit, result = self._result(chart_id)
        title = str(result.chart.title)
        content = written(title, [xlsx.sheet(result)], self._lines(visit, result.chart))
        return _file(visit, content, media_type, title, result.chart)

    def table(self) -> Response:
        """A reader's own table, one row per cell."""
        visit, result = self._result(OWN_TABLE.id)
        return responses.json_answer(own_tables.answer(result, visit))

    def table_csv(self) -> Response:
        """The same as CSV: wide, or one line per cell for programs and where it is too large."""
        is_plain = request.args.get("format") == "plain"
        if is_plain:
            _refuse_mistyped(self._visit())
        visit, result = self._result(OWN_TABLE.id)
        if is_plain:
            content = csv.plain(own_tables.machine_columns(result.scope))
        elif is_too_large(tables.asked(result.scope)):
            lines = [*documents.chart_lines(result), *self._lines(visit, result.chart)]
            content = csv.for_excel(lines, own_tables.reader_columns(result.scope))
        else:
            return self.chart_csv(OWN_TABLE.id)
        return _file(visit, content, addresses.CSV, str(result.chart.title), result.chart)

    def table_xlsx(self) -> Response:
        """The same as a workbook."""
        return self.chart_xlsx(OWN_TABLE.id)

    def page_xlsx(self, page_id: str) -> Response:
        """All charts of a page as one workbook; one that fails says so on its sheet."""
        return self._page_book(page_id, xlsx.workbook, addresses.XLSX)

    def page_ods(self, page_id: str) -> Response:
        """The same for LibreOffice."""
        return self._page_book(page_id, ods.workbook, addresses.ODS)

    def _page_book(self, page_id: str, written: _Written, media_type: str) -> Response:
        page = self._page(page_id)
        visit = self._visit()
        sheets = [_sheet_or_failure(CHARTS[chart_id], visit) for chart_id in page.charts]
        title = str(page.title)
        content = written(title, sheets, self._lines(visit, CHARTS[page.charts[0]], is_page=True))
        return _file(visit, content, media_type, title)

    def table_ods(self) -> Response:
        """A reader's own table for LibreOffice."""
        return self.chart_ods(OWN_TABLE.id)

    def table_docx(self) -> Response:
        """A reader's own table as a document."""
        return self.chart_docx(OWN_TABLE.id)

    def chart_docx(self, chart_id: str) -> Response:
        """One chart with its table as a document."""
        visit, result = self._result(chart_id)
        title = str(result.chart.title)
        lines = self._lines(visit, result.chart)
        section = word.Section(title, result, documents.basis_lines(result))
        content = word.document(title, [section], lines, is_sample=result.is_sample)
        return _file(visit, content, addresses.DOCX, title, result.chart)

    def page_docx(self, page_id: str) -> Response:
        """All charts of a page as one document; one that fails says so in its place."""
        page = self._page(page_id)
        visit = self._visit()
        sections = [_section_or_failure(CHARTS[chart_id], visit) for chart_id in page.charts]
        lines = self._lines(visit, CHARTS[page.charts[0]], is_page=True)
        is_sample = visit.scope.store.version.is_sample
        content = word.document(str(page.title), sections, lines, is_sample=is_sample)
        return _file(visit, content, addresses.DOCX, str(page.title))

    def story_pptx(self, story_id: str) -> Response:
        """A story's slides as PowerPoint, with the further choice of the address."""
        story = story_of(story_id)
        if story is None:
            raise UnknownAddressError(_("There is no circle or story with this name."))
        visit = self._visit()
        visit = replace(visit, scope=inside(story, visit.scope))
        content = decks.of_story(story, visit.scope, visit.address.notices)
        return _file(visit, content, addresses.PPTX, str(story.title))

    def story_neighbourhoods(self, story_id: str) -> Response:
        """The Quartiere of a story, and what their profiles are called as files."""
        story = story_of(story_id)
        if story is None:
            raise UnknownAddressError(_("There is no circle or story with this name."))
        scope = inside(story, self._visit().scope)
        return responses.json_answer(profiles.archive(str(story.title), scope))

    def neighbourhood(self, neighbourhood_id: str) -> Response:
        """The profile of a Quartier as one HTML file, counts of persons protected: to be shared."""
        visit = self._visit()
        scope = replace(visit.scope, viewer=protected(visit.scope.viewer))
        content = profiles.standing(scope, neighbourhood_id)
        if content is None:
            raise UnknownAddressError(_("There is no Quartier with this number."))
        name = file_names.stem(neighbourhood_id, scope)
        return responses.file_answer(f"{name}.html", content.encode(), addresses.HTML)

    def neighbourhood_docx(self, neighbourhood_id: str) -> Response:
        """The same as a document for Word."""
        visit = self._visit()
        scope = replace(visit.scope, viewer=protected(visit.scope.viewer))
        content = profiles.document(scope, neighbourhood_id)
        if content is None:
            raise UnknownAddressError(_("There is no Quartier with this number."))
        name = file_names.stem(neighbourhood_id, scope)
        return responses.file_answer(f"{name}.docx", content, addresses.DOCX)

    def deck_pptx(self) -> Response:
        """The slides somebody collected, as PowerPoint: `?slides=chart?query|chart?query`."""
        return self._deck(decks.of_collection, addresses.PPTX)

    def deck_docx(self) -> Response:
        """The same as a document for Word."""
        return self._deck(decks.document_of_collection, addresses.DOCX)

    def _deck(self, written: Callable[..., bytes], media_type: str) -> Response:
        try:
            entries = collected.entries(request.args.get("slides", ""))
        except collected.DeckError as error:
            return responses.json_answer({"error": str(error)}, 400)
        visit = self._visit()
        scope = replace(visit.scope, viewer=protected(visit.scope.viewer))
        content = written(entries, visit)
        return _file(replace(visit, scope=scope), content, media_type, _("My presentation"))

    def embedded(self, chart_id: str) -> Response:
        """One chart as a document for a page of the intranet."""
        visit, result = self._result(chart_id)
        address = documents.link(chart_id, visit.scope, self.default_language)
        content = embedded.document(result, visit, f"{access.own_origin()}{address}")
        return responses.page_answer(content)

    def areas_geojson(self, level: str) -> Response:
        """The areas of a level with a measure or an indicator, as GeoJSON."""
        if level not in area_files.LEVELS:
            raise UnknownAddressError(_("There is no such level of areas."))
        # An indicator that is not there is told as an address that leads nowhere.
        visit = _without_notices(self._visit(), "indicator")
        indicator = request.args.get("indicator", "")
        if indicator:
            at = request.args.get("at", "")
            valued = self._indicator(
                lambda: area_files.of_indicator(visit.scope, level, indicator, at)
            )
        else:
            offered = area_files.metrics_at(level)
            metric = visit.address.view.metric or offered[0]
            if metric not in offered:
                visit = _with_notice(visit, "metric", metric)
                raise MistypedChoiceError(api.notices(visit.address))
            valued = area_files.of_metric(visit.scope, level, metric)
        _refuse_mistyped(visit)
        content = area_files.collection(visit.scope, level, valued)
        return _file(visit, content, addresses.GEOJSON, f"{level} {valued.title}")

    def indicator_csv(self, indicator: str) -> Response:
        """An indicator in the wide form; its name is the one under which it can be imported."""
        visit = self._visit()
        _refuse_mistyped(visit)
        content = self._indicator(lambda: area_files.wide(visit.scope, indicator))
        name = f"Indikator_{file_names.slug(indicator).replace('-', '_')}.csv"
        return responses.file_answer(name, content, addresses.WIDE_CSV)

    def data_zip(self) -> Response:
        """All charts as a Data Package, sent while it is made."""
        _refuse_mistyped(self._visit())
        visit = self._visit()
        pieces = _told(data_package.stream(visit, access.own_origin()), visit)
        name = file_names.stem(_("Data"), visit.scope)
        return responses.file_answer(f"{name}.zip", pieces, addresses.ZIP)

    def cells_csv(self, cell_kind: str) -> Response:
        """The finest cells that everybody may see, sent while they are read."""
        return self._rows(cell_kind, records.CELLS, records.cells)

    def records_csv(self, record_kind: str) -> Response:
        """Single records, for whoever may see exact counts; sent while they are read."""
        try:
            return self._rows(record_kind, records.RECORDS, records.records)
        except records.NotExactError as error:
            raise Forbidden from error

    def _rows(
        self, kind: str, kinds: Collection[str], read: Callable[[str, Scope], Iterator[Rows]]
    ) -> Response:
        if kind not in kinds:
            raise UnknownAddressError(_("There is nothing at this address."))
        visit = self._visit()
        _refuse_mistyped(visit)
        pieces = rows.plain(read(kind, visit.scope))
        # Read up to the first rows here: what cannot be answered is then said in words.
        first = next(pieces, b"")
        name = file_names.stem(kind, visit.scope)
        content = _told(itertools.chain([first], pieces), visit)
        return responses.file_answer(f"{name}.csv", content, addresses.CSV)

    def _indicator(self, work: Callable[[], _Content]) -> _Content:
        try:
            return work()
        except area_files.UnknownIndicatorError as error:
            raise UnknownAddressError(_("There is no indicator with this name.")) from error

    def nothing(self, **_parts: str) -> Response:
        """Addresses below `/api` and `/export` that lead nowhere."""
        raise UnknownAddressError(_("There is nothing at this address."))

    def _page(self, page_id: str) -> Page:
        page = PAGES.get(page_id)
        if page is None or not page.charts:
            raise UnknownAddressError(_("There is no page of charts with this name."))
        return page

    def _visit(self, search: str | None = None) -> Visit:
        """What a query string is read as, that of the request unless another is given."""
        asked = _search() if search is None else search
        return callback.visit(
            self.handle, self.viewer_of(), request.path, asked, self.default_language
        )

    def _result(self, chart_id: str) -> tuple[Visit, ChartResult]:
        if chart_id not in CHARTS:
            raise UnknownAddressError(_("There is no chart with this name. /api/charts lists all."))
        visit = self._visit()
        return visit, run(CHARTS[chart_id], visit.scope)

    def _lines(self, visit: Visit, chart: Chart, *, is_page: bool = False) -> list[documents.Line]:
        address = documents.link(chart.id, visit.scope, self.default_language)
        only = None if is_page else chart
        lines = documents.scope_lines(visit.scope, visit.address.notices, only)
        earlier = cited.sentence(visit)
        if earlier:
            lines.append((_("Note"), earlier))
        return [*lines, (_("Address"), f"{access.own_origin()}{address}")]


def _refuse_mistyped(visit: Visit) -> None:
    """For files without room for a notice, and for such as are read by programs alone.

    Raises:
        MistypedChoiceError: naming everything that would otherwise be left out.
    """
    problems = api.notices(visit.address)
    if problems:
        raise MistypedChoiceError(problems)


def _told(pieces: Iterator[bytes], visit: Visit) -> Iterator[bytes]:
    """The pieces of a file that is sent while it is made, in the words and facts of its visit."""
    while True:
        # A piece at a time: between two of them this thread may speak for somebody else.
        with speaking(visit.address.language), facts.using(visit.scope.store.facts):
            piece = next(pieces, None)
        if piece is None:
            return
        yield piece


def _refused(failure: dict[str, str], status: int) -> Response:
    """One sentence, as JSON or as a page, as whoever asks at this address reads it."""
    if request.path.startswith(EMBEDDED):
        return errors.refusal(status, failure["error"], number=failure.get("number"))
    return responses.json_answer(failure, status)


def _search() -> str:
    return request.query_string.decode("utf-8", "replace")


def _without_notices(visit: Visit, *keys: str) -> Visit:
    """Without what was said of keys that this address knows and pages do not."""
    kept = tuple(notice for notice in visit.address.notices if notice.key not in keys)
    return replace(visit, address=replace(visit.address, notices=kept))


def _with_notice(visit: Visit, key: str, value: str) -> Visit:
    notice = url.Notice(key, value[:_LONGEST_ECHO])
    address = replace(visit.address, notices=(*visit.address.notices, notice))
    return replace(visit, address=address)


def _sheet_or_failure(chart: Chart, visit: Visit) -> xlsx.Sheet:
    return _or_failure(
        lambda: xlsx.sheet(run(chart, visit.scope)),
        lambda problem: xlsx.Sheet(str(chart.title), problem=problem),
    )


def _section_or_failure(chart: Chart, visit: Visit) -> word.Section:
    title = str(chart.title)

    def made() -> word.Section:
        result = run(chart, visit.scope)
        # What a document shows is read off here, so that what cannot be drawn fails here.
        _shown = result.headline, result.sentence, result.picture, result.written
        return word.Section(str(result.chart.title), result, documents.basis_lines(result))

    return _or_failure(made, lambda problem: word.Section(title, problem=problem))


def _or_failure(made: Callable[[], _Content], failed: Callable[[str], _Content]) -> _Content:
    """What is made of a chart, or what stands in its place; data that cannot be read fail."""
    try:
        return made()
    except StoreError:
        raise
    except Exception as error:
        failure = responses.failure(error)
        return failed(f"{failure['error']} ({failure['number']})")


def _file(
    visit: Visit, content: bytes, media_type: str, title: str, chart: Chart | None = None
) -> Response:
    ending = request.path.rsplit(".", 1)[-1]
    name = file_names.stem(title, visit.scope, chart)
    return responses.file_answer(f"{name}.{ending}", content, media_type)
