"""German on pages in English is a part that says so: what is known, how a text is split, files."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from flask.testing import FlaskClient

from app import create_app
from dashboards.language import originals
from dashboards.language.i18n import speaking
from dashboards.settings import Settings
from data import facts
from data.importing.messages import in_other_words, is_german, messages, words_of
from data.language import data_speaking
from data.store import StoreHandle
from queries.protection import install_gate
from tests.words.german_delivery import PHRASES, deliver


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return deliver(tmp_path_factory.mktemp("german"))


@pytest.fixture(scope="module")
def client(store: Path) -> FlaskClient:
    return create_app(Settings(store=store)).test_client()


@pytest.fixture
def delivered(store: Path) -> Iterator[None]:
    with facts.using(StoreHandle(store, install_gate).current().facts):
        yield


@pytest.mark.usefixtures("delivered")
def test_what_has_no_english_is_known_on_english_pages_alone() -> None:
    with speaking("en"):
        assert set(PHRASES) <= set(originals.known())
        assert "Straße" not in originals.known()
    with speaking("de"):
        assert originals.known() == ()


@pytest.mark.usefixtures("delivered")
@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Most came about at the place “Spielfläche am Bahnhof” (30).",
            ["Most came about at the place “", "Spielfläche am Bahnhof/de", "” (30)."],
        ),
        ("Wege zur Arbeit, 2020", ["Wege zur Arbeit/de", ", 2020"]),
        ("Radwege zur Arbeitsagentur", ["Radwege zur Arbeitsagentur"]),
        ("", [""]),
    ],
)
def test_a_text_is_split_at_whole_words(text: str, told: list[str]) -> None:
    with speaking("en"):
        parts = originals.parts(text)
    assert "".join(part.text for part in parts) == text
    assert [f"{part.text}/{part.lang}" if part.lang else part.text for part in parts] == told
    with speaking("de"):
        assert originals.parts(text) == [originals.Part(text)]


def test_word_says_the_language_of_what_it_quotes(client: FlaskClient) -> None:
    answer = client.get("/export/charts/first-contacts-by-place.docx?lang=en")
    document = Document(io.BytesIO(answer.data))
    runs = {
        "".join(text.text or "" for text in run.iter(qn("w:t"))): [
            mark.get(qn("w:val")) for mark in run.iter(qn("w:lang"))
        ]
        for run in document.element.body.iter(qn("w:r"))
    }
    assert runs["Spielfläche am Bahnhof"] == ["de-DE"]
    assert "First contacts most often came about at the place “" in runs


def test_a_figure_for_other_pages_says_it(client: FlaskClient) -> None:
    shown = client.get("/embed/charts/first-contacts-by-place?lang=en").text
    assert '“<span lang="de">Spielfläche am Bahnhof</span>”' in shown


def test_a_finding_is_in_the_language_in_which_it_was_written_down() -> None:
    for kind, told in messages().items():
        assert is_german(kind, told["de"]["rule"].replace("{", "").replace("}", "")), kind
        assert not is_german(kind, told["en"]["rule"]), kind


_FILLED = {"column": "Status", "row": 4, "first_row": 9, "sheet": "Antraege", "meant": "laufend"}


@pytest.mark.parametrize(
    ("written", "read", "there", "here"),
    [("de", "en", "1.234", "1,234"), ("en", "de", "1,234", "1.234")],
)
def test_a_finding_is_told_in_the_language_of_the_page_where_it_can_be(
    written: str, read: str, there: str, here: str
) -> None:
    """Names, rows and counts are carried over; what may hold words of a language is not."""
    told = 0
    for kind, message in messages().items():
        fields = set(re.findall(r"\{(\w+)\}", message["de"]["rule"] + message["de"]["advice"]))
        values = dict.fromkeys(fields, "…") | _FILLED
        with data_speaking(written):
            as_written = words_of(kind, **values | {"count": there})
        with data_speaking(read):
            found = in_other_words(kind, *as_written)
            expected = words_of(kind, **values | {"count": here})
        assert found == (expected if fields <= {*_FILLED, "count"} else None), kind
        told += found is not None
    assert told > 70
    with data_speaking(read):
        assert in_other_words("and-more", "Something else", "altogether") is None
