"""What can be found: pages, charts, measures, areas, Quartiere, values, projects, bodies, help.

How words find them is `dashboards.finding.ranking`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from urllib.parse import quote

from dashboards.charts import CHARTS
from dashboards.charts.regions.measures import MEASURES as AREA_MEASURES
from dashboards.charts.tables.table_words import measure as table_measure
from dashboards.choice.url import CODE_LISTS, known_values
from dashboards.components.records import in_one_line
from dashboards.finding.ranking import Entry, Index
from dashboards.language import formats, names
from dashboards.language.i18n import Lazy, ngettext
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import lazy_gettext as _lazy
from dashboards.pages import PAGES
from dashboards.pages.base import Page, Visit, same_for_every_choice
from dashboards.pages.projects import own_records, public_records
from dashboards.stories import registry
from data import facts
from queries import areas, projects, tables
from queries.filters import LIST_KEYS, METRICS, FilterState
from queries.scope import Scope, Viewer

#: What an entry is, in words; where hits fit equally well they come in this order.
KINDS: dict[str, Lazy] = {
    "area": _lazy("Area"),
    "neighbourhood": _lazy("Quartier"),
    "page": _lazy("Page"),
    "chart": _lazy("Chart"),
    "measure": _lazy("Measure"),
    "value": _lazy("Choice"),
    "applicant": _lazy("Applicant"),
    "project": _lazy("Project in the data"),
    "public-project": _lazy("Publicly known project"),
    "help": _lazy("Help"),
}
#: The kinds that stand in lists of records, and the list of each.
LISTS = {"project": "projects-list", "public-project": "public-projects"}

_CITY = "000"
"""How the AGS of a Gemeinde ends that is a Kreis of its own: it is found as that."""


@same_for_every_choice
def index(visit: Visit) -> Index:
    """Everything that the viewer may see, in the reader's language."""
    whole = visit.scope.with_filters(FilterState())
    return Index(
        [
            *_areas(whole.viewer),
            *_neighbourhoods(whole),
            *_pages(),
            _similar(),
            *_charts(),
            *_measures(),
            *_values(),
            *_projects(whole),
            *_help(visit),
        ]
    )


@same_for_every_choice
def records_index(visit: Visit) -> Index:
    """The records of the lists of projects alone."""
    return Index(list(_records(visit.scope.with_filters(FilterState()))))


def _areas(viewer: Viewer) -> Iterator[Entry]:
    """The areas of each level, larger ones first."""
    levels = (
        ("region", names.regions(), lambda _ags: ""),
        ("district", names.districts(), _district_words),
        ("municipality", names.municipalities(), _municipality_words),
    )
    for key, known, told in levels:
        for ags in known:
            is_a_district = key == "municipality" and ags.endswith(_CITY)
            if not is_a_district and _may_see(viewer, ags):
                href = f"/?{key}={ags}"
                yield Entry("area", names.area_name(ags), href, more=told(ags), words=ags)


def _district_words(ags: str) -> str:
    region = names.area_name(ags[:3])
    return f"{names.kind_of_district(ags)} · {region}"


def _municipality_words(ags: str) -> str:
    return _("Gemeinde · {district}").format(district=names.area_name(ags[:5]))


def _may_see(viewer: Viewer, ags: str) -> bool:
    """Whether an area lies in those of the viewer, or one of them in it."""
    return not viewer.areas or any(
        ags.startswith(own) or own.startswith(ags) for own in viewer.areas
    )


def _neighbourhoods(scope: Scope) -> Iterator[Entry]:
    for row in areas.neighbourhood_names(scope):
        yield Entry(
            "neighbourhood",
            names.neighbourhood_name(row["neighbourhood_name"]),
            f"/neighbourhoods/{quote(row['neighbourhood_id'], safe='')}",
            more=names.area_name(row["municipality_ags"]),
            words=row["neighbourhood_id"],
        )


def _standing_pages() -> list[Page]:
    """Pages with one address each."""
    return [page for page in PAGES.values() if not page.takes_rest]


def _pages() -> Iterator[Entry]:
    for page in _standing_pages():
        yield Entry("page", str(page.title), page.path, words=str(page.nav))
        yield from _sides(page)
    for story_id, story in {**registry.of_circles(), **registry.own_stories()}.items():
        address = f"/circles/{quote(story_id, safe='')}"
        yield Entry("page", str(story.title), address, more=_("Story for a meeting"))


def _sides(page: Page) -> Iterator[Entry]:
    """What has changed: the charts of a page for calendar years or rounds beside each other."""
    if not page.has_sides:
        return
    words = _("change changes changed development since difference compared")
    for sign, label in (
        ("years", _("{page}: calendar years side by side")),
        ("rounds", _("{page}: funding rounds side by side")),
    ):
        href = f"{page.path}?compare={sign}"
        yield Entry("page", label.format(page=page.title), href, words=words)


