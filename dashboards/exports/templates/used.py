"""The masters this program uses, taken in once at the start."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dashboards.exports.templates import documents, slides

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Templates:
    """What the office brought; None where the built-in form is used.

    `said` names what the masters lack, each with its file.
    """

    slides: slides.Master | None = None
    document: documents.Master | None = None
    said: tuple[str, ...] = ()


_used = [Templates()]


def in_use() -> Templates:
    """The masters of this program."""
    return _used[0]


def install(path: Path | None) -> None:
    """Takes in the office's masters, at the start of the program; what they lack goes to the log.

    Raises:
        SettingsError: when folder, list or a file cannot be read; nothing is served then.
    """
    if path is None:
        _used[0] = Templates()
        return
    # Here, since most offices have no masters: reading them takes python-pptx and python-docx.
    from dashboards.exports.templates import folder

    _used[0] = folder.read(path)
    for line in in_use().said:
        _log.warning("ZIQ_TEMPLATES: %s", line)
