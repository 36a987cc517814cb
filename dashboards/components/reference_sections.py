"""What everything means and where it comes from: definitions and sources."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from dash import html

from dashboards.charts import CHARTS
from dashboards.components.originals import original
from dashboards.components.sections import section
from dashboards.components.tables import plain_table
from dashboards.language import formats
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import language
from data.contracts import REFERENCE_FOLDER


def definitions() -> html.Section:
    """How the numbers of each chart come about, by its title."""
    return section(
        "definitions",
        _("Definitions of the measures"),
        html.Dl(
            [
                html.Div(
                    [
                        html.Dt(formats.whole(str(chart.title))),
                        html.Dd(formats.whole(str(chart.definition))),
                    ],
                    id=f"definition-{chart.id}",
                )
                for chart in sorted(CHARTS.values(), key=lambda chart: str(chart.title))
            ],
            className="definitions",
        ),
    )


@cache
def _entries() -> list[dict[str, str]]:
    content = tomllib.loads((Path(REFERENCE_FOLDER) / "sources.toml").read_text(encoding="utf-8"))
    return list(content["files"].values())


def _source_row(entry: dict[str, str]) -> list[Any]:
    """One file of reference data in the reader's words; what is named as it is asked for is German.

    Where there are no German words for English ones, the words are names, and German themselves.
    """
    code = language()
    told = [
        original(entry[key]) if f"{key}_de" not in entry else entry.get(f"{key}_{code}", entry[key])
        for key in ("title", "publisher", "licence")
    ]
    return [*told, original(entry.get("attribution", "")) or "–"]


def sources() -> html.Section:
    """Reference data with publisher and licence."""
    return section(
        "sources",
        _("Sources and licences"),
        plain_table(
            _("Sources and licences"),
            [_("What"), _("Publisher"), _("Licence"), _("To be named as")],
            [_source_row(entry) for entry in _entries()],
        ),
    )
