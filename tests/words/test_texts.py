"""Every text of the catalogues, of the findings and of the browser, whatever will stand in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from babel.messages.pofile import read_po

from data.importing.messages import messages
from tests.charts import test_german
from tests.unit.catalogues import ROOT
from tests.words.editing import faults

#: What a text is filled with, addresses, endings of file names, the formula that keeps a text.
_FILLED = re.compile(
    r"\{\w+\}|=\"…\"|\bORDNER ORDNER\b|\bFOLDER FOLDER\b|\?\w+=\S*|(?<![\w.])\.[a-z]+\b"
)
#: One thing has one name, in the glossary of the README: a chart is an "Abbildung", data kept are a
#: "Version", the day they describe is the "Stand". A "Bild" is a file, a key, or easy language.
_OTHER_NAMES = {
    "de": re.compile(
        r"\b(?:Auswertung(?!\b zum Förderprogramm)\w*|Grafik(?:en)?|Schaubild\w*|Diagramm\w*"
        r"|Fassung\w*|Datenstand\w*|Datenversion\w*|dieses Standes)\b"
        r"|\b(?:das|dem|des|dieses|diesem|jedes|jedem|einem|im) Bild\w*\b",
        re.IGNORECASE,
    ),
    "en": re.compile(r"\b(?:evaluations?|graphics?|diagrams?|pictures? (?!as PNG)\w+)\b"),
}
#: Where persons are not those who were counted.
_OF_COUNTS = {"people", "a placeholder"}
CATALOGUES = sorted((ROOT / "locales/de/LC_MESSAGES").glob("*.po"))


def _of(path: Path) -> Iterator[tuple[str, str]]:
    with path.open("rb") as file:
        for message in filter(lambda one: one.id, read_po(file, locale="de")):
            for language, texts in (("de", message.string), ("en", message.id)):
                for text in [texts] if isinstance(texts, str) else texts:
                    yield language, text


def _of_findings() -> Iterator[tuple[str, str]]:
    for kind in messages().values():
        for language, told in kind.items():
            for text in told.values():
                yield language, text


def test_an_editor_signs_every_text_before_it_is_filled() -> None:
    found = {}
    for language, text in [*_of_findings(), *(one for path in CATALOGUES for one in _of(path))]:
        plain = _FILLED.sub("…", text)
        marked = {*faults(plain, language, is_line=True), *test_german.faults(plain, language)}
        if marked - _OF_COUNTS:
            found[text] = marked
    assert found == {}


def test_every_thing_is_called_by_its_one_name() -> None:
    catalogues = [path for path in CATALOGUES if path.stem != "accessibility"]
    texts = [*_of_findings(), *(one for path in catalogues for one in _of(path))]
    found = [text for language, text in texts if _OTHER_NAMES[language].search(text)]
    assert found == []
