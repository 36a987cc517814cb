"""Documents for Word: headings, sentences, native charts and tables, and what is said of them."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Cm, Pt

from dashboards.charts.result import ChartResult
from dashboards.exports import word_parts
from dashboards.exports.csv import inert
from dashboards.exports.documents import Line
from dashboards.exports.grids import Grid, grid_of
from dashboards.exports.native_charts import (
    LETTER,
    PAPER,
    end_of_axis,
    finish_bars,
    finish_over_time,
)
from dashboards.exports.pptx_shapes import clean
from dashboards.exports.pptx_theme import OURS, PX, drawn_with
from dashboards.exports.templates.used import in_use
from dashboards.language import formats
from dashboards.language.i18n import gettext as _
from dashboards.pictures.drawing import Native, files, natives
from dashboards.pictures.model import KeyNumber

#: Rows of a table in a document of its own, and in one of many charts.
MOST_ROWS, MOST_ROWS_OF_MANY = 1_000, 50
_SHORT, _LONG, _MARGIN, _LYING_MARGIN = Cm(21), Cm(29.7), Cm(2.5), Cm(2.1)
#: Heights of a chart's rows and of one over time.
_ROW, _OVER_TIME = 27, 320
_TABLE_STYLE, FACT_STYLE = "Table Grid", "ZiQ Source"
#: Styles of cells with the width of one sign: as long as words fit, the larger one.
_CELLS = (("ZiQ Table", 9.2), ("ZiQ Table small", 7.4))
_SIZES = {"ZiQ Table": 9, "ZiQ Table small": 7, FACT_STYLE: 9}


@dataclass(frozen=True)
class Section:
    """One chart with what surrounds it, or `text`; `problem` says why it could not be answered."""

    title: str
    result: ChartResult | None = None
    lines: Sequence[Line] = ()
    problem: str = ""
    text: str = ""


def document(
    title: str, sections: Sequence[Section], lines: Sequence[Line], *, is_sample: bool = False
) -> bytes:
    """The file.

    Args:
        title: of the whole; a section of the same name has no heading of its own.
        sections: in order.
        lines: what holds for all of them; version and address among them stand at the foot too.
        is_sample: sample data are named as such on every page.
    """
    made = started(title, lines, is_sample=is_sample)
    is_alone = len(sections) == 1
    most_rows = MOST_ROWS if is_alone else MOST_ROWS_OF_MANY
    if is_alone and _lies(made, sections[0], most_rows):
        _lay(made)
    for number, section in enumerate(sections):
        if number and _lies(made, section, most_rows) != _is_turned(made):
            _turn(made)  # a heading stands with its table
        if section.title != title:
            heading(made, section.title, 2)
        _write(made, section, most_rows)
    return ended(made, lines)


def started(title: str, lines: Sequence[Line], *, is_sample: bool) -> Any:
    """An empty document with its page, its styles, header, footer and title.

    The office's own master is used where there is one; its header and footer stay, ours follow.
    """
    master = in_use().document
    made = Document() if master is None else master.opened()
    if master is None:
        word_parts.dress(made)
    _styles(made)
    properties = made.core_properties
    properties.title, properties.author = clean(title), _("Zusammen im Quartier")
    properties.created = properties.modified = dt.datetime.now(dt.UTC).replace(tzinfo=None)
    properties.comments = clean(" · ".join(": ".join(line) for line in lines))[:255]
    section = made.sections[0]
    if master is None:
        section.page_width, section.page_height = _SHORT, _LONG
        section.left_margin = section.right_margin = _MARGIN
    head = [_("Zusammen im Quartier"), title, *([_("Sample data")] if is_sample else [])]
    for header, footer in word_parts.margins(made):
        word_parts.free_paragraph(header).text = clean(" · ".join(head))
        _foot(footer, dict(lines))
    heading(made, title, 1)
    return made


def heading(made: Any, text: str, level: int) -> None:
    """A heading in the style of its level."""
    made.add_paragraph(clean(text), style=named(f"Heading {level}"))


def named(style: str) -> str:
    """What the office's master calls a style."""
    master = in_use().document
    return style if master is None else master.styles.get(style, style)


