"""Who pays: the Land and the ESF, and what the Land would have to give if the ESF ended."""

from __future__ import annotations

from dashboards.charts.applications import variables_of_applications  # noqa: F401 - its columns
from dashboards.charts.base import Base, Chart
from dashboards.language import formats
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import lazy_gettext as _lazy
from dashboards.language.i18n import ngettext
from dashboards.pictures.making import block_label, euro_part, multiples
from dashboards.pictures.model import Multiples
from queries import applications
from queries.rows import Rows
from queries.scope import Scope

_WHOLE_EURO = 0.5
"""A part under half a euro is written as nothing."""


def draw(rows: Rows) -> Multiples:
    """Two columns on one scale, the Land's and the ESF's money; blocks in order."""
    parts = [
        euro_part(_("State"), "rest", rows["state_share_eur"]),
        euro_part(_("ESF"), "mark", rows["esf_share_eur"]),
    ]
    return multiples([block_label(block) for block in rows["building_block"]], parts)


def headline(rows: Rows) -> str | None:
    """The ESF's share of the money."""
    state, esf = _sums(rows)
    if esf < _WHOLE_EURO or state < _WHOLE_EURO:
        return None
    return _("{share} of the approved funds come from the ESF").format(
        share=formats.share(esf, state + esf)
    )


def describe(rows: Rows) -> str:
    """Both sums, and what it would take to go on without the ESF."""
    state, esf = _sums(rows)
    if esf < _WHOLE_EURO:
        return _("All of the approved funds, {amount}, come from the state.").format(
            amount=formats.euro(state)
        )
    if state < _WHOLE_EURO:
        return _(
            "All of the approved funds, {amount}, come from the ESF; if it ends, nothing is left."
        ).format(amount=formats.euro(esf))
    text = _("The state bears {state} of the approved funds and the ESF {esf} ({share}).").format(
        state=formats.euro(state), esf=formats.euro(esf), share=formats.share(esf, state + esf)
    )
    return f"{text} {_ending(state, esf, int(rows.total('stating_count')))}"


def _ending(state: float, esf: float, count: int) -> str:
    """What the end of the ESF would mean, with and without money of the Land in its place."""
    text = _("If the ESF ends, the state would have to give {more} more than today").format(
        more=formats.share(esf, state)
    )
    payable = int(count * state / (state + esf) + 1e-9)
    if count == 1:
        return f"{text}."
    if not payable:
        rest = _("{text}; without that, its money would not pay for one project at the same cost.")
    else:
        rest = ngettext(
            "{text}; without that, its money would pay for one of the {count} projects at the same "
            "cost.",
            "{text}; without that, its money would pay for {payable} of the {count} projects at "
            "the same cost.",
            payable,
        )
    return rest.format(text=text, payable=formats.number(payable), count=formats.number(count))


def _sums(rows: Rows) -> tuple[float, float]:
    return float(rows.total("state_share_eur")), float(rows.total("esf_share_eur"))


def base(scope: Scope) -> Base:
    """Approved applications that state both parts, and those that do not."""
    stated = applications.state_and_esf_by_building_block(scope).total("stating_count")
    approved = applications.base(scope).first["approved_count"]
    noun = ngettext("approved application", "approved applications", stated)
    return Base(stated, noun, ((approved - stated, _("part of the state or ESF not stated")),))


CHART = Chart(
    id="state-and-esf-by-building-block",
    title=_lazy("Funds of the state and of the ESF by building block"),
    subtitle=_lazy("Approved funds by building block and source, euro, one scale"),
    adds_up=("stating_count", "state_share_eur", "esf_share_eur"),
    compared="esf_share_percent",
    query=applications.state_and_esf_by_building_block,
    figure=draw,
    headline=headline,
    summary=describe,
    columns=(
        "building_block",
        "stating_count",
        "state_share_eur",
        "esf_share_eur",
        "esf_share_percent",
        "without_esf_percent",
    ),
    base=base,
    toggles=("building_block",),
    nothing=_lazy("No approved project of the choice states what the state and the ESF pay."),
    definition=_lazy(
        "Parts of the state and of the ESF in the approved sums of those projects that state both. "
        "If the ESF ended and the state paid in its place, the state would give the ESF's part on "
        "top of its own; without that, as many projects could be paid as the state's part is of "
        "both, each costing what it costs on average today. Arithmetic, no forecast."
    ),
)
