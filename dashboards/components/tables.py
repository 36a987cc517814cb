"""Plain tables of words and numbers, for pages that list rather than chart."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dash import html

from dashboards.language import formats

#: With more columns each row stands under its name on phones.
_RESTACKED_FROM = 4


_SHORT = 12
"""Up to so many signs a number, day or case number never breaks, however narrow its column."""


def _unbroken(cell: Any) -> Any:
    """A cell as a page shows it; what is an element of its own stays as it is."""
    if not isinstance(cell, str):
        return cell
    is_short = len(cell) <= _SHORT and any(sign.isdigit() for sign in cell)
    return html.Span(cell, className="nb") if is_short else formats.whole(cell)


def plain_table(
    caption: str,
    head: Sequence[str],
    rows: Sequence[Sequence[Any]],
    numbers: Sequence[int] = (),
) -> html.Div:
    """A table whose first column names the row.

    Args:
        caption: what the table shows, read out before it.
        head: column headings.
        rows: one sequence of cells per row, already written for the reader.
        numbers: positions of columns set to the right.
    """
    head = [formats.whole(text) for text in head]

    def class_of(index: int) -> str:
        return "n" if index in numbers else ""

    return html.Div(
        html.Table(
            [
                html.Caption(caption, className="vh"),
                html.Thead(
                    html.Tr(
                        [
                            html.Th(text, scope="col", className=class_of(index))
                            for index, text in enumerate(head)
                        ]
                    )
                ),
                html.Tbody(
                    [
                        html.Tr(
                            [
                                html.Th(cell, scope="row")
                                if index == 0
                                else html.Td(
                                    cell, className=class_of(index), **{"data-name": head[index]}
                                )
                                for index, cell in enumerate(map(_unbroken, row))
                            ]
                        )
                        for row in rows
                    ]
                ),
            ],
            className="many" if len(head) > _RESTACKED_FROM else "",
        ),
        className="table-wrap sheet",
        tabIndex="0",
        role="region",
        **{"aria-label": caption},
    )
