"""Small programmes as offices start with them: one project, one Quartier, nothing decided yet."""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path

from data.importing import import_paths
from tests.importing.deliveries import Row, application, contact, neighbourhood, offer, write_csv

#: Gemeinden of all kinds and Regierungsbezirke, with their Quartiere.
TOWNS = {
    "05113000": "Altendorf",
    "05513000": "Ückendorf",
    "05315000": "Chorweiler",
    "05913000": "Nordstadt",
    "05766020": "Innenstadt",
    "05382020": "Mitte",
}
_BODIES = ("Stadt Essen", "Caritasverband", "Verein für alle")
_KINDS = ("Kommune/Kreis", "Caritas", "Verein/Initiative")
_UNDECIDED = ("eingegangen", "in Prüfung")
_STATUSES = (*_UNDECIDED, "bewilligt", "laufend", "abgeschlossen", "abgelehnt", "widerrufen")
_APPROVED = ("bewilligt", "laufend", "abgeschlossen")
_MONTHS = ("11.2018", "12.2018", "03.2019", "01.2020")
_GROUPS = ("Kinder", "Jugendliche", "Eltern")
_PLACES = ("Schule", "Kita", "Straße", "Online")
_OFFERS = ("Lernhilfe", "Mittagessen", "Sport", "Stadtteilfest")
_PARTNERS = ("Jugendamt", "Schule", "Kita/Familienzentrum", "Betrieb/Kammer")
_FORMS = ("Runder Tisch", "Stadtteilkonferenz", "")
_STATES = ("nicht vorhanden", "im Aufbau", "etabliert")


@dataclass(frozen=True)
class Programme:
    """How much of everything there is; `statuses` and `towns` are what it is chosen from."""

    name: str
    applications: int
    towns: int = 1
    statuses: tuple[str, ...] = _STATUSES
    contacts: int = 0
    offers: int = 0
    sites: int = 0
    partners: int = 0
    planning: int = 0
    is_local: bool = True


PROGRAMMES = (
    Programme("one", 1, 1, ("laufend",), contacts=1, offers=1, sites=1, partners=1, planning=1),
    Programme("one-bare", 1, 1, ("bewilligt",), is_local=False),
    Programme("one-rejected", 1, 1, ("abgelehnt",)),
    Programme("undecided", 20, 4, _UNDECIDED),
    Programme("one-neighbourhood", 20, 1, contacts=20, offers=8, sites=2, partners=2),
    Programme("two", 2, 2, _APPROVED, contacts=2, offers=2, sites=2, partners=2, planning=2),
    Programme("five", 5, 3, contacts=9, offers=3, sites=3, partners=4, planning=1),
    Programme("all-approved", 9, 5, _APPROVED, contacts=30, offers=12, sites=9, partners=9),
    Programme("many", 25, 6, contacts=60, offers=30, sites=14, partners=25, planning=6),
)


def build(programme: Programme, folder: Path) -> Path:
    """Writes the delivery and imports it; the folder of the store.

    A name stands for one content; ties, missing values and zeros are frequent.
    """
    draw = random.Random(programme.name)
    inbox, store = folder / "inbox", folder / "store"
    towns = list(TOWNS)[: programme.towns]
    projects = [
        _application(draw, programme, towns, index) for index in range(programme.applications)
    ]
    sheets: dict[str, list[Row]] = {"Antraege": list(projects)}
    if programme.is_local:
        sheets["Quartiere"] = [
            neighbourhood(Quartier_ID=f"Q-{town}", Name=TOWNS[town], Gemeinde_AGS=town)
            for town in towns
        ]
        sheets["Antrag_Quartier"] = [
            {"Aktenzeichen": one["Aktenzeichen"], "Quartier-ID": f"Q-{one['Gemeinde-AGS']}"}
            for one in projects
        ]
    approved = [one for one in projects if one["Status"] in _APPROVED] or projects
    sheets["Kontakte"] = [_contact(draw, draw.choice(approved)) for _ in range(programme.contacts)]
    sheets["Angebote"] = [_offer(draw, draw.choice(approved)) for _ in range(programme.offers)]
    sheets["Ankerstandorte"] = [
        {
            "Aktenzeichen": draw.choice(approved)["Aktenzeichen"],
            "Art": draw.choice(("Schule", "Quartiersbüro", "mobil")),
            "Trägereigen": draw.choice(("ja", "nein")),
        }
        for _ in range(programme.sites)
    ]
    sheets["Netzwerk"] = [
        {
            "Aktenzeichen": draw.choice(approved)["Aktenzeichen"],
            "Partnerart": draw.choice(_PARTNERS),
            "Gremium": draw.choice(_FORMS),
        }
        for _ in range(programme.partners)
    ]
    sheets["Sozialplanung"] = [
        {"AGS": town if town.endswith("000") else town[:5], "Stand": draw.choice(_STATES)}
        for town in towns[: programme.planning]
    ]
    for sheet, rows in sheets.items():
        if rows:
            write_csv(inbox, sheet, _once(rows))
    import_paths(store, [inbox])
    return store


