"""Every kind of exported office file, judged by Microsoft's own validator and by its language."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient
from lxml import etree

from dashboards.charts import CHARTS
from dashboards.pages import PAGES
from dashboards.stories import collected
from tests.office import complaints

_IDS = sorted(CHARTS)
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
#: What a document says of letters written from right to left; it holds none.
OF_RIGHT = ("ar-SA",)


def _deck(chart_ids: list[str], query: str = "") -> str:
    return "/export/deck.pptx?slides=" + quote("|".join(f"{one}?{query}" for one in chart_ids))


DECKS = [
    _deck(_IDS[start : start + collected.MOST_SLIDES])
    for start in range(0, len(_IDS), collected.MOST_SLIDES)
]
FILES = [
    "/export/circles/essen.pptx",
    "/export/circles/essen.pptx?lang=en",
    *DECKS,
    *(f"/export/pages/{one.id}.xlsx" for one in PAGES.values() if one.charts),
    "/export/charts/applications-by-month.xlsx?lang=en",
]


@pytest.mark.parametrize("address", FILES, ids=[str(number) for number in range(len(FILES))])
def test_the_validator_of_microsoft_accepts_it(
    client: FlaskClient, tmp_path: Path, address: str
) -> None:
    answer = client.get(address)
    assert answer.status_code == 200, answer.get_data(as_text=True)
    ending = address.partition("?")[0].rsplit(".", 1)[-1]
    assert complaints(answer.data, tmp_path / f"file.{ending}") == []


def test_the_validator_sees_what_is_wrong(client: FlaskClient, tmp_path: Path) -> None:
    """An axis id below zero is found, so its silence means something."""
    broken = io.BytesIO()
    sound = client.get(_deck(["applications-by-month"])).data
    with zipfile.ZipFile(io.BytesIO(sound)) as package, zipfile.ZipFile(broken, "w") as copy:
        for name in package.namelist():
            content = package.read(name)
            if name.startswith("ppt/charts/chart"):
                content = content.replace(b'<c:axId val="', b'<c:axId val="-')
            copy.writestr(name, content)
    found = complaints(broken.getvalue(), tmp_path / "deck.pptx")
    assert found
    assert all("axId" in one or "charts/chart" in one for one in found)


#: Kinds of office files: with charts, tables, maps, notes, masters and workbooks inside them.
KINDS = [
    "/export/circles/essen.pptx?",
    "/export/deck.docx?slides=table%7Capplications-by-month%7Cregions-compared&",
    "/export/table.docx?",
    "/export/pages/outreach.docx?",
    "/export/pages/applications.xlsx?",
]


def _languages(content: bytes) -> Iterator[tuple[str, str]]:
    """Every language that a part of a file names, those of files inside it too."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        for name in package.namelist():
            part = package.read(name)
            if name.endswith(".xlsx"):
                yield from _languages(part)
            elif name.endswith((".xml", ".rels")):
                for one in re.findall(rb"\b[a-z]{2}-[A-Z]{2}\b", part):
                    yield name, one.decode()


@pytest.mark.parametrize(("language", "code"), [("de", "de-DE"), ("en", "en-GB")])
@pytest.mark.parametrize("address", KINDS)
def test_no_part_of_a_file_speaks_another_language(
    client: FlaskClient, address: str, language: str, code: str
) -> None:
    content = client.get(f"{address}lang={language}").data
    other = {(name, one) for name, one in _languages(content) if one not in {code, *OF_RIGHT}}
    assert other == set()
    if ".xlsx" in address:
        return
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        slides = [one for one in package.namelist() if one.startswith("ppt/slides/slide")]
        for name in slides:
            runs = etree.fromstring(package.read(name)).iter(f"{{{DRAWING}}}r")
            assert all(one.find("{*}rPr").get("lang") == code for one in runs), name
