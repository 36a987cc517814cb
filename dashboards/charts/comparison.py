"""One chart asked for several sides: its rows, its picture and its sentence.

Which charts compare, and what, is `dashboards.charts.comparing`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dashboards.charts.base import Base, Chart
from dashboards.language import formats
from dashboards.language.i18n import Lazy, ngettext
from dashboards.language.i18n import gettext as _
from dashboards.language.variables import Numbers, Variable
from dashboards.pictures.making import bars, multiples, part, roles
from dashboards.pictures.model import Bars, Multiples
from dashboards.pictures.parts import COUNT, DAYS, EUR, PERCENT, Unit, quiet
from queries.protection import SMALLEST_BASE
from queries.rows import Rows
from queries.scope import Scope
from queries.sides import Side

SIDE, SHARE, DIFFERENCE = "compared", "compared_share_percent", "compared_difference"
MOST_DRAWN = 12
_WIDE_FROM = 3
"""So many columns need a whole row of cards."""
ADDITIVE = {"count", "persons", "EUR"}
_UNITS: dict[str, Unit] = {"percent": PERCENT, "days": DAYS, "EUR": EUR, "EUR per 1,000": EUR}


def variables(
    measure: Variable, unit: Lazy, write: Callable[[Any], str], *, is_over_time: bool
) -> dict[str, Variable]:
    """The columns a comparison has besides those of its chart.

    Args:
        measure: what is compared.
        unit: of differences, in words.
        write: a difference without its sign.
        is_over_time: rounds or years are compared, not areas.
    """
    told = (
        _("Change from the one before ({unit})") if is_over_time else _("Difference ({unit})")
    ).format(unit=unit)
    share = Variable(
        SHARE,
        _("Share within what is compared"),
        Numbers(1),
        unit="percent",
        decimals=1,
        is_protected=measure.is_protected,
    )
    difference = Variable(
        DIFFERENCE,
        told,
        lambda value: signed(value, write),
        decimals=measure.decimals or 1,
        is_protected=measure.is_protected,
    )
    return {SHARE: share, DIFFERENCE: difference}


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

    def chart(self, scope: Scope) -> Chart:
        """The comparison as a chart of the same id, with the columns of its own in addition."""
        unit = _("points") if self._is_share else self.measure.label
        own = variables(self.measure, unit, self.points, is_over_time=self.is_over_time)
        side = Variable(
            SIDE,
            _("Compared"),
            lambda sign: self.called.get(sign, sign),
            unit="code",
            kind="text",
        )
        listed = formats.enumeration(list(self.called.values()))
        return replace(
            self.plain,
            title=_("Side by side: {title}").format(title=self.plain.title),
            subtitle=self._subtitle(listed),
            query=self.rows,
            figure=self.draw,
            summary=self.describe,
            headline=lambda _rows: None,
            columns=(SIDE, *self.plain.columns, SHARE, DIFFERENCE),
            base=self.base,
            toggles=(),
            links=None,
            adds_up=(),
            for_view=None,
            own_variables={**self.plain.own_variables, **own, SIDE: side},
        )

    def _subtitle(self, listed: str) -> Lazy:
        text = (
            _("{measure}: share within each of {listed}")
            if self.is_by_share
            else _("{measure} of {listed}")
        ).format(measure=self.measure.label, listed=listed)
        return text + self._against_words()

    def _against_words(self) -> str:
        """What the differences in brackets are against."""
        if self.is_over_time:
            return _("; in brackets the change from the one before")
        name = self.called[self.held[self.against(0) or 0].sign]
        if self._is_share:
            return _("; in brackets points above or below {name}").format(name=name)
        return _("; in brackets how much above or below {name}").format(name=name)

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
        found: list[dict[str, Any]] = []
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

    def _by_category(self, rows: Rows) -> dict[tuple[Any, ...], dict[str, Any]]:
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

    def _absent(self, key: tuple[Any, ...], side: Side) -> dict[str, Any]:
        """A category that a side does not have: none of it; of a month nobody knows."""
        row = {one.name: value for one, value in zip(self.keys, key, strict=True)}
        months = [one.name for one in self.keys if one.unit == "YYYY-MM"]
        if side.key == "year":
            row |= {name: f"{side.sign}-{row[name]}" for name in months}
        return row if months or not self.is_additive else {**row, self.plain.compared: 0}

    def _row(
        self, row: dict[str, Any], columns: Sequence[str], total: float | None
    ) -> dict[str, Any]:
        """A side's row with its share."""
        made = {name: row.get(name) for name in columns}
        for name in columns:
            if name.endswith("_withheld"):
                made[name] = bool(row.get(name))
        value = made[self.plain.compared]
        is_known = self.is_additive and value is not None
        made[SHARE] = 100 * value / total if value is not None and is_known and total else None
        is_held = self.is_additive and bool(made.get(f"{self.plain.compared}_withheld"))
        made[f"{SHARE}_withheld"] = is_held or (is_known and total is None)
        return made

    def _measured(self, row: dict[str, Any]) -> float | None:
        found: float | None = row[SHARE if self.is_by_share else self.plain.compared]
        return found

    def _difference(self, row: dict[str, Any], against: dict[str, Any]) -> float | None:
        here, there = self._measured(row), self._measured(against)
        return None if here is None or there is None else here - there

    def called_category(self, row: dict[str, Any]) -> str:
        """A category in words."""
        words = [
            formats.month_short(f"2000-{row[one.name][-2:]}")
            if one.unit == "YYYY-MM" and self.held[0].kind == "year"
            else one.write(row[one.name])
            for one in self.keys
        ]
        return " · ".join(words) or str(self.measure.label)

    def draw(self, rows: Rows) -> Multiples | Bars:
        """A column per side, a bar per category, all on one scale; the most frequent of many."""
        count = len(self.held)
        unit = PERCENT if self.is_by_share else _UNITS.get(self.measure.unit, COUNT)
        if not self.keys:
            shown = list(rows)
            return bars(
                [self.called[side.sign] for side in self.held],
                [self._measured(row) for row in shown],
                texts=[quiet(self._text(row)) for row in shown],
                roles=roles(count, ()),
                unit=unit,
                held=[place for place, row in enumerate(shown) if self._is_held(row)],
            )
        starts = list(range(0, len(rows), count))
        if len(starts) > MOST_DRAWN and not any(one.unit == "YYYY-MM" for one in self.keys):
            size = {at: self._size(rows, at) for at in starts}
            kept = set(sorted(starts, key=lambda at: -size[at])[:MOST_DRAWN])
            starts = [at for at in starts if at in kept]
        parts = []
        for place, side in enumerate(self.held):
            shown = [rows.row(at + place) for at in starts]
            parts.append(
                part(
                    self.called[side.sign],
                    "mark" if side.key else "rest",
                    [self._measured(row) for row in shown],
                    [self._text(row) for row in shown],
                    unit=unit,
                    rows=[at + place for at in starts],
                    is_held=[self._is_held(row) for row in shown],
                )
            )
        labels = [self.called_category(rows.row(at)) for at in starts]
        return replace(multiples(labels, parts), is_wide=count >= _WIDE_FROM)

    def _size(self, rows: Rows, at: int) -> float:
        values = [self._measured(rows.row(at + place)) for place in range(len(self.held))]
        return max((value for value in values if value is not None), default=-1.0)

    def _text(self, row: dict[str, Any]) -> str:
        """A value as it stands at its mark, with how far it is from what it is held against."""
        if self._is_held(row):
            return formats.WITHHELD
        value = self._measured(row)
        if value is None:
            return formats.NOTHING_THERE
        text = self.written(value)
        if row[DIFFERENCE] is None:
            return text
        return f"{text} ({signed(row[DIFFERENCE], self.points)})"

    def _is_held(self, row: dict[str, Any]) -> bool:
        is_share_held = self.is_by_share and row[f"{SHARE}_withheld"]
        return bool(row.get(f"{self.plain.compared}_withheld") or is_share_held)

    def written(self, value: float) -> str:
        """A value in words."""
        return formats.percent(value) if self._is_share else self._in_unit(value)

    def _in_unit(self, value: float) -> str:
        is_money = self.measure.unit.startswith("EUR")
        return formats.euro(value) if is_money else self.measure.write(value)

    def points(self, value: float) -> str:
        """A difference without its sign: percentage points, or in the unit of the measure."""
        return formats.number(value, 1) if self._is_share else self._in_unit(value)

    def describe(self, rows: Rows) -> str:
        """Where a side is farthest from what it is held against, and how many are as far."""
        known = [at for at in range(len(rows)) if rows[DIFFERENCE][at] is not None]
        listed = formats.enumeration(list(self.called.values()))
        if not known:
            return _("{listed}: too little is known to compare.").format(listed=listed)
        at = max(known, key=lambda place: abs(rows[DIFFERENCE][place]))
        row = rows.row(at)
        difference = row[DIFFERENCE]
        place = at % len(self.held)
        other = self.against(place) or 0
        if self.points(abs(difference)) == self.points(0):
            return _("{listed}: no difference anywhere.").format(listed=listed)
        sentences = {
            (True, True): _(
                "Largest difference at “{category}”: {value} ({side}) against {reference} "
                "({other}), {difference} points more."
            ),
            (True, False): _(
                "Largest difference at “{category}”: {value} ({side}) against {reference} "
                "({other}), {difference} points less."
            ),
            (False, True): _(
                "Largest difference at “{category}”: {value} ({side}) against {reference} "
                "({other}), {difference} more."
            ),
            (False, False): _(
                "Largest difference at “{category}”: {value} ({side}) against {reference} "
                "({other}), {difference} less."
            ),
        }
        text = sentences[self._is_share, difference > 0] + self._as_far(rows, known, difference)
        return text.format(
            category=self.called_category(row),
            side=self.called[self.held[place].sign],
            value=self.written(self._known(row)),
            other=self.called[self.held[other].sign],
            reference=self.written(self._known(rows.row(at - place + other))),
            difference=self.points(abs(difference)),
        )

    def _as_far(self, rows: Rows, known: list[int], difference: float) -> str:
        far = self.points(abs(difference))
        others = sum(self.points(abs(rows[DIFFERENCE][at])) == far for at in known) - 1
        if not others:
            return ""
        text = ngettext(
            "One other difference is just as large.",
            "{count} other differences are just as large.",
            others,
        )
        return " " + text.format(count=formats.number(others))

    @property
    def _is_share(self) -> bool:
        return self.is_by_share or self.measure.unit == "percent"

    def _known(self, row: dict[str, Any]) -> float:
        value = self._measured(row)
        if value is None:
            raise ValueError("a difference without its value")
        return value
