"""What an import found: each with its place, the value, the rule and what to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from data.importing import messages
from data.language import says, written_count

ERROR, WARNING, MENDED = "error", "warning", "mended"
LISTED_PER_KIND = 1_000
"""So many places are listed per kind and sheet; the rest is counted in one more finding."""

VALUE_LENGTH = 200


@dataclass(frozen=True)
class Place:
    """Where something stands: file, sheet and cell such as C17; empty where it does not apply."""

    file: str = ""
    sheet: str = ""
    cell: str = ""


@dataclass(frozen=True)
class Finding:
    """One finding. `kind` is the language-free name; `rule` and `advice` are for reading.

    `count`: how many it stands for, more than one where the rest of a kind is told in one line.
    """

    severity: str
    kind: str
    file: str
    sheet: str
    cell: str
    value: str
    rule: str
    advice: str
    count: int = 1


def count_errors(findings: Iterable[Finding]) -> int:
    """How many errors there are, listed or not."""
    return sum(finding.count for finding in findings if finding.severity == ERROR)


class ImportRejectedError(Exception):
    """The delivery was refused and nothing has changed; `findings` says why."""

    def __init__(self, findings: tuple[Finding, ...], marked_copies: tuple[Path, ...] = ()) -> None:
        self.findings = findings
        self.marked_copies = marked_copies
        super().__init__(f"{count_errors(findings)} errors, nothing was imported")


class Findings:
    """Collects everything before anything is decided."""

    def __init__(self) -> None:
        self._listed: list[Finding] = []
        self._counts: Counter[tuple[str, str, Place]] = Counter()
        self._unread: set[str] = set()
        self._before: set[str] = set()

    def add_unread(self, kind: str, place: Place, /, **words: object) -> None:
        """Note a file or sheet that was not read at all; other errors may follow from it."""
        self._unread.add(place.file)
        self.add(ERROR, kind, place, **words)

    def before(self, place: Place) -> Place:
        """The same place, said to be of the data so far; findings about it come after the others.

        Nobody can mend a file that was not delivered this time.
        """
        file = f", {place.file}" if place.file else ""
        named = says(f"bisheriger Stand{file}", f"data so far{file}")
        self._before.add(named)
        return replace(place, file=named)

    @property
    def unread(self) -> frozenset[str]:
        """The files of which something was not read."""
        return frozenset(self._unread)

    def add(
        self, severity: str, kind: str, place: Place, value: str = "", /, **words: object
    ) -> None:
        """Note one finding; `words` fill the placeholders of its message."""
        self.add_counted(1, severity, kind, place, value, **words)

    def add_counted(
        self,
        count: int,
        severity: str,
        kind: str,
        place: Place,
        value: str = "",
        /,
        **words: object,
    ) -> None:
        """Note `count` findings of a kind of which this one is listed if there is room."""
        group = (severity, kind, Place(place.file, place.sheet))
        self._counts[group] += count
        if self._counts[group] - count < LISTED_PER_KIND:
            rule, advice = messages.words_of(kind, **words)
            shown = value if len(value) <= VALUE_LENGTH else value[: VALUE_LENGTH - 1] + "…"
            self._listed.append(
                Finding(severity, kind, place.file, place.sheet, place.cell, shown, rule, advice)
            )

    @property
    def has_errors(self) -> bool:
        """Whether the delivery must be refused."""
        return any(severity == ERROR for severity, _, _ in self._counts)

    def all(self) -> tuple[Finding, ...]:
        """Errors first, then warnings and mendings; by kind, then in the order of the files.

        Among the errors those about files that were not read come first: they are the cause. What
        concerns the data so far comes last of its severity.
        """
        shown = _empty_together(self._listed)
        listed = Counter((f.severity, f.kind, Place(f.file, f.sheet)) for f in shown)
        more = [
            _rest(severity, kind, place, count - listed[severity, kind, place])
            for (severity, kind, place), count in self._counts.items()
            if count > max(listed[severity, kind, place], LISTED_PER_KIND)
        ]
        order = {ERROR: 0, WARNING: 1, MENDED: 2}
        causes = {f.kind for f in shown if f.severity == ERROR and f.file in self._unread}
        return tuple(
            sorted(
                (*shown, *more),
                key=lambda f: (
                    order[f.severity],
                    f.kind not in causes,
                    f.file in self._before,
                    f.kind,
                ),
            )
        )


def _empty_together(listed: Iterable[Finding]) -> list[Finding]:
    """Several empty sheets of one workbook in one finding: few fill every sheet of the template."""
    kept = []
    sheets: dict[str, list[Finding]] = {}
    for finding in listed:
        if finding.kind == "empty-sheet":
            sheets.setdefault(finding.file, []).append(finding)
        else:
            kept.append(finding)
    for file, empty in sheets.items():
        names = ", ".join(finding.sheet for finding in empty)
        words = messages.words_of("empty-sheets", sheets=names)
        together = Finding(WARNING, "empty-sheets", file, "", "", "", *words)
        kept += [together] if len(empty) > 1 else empty
    return kept


def _rest(severity: str, kind: str, place: Place, count: int) -> Finding:
    """One line for the places of a kind that are not listed one by one."""
    words = messages.words_of("and-more", count=written_count(count))
    return Finding(severity, kind, place.file, place.sheet, "", "", *words, count)
