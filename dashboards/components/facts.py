"""Parts of a profile: pairs of label and value, small tables, notes, links to public sources."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import urlsplit

from dash import html

from dashboards.components.tables import plain_table
from dashboards.language import formats
from dashboards.language.i18n import gettext as _
from dashboards.language.variables import variable
from data.schema import Version
from queries.rows import Row, Rows

Pair = tuple[str, str | html.Span]


def note(text: str) -> html.P:
    """What the reader must know before the rest."""
    return html.P(text, className="profile-note")


def source_of(version: Version) -> str:
    """Where a profile's values come from, and their date."""
    source = _("Sample data") if version.is_sample else _("Programme data")
    return _("Source: {source} · as of {date}").format(
        source=source, date=formats.date(version.as_of)
    )


def section(title: str, content: Any, remark: str = "") -> html.Section:
    """A part of the profile under its heading."""
    under = [html.P(remark, className="soft")] if remark else []
    return html.Section([html.H2(title), content, *under])


def pairs(listed: Sequence[Pair]) -> html.Dl:
    """Labels and values; a value not stated has the sign for nothing there."""
    return html.Dl(
        [html.Div([html.Dt(formats.whole(label)), html.Dd(value)]) for label, value in listed]
    )


def table(
    caption: str,
    rows: Rows,
    columns: Sequence[str],
    links: Callable[[Row], str] | None = None,
) -> Any:
    """Rows with the words and formats of their columns; a sentence where there are none.

    Args:
        caption: what the table shows.
        rows: of a query.
        columns: the columns shown; the first names the row.
        links: the address that a row's first cell leads to.
    """
    if not len(rows):
        return html.P(_("Nothing reported."), className="soft")
    shown = [variable(name) for name in columns]

    def cells(row: Row) -> list[Any]:
        first, *rest = [
            formats.WITHHELD if row.get(f"{one.name}_withheld", False) else one.write(row[one.name])
            for one in shown
        ]
        name = html.A(first, href=links(row), **{"data-internal": ""}) if links else first
        return [name, *rest]

    return plain_table(
        caption,
        [str(one.label) for one in shown],
        [cells(row) for row in rows],
        [index for index, one in enumerate(shown) if one.kind == "number"],
    )


def source_links(addresses: str) -> list[str]:
    """Addresses of public pages; several stand behind each other with a bar between them."""
    links = [address.strip() for address in addresses.split("|")]
    return [link for link in links if urlsplit(link).scheme in {"http", "https"}]


def sources(addresses: str) -> html.Ul:
    """Links to public pages, named by their host."""
    return html.Ul(
        [
            html.Li(
                html.A(urlsplit(link).netloc, href=link, rel="noopener noreferrer", target="_blank")
            )
            for link in source_links(addresses)
        ]
    )
