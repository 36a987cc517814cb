"""Import of files: where they are handed in, and what the last one read, found and changed."""

from __future__ import annotations

import json
from typing import Any, Literal

from dash import html

from dashboards.access import csrf_token
from dashboards.components.originals import original
from dashboards.components.sections import section
from dashboards.components.tables import plain_table
from dashboards.language import formats
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import language
from data.contracts import sheets
from data.importing.messages import advice_on_page, in_other_words, is_german
from data.language import data_speaking
from queries.rows import Rows
from queries.scope import Viewer

#: So many findings stand on the page.
_LISTED = 1_000


def sheet_name(name: str) -> str:
    """What a sheet of the delivery is called."""
    sheet = sheets().get(name)
    return sheet.german if sheet and language() == "de" else name


def desk(viewer: Viewer) -> html.Section:
    """Where files are handed in, by those who may; `assets/` fills the desk itself."""
    address = f"/import/template.xlsx?lang={language()}"
    template = html.P(html.A(_("Download an empty template (Excel)"), href=address))
    if "import" not in viewer.rights:
        words = _("Importing files is open to people with the right to import.")
        return section("import", _("Import files"), html.P(words), template)
    return section(
        "import",
        _("Import files"),
        html.P(
            _(
                "Choose workbooks (.xlsx, .ods) or CSV files. They are checked first; you see what "
                "would change, and nothing changes until you confirm."
            )
        ),
        template,
        html.P(
            html.A(
                _("Report forms of all approved projects (ZIP)"),
                href=f"/import/forms.zip?lang={language()}",
            )
        ),
        html.Div(
            id="import-desk",
            className="import-desk",
            **{
                "data-kind": "delivery",
                "data-token": csrf_token(),
                "data-words": json.dumps(desk_words(), ensure_ascii=False),
                "data-heads": json.dumps(_desk_heads(), ensure_ascii=False),
            },
        ),
    )


def desk_words() -> dict[str, str]:
    """What the import desk in the browser says."""
    return {
        "files": _("Files to import"),
        "check": _("Check the files"),
        "checking": _("The files are being checked …"),
        "importing": _("The files are being imported …"),
        "refused": _("Not importable: nothing was changed. Mend these places and try again."),
        "accepted": _("The files can be imported. This would change:"),
        "nothing": _("Nothing would change: the data already contain this delivery."),
        "not_read": _("Not read, because nothing in it was recognised: {files}"),
        "nothing_else": _("What was read changes nothing."),
        "progress": _("How far it is"),
        "stop": _("Stop"),
        "stopped": _("Stopped. Nothing was changed."),
        "first": _("These are the first data of your own: sample data are shown no longer."),
        "moved": _(
            "In the meantime the data have changed, so nothing was imported. Look at the "
            "difference again; this would change now:"
        ),
        "confirm": _("Import now"),
        "discard": _("Discard"),
        "discarded": _("Discarded. Nothing was changed."),
        "done": _("Imported. The page now shows the new data."),
        "marked": _("Download the workbook with the faulty cells marked"),
        "returns": _("Returns of the projects"),
        "returns_file": _("This report as Excel"),
        "returns_mails": _("Texts of the answering mails"),
        "take_good": _("Take the returns without errors; the others wait"),
        "failed": _("The server did not answer. Nothing was changed."),
        "findings": _("Findings"),
        "more": _("{count} findings in all; the first are listed."),
        "one_by_one": _("The first hundred changes one by one"),
        "error": _("Error"),
        **_severities(),
        **_change_words(),
    }


def _desk_heads() -> dict[str, list[str]]:
    """How the columns of its tables are called."""
    return {
        "findings": _finding_head(),
        "changes": [_("Sheet"), _("Change"), _("Number")],
        "one_by_one": _change_head(),
        "returns": _returns_head(),
    }


def _finding_head() -> list[str]:
    return [_("Kind"), _("File, sheet, cell"), _("Value"), _("Rule"), _("What to do")]


