"""Anchor sites by type and premises: where do projects have a roof, their own or a public one?"""

from __future__ import annotations

from typing import NamedTuple

from dashboards.charts.base import Chart
from dashboards.charts.outreach import reach_bases
from dashboards.language import formats, names, phrases
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import lazy_gettext as _lazy
from dashboards.language.i18n import ngettext
from dashboards.pictures.making import multiples, part
from dashboards.pictures.model import Multiples
from queries import cooperation
from queries.rows import Rows

_NAMED = 3


class _Sites(NamedTuple):
    """Sites of one type, and the places of its rows in the table."""

    own: int = 0
    public: int = 0
    own_row: int | None = None
    public_row: int | None = None

    @property
    def total(self) -> int:
        return self.own + self.public


def _by_type(rows: Rows) -> dict[str, _Sites]:
    """The sites by type, types in the order of the rows."""
    found: dict[str, _Sites] = {}
    for place, row in enumerate(rows):
        sites = found.get(row["anchor_site"], _Sites())
        if row["own_premises"]:
            sites = sites._replace(own=row["sites_count"], own_row=place)
        else:
            sites = sites._replace(public=row["sites_count"], public_row=place)
        found[row["anchor_site"]] = sites
    return found


def draw(rows: Rows) -> Multiples:
    """Two columns on one scale: own and public premises.

    Where a type has only the other premises, its row is that one: both choose the type.
    """
    types = _by_type(rows)
    own = [_either(one.own_row, one.public_row) for one in types.values()]
    public = [_either(one.public_row, one.own_row) for one in types.values()]
    return multiples(
        [names.code_name("anchor_site", code) for code in types],
        [
            part(_("Own premises"), "mark", [one.own for one in types.values()], rows=own),
            part(_("Public premises"), "rest", [one.public for one in types.values()], rows=public),
        ],
    )


def _either(row: int | None, other: int | None) -> int:
    """The first of two places that there is."""
    return row if row is not None else other or 0


def headline(rows: Rows) -> str | None:
    """The share of own premises."""
    own = sum(one.own for one in _by_type(rows).values())
    return _("{share} of the anchor sites are own premises").format(
        share=formats.percent(100 * own / rows.total("sites_count"))
    )


def describe(rows: Rows) -> str:
    """How many sites, the most frequent types, and how many are own."""
    types = _by_type(rows)
    total, own = rows.total("sites_count"), sum(one.own for one in types.values())
    named = phrases.apart([one.total for one in types.values()], _NAMED)
    parts = [
        f"{names.code_name('anchor_site', code)} ({formats.number(one.total)})"
        for code, one in list(types.items())[:named]
    ]
    kinds = formats.enumeration(parts)
    if total == 1:
        return (
            _("One anchor site is reported, in own premises: {kinds}.")
            if own
            else _("One anchor site is reported, in public premises: {kinds}.")
        ).format(kinds=names.code_name("anchor_site", next(iter(types))))
    text = _("{total} anchor sites are reported").format(total=formats.number(total))
    if len(types) == named:
        text = f"{text}: {kinds}"
    elif named:
        text = _("{sites}, most often {kinds}").format(sites=text, kinds=kinds)
    return f"{text}; {_own(own, total)}."


def _own(own: int, total: int) -> str:
    if not own:
        return _("none of them is own premises")
    if own == total:
        return _("{all} are own premises").format(all=phrases.all_of(own))
    return ngettext(
        "{own} of them is own premises ({share})", "{own} of them are own premises ({share})", own
    ).format(own=formats.number(own), share=formats.share(own, total))


CHART = Chart(
    id="anchor-sites-by-type",
    title=_lazy("Anchor sites by type and premises"),
    subtitle=_lazy("Anchor sites per type, own and public premises, number, one scale"),
    adds_up=("sites_count",),
    compared="sites_count",
    query=cooperation.anchor_sites_by_type,
    figure=draw,
    headline=headline,
    summary=describe,
    columns=("anchor_site", "own_premises", "sites_count"),
    base=reach_bases.anchor_sites,
    toggles=("anchor_site",),
    definition=_lazy(
        "Sites where a project can regularly be found. Own premises belong to the applicant, "
        "public ones to somebody else and are open to all. Sites carry no month, so a period does "
        "not narrow them."
    ),
)
