"""The monthly reports in words: none, one, two, all and some of those due."""

from __future__ import annotations

import pytest

from dashboards.charts.outreach.report_words import arrived
from dashboards.language.i18n import speaking


@pytest.mark.parametrize(
    ("made", "due", "german", "english"),
    [
        (0, 1, "Die eine fällige Monatsmeldung fehlt", "The one monthly report due is missing"),
        (
            1, 1,
            "Die eine fällige Monatsmeldung liegt vor",
            "The one monthly report due has arrived",
        ),
        (
            0, 6,
            "Von 6 fälligen Monatsmeldungen liegt keine vor",
            "None of 6 monthly reports due has arrived",
        ),
        (
            1, 6,
            "Eine von 6 fälligen Monatsmeldungen liegt vor",
            "1 of 6 monthly reports due has arrived",
        ),
        (
            5, 6,
            "5 von 6 fälligen Monatsmeldungen liegen vor",
            "5 of 6 monthly reports due have arrived",
        ),
        (
            2, 2,
            "Beide fälligen Monatsmeldungen liegen vor",
            "Both monthly reports due have arrived",
        ),
        (
            48, 48,
            "Alle 48 fälligen Monatsmeldungen liegen vor",
            "All 48 monthly reports due have arrived",
        ),
    ],
)  # fmt: skip
def test_reports_that_arrived(made: int, due: int, german: str, english: str) -> None:
    with speaking("de"):
        assert arrived(made, due) == german
    with speaking("en"):
        assert arrived(made, due) == english
