"""Applications by Kreis: which of the 53 take part, and which do not?"""

from __future__ import annotations

from dashboards.charts import bases
from dashboards.charts.base import POPULATION, PROGRAMME, SCHEMATIC, Chart, Subtitle
from dashboards.language import formats, names, phrases
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import lazy_gettext as _lazy
from dashboards.language.i18n import ngettext
from dashboards.pictures.making import class_of
from dashboards.pictures.model import Tiles
from dashboards.pictures.parts import Area
from queries import applications
from queries.rows import Row, Rows

#: Lower bounds of the six classes; 0 is shown on its own.
BOUNDS = (1, 3, 5, 7, 10, 13)
CLASSES = ("0", "1–2", "3–4", "5–6", "7–9", "10–12")


def draw(rows: Rows) -> Tiles:
    """The tile map: plate code and number in every Kreis."""
    areas = {row["district_ags"]: _area(row, index) for index, row in enumerate(rows)}
    return Tiles(classes=(*CLASSES, _("from {bound}").format(bound=BOUNDS[-1])), areas=areas)


def _area(row: Row, index: int) -> Area:
    count = row["applications_count"]
    text = formats.number(count)
    words = ngettext("{name}: {count} application", "{name}: {count} applications", count).format(
        name=names.area_name(row["district_ags"]), count=text
    )
    return Area(class_of(count, BOUNDS), text, words, index)


def _ranked(rows: Rows) -> Rows:
    """Kreise with applications, most first."""
    reached = rows.where(lambda row: row["applications_count"] > 0)
    return reached.by("applications_count", descending=True)


def headline(rows: Rows) -> str | None:
    """The share of the three leading Kreise, where they stand out from the fourth."""
    ranked = _ranked(rows)
    counts = ranked["applications_count"]
    if len(rows) < 8 or len(counts) < 4 or phrases.apart(counts) != 3:
        return None
    share = 100 * sum(counts[:3]) / sum(counts)
    found = formats.enumeration([phrases.place(ags) for ags in ranked["district_ags"][:3]])
    phrase = phrases.of_ten(share)
    if phrase:
        text = _("{share} applications come from {places}")
        return phrases.capitalised(text.format(share=phrase, places=found))
    return _("{share} of the applications come from {places}").format(
        share=formats.percent(share), places=found
    )


def describe(rows: Rows) -> str:
    """The leading Kreise with their numbers, and how many have none."""
    text = _most(_ranked(rows))
    none = rows["applications_count"].count(0)
    if none:
        text += ngettext(
            "; none comes from {count} Kreis", "; none comes from {count} Kreise", none
        ).format(count=formats.small_count(none))
    return text + "."


def _most(ranked: Rows) -> str:
    counts = ranked["applications_count"]
    total = formats.number(sum(counts))
    if len(ranked) == 1:
        return ngettext(
            "The one application comes from {place}",
            "{all} applications come from {place}",
            counts[0],
        ).format(
            all=phrases.every(counts[0]),
            place=phrases.place(ranked.first["district_ags"]),
        )
    named = phrases.apart(counts)
    if not named:
        text = ngettext(
            "{count} applications come from {districts} Kreise, one from each",
            "{count} applications come from {districts} Kreise, at most {most} from each",
            counts[0],
        )
        return text.format(
            count=total, districts=formats.small_count(len(ranked)), most=formats.number(counts[0])
        )
    places = formats.enumeration(
        [
            f"{phrases.place(row['district_ags'])} ({formats.number(row['applications_count'])})"
            for row in ranked.head(named)
        ]
    )
    if named == len(ranked):
        return _("The {count} applications come from {places}").format(count=total, places=places)
    return _("The {count} applications come most often from {places}").format(
        count=total, places=places
    )


CHART = Chart(
    id="applications-by-district",
    title=_lazy("Applications by Kreis"),
    subtitle=Subtitle(
        _lazy("Applications per Kreis, number; each tile a Kreis or kreisfreie Stadt"),
        _lazy("Number; each tile a Kreis or kreisfreie Stadt"),
    ),
    adds_up=("applications_count", "approved_count", "approved_eur"),
    compared="applications_count",
    query=applications.applications_by_district,
    figure=draw,
    headline=headline,
    summary=describe,
    columns=(
        "district_ags",
        "applications_count",
        "approved_count",
        "approved_eur",
        "applications_per_10000_under_18",
    ),
    base=bases.applications_by_area,
    sources=(PROGRAMME, POPULATION, SCHEMATIC),
    toggles=("district_ags",),
    definition=_lazy(
        "Applications received, by the Kreis of the Gemeinde named in the application. Approved "
        "are those approved, running or completed; approved funds are their sum. Under-18s: as "
        "of {under_18_date}."
    ),
)