def ended(made: Any, lines: Sequence[Line]) -> bytes:
    """The document as a file, after what holds for all of it."""
    if lines:
        word_parts.stay(made)  # else they alone take a page
        heading(made, _("About these numbers"), 2)
        facts(made, lines)
    word_parts.speak(made)
    content = io.BytesIO()
    made.save(content)
    return content.getvalue()


def facts(made: Any, lines: Sequence[Line]) -> None:
    """Lines of label and text in small type."""
    for label, text in lines:
        paragraph = made.add_paragraph(style=FACT_STYLE)
        paragraph.add_run(f"{clean(label)}: ").bold = True
        paragraph.add_run(clean(text))


def table(made: Any, grid: Grid, most_rows: int = MOST_ROWS) -> None:
    """A table whose words stand unbroken: in small type, or on pages that lie, where it must.

    One that is too wide even there goes on below itself, each time behind its first column.
    """
    shown = replace(grid, rows=grid.rows[:most_rows])
    width, style, sign = _place(made, shown)
    turns = width != _widths(made)[0] and not _is_turned(made)
    if turns:
        _turn(made)
        word_parts.lead_over(made)
    styles = (named(_TABLE_STYLE), style)
    for number, band in enumerate(shown.bands(width, sign)):
        if number:
            made.add_paragraph(style=FACT_STYLE)  # tables that touch are one to Word
        word_parts.table(made, band, band.widths(width, sign), styles)
    if len(grid.rows) > most_rows:
        text = _("The first {count} of {total} rows; the workbook has all of them.").format(
            count=formats.number(most_rows), total=formats.number(len(grid.rows))
        )
        made.add_paragraph(text, style=FACT_STYLE)
    if turns:
        _turn(made)


def _place(made: Any, grid: Grid) -> tuple[float, str, float]:
    """Width, style of cells and width of a sign: the first in which no word of a table breaks."""
    places = [(width, style, sign) for width in _widths(made) for style, sign in _CELLS]
    fits = (place for place in places if sum(grid.least_widths(place[2])) <= place[0])
    return next(fits, places[-1])


def _lies(made: Any, section: Section, most_rows: int) -> bool:
    """The table of a section needs a page that lies."""
    result = section.result
    if result is None or not result.written:
        return False
    grid = grid_of(result, result.picture)
    shown = replace(grid, rows=grid.rows[:most_rows])
    return _place(made, shown)[0] != _widths(made)[0]


def _widths(made: Any) -> tuple[float, float]:
    """Widths of the text in px of the stage (0.6 pt): as the document begins, and lying."""
    first = made.sections[0]
    upright = (first.page_width - first.left_margin - first.right_margin) / PX
    if first.page_width > first.page_height:
        return upright, upright
    return upright, max((first.page_height - 2 * _LYING_MARGIN) / PX, upright + 1)


def _is_turned(made: Any) -> bool:
    return bool(made.sections[-1].page_width != made.sections[0].page_width)


def _lay(made: Any) -> None:
    """The whole document lies; letterheads of an office are made for pages that stand."""
    if in_use().document is not None:
        return
    first = made.sections[0]
    first.orientation = WD_ORIENT.LANDSCAPE
    first.page_width, first.page_height = first.page_height, first.page_width
    first.left_margin = first.right_margin = _LYING_MARGIN


def _turn(made: Any) -> None:
    """From here on pages lie, or stand again as the document began."""
    first = made.sections[0]
    is_turned = _is_turned(made)
    section = made.add_section(WD_SECTION.NEW_PAGE)
    if is_turned:
        section.orientation = first.orientation
        section.page_width, section.page_height = first.page_width, first.page_height
        section.left_margin, section.right_margin = first.left_margin, first.right_margin
        return
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = first.page_height, first.page_width
    section.left_margin = section.right_margin = _LYING_MARGIN


def _styles(made: Any) -> None:
    """Our styles beside those that Word brings: cells of tables, and what is small."""
    for name, size in _SIZES.items():
        if name in made.styles:
            continue
        style = made.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = made.styles["Normal"]
        style.font.size = Pt(size)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(0), Pt(2)
        style.paragraph_format.line_spacing = 1.0


