"""Keeps address and filter controls in step, in the browser; the address is the only owner."""

from __future__ import annotations

from dash import ALL, ClientsideFunction, Dash, Input, Output, State

from dashboards import ids


def register(app: Dash) -> None:
    """The one callback that owns the filter state, and the narrowing of areas by areas."""
    app.clientside_callback(
        ClientsideFunction("ziq", "sync"),
        Output(ids.control(ALL), "value"),  # type: ignore[arg-type]
        Input(ids.ADDRESS, "search"),
        Input(ids.control(ALL), "value"),  # type: ignore[arg-type]
        State(ids.control(ALL), "id"),  # type: ignore[arg-type]
        prevent_initial_call=True,
    )
    app.clientside_callback(
        ClientsideFunction("ziq", "narrow"),
        Output(ids.control("district"), "data"),
        Output(ids.control("municipality"), "data"),
        Output(ids.control("neighbourhood"), "data"),
        Input(ids.control("region"), "value"),
        Input(ids.control("district"), "value"),
        Input(ids.control("municipality"), "value"),
        State(ids.OPTIONS, "data"),
        prevent_initial_call=False,
    )
