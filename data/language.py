"""German or English for what the data commands say; `ZIQ_LANG` chooses, German by default.

Pages and exports have their own catalogues; this is for the command line and the import's findings.
"""

from __future__ import annotations

import os


def is_english() -> bool:
    """Whether English was asked for."""
    return os.environ.get("ZIQ_LANG", "de").strip().lower().startswith("en")


def says(german: str, english: str) -> str:
    """The sentence in the reader's language."""
    return english if is_english() else german
