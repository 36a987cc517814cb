"""Views of the office: checked whole at the start, shown to everybody in the reader's language."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dashboards.choice import saved_views
from dashboards.choice.saved_views import SavedViewsError, read_views
from dashboards.serving import callback
from data.store import StoreHandle
from queries.scope import Viewer

GOOD = """{"views": [
  {"name": "Essen", "name_en": "The city of Essen", "url": "/outreach?district=05113"},
  {"name": "Ein Quartier, \\"Nord\\"", "url": "/neighbourhoods/Q-1?neighbourhood=Q-1"}
]}"""


def test_the_office_gives_views_to_everybody(handle: StoreHandle, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(GOOD, encoding="utf-8")
    (tmp_path / "b.json").write_text(
        '{"views": [{"name": "Land", "url": "/"}]}', encoding="utf-8-sig"
    )
    try:
        saved_views.install(tmp_path)
        for search, first in (("", "Essen"), ("?lang=en", "The city of Essen")):
            button = str(callback.respond_to(handle, Viewer(), "/", search)[0])
            assert json.dumps({"name": first, "url": "/outreach?district=05113"})[1:-1] in button
            assert '"name": "Land", "url": "/"' in button
    finally:
        saved_views.install(None)
    assert "data-office" not in str(callback.respond_to(handle, Viewer(), "/", "")[0])


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ('{"views": [\n{"name": "A",}\n]}', ["v.json, line 2: this is not JSON"]),
        ("[]", ["v.json, line 1: write"]),
        ('{"views": {}}', ["v.json, line 1: write"]),
        (
            '{"title": "x",\n "views": [\n  {"name": "A", "url": "/"},\n\n  {"name": "A", "url":'
            ' "/nowhere"},\n  {"nam": "B", "url": 3}]}',
            [
                "v.json, line 5: url '/nowhere': there is no page",
                "v.json, line 5: name 'A' is taken",
                'v.json, line 6: "nam" is unknown',
                "v.json, line 6: url is to be a text",
                "v.json, line 6: name is missing",
                "v.json, line 6: url '': begin with the path",
            ],
        ),
        (
            '{"views": [{"name": "A", "url": "https://example.org/"},'
            ' {"name": "B", "url": "/?block=9&colour=red"}]}',
            ["begin with the path", "“block=9” is unknown", "“colour=red” is unknown"],
        ),
        ('{"views": [{"name": "' + "A" * 81 + '", "url": "/"}]}', ["at most 80 signs"]),
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
    with pytest.raises(SavedViewsError, match="no such file"):
        read_views(tmp_path / "missing")
