"""One figure as a small document of its own, to be shown inside a page of the intranet.

It needs no script, sets no cookie and asks for nothing else. Which pages may show it, the setting
`ZIQ_FRAME_ANCESTORS` says (`dashboards.access.http_headers`).
"""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup

from dashboards.charts.result import ChartResult
from dashboards.exports import documents
from dashboards.exports.grids import Grid, grid_of
from dashboards.language import formats, originals
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import language
from dashboards.pages.base import Visit
from dashboards.pictures.drawing import natives
from dashboards.pictures.model import KeyNumber
from dashboards.pictures.scriptless import standing
from dashboards.theme import resolve

#: Rows of the table; all of them are one step away.
MOST_ROWS = 60
_templates = Environment(loader=FileSystemLoader(Path(__file__).parent), autoescape=True)
_templates.filters["resolved"] = resolve
# It escapes what it is given.
_templates.filters["quoting"] = lambda text: Markup(originals.as_html(str(text)))  # noqa: S704


def document(result: ChartResult, visit: Visit, link: str) -> str:
    """The document in the reader's language; `link` leads to the same on the dashboard."""
    picture = result.picture
    number = (
        formats.with_unit(picture.value, picture.unit) if isinstance(picture, KeyNumber) else ""
    )
    grid = Grid((), (), ()) if result.is_empty or number else grid_of(result, picture)
    return _templates.get_template(
        "embedded.html"
    ).render(
        language=language(),
        title=str(result.chart.title),
        headline=result.headline,
        subtitle=result.subtitle,
        number=number,
        # The drawing escapes what it writes.
        drawing=Markup(standing(natives(picture))),  # noqa: S704
        sentence=result.sentence,
        head=grid.head,
        rows=grid.rows[:MOST_ROWS],
        is_number=grid.is_number,
        more=_more(len(grid.rows)),
        lines=_lines(result, visit),
        link=link,
        words={"table": _("Table"), "open": _("Open in the dashboard (new window)")},
    )


def _more(count: int) -> str:
    if count <= MOST_ROWS:
        return ""
    text = _("The first {count} of {total} rows; the dashboard has all of them.")
    return text.format(count=formats.number(MOST_ROWS), total=formats.number(count))


def _lines(result: ChartResult, visit: Visit) -> list[documents.Line]:
    """What the numbers stand on; the day of export means nothing where each opening is fresh."""
    left_out = {_("Exported on"), *([] if result.chart.is_protected else [_("Counts of persons")])}
    lines = documents.scope_lines(visit.scope, visit.address.notices, result.chart)
    return [
        (_("Records"), result.base.text),
        (_("Source"), result.source_names),
        *(line for line in lines if line[0] not in left_out),
    ]
