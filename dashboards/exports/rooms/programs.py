"""Answers in JSON for programs and the browser's half, and the figure for somebody's intranet."""

from __future__ import annotations

from flask import Response, request

from dashboards import access
from dashboards.charts.tables.table import CHART as OWN_TABLE
from dashboards.citing import history, revisions
from dashboards.exports import addresses, api, feed, own_tables, responses
from dashboards.exports import embedded as embedding
from dashboards.exports import evidence as evidencing
from dashboards.exports import openapi as describing
from dashboards.exports.rooms.desk import Desk, chart_named
from dashboards.finding import answer
from data import facts
from data.store import QueryTimeoutError, StoreError


def health(desk: Desk) -> Response:
    """Whether the data can be read, and which version."""
    try:
        store = desk.handle.current()
        store.columns("SELECT count(*) FROM meta")
    except (StoreError, QueryTimeoutError) as error:
        return _unavailable(str(error) or "time limit")
    if desk.handle.damage:
        return _unavailable(desk.handle.damage)
    version = store.version
    return responses.json_answer(
        {
            "status": "ok",
            "data_version": version.id,
            "as_of": version.as_of.isoformat() if version.as_of else None,
            "sample": version.is_sample,
            "problem": desk.handle.problem,
        }
    )


def _unavailable(reason: str) -> Response:
    return responses.json_answer({"status": "unavailable", "reason": reason}, 503)


def openapi(desk: Desk) -> Response:
    """What every address takes and gives, for programs."""
    facts.use(desk.handle.current().facts)
    return responses.json_answer(describing.document(access.own_origin()))


def charts(_desk: Desk) -> Response:
    """The list of charts; needs no data."""
    return responses.json_answer(api.charts())


def search(desk: Desk) -> Response:
    """What the words of `q` find."""
    return responses.json_answer(answer.everything(desk.visit(), request.args.get("q", "")))


def search_records(desk: Desk) -> Response:
    """Which projects the words of `q` find."""
    return responses.json_answer(answer.records(desk.visit(), request.args.get("q", "")))


def versions(desk: Desk) -> Response:
    """The versions that an address can name; 304 for who has the same list already."""
    entries = history.history(desk.handle, desk.viewer_of())
    listed = responses.json_answer([history.told(entry) for entry in entries])
    listed.add_etag()
    listed.make_conditional(request)
    return listed


def versions_atom(desk: Desk) -> Response:
    """The same as a feed."""
    entries = history.history(desk.handle, desk.viewer_of())
    content = feed.feed(entries, access.own_origin())
    return responses.file_answer("ZiQ_versions.atom", content, addresses.ATOM)


def chart(desk: Desk, chart_id: str) -> Response:
    """One chart's rows."""
    visit, result = desk.result(chart_id)
    return responses.json_answer(api.chart(result, visit))


def evidence(desk: Desk, chart_id: str) -> Response:
    """One chart's Beleg."""
    visit, result = desk.result(chart_id)
    content = evidencing.evidence(result, visit, desk.default_language, access.own_origin())
    return responses.json_answer(content)


def revision(desk: Desk, chart_id: str) -> Response:
    """What one chart said in the version the address names, and what it says today."""
    asked = chart_named(chart_id)
    visit = desk.visit()
    content = revisions.revision(asked.id, visit)
    return responses.json_answer({**content, "notices": api.notices(visit.address)})


def table(desk: Desk) -> Response:
    """A reader's own table, one row per cell."""
    visit, result = desk.result(OWN_TABLE.id)
    return responses.json_answer(own_tables.answer(result, visit))


def embedded(desk: Desk, chart_id: str) -> Response:
    """One chart as a document for a page of the intranet."""
    visit, result = desk.result(chart_id)
    content = embedding.document(result, visit, desk.address(visit, chart_id))
    return responses.page_answer(content)