def _foot(footer: Any, said: dict[str, str]) -> None:
    """Address, version and day, and the number of the page where the master has none."""
    kept = (_("Address"), _("Data version"), _("As of"), _("Exported on"))
    has_number = word_parts.has_field(footer, "PAGE")
    first = word_parts.free_paragraph(footer)
    first.text = clean(" · ".join(f"{label}: {said[label]}" for label in kept if label in said))
    first.style = FACT_STYLE
    if has_number:
        return
    number = footer.add_paragraph(style=FACT_STYLE)
    before, between, after = (
        _("Page {page} of {pages}").replace("{pages}", "{page}").split("{page}")
    )
    number.add_run(before)
    word_parts.field(number, "PAGE")
    number.add_run(between)
    word_parts.field(number, "NUMPAGES")
    number.add_run(after)


def _write(made: Any, section: Section, most_rows: int) -> None:
    """Finding, measure, picture, sentence, table, and what they stand on."""
    result = section.result
    if result is None:
        for line in (section.problem or section.text).splitlines():
            made.add_paragraph(clean(line))
        return
    if result.headline != str(result.chart.title):
        finding = made.add_paragraph()
        finding.add_run(clean(result.headline)).bold = True
        finding.paragraph_format.keep_with_next = True
    measure = made.add_paragraph(clean(result.below_headline), style=named("Caption"))
    measure.paragraph_format.keep_with_next = True
    picture = result.picture
    if isinstance(picture, KeyNumber):
        value = made.add_paragraph().add_run(clean(formats.with_unit(picture.value, picture.unit)))
        value.bold, value.font.size = True, Pt(24)
    width = _widths(made)[0]
    master = in_use().document
    with drawn_with(OURS if master is None else master.palette):
        for native, end in _with_ends(natives(picture), width):
            _chart(made, result, native, (width, end))
    said = made.add_paragraph(clean(result.sentence))
    if result.written:
        said.paragraph_format.keep_with_next = True  # else LibreOffice leaves three rows on a page
        table(made, grid_of(result, picture), most_rows)
        made.add_paragraph(style=FACT_STYLE)
    facts(made, section.lines)


def _with_ends(all_of_them: Sequence[Native], width: float) -> list[tuple[Native, float]]:
    """Each native chart with the end of its axis; those that are compared share one."""
    ends = [end_of_axis(native, width - _words(native, width), PAPER) for native in all_of_them]
    shared = max(ends, default=1)
    return [
        (native, own if native.own_scale else shared)
        for native, own in zip(all_of_them, ends, strict=True)
    ]


def _words(native: Native, width: float) -> float:
    """The width that labels take beside their bars."""
    longest = max((len(category) for category in native.categories), default=0)
    return min(longest * PAPER.label * LETTER + 24, width / 2)


def _chart(made: Any, result: ChartResult, native: Native, room: tuple[float, float]) -> None:
    """`room`: width in px, and the end of the axis."""
    width, end = room
    native = _named_where_held(native)
    title = str(result.chart.title)
    name = f"{title}: {native.heading}" if native.heading else title
    if native.heading:
        above = made.add_paragraph()
        above.paragraph_format.keep_with_next = True
        above.add_run(clean(native.heading)).bold = True
    if native.form == "bars":
        height = len(native.categories) * _ROW + 16
        share = _words(native, width) / width
        finish = partial(_finish_bars, end=end, share=share)
    else:
        height, finish = _OVER_TIME, partial(finish_over_time, sizes=PAPER)
    parts = files(native, native.heading or title, _cell, finish)
    word_parts.chart(made, parts, (width, height), name, result.sentence)


def _finish_bars(chart: Any, native: Native, *, end: float, share: float) -> None:
    finish_bars(chart, native, end, share, PAPER)


def _named_where_held(native: Native) -> Native:
    """Beside a bar that is missing because it is held back stands the reason, not nothing."""
    categories = tuple(
        f"{category}: {native.texts[row].plain}" if row in native.held else category
        for row, category in enumerate(native.categories)
    )
    return replace(native, categories=categories)


def _cell(text: str) -> str:
    return inert(clean(text))
