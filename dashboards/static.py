"""What the browser loads once: plotly.js from the installed wheel, and the page around it."""

from __future__ import annotations

from pathlib import Path

import plotly
from dash import Dash
from flask import Flask, Response, send_file

PLOTLY_JS = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
PLOTLY_ADDRESS = f"/static/plotly-{plotly.__version__}.min.js"
ONE_YEAR = 31_536_000


def external_scripts() -> list[dict[str, str]]:
    """Scripts beside Dash's own; served by this server, never by another host."""
    return [{"src": PLOTLY_ADDRESS, "defer": "defer"}]


def index_string(language: str) -> str:
    """The one HTML page."""
    return f"""<!DOCTYPE html>
<html lang="{language}" data-mantine-color-scheme="light">
  <head>
    {{%metas%}}
    <title>{{%title%}}</title>
    {{%favicon%}}
    {{%css%}}
  </head>
  <body>
    <noscript>Diese Anwendung braucht JavaScript. This application needs JavaScript.</noscript>
    {{%app_entry%}}
    <div>
      {{%config%}}
      {{%scripts%}}
      {{%renderer%}}
    </div>
  </body>
</html>
"""


def register(server: Flask, _app: Dash) -> None:
    """Routes for what does not change while the server runs."""

    @server.get(PLOTLY_ADDRESS)
    def plotly_js() -> Response:
        response = send_file(PLOTLY_JS, mimetype="text/javascript", max_age=ONE_YEAR)
        response.headers["Cache-Control"] = f"public, max-age={ONE_YEAR}, immutable"
        return response
