"""PowerPoint files: read back, compared with the API, and opened by another program."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import quote

import openpyxl
import pytest
from flask.testing import FlaskClient
from lxml import etree
from pptx import Presentation

from dashboards.charts import CHARTS
from dashboards.charts.result import run
from dashboards.exports import addresses, decks, pptx
from dashboards.language import formats
from dashboards.pictures.model import Bars
from dashboards.pictures.parts import Label
from dashboards.stories.model import Slide, ToldSlide
from queries.filters import FilterState
from queries.scope import Scope, Viewer
from tests.app.exports_server import exports_client
from tests.office import SOFFICE, as_pdf

ESSEN = "/export/circles/essen.pptx"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NASTY = ("=1+1", '=HYPERLINK("http://x")', "a\x00b\x0bc", "<b>x</b>", "@SUM(A1)", "&amp;")


def opened(client: FlaskClient, address: str) -> Any:
    answer = client.get(address)
    assert answer.status_code == 200, answer.get_data(as_text=True)
    assert answer.content_type == addresses.PPTX
    return Presentation(io.BytesIO(answer.data))


def shapes_of(slide: Any) -> list[Any]:
    found = []
    for shape in slide.shapes:
        found.append(shape)
        if shape.shape_type is not None and "GROUP" in str(shape.shape_type):
            found += list(shape.shapes)
    return found


def texts_of(slide: Any) -> str:
    return "\n".join(shape.text_frame.text for shape in shapes_of(slide) if shape.has_text_frame)


def charts_of(slide: Any) -> list[Any]:
    return [shape.chart for shape in slide.shapes if shape.has_chart]


def slide_of(prs: Any, title: str) -> Any:
    return next(slide for slide in prs.slides if title in texts_of(slide))


@pytest.fixture(scope="module")
def essen(client: FlaskClient) -> Any:
    return opened(client, ESSEN)


def test_the_slides_are_those_of_the_projector(essen: Any, client: FlaskClient) -> None:
    assert len(essen.slides) >= 10
    assert (essen.slide_width.cm, essen.slide_height.cm) == pytest.approx((33.87, 19.05), abs=0.01)
    for number, slide in enumerate(essen.slides, start=1):
        text = texts_of(slide)
        assert slide.shapes.title.text_frame.text.strip()
        assert "Zirkel Essen" in text
        assert "Zirkel: Essen" in text
        assert "Stand 31.12.2020" in text
        assert "Beispieldaten" in text
        assert f" / {len(essen.slides)}" in text
        fields = slide._element.findall(".//{*}fld")
        assert [(field.get("type"), field.findtext("{*}t")) for field in fields] == [
            ("slidenum", str(number))
        ]
        assert slide.notes_slide.notes_text_frame.text.strip()


@pytest.mark.parametrize(
    "address",
    [f"{ESSEN}?block=1&foo=2", "/export/deck.pptx?slides=" + quote("offers-by-type?block=1&foo=2")],
)
def test_every_slide_says_in_its_notes_what_every_file_says(
    client: FlaskClient, address: str
) -> None:
    version = client.get("/health").get_json()["data_version"]
    prs = opened(client, address)
    assert version in prs.core_properties.comments
    for slide in prs.slides:
        notes = slide.notes_slide.notes_text_frame.text.splitlines()
        said = dict(line.split(": ", 1) for line in notes if ": " in line)
        assert said["Auswahl"].startswith("Baustein: 1")
        assert (said["Version der Daten"], said["Stand"]) == (version, "31.12.2020")
        assert said["Erstellt am"] == formats.date(dt.datetime.now().astimezone().date())
        assert said["Personenzahlen"].startswith("geschützt")
        assert any("„foo=2“" in line for line in notes)
        assert any(line.startswith("Hinweis: Beispieldaten.") for line in notes)
        if charts_of(slide):
            assert (said["Quelle"], said["Lizenz"]) == ("Beispieldaten", "keine Angabe")


def test_charts_are_native_and_hold_the_values_of_the_api(essen: Any, client: FlaskClient) -> None:
    rows = client.get("/api/charts/first-contacts-by-place?circle=essen").get_json()["rows"]
    wanted = [row["first_contact_persons"] for row in rows][:8]
    (chart,) = charts_of(slide_of(essen, "je Zugangsort"))
    assert list(chart.plots[0].series[0].values) == wanted
    book = openpyxl.load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob))
    sheet = book.worksheets[0]
    assert [row[1].value for row in sheet.iter_rows(min_row=2)] == wanted
    assert chart.plots[0].data_labels.number_format.endswith("#,##0")


def test_several_measures_stand_side_by_side_each_with_its_own_chart(
    essen: Any, client: FlaskClient
) -> None:
    rows = client.get("/api/charts/offers-by-type?circle=essen").get_json()["rows"]
    charts = charts_of(slide_of(essen, "je Angebotsart"))
    assert [list(chart.plots[0].series[0].values) for chart in charts] == [
        [row[name] for row in rows][:8]
        for name in ("sessions_count", "attendances_count", "participant_persons")
    ]


def test_a_heading_is_narrower_than_its_chart_in_any_font(essen: Any) -> None:
    found = 0
    for slide in essen.slides:
        charts = [one for one in slide.shapes if one.has_chart]
        if len(charts) < 2:
            continue
        heads = [
            one
            for one in slide.shapes
            if one.has_text_frame
            and not one.is_placeholder
            and one.top + one.height == pytest.approx(charts[0].top, abs=9000)
        ]
        assert len(heads) == len(charts)
        for box in heads:
            lines = [one for line in box.text_frame.paragraphs for one in line.runs]
            # 0.7 em: a bold letter of the widest font that stands in for the theme's.
            wide = [one.text for one in lines if len(one.text) * one.font.size * 0.7 > box.width]
            assert wide == []
            found += len(lines)
    assert found > 6


def test_the_map_is_made_of_named_tiles(essen: Any, client: FlaskClient) -> None:
    rows = client.get("/api/charts/applications-by-district?circle=essen").get_json()["rows"]
    counts = {row["district_ags"]: row["applications_count"] for row in rows}
    slide = slide_of(essen, "jedes Feld ein Kreis")
    group = next(shape for shape in slide.shapes if "GROUP" in str(shape.shape_type))
    tiles = {shape.text_frame.paragraphs[0].text: shape for shape in group.shapes}
    assert len(tiles) == 53
    assert tiles["E"].text_frame.paragraphs[1].text == str(counts["05113"])
    assert "Essen" in tiles["E"].name


def test_tiles_of_a_change_are_coloured_to_both_sides(client: FlaskClient) -> None:
    chosen = "measure-by-area?metric=eur-per-1000&since=2018&at=2019&display=tiles"
    deck = opened(client, f"/export/deck.pptx?slides={quote(chosen)}")
    shown = client.get(f"/api/charts/{chosen}").get_json()["rows"]
    change = {row["district_ags"]: row["change_value"] for row in shown}
    groups = [shape for shape in deck.slides[0].shapes if "GROUP" in str(shape.shape_type)]
    tiles = {one.text_frame.paragraphs[0].text: one for one in groups[0].shapes}
    fills = {plate: str(tile.fill.fore_color.rgb) for plate, tile in tiles.items()}
    rises, falls = {"DCB7D2", "B679B1", "6F2E73"}, {"B0D6B6", "5A9E6E", "1F613C"}
    assert set(fills.values()) <= rises | falls | {"EEEDEA"}
    for plate, ags in {"E": "05113", "DO": "05913", "GE": "05513", "KLE": "05154"}.items():
        side = rises if change[ags] > 0 else falls if change[ags] < 0 else {"EEEDEA"}
        assert fills[plate] in side


def test_every_frame_and_group_has_an_alternative_text(essen: Any, client: FlaskClient) -> None:
    collected = opened(client, "/export/deck.pptx?slides=" + quote("|".join(f"{one}?" for one in (
        "applications-list", "reporting-completeness", "social-planning-by-district",
        "neighbourhoods-by-projects", "applications-by-month",
    ))))  # fmt: skip
    for slide in (*essen.slides, *collected.slides):
        for element in slide._element.iter():
            kind = etree.QName(element).localname
            if kind in {"graphicFrame", "pic", "grpSp"}:
                properties = element.find(".//{*}cNvPr")
                assert properties.get("descr"), properties.get("name")


def test_theme_has_the_fonts_and_colours_of_the_page(client: FlaskClient) -> None:
    from dashboards.theme import tokens

    with zipfile.ZipFile(io.BytesIO(client.get(ESSEN).data)) as package:
        theme = etree.fromstring(package.read("ppt/theme/theme1.xml"))
    fonts = [one.get("typeface") for one in theme.findall(".//{*}fontScheme/*/{*}latin")]
    assert fonts == ["Segoe UI", "Segoe UI"]
    accent = theme.find(".//{*}clrScheme/{*}accent1/{*}srgbClr")
    assert f"#{accent.get('val')}" == tokens()["mark"]


def test_package_has_no_loose_ends(client: FlaskClient) -> None:
    """What PowerPoint would offer to repair: missing parts, doubled names, unread XML."""
    with zipfile.ZipFile(io.BytesIO(client.get(ESSEN).data)) as package:
        names = package.namelist()
        assert len(names) == len(set(names))
        for name in names:
            if name.endswith((".xml", ".rels")):
                etree.fromstring(package.read(name))
            if name.endswith(".rels"):
                _check_targets(name, package.read(name), set(names))
        for name in names:
            if not name.startswith(("ppt/slides/slide", "ppt/slideLayouts/slide")):
                continue
            ids = [one.get("id") for one in etree.fromstring(package.read(name)).iter("{*}cNvPr")]
            assert len(ids) == len(set(ids)), name


def _check_targets(name: str, content: bytes, names: set[str]) -> None:
    folder = Path(name).parent.parent
    for relation in etree.fromstring(content):
        if relation.get("TargetMode") == "External":
            continue
        target = relation.get("Target")
        path = Path(target.lstrip("/")) if target.startswith("/") else folder / target
        parts: list[str] = []
        for part in path.parts:
            parts = parts[:-1] if part == ".." else [*parts, part]
        assert "/".join(parts) in names, (name, target)


def test_persons_are_protected_also_for_who_sees_exact_numbers(sample_folder: Path) -> None:
    deck = "/export/deck.pptx?slides=" + quote("first-contacts-by-place?circle=essen")
    for address in (ESSEN, deck):
        values = []
        for viewer in (Viewer(), Viewer("internal")):
            prs = opened(exports_client(sample_folder, viewer), address)
            values.append(
                [
                    list(chart.plots[0].series[0].values)
                    for slide in prs.slides
                    for chart in charts_of(slide)
                ]
            )
        assert values[0] == values[1]


def test_a_slide_that_always_shows_the_whole_round_does_not_name_a_choice(
    client: FlaskClient,
) -> None:
    slides = "applications-published-comparison?block=1|applications-by-building-block?block=1"
    prs = opened(client, f"/export/deck.pptx?slides={quote(slides)}")
    whole, chosen = (texts_of(slide) for slide in prs.slides)
    assert "Auswahl: ganzes Programm, erste Förderrunde" in whole
    assert "Auswahl: Baustein: 1 Quartiers-Kümmerer" in chosen


def test_nothing_lies_on_the_title_beside_a_map(client: FlaskClient) -> None:
    prs = opened(client, "/export/deck.pptx?slides=first-contacts-per-head-by-district?")
    slide = prs.slides[0]
    title = slide.shapes.title
    assert title.text_frame.text == (
        "Die meisten Erstkontakte je 1.000 unter 18-Jährige gibt es in Gelsenkirchen"
    )
    subtitle = next(one for one in slide.shapes if "feste Klassen" in one.text_frame.text)
    four_lines = 4 * 64 * prs.slide_height / 900
    assert subtitle.top >= title.top + four_lines


def test_file_name_of_a_protected_file_never_says_exact(sample_folder: Path) -> None:
    answer = exports_client(sample_folder, Viewer("internal")).get(ESSEN)
    assert "exakt" not in answer.headers["Content-Disposition"]
    assert "Zirkel-Essen" in answer.headers["Content-Disposition"]


def test_further_choice_of_the_address_holds_in_the_file(client: FlaskClient) -> None:
    prs = opened(client, f"{ESSEN}?block=1")
    assert "Quartiers-Kümmerer" in texts_of(prs.slides[0])
    empty = opened(client, f"{ESSEN}?region=057")
    assert len(empty.slides) == 2
    assert "noch keinen Antrag" in texts_of(empty.slides[0])


def test_text_from_files_stays_text(scope: Scope) -> None:
    result = run(CHARTS["applications-by-building-block"], scope)
    picture = result.picture
    assert isinstance(picture, Bars)
    for text in NASTY:
        labels = tuple(Label(text) for _label in picture.labels)
        told = ToldSlide(
            Slide(id="x", theme=text, charts=(result.chart.id,), notes=text),
            text, text, (result,), replace(picture, labels=labels), text,
        )  # fmt: skip
        content = pptx.presentation(text, [pptx.DeckSlide(told, text, text, text)])
        prs = Presentation(io.BytesIO(content))
        (chart,) = charts_of(prs.slides[0])
        book = openpyxl.load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob))
        cells = [cell for row in book.worksheets[0].iter_rows() for cell in row]
        assert all(cell.data_type != "f" and cell.hyperlink is None for cell in cells)
        assert prs.slides[0].part.rels
        assert not any(rel.is_external for rel in prs.slides[0].part.rels.values())


def test_a_chart_that_fails_says_so_on_its_slide_and_the_others_stand(
    scope: Scope, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_scope: Scope) -> Any:
        raise RuntimeError("no")

    broken = replace(CHARTS["first-contacts-by-place"], query=fails)
    monkeypatch.setitem(CHARTS, broken.id, broken)
    from dashboards.stories.registry import story_of

    story = story_of("essen")
    assert story is not None
    content = decks.of_story(story, replace(scope, filters=FilterState()))
    prs = Presentation(io.BytesIO(content))
    text = "\n".join(texts_of(slide) for slide in prs.slides)
    assert "Nummer" in text or "ließ sich nicht" in text
    assert "Am häufigsten genannt wird das Gremium" in text


@pytest.mark.slow
@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_the_file(client: FlaskClient, tmp_path: Path) -> None:
    content = as_pdf(client.get(ESSEN).data, tmp_path / "essen.pptx")
    assert content.count(b"/Type/Page\n") + content.count(b"/Type/Page/") >= 10
