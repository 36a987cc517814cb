"""What a cell of an Excel workbook is, in every form the standard allows; checked twice."""

from __future__ import annotations

import datetime as dt
import tempfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.importing.cells import CellKind, split
from data.importing.workbooks import read_workbook
from tests.importing.workbook_forms import STRICT, STYLES, USUAL, Cell, Form, write_xlsx

FORMS = [
    Form(),
    Form(prefix="x"),
    Form(namespace=STRICT),
    Form(has_references=False),
    Form(quote="'"),
    Form(texts="inlineStr"),
    Form(texts="str"),
    Form(folder="Mappe", styles_part="aussehen.xml"),
    Form(prefix="ns0", quote="'", has_references=False, texts="inlineStr", folder="a/b"),
]
PERCENT_STYLE = STYLES.index("0%")
DATE_STYLE = STYLES.index("dd.mm.yyyy")

CELLS = [
    (Cell("text", "Köln & Umland"), (CellKind.TEXT, "Köln & Umland")),
    (Cell("text", " zwei  Wörter "), (CellKind.TEXT, " zwei  Wörter ")),
    (Cell("", "12"), (CellKind.NUMBER, "12.0")),
    (Cell("n", "0.4", PERCENT_STYLE), (CellKind.PERCENT, "0.4")),
    (Cell("", "0.4", PERCENT_STYLE, "A1/B1"), (CellKind.PERCENT, "0.4")),
    (Cell("", "40", STYLES.index('0"%"')), (CellKind.NUMBER, "40.0")),
    (Cell("", "40", STYLES.index("0\\%")), (CellKind.NUMBER, "40.0")),
    (Cell("", "0", STYLES.index("0%;-0%;0")), (CellKind.NUMBER, "0.0")),
    (Cell("", "-0.1", STYLES.index("0%;-0%;0")), (CellKind.PERCENT, "-0.1")),
    (Cell("", "43466", DATE_STYLE), (CellKind.DATE, "2019-01-01")),
    (Cell("", "43524.9583333333", DATE_STYLE), (CellKind.DATE, "2019-02-28T23:00:00")),
    (Cell("d", "2019-02-28T23:00:00", DATE_STYLE), (CellKind.DATE, "2019-02-28T23:00:00")),
    (Cell("d", "2019-02-28"), (CellKind.DATE, "2019-02-28")),
    (Cell("", "0.5", STYLES.index("h:mm")), (CellKind.TEXT, "12:00:00")),
    (Cell("", "1.5", STYLES.index("[h]:mm:ss")), (CellKind.TEXT, "36:00:00")),
    (Cell("b", "1"), (CellKind.BOOLEAN, "true")),
    (Cell("e", "#N/A"), (CellKind.ERROR, "#N/A")),
    (Cell("e", "#DIV/0!", 0, "A1/0"), (CellKind.ERROR, "#DIV/0!")),
    (Cell("text", "#NV"), (CellKind.ERROR, "#NV")),
    (Cell("text", "# 1 Kümmerer", 0, "A1"), (CellKind.TEXT, "# 1 Kümmerer")),
    (Cell("text", "", 0, 'IF(A1="","",A1)'), (CellKind.TEXT, "")),
    (Cell("", "", 0, 'IF(A1="","",A1)'), (CellKind.TEXT, "")),
    (Cell("", "", 0, "A1*2"), (CellKind.FORMULA, "")),
    (Cell("text", "Schule_x000D_"), (CellKind.TEXT, "Schule\n")),
    (Cell("", "-5", DATE_STYLE), (CellKind.ERROR, "#####")),
]


def read(path: Path) -> list[list[str]]:
    (grid,) = read_workbook(path, path.name)
    return [cells for _, cells in grid.rows()]


@pytest.mark.parametrize("form", FORMS, ids=str)
def test_a_cell_is_the_same_in_every_form(form: Form, tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "x.xlsx", [[cell, None, cell] for cell, _ in CELLS], form)
    for row, (cell, expected) in zip(read(path), CELLS, strict=True):
        told = [*row, "", ""]
        assert (split(told[0]), told[1], split(told[2])) == (expected, "", expected), cell


@pytest.mark.parametrize("form", FORMS, ids=str)
def test_a_workbook_that_counts_from_1904_has_the_same_days(form: Form, tmp_path: Path) -> None:
    shifted = Form(**{**vars(form), "is_1904": True})
    path = write_xlsx(tmp_path / "x.xlsx", [[Cell("", "42004", DATE_STYLE)]], shifted)
    assert split(read(path)[0][0]) == (CellKind.DATE, "2019-01-01")


ANY_CELL = st.one_of(
    st.none(),
    st.builds(
        Cell, st.just("text"),
        st.text(st.characters(min_codepoint=32, max_codepoint=0x2FF, exclude_characters="_\x7f"),
                min_size=1, max_size=12),
    ),
    st.builds(
        Cell, st.sampled_from(["", "n"]),
        st.one_of(st.integers(1, 60_000), st.floats(1, 60_000)).map(repr),
        st.integers(0, len(STYLES) - 1), st.sampled_from([None, "A1+1"]),
    ),
    st.builds(Cell, st.just("b"), st.sampled_from("01")),
    st.builds(Cell, st.just("e"), st.sampled_from(["#N/A", "#REF!", "#VALUE!"])),
)  # fmt: skip
ANY_FORM = st.builds(
    Form,
    prefix=st.sampled_from(["", "x"]),
    namespace=st.just(USUAL),
    has_references=st.booleans(),
    quote=st.sampled_from(["'", '"']),
    texts=st.sampled_from(["s", "inlineStr", "str"]),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(ANY_CELL, min_size=1, max_size=4), min_size=1, max_size=4), ANY_FORM)
def test_another_reader_sees_the_same(rows: list[list[Cell | None]], form: Form) -> None:
    """The other is openpyxl; of formats it says for itself whether they show a date."""
    with tempfile.TemporaryDirectory() as folder:
        path = write_xlsx(Path(folder) / "x.xlsx", [[Cell("text", "Kopf")], *rows], form)
        page = openpyxl.load_workbook(path, data_only=True)["Blatt"]
        for number, row in enumerate(read(path), start=1):
            for column, raw in enumerate(row, start=1):
                cell = page.cell(number, column)
                kind, text = split(raw)
                assert_same(kind, text, cell.value, cell.number_format, cell.data_type)


def assert_same(kind: CellKind, text: str, value: object, shown_as: str, its_type: str) -> None:
    """Our cell against that of openpyxl."""
    if its_type == "e":
        assert (kind, text) == (CellKind.ERROR, value)
    elif isinstance(value, bool):
        assert (kind, text) == (CellKind.BOOLEAN, str(value).lower())
    elif isinstance(value, dt.datetime):
        assert kind is CellKind.DATE
        told = dt.datetime.fromisoformat(text)
        assert abs(told - value) <= dt.timedelta(seconds=1)
    elif isinstance(value, dt.timedelta):
        assert text.count(":") == 2
    elif isinstance(value, int | float):
        is_percent = shown_as in ("0%", "0.00%", "0%;-0%;0")
        assert kind is (CellKind.PERCENT if is_percent else CellKind.NUMBER)
        assert float(text) == value
    else:
        assert (kind, text) == (CellKind.TEXT, value or "")
