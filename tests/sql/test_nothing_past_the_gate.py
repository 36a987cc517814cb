"""True counts reach nothing but the gate: with other ones behind it, every answer is the same.

Two stores differ in every true count; a gate that looks at the keys alone shows the same numbers
for both. A class, an order, an end of an axis, a sum or a row that came of a true count would
differ.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from flask.testing import FlaskClient

from app import create_app
from dashboards.charts import CHARTS
from dashboards.settings import Settings
from data.keys import KEY_SPACE
from queries.protection import Gate
from tests.app.asking import DASH, body

CHOICES = (
    "region=053&metric=first-contacts&level=municipality",
    "district=05315&from=2019-09&to=2019-09&metric=first-contacts&level=neighbourhood",
    "target=children&place=school&compare=05111,05113",
    "metric=first-contacts&since=2018&compare=rounds",
)
PAGES = ("/outreach", "/regions", "/neighbourhoods", "/neighbourhoods/Q-001", "/", "/cooperation")
TABLES = (
    "rows=neighbourhood&columns=target&measure=first-contacts,regular,contacts&share=row",
    "rows=offer&columns=district&measure=participants,attendances,sessions&share=column",
    "rows=target&columns=place&measure=first-contacts,lost,occasional&share=all",
)
FILES = (
    "/export/table.csv?rows=district&columns=place&measure=first-contacts,contacts&share=column",
    "/export/areas/district.geojson?metric=first-contacts",
    "/export/areas/neighbourhood.geojson?metric=first-contacts&since=2018",
    "/export/cells/offers.csv?region=053",
    "/api/charts/use-by-place/evidence?region=053",
)
ADDRESSES = (
    *(f"/api/charts/{chart}?{choice}" for chart in CHARTS for choice in CHOICES),
    *(f"/api/table?{table}" for table in TABLES),
    *FILES,
)
Both = tuple[FlaskClient, FlaskClient]


def _by_key(_gate: Gate, count: int, key: int, exact: bool) -> int:
    """Shows a number that any count above 0 could have."""
    return count if exact else 3 + key % KEY_SPACE % 40 if count > 0 else 0


def _as_nobody(_gate: Gate, count: int, _key: int, exact: bool) -> int:
    """Shows 0 for everything, as it may be shown for 1 and 2."""
    return count if exact else 0


@pytest.fixture(scope="module", params=[(_by_key, "1 + ({0} * 7 + 3) % 23"), (_as_nobody, "0")])
def both(
    request: pytest.FixtureRequest, sample_folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Both]:
    gate, other = request.param
    clients = []
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Gate, "perturb", gate)
        for change in ("{0}", other):
            folder = tmp_path_factory.mktemp("moved")
            shutil.copytree(sample_folder, folder, dirs_exist_ok=True)
            _move(next(folder.glob("ziq-*.duckdb")), change)
            clients.append(create_app(Settings(store=folder, state=folder)).test_client())
        yield clients[0], clients[1]


def _move(file: Path, change: str) -> None:
    """Gives every true count above 0 another value."""
    with duckdb.connect(str(file)) as connection:
        columns = connection.execute(
            "SELECT table_name, column_name FROM duckdb_columns()"
            " WHERE NOT internal AND suffix(column_name, '_true')"
        ).fetchall()
        assert len(columns) > 20
        for table, column in columns:
            connection.execute(
                f"UPDATE {table} SET {column} = {change.format(column)} WHERE {column} > 0"  # noqa: S608
            )


def test_no_chart_table_or_file_knows_a_true_count(both: Both) -> None:
    one, other = both
    for address in ADDRESSES:
        answers = [client.get(address) for client in (one, other)]
        assert [answer.status_code for answer in answers] == [200, 200], address
        assert answers[0].data == answers[1].data, address


def test_no_page_knows_a_true_count(both: Both) -> None:
    one, other = both
    for path in PAGES:
        for choice in ("", *CHOICES):
            sent = body(path, f"?{choice}")
            answers = [client.post(DASH, json=sent).get_data() for client in (one, other)]
            assert answers[0] == answers[1], f"{path}?{choice}"
    for table in TABLES:
        sent = body("/table", f"?{table}")
        assert one.post(DASH, json=sent).get_data() == other.post(DASH, json=sent).get_data()
