"""What is declared of an address, and the kinds of answers there are."""

from __future__ import annotations

from dataclasses import dataclass

from dashboards.language.i18n import Lazy

JSON = "application/json"
ATOM = "application/atom+xml; charset=utf-8"
CSV = "text/csv; charset=utf-8"
WIDE_CSV = "text/csv; charset=utf-8; header=present"
GEOJSON = "application/geo+json"
HTML = "text/html; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ZIP = "application/zip"
PARQUET = "application/vnd.apache.parquet"
ODS = "application/vnd.oasis.opendocument.spreadsheet"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"


@dataclass(frozen=True)
class Endpoint:
    """One address.

    Attributes:
        rule: as Flask writes it, parts in angle brackets.
        room: the module of `rooms` that answers.
        view: its function that does.
        tells: what one gets there.
        media_type: of the answer.
        schema: of a JSON answer, by its name in `openapi`.
        takes_choice: reads the query string of the pages.
        own: keys of the query string that only this address knows.
        is_page: read by people, so refusals are pages too.
        refuses: answers 400 to a query string that is not wholly understood, always or in the form
            `format=plain`.
    """

    rule: str
    room: str
    view: str
    tells: Lazy
    media_type: str = JSON
    schema: str = ""
    takes_choice: bool = True
    own: tuple[str, ...] = ()
    refuses: bool = False
    is_page: bool = False
