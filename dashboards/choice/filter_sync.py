"""Filter controls tell the address, in the browser; the address is the only owner.

What the address says the controls are told by `assets/src/choice/sync.js`. Ticks tell the address
themselves: a callback for each would have Dash look through the page before the answer is there.
"""

from __future__ import annotations

from dash import ALL, ClientsideFunction, Dash, Input, Output, State

from dashboards import ids

_EVERY = {"type": "filter", "kind": ALL, "key": ALL}
_AREAS = {"type": "filter", "kind": "area", "key": ALL}


def register(app: Dash) -> None:
    """A moved control, and the narrowing of areas by areas."""
    app.clientside_callback(
        ClientsideFunction("ziq", "moved"),
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
