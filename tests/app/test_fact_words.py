"""How the page „Daten“ says where an indicator comes from."""

from __future__ import annotations

import pytest

from dashboards.components.fact_sections import _origin
from dashboards.language.i18n import speaking


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", ""),
        ("Amt für Statistik", "Amt für Statistik"),
        ("«flat: BEVSTD [Anzahl]»", "Amtliche Tabelle: BEVSTD [Anzahl]"),
        ("Destatis «wide: a» «as-shown: b: c»", "Destatis; Amtliche Tabelle: a; b: c"),
    ],
)
def test_the_marks_of_official_tables_are_said_in_words(text: str, told: str) -> None:
    with speaking("de"):
        assert "".join(map(str, _origin(text))) == told
