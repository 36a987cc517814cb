"""Own boundaries and official tables: where they are handed in, looked at and confirmed."""

from __future__ import annotations

import json

from dash import html

from dashboards.access import csrf_token
from dashboards.components.sections import section
from dashboards.importing.addresses import SUFFIXES
from dashboards.language.i18n import gettext as _
from queries.scope import Viewer


def desks(viewer: Viewer) -> list[html.Section]:
    """Both desks, for those who may import; `assets/` fills them."""
    if "import" not in viewer.rights:
        return []
    boundaries = _(
        "Choose a GeoPackage, a zipped Shapefile or GeoJSON with the areas of your Quartiere. You "
        "see a map of what was read and what was assumed; nothing changes until you confirm."
    )
    table = _(
        "Choose a table as it was published: by Regionalstatistik, GENESIS, INKAR, the census, the "
        "Regionalatlas or a municipal monitoring system. You see what was read and say which of it "
        "is which indicator; next year's table of the same kind needs no question."
    )
    return [
        section(
            "own-boundaries",
            _("Own boundaries"),
            html.P(boundaries),
            _desk(
                "boundaries",
                {"files": _("File with boundaries"), **_boundary_words()},
                {"areas": [_("Quartier-ID"), _("Name")]},
            ),
        ),
        section(
            "official-table",
            _("Official table"),
            html.P(table),
            _desk(
                "official",
                {"files": _("Table"), **_table_words()},
                {
                    "variables": [
                        _("Variable"),
                        _("Unit"),
                        _("Values"),
                        _("First values"),
                        _("Indicator"),
                    ]
                },
            ),
        ),
    ]


def _desk(kind: str, words: dict[str, str], heads: dict[str, list[str]]) -> html.Div:
    """What it says otherwise than the desk for deliveries, and the columns of its own tables."""
    said = {"check": _("Check the file"), **words}
    return html.Div(
        className="import-desk",
        **{
            "data-kind": kind,
            "data-endings": ",".join(SUFFIXES[kind]),
            "data-token": csrf_token(),
            "data-words": json.dumps(said, ensure_ascii=False),
            "data-heads": json.dumps(heads, ensure_ascii=False),
        },
    )


def _boundary_words() -> dict[str, str]:
    return {
        "accepted": _("The boundaries can be taken over. This was read:"),
        "nothing": "",
        "open": _("The file was read. Answer below what it leaves open; nothing has been changed."),
        "picture": _("Map of the areas that were read"),
        "outlines": _("Broken lines: borders of the Gemeinden the Quartiere belong to"),
        "areas": _("Areas"),
        "asks_system": _("The coordinates are in {system}"),
        "key": _("Column of the Quartier-ID"),
        "name": _("Column of the name"),
        "layer": _("Layer"),
        "by_itself": _("as recognised"),
        "not_chosen": _("please choose"),
        "again": _("Check again with these answers"),
        "asked": _("Answers"),
    }


def _table_words() -> dict[str, str]:
    return {
        "accepted": _("The values can be imported. This would change:"),
        "open": _("The table was read. Say which variable is which indicator."),
        "variables": _("Variables of the table"),
        "not_assigned": _("not taken over"),
        "indicator_of": _("Indicator that “{variable}” is"),
        "source": _("Source, as it is to stand under the charts"),
        "again": _("Check with this assignment"),
        "asked": _("Assignment"),
    }
