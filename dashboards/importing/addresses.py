"""The addresses of importing through the browser.

What answers there, `dashboards.importing.desk`, is imported with the first request for one of them:
reading and writing workbooks is half of what the program would load, and few readers ever import.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from pathlib import Path

from flask import Blueprint, Flask, Response

View = Callable[..., Response]

SUFFIXES = {
    "delivery": (".xlsx", ".ods", ".csv", ".tsv", ".txt"),
    "boundaries": (".gpkg", ".zip", ".geojson", ".json"),
    "official": (".csv", ".txt", ".zip", ".xlsx", ".ods", ".geojson", ".json"),
}
"""By what the files are brought as; boundaries and official tables come one at a time."""

_RULES = (
    ("GET", "/template.xlsx", "template"),
    ("GET", "/forms.zip", "forms"),
    ("POST", "/check", "check"),
    ("POST", "/again", "again"),
    ("POST", "/confirm", "confirm"),
    ("GET", "/work/<ticket>", "work"),
    ("POST", "/discard", "discard"),
    ("GET", "/marked/<ticket>", "marked"),
    ("GET", "/returns/<ticket>.<ending>", "returns"),
)


def register(server: Flask, store_folder: Path, default_language: str) -> None:
    """Adds the addresses below `/import`."""

    @cache
    def desk() -> dict[str, View]:
        from dashboards.importing import desk  # with the first request: see above

        return desk.views(store_folder, default_language)

    def answer(name: str, **parts: str) -> Response:
        return desk()[name](**parts)

    addresses = Blueprint("import-desk", __name__, url_prefix="/import")
    for method, rule, name in _RULES:
        addresses.add_url_rule(
            rule, endpoint=name, view_func=partial(answer, name), methods=[method]
        )
    server.register_blueprint(addresses)
