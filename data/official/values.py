"""What a table says, whatever its form: values of variables, and what was made of the rest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from data.language import says, written_count


class OfficialFileError(Exception):
    """The file cannot be read as one of these tables; the message says what to do."""


@dataclass(frozen=True)
class Variable:
    """One column of meaning: a measure in one unit, for one group of persons.

    Attributes:
        key: stays the same from one year's file to the next.
        label: as the table words it.
        unit: as the table words it; empty where it says nothing.
    """

    key: str
    label: str
    unit: str = ""


@dataclass(frozen=True)
class Value:
    """One value.

    Attributes:
        area: AGS of 2, 3, 5 or 8 digits, or a municipality's own key.
        variable: key of the variable.
        at: year, month or day in ISO form.
        value: None where a sign or nothing stands in its place.
        sign: what stands there instead of a number, or beside it as its quality.
    """

    area: str
    variable: str
    at: str
    value: float | None
    sign: str = ""


@dataclass(frozen=True)
class Note:
    """What was done with cells that are no plain value: how often, and the first, "" if empty."""

    kind: str
    count: int
    example: str

    @property
    def text(self) -> str:
        """In the reader's words."""
        german, english = _WORDS[self.kind]
        first = f" ({self.example})" if self.example else ""
        return f"{says(german, english)}: {written_count(self.count)}{first}"


@dataclass(frozen=True)
class Table:
    """A file as read. `form` is the key of its kind, `source` what it says of its origin."""

    file: str
    form: str
    title: str
    source: str
    variables: tuple[Variable, ...]
    values: tuple[Value, ...]
    notes: tuple[Note, ...] = ()

    @property
    def kind(self) -> str:
        """What kind of file it is, in the reader's words."""
        return says(*_KINDS[self.form])


@dataclass
class Told:
    """Collects notes while a table is read."""

    _counts: Counter[str] = field(default_factory=Counter)
    _examples: dict[str, str] = field(default_factory=dict)

    def add(self, kind: str, example: str, count: int = 1) -> None:
        """One more cell, row or area of a kind."""
        self._counts[kind] += count
        self._examples.setdefault(kind, example)

    def all(self) -> tuple[Note, ...]:
        """Per kind how often, and the first."""
        return tuple(
            Note(kind, count, self._examples[kind]) for kind, count in self._counts.items()
        )


def once(values: Iterable[Value], told: Told) -> tuple[Value, ...]:
    """Each value once; the same one under several headings counts once.

    Raises:
        OfficialFileError: two different values for the same area, variable and date.
    """
    found: dict[tuple[str, str, str], Value] = {}
    for value in values:
        key = (value.area, value.variable, value.at)
        before = found.setdefault(key, value)
        if before is value:
            continue
        if before.value != value.value:
            raise OfficialFileError(
                says(
                    f"Für {value.area}, {value.variable}, {value.at} stehen zwei verschiedene "
                    f"Werte in der Datei ({before.value}, {value.value}). Eine der Zeilen "
                    "entfernen.",
                    f"There are two different values for {value.area}, {value.variable}, "
                    f"{value.at} ({before.value}, {value.value}). Remove one of the rows.",
                )
            )
        told.add("repeated", f"{value.area} {value.variable} {value.at}")
    return tuple(found.values())


_KINDS = {
    "flat": ("flache CSV der Statistikämter", "flat CSV of the statistical offices"),
    "as-shown": ("Tabelle, wie sie angezeigt wird", "table as it is shown"),
    "inkar-page": ("Export einer Seite", "export of a page"),
    "inkar-bulk": ("Gesamtdatei", "bulk file"),
    "wide": ("breite Tabelle, Zeiten im Kopf", "wide table, dates in its head"),
    "long": ("lange Tabelle mit Zeitspalte", "long table with a column of dates"),
    "regionalatlas": ("Regionalatlas", "Regionalatlas"),
    "monitoring-geojson": ("GeoJSON eines Monitorings", "GeoJSON of a monitoring system"),
    "census": ("Arbeitsmappe des Zensus", "workbook of the census"),
    "employment": ("Arbeitsmappe der Arbeitsmarktstatistik", "workbook of employment statistics"),
}
_WORDS = {
    "zero": ("„-“ gelesen als 0 (nichts vorhanden oder auf 0 geändert)",
             "“-” read as 0 (nothing, or changed to 0)"),
    "rounded-zero": ("0 steht für gerundet auf 0, nicht für nichts",
                     "0 stands for rounded to 0, not for nothing"),
    "secret": ("„.“ oder „*“ gelesen als nicht bekannt oder geheim, kein Wert",
               "“.” or “*” read as unknown or secret, no value"),
    "uncertain": ("„/“ gelesen als nicht sicher genug, kein Wert",
                  "“/” read as not certain enough, no value"),
    "senseless": ("„x“ gelesen als nicht sinnvoll, kein Wert",
                  "“x” read as making no sense, no value"),
    "later": ("„...“ gelesen als fällt später an, kein Wert",
              "“...” read as coming later, no value"),
    "missing": ("leer oder „-“ gelesen als ohne Angabe, kein Wert",
                "empty or “-” read as not stated, no value"),
    "sign-number": ("Zahl, die für ein Zeichen steht, nicht als Wert gelesen",
                    "number that stands for a sign, not read as a value"),
    "quality": ("Wert mit Zeichen seiner Güte (() p r s e), gelesen",
                "value with a sign of its quality (() p r s e), read"),
    "no-number": ("weder Zahl noch bekanntes Zeichen, kein Wert",
                  "neither a number nor a known sign, no value"),
    "ambiguous": ("ob Punkt oder Komma Tausender trennt, ist offen; kein Wert",
                  "point or comma may separate thousands or decimals; no value"),
    "outside": ("Gebiet außerhalb von Nordrhein-Westfalen, weggelassen",
                "area outside North Rhine-Westphalia, left out"),
    "dissolved": ("aufgelöstes Gebiet, weggelassen", "dissolved area, left out"),
    "no-area": ("kein Gebiet des Landes, weggelassen", "no area of the state, left out"),
    "not-districts": ("Kreisregionen und andere Zuschnitte sind keine Kreise, weggelassen",
                      "Kreisregionen and other cuts are no Kreise, left out"),
    "repeated": ("derselbe Wert unter mehreren Überschriften, einmal gezählt",
                 "the same value under several headings, counted once"),
    "torn": ("abgerissene Zeile ohne Wert, übergangen", "torn line without a value, passed over"),
    "total": ("Summenzeile, weggelassen", "total line, left out"),
    "period": ("Zeitraum über zwei Jahre, als das spätere gelesen",
               "period of two years, read as the later one"),
}  # fmt: skip
