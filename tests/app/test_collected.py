"""A collected presentation: whole in its address, each slide with its own choice, files alike."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from docx import Document
from flask.testing import FlaskClient
from pptx import Presentation

from dashboards.access import asked
from dashboards.stories import collected
from data.store import StoreHandle
from queries.scope import Viewer
from tests.app.answering import answer
from tests.office import complaints

SLIDES = (
    "title?title=Stand%20der%20Dinge&text=Ausschuss%0AMai|regions-compared?compare=05113,05315|"
    "applications-by-month?block=1|applications-by-month?block=2|"
    "first-contacts-by-place?district=05113|text?title=Fazit&text=Eins%0A%3Cb%3EZwei"
)
PLACE = collected.PATH + quote(SLIDES, safe="")
CHOICES = [
    "",
    "Verglichen: Essen und Köln (Stadt)",
    "Baustein: 1 Quartiers-Kümmerer",
    "Baustein: 2 Gesundes Aufwachsen",
    "Kreis: Essen",
    "",
]


def slides(told: dict[str, Any]) -> list[dict[str, Any]]:
    return list(told["story"]["slides"])


def test_each_slide_keeps_its_own_choice_and_says_it(
    handle: StoreHandle, client: FlaskClient
) -> None:
    told = answer(handle, PLACE, viewer=Viewer("internal"))
    assert [one["choice"] for one in slides(told)] == CHOICES
    assert [one["title"] for one in slides(told)][::5] == ["Stand der Dinge", "Fazit"]
    for place, block in ((3, 1), (4, 2)):
        rows = client.get(f"/api/charts/applications-by-month?block={block}").get_json()["rows"]
        card = told["cards"][f"applications-by-month_{place}"]
        assert card["picture"]["values"] == [row["applications_count"] for row in rows]
    assert "die ersten acht von" in told["cards"]["regions-compared_2"]["subtitle"]
    assert told["profile"] == "protected", "it is shown to a room"


def test_a_further_choice_narrows_every_slide_but_not_its_own_keys(handle: StoreHandle) -> None:
    told = answer(handle, PLACE, "?block=2&round=2018-2020")
    choices = [one["choice"] for one in slides(told)]
    assert choices[2] == "Baustein: 1 Quartiers-Kümmerer · Förderrunde: 2018–2020"
    assert choices[4] == ("Baustein: 2 Gesundes Aufwachsen · Förderrunde: 2018–2020 · Kreis: Essen")


def test_what_of_a_slide_cannot_be_read_is_said_on_it(
    handle: StoreHandle, client: FlaskClient
) -> None:
    entries = "table?rows=moon&measure=cheese|applications-by-month?version=000000000000&block=1"
    (table, month) = slides(answer(handle, collected.PATH + quote(entries, safe="")))
    assert "unbekannt und weggelassen: rows=moon, measure=cheese" in table["choice"]
    assert month["choice"].startswith("Baustein: 1")
    assert "000000000000 der Daten wird hier nicht aufbewahrt" in month["choice"]
    content = client.get(f"/export/deck.pptx?slides={quote(entries, safe='')}").data
    for slide, said in zip(Presentation(io.BytesIO(content)).slides, (table, month), strict=True):
        texts = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
        assert any(said["choice"] in text for text in texts)


def test_the_files_hold_the_same_slides_in_the_same_order(
    handle: StoreHandle, client: FlaskClient, tmp_path: Path
) -> None:
    titles = [one["title"] for one in slides(answer(handle, PLACE))]
    content = client.get("/export/deck.pptx", query_string={"slides": SLIDES}).data
    assert complaints(content, tmp_path / "deck.pptx") == []
    prs = Presentation(io.BytesIO(content))
    assert [slide.shapes.title.text_frame.text for slide in prs.slides] == titles
    words = [
        "\n".join(s.text_frame.text for s in one.shapes if s.has_text_frame) for one in prs.slides
    ]
    for said, choice in zip(words, CHOICES, strict=True):
        assert choice in said
    assert "Ausschuss\nMai" in words[0]
    assert "<b>Zwei" in words[-1]
    content = client.get("/export/deck.docx", query_string={"slides": SLIDES}).data
    assert complaints(content, tmp_path / "deck.docx") == []
    made = Document(io.BytesIO(content))
    heads = [one.text for one in made.paragraphs if one.style and one.style.name == "Heading 2"]
    assert heads[0] == "Zwei Regionen und das Land im Vergleich"
    assert heads[-2:] == ["Fazit", "Zu diesen Zahlen"]
    assert made.paragraphs[0].text == "Stand der Dinge"
    assert any(one.text == "Ausschuss" for one in made.paragraphs)


@pytest.mark.parametrize(
    ("path", "status"),
    [
        (PLACE, 200),
        (f"{PLACE}/handout", 200),
        (f"{PLACE}/other", 404),
        (f"{collected.PATH}nonsense", 404),
        (collected.PATH + quote("text?title=" + "x" * 201, safe=""), 404),
        (collected.PATH.rstrip("/"), 404),
    ],
)
def test_what_is_no_presentation_is_no_page(client: FlaskClient, path: str, status: int) -> None:
    assert client.get(path).status_code == status


def test_every_slide_of_an_address_counts_as_a_view_of_its_own() -> None:
    assert asked.collected(PLACE) == SLIDES
    assert asked.collected(f"{PLACE}/handout") == SLIDES
    assert asked.collected(PLACE.replace("/deck", "//deck")) == SLIDES
    assert asked.collected("/circles/essen/handout") == ""
