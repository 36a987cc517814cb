"""The sentence of a reader's own table: for none, one, few and many, in both languages."""

from __future__ import annotations

import pytest

from dashboards.charts.tables.table_sentence import sentence
from dashboards.language import counting
from dashboards.language.i18n import speaking
from queries.filters import TableChoice
from queries.tables import TOTAL, Place, Table, Value

D, E, K = "05111", "05113", "05315"


def table(measure: str, whole: float | None, *held: str | None, **rows: float | None) -> Table:
    """A table of Kreise, each called by a letter."""
    codes: dict[str, str | None] = {"d": D, "e": E, "k": K, "r": "05378", "none": None}
    places: dict[Place, Value] = {
        (codes[key], TOTAL, measure): value for key, value in rows.items()
    }
    choice = TableChoice("district", "", (measure,))
    places[TOTAL, TOTAL, measure] = whole
    named = tuple(code for code, _of, _name in places if code != TOTAL)
    return Table(
        choice, named, (), (measure,), places, frozenset((one, TOTAL, measure) for one in held)
    )


SENTENCES = [
    (
        table("applications", 0, d=0, e=0),
        "Anträge: In keiner Zeile steht etwas.",
        "Applications: no row has any.",
    ),
    (
        table("applications", 2, e=2),
        "Anträge: Die einzige Zeile ist Essen mit zwei.",
        "Applications: the only row is Essen with two.",
    ),
    (
        table("applications", 2, d=0, e=2),
        "Anträge: Nur in der Zeile Essen steht etwas, nämlich zwei.",
        "Applications: only the row Essen has a number, two.",
    ),
    (
        table("applications", 5, d=3, e=2),
        "Anträge: Insgesamt sind es fünf; an der Spitze steht Düsseldorf (Stadt) mit drei.",
        "Applications: five in all; Düsseldorf (city) is ahead with three.",
    ),
    (
        table("applications", 156, d=13, e=40, k=40),
        "Anträge: Insgesamt sind es 156; an der Spitze stehen Essen und Köln (Stadt) mit je 40.",
        "Applications: 156 in all; Essen and Köln (city) are ahead together with 40 each.",
    ),
    (
        table("applications", 160, d=40, e=40, k=40, r=40),
        "Anträge: Insgesamt sind es 160; an der Spitze stehen 4 Zeilen mit je 40.",
        "Applications: 160 in all; 4 rows are ahead together with 40 each.",
    ),
    (
        table("applications", 2, d=1, e=1),
        "Anträge: Insgesamt sind es zwei; Düsseldorf (Stadt) und Essen liegen gleichauf vorn.",
        "Applications: two in all; Düsseldorf (city) and Essen are level at the top.",
    ),
    (
        table("applications", 4, d=1, e=1, k=1, r=1),
        "Anträge: Insgesamt sind es vier; vier Zeilen liegen gleichauf vorn.",
        "Applications: four in all; four rows are level at the top.",
    ),
    (
        table("approved-eur", 3_140_000, d=314_000, e=2_826_000, none=0),
        "Bewilligte Mittel: Insgesamt sind es 3,1 Mio. €; an der Spitze steht Essen mit "
        "2,8 Mio. €.",
        "Approved funds: €3.1 million in all; Essen is ahead with €2.8 million.",
    ),
    (
        table("median-decision-days", 95, d=90, e=118),
        "Zeit bis zur Entscheidung, Median: Über alle Datensätze gerechnet ist der Wert 95 Tage; "
        "den höchsten hat Essen: 118 Tage.",
        "Time to decision, median: of all records the value is 95 days; Essen has the highest, "
        "118 days.",
    ),
    (
        table("sessions", None, TOTAL, d=None),
        "Termine: Die Zahl insgesamt wird zurückgehalten.",
        "Sessions: the number in all is held back.",
    ),
    (
        table("first-contacts", None),
        "Erstkontakte: In dieser Auswahl liegt dazu nichts vor.",
        "First contacts: in this choice there is nothing to tell of it.",
    ),
    (
        table("sessions", 40, D, d=None, e=40),
        "Termine: Insgesamt sind es 40.",
        "Sessions: 40 is the number in all.",
    ),
]


@pytest.mark.parametrize(("given", "german", "english"), SENTENCES)
def test_the_sentence_fits_what_the_table_holds(given: Table, german: str, english: str) -> None:
    for code, expected in (("de", german), ("en", english)):
        with speaking(code):
            told = counting.alike(sentence(given, {}))
            assert told.replace("\u00a0", " ") == expected
