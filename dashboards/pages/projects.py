"""Projekte: every project of the data, and apart from them the publicly known real ones."""

from __future__ import annotations

from urllib.parse import quote

from dash import html

from dashboards.charts import CHARTS
from dashboards.charts.applications.variables_of_applications import period, plain, several
from dashboards.charts.result import run
from dashboards.components import records
from dashboards.components.facts import source_links
from dashboards.components.still import kept
from dashboards.language import formats, names
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import lazy_gettext as _lazy
from dashboards.language.i18n import ngettext
from dashboards.pages.base import Page, Parts, Results, Visit, same_for_every_choice
from queries.filters import FilterState
from queries.rows import Row
from queries.scope import Scope


def summary(results: Results, _scope: Scope) -> Parts:
    """How many projects the data hold, how many are approved, what is publicly known besides."""
    ours, public = results["projects-list"].rows, results["public-projects"].rows
    approved = len(ours.known("approved_eur"))
    return [*_own_words(len(ours), approved), (_public_words(len(public)), False)]


def _own_words(count: int, approved: int) -> Parts:
    if not count:
        return [(_("No project of the data matches this choice."), False)]
    text = ngettext(
        "The data hold {count} application in the choice",
        "The data hold {count} applications in the choice",
        count,
    ).format(count=formats.number(count))
    if not approved:
        rest = ngettext("; it is not approved.", "; none of them is approved.", count)
    elif approved == count == 2:
        rest = _(", both of them with approvals.")
    elif approved == count:
        rest = ngettext("; it is approved.", ", all of them with approvals.", count)
    else:
        rest = ngettext(
            ", {count} of them with an approval.", ", {count} of them with approvals.", approved
        ).format(count=formats.number(approved))
    return [(text, True), (rest, False)]


def _public_words(count: int) -> str:
    if not count:
        return " " + _("No project is publicly known there.")
    return " " + ngettext(
        "Apart from that {count} real project is publicly known: a lower bound, never a total.",
        "Apart from that {count} real projects are publicly known: a lower bound, never a total.",
        count,
    ).format(count=formats.number(count))


def address(project: str) -> str:
    """Where one project is described."""
    return f"/projects/{quote(project, safe='')}"


def _facts(*parts: object) -> tuple[str, ...]:
    return tuple(str(part) for part in parts if part and not formats.is_missing(part))


@same_for_every_choice
def own_projects(visit: Visit) -> html.Div:
    """The list of every project of the data the viewer may see."""
    return kept(records.record_list("projects-list", own_records(visit.scope)))


def own_records(scope: Scope) -> list[records.Record]:
    """Every project of the data the viewer may see, whatever is chosen."""
    found = run(CHARTS["projects-list"], scope.with_filters(FilterState())).rows
    return [_own(row) for row in found]


def _own(row: Row) -> records.Record:
    facts = _facts(
        row["applicant"],
        names.area_name(row["municipality_ags"]),
        _("building block {block}").format(block=row["building_block"]),
        names.code_name("status", row["status"]),
        period(row["funded_from"], row["funded_to"]),
        formats.euro(row["approved_eur"]) if not formats.is_missing(row["approved_eur"]) else "",
    )
    found_by = [
        several(code_list)(row[column])
        for column, code_list in (
            ("target_groups", "target_group"),
            ("places", "place"),
            ("offer_types", "offer"),
        )
        if not formats.is_missing(row[column])
    ]
    quartiere = row["neighbourhood_names"]
    words = _facts(
        _("Quartiere: {names}").format(names=plain(quartiere))
        if not formats.is_missing(quartiere)
        else "",
        *found_by,
        row["case_number"],
    )
    more = records.in_one_line(words)
    here = address(row["case_number"])
    return records.Record(int(row["application_id"]), here, row["title"], facts, more, [])


@same_for_every_choice
def public_list(visit: Visit) -> html.Div:
    """The list of every publicly known project."""
    return kept(records.record_list("public-projects", public_records(visit.scope)))


def public_records(scope: Scope) -> list[records.Record]:
    """Every publicly known project the viewer may see, whatever is chosen."""
    found = run(CHARTS["public-projects"], scope.with_filters(FilterState())).rows
    return [_public(row) for row in found]


def public_title(row: Row) -> str:
    """The published title; many pages name only the body or the Quartier."""
    named = [row[name] for name in ("title", "applicant", "neighbourhood_names", "municipality")]
    return next((str(name) for name in named if not formats.is_missing(name)), _("without title"))


def _public(row: Row) -> records.Record:
    title = public_title(row)
    applicant = row["applicant"] if row["applicant"] != title else ""
    place = row["municipality"] if not formats.is_missing(row["municipality"]) else row["district"]
    facts = _facts(
        applicant, place, row["neighbourhood_names"], period(row["funded_from"], row["funded_to"])
    )
    words = _facts(
        *(
            plain(row[name])
            for name in ("target_words", "offer_words", "applicant_words")
            if not formats.is_missing(row[name])
        )
    )
    more = records.in_one_line(words)
    here = address(f"public-{row['project_id']}")
    links = source_links(str(row["source_url"]))
    return records.Record(int(row["project_id"]), here, title, facts, more, links)


def search(_visit: Visit) -> list[html.Div]:
    """One field for both lists."""
    return [
        records.search_field(
            _("Search all projects"),
            _("Words from title, body, place, target group or offer; all must occur."),
            is_far=True,
        )
    ]


PAGE = Page(
    id="projects",
    path="/projects",
    nav=_lazy("Project list"),
    title=_lazy("Project list"),
    cards=(("areas-below", 12), ("projects-list", 12), ("public-projects", 12)),
    summary=summary,
    controls=search,
    bodies={"projects-list": own_projects, "public-projects": public_list},
    has_breadcrumb=True,
)
