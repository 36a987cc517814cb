"""Real projects named on public pages: a lower bound, never a total, and never added to ours."""

from __future__ import annotations

from dashboards.charts.applications import variables_of_applications  # noqa: F401 - describes columns
from dashboards.charts.base import Base, Chart, Source
from dashboards.language import formats
from dashboards.language.i18n import lazy_gettext as _lazy
from dashboards.language.i18n import ngettext
from dashboards.pictures.making import records
from dashboards.pictures.model import Records
from queries import projects
from queries.rows import Rows
from queries.scope import Scope

PUBLIC_PAGES = Source(_lazy("Public pages, each project with its address"))


def draw(rows: Rows) -> Records:
    """The public projects inside the chosen areas."""
    return records([int(one) for one in rows["project_id"]])


def describe(rows: Rows) -> str:
    """How many, and that they are not all."""
    count = len(rows)
    return ngettext(
        "{count} project is publicly known: a lower bound, never a total.",
        "{count} projects are publicly known: a lower bound, never a total.",
        count,
    ).format(count=formats.number(count))


def base(scope: Scope) -> Base:
    """The public projects inside the chosen areas."""
    count = len(projects.public_projects(scope))
    noun = ngettext(
        "publicly known project; of the choice only areas narrow this list",
        "publicly known projects; of the choice only areas narrow this list",
        count,
    )
    return Base(count, noun)


CHART = Chart(
    id="public-projects",
    title=_lazy("Publicly known projects"),
    subtitle=_lazy("Publicly known, a lower bound, never a total; real, not part of the data"),
    query=projects.public_projects,
    figure=draw,
    summary=describe,
    columns=(
        "project_id",
        "title",
        "applicant",
        "applicant_words",
        "district",
        "municipality",
        "neighbourhood_names",
        "target_words",
        "offer_words",
        "block_words",
        "funded_from",
        "funded_to",
        "started_year",
        "amount_eur",
        "source_url",
    ),
    base=base,
    sources=(PUBLIC_PAGES,),
    is_real=True,
    definition=_lazy(
        "Projects of the programme named on public pages of the ministry, of municipalities, "
        "bodies and newspapers. About half of those of the second round are named anywhere, so "
        "they are a lower bound and are never summed up or mixed with the data."
    ),
)
