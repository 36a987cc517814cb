"""One project: what, who, where, since when, money, Quartiere, contacts, offers, sites, partners.

`/projects/<case number>` is a project of the data, `/projects/public-<number>` a public one.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import quote, unquote

from dash import html

from dashboards.charts.applications.variables_of_applications import (
    body_name,
    day,
    period,
    plain,
    year,
)
from dashboards.components import facts
from dashboards.components.originals import original
from dashboards.language import formats, names
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import lazy_gettext as _lazy
from dashboards.language.i18n import ngettext
from dashboards.pages.base import Page, Visit
from dashboards.pages.projects import public_title
from queries import projects
from queries.filters import FilterState
from queries.rows import Row

_PUBLIC = "public-"
_USE = ("regular_persons", "occasional_persons", "lost_persons")


def asked_for(visit: Visit) -> str:
    """The project an address names."""
    return unquote(visit.path.strip("/").split("/", 1)[-1])


def public_row(visit: Visit) -> Row | None:
    """The publicly known project an address names, None when there is none."""
    number = asked_for(visit).removeprefix(_PUBLIC)
    public = projects.public_projects(visit.scope.with_filters(FilterState()))
    return next((row for row in public if str(row["project_id"]) == number), None)


def own_row(visit: Visit) -> Row | None:
    """The project of the data an address names, None when there is none the viewer may see."""
    return projects.profile(visit.scope, asked_for(visit))


def row_of(visit: Visit) -> Row | None:
    """Whichever of the two the address names."""
    is_public = asked_for(visit).startswith(_PUBLIC)
    return public_row(visit) if is_public else own_row(visit)


def heading(visit: Visit) -> str:
    """The project's title."""
    row = row_of(visit)
    if row is None:
        return str(PAGE.title)
    return public_title(row) if asked_for(visit).startswith(_PUBLIC) else str(row["title"])


def place(visit: Visit) -> tuple[str, str] | None:
    """The Gemeinde the project lies in, for the breadcrumb."""
    row = row_of(visit)
    if row is None or formats.is_missing(row["municipality_ags"]):
        return None
    return str(row["municipality_ags"]), heading(visit)


def body(visit: Visit) -> list[Any]:
    """The whole page below the heading."""
    row = row_of(visit)
    if row is None:
        return []
    back = html.P(html.A(_("All projects"), href="/projects", **{"data-internal": ""}))
    if asked_for(visit).startswith(_PUBLIC):
        return [html.Div([*_public_parts(row), back], className="project-profile")]
    return [html.Div([*_own_parts(visit, row), back], className="project-profile")]


def _own_parts(visit: Visit, row: Row) -> list[Any]:
    return [
        facts.note(facts.source_of(visit.scope.store.version)),
        facts.section(_("What and who"), facts.pairs(_what(row))),
        *_told(row),
        facts.section(_("Period and status"), facts.pairs(_when(row))),
        facts.section(_("Money"), facts.pairs(_money(row))),
        *_reach(visit, str(row["case_number"])),
    ]


def _what(row: Row) -> list[facts.Pair]:
    return [
        (_("Applicant"), original(str(row["applicant"]))),
        (_("Applicant type"), names.code_name("applicant_type", row["applicant_type"])),
        (_("Group of applicants"), body_name(row["is_municipal"])),
        (
            _("Building block"),
            f"{row['building_block']} {names.block_name(row['building_block'])}",
        ),
        (_("Funding round"), names.code_name("round", row["funding_round"])),
        (_("Gemeinde"), names.area_name(row["municipality_ags"])),
        (_("Kreis or kreisfreie Stadt"), names.area_name(row["district_ags"])),
        (_("Regierungsbezirk"), names.region_name(row["region_ags"])),
        (_("Circle"), names.code_name("circle", row["circle"])),
        (_("Case number"), str(row["case_number"])),
    ]


def _told(row: Row) -> list[html.Section]:
    """What the project says of itself, in its own words, as far as it was delivered."""
    told = (
        (_("Aims"), row["aims"]),
        (_("Good practice"), row["good_practice"]),
        (_("Contact"), row["contact"]),
        (_("Address"), row["address"]),
    )
    stated = [(label, original(str(value))) for label, value in told if value]
    if not stated:
        return []
    return [facts.section(_("Aims and contact"), facts.pairs(stated))]


