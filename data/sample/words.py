"""The invented names of the sample: applicants, titles, neighbourhoods, topics.

None of them names a real organisation or a real neighbourhood: applicants carry the word "Beispiel"
and a number, neighbourhoods are named after trees and shrubs.
"""

from typing import Final

APPLICANT_NAMES: Final = {
    "municipality": "Beispielkommune {number:03d}",
    "municipal-company": "Beispielgesellschaft der Kommune {number:03d} GmbH",
    "caritas": "Caritas-Beispielträger {number:03d}",
    "diakonie": "Diakonie-Beispielträger {number:03d}",
    "awo": "AWO-Beispielträger {number:03d}",
    "drk": "DRK-Beispielträger {number:03d}",
    "paritaet": "Beispielträger {number:03d} im Paritätischen",
    "congregation": "Beispielgemeinde {number:03d}",
    "association": "Beispielverein {number:03d} e. V.",
    "education-body": "Beispiel-Bildungswerk {number:03d}",
    "migrant-organisation": "Beispielverein der Zugewanderten {number:03d} e. V.",
    "employment-company": "Beispiel-Beschäftigungsgesellschaft {number:03d} gGmbH",
    "consortium": "Beispielverbund {number:03d}",
    "other": "Beispielträger {number:03d}",
}

TITLES: Final = {
    1: (
        "Kümmerer vor Ort – {place}",
        "Brücken bauen – Bezugspersonen {place}",
        "{place}: starke Kinder, starke Nachbarschaft",
        "Offene Türen {place}",
        "{place}: Wegbegleiter für junge Menschen",
        "Nachbarschaft aktiv – {place}",
        "Ansprechbar vor Ort – {place}",
        "Raus auf die Straße – aufsuchende Arbeit {place}",
        "{place}: gemeinsam groß werden",
        "Familien im Blick – {place}",
    ),
    2: (
        "{place}: gesund aufwachsen",
        "Bewegt und satt durch den Tag – {place}",
        "Fit im Quartier – {place}",
        "Gesunde Pause {place}",
        "Kochen, spielen, stark sein – {place}",
        "{place}: von Anfang an gesund",
    ),
    3: (
        "Daten zu Taten – Sozialplanung {number:02d}",
        "Kinderarmut sichtbar machen – Planung {number:02d}",
        "Strategische Sozialraumplanung {number:02d}",
        "Integriertes Konzept gegen Kinderarmut {number:02d}",
    ),
}

NEIGHBOURHOOD_STEMS: Final = (
    "Ahorn",
    "Erlen",
    "Eschen",
    "Ginster",
    "Hasel",
    "Heckenrosen",
    "Holunder",
    "Kastanien",
    "Rotdorn",
    "Sanddorn",
    "Schlehen",
    "Ulmen",
    "Wacholder",
    "Weißdorn",
)
NEIGHBOURHOOD_ENDINGS: Final = ("quartier", "siedlung", "viertel", "höfe")

AREA_TYPES: Final = ("Stadtteil", "Sozialraum", "statistischer Bezirk", "Raumeinheit")
AREA_TYPE_IN: Final = {"05315000": "Veedel"}

COOPERATION_FORMS: Final = (
    "gemeinsame Sprechstunde",
    "Kooperationsvertrag",
    "regelmäßiger Austausch",
    "gegenseitige Vermittlung",
    "gemeinsame Angebote",
    "Nutzung von Räumen",
)

# The four themes of the circle meetings of 2020, as published.
CIRCLE_TOPICS: Final = (
    "Zusammenarbeit über Träger und Ämter hinweg",
    "Zugang zu den Zielgruppen",
    "niedrigschwellige Angebote",
    "Ankerstandorte im Quartier",
)
