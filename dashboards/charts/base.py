"""The contract of a chart: one value from which picture, words, table, files and tests follow.

A chart names its question; `charts.result.run` asks it once inside a scope, and everything shown or
exported is read off the resulting rows. Nobody writes a callback for a chart.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from dashboards.language import formats
from dashboards.language.i18n import Lazy
from dashboards.language.i18n import lazy_gettext as _lazy
from dashboards.language.variables import Variable, variable
from dashboards.pictures.model import NOTHING, Picture
from queries.filters import View
from queries.rows import Row, Rows, largest
from queries.scope import Scope

#: Below this many records, or with a lead under 5 %, a headline names the measure, not a winner.
FEWEST_FOR_A_FINDING = 20
SMALLEST_LEAD = 1.05


@dataclass(frozen=True)
class Source:
    """Where rows come from, and under which rights."""

    name: Lazy
    licence: Lazy = ""


PROGRAMME = Source(_lazy("Programme data"))
POPULATION = Source(_lazy("Population: {under_18_source}, {under_18_date}"), "dl-de/by-2-0")
POVERTY = Source(
    _lazy("Children under 15 in SGB II households {need_date}: {need_source}"), "dl-de/by-2-0"
)
BOUNDARIES = Source(_lazy("Boundaries: © GeoBasis-DE / BKG 2017 (data modified)"), "GeoNutzV")
SCHEMATIC = Source(_lazy("Arrangement schematic"))


@dataclass(frozen=True)
class Base:
    """What stands behind a picture: the records counted, and those left out with the reason.

    `records` are the rows behind a count of persons or events, which may be 0 where rows exist.
    """

    count: int
    noun: str
    left_out: tuple[tuple[int, str], ...] = ()
    records: int | None = None

    @property
    def is_nothing(self) -> bool:
        """No record stands behind the picture."""
        return (self.count if self.records is None else self.records) == 0

    @property
    def parts(self) -> list[tuple[str, bool]]:
        """The line under the picture, with what is set in bold."""
        rest = "".join(f" · {why}: {formats.number(count)}" for count, why in self.left_out)
        return [(f"n = {formats.number(self.count)}", True), (f" {self.noun}{rest}", False)]

    @property
    def text(self) -> str:
        """The line under the picture as plain text."""
        return "".join(text for text, _bold in self.parts)


AREA_KEYS = ("neighbourhood", "municipality", "district", "region", "circle", "")
"""Keys of the choice that areas are compared by, "" being the whole."""


@dataclass(frozen=True, kw_only=True)
class Beside:
    """How a chart is compared whose marks nothing can stand beside: by one number a side.

    Attributes:
        columns: what is told of a side; the last one is compared.
        of: a side's choice to the values of these columns, `<column>_withheld` where held back.
        keys: the areas it is known for, by their key of the choice.
        is_over_time: funding rounds and years change it too.
        counted: the records it counts, where the chart's own base is another.
    """

    columns: tuple[str, ...]
    of: Callable[[Scope], Row]
    keys: tuple[str, ...] = AREA_KEYS
    is_over_time: bool = True
    counted: Callable[[Scope], Base] | None = None


def no_finding(_rows: Rows) -> str | None:
    """For charts whose headline always names the measure."""
    return None


@dataclass(frozen=True)
class Subtitle:
    """A subtitle that begins with what the title says.

    Attributes:
        text: the whole of it.
        rest: what it says besides, which stands by itself where the title is the headline.
    """

    text: Lazy
    rest: Lazy

    def __str__(self) -> str:
        """The whole."""
        return str(self.text)


@dataclass(frozen=True, kw_only=True)
class Chart:
    """What one chart asks, draws and says.

    Attributes:
        id: as in addresses, files and component ids.
        title: what is measured; the headline when there is no finding.
        subtitle: measure, unit and restriction, under the headline.
        query: the question; returns at least `columns`.
        figure: rows to picture, pure.
        summary: rows to the sentence, pure; also the picture's accessible name.
        headline: rows to the finding, or None where there is none.
        columns: what table and files show, in this order.
        sources: of the rows, of what they are divided by, of the map.
        definition: how the numbers come about, for the Beleg.
        base: the records behind it, inside a scope.
        toggles: columns whose value a click on a row puts into the filter; they need not be shown.
        links: rows to the address each of them leads to, None where there is none.
        finding_from: with fewer records behind it the headline names the measure.
        nothing: what an empty result means, where "nothing matches" would be untrue.
        nothing_yet: the same where nothing is chosen, so that no choice is to blame.
        many_by: of very many rows only those with the most in this column are drawn and listed,
            and files hold the others; "" where all always are.
        is_too_large: its rows are more than can be shown, and `nothing` says so.
        persons: which of the measures counts persons, where the picture shows something else too.
        is_key_figure: one number, shown also when it is 0.
        number: the column that a key figure's number is, whose change a comparison tells beside
            it; "" where it is computed from several.
        is_real: real facts of their own source, also beside sample data.
        whole: what is always shown, in words, where a choice changes nothing.
        own_choice: what of the choice no filter tells: the regions a comparison is of.
        for_view: the chart as one view shows it (a chosen measure or level): the same id with other
            words and columns.
        within: the same for a chart whose columns depend on the data, asked inside the scope.
        own_variables: columns that this chart alone describes, by name.
        adds_up: columns whose values add up, since each record stands in one row; the table on the
            page has their sums in a last line. Protected counts never do.
        compared: the measure by which areas, rounds or years are held side by side
            (`charts.comparing`); "" where its marks are areas, records or one number.
        compared_by: the columns that say what a mark is, where not all words do.
        beside: the number by which sides are compared that have no marks of their own.
        not_compared: why nothing stands beside it, as a sentence.
    """

    id: str
    title: Lazy
    subtitle: Lazy | Subtitle
    query: Callable[[Scope], Rows]
    summary: Callable[[Rows], str]
    columns: tuple[str, ...]
    base: Callable[[Scope], Base]
    definition: Lazy
    figure: Callable[[Rows], Picture] = lambda _rows: NOTHING
    headline: Callable[[Rows], str | None] = no_finding
    sources: tuple[Source, ...] = (PROGRAMME,)
    toggles: tuple[str, ...] = ()
    links: Callable[[Rows], list[str | None]] | None = None
    finding_from: int = FEWEST_FOR_A_FINDING
    nothing: Lazy | None = None
    nothing_yet: Lazy | None = None
    many_by: str = ""
    is_too_large: bool = False
    persons: Lazy | None = None
    is_key_figure: bool = False
    number: str = ""
    is_real: bool = False
    whole: Lazy | None = None
    own_choice: Callable[[Rows], str] | None = None
    for_view: Callable[[View], Chart] | None = None
    within: Callable[[Scope], Chart] | None = None
    own_variables: Mapping[str, Variable] = field(default_factory=dict)
    compared: str = ""
    compared_by: tuple[str, ...] = ()
    beside: Beside | None = None
    not_compared: Lazy = ""
    adds_up: tuple[str, ...] = ()

    @property
    def variables(self) -> list[Variable]:
        """What is known of each shown column."""
        return [self.own_variables.get(name) or variable(name) for name in self.columns]

    @property
    def is_protected(self) -> bool:
        """Counts persons in at least one column."""
        return any(column.is_protected for column in self.variables)


def ahead(rows: Rows, column: str) -> Row | None:
    """The row clearly ahead of all others in one column, or None (a tie, a lead under 5 %)."""
    values = sorted((value or 0 for value in rows[column]), reverse=True)
    if not values or values[0] <= 0 or (len(values) > 1 and values[0] < values[1] * SMALLEST_LEAD):
        return None
    return largest(rows, column)
