"""One chart asked for several sides: its rows, what is held against what, how values are written.

Which charts compare, and what, is `dashboards.charts.comparing`; what is drawn and said of it is
`dashboards.charts.side_by_side`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from dashboards.charts.base import Base, Chart
from dashboards.language import formats, names
from dashboards.language.i18n import gettext as _
from dashboards.language.variables import Variable
from queries.protection import SMALLEST_BASE
from queries.rows import Cell, Row, Rows
from queries.scope import Scope
from queries.sides import Side

SIDE, SHARE, DIFFERENCE = "compared", "compared_share_percent", "compared_difference"
ADDITIVE = {"count", "persons", "EUR"}


def signed(value: float | None, write: Callable[[Any], str]) -> str:
    """A difference with its sign, in the words of its measure: +2,1, −120, ±0."""
    if value is None:
        return formats.NOTHING_THERE
    text = write(abs(value))
    if text == write(0):
        return f"±{text}"
    return f"+{text}" if value > 0 else f"{formats.MINUS}{text}"


@dataclass(frozen=True)
class Comparison:
    """One chart held side by side.

    Attributes:
        plain: the chart by itself.
        held: what is compared.
        called: their names by their signs.
        keys: the columns that say of which category a row is; none where each side is one row.
        tells_difference: how far a side is from what it is held against means something.
    """

    plain: Chart
    held: tuple[Side, ...]
    called: dict[str, str]
    keys: tuple[Variable, ...]
    tells_difference: bool = True

    @property
    def measure(self) -> Variable:
        """What is compared."""
        return next(one for one in self.plain.variables if one.name == self.plain.compared)

    @property
    def is_over_time(self) -> bool:
        """Rounds or years: each is held against the one before."""
        return self.held[0].kind != "area"

    @property
    def is_additive(self) -> bool:
        """Shares are compared, since the values of a side add up to its whole."""
        return self.measure.unit in ADDITIVE and bool(self.keys)

    @property
    def is_by_share(self) -> bool:
        """What is drawn and subtracted are shares."""
        return self.is_additive and not self.is_over_time

    def against(self, place: int) -> int | None:
        """The side that one is held against, by its place; None for those that others are."""
        if self.is_over_time:
            return place - 1 if place else None
        last = len(self.held) - 1
        reference = 0 if self.held[last].key else last
        return None if place == reference else reference

    def base(self, scope: Scope) -> Base:
        """The records of each side."""
        found = [self.plain.base(scope.with_filters(side.filters)) for side in self.held]
        first = self.called[self.held[0].sign]
        rest = " · ".join(
            f"{self.called[side.sign]}: {formats.number(one.count)}"
            for side, one in zip(self.held[1:], found[1:], strict=True)
        )
        noun = f"{found[0].noun} ({first}) · {rest}"
        return Base(found[0].count, noun, records=sum(one.count for one in found))

    def rows(self, scope: Scope) -> Rows:
        """One row per category and side, categories in the order of the chart by itself."""
        answers = [self.plain.query(scope.with_filters(side.filters)) for side in self.held]
        by_side = [self._by_category(rows) for rows in answers]
        whole = self._by_category(self.plain.query(scope)) if self.keys else {}
        order = dict.fromkeys(key for rows in (whole, *by_side) for key in rows)
        if self.held[0].kind == "year" and any(one.unit == "YYYY-MM" for one in self.keys):
            order = dict.fromkeys(sorted(order))
        order = {key: None for key in order if any(key in rows for rows in by_side)}
        columns = tuple(
            dict.fromkeys(
                [
                    *(name for name in self.plain.columns),
                    *(
                        name
                        for rows in answers
                        for name in rows.names
                        if name.endswith("_withheld")
                    ),
                ]
            )
        )
        totals = [self._total(rows, scope) for rows in answers]
        found: list[dict[str, Cell]] = []
        for key in order:
            shown = [
                self._row(rows.get(key) or self._absent(key, side), columns, total)
                for rows, total, side in zip(by_side, totals, self.held, strict=True)
            ]
            for place, (side, row) in enumerate(zip(self.held, shown, strict=True)):
                against = self.against(place) if self.tells_difference else None
                row[SIDE] = side.sign
                row[DIFFERENCE] = None if against is None else self._difference(row, shown[against])
                found.append(row)
        shared = (SIDE, *columns, SHARE, f"{SHARE}_withheld", DIFFERENCE)
        return Rows.of(found, shared)

    def _by_category(self, rows: Rows) -> dict[tuple[Any, ...], Row]:
        """The rows by category; months of different years are one where years are compared."""
        return {tuple(self._category(one, row[one.name]) for one in self.keys): row for row in rows}

    def _category(self, column: Variable, value: Any) -> Any:
        is_month = column.unit == "YYYY-MM" and self.held[0].kind == "year"
        return value[5:] if is_month and value else value

    def _total(self, rows: Rows, scope: Scope) -> float | None:
        """What the values of a side add up to; None where too little is there for a share."""
        if not self.is_additive:
            return None
        total: float = rows.total(self.plain.compared)
        is_small = self.measure.is_protected and total < SMALLEST_BASE
        return None if is_small and not scope.viewer.is_exact else total

    def _absent(self, key: tuple[Any, ...], side: Side) -> Row:
        """A category that a side does not have: none of it; of a month nobody knows."""
        row: dict[str, Cell] = {one.name: value for one, value in zip(self.keys, key, strict=True)}
        months = [one.name for one in self.keys if one.unit == "YYYY-MM"]
        if side.key == "year":
            row |= {name: f"{side.sign}-{row[name]}" for name in months}
        return row if months or not self.is_additive else {**row, self.plain.compared: 0}

    def _row(self, row: Row, columns: Sequence[str], total: float | None) -> dict[str, Cell]:
        """A side's row with its share."""
        made: dict[str, Cell] = {name: row.get(name) for name in columns}
        for name in columns:
            if name.endswith("_withheld"):
                made[name] = bool(row.get(name))
        value = row.get(self.plain.compared)
        is_known = self.is_additive and value is not None
        made[SHARE] = 100 * value / total if value is not None and is_known and total else None
        is_held = self.is_additive and bool(made.get(f"{self.plain.compared}_withheld"))
        made[f"{SHARE}_withheld"] = is_held or (is_known and total is None)
        return made

    def measured(self, row: Row) -> float | None:
        """What is drawn and subtracted of a side's row."""
        found: float | None = row[SHARE if self.is_by_share else self.plain.compared]
        return found

    def _difference(self, row: Row, against: Row) -> float | None:
        here, there = self.measured(row), self.measured(against)
        return None if here is None or there is None else here - there

    @property
    def is_share(self) -> bool:
        """What is told are shares, and differences points."""
        return self.is_by_share or self.measure.unit == "percent"

    def called_category(self, row: Row, *, is_quoted: bool = False) -> str:
        """A category in words; in a sentence a Baustein is called one."""
        words = [self._called(one, row[one.name], is_quoted=is_quoted) for one in self.keys]
        return " · ".join(words) or str(self.measure.label)

    def _called(self, column: Variable, value: Any, *, is_quoted: bool) -> str:
        if column.unit == "YYYY-MM" and self.held[0].kind == "year":
            return formats.month_short(f"2000-{value[-2:]}")
        if column.is_block and is_quoted and str(value).isdecimal():
            return _("building block {block}, {name}").format(
                block=value, name=names.block_name(value)
            )
        return column.write(value)

    def written(self, value: float) -> str:
        """A value in words."""
        return formats.percent(value) if self.is_share else self._in_unit(value)

    def _in_unit(self, value: float) -> str:
        is_money = self.measure.unit.startswith("EUR")
        return formats.euro(value) if is_money else self.measure.write(value)

    def points(self, value: float) -> str:
        """A difference without its sign: percentage points, or in the unit of the measure."""
        return formats.number(value, 1) if self.is_share else self._in_unit(value)

    def is_held(self, row: Row) -> bool:
        """Whether a side's value, or its share, is held back."""
        is_share_held = self.is_by_share and row[f"{SHARE}_withheld"]
        return bool(row.get(f"{self.plain.compared}_withheld") or is_share_held)
