"""What is held side by side as a chart: its columns, its picture and its sentence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from dashboards.charts.base import Chart
from dashboards.charts.comparison import DIFFERENCE, SHARE, SIDE, Comparison, signed
from dashboards.language import formats, names, phrases
from dashboards.language.i18n import Lazy, ngettext, pgettext
from dashboards.language.i18n import gettext as _
from dashboards.language.variables import Numbers, Variable
from dashboards.pictures.making import bars, multiples, part, roles
from dashboards.pictures.model import Bars, Multiples
from dashboards.pictures.parts import COUNT, DAYS, EUR, PERCENT, Unit, quiet
from queries.rows import Row, Rows

MOST_DRAWN = 12
_WIDE_FROM = 3
"""So many columns need a whole row of cards."""
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


def chart(of: Comparison) -> Chart:
    """The comparison as a chart of the same id, with the columns of its own in addition."""
    unit = _("points") if of.is_share else of.measure.label
    own = variables(of.measure, unit, of.points, is_over_time=of.is_over_time)
    side = Variable(
        SIDE,
        _("Compared"),
        lambda sign: of.called.get(sign, sign),
        unit="code",
        kind="text",
    )
    listed = formats.enumeration(list(of.called.values()))
    return replace(
        of.plain,
        many_by="",
        title=_("Side by side: {title}").format(title=of.plain.title),
        subtitle=_subtitle(of, listed),
        query=of.rows,
        figure=lambda rows: draw(of, rows),
        summary=lambda rows: describe(of, rows),
        headline=lambda _rows: None,
        columns=(SIDE, *of.plain.columns, SHARE, DIFFERENCE),
        base=of.base,
        toggles=(),
        links=None,
        adds_up=(),
        for_view=None,
        own_variables={**of.plain.own_variables, **own, SIDE: side},
    )


def _subtitle(of: Comparison, listed: str) -> Lazy:
    text = (
        _("{measure}: share within each of {listed}")
        if of.is_by_share
        else _("{measure} of {listed}")
    ).format(measure=of.measure.label, listed=listed)
    return text + _against_words(of)


def _against_words(of: Comparison) -> str:
    """What the differences in brackets are against."""
    if of.is_over_time:
        return _("; in brackets the change from the one before")
    name = of.called[of.held[of.against(0) or 0].sign]
    if of.is_share:
        return _("; in brackets points above or below {name}").format(name=name)
    return _("; in brackets how much above or below {name}").format(name=name)


def draw(of: Comparison, rows: Rows) -> Multiples | Bars:
    """A column per side, a bar per category, all on one scale; the most frequent of many."""
    count = len(of.held)
    unit = PERCENT if of.is_by_share else _UNITS.get(of.measure.unit, COUNT)
    if not of.keys:
        shown = list(rows)
        return bars(
            [of.called[side.sign] for side in of.held],
            [of.measured(row) for row in shown],
            texts=[quiet(_text(of, row)) for row in shown],
            roles=roles(count, ()),
            unit=unit,
            held=[place for place, row in enumerate(shown) if of.is_held(row)],
        )
    starts = list(range(0, len(rows), count))
    if len(starts) > MOST_DRAWN and not any(one.unit == "YYYY-MM" for one in of.keys):
        size = {at: _size(of, rows, at) for at in starts}
        kept = set(sorted(starts, key=lambda at: -size[at])[:MOST_DRAWN])
        starts = [at for at in starts if at in kept]
    parts = []
    for place, side in enumerate(of.held):
        shown = [rows.row(at + place) for at in starts]
        parts.append(
            part(
                of.called[side.sign],
                "mark" if side.key else "rest",
                [of.measured(row) for row in shown],
                [_text(of, row) for row in shown],
                unit=unit,
                rows=[at + place for at in starts],
                is_held=[of.is_held(row) for row in shown],
            )
        )
    labels = [of.called_category(rows.row(at)) for at in starts]
    return multiples(labels, parts, is_wide=count >= _WIDE_FROM)


def _size(of: Comparison, rows: Rows, at: int) -> float:
    values = [of.measured(rows.row(at + place)) for place in range(len(of.held))]
    return max((value for value in values if value is not None), default=-1.0)


def _text(of: Comparison, row: Row) -> str:
    """A value as it stands at its mark, with how far it is from what it is held against."""
    if of.is_held(row):
        return formats.WITHHELD
    value = of.measured(row)
    if value is None:
        return formats.NOTHING_THERE
    text = of.written(value)
    if row[DIFFERENCE] is None:
        return text
    return f"{text} ({signed(row[DIFFERENCE], of.points)})"


def describe(of: Comparison, rows: Rows) -> str:
    """Where a side is farthest from what it is held against, and how many are as far."""
    known = [at for at in range(len(rows)) if rows[DIFFERENCE][at] is not None]
    listed = formats.enumeration(list(of.called.values()))
    if not known:
        return _("{listed}: too little is known to compare.").format(listed=listed)
    at = max(known, key=lambda place: abs(rows[DIFFERENCE][place]))
    row = rows.row(at)
    difference = row[DIFFERENCE]
    place = at % len(of.held)
    other = of.against(place) or 0
    if of.points(abs(difference)) == of.points(0):
        return _("There is no difference anywhere between {listed}.").format(listed=listed)
    sentences = {
        (True, True): _(
            "The difference is largest at “{category}”: {side} ({value}) is {difference} points "
            "above {other} ({reference})."
        ),
        (True, False): _(
            "The difference is largest at “{category}”: {side} ({value}) is {difference} points "
            "below {other} ({reference})."
        ),
        (False, True): _(
            "The difference is largest at “{category}”: {side} ({value}) is {difference} above "
            "{other} ({reference})."
        ),
        (False, False): _(
            "The difference is largest at “{category}”: {side} ({value}) is {difference} below "
            "{other} ({reference})."
        ),
    }
    amount = of.points(abs(difference))
    text = sentences[of.is_share, difference > 0] + _as_far(of, rows, known, difference)
    return text.format(
        category=of.called_category(row, is_quoted=True),
        side=phrases.capitalised(_in_sentence(of, place, phrases.subject)),
        value=of.written(_known(of, row)),
        other=_in_sentence(of, other, phrases.place),
        reference=of.written(_known(of, rows.row(at - place + other))),
        difference=pgettext("by how much", "one") if amount == "1" else amount,
    )


def _in_sentence(of: Comparison, place: int, worded: Callable[[str], str]) -> str:
    """What a side is called inside a sentence: an area with its article."""
    sign = of.held[place].sign
    name = of.called[sign]
    return worded(sign) if name == names.area_name(sign) else name


def _as_far(of: Comparison, rows: Rows, known: list[int], difference: float) -> str:
    far = of.points(abs(difference))
    others = sum(of.points(abs(rows[DIFFERENCE][at])) == far for at in known) - 1
    if not others:
        return ""
    text = ngettext(
        "One other difference is just as large.",
        "{count} other differences are just as large.",
        others,
    )
    return " " + text.format(count=formats.number(others))


def _known(of: Comparison, row: Row) -> float:
    value = of.measured(row)
    if value is None:
        raise ValueError("a difference without its value")
    return value
