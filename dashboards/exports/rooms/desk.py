"""What every room starts from: who asks for what, on which version, and what files have in common.

Nothing here writes a file; importing it brings in none of the libraries that do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from flask import Response, request

from dashboards import access
from dashboards.charts import CHARTS
from dashboards.charts.base import Chart
from dashboards.charts.result import ChartResult, run
from dashboards.choice.notices import Notice
from dashboards.citing import cited
from dashboards.exports import api, documents, responses
from dashboards.language import file_names
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import speaking
from dashboards.pages import PAGES
from dashboards.pages.base import Page, Visit
from dashboards.serving import callback
from data import facts
from data.store import StoreError, StoreHandle

_LONGEST_ECHO = 40
_Content = TypeVar("_Content")


class UnknownAddressError(Exception):
    """Nothing lives at this address; the message is for the reader."""


class MistypedChoiceError(Exception):
    """A file without room for a notice was asked for with a choice that is not wholly understood.

    A program would take the whole state for the Kreis that was meant.
    """

    def __init__(self, problems: list[str]) -> None:
        super().__init__()
        self.problems = problems


@dataclass(frozen=True)
class Desk:
    """Reads an address for whoever asks, on the version it names or the newest data."""

    handle: StoreHandle
    viewer_of: callback.ViewerOf
    default_language: str

    def visit(self) -> Visit:
        """What the query string of the request is read as."""
        return callback.visit(
            self.handle, self.viewer_of(), request.path, search(), self.default_language
        )

    def page(self, page_id: str) -> tuple[Page, Visit]:
        """The page of charts with this id, and the choice it shows.

        One about one thing shows that alone where it is chosen, and else its charts for the choice.

        Raises:
            UnknownAddressError: there is none.
        """
        page = PAGES.get(page_id)
        if page is None or not page.charts:
            raise UnknownAddressError(_("There is no page of charts with this name."))
        visit = self.visit()
        if page.path_for:
            there = replace(visit, path=page.path_for(visit.scope.filters))
            return page, page.narrows(there) if page.exists(there) else visit
        return page, visit

    def result(self, chart_id: str) -> tuple[Visit, ChartResult]:
        """What a chart gives for the choice of the request.

        Raises:
            UnknownAddressError: there is no such chart.
        """
        chart = chart_named(chart_id)
        visit = self.visit()
        return visit, run(chart, visit.scope)

    def address(self, visit: Visit, chart_id: str) -> str:
        """Where a chart is seen on its page, whole, as a file names it."""
        link = documents.link(chart_id, visit.scope, self.default_language)
        return f"{access.own_origin()}{link}"

    def page_lines(self, page: Page, visit: Visit) -> list[documents.Line]:
        """What stands in every file of a page; it is seen at the first chart that is its own."""
        own = next(one for one in page.charts if documents.page_of(one) is page)
        return self.lines(visit, CHARTS[own], is_page=True)

    def lines(self, visit: Visit, chart: Chart, *, is_page: bool = False) -> list[documents.Line]:
        """What stands in every file: choice, source, version, day, and where it can be seen."""
        only = None if is_page else chart
        lines = documents.scope_lines(visit.scope, visit.address.notices, only)
        earlier = cited.sentence(visit)
        if earlier:
            lines.append((_("Note"), earlier))
        return [*lines, (_("Address"), self.address(visit, chart.id))]


def search() -> str:
    """The query string of the request."""
    return request.query_string.decode("utf-8", "replace")


def chart_named(chart_id: str) -> Chart:
    """The chart with this id.

    Raises:
        UnknownAddressError: there is none.
    """
    if chart_id not in CHARTS:
        raise UnknownAddressError(_("There is no chart with this name. /api/charts lists all."))
    return CHARTS[chart_id]


def refuse_mistyped(visit: Visit) -> None:
    """For files without room for a notice, and for such as are read by programs alone.

    Raises:
        MistypedChoiceError: naming everything that would otherwise be left out.
    """
    problems = api.notices(visit.address)
    if problems:
        raise MistypedChoiceError(problems)


def without_notices(visit: Visit, *keys: str) -> Visit:
    """Without what was said of keys that this address knows and pages do not."""
    kept = tuple(notice for notice in visit.address.notices if notice.key not in keys)
    return replace(visit, address=replace(visit.address, notices=kept))


def with_notice(visit: Visit, key: str, value: str) -> Visit:
    """With a value more that was not understood."""
    notice = Notice(key, value[:_LONGEST_ECHO])
    address = replace(visit.address, notices=(*visit.address.notices, notice))
    return replace(visit, address=address)


def or_failure(made: Callable[[], _Content], failed: Callable[[str], _Content]) -> _Content:
    """What is made of a chart, or what stands in its place; data that cannot be read fail."""
    try:
        return made()
    except StoreError:
        raise
    except Exception as error:
        failure = responses.failure(error)
        return failed(f"{failure['error']} ({failure['number']})")


def file(
    visit: Visit, content: bytes, media_type: str, title: str, chart: Chart | None = None
) -> Response:
    """A file named after what it shows, with the ending that was asked for."""
    ending = request.path.rsplit(".", 1)[-1]
    name = file_names.stem(title, visit.scope, chart)
    return responses.file_answer(f"{name}.{ending}", content, media_type)


def in_pieces(pieces: Iterator[bytes], visit: Visit) -> Iterator[bytes]:
    """The pieces of a file that is sent while it is made, in the words and facts of its visit."""
    while True:
        # A piece at a time: between two of them this thread may speak for somebody else.
        with speaking(visit.address.language), facts.using(visit.scope.store.facts):
            piece = next(pieces, None)
        if piece is None:
            return
        yield piece
