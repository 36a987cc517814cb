"""Log lines as JSON, to standard error; a problem carries the number its reader was shown.

No line of ours holds a choice, a person's name or a row, and no text from outside can start a line.
"""

from __future__ import annotations

import datetime as dt
import json
import logging
import secrets
import sys


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
            entry["traceback"] = self.formatException(record.exc_info)
        return json.dumps(entry, ensure_ascii=False)


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
