"""Where the heads of a sheet stand, and by which of them it is recognised."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.importing.deliveries import (
    Office,
    application,
    brief,
    contact,
    csv_text,
    stored,
    write_xlsx,
)


@pytest.mark.parametrize("lang", ["de", "en"])
def test_an_export_of_power_bi_is_read_and_listed_or_refused_with_its_way_out(
    office: Office, monkeypatch: pytest.MonkeyPatch, lang: str
) -> None:
    monkeypatch.setenv("ZIQ_LANG", lang)
    names = {"Kontakte": "Summe von Kontakte", "Erstkontakte": "Sum of Erstkontakte"}
    rows = [{names.get(k, k): v for k, v in contact().items()}]
    office.deliver(Antraege=[application()], Kontakte=rows)
    found = [f for f in office.takes().findings if f.kind == "head-summed"]
    assert [(f.cell, f.value) for f in found] == [
        ("H1", "Summe von Kontakte"), ("I1", "Sum of Erstkontakte"),
    ]  # fmt: skip
    assert stored(office, "SELECT contacts_count, first_contacts_true FROM outreach") == [(12, 3)]
    office.deliver(Kontakte=[{k.replace("Summe von", "Anzahl von"): v for k, v in rows[0].items()}])
    (refused,) = [f for f in office.refuses() if f.severity == "error"]
    assert (refused.kind, refused.cell) == ("head-aggregated", "H1")
    assert ("„Nicht zusammenfassen“" if lang == "de" else "“Don't summarize”") in refused.advice


def test_heads_in_two_lines_are_one(office: Office) -> None:
    header = list(application())
    upper = ["Anteil" if name.startswith("Anteil") else "Laufzeit" if name.startswith("Laufzeit")
             else name for name in header]  # fmt: skip
    # A merged head has its text in the first cell only.
    upper[header.index("Anteil ESF")] = upper[header.index("Laufzeit bis")] = ""
    lower = [name.split()[-1] if name.startswith(("Anteil", "Laufzeit")) else "" for name in header]
    lower[header.index("Gesamtausgaben")] = "in T€"
    row = application(Gesamtausgaben="100").values()
    office.write("Antraege.csv", "\n".join(";".join(map(str, r)) for r in (upper, lower, row)))
    outcome = office.takes()
    assert brief(outcome.findings, "warning") == []
    assert [f.kind for f in outcome.findings] == ["head-scaled"]
    sql = "SELECT total_eur, esf_share_eur, year(funded_to), source_row FROM applications"
    assert stored(office, sql) == [(Decimal(100_000), Decimal(40_000), 2020, 3)]


def test_a_line_of_units_below_the_heads_belongs_to_them(office: Office) -> None:
    header = list(application())
    money = ["T€" if name in ("Gesamtausgaben", "Eigenanteil") else "" for name in header]
    row = application(Gesamtausgaben="100", Eigenanteil="20").values()
    lines = [["Liste der Anträge"], [], header, money, row]
    office.write("Antraege.csv", "\n".join(";".join(map(str, r)) for r in lines))
    assert [f.kind for f in office.takes().findings] == [
        "head-scaled", "head-scaled", "title-lines",
    ]  # fmt: skip
    assert stored(office, "SELECT own_share_eur FROM applications") == [(Decimal(20_000),)]


def test_heads_may_carry_footnote_signs(office: Office) -> None:
    signs = ["¹", " ¹⁾"[:2], "*)", " *", "1)", " 1)", " (1)", "**", "²)"]
    for number, sign in enumerate(signs):
        row = {n + sign: value for n, value in application(Aktenzeichen=f"A-{number}").items()}
        office.write(f"Antraege_{number}.csv", csv_text([row]))
    outcome = office.takes()
    assert outcome.findings == ()
    assert outcome.tables["applications"] == len(signs)


@pytest.mark.parametrize(
    "name",
    [
        "Antraege_v2_final", "02_Antraege Essen (Stand 31.12.2019)", "Anträge ZiQ NEU",
        "antraege (3)", "Kopie von Antraege", "2019-12-31 Antraege", "ZiQ-applications-export",
        "Tabelle1", "Export",
    ],
)  # fmt: skip
def test_a_file_is_recognised_by_name_or_heads_and_that_is_said(office: Office, name: str) -> None:
    office.deliver(**{name: [application()]})
    findings = office.takes().findings
    assert {f.kind for f in findings} <= {"sheet-recognised"}
    assert bool(findings) == (name != "antraege (3)")


def test_beside_a_plainly_named_sheet_no_other_is_guessed(office: Office) -> None:
    write_xlsx(
        office.inbox / "Mappe.xlsx",
        {"Antraege": [application()], "Antraege alt": [application(Aktenzeichen="A-9")],
         "Tabelle3": [application(Aktenzeichen="A-8")]},
    )  # fmt: skip
    outcome = office.takes()
    assert outcome.tables["applications"] == 1
    assert {(f.kind, f.sheet) for f in outcome.findings} == {
        ("unknown-sheet", "Antraege alt"), ("unknown-sheet", "Tabelle3"),
    }  # fmt: skip


def test_a_long_name_is_read_in_a_moment(office: Office) -> None:
    office.deliver(Antraege=[application()])
    office.write(f"{'1' * 180}x.csv", "a;b\n")
    assert [f.kind for f in office.takes().findings] == ["unknown-sheet"]
