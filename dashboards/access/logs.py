"""Log lines as JSON, to standard error; a problem carries the number its reader was shown.

No line of ours holds a choice, a person's name or a row, and no text from outside can start a line.
"""

from __future__ import annotations

import datetime as dt
import json
import logging
import secrets
import sys
import traceback
from typing import Any

import duckdb

_QUOTING_ROWS = (
    duckdb.ConversionException,
    duckdb.InvalidInputException,
    duckdb.ConstraintException,
    duckdb.OutOfRangeException,
)


class JsonLines(logging.Formatter):
    """A record as one line of JSON: time, level, logger, message, number, traceback."""

    def format(self, record: logging.LogRecord) -> str:
        """The line; control characters stand escaped."""
        entry = {
            "time": dt.datetime.fromtimestamp(record.created, dt.UTC).isoformat(
                timespec="milliseconds"
            ),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        number = getattr(record, "number", None)
        if number:
            entry["number"] = str(number)
        if record.exc_info:
            entry["traceback"] = _told(record.exc_info) or self.formatException(record.exc_info)
        return json.dumps(entry, ensure_ascii=False)


def _told(exc_info: Any) -> str | None:
    """Where it happened and the kind, without the message, when that may hold a piece of a row."""
    error, kinds = exc_info[1], []
    while error is not None:
        kinds.append(type(error))
        error = error.__cause__ or error.__context__
    if not any(issubclass(kind, _QUOTING_ROWS) for kind in kinds):
        return None
    names = " <- ".join(kind.__name__ for kind in kinds)
    return f"{''.join(traceback.format_tb(exc_info[2]))}{names} (its message may quote rows)"


def configure() -> None:
    """Sends every warning and error of the program to standard error, in this form, once."""
    root = logging.getLogger()
    if any(isinstance(handler.formatter, JsonLines) for handler in root.handlers):
        return
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    root.addHandler(handler)


def new_number() -> str:
    """What ties a reader's message to the line in the log."""
    return secrets.token_hex(4)
