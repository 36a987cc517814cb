"""Makes pictures from what a chart has read off its rows: the forms, and the small steps to them.

Arguments are sequences, labels may be plain text; what comes out is a value of `model`.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterable, Mapping, Sequence

import numpy as np

from dashboards.language import formats, names
from dashboards.pictures.model import Bars, KeyNumber, Multiples, Positions, Ranges, Records
from dashboards.pictures.parts import (
    COUNT,
    DAYS,
    EUR_SHORT,
    Label,
    Measure,
    Part,
    Role,
    Text,
    Tick,
    Unit,
    quiet,
)
from queries.rows import Rows

Labelled = str | Label


def label(words: Labelled) -> Label:
    """A label of plain text, or the one given."""
    return words if isinstance(words, Label) else Label(words)


def block_label(block: int, second: str = "") -> Label:
    """A Baustein: its number in a square, and its name."""
    return Label(names.block_name(block), second, block=int(block))


def roles(count: int, marked: Iterable[int]) -> tuple[Role, ...]:
    """The mark's role for the rows the headline speaks of, the quiet one for the others."""
    chosen = set(marked)
    return tuple("mark" if index in chosen else "rest" for index in range(count))


def bars(  # noqa: PLR0913 - one for each column of the picture
    labels: Sequence[Labelled],
    values: Sequence[float | None],
    *,
    texts: Sequence[Text],
    roles: Sequence[Role],
    unit: Unit = COUNT,
    rows: Sequence[int] = (),
    held: Sequence[int] = (),
    total: int = 0,
) -> Bars:
    """Horizontal bars in the given order; see `model.Bars`."""
    return Bars(
        labels=tuple(label(one) for one in labels),
        values=tuple(values),
        texts=tuple(texts),
        roles=tuple(roles),
        unit=unit,
        rows=_unless_in_order(rows),
        held=tuple(held),
        total=total,
    )


def part(  # noqa: PLR0913 - one for each column of the picture
    heading: Labelled,
    role: Role,
    values: Sequence[float | None],
    texts: Sequence[str] | None = None,
    *,
    unit: Unit = COUNT,
    rows: Sequence[int] = (),
    is_held: Sequence[bool] = (),
) -> Part:
    """One column of small multiples; its texts are its values as counts unless given.

    `is_held` says of each value whether it is held back; its sign then stands in place of a text.
    """
    written = [formats.number(value) for value in values] if texts is None else list(texts)
    held = [index for index, holds in enumerate(is_held) if holds]
    for index in held:
        written[index] = formats.WITHHELD
    return Part(
        heading=label(heading),
        role=role,
        values=tuple(values),
        texts=tuple(quiet(text) for text in written),
        unit=unit,
        rows=_unless_in_order(rows),
        held=tuple(held),
    )


def euro_part(
    heading: Labelled, role: Role, values: Sequence[float | None], rows: Sequence[int] = ()
) -> Part:
    """One column of money, its texts in euro and its axis in short."""
    texts = [formats.euro(value) for value in values]
    return part(heading, role, values, texts, unit=EUR_SHORT, rows=rows)


def multiples(
    labels: Sequence[Labelled],
    parts: Iterable[Part],
    *,
    own_scales: bool = False,
    is_wide: bool = False,
) -> Multiples:
    """The same labels by several measures, side by side; see `model.Multiples`."""
    return Multiples(
        labels=tuple(label(one) for one in labels),
        parts=tuple(parts),
        own_scales=own_scales,
        is_wide=is_wide,
    )


def ranges(
    labels: Sequence[Labelled],
    spans: Sequence[tuple[float | None, float | None]],
    ticks: Sequence[float | None],
    *,
    texts: Sequence[Text],
    unit: Unit = DAYS,
    rows: Sequence[int] = (),
) -> Ranges:
    """Spans in the given order, each with a tick; a row without values has only its text."""
    return Ranges(
        labels=tuple(label(one) for one in labels),
        starts=tuple(start for start, _end in spans),
        ends=tuple(end for _start, end in spans),
        ticks=tuple(ticks),
        texts=tuple(texts),
        unit=unit,
        rows=_unless_in_order(rows),
    )


def quiet_area_bars(
    rows: Rows, column: str, write: Callable[[float], str], *, most: int, unit: Unit = COUNT
) -> Bars:
    """The first Kreise of a list as bars, none of them marked.

    Args:
        rows: one per Kreis, as they are to stand: `district_ags` and the column.
        column: the lengths.
        write: a length with its unit.
        most: how many are drawn.
        unit: of the column.
    """
    shown = rows.head(most)
    return bars(
        [names.area_name(ags) for ags in shown["district_ags"]],
        shown[column],
        texts=[quiet(write(value)) for value in shown[column]],
        roles=roles(len(shown), ()),
        unit=unit,
        rows=shown.places,
        total=len(rows),
    )


def value_and_share(value: float, whole: float) -> Text:
    """What stands behind a bar: 108, stressed, and its share, 69,2 %."""
    return Text(formats.number(value), f" · {formats.share(value, whole)}")


def class_of(value: float, lower_bounds: Sequence[float]) -> int:
    """The class 1..n a value belongs to by its lower bounds; 0 is zero, not a class."""
    if value == 0:
        return 0
    return max(1, sum(value >= bound for bound in lower_bounds))


def counted(column: str, context: Callable[[Rows], str]) -> Callable[[Rows], KeyNumber]:
    """Draws a key figure that is one column of its one row; `context` says what it refers to."""

    def draw(rows: Rows) -> KeyNumber:
        return KeyNumber(value=formats.number_in(rows.first, column), context=context(rows))

    return draw


def ticks(step: float, end: float, start: float = 0) -> tuple[Tick, ...]:
    """Round ticks from the start to the end."""
    count = int((end - start) / step + 1e-9) + 1
    values = [start + index * step for index in range(count)]
    decimals = 0 if step == int(step) else 1
    return tuple(Tick(value, formats.number(value, decimals)) for value in values)


def measure(
    name: str, values: Sequence[float | None], texts: Sequence[str], top: float | None = None
) -> Measure:
    """One line of a comparison: its values from 0, and where the line ends if not by itself."""
    known = [value for value in values if value is not None]
    end = top or max([*known, 0]) * 1.15 or 1
    places = tuple(None if value is None else round(value / end, 4) for value in values)
    return Measure(label=name, places=places, texts=tuple(texts))


def records(
    numbers: Sequence[int],
    fields: Sequence[str] = (),
    told: Mapping[str, Sequence[str | float | None]] | None = None,
) -> Records:
    """The records of the list to show, by their numbers from 0.

    Args:
        numbers: of the records.
        fields: columns shown in place of the usual ones.
        told: per column that the page does not hold a value for each of the numbers.
    """
    marks = np.zeros(max(numbers, default=-1) + 1, dtype=bool)
    marks[list(numbers)] = True
    order = sorted(range(len(numbers)), key=numbers.__getitem__) if told else []
    return Records(
        shown=base64.b64encode(np.packbits(marks, bitorder="little").tobytes()).decode(),
        fields=tuple(fields),
        told={name: tuple(values[at] for at in order) for name, values in (told or {}).items()}
        or None,
    )


def _unless_in_order(rows: Sequence[int]) -> Positions:
    """The rows behind the marks, () where they are the first ones in order."""
    found = tuple(rows)
    return () if found == tuple(range(len(found))) else found
