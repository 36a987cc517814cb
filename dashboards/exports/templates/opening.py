"""Opens office files that call themselves templates, which the libraries refuse."""

from __future__ import annotations

import io
import zipfile

from data.language import says

_KINDS = {
    b"presentationml.template.main+xml": b"presentationml.presentation.main+xml",
    b"wordprocessingml.template.main+xml": b"wordprocessingml.document.main+xml",
}
_CONTENT_TYPES = "[Content_Types].xml"
#: A master larger than this, packed or unpacked, is none.
LARGEST, LARGEST_UNPACKED = 100_000_000, 500_000_000


class MasterError(Exception):
    """A file that cannot serve as a master; the message says why."""


def as_document(content: bytes) -> bytes:
    """The same file as a presentation or document; one that is none already stays as it is.

    Raises:
        MasterError: when it is no office file, or too large.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            entries = package.infolist()
            unpacked = sum(entry.file_size for entry in entries)
            if len(content) > LARGEST or unpacked > LARGEST_UNPACKED:
                raise MasterError(
                    says("Die Datei ist zu groß für eine Vorlage", "the file is too large")
                )
            kinds = package.read(_CONTENT_TYPES)
            if not any(template in kinds for template in _KINDS):
                return content
            copied = io.BytesIO()
            with zipfile.ZipFile(copied, "w", zipfile.ZIP_DEFLATED) as copy:
                for entry in entries:
                    part = package.read(entry)
                    if entry.filename == _CONTENT_TYPES:
                        for template, document in _KINDS.items():
                            part = part.replace(template, document)
                    copy.writestr(entry.filename, part)
            return copied.getvalue()
    except (zipfile.BadZipFile, KeyError) as error:
        raise MasterError(
            says(
                "Das ist keine Datei von PowerPoint oder Word",
                "this is no file of PowerPoint or Word",
            )
        ) from error
