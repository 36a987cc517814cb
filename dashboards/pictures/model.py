"""What a picture shows, as values: nothing of pixels, colours, markup or ranges of axes.

A chart's `draw` gives one of these; the browser, Plotly, PowerPoint and whoever comes next render
it. Columns of a picture have one entry per mark: its label, its value (None: nothing to draw), its
text. `rows` are the rows of the table behind the marks, () where they are the table's in their
order. `held` are the marks whose value is held back, by their position. Which marks lie outside the
choice is said of the table's rows and never here. How a picture is made from rows stands in
`making`, how it travels in `wire`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from dashboards.pictures.parts import (
    COUNT,
    Area,
    Axis,
    Event,
    HeatColumn,
    HeatGroup,
    Label,
    Measure,
    Month,
    Part,
    Place,
    Point,
    Role,
    Symbol,
    Text,
    Tick,
    Unit,
)

Values = tuple[float | None, ...]
Positions = tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class Nothing:
    """No picture: nothing matches, or words and table are all there is.

    `total` is a last row of the table that adds up the others, or none.
    """

    total: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class KeyNumber:
    """A key figure: the number, its unit smaller, what it refers to, and whether it is published.

    `tag` is "published", "sample" or "".
    """

    value: str
    unit: str = ""
    context: str = ""
    tag: str = ""


@dataclass(frozen=True, kw_only=True)
class Bars:
    """Horizontal bars from 0, one per label, the first on top.

    `total` is how many there are where only the first are drawn, else 0.
    """

    labels: tuple[Label, ...]
    values: Values
    texts: tuple[Text, ...]
    roles: tuple[Role, ...]
    unit: Unit = COUNT
    rows: Positions = ()
    held: Positions = ()
    total: int = 0


@dataclass(frozen=True, kw_only=True)
class Multiples:
    """Several measures of the same labels side by side.

    With `own_scales` they must never be compared with each other by length. What `is_wide` needs a
    whole row of cards.
    """

    labels: tuple[Label, ...]
    parts: tuple[Part, ...]
    own_scales: bool = False
    is_wide: bool = False


@dataclass(frozen=True, kw_only=True)
class Ranges:
    """A span with a tick on it per label: quartiles and median, a share and what is asked for."""

    labels: tuple[Label, ...]
    starts: Values
    ends: Values
    ticks: Values
    texts: tuple[Text, ...]
    unit: Unit = COUNT
    rows: Positions = ()
    held: Positions = ()


@dataclass(frozen=True, kw_only=True)
class Columns:
    """Up to a year of months as upright columns; `named` are those the words speak of."""

    months: tuple[Month, ...]
    values: Values
    texts: tuple[Text, ...]
    named: Positions = ()
    silent: Positions = ()
    ticks: tuple[Tick, ...] = ()
    unit: Unit = COUNT
    events: tuple[Event, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Lines:
    """More than a year of months as a line; a month without value is a gap.

    `named` are the points the words speak of, `silent` the months nobody reported; `ticks` are
    given where the scale has a natural end.
    """

    months: tuple[Month, ...]
    values: Values
    texts: tuple[Text, ...]
    named: Positions = ()
    silent: Positions = ()
    ticks: tuple[Tick, ...] = ()
    unit: Unit = COUNT
    events: tuple[Event, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Scatter:
    """Points by two measures; `quadrants` are words at top left, top right and below, or none."""

    points: tuple[Point, ...]
    x: Axis
    y: Axis
    quadrants: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Lorenz:
    """Shares added up against each other, with the diagonal of equality.

    `half` is the place the sentence speaks of, with its words.
    """

    points: tuple[Point, ...]
    x: Axis
    y: Axis
    half: Place
    equal: str


@dataclass(frozen=True, kw_only=True)
class Heat:
    """A table of cells coloured by class.

    Attributes:
        corner: over the rows.
        column: what the columns are.
        total: what the sums of rows are called.
        totals: sums of the columns, or none.
        classes: what each class means.
        is_grid: ticks by month instead of numbers.
    """

    corner: str
    column: str
    total: str
    columns: tuple[HeatColumn, ...]
    groups: tuple[HeatGroup, ...]
    totals: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    is_grid: bool = False


@dataclass(frozen=True, kw_only=True)
class Tiles:
    """The tile map of the Kreise.

    Attributes:
        classes: what each class means; "" where a class is not used.
        areas: by AGS.
        marked: areas of one of two that are compared, by AGS: "A" or "B".
        missing: what the state without a value is called, "" for the usual word.
        wide: words of the classes are long.
        signed: the classes are those of a change: none, three of falls, three of rises.
    """

    classes: tuple[str, ...]
    areas: Mapping[str, Area]
    marked: Mapping[str, str] | None = None
    missing: str = ""
    wide: bool = False
    signed: bool = False


@dataclass(frozen=True, kw_only=True)
class AreaMap:
    """Areas of one level, coloured by class; as `Tiles`, with a few names beside the map.

    `level` names the file of outlines: a shipped one, or that of the Quartiere of an area.
    """

    level: str
    classes: tuple[str, ...]
    areas: Mapping[str, Area]
    labels: tuple[Place, ...] = ()
    marked: Mapping[str, str] | None = None
    missing: str = ""
    signed: bool = False


@dataclass(frozen=True, kw_only=True)
class Symbols:
    """Circles on a map, their area the value; large ones first.

    Attributes:
        scale: a few sizes with their values.
        approximate: what a circle away from its own position is called.
        labels: the few that are named.
        marked: as in `Tiles`.
    """

    level: Literal["districts", "municipalities"]
    symbols: tuple[Symbol, ...]
    scale: tuple[Tick, ...]
    approximate: str = ""
    labels: tuple[Place, ...] = ()
    marked: Mapping[str, str] | None = None


@dataclass(frozen=True, kw_only=True)
class Compared:
    """Two areas and the state on one line per measure; `names` are theirs in this order."""

    heading: str
    names: tuple[str, ...]
    measures: tuple[Measure, ...]


@dataclass(frozen=True, kw_only=True)
class Records:
    """Which records of a list are in the choice: one bit for each, in base64.

    `fields` are the columns of the list that stand beside the names, () for the usual ones. The
    page holds the values of the usual columns; `told` has those of the others, for the records
    shown, in the order of their numbers.
    """

    shown: str
    fields: tuple[str, ...] = ()
    told: Mapping[str, tuple[str | float | None, ...]] | None = None


Picture = (
    Nothing
    | KeyNumber
    | Bars
    | Multiples
    | Ranges
    | Columns
    | Lines
    | Scatter
    | Lorenz
    | Heat
    | Tiles
    | AreaMap
    | Symbols
    | Compared
    | Records
)
NOTHING = Nothing()
