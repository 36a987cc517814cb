"""Long parts of a page under a closed heading: fetched when somebody opens one.

`dashboards.serving.folded` answers with them, `assets/src/tools/folded.js` puts them in place.
"""

from __future__ import annotations

from dash import html

ATTRIBUTE = "data-folded"


def folded(name: str, heading: str) -> html.Details:
    """The closed heading; `name` says which part belongs below it."""
    return html.Details(html.Summary(heading), **{ATTRIBUTE: name})
