"""The sentences of the consistency rules in `data/checks`; the rules themselves are the `.sql` files."""

from __future__ import annotations

from data.importing.messages import Message

_CHECK = ("Die Angabe in der Datei prüfen und berichtigen.", "Check the value in the file and correct it.")
_LOOK = (
    "Prüfen; stimmt es, ist nichts zu tun.",
    "Have a look; if it is right, there is nothing to do.",
)

RULE_MESSAGES: dict[str, Message] = {
    "same-case-number": Message(
        ("Aktenzeichen mehrfach", "Case number repeated"),
        (
            "Das Aktenzeichen steht mehrfach mit verschiedenem Inhalt (zuerst in Zeile {first_row}).",
            "The case number stands in several rows with different contents (first in row {first_row}).",
        ),
        (
            "Eine der Zeilen löschen oder ihr das richtige Aktenzeichen geben.",
            "Delete one of the rows or give it its right case number.",
        ),
    ),
    "same-key": Message(
        ("Schlüssel mehrfach", "Key repeated"),
        (
            "Derselbe Schlüssel steht mehrfach mit verschiedenem Inhalt (zuerst in Zeile {first_row}).",
            "The same key stands in several rows with different contents (first in row {first_row}).",
        ),
        ("Eine der Zeilen löschen oder berichtigen.", "Delete or correct one of the rows."),
    ),
    "orphan-application": Message(
        ("Unbekanntes Aktenzeichen", "Unknown case number"),
        ("Zu diesem Aktenzeichen gibt es keinen Antrag.{meant}", "There is no application with this case number.{meant}"),
        (
            "Aktenzeichen berichtigen oder den Antrag im Blatt „Antraege“ mitliefern.",
            "Correct the case number, or deliver the application in the sheet “Antraege”.",
        ),
    ),
    "orphan-neighbourhood": Message(
        ("Unbekanntes Quartier", "Unknown neighbourhood"),
        ("Diese Quartier-ID gibt es nicht.{meant}", "There is no such neighbourhood id.{meant}"),
        (
            "Quartier-ID berichtigen oder das Quartier im Blatt „Quartiere“ mitliefern.",
            "Correct the id, or deliver the neighbourhood in the sheet “Quartiere”.",
        ),
    ),
    "carried-orphan": Message(
        ("Frühere Zeilen ohne Bezug", "Earlier rows left without reference"),
        (
            "Diese Zeile einer früheren Lieferung verlöre ihren Antrag oder ihr Quartier.",
            "This row of an earlier delivery would lose its application or neighbourhood.",
        ),
        (
            "Antrag oder Quartier mitliefern; oder mit --replace solche Zeilen entfallen lassen.",
            "Deliver the application or neighbourhood as well; or let such rows go with --replace.",
        ),
    ),
    "first-contacts-above-contacts": Message(
        ("Mehr Erstkontakte als Kontakte", "More first contacts than contacts"),
        ("Erstkontakte können die Kontakte nicht übersteigen.", "First contacts cannot exceed contacts."),
        _CHECK,
    ),
    "end-before-start": Message(
        ("Ende vor Beginn", "End before start"),
        ("Die Laufzeit endet, bevor sie beginnt.", "Funding ends before it starts."),
        _CHECK,
    ),
    "decision-before-receipt": Message(
        ("Entscheidung vor Eingang", "Decision before receipt"),
        ("Die Entscheidung liegt vor dem Eingang des Antrags.", "The decision lies before the receipt of the application."),
        _CHECK,
    ),
    "block-not-in-round": Message(
        ("Baustein nicht in der Förderrunde", "Building block not in the round"),
        ("Dieser Baustein wurde in der Runde {round} nicht angeboten.", "This building block was not on offer in the round {round}."),
        ("Baustein oder Förderrunde berichtigen.", "Correct the building block or the round."),
    ),
    "sum-without-grant": Message(
        ("Bewilligte Summe ohne Bewilligung", "Approved sum without approval"),
        (
            "Ein abgelehnter oder zurückgezogener Antrag hat keine bewilligte Summe.",
            "A rejected or withdrawn application has no approved sum.",
        ),
        ("Status berichtigen oder die Summe leeren.", "Correct the status or clear the sum."),
    ),
    "approved-above-requested": Message(
        ("Mehr bewilligt als beantragt", "More approved than requested"),
        ("Die bewilligte Summe liegt über der beantragten.", "The approved sum exceeds the requested one."),
        _LOOK,
    ),
    "shares-not-adding-up": Message(
        ("Anteile ergeben nicht die Summe", "Shares do not add up"),
        (
            "Anteil Land und Anteil ESF ergeben nicht die bewilligte Summe von {approved} €.",
            "State and ESF shares do not make up the approved sum of {approved} €.",
        ),
        _LOOK,
    ),
    "own-share-too-low": Message(
        ("Eigenanteil zu niedrig", "Own share too low"),
        ("Der Eigenanteil liegt unter {percent} % der Gesamtausgaben.", "The own share is below {percent} % of the total."),
        _LOOK,
    ),
    "approved-without-sum": Message(
        ("Bewilligt ohne Summe", "Approved without a sum"),
        ("Der Antrag ist bewilligt, die Summe fehlt; sie fehlt auch in allen Beträgen.", "The application is approved but has no sum; all amounts lack it."),
        ("Die bewilligte Summe nachtragen.", "Fill in the approved sum."),
    ),
    "post-under-quarter": Message(
        ("Stelle unter einem Viertel", "Post under a quarter"),
        ("Eine geförderte Stelle soll mindestens 0,25 Vollzeitstellen umfassen.", "A funded post should be at least 0.25 of full time."),
        _LOOK,
    ),
    "decided-without-date": Message(
        ("Entschieden ohne Datum", "Decided without a date"),
        ("Der Antrag ist entschieden, das Datum fehlt; er fehlt in der Bearbeitungsdauer.", "The application is decided but has no date; times to decision lack it."),
        ("Das Entscheidungsdatum nachtragen.", "Fill in the date of the decision."),
    ),
    "received-outside-call": Message(
        ("Eingang außerhalb des Aufrufs", "Received outside the call"),
        (
            "Der Eingang liegt außerhalb des Aufrufs der Runde {round} ({opened} bis {closed}).",
            "The receipt lies outside the call of the round {round} ({opened} to {closed}).",
        ),
        _LOOK,
    ),
    "period-outside-round": Message(
        ("Laufzeit außerhalb der Runde", "Period outside the round"),
        ("Die Laufzeit verlässt die Jahre der Runde {round}.", "The funded period leaves the years of the round {round}."),
        _LOOK,
    ),
    "month-outside-round": Message(
        ("Monat außerhalb der Runde", "Month outside the round"),
        ("Der gemeldete Monat liegt außerhalb der Runde {round}.", "The reported month lies outside the round {round}."),
        _LOOK,
    ),
    "neighbourhood-shares-not-whole": Message(
        ("Anteile der Quartiere nicht 100 %", "Neighbourhood shares not 100 %"),
        ("Die Anteile dieses Antrags ergeben zusammen {total} %.", "The shares of this application make {total} % in all."),
        _LOOK,
    ),
}  # fmt: skip
