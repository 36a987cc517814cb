"""What differs with the state of social planning: approvals, partners, regular use."""

from __future__ import annotations

import pandas as pd

from dashboards import formats, names
from dashboards.charts.base import Base, Chart
from dashboards.charts.pictures import MARK, REST, Picture
from dashboards.charts.side_by_side import Part, side_by_side
from dashboards.i18n import gettext as _
from dashboards.i18n import lazy_gettext as _lazy
from dashboards.i18n import ngettext
from queries import cooperation
from queries.scope import Scope


def _label(row: dict[str, object]) -> str:
    state = names.code_name("planning_state", row["planning_state"])  # type: ignore[arg-type]
    return f"{state}<br>n = {formats.number(row['applications_count'])}"  # type: ignore[arg-type]


def draw(frame: pd.DataFrame) -> Picture:
    """Approval rate, partnerships per project and regular use, each on its own scale."""
    held = frame["regular_share_percent_withheld"].tolist()
    regular = [
        formats.WITHHELD if is_held else formats.percent(share, 0)
        for share, is_held in zip(frame["regular_share_percent"], held, strict=True)
    ]
    rates = frame["approval_rate_percent"].tolist()
    links = frame["links_per_project"].tolist()
    return side_by_side(
        [_label(row) for row in frame.to_dict("records")],
        [
            Part(_("Approval rate"), MARK, rates, [formats.percent(rate, 0) for rate in rates]),
            Part(
                _("Partnerships per project"), REST, links,
                [formats.number(count, 1) for count in links],
            ),
            Part(_("Regular use"), REST, frame["regular_share_percent"].tolist(), regular),
        ],
        own_scales=True,
    )  # fmt: skip


def _approved(row: dict[str, object]) -> str:
    """The approvals of one state; of a single application without a rate."""
    approved, count = (int(row[f"{name}_count"]) for name in ("approved", "decided"))  # type: ignore[call-overload]
    if count > 1:
        text = _("{state}: {approved} of {count} decided ({rate})")
    elif approved:
        text = _("{state}: the only one decided")
    else:
        text = _("{state}: not the only one decided")
    return text.format(
        state=names.code_name("planning_state", row["planning_state"]),  # type: ignore[arg-type]
        approved=formats.number(approved),
        rate=formats.percent(row["approval_rate_percent"], 0),  # type: ignore[arg-type]
        count=formats.number(count),
    )


def describe(frame: pd.DataFrame) -> str:
    """The approval rate by state, with the warning that it shows no cause."""
    stated = frame[frame["planning_state"].notna()]
    if stated.empty:
        return _("For no place of these applications is the state of social planning known.")
    parts = [_approved(row) for row in stated.to_dict("records") if row["decided_count"]]
    if not parts:
        return _("None of these applications has been decided yet.")
    text = _("Approved by state of social planning – {parts}.").format(parts="; ".join(parts))
    return f"{text} {_('Differences show no cause.')}" if len(parts) > 1 else text


def base(scope: Scope) -> Base:
    """Applications, and those from places whose social planning is not known."""
    frame = cooperation.planning_and_projects(scope)
    unknown = int(frame.loc[frame["planning_state"].isna(), "applications_count"].sum())
    count = int(frame["applications_count"].sum())
    noun = ngettext("application", "applications", count)
    return Base(count, noun, ((unknown, _("state not stated")),))


CHART = Chart(
    id="social-planning-and-projects",
    title=_lazy("What differs with the state of social planning"),
    subtitle=_lazy(
        "By state of social planning where the project is; each column on its own scale"
    ),
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
