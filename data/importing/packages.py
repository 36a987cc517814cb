"""Zipped workbooks: their parts, never more of them than we read, and one sentence for any damage.

Everything a library may say about a damaged file ends here: people read our words, not its.
"""

from __future__ import annotations

import contextlib
import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import IO, Any
from urllib.parse import unquote

from lxml import etree

from data.importing.grids import FileRefusedError
from data.language import says, written_megabytes

LARGEST_UNPACKED = 512 * 1024**2
"""Bytes a workbook may have when unpacked; a year's outreach of all projects has under a tenth."""
MOST_PARTS = 20_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How files begin that Excel wrote before 2007, and workbooks with a password."""
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")

_DAMAGE = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, etree.LxmlError, EOFError,
    OSError, RuntimeError, ValueError, KeyError, IndexError, AttributeError, OverflowError,
    TypeError,
)  # fmt: skip
"""What reading damaged bytes may raise, in the standard library and in lxml."""

XML_OPTIONS: dict[str, Any] = {
    "resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False,
    "remove_comments": True, "remove_pis": True,
}  # fmt: skip


def refused(german: str, english: str) -> FileRefusedError:
    """A file that is damaged, and where."""
    return FileRefusedError("unreadable-file", reason=says(german, english))


@contextlib.contextmanager
def damage_in_words() -> Iterator[None]:
    """Whatever reading a damaged file raises becomes one sentence.

    Raises:
        FileRefusedError: with our own words.
    """
    try:
        yield
    except FileRefusedError:
        raise
    except PermissionError as error:
        raise FileRefusedError("no-right-to-read") from error
    except _DAMAGE as error:
        raise refused("ihr Inhalt ist beschädigt", "its content is damaged") from error


class Package:
    """The parts of a workbook by name; names differ neither by case nor by a leading slash."""

    def __init__(self, path: Path) -> None:
        self._archive = zipfile.ZipFile(path)
        self.names = {_folded(name): name for name in self._archive.namelist()}

    def __enter__(self) -> Package:
        return self

    def __exit__(self, *_: object) -> None:
        self._archive.close()

    def __contains__(self, part: str) -> bool:
        return _folded(part) in self.names

    def open(self, part: str) -> IO[bytes]:
        """The unpacked bytes of a part, never more than the archive says there are."""
        return self._archive.open(self.names[_folded(part)])

    def read(self, part: str) -> bytes:
        """The unpacked bytes of a part as a whole."""
        with self.open(part) as file:
            return file.read()

    def root(self, part: str) -> Any:
        """The XML of a small part, such as the list of sheets."""
        with self.open(part) as file:
            tree = etree.parse(file, etree.XMLParser(**XML_OPTIONS))
        refuse_definitions(tree.docinfo)
        return tree.getroot()

    def related(self, part: str) -> dict[str, tuple[str, str]]:
        """By id: the kind of relation (the last word of its name) and the part it leads to."""
        place = PurePosixPath(part)
        relations = str(place.parent / "_rels" / f"{place.name}.rels")
        if relations not in self:
            return {}
        return {
            entry.get("Id", ""): (
                entry.get("Type", "").rsplit("/", 1)[-1], resolved(part, entry.get("Target", ""))
            )
            for entry in self.root(relations)
            if entry.get("TargetMode") != "External"
        }  # fmt: skip


def _folded(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").casefold()


def resolved(part: str, target: str) -> str:
    """The part that `target`, written in `part`, means."""
    target = unquote(target.replace("\\", "/"))
    steps = [] if target.startswith("/") else list(PurePosixPath(part).parent.parts)
    for step in target.split("/"):
        if step == "..":
            steps = steps[:-1]
        elif step not in ("", "."):
            steps.append(step)
    return "/".join(steps)


def refuse_definitions(docinfo: Any) -> None:
    """No workbook defines entities of its own; what does wants to make much out of little."""
    if docinfo.doctype or docinfo.internalDTD is not None:
        raise refused("sie enthält eigene XML-Entitäten", "it defines XML entities of its own")


def elements(file: IO[bytes], *tags: str, starts: bool = False) -> Iterator[Any]:
    """Each element with one of these tags when it ends (with `starts` also when it begins).

    Yields pairs (event, element); an element and all before it are let go after its end.
    """
    events = ("start", "end") if starts else ("end",)
    is_checked = False
    parsed = etree.iterparse(file, events=events, tag=tags, **XML_OPTIONS)
    for event, element in parsed:
        if not is_checked:
            refuse_definitions(element.getroottree().docinfo)
            is_checked = True
        yield event, element
        if event == "end":
            element.clear()
            parent = element.getparent()
            while parent is not None and element.getprevious() is not None:
                del parent[0]
    refuse_definitions(parsed.root.getroottree().docinfo)


def unpacked_size(path: Path) -> int:
    """Bytes a workbook has when unpacked, as it says itself."""
    with zipfile.ZipFile(path) as archive:
        return sum(entry.file_size for entry in archive.infolist())


def check_archive(path: Path) -> None:
    """Refuse a workbook that is larger unpacked than we read, damaged anywhere, or locked.

    Reading stops at the size the archive tells, so that one which lies about it is damaged.

    Raises:
        FileRefusedError: with the reason.
    """
    with path.open("rb") as file:
        start = file.read(len(_OLE))
        if start == _OLE:
            raise _locked_or_old(file)
        if not start:
            raise refused("sie ist leer", "it is empty")
        if not start.startswith(b"PK"):
            raise FileRefusedError("no-workbook")
    with zipfile.ZipFile(path) as archive:
        entries = archive.infolist()
        unpacked = sum(entry.file_size for entry in entries)
        if unpacked > LARGEST_UNPACKED or len(entries) > MOST_PARTS:
            raise FileRefusedError(
                "too-large",
                size=written_megabytes(unpacked),
                limit=written_megabytes(LARGEST_UNPACKED),
            )
        if any(entry.flag_bits & 1 for entry in entries):
            raise FileRefusedError("with-password")
        damaged = archive.testzip()
        if damaged:
            raise refused("ihr Inhalt ist beschädigt", "its content is damaged")


def _locked_or_old(file: IO[bytes]) -> FileRefusedError:
    before = b""
    while chunk := file.read(1024**2):
        if _ENCRYPTED in before + chunk:
            return FileRefusedError("with-password")
        before = chunk[-len(_ENCRYPTED) :]
    return FileRefusedError("old-workbook")