def _when(row: Row) -> list[facts.Pair]:
    decided = day(row["decided_on"])
    if not formats.is_missing(row["decision_days"]):
        count = int(row["decision_days"])
        decided += " · " + ngettext("after {count} day", "after {count} days", count).format(
            count=formats.number(count)
        )
    funded = period(row["funded_from"], row["funded_to"]) or formats.NOTHING_THERE
    if not formats.is_missing(row["funded_months"]):
        count = int(row["funded_months"])
        funded += " · " + ngettext("{count} month", "{count} months", count).format(
            count=formats.number(count)
        )
    return [
        (_("Status"), names.code_name("status", row["status"])),
        (_("Received on"), day(row["received_on"])),
        (_("Decided on"), decided),
        (_("Funded"), funded),
        (_("Posts (full time = 1)"), formats.number(row["staff_fte"], 2)),
    ]


def _money(row: Row) -> list[facts.Pair]:
    own = formats.euro_exact(row["own_share_eur"])
    if not formats.is_missing(row["own_contribution_percent"]):
        told = _("{share} of the costs, at least {least} asked for")
        if formats.is_missing(row["minimum_percent"]):
            told = _("{share} of the costs")
        own += " · " + told.format(
            share=formats.percent(row["own_contribution_percent"]),
            least=formats.percent(row["minimum_percent"], 0),
        )
    return [
        (_("Eligible costs"), formats.euro_exact(row["total_eur"])),
        (_("Requested"), formats.euro_exact(row["requested_eur"])),
        (_("Approved"), formats.euro_exact(row["approved_eur"])),
        (_("of which state"), formats.euro_exact(row["state_share_eur"])),
        (_("of which ESF"), formats.euro_exact(row["esf_share_eur"])),
        (_("Own contribution"), own),
    ]


def _reach(visit: Visit, case_number: str) -> list[Any]:
    def part(title: str, name: str, columns: tuple[str, ...], remark: str = "") -> html.Section:
        rows = projects.part(visit.scope, case_number, name)
        links = _neighbourhood if name == "neighbourhoods" else None
        return facts.section(title, facts.table(title, rows, columns, links), remark)

    persons = _("persons, exact") if visit.scope.viewer.is_exact else _("persons, protected")
    return [
        part(_("Quartiere"), "neighbourhoods", ("neighbourhood_name", "municipality_ags")),
        part(
            _("Contacts by target group"),
            "contacts",
            ("target_group", "contacts_count", "first_contact_persons", *_USE),
            _("Contacts are events; first contacts and use: {persons}.").format(persons=persons),
        ),
        part(
            _("First contacts by place"),
            "contact_places",
            ("place", "first_contact_persons"),
            _("First contacts: {persons}.").format(persons=persons),
        ),
        part(
            _("Offers"),
            "offers",
            ("offer", "sessions_count", "attendances_count", "participant_persons"),
            _("Sessions and attendances are events; participants: {persons}.").format(
                persons=persons
            ),
        ),
        part(
            _("Anchor sites"),
            "anchor_sites",
            ("anchor_site", "own_premises", "neighbourhood_name"),
        ),
        part(_("Partners"), "partners", ("partner", "body")),
    ]


def _neighbourhood(row: Row) -> str:
    return f"/neighbourhoods/{quote(str(row['neighbourhood_id']), safe='')}"


def _quoted(value: Any) -> str | html.Span:
    """What a public page says, in its words."""
    return original(plain(value))


def _public_parts(row: Row) -> list[Any]:
    what = [
        (_("Applicant"), _quoted(row["applicant"])),
        (_("Applicant type as published"), _quoted(row["applicant_words"])),
        (_("Gemeinde"), _quoted(row["municipality"])),
        (_("Kreis or kreisfreie Stadt"), _quoted(row["district"])),
        (_("Quartier"), _quoted(row["neighbourhood_names"])),
        (_("Building block as published"), _quoted(row["block_words"])),
        (_("Funded"), period(row["funded_from"], row["funded_to"]) or formats.NOTHING_THERE),
        (_("Begun in"), year(row["started_year"])),
        (_("Amount published"), formats.euro_exact(row["amount_eur"])),
    ]
    work = [
        (_("Target groups as published"), _quoted(row["target_words"])),
        (_("Access"), _quoted(row["access"])),
        (_("Offers as published"), _quoted(row["offer_words"])),
        (_("Cooperation"), _quoted(row["cooperation"])),
    ]
    return [
        facts.note(
            _(
                "A real project named on public pages. Publicly known, a lower bound, never a "
                "total: it is not part of the data of this dashboard, and no number here counts it."
            )
        ),
        facts.section(_("What and who"), facts.pairs(what)),
        facts.section(_("Work"), facts.pairs(work)),
        facts.section(_("Source"), facts.sources(str(row["source_url"]))),
    ]


PAGE = Page(
    id="project",
    path="/projects",
    nav="",
    title=_lazy("Project"),
    filters=(),
    extra=body,
    exists=lambda visit: row_of(visit) is not None,
    heading=heading,
    has_german_heading=True,
    place=place,
    has_breadcrumb=True,
    takes_rest=True,
    is_secondary=True,
)
