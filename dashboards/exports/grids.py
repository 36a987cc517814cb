"""Tables as texts, set by slides and documents: heads, rows, widths by the longest words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dashboards.charts.result import ChartResult
from dashboards.exports.pptx_shapes import SIGNS
from dashboards.language import formats
from dashboards.pictures.model import Heat, Picture

#: Rows that are looked at for the widths of columns.
_SAMPLE = 50
#: Heads are bold: how much wider than other type.
_BOLD = 1.2


@dataclass(frozen=True)
class Grid:
    """A table to be set: heads, rows, and which columns hold numbers."""

    head: Sequence[str]
    rows: Sequence[Sequence[str]]
    is_number: Sequence[bool]

    def shortened(self, longest: int) -> Grid:
        """The same with cells of at most so many signs."""
        rows = [
            [text if len(text) <= longest else f"{text[: longest - 1]}…" for text in row]
            for row in self.rows
        ]
        return replace(self, rows=rows)

    def least_widths(self, sign: float) -> list[float]:
        """Per column the width of its longest word; `sign` is the width of one sign."""
        return [
            max(
                _BOLD * max(map(len, head.split()), default=1),
                max((len(word) for text in rows for word in text.split()), default=1),
            )
            * sign
            * 1.1
            + 2 * sign
            for head, *rows in self._columns()
        ]

    def widths(self, width: float, sign: float) -> list[float]:
        """Columns of the whole width, none narrower than its longest word.

        What is left goes to those first that need little to stand in one line.
        """
        least = self.least_widths(sign)
        wanted = [max(map(len, column)) * sign * 1.1 + 2 * sign for column in self._columns()]
        needs = [max(want - low, 0) for want, low in zip(wanted, least, strict=True)]
        spare, found = max(width - sum(least), 0), list(least)
        by_need = sorted(range(len(needs)), key=needs.__getitem__)
        for place, column in enumerate(by_need):
            more = min(needs[column], spare / (len(by_need) - place))
            found[column] += more
            spare -= more
        return [one * width / sum(found) for one in found]

    def bands(self, width: float, sign: float) -> list[Grid]:
        """As many tables below each other as it takes to leave every word whole.

        Each begins with the first column, which names the rows.
        """
        least = self.least_widths(sign)
        bands = [[0]]
        for place in range(1, len(least)):
            is_full = sum(least[one] for one in bands[-1]) + least[place] > width
            if is_full and len(bands[-1]) > 1:
                bands.append([0])
            bands[-1].append(place)
        return [self._of(places) for places in bands] if len(bands) > 1 else [self]

    def _of(self, places: Sequence[int]) -> Grid:
        rows = [[row[place] for place in places] for row in self.rows]
        head = [self.head[place] for place in places]
        return Grid(head, rows, [self.is_number[place] for place in places])

    def _columns(self) -> list[tuple[str, ...]]:
        return list(zip(self.head, *self.rows[:_SAMPLE], strict=True))


def grid_of(result: ChartResult, picture: Picture) -> Grid:
    """The table of a chart as the reader reads it; a heat map keeps its rows and columns."""
    if isinstance(picture, Heat):
        return _heat(picture)
    columns = result.chart.variables
    head = [str(column.label) for column in columns]
    return Grid(head, result.written, [column.kind == "number" for column in columns])


def _written(content: int | str) -> str:
    return content if isinstance(content, str) else formats.number(content)


def _heat(picture: Heat) -> Grid:
    columns = [column.label.replace("\u00ad", "") for column in picture.columns]
    rows = [
        [row.label, *(SIGNS.get(cell.kind, _written(cell.content)) for cell in row.cells)]
        for group in picture.groups
        for row in group.rows
    ]
    return Grid([picture.corner, *columns], rows, [False] + [True] * len(columns))
