"""How charts of first contacts speak and draw: one form for places, groups, approaches."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from dashboards.charts import base
from dashboards.charts.base import FEWEST_FOR_A_FINDING, SMALLEST_LEAD
from dashboards.charts.outreach.reach_bases import are_parts
from dashboards.language import formats, phrases
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import ngettext
from dashboards.pictures.making import bars, roles, value_and_share
from dashboards.pictures.model import Bars
from dashboards.pictures.parts import Text
from queries.rows import Rows

_NAMED = 3
PERSONS = "first_contact_persons"


def bars_of_contacts(
    rows: Rows, column: str, label: Callable[[Any], str], *, last_is_unstated: bool = False
) -> Bars:
    """Bars with number and share; what leads clearly is marked, what is not stated never.

    There are no shares where protected parts are more than their whole: 107.7 % is none.
    """
    values = rows[PERSONS]
    whole = rows.first["all_persons"]
    has_shares = not whole or are_parts(rows)
    top = base.ahead(_stated(rows, column) if last_is_unstated else rows, PERSONS)
    return bars(
        [label(code) for code in rows[column]],
        values,
        texts=[
            value_and_share(value, whole) if has_shares else Text(formats.number(value))
            for value in values
        ],
        roles=roles(len(values), [] if top is None else [rows[column].index(top[column])]),
    )


def _stated(rows: Rows, column: str) -> Rows:
    return rows.where(lambda row: row[column] is not None)


def finding(rows: Rows, column: str, phrase: Callable[[str], str]) -> str | None:
    """The share of what leads clearly, in words where words are true."""
    stated = _stated(rows, column)
    top = base.ahead(stated, PERSONS)
    whole = rows.first["all_persons"]
    if top is None or len(stated) < 2 or not whole or top[PERSONS] >= whole:
        return None
    share = 100 * top[PERSONS] / whole
    words = phrases.of_ten(share) if share >= 15 else None
    if words:
        text = _("{share} first contacts come about {where}").format(
            share=words, where=phrase(top[column])
        )
        return phrases.capitalised(text)
    return _("{share} of the first contacts come about {where}").format(
        share=formats.percent(share), where=phrase(top[column])
    )


def most_frequent(rows: Rows, column: str, phrase: Callable[[str], str]) -> str:
    """One sentence: the most frequent ones with their numbers, true also where some are equal."""
    whole = rows.first["all_persons"]
    reached = _stated(rows, column).where(lambda row: row[PERSONS] > 0)
    reached = reached.by(PERSONS, descending=True)
    if not whole or not len(reached):
        return no_contact(whole)
    shown = reached.head(phrases.apart(reached[PERSONS], _NAMED))
    if not len(shown):
        level = reached[PERSONS].count(reached.first[PERSONS])
        text = _("{level} of {all} kinds are level in front, with {count} first contacts each")
        text = text.format(
            level=formats.number(level),
            all=formats.number(len(reached)),
            count=formats.number(reached.first[PERSONS]),
        )
        return phrases.capitalised(text) + _unstated(rows, column) + "."
    if len(shown) == len(reached) == 1 and shown.first[PERSONS] == whole:
        return ngettext(
            "The only first contact came about {where}.",
            "All {count} first contacts came about {where}.",
            whole,
        ).format(count=formats.number(whole), where=phrase(shown.first[column]))
    parts = []
    # Each is protected on its own: together they may be more than the whole, and no parts of it.
    are_parts = shown.total(PERSONS) <= whole
    for index, row in enumerate(shown):
        inside = formats.number(row[PERSONS])
        if index == 0 and are_parts:
            inside = _("{count} of {whole}").format(count=inside, whole=formats.number(whole))
        if whole >= FEWEST_FOR_A_FINDING and are_parts:
            inside += f", {formats.share(row[PERSONS], whole)}"
        parts.append(f"{phrase(row[column])} ({inside})")
    text = _("First contacts most often came about {places}")
    if len(reached) == 1:
        text = _("First contacts came about {places}")
    text = text.format(places=formats.enumeration(parts))
    return text + _unstated(rows, column) + "."


def _unstated(rows: Rows, column: str) -> str:
    """What the comparison cannot speak of: first contacts without the statement asked for."""
    count = rows.where(lambda row: row[column] is None).total(PERSONS)
    if not count:
        return ""
    return ngettext(
        "; for {count} first contact this is not stated",
        "; for {count} first contacts this is not stated",
        count,
    ).format(count=formats.number(count))


def no_contact(count: int) -> str:
    """For reports without a first contact, or without the statement asked for."""
    if count:
        return ngettext(
            "{count} first contact is reported; this is not stated for it.",
            "{count} first contacts are reported; this is not stated for any of them.",
            count,
        ).format(count=formats.number(count))
    return _("There are reports, but no first contact in them.")


def from_places(counts: Sequence[int], places: Sequence[str]) -> str:
    """From which Quartiere first contacts are reported, most first; without a full stop."""
    told = [
        _("{count} from {place}").format(count=formats.number(count), place=place)
        for count, place in zip(counts, places, strict=True)
    ]
    if len(told) == 1:
        return ngettext(
            "From {place} {count} first contact is reported",
            "From {place} {count} first contacts are reported",
            counts[0],
        ).format(place=places[0], count=formats.number(counts[0]))
    text = _("First contacts are reported from {count} Quartiere").format(
        count=formats.number(len(told))
    )
    named = phrases.apart(counts, _NAMED)
    if not named:
        return text
    listed = formats.enumeration(told[:named])
    if named == len(told):
        return f"{text}: {listed}"
    return text + _(", above all {places}").format(places=listed)


def ahead(shares: list[tuple[str, float]]) -> list[str]:
    """The one or two names clearly ahead of the next, of at least three; else nothing."""
    ranked = sorted(shares, key=lambda pair: pair[1], reverse=True)
    if len(ranked) < 3 or ranked[0][1] <= 0:
        return []
    for count in (1, 2):
        if ranked[count - 1][1] >= ranked[count][1] * SMALLEST_LEAD:
            return [name for name, _share in ranked[:count]]
    return []
