"""Own contribution: do applicants bring the share of the costs that the programme asks for?"""

from __future__ import annotations

from dashboards.charts.applications.variables_of_applications import body_name
from dashboards.charts.base import Base, Chart
from dashboards.language import formats, phrases
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import lazy_gettext as _lazy
from dashboards.language.i18n import ngettext
from dashboards.pictures.making import block_label, ranges
from dashboards.pictures.model import Ranges
from dashboards.pictures.parts import PERCENT, stressed
from queries import applications
from queries.rows import Rows
from queries.scope import Scope


def draw(rows: Rows) -> Ranges:
    """One bar per block and kind of body, a tick at the share asked for."""
    shares, minimum = rows["own_contribution_percent"], rows["minimum_percent"]
    texts = [
        stressed(
            _("{share} · at least {minimum}").replace("{minimum}", formats.percent(least, 0)),
            share=formats.percent(share),
        )
        for share, least in zip(shares, minimum, strict=True)
    ]
    return ranges(
        [block_label(row["building_block"], body_name(row["is_municipal"])) for row in rows],
        [(0, share) for share in shares],
        minimum,
        texts=texts,
        unit=PERCENT,
    )


def headline(rows: Rows) -> str | None:
    """How many projects stay below the least share."""
    below, total = rows.total("below_minimum_count"), rows.total("approved_count")
    if not below:
        return _("Every project that states it brings the own contribution required")
    return ngettext(
        "{below} of {total} projects falls short of the own contribution required",
        "{below} of {total} projects fall short of the own contribution required",
        below,
    ).format(below=formats.number(below), total=formats.number(total))


def describe(rows: Rows) -> str:
    """The share of each kind of body beside what is asked of it, and how many stay below."""
    parts = []
    kinds = rows.groups("is_municipal")
    for is_municipal in (True, False):
        kind = kinds.get(is_municipal)
        if kind is None:
            continue
        share = 100 * kind.total("own_share_eur") / kind.total("total_eur")
        parts.append(
            _("{applicants} bear {share} themselves (required: at least {minimum})").format(
                applicants=body_name(is_municipal),
                share=formats.percent(share),
                minimum=formats.percent(kind.first["minimum_percent"], 0),
            )
        )
    below, total = rows.total("below_minimum_count"), rows.total("approved_count")
    text = _("Of the costs, {parts}.").format(parts=formats.enumeration(parts))
    if not below:
        return f"{text} {_('None of the projects that state it stays below.')}"
    left = ngettext(
        "{below} of {total} projects that state it stays below.",
        "{below} of {total} projects that state it stay below.",
        below,
    ).format(below=formats.small_count(below), total=formats.number(total))
    return f"{text} {phrases.capitalised(left)}"


def base(scope: Scope) -> Base:
    """Approved applications that state costs and own share, and those that do not."""
    stated = applications.own_contribution(scope).total("approved_count")
    approved = applications.base(scope).first["approved_count"]
    noun = ngettext("approved application", "approved applications", stated)
    return Base(stated, noun, ((approved - stated, _("own share or costs not stated")),))


CHART = Chart(
    id="own-contribution-by-building-block",
    title=_lazy("Own contribution by building block and group of applicants"),
    subtitle=_lazy(
        "Own contribution in percent of the eligible costs; tick: least share asked for"
    ),
    compared="own_contribution_percent",
    query=applications.own_contribution,
    figure=draw,
    headline=headline,
    summary=describe,
    columns=(
        "building_block",
        "is_municipal",
        "approved_count",
        "own_share_eur",
        "total_eur",
        "own_contribution_percent",
        "minimum_percent",
        "below_minimum_count",
    ),
    base=base,
    toggles=("building_block",),
    definition=_lazy(
        "Own contribution divided by the eligible costs of approved applications, each group taken "
        "together. The least share is that of the newest of their rounds: municipal applicants now "
        "bring at least {own_municipal}, all others at least {own_other}. Source: "
        "{own_share_source}."
    ),
)