def _application(draw: random.Random, programme: Programme, towns: list[str], index: int) -> Row:
    status = draw.choice(programme.statuses)
    body = draw.randrange(len(_BODIES))
    is_approved = status in _APPROVED
    amount = draw.choice((10_000, 50_000, 80_000))
    return application(
        Aktenzeichen=f"A-{index + 1}",
        Baustein=draw.choice((1, 1, 2, 3)),
        Träger=_BODIES[body],
        Trägerart=_KINDS[body],
        Kommunal="ja" if body == 0 else "nein",
        Eingangsdatum=draw.choice(("12.06.2018", "20.06.2018", "02.07.2018")),
        Status=status,
        Entscheidungsdatum=""
        if status in _UNDECIDED
        else draw.choice(("01.10.2018", "01.11.2018")),
        Beantragte_Summe=amount,
        Bewilligte_Summe=amount if is_approved else "",
        Anteil_Land=amount // 2 if is_approved else "",
        Anteil_ESF=amount // 2 if is_approved else "",
        Gesamtausgaben=draw.choice((amount + 20_000, "")),
        Eigenanteil="",
        Stellenanteil=draw.choice(("0,5", "1", "")),
        Gemeinde_AGS=draw.choice(towns),
        Zirkel=draw.choice(("Essen", "")),
    )


def _contact(draw: random.Random, project: Row) -> Row:
    first = draw.choice((0, 1, 3, 3, 20))
    counts = (first, 0, 0) if draw.random() < 0.5 else ("", "", "")
    return contact(
        Aktenzeichen=project["Aktenzeichen"],
        Monat=draw.choice(_MONTHS),
        Zielgruppe=draw.choice(_GROUPS),
        Altersgruppe="",
        Zugangsort=draw.choice(_PLACES),
        Ansprache=draw.choice(("digital", "")),
        Kontakte=first + draw.choice((0, 1, 12)),
        Erstkontakte=first,
        Regelmäßig=counts[0],
        Sporadisch=counts[1],
        Abgebrochen=counts[2],
    )


def _offer(draw: random.Random, project: Row) -> Row:
    sessions = draw.choice((1, 1, 4))
    return offer(
        Aktenzeichen=project["Aktenzeichen"],
        Monat=draw.choice(_MONTHS),
        Angebotsart=draw.choice(_OFFERS),
        Termine=sessions,
        Teilnahmen=draw.choice((0, 1, 20, 48)),
        Teilnehmende="",
    )


def _once(rows: list[Row]) -> list[Row]:
    """The rows without those whose key was there before."""
    numbers = ("Kontakte", "Erstkontakte", "Regelmäßig", "Sporadisch", "Abgebrochen", "Termine",
               "Teilnahmen", "Stand", "Trägereigen")  # fmt: skip
    found = {
        tuple(value for name, value in row.items() if name not in numbers): row for row in rows
    }
    return list(found.values())
