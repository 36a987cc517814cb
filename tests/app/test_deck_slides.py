"""Collected slides as PowerPoint: any chart, any choice, and what a table leaves out."""

from __future__ import annotations

import io
from typing import Any
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient
from pptx import Presentation

from dashboards.charts import CHARTS
from dashboards.exports import addresses
from dashboards.stories import collected

IDS = sorted(CHARTS)
DECKS = [IDS[at : at + collected.MOST_SLIDES] for at in range(0, len(IDS), collected.MOST_SLIDES)]


GOES_ON = " (Fortsetzung)"


def opened(client: FlaskClient, slides: str) -> Any:
    answer = client.get(f"/export/deck.pptx?slides={quote(slides)}")
    assert answer.status_code == 200, answer.get_data(as_text=True)
    assert answer.content_type == addresses.PPTX
    return Presentation(io.BytesIO(answer.data))


def table_of(slide: Any) -> list[list[str]]:
    (table,) = (shape.table for shape in slide.shapes if shape.has_table)
    return [[cell.text for cell in row.cells] for row in table.rows]


def said_on(slide: Any) -> str:
    return "\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)


@pytest.mark.parametrize("query", ["", "circle=essen&block=1", "region=051&district=05911"])
def test_every_chart_becomes_a_slide(client: FlaskClient, query: str) -> None:
    for several in DECKS:
        prs = opened(client, "|".join(f"{chart_id}?{query}" for chart_id in several))
        begun = [slide for slide in prs.slides if not slide.shapes.title.text.endswith(GOES_ON)]
        for chart_id, slide in zip(several, begun, strict=True):
            assert slide.shapes.title.text_frame.text.strip(), chart_id


def test_a_table_is_whole_in_smaller_type_or_says_how_much_is_left_out(client: FlaskClient) -> None:
    prs = opened(
        client,
        "table?rows=block|regions-compared|table|neighbourhoods-list|"
        "table?columns=decided-year&measure=approved,approved-eur,state-eur,esf-eur",
    )
    small, compared, districts, quartiere, wide = prs.slides
    assert len(table_of(small)) == 5
    assert "Hier:" not in said_on(small)
    assert "die ersten acht von 17" in said_on(compared)
    assert len(table_of(compared)) == 9
    assert "Hier: 8 von 17 Zeilen; die ganze Tabelle steht auf der Seite." in said_on(compared)
    for slide, count in ((districts, 54), (quartiere, 159)):
        shown = len(table_of(slide)) - 1
        assert f"Hier: {shown} von {count} Zeilen; die ganze Tabelle" in said_on(slide)
    columns = len(table_of(wide)[0])
    assert f" {columns} von " in said_on(wide)
    for slide in prs.slides:
        (frame,) = (shape for shape in slide.shapes if shape.has_table)
        foot = min(
            shape.top
            for shape in slide.shapes
            if shape.has_text_frame and "Auswahl:" in shape.text_frame.text
        )
        assert frame.top + sum(row.height for row in frame.table.rows) <= foot


def test_a_table_goes_on_under_its_head_on_the_next_slide(client: FlaskClient) -> None:
    whole = client.get("/api/table?rows=place&measure=first-contacts").get_json()["rows"]
    first, *others = opened(client, "table?rows=place&measure=first-contacts").slides
    assert 1 <= len(others) <= 2
    for number, slide in enumerate((first, *others), start=1):
        title = first.shapes.title.text + ("" if slide is first else GOES_ON)
        assert slide.shapes.title.text == title
        assert table_of(slide)[0] == table_of(first)[0]
        assert f"{number} / {len(others) + 1}" in said_on(slide)
        assert "Hier:" not in said_on(slide)
    assert len(table_of(others[-1])) >= 1 + 3, "the last rows are not alone under their head"
    names = [row[0] for slide in (first, *others) for row in table_of(slide)[1:]]
    assert len(set(names)) == len(names) == len(whole) + 1, "each place once, and all of them"


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/export/circles/nowhere.pptx", 404),
        ("/export/deck.pptx", 400),
        ("/export/deck.pptx?slides=nonsense", 400),
        ("/export/deck.pptx?slides=" + "|".join(["applications-total"] * 31), 400),
        ("/export/deck.pptx?slides=applications-total?" + "x" * 9000, 400),
    ],
)
def test_what_cannot_be_told_is_one_sentence(
    client: FlaskClient, address: str, status: int
) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    assert len(answer.get_json()["error"]) > 10
