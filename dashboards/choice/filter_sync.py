"""Keeps address and filter controls in step, in the browser; the address is the only owner."""

from __future__ import annotations

from dash import ALL, ClientsideFunction, Dash, Input, Output, State

from dashboards import ids

_EVERY = {"type": "filter", "kind": ALL, "key": ALL}
_AREAS = {"type": "filter", "kind": "area", "key": ALL}


def register(app: Dash) -> None:
    """The one callback that owns the filter state, and the narrowing of areas by areas."""
    app.clientside_callback(
        ClientsideFunction("ziq", "sync"),
        Output(_EVERY, "value"),
        Input(ids.ADDRESS, "search"),
        Input(_EVERY, "value"),
        State(_EVERY, "id"),
        prevent_initial_call=True,
    )
    app.clientside_callback(
        ClientsideFunction("ziq", "narrow"),
        Output(_AREAS, "data"),
        Input(_EVERY, "value"),
        Input(ids.OPTIONS, "data"),
        State(_EVERY, "id"),
        State(_AREAS, "id"),
        prevent_initial_call=True,
    )
