"""Pictures over months: upright columns up to a year, a line beyond."""

from __future__ import annotations

from collections.abc import Sequence

from dashboards.language import formats
from dashboards.pictures.model import Columns, Lines
from dashboards.pictures.parts import COUNT, Month, Text, Tick, Unit, quiet

_COLUMNS_AT_MOST = 12
#: Up to so many months, one in so many has its name; beyond the last, each January.
_STEPS = ((14, 1), (36, 3), (72, 6))


def over_months(  # noqa: PLR0913 - one for each column of the picture
    months: Sequence[str],
    values: Sequence[float | None],
    *,
    texts: Sequence[str],
    named: Sequence[int],
    silent: Sequence[int] = (),
    ticks: Sequence[Tick] = (),
    unit: Unit = COUNT,
) -> Columns | Lines:
    """One value per month, from the first to the last.

    Args:
        months: 'YYYY-MM', none left out.
        values: a missing one is a gap in the line, and no column.
        texts: each value as the reader writes it; on every column, on the named points of a line.
        named: the months the words speak of, by their position.
        silent: the months nobody reported, by their position.
        ticks: of a scale with a natural end.
        unit: of the values.
    """
    form = Columns if len(months) <= _COLUMNS_AT_MOST else Lines
    stressed = set(named)
    return form(
        months=_named_months(months),
        values=tuple(values),
        texts=tuple(
            Text(text) if index in stressed else quiet(text) for index, text in enumerate(texts)
        ),
        named=tuple(named),
        silent=tuple(silent),
        ticks=tuple(ticks),
        unit=unit,
    )


def _named_months(months: Sequence[str]) -> tuple[Month, ...]:
    """Short month names at even steps that meet every January; the year where it is new.

    The first month has its name too, unless its year is over before there is room for another.
    """
    step = next((step for most, step in _STEPS if len(months) <= most), 12)
    starts_late = sum(month[:4] == months[0][:4] for month in months) < step
    found: list[Month] = []
    year = ""
    for index, month in enumerate(months):
        is_start = index == 0 and not starts_late
        is_january = month[5:] == "01"
        is_step = (int(month[5:]) - 1) % step == 0 and (index >= step or starts_late)
        if is_start or is_january or is_step:
            is_new = month[:4] != year
            year = month[:4]
            found.append(Month(month, formats.month_short(month), year if is_new else ""))
        else:
            found.append(Month(month))
    return tuple(found)
