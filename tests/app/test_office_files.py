"""Every kind of exported office file, judged by Microsoft's own validator and by its language."""

from __future__ import annotations

import io
import zipfile
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


@pytest.mark.parametrize(("language", "code"), [("de", "de-DE"), ("en", "en-GB")])
def test_every_text_of_a_deck_has_the_readers_language(
    client: FlaskClient, language: str, code: str
) -> None:
    content = client.get(f"/export/circles/essen.pptx?lang={language}").data
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        for name in package.namelist():
            if not name.endswith(".xml"):
                continue
            root = etree.fromstring(package.read(name))
            said = {one.get("lang") for one in root.iter() if one.get("lang")}
            said |= {one.get("val") for one in root.iter("{*}lang")}
            assert said <= {code}, name
            runs = root.findall(".//{http://schemas.openxmlformats.org/drawingml/2006/main}r")
            assert all(one.find("{*}rPr") is not None for one in runs), name
