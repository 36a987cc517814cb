"""What answers where files are imported; only people with the right to import reach it.

What becomes of the files is up to `dashboards.importing.deliveries`.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import io
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from flask import Response, request

from dashboards import access
from dashboards.exports.responses import file_answer, json_answer
from dashboards.importing import deliveries
from dashboards.importing.addresses import View
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import speaking
from data import facts
from data.collection.brought import TAKE_GOOD
from data.collection.command import make_forms
from data.importing.apart import Wanted
from data.importing.template import write_template
from data.keys import SeedError
from data.language import data_speaking
from data.versions import PointerError
from data.writer import ImportRunningError, StoreWriteError

_SAID = ("key", "name", "layer", "system", "source", TAKE_GOOD)
_ODS = "application/vnd.oasis.opendocument.spreadsheet"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def views(store_folder: Path, default_language: str) -> dict[str, View]:
    """What answers at each address of `dashboards.importing.addresses`, by name."""
    waiting = store_folder / deliveries.WAITING_FOLDER

    @contextlib.contextmanager
    def spoken() -> Iterator[None]:
        code = request.args.get("lang", default_language)
        with speaking(code), data_speaking(code):
            yield

    def template() -> Response:
        with (
            spoken(),
            facts.using(facts.facts_in(store_folder)),
            tempfile.TemporaryDirectory() as folder,
        ):
            path = Path(folder) / "ziq-template.xlsx"
            write_template(path)
            return file_answer(_("ZiQ-template.xlsx"), path.read_bytes(), _XLSX)

    def forms() -> Response:
        access.require("import")
        with spoken(), tempfile.TemporaryDirectory() as folder:
            today = dt.datetime.now().astimezone().date()
            try:
                viewer = access.current_viewer()
                is_exact = viewer.is_exact and not viewer.areas
                paths = make_forms(store_folder, Path(folder), today, is_exact=is_exact)
            except PointerError as error:
                return json_answer({"error": str(error)}, 503)
            return file_answer(_("Report-forms.zip"), _zipped(paths), "application/zip")

    def check() -> Response:
        def begin() -> dict[str, Any]:
            files = request.files.getlist("files")
            wanted = Wanted(request.form.get("kind", "delivery"))
            return begun(deliveries.check(store_folder, waiting, files, wanted))

        return answer(begin)

    def again() -> Response:
        """A file that is here, checked with what is now said beside it."""

        def begin() -> dict[str, Any]:
            ticket = request.form.get("ticket", "")
            deliveries.check_again(store_folder, waiting, ticket, *_answers())
            return begun(ticket)

        return answer(begin)

    def confirm() -> Response:
        def begin() -> dict[str, Any]:
            ticket = request.form.get("ticket", "")
            deliveries.confirm(store_folder, waiting, ticket)
            return begun(ticket)

        return answer(begin)

    def begun(ticket: str) -> dict[str, Any]:
        """With `follow` the answer comes at once, and `/import/work/<ticket>` tells the rest."""
        if "follow" in request.args:
            return deliveries.progress(waiting, ticket)
        return deliveries.finished(store_folder, waiting, ticket)

    def work(ticket: str) -> Response:
        return answer(
            lambda: (
                deliveries.answer(store_folder, waiting, ticket)
                or deliveries.progress(waiting, ticket)
            )
        )

    def discard() -> Response:
        return answer(
            lambda: deliveries.cancel(store_folder, waiting, request.form.get("ticket", ""))
        )

    def answer(work: Callable[[], dict[str, Any]]) -> Response:
        access.require("import")
        deliveries.clear_old(waiting)
        with spoken():
            return _answer(work)

    def marked(ticket: str) -> Response:
        access.require("import")
        with spoken():
            return _marked(waiting, ticket)

    def returns(ticket: str, ending: str) -> Response:
        access.require("import")
        with spoken():
            return _returns(waiting, ticket, ending)

    return {
        view.__name__: view
        for view in (template, forms, check, again, confirm, work, discard, marked, returns)
    }


def _answers() -> tuple[dict[str, str], dict[str, str]]:
    """What is said beside a file, and which indicator each of its variables is."""
    form = request.form
    pairs = zip(form.getlist("variable"), form.getlist("indicator"), strict=False)
    return (
        {name: form.get(name, "").strip() for name in _SAID},
        {variable: indicator for variable, indicator in pairs if indicator},
    )


def _marked(waiting: Path, ticket: str) -> Response:
    """The copies with marked cells: a workbook, or all of them in one file."""
    copies = deliveries.marked_copies(waiting, ticket)
    if not copies:
        return json_answer({"error": _("There is no marked copy any more.")}, 404)
    if len(copies) == 1:
        kind = _ODS if copies[0].suffix == ".ods" else _XLSX
        return file_answer(copies[0].name, copies[0].read_bytes(), kind)
    return file_answer(_("marked") + ".zip", _zipped(copies), "application/zip")


def _returns(waiting: Path, ticket: str, ending: str) -> Response:
    """Who is where, as a workbook, and the texts of the answering mails."""
    path = deliveries.returns_report(waiting, ticket, ending)
    if path is None:
        return json_answer({"error": _("There is no report any more.")}, 404)
    kind = _XLSX if ending == "xlsx" else "text/plain; charset=utf-8"
    return file_answer(path.name, path.read_bytes(), kind)


def _zipped(paths: Iterable[Path]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for path in paths:
            archive.write(path, path.name)
    return content.getvalue()


def _answer(work: Callable[[], dict[str, Any]]) -> Response:
    try:
        return json_answer(work())
    except deliveries.DeliveryError as error:
        return json_answer({"error": str(error)}, 400)
    except ImportRunningError:
        return json_answer({"error": _("Another import is running. Try again in a moment.")}, 409)
    except (PointerError, SeedError) as error:
        text = _("Nothing can be imported at present; the data stay as they were. {reason}")
        return json_answer({"error": text.format(reason=error)}, 503)
    except (StoreWriteError, OSError):
        text = _("The data folder cannot be written; the data stay as they were.")
        return json_answer({"error": text}, 503)
