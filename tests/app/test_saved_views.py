"""Views of the office: checked whole at the start, shown to everybody in the reader's language."""

from __future__ import annotations

import json
from html import unescape
from pathlib import Path

import pytest
from dash import html

from dashboards.choice import saved_views
from dashboards.choice.saved_views import SavedViewsError, read_views
from dashboards.components.still import written
from dashboards.serving import callback
from data.store import StoreHandle
from queries.scope import Viewer

GOOD = """{"views": [
  {"name": "Essen", "name_en": "The city of Essen", "url": "/outreach?district=05113"},
  {"name": "Ein Quartier, \\"Nord\\"", "url": "/neighbourhoods/Q-1?neighbourhood=Q-1"}
]}"""


def header(handle: StoreHandle, search: str) -> str:
    """The head of the Overview as HTML, its signs as they are read."""
    frame = callback.respond_to(handle, Viewer(), "/", search)[0]
    return unescape(written([part for part in frame if isinstance(part, html.Header)]))


def test_the_office_gives_views_to_everybody(handle: StoreHandle, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(GOOD, encoding="utf-8")
    (tmp_path / "b.json").write_text(
        '{"views": [{"name": "Land", "url": "/"}]}', encoding="utf-8-sig"
    )
    try:
        saved_views.install(tmp_path)
        for search, first in (("", "Essen"), ("?lang=en", "The city of Essen")):
            button = header(handle, search)
            assert json.dumps({"name": first, "url": "/outreach?district=05113"})[1:-1] in button
            assert '"name": "Land", "url": "/"' in button
    finally:
        saved_views.install(None)
    assert "data-office" not in header(handle, "")


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ('{"views": [\n{"name": "A",}\n]}', ["v.json, Zeile 2: Das ist kein JSON"]),
        ("[]", ["v.json, Zeile 1: Es passt"]),
        ('{"views": {}}', ["v.json, Zeile 1: Es passt"]),
        (
            '{"title": "x",\n "views": [\n  {"name": "A", "url": "/"},\n\n  {"name": "A", "url":'
            ' "/nowhere"},\n  {"nam": "B", "url": 3}]}',
            [
                "v.json, Zeile 5: url '/nowhere': Unter dieser Adresse",
                "v.json, Zeile 5: Der Name 'A' ist vergeben",
                "v.json, Zeile 6: „nam“ ist unbekannt",
                "v.json, Zeile 6: url braucht einen Text",
                "v.json, Zeile 6: name fehlt",
                "v.json, Zeile 6: url '': Bitte mit dem Pfad beginnen",
            ],
        ),
        (
            '{"views": [{"name": "A", "url": "https://example.org/"},'
            ' {"name": "B", "url": "/?block=9&colour=red"}]}',
            [
                "Bitte mit dem Pfad beginnen",
                "„block=9“ ist unbekannt",
                "„colour=red“ ist unbekannt",
            ],
        ),
        ('{"views": [{"name": "' + "A" * 81 + '", "url": "/"}]}', ["höchstens 80 Zeichen"]),
    ],
)
def test_every_fault_is_named_with_file_and_line(
    tmp_path: Path, text: str, faults: list[str]
) -> None:
    path = tmp_path / "v.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SavedViewsError) as refused:
        read_views(path)
    assert len(refused.value.faults) == len(faults)
    for told, fault in zip(refused.value.faults, faults, strict=True):
        assert fault in told
    with pytest.raises(SavedViewsError, match="gibt es nicht"):
        read_views(tmp_path / "missing")
