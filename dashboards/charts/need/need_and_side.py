"""The two axes of need against money: the indicator of need, and what is held against it."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median

from dashboards.charts.regions.indicator_measures import named_at, with_unit, write_value
from dashboards.language import formats
from dashboards.language.i18n import Lazy
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import lazy_gettext as _lazy
from dashboards.pictures.making import ticks
from dashboards.pictures.parts import Axis, Tick
from data import facts
from data.facts import DEFAULT_INDICATOR, Indicator
from queries.filters import View
from queries.rows import Rows

#: Fewer Kreise have no median worth a line, and no relation worth a number.
FEWEST = 8


_STEPS = 5


@dataclass(frozen=True)
class Side:
    """What is held against child poverty."""

    column: str
    axis: Lazy
    decimals: int
    is_money: bool
    little: Lazy
    much: Lazy
    rate: Lazy
    whole: Lazy

    def write(self, value: float) -> str:
        """A value with its unit."""
        write = formats.in_euro if self.is_money else formats.number
        return write(value, self.decimals)


FUNDS = Side(
    "approved_eur_per_1000_under_18",
    _lazy("Approved funds per 1,000 under-18s, €"),
    0,
    True,
    _lazy("little money"),
    _lazy("much money"),
    _lazy("funds per 1,000 under-18s"),
    _lazy("{value} per 1,000 under-18s"),
)


PROJECTS = Side(
    "approved_per_10000_under_18",
    _lazy("Approved projects per 10,000 under-18s"),
    2,
    False,
    _lazy("few projects"),
    _lazy("many projects"),
    _lazy("projects per 10,000 under-18s"),
    _lazy("{value} projects per 10,000 under-18s"),
)


@dataclass(frozen=True)
class Need:
    """What the other side is held against: child poverty, or the indicator that a view names."""

    indicator: str = ""
    at: str = ""

    @property
    def column(self) -> str:
        """The column of its values."""
        return "indicator_value" if self.indicator else "child_poverty_percent"

    @property
    def name(self) -> str:
        """The indicator with its date."""
        return named_at(self.indicator, self.at, "district")

    @property
    def name_if_any(self) -> str:
        """The same, "" for child poverty."""
        return self.name if self.indicator else ""

    @property
    def is_low(self) -> bool:
        """Whether low values are the ones of much need."""
        return bool(self.indicator) and self._entry.direction == "less_need"

    @property
    def _entry(self) -> Indicator:
        return facts.in_use().indicators[self.indicator]

    def write(self, value: float) -> str:
        """A value with its unit."""
        return write_value(self._entry, value) if self.indicator else formats.percent(value)

    def known(self, rows: Rows) -> Rows:
        """The Kreise for which it is known."""
        return rows.where(lambda row: row[self.column] is not None)

    def axis(self, values: Sequence[float]) -> Axis:
        """The axis that all values lie on."""
        has_medians = len(values) >= FEWEST
        middle = median_of(values, self.write) if has_medians else None
        if not self.indicator:
            return Axis(
                title=_("Child poverty {need_date}, under 15, %"),
                start=max(0, min(values) // _STEPS * _STEPS - 0.01),
                end=(max(values) // _STEPS + 1) * _STEPS,
                ticks=ticks(_STEPS, 100),
                median=middle,
            )
        entry = self._entry
        step = max(_step(max(values) - min(values)), 10.0**-entry.decimals)
        first, last = min(values) // step * step, (max(values) // step + 1) * step
        return Axis(
            title=with_unit(entry, self.name),
            start=first - step / 1000,
            end=last,
            ticks=tuple(
                Tick(first + step * place, formats.number(first + step * place, entry.decimals))
                for place in range(round((last - first) / step) + 1)
            ),
            median=middle,
        )


CHILD_POVERTY = Need()


def _step(span: float) -> float:
    """A round step that parts a span into four to ten."""
    if span <= 0:
        return 1.0
    power: float = 10.0 ** math.floor(math.log10(span))
    return power / 5 if span / power < 2 else power / 2 if span / power < 4 else power


def median_of(values: Sequence[float], write: Callable[[float], str]) -> Tick:
    """The median with its words."""
    value = median(values)
    return Tick(value, _("median {value}").format(value=write(value)))


def need_of(view: View) -> Need:
    """The need that one view shows."""
    if view.at and not view.indicator:
        return Need(DEFAULT_INDICATOR, view.at)
    return Need(view.indicator, view.at)
