"""What downloaded files are called: content, choice, day of the data, caution."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from dashboards.charts.base import Chart
from dashboards.language.i18n import gettext as _
from queries.scope import Scope

_LONGEST = 80


def stem(title: str, scope: Scope, chart: Chart | None = None) -> str:
    """A name without ending that speaks and works on any system: ASCII letters, digits, hyphens.

    Args:
        title: of the content, in the reader's language.
        scope: its choice, data and reader.
        chart: when the content is one chart, which may be real facts or ignore the choice.
    """
    version = scope.store.version
    is_real = chart is not None and chart.is_real
    is_whole = chart is not None and chart.whole is not None
    parts = ["ZiQ", slug(title)[:_LONGEST].strip("-")]
    if not scope.filters.is_empty and not is_whole:
        parts.append(slug(_("selection")))
    if version.as_of:
        parts.append(version.as_of.isoformat())
    if version.is_sample and not is_real:
        parts.append(slug(_("sample data")))
    if scope.viewer.is_exact:
        parts.append(slug(_("exact, confidential")))
    return "_".join(part for part in parts if part)


@lru_cache(maxsize=1_000)
def slug(text: str) -> str:
    """Words joined by hyphens, umlauts spelled out."""
    for letter, spelled in zip("äöüÄÖÜß", ("ae", "oe", "ue", "Ae", "Oe", "Ue", "ss"), strict=True):
        text = text.replace(letter, spelled)
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9]+", "-", ascii_text).strip("-")
