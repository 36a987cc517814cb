"""The yardstick: the Overview as most tutorials write it, on the same data.

Frames in memory, dropdowns, one callback per chart, figures built with plotly.express, the
boundaries inside the choropleth's figure, Dash's table. Nobody's application in particular.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import plotly.express as px
import plotly.graph_objects as go
from dash import Dash, Input, Output, dash_table, dcc, html

from data.versions import read_pointer

_REFERENCE = Path(__file__).parent.parent / "data/reference"
_FILTERS = [Input(name, "value") for name in ("region", "block", "outcome", "applicant")]

with duckdb.connect(str(read_pointer(Path(os.environ["ZIQ_STORE"])).path), read_only=True) as _file:
    applications = _file.execute(
        "SELECT application_id, building_block, region_ags, district_ags, municipality_ags,"
        " outcome, applicant_type, received_month, approved_eur::DOUBLE AS approved_eur"
        " FROM applications"
    ).df()
    outreach = _file.execute(
        "SELECT application_id, place, month, first_contacts_true FROM outreach"
    ).df()
    neighbourhoods = _file.execute(
        "SELECT neighbourhood_id, name, municipality_ags, under_18 FROM neighbourhoods LIMIT 50"
    ).df()
districts = json.loads((_REFERENCE / "nrw_kreise.geojson").read_text(encoding="utf-8"))


def chosen(
    region: list[str] | None,
    block: list[int] | None,
    outcome: list[str] | None,
    applicant: list[str] | None,
) -> Any:
    """The applications inside the choice."""
    frame = applications
    if region:
        frame = frame[frame["region_ags"].isin(region)]
    if block:
        frame = frame[frame["building_block"].isin([int(value) for value in block])]
    if outcome:
        frame = frame[frame["outcome"].isin(outcome)]
    if applicant:
        frame = frame[frame["applicant_type"].isin(applicant)]
    return frame


def reached(*choice: Any) -> Any:
    """The outreach of the applications inside the choice."""
    return outreach[outreach["application_id"].isin(chosen(*choice)["application_id"])]


def _dropdown(name: str, column: str) -> dcc.Dropdown:
    return dcc.Dropdown(
        options=sorted(map(str, applications[column].unique())), id=name, multi=True
    )


app = Dash("yardstick", assets_folder=str(Path(__file__).parent / "yardstick_assets"))
app.layout = html.Div(
    [
        html.H1("Zusammen im Quartier"),
        _dropdown("region", "region_ags"),
        _dropdown("block", "building_block"),
        _dropdown("outcome", "outcome"),
        _dropdown("applicant", "applicant_type"),
        *(
            html.Div([html.H4(name), html.H2(id=f"figure-{name}")])
            for name in ("applications", "approved", "funds", "districts", "contacts")
        ),
        *(dcc.Graph(id=f"chart-{name}") for name in ("block", "region", "month", "map", "place")),
        dash_table.DataTable(id="table", page_size=50),
    ]
)


@app.callback(Output("figure-applications", "children"), _FILTERS)
def _applications(*choice: Any) -> str:
    return f"{len(chosen(*choice)):,}".replace(",", ".")


@app.callback(Output("figure-approved", "children"), _FILTERS)
def _approved(*choice: Any) -> str:
    return f"{(chosen(*choice)['outcome'] == 'approved').sum():,}".replace(",", ".")


@app.callback(Output("figure-funds", "children"), _FILTERS)
def _funds(*choice: Any) -> str:
    return f"{chosen(*choice)['approved_eur'].sum() / 1e6:.1f} Mio. €"


@app.callback(Output("figure-districts", "children"), _FILTERS)
def _districts(*choice: Any) -> str:
    return str(chosen(*choice)["district_ags"].nunique())


@app.callback(Output("figure-contacts", "children"), _FILTERS)
def _contacts(*choice: Any) -> str:
    return f"{reached(*choice)['first_contacts_true'].sum():,}".replace(",", ".")


@app.callback(Output("chart-block", "figure"), _FILTERS)
def _by_block(*choice: Any) -> go.Figure:
    counted = chosen(*choice).groupby("building_block").size().reset_index(name="count")
    return px.bar(counted, x="count", y="building_block", orientation="h", text="count")


@app.callback(Output("chart-region", "figure"), _FILTERS)
def _by_region(*choice: Any) -> go.Figure:
    counted = chosen(*choice).groupby(["region_ags", "building_block"]).size()
    frame = counted.reset_index(name="count").astype({"building_block": str})
    return px.bar(frame, x="region_ags", y="count", color="building_block", barmode="group")


@app.callback(Output("chart-month", "figure"), _FILTERS)
def _by_month(*choice: Any) -> go.Figure:
    counted = chosen(*choice).groupby("received_month").size().reset_index(name="count")
    return px.line(counted, x="received_month", y="count", markers=True)


@app.callback(Output("chart-map", "figure"), _FILTERS)
def _map(*choice: Any) -> go.Figure:
    counted = chosen(*choice).groupby("district_ags").size().reset_index(name="count")
    figure = go.Figure(
        go.Choropleth(
            geojson=districts,
            featureidkey="properties.ags",
            locations=counted["district_ags"],
            z=counted["count"],
        )
    )
    figure.update_geos(fitbounds="locations", visible=False)
    return figure


@app.callback(Output("chart-place", "figure"), _FILTERS)
def _by_place(*choice: Any) -> go.Figure:
    counted = reached(*choice).groupby("place")["first_contacts_true"].sum().reset_index()
    return px.bar(counted, x="first_contacts_true", y="place", orientation="h")


@app.callback(Output("table", "data"), _FILTERS)
def _table(*choice: Any) -> list[dict[Any, Any]]:
    inside = chosen(*choice)["municipality_ags"]
    frame: pd.DataFrame = neighbourhoods[neighbourhoods["municipality_ags"].isin(inside)]
    records: list[dict[Any, Any]] = frame.to_dict("records")
    return records


# Plotly loads parts of itself when they are first needed, and fails when two threads need them.
for _draw in (_by_block, _by_region, _by_month, _map, _by_place):
    _draw(None, None, None, None)

server = app.server
