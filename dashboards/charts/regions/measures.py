"""The measures of areas: words, fixed class breaks and how a value is written.

Breaks stand here and nowhere else, so that two maps of one measure can be compared whatever is
chosen. They were set on the published size of the programme (24 million euro, 156 applications) so
that the state's value lies in a middle class.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from babel.support import LazyProxy

from dashboards.charts import bases
from dashboards.charts.base import POPULATION, PROGRAMME, Base, Source
from dashboards.charts.outreach import reach_bases
from dashboards.charts.regions import variables_of_regions  # noqa: F401 - columns
from dashboards.charts.regions.steps import Steps
from dashboards.language import formats
from dashboards.language.i18n import Lazy
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import lazy_gettext as _lazy
from dashboards.pictures.making import class_of
from dashboards.pictures.parts import COUNT, EUR, EUR_SHORT, Unit
from queries.filters import METRICS, View
from queries.regions import COLUMNS, RATES
from queries.scope import Scope


@dataclass(frozen=True, kw_only=True)
class Measure:
    """One measure of areas.

    Attributes:
        key: as in the address.
        label: in the list of measures and under the headline.
        by_area: as a headline without finding.
        leading: as a headline that names the area ahead, with `{name}` and `{value}`.
        bounds: lower bounds of the classes 1 to 6; zero is on its own.
        write: a value with its unit.
        short: a value in a tile.
        shown: the columns of the table behind the area.
        base: the records behind it.
        definition: how it comes about.
        unit: the unit of the classes, where it is not that of the value.
        scale: by how much the bounds are divided in the legend.
        sources: where it comes from.
        nothing: what is said when no record stands behind it.
        in_files: its unit where a spreadsheet must know it.
        column_name: the column that holds the value, where it is none of the programme's measures.
        is_share: it is coloured by area whatever its key.
        is_against_state: each area can be held against the state.
        unknown: why a value is missing, where that is known.
        steps: the classes of a change, in place of `bounds`.
    """

    key: str
    label: Lazy
    by_area: Lazy
    leading: Lazy
    bounds: tuple[float, ...]
    write: Callable[[float], str]
    short: Callable[[float], str]
    shown: tuple[str, ...]
    base: Callable[[Scope], Base]
    definition: Lazy
    unit: Lazy = ""
    scale: float = 1
    sources: tuple[Source, ...] = (PROGRAMME, POPULATION)
    nothing: Lazy | None = None
    nothing_yet: Lazy | None = None
    in_files: Unit = COUNT
    column_name: str = ""
    is_share: bool = False
    is_against_state: bool = True
    unknown: str = ""
    steps: Steps | None = None

    def class_of(self, value: float) -> int:
        """The class 1 to 6 of a value, 0 where there is nothing, or no change."""
        return self.steps.class_of(value) if self.steps else class_of(value, self.bounds)

    @property
    def column(self) -> str:
        """The column that holds the value."""
        return self.column_name or COLUMNS[self.key]

    @property
    def is_rate(self) -> bool:
        """The value can be held against that of the state, and coloured on an area map."""
        return self.is_share or self.key in RATES

    @property
    def classes(self) -> list[str]:
        """The legend: zero, then the six classes by their bounds."""
        if self.steps:
            return self.steps.classes
        bounds = [bound / self.scale for bound in self.bounds]
        if not self.is_rate and self.scale == 1:
            return ["0", *_whole_classes([int(bound) for bound in bounds])]
        words = [formats.number(bound, _decimals(bound)) for bound in bounds]
        spans = [f"{low}–{high}" for low, high in pairwise(words[1:])]
        return [
            "0", _("under {bound}").format(bound=words[1]), *spans,
            _("from {bound}").format(bound=words[-1]),
        ]  # fmt: skip


def _whole_classes(bounds: list[int]) -> list[str]:
    spans = [
        formats.number(low) if high - low == 1 else f"{low}–{high - 1}"
        for low, high in pairwise(bounds)
    ]
    return [*spans, _("from {bound}").format(bound=formats.number(bounds[-1]))]


def _decimals(value: float) -> int:
    return 0 if value == int(value) else 1 if value * 10 == int(value * 10) else 2


def _per_10000(value: float) -> str:
    return formats.number(value, 2)


def _per_1000(value: float) -> str:
    return formats.number(value, 1)


def _thousands(value: float) -> str:
    return formats.number(value / 1000, 1 if value < 100_000 else 0)


_PER_HEAD = _lazy("Divided by the under-18s on {under_18_date} (Destatis).")
_NOTHING_APPROVED = _lazy("In this choice nothing is approved.")
_NOTHING_YET = _lazy("Nothing is approved yet.")
_FUNDS = _lazy(
    "Sum of the approved amounts of applications approved, running or completed; each counts once, "
    "in the area of the Gemeinde named in the application."
)
_APPLICATIONS = _lazy(
    "Applications received, whatever became of them, by the Gemeinde named in the application."
)


def _both(first: Lazy, second: Lazy) -> Lazy:
    return LazyProxy(lambda: f"{first} {second}", enable_cache=False)


MEASURES: dict[str, Measure] = {
    measure.key: measure
    for measure in (
        Measure(
            key="eur-per-1000",
            label=_lazy("Approved funds per 1,000 under-18s"),
            by_area=_lazy("Approved funds per 1,000 under-18s by area"),
            leading=_lazy("The most funds per 1,000 under-18s are approved in {name}"),
            bounds=(0, 4_000, 7_000, 10_000, 13_000, 16_000),
            write=formats.euro_full,
            in_files=EUR,
            short=_thousands,
            shown=("approved_eur_per_1000_under_18", "approved_eur", "under_18_population"),
            base=bases.per_under_18(bases.approved_applications),
            definition=_both(_FUNDS, _PER_HEAD),
            unit=_lazy("thousand €"),
            scale=1000,
            nothing=_NOTHING_APPROVED,
            nothing_yet=_NOTHING_YET,
        ),
        Measure(
            key="approved-eur",
            label=_lazy("Approved funds"),
            by_area=_lazy("Approved funds by area"),
            leading=_lazy("The most funds are approved in {name}"),
            bounds=(0, 200_000, 400_000, 600_000, 1_000_000, 1_500_000),
            write=formats.euro,
            in_files=EUR_SHORT,
            short=_thousands,
            shown=("approved_eur", "approved_count"),
            base=bases.approved_applications,
            definition=_FUNDS,
            unit=_lazy("thousand €"),
            scale=1000,
            sources=(PROGRAMME,),
            nothing=_NOTHING_APPROVED,
            nothing_yet=_NOTHING_YET,
        ),
        Measure(
            key="approved",
            label=_lazy("Approved projects"),
            by_area=_lazy("Approved projects by area"),
            leading=_lazy("The most projects are approved in {name}"),
            bounds=(1, 2, 3, 5, 7, 10),
            write=formats.number,
            short=formats.number,
            shown=("approved_count", "applications_count", "approved_eur"),
            base=bases.approved_applications,
            definition=_lazy(
                "Applications approved, running or completed, by the Gemeinde named in the "
                "application."
            ),
            sources=(PROGRAMME,),
            nothing=_NOTHING_APPROVED,
            nothing_yet=_NOTHING_YET,
        ),
        Measure(
            key="applications",
            label=_lazy("Applications"),
            by_area=_lazy("Applications by area"),
            leading=_lazy("The most applications come from {name}"),
            bounds=(1, 3, 5, 7, 10, 13),
            write=formats.number,
            short=formats.number,
            shown=("applications_count", "approved_count"),
            base=bases.all_applications,
            definition=_APPLICATIONS,
            sources=(PROGRAMME,),
        ),
        Measure(
            key="applications-per-10000",
            label=_lazy("Applications per 10,000 under-18s"),
            by_area=_lazy("Applications per 10,000 under-18s by area"),
            leading=_lazy("The most applications per 10,000 under-18s come from {name}"),
            bounds=(0, 0.25, 0.5, 0.75, 1, 1.25),
            write=_per_10000,
            in_files=Unit("number", 2),
            short=_per_10000,
            shown=("applications_per_10000_under_18", "applications_count", "under_18_population"),
            base=bases.per_under_18(bases.all_applications),
            definition=_both(_APPLICATIONS, _PER_HEAD),
        ),
        Measure(
            key="first-contacts",
            label=_lazy("First contacts per 1,000 under-18s"),
            by_area=_lazy("First contacts per 1,000 under-18s by area"),
            leading=_lazy("The most first contacts per 1,000 under-18s are in {name}"),
            bounds=(0, 5, 10, 15, 20, 30),
            write=_per_1000,
            in_files=Unit("number", 1),
            short=_per_1000,
            shown=(
                "first_contacts_per_1000_under_18", "first_contact_persons", "under_18_population",
            ),
            base=bases.per_under_18(reach_bases.first_contacts),
            definition=_both(
                _lazy(
                    "Persons met for the first time, counted once per project, by the Gemeinde of "
                    "the application. Under 20 first contacts there is no rate; a dash means that "
                    "no project of the area has reported."
                ),
                _PER_HEAD,
            ),
        ),
    )
}  # fmt: skip


def measure_of(view: View) -> Measure:
    """The measure one view shows."""
    return MEASURES[view.metric or METRICS[0]]