def _similar() -> Entry:
    """Which Quartiere are like one's own stands in the profile of each."""
    shown = PAGES["neighbourhoods"].path
    return Entry(
        "page",
        _("Similar Quartiere"),
        shown,
        _("In the profile of each Quartier"),
        _("similar neighbourhoods like mine"),
    )


def _charts() -> Iterator[Entry]:
    """Each figure on the first page that shows it."""
    seen: set[str] = set()
    for page in _standing_pages():
        for chart_id in page.charts:
            if chart_id in seen:
                continue
            seen.add(chart_id)
            chart = CHARTS[chart_id]
            told = [str(chart.subtitle), *(str(column.label) for column in chart.variables)]
            yield Entry(
                "chart",
                str(chart.title),
                f"{page.path}#{chart_id}",
                more=str(page.title),
                words=" ".join(told),
            )


def _measures() -> Iterator[Entry]:
    """What a map can show, and what a table of one's own can."""
    map_, table = PAGES["regions"], PAGES["table"]
    shown = f"#{map_.cards[0][0]}"
    for metric in METRICS:
        label = str(AREA_MEASURES[metric].label)
        yield Entry("measure", label, f"{map_.path}?metric={metric}{shown}", more=str(map_.title))
    for indicator, entry in facts.in_use().indicators.items():
        yield Entry(
            "measure",
            names.indicator_name(indicator),
            f"{map_.path}?indicator={quote(indicator, safe='')}{shown}",
            more=_("Indicator · {page}").format(page=map_.title),
            words=entry.description,
        )
    for name in tables.MEASURES:
        label = str(table_measure(name).label)
        yield Entry("measure", label, f"{table.path}?measure={name}", more=str(table.title))


def _values() -> Iterator[Entry]:
    """Each value of the choice, on the first page that offers its key."""
    for block in known_values("block", ()):
        label = _("Building block {block}").format(block=block)
        told = names.block_name(block)
        yield Entry("value", label, f"/?block={block}", told, _("block"))
    for key in LIST_KEYS:
        if key not in CODE_LISTS:
            continue
        page = next((one for one in _standing_pages() if key in one.filters), None)
        if page is None:
            continue
        code_list = CODE_LISTS[key]
        for code in names.codes(code_list):
            yield Entry(
                "value",
                names.code_name(code_list, code),
                f"{page.path}?{key}={quote(code, safe='')}",
                more=f"{names.list_name(code_list)} · {page.title}",
            )


def _projects(scope: Scope) -> Iterator[Entry]:
    counts = Counter(projects.projects_list(scope)["applicant"])
    for applicant in sorted(counts, key=names.sort_key):
        count = counts[applicant]
        told = ngettext("{count} project", "{count} projects", count)
        yield Entry(
            "applicant",
            applicant,
            f"/projects?q={quote(applicant, safe='')}",
            more=told.format(count=formats.number(count)),
        )
    yield from _records(scope)


def _records(scope: Scope) -> Iterator[Entry]:
    for kind, listed in (
        ("project", own_records(scope)),
        ("public-project", public_records(scope)),
    ):
        for one in listed:
            # Body and place are shown; the rest would be too long for a line.
            shown = in_one_line(one.facts[:2])
            words = f"{in_one_line(one.facts)} {one.more}"
            yield Entry(kind, one.title, one.address, shown, words, one.number)


def _help(visit: Visit) -> Iterator[Entry]:
    data = PAGES["data"]
    for anchor, heading in (
        ("state", _("State of the data")),
        ("history", _("Versions of the data")),
        ("import", _("Import files")),
        ("definitions", _("Definitions of the measures")),
        ("rounds", _("Funding rounds")),
        ("codes", _("Code lists")),
        ("sources", _("Sources and licences")),
        ("interface", _("Interface (JSON, CSV)")),
        ("interface", _("Numbers as a file: Excel, CSV, LibreOffice, Word")),
        *(
            [("sample", _("What is sample data here?"))]
            if visit.scope.store.version.is_sample
            else []
        ),
    ):
        yield Entry("help", heading, f"{data.path}#{anchor}", more=str(data.title))
    yield Entry(
        "help",
        _("Reasons for a rejection are not in the data"),
        f"{data.path}#definition-applications-list",
        more=_("Definitions of the measures"),
        words=_("rejected why reason"),
    )
    for chart in CHARTS.values():
        yield Entry(
            "help",
            _("What is counted: {title}").format(title=chart.title),
            f"{data.path}#definition-{chart.id}",
            more=_("Definitions of the measures"),
            words=str(chart.definition),
        )