def _returns_head() -> list[str]:
    return [
        _("Case number"), _("Project"), _("State of the return"), _("Files"),
        _("To be corrected"), _("Months due"),
    ]  # fmt: skip


def _change_head() -> list[str]:
    return [_("Row"), _("Sheet"), _("Change"), _("Before"), _("After")]


def place(*parts: str) -> str:
    """File, sheet and cell as far as they are known."""
    return " · ".join(part for part in parts if part)


def _severities() -> dict[str, str]:
    return {"warning": _("Warning"), "mended": _("Mended")}


def _change_words() -> dict[str, str]:
    return {"added": _("added"), "changed": _("changed"), "gone": _("gone")}


def findings(rows: Rows) -> html.Section:
    """What was warned of and mended; rows as from `state.findings`."""
    content: list[Any] = [html.P(_("The last import found nothing to warn of."))]
    if len(rows):
        content = [_finding_table(rows.head(_LISTED))]
    if len(rows) > _LISTED:
        more = _("More than {count} findings; the first are listed.")
        content.insert(0, html.P(more.format(count=formats.number(_LISTED))))
    return section("findings", _("Findings of the last import"), *content)


def _finding_table(rows: Rows) -> Any:
    words = _severities()
    return plain_table(
        _("Findings of the last import"),
        _finding_head(),
        [
            [
                words.get(row["severity"], row["severity"]),
                place(row["file"], row["sheet"], row["cell"]),
                original(row["value"] or ""),
                *_as_written(row["kind"], row["rule"], row["advice"]),
            ]
            for row in rows
        ],
    )


def _as_written(kind: str, rule: str, advice: str) -> list[str | html.Span]:
    """Rule and advice of a finding in the page's language, else as the import wrote them down."""
    with data_speaking(language()):
        told = in_other_words(kind, rule, advice)
    if told:
        return [told[0], advice_on_page(kind, told[1])]
    code: Literal["de", "en"] = "de" if is_german(kind, rule) else "en"
    return [original(rule, code), original(advice_on_page(kind, advice), code)]


def changes(counts: Rows, first: Rows) -> html.Section:
    """What is new, other or gone.

    Args:
        counts: per sheet, as from `state.change_counts`.
        first: the first ones, as from `state.changes`.
    """
    if not len(counts):
        nothing = _("The last import changed nothing that was there before.")
        return section("changes", _("Changes of the last import"), html.P(nothing))
    words = _change_words()
    return section(
        "changes",
        _("Changes of the last import"),
        plain_table(
            _("Changes per sheet"),
            [_("Sheet"), *words.values()],
            [
                [
                    sheet_name(row["sheet"]),
                    formats.number(row["added_count"]),
                    formats.number(row["changed_count"]),
                    formats.number(row["gone_count"]),
                ]
                for row in counts
            ],
            numbers=(1, 2, 3),
        ),
        html.Details(
            [
                html.Summary(_("The first hundred changes one by one")),
                plain_table(
                    _("Changes one by one"),
                    _change_head(),
                    [
                        [
                            row["key"],
                            sheet_name(row["sheet"]),
                            words[row["change"]],
                            original(row["before"] or ""),
                            original(row["after"] or ""),
                        ]
                        for row in first
                    ],
                ),
            ]
        ),
    )


def files(rows: Rows) -> html.Section:
    """Where the data come from; rows as from `state.import_files`."""
    return section(
        "files",
        _("Imported files"),
        plain_table(
            _("Imported files"),
            [_("File"), _("Sheet"), _("Rows"), _("Checksum"), _("Imported")],
            [
                [
                    row["file"], row["sheet"], formats.number(row["rows_count"]), row["checksum"],
                    formats.date(row["imported_at"]),
                ]
                for row in rows
            ],
            numbers=(2,),
        ),
    )  # fmt: skip
