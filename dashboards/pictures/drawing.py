"""Native charts in DrawingML: what PowerPoint, Word and their workbooks need of a picture.

`natives` tells a picture as one native chart or, for measures side by side, as several;
`chart_data` and `finish` make each with python-pptx, and `files` gives chart part and workbook for
a container of another kind. Nothing here knows a slide or a page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal, assert_never

from pptx import Presentation
from pptx.chart.chart import Chart
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.opc.oxml import serialize_part_xml
from pptx.parts.chart import ChartPart

from dashboards.language import formats
from dashboards.language.i18n import language
from dashboards.pictures.model import (
    AreaMap,
    Bars,
    Columns,
    Compared,
    Heat,
    KeyNumber,
    Lines,
    Lorenz,
    Multiples,
    Nothing,
    Picture,
    Ranges,
    Records,
    Scatter,
    Symbols,
    Tiles,
)
from dashboards.pictures.parts import Label, Part, Role, Text, Unit
from dashboards.pictures.scales import round_ticks

Form = Literal["bars", "columns", "lines"]
KINDS: dict[Form, Any] = {
    "bars": XL_CHART_TYPE.BAR_CLUSTERED,
    "columns": XL_CHART_TYPE.COLUMN_CLUSTERED,
    "lines": XL_CHART_TYPE.LINE_MARKERS,
}
#: Of these the table is shown; a form that stands nowhere here does not pass the check of types.
AsTable = (
    Nothing
    | KeyNumber
    | Ranges
    | Scatter
    | Lorenz
    | Heat
    | Tiles
    | AreaMap
    | Symbols
    | Compared
    | Records
)
#: From here on a large sum is written in millions, as on the page.
_MILLIONS_FROM = 950_000


@dataclass(frozen=True, kw_only=True)
class Native:
    """One native chart.

    Attributes:
        heading: what it shows, where several stand side by side.
        categories: one per value.
        values: None where there is nothing to draw.
        texts: what the page prints at each value.
        pattern: how a spreadsheet writes the values.
        roles: one per value, or one for all of them.
        held: the values that are held back, by position.
        named: the points that carry their value, by position; of bars and columns all do.
        ticks: of the axis of values; bars have none.
        own_scale: it is never compared with those beside it by length.
    """

    form: Form
    heading: str = ""
    categories: tuple[str, ...]
    values: tuple[float | None, ...]
    texts: tuple[Text, ...]
    pattern: str
    roles: tuple[Role, ...]
    held: tuple[int, ...] = ()
    named: tuple[int, ...] = ()
    ticks: tuple[float, ...] = ()
    own_scale: bool = False


def natives(picture: Picture) -> tuple[Native, ...]:
    """A picture as native charts, () where none can show it: then its table does."""
    if isinstance(picture, Bars):
        return (_bars(picture.labels, picture, picture.roles),)
    if isinstance(picture, Multiples):
        return tuple(
            _bars(
                picture.labels,
                part,
                (part.role,),
                heading=words(part.heading),
                own_scale=picture.own_scales,
            )
            for part in picture.parts
        )
    if isinstance(picture, Columns | Lines):
        return (_over_time(picture),)
    if isinstance(picture, AsTable):
        return ()
    assert_never(picture)


def words(label: Label) -> str:
    """A label in one line, without the places where a narrow column may break it."""
    return label.plain.replace("\u00ad", "")


def _bars(
    labels: Sequence[Label],
    column: Bars | Part,
    roles: tuple[Role, ...],
    *,
    heading: str = "",
    own_scale: bool = False,
) -> Native:
    values = _without(column.values, column.held)
    return Native(
        form="bars",
        heading=heading,
        categories=tuple(words(label) for label in labels),
        values=values,
        texts=column.texts,
        pattern=number_pattern(column.unit, values),
        roles=roles,
        held=column.held,
        own_scale=own_scale,
    )


def _over_time(picture: Columns | Lines) -> Native:
    is_line = isinstance(picture, Lines)
    largest = max((value for value in picture.values if value is not None), default=0)
    ticks = [tick.value for tick in picture.ticks] or round_ticks(largest)
    while len(ticks) > 1 and ticks[-1] < largest:
        ticks.append(ticks[-1] + ticks[1] - ticks[0])
    marked = set(picture.named)
    roles: tuple[Role, ...] = tuple(
        "mark" if is_line or index in marked else "rest" for index in range(len(picture.values))
    )
    return Native(
        form="lines" if is_line else "columns",
        categories=tuple(_month(month.month) for month in picture.months),
        values=picture.values,
        texts=picture.texts,
        pattern=number_pattern(picture.unit, picture.values),
        roles=roles,
        named=picture.named,
        ticks=tuple(ticks) if ticks[-1] else (1,),
    )


def _month(month: str) -> str:
    return f"{formats.month_short(month)}{formats.NO_BREAK}{month[2:4]}"


def _without(values: tuple[float | None, ...], held: tuple[int, ...]) -> tuple[float | None, ...]:
    return tuple(None if index in held else value for index, value in enumerate(values))


def number_pattern(unit: Unit, values: Sequence[float | None] = ()) -> str:
    """The format with which a spreadsheet writes numbers of a unit as the page does.

    The mark in front keeps German separators where the program speaks another language.
    """
    german, gap = language() == "de", formats.NO_BREAK
    number = "#,##0" + ("." + "0" * unit.decimals if unit.decimals else "")
    if unit.kind == "eur":
        return _money(unit, values, number)
    if unit.kind == "percent":
        number += f'"{gap}%"' if german else '"%"'
    return f"[$-407]{number}" if german else number


def _money(unit: Unit, values: Sequence[float | None], number: str) -> str:
    german, gap = language() == "de", formats.NO_BREAK
    whole = f'[$-407]{number}"{gap}€"' if german else f'"€"{number}'
    if not unit.is_short or not any(value and value >= _MILLIONS_FROM for value in values):
        return whole
    if german:
        return f'[>={_MILLIONS_FROM}][$-407]#,##0.0,,"{gap}Mio.{gap}€";{whole}'
    return f'[>={_MILLIONS_FROM}]"€"#,##0.0,,"{gap}million";{whole}'


def chart_data(native: Native, name: str, inert: Callable[[str], str]) -> CategoryChartData:
    """What python-pptx makes chart and workbook of.

    Args:
        native: the chart.
        name: of its series.
        inert: makes a text one that no spreadsheet takes for a formula.
    """
    data = CategoryChartData(number_format=native.pattern)
    data.categories = [inert(category) for category in native.categories]
    data.add_series(inert(name), native.values)
    return data


def usual_role(native: Native) -> Role:
    """The role most values have; it is the colour of the series."""
    return Counter(native.roles).most_common(1)[0][0] if native.roles else "rest"


def files(
    native: Native, name: str, inert: Callable[[str], str], finish: Callable[[Any, Native], None]
) -> tuple[bytes, bytes]:
    """Chart part and workbook for a container of another kind, such as a Word document.

    The part names its workbook by the relation `rId1`.
    """
    package = Presentation().part.package
    data = chart_data(native, name, inert)
    part = ChartPart.new(KINDS[native.form], data, package)
    finish(Chart(part._element, part), native)
    return serialize_part_xml(part._element), part.chart_workbook.xlsx_part.blob
