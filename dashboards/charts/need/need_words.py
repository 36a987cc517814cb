"""Words about need against money: how closely both go together, who has much need and little."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import correlation, median

from dashboards.charts.base import (
    FEWEST_FOR_A_FINDING,
)
from dashboards.charts.need.need_and_side import (
    CHILD_POVERTY,
    FEWEST,
    Need,
    Side,
)
from dashboards.language import formats, names, phrases
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import ngettext
from queries.rows import Row, Rows


def both_values(amount: float, side: Side, value: float, need: Need) -> str:
    """Both values of one Kreis, as its point says them."""
    other = str(side.whole).format(value=side.write(value))
    if need.indicator:
        return f"{need.name}: {need.write(amount)}, {other}"
    return _("child poverty {need_date} {poverty}, {value}").format(
        poverty=need.write(amount), value=other
    )


def _of_one(row: Row, side: Side, need: Need) -> str:
    """Both values of one Kreis, as part of a sentence."""
    return _("{place} has a value of {value} for “{indicator}” and {other}").format(
        place=phrases.subject(row["district_ags"]),
        indicator=need.name if need.indicator else _("child poverty {need_date}"),
        value=need.write(row[need.column]),
        other=str(side.whole).format(value=side.write(row[side.column])),
    )


def short_of_both(rows: Rows, side: Side, need: Need) -> Rows:
    """Much need and little: the neediest first."""
    if not len(rows):
        return rows
    much, little = median(rows[need.column]), median(rows[side.column])
    short = rows.where(
        lambda row: (
            (row[need.column] <= much if need.is_low else row[need.column] >= much)
            and row[side.column] < little
        )
    )
    return short.by(need.column, descending=not need.is_low)


def headline(rows: Rows, side: Side, need: Need = CHILD_POVERTY) -> str | None:
    """How many Kreise with much need have little."""
    rows = need.known(rows)
    short = len(short_of_both(rows, side, need))
    if len(rows) < FEWEST or not short:
        return None
    text = ngettext(
        "{count} Kreis has much need and {little}",
        "{count} Kreise have much need and {little}",
        short,
    )
    return phrases.capitalised(
        text.format(count=formats.small_count(short), little=str(side.little))
    )


def describe(rows: Rows, side: Side, need: Need = CHILD_POVERTY) -> str:
    """The relation of both, and the Kreise with much need and little."""
    unknown = len(rows) - len(need.known(rows))
    rows = need.known(rows)
    if not len(rows):
        return _("{indicator}: not known for any Kreis of the choice.").format(indicator=need.name)
    if len(rows) < FEWEST:
        return phrases.capitalised("; ".join(_of_one(row, side, need) for row in rows)) + "."
    return " ".join(
        part
        for part in (relation(rows, side, need), _of_short(rows, side, need), _unknown(unknown))
        if part
    )


def _unknown(count: int) -> str:
    """How many Kreise the comparison cannot speak of."""
    if not count:
        return ""
    text = ngettext(
        "For {count} Kreis the need is not known.",
        "For {count} Kreise the need is not known.",
        count,
    )
    return text.format(count=formats.number(count))


def _of_short(rows: Rows, side: Side, need: Need) -> str:
    """The Kreise with much need and little, by the rule they were found by."""
    short = short_of_both(rows, side, need)
    if not len(short):
        return ""
    found = [
        f"{names.area_name(row['district_ags'])} ({need.write(row[need.column])})"
        for row in short.head(3)
    ]
    text = (
        ngettext(
            "In {count} Kreis the value is at or below its median, and what is approved is below "
            "its own",
            "In {count} Kreise the value is at or below its median, and what is approved is below "
            "its own",
            len(short),
        )
        if need.is_low
        else ngettext(
            "In {count} Kreis need is at or above its median, but what is approved is below its "
            "own",
            "In {count} Kreise need is at or above its median, but what is approved is below its "
            "own",
            len(short),
        )
    ).format(count=formats.number(len(short)))
    places = formats.enumeration(found)
    if len(short) <= len(found):
        return f"{text}: {places}."
    return text + _(", led by {places}").format(places=places) + "."


def _ranks(values: Sequence[float]) -> list[float]:
    """The place of each value among all; equal ones share the mean of theirs."""
    ordered = sorted(values)
    last = {value: place for place, value in enumerate(ordered)}
    return [(ordered.index(value) + last[value]) / 2 for value in values]


def relation(rows: Rows, side: Side, need: Need = CHILD_POVERTY) -> str:
    """How closely child poverty and the other side go together, from enough projects on."""
    projects = rows.total("approved_count")
    if projects < FEWEST_FOR_A_FINDING:
        return ngettext(
            "One approved project is too few to read a relation to child poverty.",
            "{count} approved projects are too few to read a relation to child poverty.",
            projects,
        ).format(count=formats.number(projects))
    amounts, values = rows[need.column], rows[side.column]
    if min(len(set(amounts)), len(set(values))) < 2:
        return _("Everywhere the same: there is no relation to measure.")
    value = correlation(_ranks(amounts), _ranks(values))
    if need.indicator:
        text = _relation_words(value).format(indicator=need.name, what=side.rate)
        return text + _(" (rank correlation {value}).").format(value=formats.number(value, 2))
    if value >= 0.5:
        text = _("The higher child poverty is ({need_date}, under 15), the more {what} there are")
    elif value >= 0.2:
        text = _(
            "There are somewhat more {what} where child poverty ({need_date}, under 15) is higher"
        )
    elif value > -0.2:
        text = _(
            "There is hardly any relation between child poverty ({need_date}, under 15) and {what}"
        )
    else:
        text = _("There are fewer {what} where child poverty ({need_date}, under 15) is higher")
    return text.format(what=side.rate) + _(" (rank correlation {value}).").format(
        value=formats.number(value, 2)
    )


def _relation_words(value: float) -> str:
    if value >= 0.5:
        return _("The higher the value of “{indicator}” is, the more {what} there are")
    if value >= 0.2:
        return _("There are somewhat more {what} where the value of “{indicator}” is higher")
    if value > -0.2:
        return _("There is hardly any relation between “{indicator}” and {what}")
    return _("There are fewer {what} where the value of “{indicator}” is higher")


def few_approved(rows: Rows) -> str:
    """That little is approved, so that nobody takes the year's money for what is paid today."""
    row = rows.first
    if row["all_approved_count"] >= FEWEST_FOR_A_FINDING:
        return ""
    text = ngettext(
        "Only {count} project is approved so far, with {sum}: too little to measure rules by. ",
        "Only {count} projects are approved so far, with {sum} in all: too few to measure rules "
        "by. ",
        row["all_approved_count"],
    )
    return text.format(
        count=formats.number(row["all_approved_count"]), sum=formats.euro(row["all_approved_eur"])
    )
