"""Native charts: numbers as on the page, and chart parts for containers of another kind."""

from __future__ import annotations

import io

import openpyxl
import pytest
from lxml import etree

from dashboards.charts import CHARTS
from dashboards.charts.result import run
from dashboards.exports.csv import inert
from dashboards.exports.native_charts import finish_over_time
from dashboards.language.i18n import speaking
from dashboards.pictures.drawing import files, natives, number_pattern
from dashboards.pictures.parts import COUNT, EUR, EUR_SHORT, PERCENT, WHOLE_PERCENT, Unit
from queries.scope import Scope

RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@pytest.mark.parametrize(
    ("unit", "largest", "language", "expected"),
    [
        (COUNT, 1234, "de", "[$-407]#,##0"),
        (WHOLE_PERCENT, 62, "de", '[$-407]#,##0"\u00a0%"'),
        (PERCENT, 69.2, "de", '[$-407]#,##0.0"\u00a0%"'),
        (Unit("number", 1), 5.0, "de", "[$-407]#,##0.0"),
        (
            EUR_SHORT,
            2.4e6,
            "de",
            '[>=950000][$-407]#,##0.0,,"\u00a0Mio.\u00a0€";[$-407]#,##0"\u00a0€"',
        ),
        (EUR_SHORT, 366_180, "de", '[$-407]#,##0"\u00a0€"'),
        (EUR, 2.4e6, "de", '[$-407]#,##0"\u00a0€"'),
        (COUNT, 1234, "en", "#,##0"),
        (EUR_SHORT, 2.4e6, "en", '[>=950000]"€"#,##0.0,,"\u00a0million";"€"#,##0'),
        (EUR, 366_180, "en", '"€"#,##0'),
        (PERCENT, 69.2, "en", '#,##0.0"%"'),
        (COUNT, None, "de", "[$-407]#,##0"),
    ],
)
def test_numbers_are_written_as_on_the_page(
    unit: Unit, largest: float | None, language: str, expected: str
) -> None:
    with speaking(language):
        assert number_pattern(unit, [None, largest]) == expected


def test_a_chart_for_another_container_has_its_workbook(scope: Scope) -> None:
    (native,) = natives(run(CHARTS["applications-by-month"], scope).picture)
    part, workbook = files(native, "=1+1", inert, finish_over_time)
    root = etree.fromstring(part)
    assert root.find("{*}externalData").get(f"{{{RELATIONS}}}id") == "rId1"
    sheet = openpyxl.load_workbook(io.BytesIO(workbook)).worksheets[0]
    assert tuple(row[1].value for row in sheet.iter_rows(min_row=2)) == native.values
    assert sheet["B1"].data_type == "s"
