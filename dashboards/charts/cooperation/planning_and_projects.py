"""What differs with the state of social planning: approvals, partners, regular use."""

from __future__ import annotations

from dashboards.charts.base import Base, Chart
from dashboards.language import formats, names, phrases
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import lazy_gettext as _lazy
from dashboards.language.i18n import ngettext, pgettext
from dashboards.pictures.making import multiples, part
from dashboards.pictures.model import Multiples
from dashboards.pictures.parts import WHOLE_PERCENT, Label, Unit
from queries import cooperation
from queries.rows import Row, Rows
from queries.scope import Scope


def _label(row: Row) -> Label:
    state = names.code_name("planning_state", row["planning_state"])
    decided = _("{count} decided").format(count=formats.number(row["decided_count"]))
    return Label(state, f"n = {formats.number(row['applications_count'])}, {decided}")


def draw(rows: Rows) -> Multiples:
    """Approval rate, partnerships per project and regular use, each on its own scale."""
    rates, links, regular = (
        rows[name]
        for name in ("approval_rate_percent", "links_per_project", "regular_share_percent")
    )
    return multiples(
        [_label(row) for row in rows],
        [
            part(
                pgettext("narrow column", "Approval rate"), "mark", rates,
                [formats.percent(rate, 0) for rate in rates],
                unit=WHOLE_PERCENT,
            ),
            part(
                _("Partnerships per project"), "rest", links,
                [formats.number(count, 1) for count in links], unit=Unit("number", 1),
            ),
            part(
                _("Regular use"), "rest", regular,
                [formats.percent(share, 0) for share in regular],
                unit=WHOLE_PERCENT, is_held=rows["regular_share_percent_withheld"],
            ),
        ],
        own_scales=True,
    )  # fmt: skip


def _approved(row: Row) -> str:
    """The approvals of one state; of a single application without a rate."""
    approved, count = row["approved_count"], row["decided_count"]
    if count == 1:
        text = _("at “{state}” the only one") if approved else _("at “{state}” not the only one")
    elif approved == count:
        text = _("at “{state}” {all}")
    elif not approved:
        text = _("at “{state}” none of {count}")
    else:
        text = _("at “{state}” {approved} of {count} ({rate})")
    return text.format(
        all=phrases.all_of(count),
        state=names.code_name("planning_state", row["planning_state"]),
        approved=phrases.applications_of(approved, count),
        rate=formats.percent(row["approval_rate_percent"], 0),
        count=formats.number(count),
    )


def describe(rows: Rows) -> str:
    """The approval rate by state, with the warning that it shows no cause."""
    stated = rows.where(lambda row: row["planning_state"] is not None)
    if not len(stated):
        return _("For no place of these applications is the state of social planning known.")
    parts = [_approved(row) for row in stated if row["decided_count"]]
    if not parts:
        return _("None of these applications has been decided yet.")
    if sum(row["decided_count"] for row in stated) == 1:
        return _the_one(next(row for row in stated if row["decided_count"]))
    text = _(
        "By state of social planning, this many of the decided applications are approved: {parts}."
    ).format(parts=formats.enumeration(parts))
    return f"{text} {_('Differences do not show a cause.')}" if len(parts) > 1 else text


def _the_one(row: Row) -> str:
    text = (
        _(
            "The one application decided comes from a place with the state “{state}”; it is "
            "approved."
        )
        if row["approved_count"]
        else _(
            "The one application decided comes from a place with the state “{state}”; it is not "
            "approved."
        )
    )
    return text.format(state=names.code_name("planning_state", row["planning_state"]))


def base(scope: Scope) -> Base:
    """Applications, and those from places whose social planning is not known."""
    rows = cooperation.planning_and_projects(scope)
    unstated = rows.where(lambda row: row["planning_state"] is None)
    count = rows.total("applications_count")
    noun = ngettext("application", "applications", count)
    return Base(count, noun, ((unstated.total("applications_count"), _("state not stated")),))


CHART = Chart(
    id="social-planning-and-projects",
    title=_lazy("Approval, partnerships and use by state of social planning"),
    subtitle=_lazy(
        "By state of social planning where the project is; each column on its own scale"
    ),
    compared="approval_rate_percent",
    query=cooperation.planning_and_projects,
    figure=draw,
    summary=describe,
    columns=(
        "planning_state",
        "applications_count",
        "approved_count",
        "decided_count",
        "approval_rate_percent",
        "links_per_project",
        "sites_count",
        "use_persons",
        "regular_share_percent",
    ),
    base=base,
    toggles=("planning_state",),
    definition=_lazy(
        "An application counts with the state its Gemeinde gave, or its Kreis where the Gemeinde "
        "gave none. Approval rate: approved of decided. Partnerships: per project that names any. "
        "Regular use: of persons whose use is stated, held back on a base under 20. The columns "
        "stand beside each other; they do not prove that planning is the cause."
    ),
)
