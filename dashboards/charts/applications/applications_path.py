"""The path of an application: how many get to each step, and what leaves the path where?"""

from __future__ import annotations

from dashboards.charts import bases
from dashboards.charts.applications.variables_of_applications import step_name
from dashboards.charts.base import FEWEST_FOR_A_FINDING, Chart
from dashboards.language import formats, phrases
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import lazy_gettext as _lazy
from dashboards.language.i18n import ngettext
from dashboards.pictures.making import bars, roles, value_and_share
from dashboards.pictures.model import Bars
from dashboards.pictures.parts import Label
from queries import applications
from queries.rows import Rows
from queries.scope import Scope

#: Decided, and what of it: named together, since none of them comes on top of the decided ones.
_DECIDED = ("decided", "approved", "started", "completed", "rejected", "revoked")


def asked(scope: Scope) -> Rows:
    """The path with the share of each step in the applications received, missing without any."""
    rows = applications.applications_path(scope)
    counts = rows["applications_count"]
    shares = [100 * count / counts[0] if counts[0] else None for count in counts]
    return rows.adding(path_share_percent=shares).as_table()


def _counts(rows: Rows) -> dict[str, int]:
    return dict(zip(rows["path_step"], rows["applications_count"], strict=True))


def draw(rows: Rows) -> Bars:
    """One bar per step of the path; under its name what left before it."""
    path = rows.where(lambda row: row["leaves_after"] is None)
    steps, counts = path["path_step"], path["applications_count"]
    leaving = rows.groups("leaves_after")
    labels = [
        Label(step_name(step), _left(leaving.get(before)))
        for before, step in zip(["", *steps], steps, strict=False)
    ]
    return bars(
        labels,
        counts,
        texts=[value_and_share(count, counts[0]) for count in counts],
        roles=roles(len(steps), [steps.index("approved")]),
        rows=path.places,
    )


def _left(rows: Rows | None) -> str:
    """What left the path at one step, with its numbers."""
    if rows is None:
        return ""
    return " · ".join(
        f"{step_name(row['path_step'])}: {formats.number(row['applications_count'])}"
        for row in rows
    )


def headline(rows: Rows) -> str | None:
    """How many of the decided applications were approved."""
    count = _counts(rows)
    if count["decided"] < FEWEST_FOR_A_FINDING or not 0 < count["approved"] < count["decided"]:
        return None
    return _("{approved} of {decided} decided applications are approved").format(
        approved=formats.number(count["approved"]), decided=formats.number(count["decided"])
    )


def describe(rows: Rows) -> str:
    """How many got to each step, what left the path, and what the rate refers to."""
    count = _counts(rows)
    if count["received"] == 1:
        return _the_one(rows)
    reached = [step for step in _DECIDED if count[step]]
    apart = [step for step in ("open", "withdrawn") if count[step]]
    if not reached and len(apart) == 1:
        text = _("{all} applications received are {step}.")
        return text.format(all=phrases.every(count["received"]), step=step_name(apart[0]))
    text = _("Of {received} applications received, {steps}").format(
        received=formats.number(count["received"]), steps=_steps(reached or apart, count)
    )
    if reached and apart:
        text += _("; besides, {steps}").format(steps=_steps(apart, count))
    if not count["decided"] or not count["open"]:
        return f"{text}."
    return f"{text}. {_('The approval rate refers to the decided applications.')}"


def _steps(steps: list[str], count: dict[str, int]) -> str:
    """Each step with its number, the verb before the first alone."""
    first, *rest = steps
    total = count["received"]
    told = [
        ngettext("{count} is {step}", "{count} are {step}", count[first]).format(
            count=phrases.applications_of(count[first], total), step=step_name(first)
        )
    ]
    told += [
        ngettext("{count} {step}", "{count} {step}", count[step]).format(
            count=phrases.applications_of(count[step], total), step=step_name(step)
        )
        for step in rest
    ]
    return formats.enumeration(told)


def _the_one(rows: Rows) -> str:
    """The only application with the last step it has reached."""
    count = _counts(rows)
    steps = ("completed", "started", "approved", "open", "withdrawn", "rejected", "revoked")
    last = next(step for step in steps if count[step])
    if last == "started":
        return _("The one application received is approved, and the project is running.")
    if last == "completed":
        return _("The one application received is approved, and the project is completed.")
    return _("The one application received is {step}.").format(step=step_name(last))


CHART = Chart(
    id="applications-path",
    title=_lazy("From receipt to completion"),
    subtitle=_lazy("Applications on the path, number and share of those received; always adds up"),
    query=asked,
    figure=draw,
    headline=headline,
    summary=describe,
    compared="path_share_percent",
    compared_by=("path_step",),
    columns=(
        "path_step", "leaves_after", "path_outcome", "applications_count", "path_share_percent",
    ),
    base=bases.all_applications,
    toggles=("path_outcome",),
    definition=_lazy(
        "Received = still open + withdrawn + decided. Decided = rejected + revoked + approved. "
        "Approved = still in status “approved” + begun. Begun = still running + completed."
    ),
)  # fmt: skip
