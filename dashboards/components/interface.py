"""The interface for programs: its addresses, and an example each for R, pandas and Power Query."""

from __future__ import annotations

from pathlib import Path

from dash import html

from dashboards.components.folded import folded
from dashboards.components.sections import section
from dashboards.components.tables import plain_table
from dashboards.exports.addresses import ENDPOINTS
from dashboards.language.i18n import gettext as _

_FOLDER = Path(__file__).parent.parent / "examples"
_WRITTEN_FOR = "http://127.0.0.1:8050"
EXAMPLES = {"R": "r.R.txt", "pandas (Python)": "pandas.py.txt", "Power Query": "power-query.m.txt"}


def example(name: str, origin: str) -> str:
    """The program as it stands, for the server at an address."""
    text = (_FOLDER / EXAMPLES[name]).read_text(encoding="utf-8")
    return text.replace(_WRITTEN_FOR, origin or _WRITTEN_FOR)


def interface() -> html.Section:
    """Addresses for programs, and how three of them read one."""
    return section(
        "interface",
        _("Interface (JSON, CSV)"),
        html.P(
            _(
                "Every address takes the same query as the pages (block, round, region, "
                "district …) and gives the same numbers, protection included."
            )
        ),
        plain_table(
            _("Addresses"),
            [_("Address"), _("What")],
            [
                [html.Code(endpoint.rule.replace("path:", "")), str(endpoint.tells)]
                for endpoint in ENDPOINTS
            ],
        ),
        html.H3(_("Examples")),
        html.P(
            _(
                "Read codes and AGS as text: as numbers they lose their leading zero. A missing "
                "value is empty. A program that signs in sends its access token with every request."
            )
        ),
        *(folded(name, name) for name in EXAMPLES),
    )


def examples(origin: str) -> dict[str, html.Div]:
    """Per example its text, written for the server at an address."""
    return {name: _shown(name, origin) for name in EXAMPLES}


def _shown(name: str, origin: str) -> html.Div:
    """It can be scrolled by keyboard."""
    text = html.Pre(
        html.Code(example(name, origin)),
        tabIndex=0,
        role="region",
        lang="en",
        **{"aria-label": name},
    )
    return html.Div(text, className="panel-body")
