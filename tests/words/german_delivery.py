"""A delivery that is German throughout: no word, indicator, event or circle has an English name."""

from __future__ import annotations

from pathlib import Path

from tests.importing.deliveries import Office, Row, application, contact, neighbourhood, offer
from tests.importing.test_facts import IN_THIRD, THIRD

#: Words of code lists: list, code, word.
_CODES = (
    ("Zugangsort", "bahnhof", "Spielfläche am Bahnhof"),
    ("Ansprache", "zaun", "Gespräch am Gartenzaun"),
    ("Zielgruppe", "hort", "Kinder aus dem Hort"),
    ("Angebotsart", "kochen", "Kochen mit Nachbarn"),
    ("Ankerstandort", "laden", "Laden um die Ecke"),
    ("Partnerart", "pfarre", "Pfarre im Ort"),
    ("Gremium", "tafel", "Tafel der Träger"),
    ("Trägerart", "eltern", "Elternverein im Stadtteil"),
    ("Kooperationsform", "absprache", "Absprache am Telefon"),
    ("Raumtyp", "rand", "Rand der Stadt"),
)
_CIRCLE, _ROUND, _INDICATOR = "Kreis der Nachbarn", "Dritte Runde des Programms", "Wege zur Arbeit"
_EVENTS = {"15.02.2019": "Hochwasser an der Ruhr", "15.06.2018": "Beginn der neuen Richtlinie"}
_SOURCES = ("Erlass des Ministeriums", "Amt für Verkehr der Stadt", "Bericht zum Programm")
_TOWNS = ("05113000", "05315000", "05513000", "05766020", "05382020")

#: German phrases that an English page shows; names of bodies and of Quartiere are names.
PHRASES = (
    *(word for _list, _code, word in _CODES),
    *(_CIRCLE, _ROUND, _INDICATOR),
    *_EVENTS.values(),
    *_SOURCES,
)
#: Of one record each: no list of phrases could hold them.
TITLE, VENUE, TOPIC = "Wir kümmern uns um alle", "Saal im Rathaus", "Bericht aus den Quartieren"


def deliver(folder: Path) -> Path:
    """Imports it; the folder of the store."""
    office = Office(folder)
    office.deliver(
        Foerderrunden=[THIRD | {"Name": _ROUND, "Quelle": _SOURCES[0]}],
        Zirkel=[{"Zirkel": "nachbarn", "Name": _CIRCLE, "Name englisch": ""}],
        Codelisten=[_code(*one) for one in _CODES],
        Antraege=[*(_application(index) for index in range(30)), _in_third_round()],
        Kontakte=[_contact(index) for index in range(30)],
        Angebote=[
            offer(Aktenzeichen=f"A-{index}", Angebotsart="Kochen mit Nachbarn")
            for index in range(30)
        ],
        Quartiere=[neighbourhood() | {"Raumtyp": "Rand der Stadt"}],
        Antrag_Quartier=[{"Aktenzeichen": f"A-{index}", "Quartier-ID": "Q-1"} for index in (0, 5)],
        Ankerstandorte=[
            {"Aktenzeichen": "A-1", "Quartier-ID": "", "Art": "Laden um die Ecke",
             "Trägereigen": "ja"}
        ],
        Netzwerk=[
            {"Aktenzeichen": "A-1", "Partnerart": "Pfarre im Ort", "Gremium": "Tafel der Träger",
             "Kooperationsform": "Absprache am Telefon"}
        ],
        Indikatorenkatalog=[
            {"Indikator": "wege", "Name": _INDICATOR, "Name englisch": "", "Einheit": "percent"}
        ],
        Indikatoren=[
            {"Gebiet": town[:5], "Indikator": "wege", "Zeitpunkt": year, "Wert": value,
             "Quelle": _SOURCES[1]}
            for value, town in enumerate(_TOWNS, 10)
            for year in ("2019", "2020")
        ],
        Ereignisse=[
            {"Datum von": day, "Datum bis": "", "Text": text, "Text englisch": "", "Gebiet": "",
             "Kennzahl": ""}
            for day, text in _EVENTS.items()
        ],
        Zirkeltreffen=[
            {"Zirkel": "nachbarn", "Datum": "12.03.2019", "Ort": VENUE, "Runde": "",
             "Themen": TOPIC, "Teilnehmende": 12}
        ],
        Veroeffentlicht=[
            {"Kennzahl": "applications_total", "Wert": 156, "Quelle": _SOURCES[2],
             "Stand": "31.12.2020"}
        ],
    )  # fmt: skip
    office.takes()
    return office.store


def _code(code_list: str, code: str, word: str) -> Row:
    group = "öffentlicher Raum" if code_list == "Zugangsort" else ""
    return {"Liste": code_list, "Code": code, "Deutsch": word, "Englisch": "", "Gruppe": group}


def _application(index: int) -> Row:
    return application(
        Aktenzeichen=f"A-{index}",
        Projekttitel=TITLE,
        Trägerart="Elternverein im Stadtteil",
        Kommunal="nein",
        Zirkel=_CIRCLE,
        Baustein=1 + index % 3,
        Gemeinde_AGS=_TOWNS[index % len(_TOWNS)],
    )


def _in_third_round() -> Row:
    return application(Aktenzeichen="K-1", Gemeinde_AGS="05315000", **IN_THIRD)


def _contact(index: int) -> Row:
    is_odd = bool(index % 2)
    return contact(
        Aktenzeichen=f"A-{index}",
        Quartier_ID="Q-1" if index in {0, 5} else "",
        Monat=f"{1 + index % 9:02}.2019",
        Zielgruppe="Kinder aus dem Hort" if is_odd else "Kinder",
        Zugangsort="Spielfläche am Bahnhof" if is_odd else "Schule",
        Ansprache="Gespräch am Gartenzaun",
        Altersgruppe="",
        Kontakte=90 + index,
        Erstkontakte=60 + index,
        Regelmäßig=20,
        Sporadisch=20 + index,
        Abgebrochen=20,
    )
