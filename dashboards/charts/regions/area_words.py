"""Words about a measure per area, for map, tiles and ranking alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboards.charts.regions.measures import Measure
from dashboards.language import formats, phrases
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import ngettext
from queries.filters import LEVELS, View
from queries.rows import Rows

_NAMED = 3


@dataclass(frozen=True)
class Shown:
    """A measure on a level of areas."""

    measure: Measure
    level: str

    @property
    def key(self) -> str:
        """The column that names the area."""
        return f"{self.level}_ags"

    def values(self, rows: Rows) -> Sequence[float | None]:
        """One value per row; None where it is held back or unknown."""
        return rows[self.measure.column]

    def withheld(self, rows: Rows) -> list[bool]:
        """Per row whether the value is held back."""
        column = f"{self.measure.column}_withheld"
        return [bool(one) for one in rows[column]] if column in rows else [False] * len(rows)


def level_of(view: View) -> str:
    """The level of areas one view shows."""
    return view.level or LEVELS[0]


def areas_word(level: str, count: int) -> str:
    """Kreis or Kreise, Gemeinde or Gemeinden, Quartier or Quartiere."""
    if level == "neighbourhood":
        return ngettext("Quartier", "Quartiere", count)
    if level == "municipality":
        return ngettext("Gemeinde", "Gemeinden", count)
    return ngettext("Kreis", "Kreise", count)


def counted(level: str, count: int) -> str:
    """So many Kreise or Gemeinden."""
    return f"{formats.number(count)} {areas_word(level, count)}"


def counted_in_words(level: str, count: int) -> str:
    """So many Kreise or Gemeinden as the subject of a sentence: ein Kreis, zwei Gemeinden."""
    if level == "municipality":
        text = ngettext("one Gemeinde", "{count} Gemeinden", count)
    else:
        text = ngettext("one Kreis", "{count} Kreise", count)
    return text.format(count=formats.number(count))


def unknown_word(shown: Shown) -> str:
    """Why there is no value that is not held back."""
    if shown.measure.unknown:
        return shown.measure.unknown
    if shown.level == "municipality":
        return _("under-18s not published per Gemeinde")
    return _("not reported")


def spoken(shown: Shown, name: str, value: float | None, *, is_withheld: bool) -> str:
    """One area with its value, as read out."""
    if is_withheld:
        return _("{name}: held back, base under 20").format(name=name)
    if value is None:
        return f"{name}: {unknown_word(shown)}"
    return f"{name}: {shown.measure.write(value)} ({shown.measure.label})"


def of_one(shown: Shown, ags: str, value: float | None, *, is_withheld: bool) -> str:
    """The sentence about the only area there is."""
    if is_withheld:
        return _("{measure}: for {place} the value is held back, its base is under 20.").format(
            measure=shown.measure.label, place=phrases.the_area(ags)
        )
    if value is None:
        return _("{measure}: for {place} the value is unknown ({why}).").format(
            measure=shown.measure.label, place=phrases.the_area(ags), why=unknown_word(shown)
        )
    return _("{measure}: for {place} the value is {value}.").format(
        measure=shown.measure.label, place=phrases.the_area(ags), value=shown.measure.write(value)
    )


def describe(rows: Rows, shown: Shown) -> str:
    """The span from the highest to the lowest area, and how many have nothing or are unknown."""
    values, withheld = shown.values(rows), shown.withheld(rows)
    found = sorted(
        ((value, ags) for value, ags in zip(values, rows[shown.key], strict=True) if value),
        key=lambda pair: -pair[0],
    )
    if len(rows) == 1:
        return of_one(shown, rows.first[shown.key], values[0], is_withheld=withheld[0])
    tail = left_over(values, withheld, shown)
    if not found:
        return f"{shown.measure.label}: {phrases.behind_a_colon('; '.join(tail))}."
    if len(found) == 1:
        only = f"{phrases.subject(found[0][1])} ({shown.measure.write(found[0][0])})"
        text = _("{measure}: only {place} has a value above 0").format(
            measure=shown.measure.label, place=only
        )
    elif found[0][0] == found[-1][0]:
        text = _("{measure}: {count} areas have the same value, {value}").format(
            measure=shown.measure.label,
            count=formats.number(len(found)),
            value=shown.measure.write(found[0][0]),
        )
    else:
        text = _ends(found, shown, has_zeros=0 in values)
    return "; ".join([text, *tail]) + "."


def _ends(found: list[tuple[float, str]], shown: Shown, *, has_zeros: bool) -> str:
    """All areas with the highest value, and all with the lowest that is not 0."""
    (high, highest), (low, lowest) = (
        (value, [ags for one, ags in found if one == value])
        for value in (found[0][0], found[-1][0])
    )
    text = ngettext(
        "{measure}: the highest value is that of {areas} ({value})",
        "{measure}: the highest value is that of {areas} ({value} each)",
        len(highest),
    ).format(
        measure=shown.measure.label,
        areas=_together(highest, shown),
        value=shown.measure.write(high),
    )
    last = (
        ngettext(
            ", the lowest above 0 that of {areas} ({value})",
            ", the lowest above 0 that of {areas} ({value} each)",
            len(lowest),
        )
        if has_zeros and low > 0
        else ngettext(
            ", the lowest that of {areas} ({value})",
            ", the lowest that of {areas} ({value} each)",
            len(lowest),
        )
    )
    return text + last.format(areas=_together(lowest, shown), value=shown.measure.write(low))


def _together(places: list[str], shown: Shown) -> str:
    if len(places) > _NAMED:
        return counted_in_words(shown.level, len(places))
    return formats.enumeration([phrases.subject(ags) for ags in places])


def left_over(values: Sequence[float | None], withheld: list[bool], shown: Shown) -> list[str]:
    """In how many areas the value is 0, held back or unknown."""
    zero = sum(value == 0 for value in values)
    held = sum(withheld)
    unknown = sum(value is None for value in values) - held
    parts = []
    if zero:
        parts.append(_("{where} the value is 0").format(where=within(shown.level, zero)))
    if held:
        parts.append(
            _("{where} the value is held back (base under 20)").format(
                where=within(shown.level, held)
            )
        )
    if unknown:
        parts.append(
            _("{where} the value is unknown ({why})").format(
                where=within(shown.level, unknown), why=unknown_word(shown)
            )
        )
    return parts


def within(level: str, count: int) -> str:
    """In so many Kreise, Gemeinden or Quartiere."""
    if level == "neighbourhood":
        text = ngettext("in {count} Quartier", "in {count} Quartiere", count)
    elif level == "municipality":
        text = ngettext("in one Gemeinde", "in {count} Gemeinden", count)
    else:
        text = ngettext("in {count} Kreis", "in {count} Kreise", count)
    return text.format(count=formats.small_count(count))
