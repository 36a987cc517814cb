"""Every sentence an import says about a file, in German and English, in one place.

Each kind has a title (for the group), the rule, and what to do. Braces are filled by whoever reports.
The English sentence stands second. `ZIQ_LANG=en` chooses English.
"""

from __future__ import annotations

from typing import NamedTuple

from data.language import is_english

_OFFICE = "Den Wert in der Datei ändern und erneut importieren."
_OFFICE_EN = "Change the value in the file and import again."
_KNOWN = "Nichts zu tun; bitte kurz prüfen."
_KNOWN_EN = "Nothing to do; please have a look."


class Message(NamedTuple):
    """German and English: title, rule, advice."""

    title: tuple[str, str]
    rule: tuple[str, str]
    advice: tuple[str, str]


MESSAGES: dict[str, Message] = {
    # -- files and sheets ---------------------------------------------------------------------
    "no-files": Message(
        ("Keine Dateien", "No files"),
        ("Hier liegt nichts, das sich importieren lässt.", "There is nothing to import here."),
        (
            "Eine Arbeitsmappe (.xlsx, .ods), CSV-Dateien oder einen Ordner damit angeben.",
            "Name a workbook (.xlsx, .ods), CSV files or a folder of them.",
        ),
    ),
    "unsupported-file": Message(
        ("Anderes Dateiformat", "Other file format"),
        (
            "Dieses Dateiformat wird nicht gelesen.",
            "This file format is not read.",
        ),
        ("Als .xlsx, .ods oder .csv speichern.", "Save it as .xlsx, .ods or .csv."),
    ),
    "skipped-copy": Message(
        ("Geprüfte Kopie übergangen", "Marked copy skipped"),
        (
            "Die Datei ist eine markierte Kopie aus einem früheren Import.",
            "The file is a marked copy of an earlier import.",
        ),
        (
            "Nichts zu tun. Soll sie gelten, unter anderem Namen speichern.",
            "Nothing to do. If it is meant, save it under another name.",
        ),
    ),
    "unreadable-file": Message(
        ("Datei nicht lesbar", "File cannot be read"),
        ("Die Datei ist beschädigt oder geschützt: {reason}.", "The file is damaged or protected: {reason}."),
        (
            "In Excel oder LibreOffice öffnen, ohne Kennwort neu speichern und erneut importieren.",
            "Open it in Excel or LibreOffice, save it without a password and import again.",
        ),
    ),
    "too-large": Message(
        ("Datei zu groß", "File too large"),
        (
            "Die Datei wäre ausgepackt {size} groß; gelesen werden höchstens {limit}.",
            "Unpacked the file would be {size}; at most {limit} is read.",
        ),
        (
            "In mehrere Dateien teilen; lange Kontaktlisten als CSV liefern.",
            "Split it into several files; deliver long outreach lists as CSV.",
        ),
    ),
    "too-wide": Message(
        ("Blatt zu weit", "Sheet too wide"),
        (
            "Das Blatt reicht bis {last}; ein Bereich dieser Größe wird nicht gelesen.",
            "The sheet reaches to {last}; an area of that size is not read.",
        ),
        (
            "Die versprengte Zelle und alle leeren Zeilen und Spalten davor löschen.",
            "Delete the stray cell and all empty rows and columns before it.",
        ),
    ),
    "unknown-sheet": Message(
        ("Unbekanntes Blatt", "Unknown sheet"),
        (
            "Ein Blatt dieses Namens gehört nicht zur Lieferung; es wurde nicht gelesen.{meant}",
            "No sheet of this name belongs to a delivery; it was not read.{meant}",
        ),
        (
            "Gehört es dazu, wie in der Vorlage benennen (Antraege, Kontakte …).",
            "If it belongs, name it as in the template (Antraege, Kontakte …).",
        ),
    ),
    "empty-sheet": Message(
        ("Blatt ohne Zeilen", "Sheet without rows"),
        (
            "Das Blatt hat keine Datenzeilen und gilt als nicht geliefert.",
            "The sheet has no rows of data and counts as not delivered.",
        ),
        (_KNOWN, _KNOWN_EN),
    ),
    "no-header": Message(
        ("Keine Kopfzeile", "No header line"),
        (
            "In den ersten {lines} Zeilen steht keine Kopfzeile mit den Spalten dieses Blatts.",
            "None of the first {lines} lines is a header with the columns of this sheet.",
        ),
        (
            "Die Spaltennamen wie in der Vorlage in eine Zeile über die Daten schreiben.",
            "Write the column names of the template in one line above the data.",
        ),
    ),
    "missing-column": Message(
        ("Pflichtspalte fehlt", "Required column missing"),
        ("Die Spalte „{column}“ fehlt.", "The column “{column}” is missing."),
        (
            "Die Spalte mit diesem Namen ergänzen und füllen.",
            "Add a column of this name and fill it.",
        ),
    ),
    "duplicate-column": Message(
        ("Spalte doppelt", "Column twice"),
        (
            "Zwei Spalten bedeuten „{column}“; welche gilt, ist nicht zu erkennen.",
            "Two columns mean “{column}”; which one counts cannot be told.",
        ),
        ("Eine der beiden löschen oder umbenennen.", "Delete or rename one of the two."),
    ),
    "unknown-column": Message(
        ("Unbekannte Spalte", "Unknown column"),
        (
            "Die Spalte gehört nicht zu diesem Blatt und wurde nicht gelesen.{meant}",
            "The column does not belong to this sheet and was not read.{meant}",
        ),
        (
            "Gehört sie dazu, wie in der Vorlage benennen.",
            "If it belongs, name it as in the template.",
        ),
    ),
    "surplus-cells": Message(
        ("Zeile zu lang", "Line too long"),
        (
            "Die Zeile hat mehr Zellen als die Kopfzeile; die Werte sind vermutlich verrutscht.",
            "The line has more cells than the header; its values have probably shifted.",
        ),
        (
            "Werte mit Trennzeichen darin in Anführungszeichen setzen oder mit Semikolon trennen.",
            "Put values that contain the separator in quotes, or separate with semicolons.",
        ),
    ),
    "applications-missing": Message(
        ("Anträge fehlen", "Applications missing"),
        (
            "Der erste eigene Import beginnt leer und braucht das Blatt „Antraege“.",
            "The first import of your own starts empty and needs the sheet “Antraege”.",
        ),
        (
            "Die Anträge mitliefern: python -m data import ORDNER.",
            "Deliver the applications as well: python -m data import FOLDER.",
        ),
    ),
    "hidden-rows": Message(
        ("Ausgeblendete Zeilen", "Hidden rows"),
        (
            "{count} ausgeblendete Zeilen zählen mit: {rows}.",
            "{count} hidden rows count as well: {rows}.",
        ),
        (
            "Sollen sie nicht zählen, in der Datei löschen statt ausblenden.",
            "If they should not count, delete them in the file instead of hiding them.",
        ),
    ),
    "and-more": Message(
        ("Weitere", "More"),
        ("… und {count} weitere dieser Art.", "… and {count} more of this kind."),
        (
            "Die gelisteten beheben und erneut prüfen.",
            "Mend the listed ones and check again.",
        ),
    ),
    # -- values refused -----------------------------------------------------------------------
    "missing-value": Message(
        ("Pflichtangabe fehlt", "Required value missing"),
        ("„{column}“ darf nicht leer sein.", "“{column}” must not be empty."),
        ("Den Wert nachtragen.", "Fill in the value."),
    ),
    "unknown-code": Message(
        ("Unbekannter Wert", "Unknown value"),
        (
            "Der Wert steht nicht in der Liste zu „{column}“.{meant}",
            "The value is not in the list for “{column}”.{meant}",
        ),
        (
            "Einen Wert der Liste einsetzen; sie steht in der Vorlage.",
            "Use a value of the list; it is in the template.",
        ),
    ),
    "not-allowed": Message(
        ("Unzulässiger Wert", "Value not allowed"),
        ("„{column}“ kennt nur: {allowed}.", "“{column}” may only be: {allowed}."),
        (_OFFICE, _OFFICE_EN),
    ),
    "not-a-number": Message(
        ("Keine Zahl", "Not a number"),
        ("„{column}“ braucht eine Zahl.", "“{column}” needs a number."),
        (
            "Nur die Zahl schreiben, zum Beispiel 1.234,56.",
            "Write the number alone, for example 1234.56.",
        ),
    ),
    "ambiguous-number": Message(
        ("Mehrdeutige Zahl", "Ambiguous number"),
        (
            "Ob Tausender- oder Dezimaltrennung gemeint ist, ist nicht zu erkennen.",
            "Whether thousands or decimals are separated cannot be told.",
        ),
        (
            "Ohne Tausendertrennung schreiben: 1234 oder 1,23.",
            "Write it without a thousands separator: 1234 or 1.23.",
        ),
    ),
    "not-whole": Message(
        ("Keine ganze Zahl", "Not a whole number"),
        ("„{column}“ ist eine Anzahl und braucht eine ganze Zahl.", "“{column}” is a count and needs a whole number."),
        (_OFFICE, _OFFICE_EN),
    ),
    "too-many-decimals": Message(
        ("Zu viele Nachkommastellen", "Too many decimals"),
        ("„{column}“ hat höchstens zwei Nachkommastellen.", "“{column}” has at most two decimals."),
        (_OFFICE, _OFFICE_EN),
    ),
    "negative": Message(
        ("Negativer Wert", "Negative value"),
        ("„{column}“ darf nicht unter 0 liegen.", "“{column}” must not be below 0."),
        (_OFFICE, _OFFICE_EN),
    ),
    "out-of-range": Message(
        ("Außerhalb der Grenzen", "Out of range"),
        ("„{column}“ muss zwischen {low} und {high} liegen.", "“{column}” must lie between {low} and {high}."),
        (_OFFICE, _OFFICE_EN),
    ),
    "impossible-date": Message(
        ("Kein gültiges Datum", "Not a valid date"),
        (
            "„{column}“ braucht ein Datum, das es gibt, zwischen 2000 und 2099.",
            "“{column}” needs a date that exists, between 2000 and 2099.",
        ),
        ("Als TT.MM.JJJJ schreiben, zum Beispiel 31.12.2019.", "Write it as 2019-12-31 or 31.12.2019."),
    ),
    "ambiguous-date": Message(
        ("Mehrdeutiges Datum", "Ambiguous date"),
        ("Was Tag und was Monat ist, ist nicht zu erkennen.", "Which is the day and which the month cannot be told."),
        ("Als TT.MM.JJJJ schreiben, zum Beispiel 31.12.2019.", "Write it as 2019-12-31 or 31.12.2019."),
    ),
    "not-a-month": Message(
        ("Kein gültiger Monat", "Not a valid month"),
        ("„{column}“ braucht einen Monat zwischen 2000 und 2099.", "“{column}” needs a month between 2000 and 2099."),
        ("Als MM.JJJJ oder JJJJ-MM schreiben, zum Beispiel 03.2020.", "Write it as 2020-03 or 03.2020."),
    ),
    "not-a-year": Message(
        ("Kein gültiges Jahr", "Not a valid year"),
        ("„{column}“ braucht ein Jahr oder ein Datum.", "“{column}” needs a year or a date."),
        ("Als JJJJ oder TT.MM.JJJJ schreiben.", "Write it as YYYY or YYYY-MM-DD."),
    ),
    "not-a-boolean": Message(
        ("Weder ja noch nein", "Neither yes nor no"),
        ("„{column}“ braucht ja oder nein.", "“{column}” needs yes or no."),
        (_OFFICE, _OFFICE_EN),
    ),
    "unknown-ags": Message(
        ("Unbekannter Gebietsschlüssel", "Unknown area key"),
        (
            "Diesen Gemeindeschlüssel (AGS) gibt es in Nordrhein-Westfalen nicht.",
            "There is no such area key (AGS) in North Rhine-Westphalia.",
        ),
        (
            "Den achtstelligen AGS der Gemeinde einsetzen, als Text formatiert.",
            "Use the municipality's key of 8 digits, formatted as text.",
        ),
    ),
    "ags-level": Message(
        ("Falsche Gebietsebene", "Wrong level of area"),
        (
            "„{area}“ ist hier nicht die verlangte Ebene; verlangt: {wanted}.",
            "“{area}” is not of the level wanted here; wanted: {wanted}.",
        ),
        (
            "Den Schlüssel der Gemeinde selbst einsetzen.",
            "Use the key of the municipality itself.",
        ),
    ),
    "formula-without-value": Message(
        ("Formel ohne Ergebnis", "Formula without a result"),
        (
            "Die Zelle enthält eine Formel, deren Ergebnis nicht gespeichert ist.",
            "The cell holds a formula whose result is not stored.",
        ),
        (
            "Die Datei in Excel öffnen, neu berechnen lassen und speichern.",
            "Open the file in Excel, let it calculate, and save it.",
        ),
    ),
    "cell-error": Message(
        ("Fehlerwert in der Zelle", "Error value in the cell"),
        ("Die Zelle zeigt einen Fehler von Excel.", "The cell shows an error of Excel."),
        ("Die Formel berichtigen oder den Wert eintragen.", "Mend the formula or enter the value."),
    ),
    "several-neighbourhoods": Message(
        ("Mehrere Quartiere in einer Zelle", "Several neighbourhoods in one cell"),
        (
            "Wie sich die Zeile auf die Quartiere verteilt, ist nicht zu erkennen.",
            "How the line is shared among the neighbourhoods cannot be told.",
        ),
        (
            "Je Quartier eine eigene Zeile mit eigenen Zahlen liefern.",
            "Deliver one line with its own numbers per neighbourhood.",
        ),
    ),
    # -- taken and listed ---------------------------------------------------------------------
    "exact-repeat": Message(
        ("Zeile wiederholt", "Row repeated"),
        (
            "Die Zeile steht schon in {first}; sie zählt einmal.",
            "The row already stands at {first}; it counts once.",
        ),
        (
            "Ist sie doppelt gemeint, die Zahlen in einer Zeile zusammenfassen.",
            "If both are meant, add them up in one row.",
        ),
    ),
    "dropped-row": Message(
        ("Frühere Zeile entfallen", "Earlier row dropped"),
        (
            "Die Zeile einer früheren Lieferung verliert ihren Antrag oder ihr Quartier ({key}) "
            "und entfällt wegen --replace.",
            "The row of an earlier delivery loses its application or neighbourhood ({key}) and is "
            "dropped because of --replace.",
        ),
        (
            "War es nicht gewollt: python -m data rollback.",
            "If that was not meant: python -m data rollback.",
        ),
    ),
    # -- mended -------------------------------------------------------------------------------
    "title-lines": Message(
        ("Titelzeilen übergangen", "Title lines skipped"),
        (
            "{count} Zeilen über der Kopfzeile (Zeile {row}) wurden übergangen.",
            "{count} lines above the header (line {row}) were skipped.",
        ),
        (_KNOWN, _KNOWN_EN),
    ),
    "total-line": Message(
        ("Summenzeile übergangen", "Total line skipped"),
        ("Die Zeile ist eine Summe und zählt nicht mit.", "The line is a total and does not count."),
        (_KNOWN, _KNOWN_EN),
    ),
    "repeated-header": Message(
        ("Kopfzeile wiederholt", "Header line repeated"),
        ("Die Zeile wiederholt die Kopfzeile und wurde übergangen.", "The line repeats the header and was skipped."),
        (_KNOWN, _KNOWN_EN),
    ),
    "encoding": Message(
        ("Zeichensatz erkannt", "Encoding recognised"),
        ("Die Datei ist nicht UTF-8; sie wurde als {encoding} gelesen.", "The file is not UTF-8; it was read as {encoding}."),
        ("Umlaute in einer Stichprobe prüfen.", "Check a few umlauts."),
    ),
    "formula-value": Message(
        ("Formeln", "Formulas"),
        ("{count} Zellen enthalten Formeln; ihr gespeichertes Ergebnis zählt.", "{count} cells hold formulas; their stored result counts."),
        (_KNOWN, _KNOWN_EN),
    ),
    "blanks": Message(
        ("Leerzeichen entfernt", "Blanks removed"),
        ("Überflüssige Leerzeichen in „{column}“ entfernt (Zellen: {count}).", "Surplus blanks in “{column}” removed (cells: {count})."),
        (_KNOWN, _KNOWN_EN),
    ),
    "missing-marker": Message(
        ("Als „keine Angabe“ gelesen", "Read as “not stated”"),
        ("„{column}“: als fehlende Angabe gelesen (Zellen: {count}).", "“{column}”: read as not stated (cells: {count})."),
        (_KNOWN, _KNOWN_EN),
    ),
    "number-format": Message(
        ("Zahlenschreibweise", "Way of writing numbers"),
        ("„{column}“: als {read} gelesen (Zellen: {count}).", "“{column}”: read as {read} (cells: {count})."),
        (_KNOWN, _KNOWN_EN),
    ),
    "percent-cell": Message(
        ("Prozentformat", "Percent format"),
        ("„{column}“: Zelle im Prozentformat, als {read} gelesen (Zellen: {count}).", "“{column}”: cell in percent format, read as {read} (cells: {count})."),
        (_KNOWN, _KNOWN_EN),
    ),
    "rounded": Message(
        ("Auf zwei Stellen gerundet", "Rounded to two decimals"),
        ("„{column}“: auf {read} gerundet (Zellen: {count}).", "“{column}”: rounded to {read} (cells: {count})."),
        (_KNOWN, _KNOWN_EN),
    ),
    "date-format": Message(
        ("Schreibweise des Datums", "Way of writing dates"),
        ("„{column}“: als {read} gelesen (Zellen: {count}).", "“{column}”: read as {read} (cells: {count})."),
        (_KNOWN, _KNOWN_EN),
    ),
    "excel-serial": Message(
        ("Excel-Tageszahl", "Excel serial day"),
        ("„{column}“: die Tageszahl wurde als {read} gelesen (Zellen: {count}).", "“{column}”: the serial day was read as {read} (cells: {count})."),
        (_KNOWN, _KNOWN_EN),
    ),
    "two-digit-year": Message(
        ("Zweistelliges Jahr", "Year of two digits"),
        ("„{column}“: als {read} gelesen (Zellen: {count}).", "“{column}”: read as {read} (cells: {count})."),
        (_KNOWN, _KNOWN_EN),
    ),
    "ags-zero": Message(
        ("Führende Null ergänzt", "Leading zero restored"),
        ("„{column}“: Schlüssel als {read} gelesen (Zellen: {count}).", "“{column}”: key read as {read} (cells: {count})."),
        ("Die Spalte künftig als Text formatieren.", "Format the column as text from now on."),
    ),
    "ags-city": Message(
        ("Kreisfreie Stadt ergänzt", "Independent city completed"),
        ("„{column}“: fünf Stellen zu {read} ergänzt (Zellen: {count}).", "“{column}”: five digits completed to {read} (cells: {count})."),
        (_KNOWN, _KNOWN_EN),
    ),
    "spelling": Message(
        ("Schreibweise angeglichen", "Spelling adjusted"),
        ("„{column}“: als „{read}“ gelesen (Zellen: {count}).", "“{column}”: read as “{read}” (cells: {count})."),
        (_KNOWN, _KNOWN_EN),
    ),
    "excel-date-code": Message(
        ("Von Excel in ein Datum verwandelt", "Turned into a date by Excel"),
        ("„{column}“: das Datum wurde als „{read}“ gelesen (Zellen: {count}).", "“{column}”: the date was read as “{read}” (cells: {count})."),
        ("Die Spalte künftig als Text formatieren.", "Format the column as text from now on."),
    ),
    "split-neighbourhoods": Message(
        ("Mehrere Quartiere aufgeteilt", "Several neighbourhoods split"),
        ("Die Zelle nennt {count} Quartiere; jedes wurde eine eigene Zeile.", "The cell names {count} neighbourhoods; each became a row."),
        (_KNOWN, _KNOWN_EN),
    ),
}  # fmt: skip

_MEANT = (" Gemeint: „{word}“?", " Meant: “{word}”?")


def words_of(kind: str, /, **words: object) -> tuple[str, str]:
    """The rule and the advice of a kind of finding, filled in the reader's language."""
    message, chosen = _message(kind), is_english()
    meant = words.get("meant")
    filled = words | {"meant": _MEANT[chosen].format(word=meant) if meant else ""}
    return message.rule[chosen].format(**filled), message.advice[chosen].format(**filled)


def title_of(kind: str) -> str:
    """The heading under which findings of this kind are listed."""
    return _message(kind).title[is_english()]


def _message(kind: str) -> Message:
    from data.importing.rule_messages import RULE_MESSAGES

    return MESSAGES[kind] if kind in MESSAGES else RULE_MESSAGES[kind]
