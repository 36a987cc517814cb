"""The texts of the answering mails: what is to be corrected, what is still owed."""

from __future__ import annotations

from collections.abc import Iterable

from data.collection.standing import COMPLETE, FAULTY, RECEIVED, Standing, due_text
from data.importing.findings import ERROR, Finding
from data.importing.template import choices_title
from data.language import says


def mail_text(found: Iterable[Standing]) -> str:
    """One answer per project whose return is faulty or owed, ready to be sent."""
    parts = []
    for row in found:
        if row.state in (RECEIVED, COMPLETE):
            continue
        subject = says("Betreff: Meldung", "Subject: report")
        lines = [f"{subject} {row.case_number} · {row.title}", "", says("Guten Tag,", "Hello,"), ""]
        lines += _to_correct(row) if row.state == FAULTY else _owed(row)
        parts.append("\n".join(lines))
    return ("\n\n" + "-" * 60 + "\n\n").join(parts) + "\n"


def _to_correct(row: Standing) -> list[str]:
    listed = [
        f"- {_place(fault)}{_quoted(fault.value)}: {fault.rule}"
        for fault in row.faults
        if fault.severity == ERROR
    ]
    if any(fault.kind == "counted-in-parts" for fault in row.faults):
        names = ", ".join(row.files)
        listed.append(
            says(
                f"- Es kamen mehrere Meldebögen mit verschiedenen Zahlen für denselben Monat: "
                f"{names}. Welcher gilt?",
                f"- Several forms came with different numbers for the same month: {names}. Which "
                "one holds?",
            )
        )
    head = says(
        "in Ihrem Meldebogen ist noch etwas zu berichtigen:",
        "in your report form something needs correction:",
    )
    marked = ", ".join(copy.name for copy in row.copies)
    choices = choices_title()
    ask = says(
        f"Was in den gelben Zellen stehen darf, steht im Blatt „{choices}“. Bitte berichtigen "
        "Sie die Stellen und senden Sie den Meldebogen noch einmal.",
        f"What the yellow cells may hold stands in the sheet “{choices}”. Please correct the "
        "places and send the form once more.",
    )
    if not any(fault.cell for fault in row.faults):
        ask = says(
            "Bitte speichern Sie den Meldebogen neu und senden Sie ihn noch einmal.",
            "Please save the form anew and send it once more.",
        )
    attached = says(
        f"Anlage (die Stellen sind markiert): {marked}",
        f"Attached (the places are marked): {marked}",
    )
    return [head, *listed, "", ask, *(["", attached] if marked else [])]


def _place(fault: Finding) -> str:
    """Sheet and cell; the file, where it could not be opened."""
    return " ".join(part for part in (fault.sheet, fault.cell) if part) or fault.file


def _quoted(value: str) -> str:
    return says(f" „{value}“", f" “{value}”") if value else ""


def _owed(row: Standing) -> list[str]:
    """What is still missing; behind another sentence it begins with a large letter."""
    empty, owed = _empty(row), _still_owed(row)
    return [*empty, owed[:1].upper() + owed[1:]] if empty else [owed]


def _empty(row: Standing) -> list[str]:
    names = ", ".join(row.files)
    said = says(
        f"Ihr Meldebogen kam ohne Angaben zurück: {names}.",
        f"your report form came back without any entry: {names}.",
    )
    return [said] if names else []


def _still_owed(row: Standing) -> str:
    months = due_text(row.due)
    if len(row.due) == 1:
        return says(
            f"es fehlt noch Ihre Meldung für {months}.",
            f"your report is still missing for {months}.",
        )
    return says(
        f"es fehlen noch Ihre Meldungen für: {months}",
        f"your reports are still missing for: {months}",
    )
