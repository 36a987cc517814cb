"""Anträge & Bewilligungen: the path, the money, the time to decision, the rounds, the list."""

from __future__ import annotations

from dataclasses import replace

from dash import html

from dashboards.answers.told import Answer, Card
from dashboards.charts import CHARTS
from dashboards.charts.applications.applications_list import USUAL
from dashboards.charts.applications.variables_of_applications import days
from dashboards.charts.result import run
from dashboards.components import applications_list as listed
from dashboards.components import records
from dashboards.components.compare_controls import compare_controls
from dashboards.components.still import kept
from dashboards.language import formats, phrases
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import lazy_gettext as _lazy
from dashboards.language.i18n import ngettext
from dashboards.pages.base import Page, Parts, Results, Visit, same_for_every_choice
from dashboards.pages.overview import undecided
from queries.applications import applications_list
from queries.filters import FIELDS, FilterState, View
from queries.scope import Scope

_LIST = "applications-list"


def summary(results: Results, _scope: Scope) -> Parts:
    """Three sentences: received and approved; the money; the time to decision and the open ones."""
    path = results["applications-path"].rows
    count = dict(zip(path["path_step"], path["applications_count"], strict=True))
    if not count["received"]:
        return [(_("No application matches this choice."), False)]
    funds = results["approved-funds-by-region"].rows
    asked, given = funds.total("requested_eur"), funds.total("approved_eur")
    return [
        (_received(count["received"], asked), False),
        *_decided(count, given),
        (_time(results, count["open"] if count["decided"] else 0), False),
    ]


def _received(count: int, asked: float) -> str:
    return ngettext(
        "{count} application asked for {asked}.", "{count} applications asked for {asked}.", count
    ).format(count=formats.number(count), asked=formats.euro(asked))


def _decided(count: dict[str, int], given: float) -> Parts:
    decided, approved = count["decided"], count["approved"]
    if not decided:
        return [(" " + undecided(count["received"], count["open"]), False)]
    money = ngettext(", with {given}.", ", {given} in all.", approved).format(
        given=formats.euro(given)
    )
    return [
        (f" {_start(decided, count['received'])}", False),
        (_rate(approved, decided, is_all=decided == count["received"]), True),
        (money if approved else ".", False),
    ]


def _start(decided: int, received: int) -> str:
    if decided < received:
        text = ngettext("One is decided, ", "{decided} are decided, ", decided)
        return text.format(decided=formats.number(decided))
    text = ngettext("It is decided ", "{all} are decided, ", decided)
    return text.format(all=phrases.every(decided))


def _rate(approved: int, decided: int, *, is_all: bool) -> str:
    if is_all and decided == 1:
        return _("and approved") if approved else _("but not approved")
    if is_all and approved == decided:
        return _("and all of them are approved") if decided > 2 else _("and both are approved")
    if not approved:
        return ngettext("and it is not approved", "none of them is approved", decided)
    if approved == decided:
        text = ngettext("and it is approved", "{all} are approved", decided)
        return text.format(all=phrases.all_of(decided))
    return ngettext(
        "{approved} of them is approved ({rate})",
        "{approved} of them are approved ({rate})",
        approved,
    ).format(approved=formats.number(approved), rate=formats.share(approved, decided))


def _time(results: Results, left: int) -> str:
    rows = results["decision-days-by-region"].rows
    dated = rows.total("dated_count")
    parts = []
    if dated:
        parts.append(
            ngettext(
                "The decision took {days} days",
                "Half of the decisions took no longer than {days} days",
                dated,
            ).format(days=days(rows.first["all_median_days"]))
        )
    if left:
        parts.append(
            ngettext(
                "{count} application is still open",
                "{count} applications are still open",
                left,
            ).format(count=formats.small_count(left))
        )
    return f" {phrases.capitalised('; '.join(parts))}." if parts else ""


@same_for_every_choice
def applications_grid(visit: Visit) -> html.Div:
    """The search field and the grid with every application the viewer may see."""
    scope = visit.scope.with_filters(FilterState())
    whole = run(CHARTS[_LIST], replace(scope, view=View()))
    field = records.search_field(
        _("Search the list"), _("Words from title, applicant, place or status; all must occur.")
    )
    grid = records.grid(whole, listed.columns())
    return kept(html.Div([field, listed.columns_to_choose(), grid]))


@same_for_every_choice
def _delivered(visit: Visit) -> tuple[str, ...]:
    """The columns of the list that hold anything for anybody the viewer may see."""
    rows = applications_list(visit.scope.with_filters(FilterState()))
    return tuple(name for name in FIELDS if any(value is not None for value in rows[name]))


def completed(answer: Answer, _results: Results, visit: Visit) -> Answer:
    """What the buttons of the columns show; a column that was not delivered stays away."""
    delivered = _delivered(visit)
    shown = [name for name in visit.scope.view.fields or USUAL if name in delivered]
    answer["offered"] = {"shown": shown, "fitting": list(delivered)}
    picture = answer["cards"].get(_LIST, Card()).get("picture", {})
    if "fields" in picture:
        picture["fields"] = shown
    return answer


def controls(_visit: Visit) -> list[html.Div]:
    """What is held side by side."""
    return [compare_controls()]


PAGE = Page(
    id="applications",
    path="/applications",
    nav=_lazy("Applications"),
    title=_lazy("Applications and approvals"),
    cards=(
        ("applications-path", 7),
        ("applications-by-status", 5),
        ("approved-funds-by-building-block", 6),
        ("approved-funds-by-region", 6),
        ("applications-by-applicant-type", 6),
        ("approved-funds-by-applicant-type", 6),
        ("state-and-esf-by-building-block", 6),
        ("approved-funds-by-year", 6),
        ("own-contribution-by-building-block", 6),
        ("posts-by-building-block", 6),
        ("decision-days-by-region", 6),
        ("decision-days-by-building-block", 6),
        ("applications-by-round-and-block", 6),
        ("applications-by-round", 12),
        (_LIST, 12),
    ),
    summary=summary,
    has_sides=True,
    controls=controls,
    bodies={_LIST: applications_grid},
    completes=completed,
)
