"""True counts reach nothing but the gate: with other ones behind it, every answer is the same.

Two stores differ in every true count; a gate that looks at the keys alone shows the same numbers
for both. A class, an order, an end of an axis, a sum or a row that came of a true count would
differ.
"""

from __future__ import annotations

import hashlib
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from app import create_app
from dashboards.charts import CHARTS
from dashboards.settings import Settings
from data import versions
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
    clients: list[FlaskClient] = []
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Gate, "perturb", gate)
        for change in ("{0}", other):
            folder = tmp_path_factory.mktemp("moved")
            shutil.copytree(sample_folder, folder, dirs_exist_ok=True)
            file = _renamed(folder, f"{gate.__name__}{len(clients)}")
            _move(file, change)
            clients.append(create_app(Settings(store=folder, state=folder)).test_client())
        yield clients[0], clients[1]


def _renamed(folder: Path, mark: str) -> Path:
    """The version under an id of its own: what a process remembers goes by it."""
    before = versions.read_pointer(folder)
    mark = hashlib.sha256(mark.encode()).hexdigest()[: len(before.version_id.rsplit("-", 1)[1])]
    after = f"{before.version_id.rsplit('-', 1)[0]}-{mark}"
    pointer = folder / versions.POINTER_FILE
    pointer.write_text(pointer.read_text("utf-8").replace(before.version_id, after), "utf-8")
    before.path.rename(before.path.with_name(before.path.name.replace(before.version_id, after)))
    file = versions.read_pointer(folder).path
    with duckdb.connect(str(file)) as connection:
        connection.execute("UPDATE meta SET value = ? WHERE key = 'data_version'", [after])
    return file


#: Marks that the name of the version goes into, with what stands beside them.
_MARKS = re.compile(rb'"(opening|hash)":"[0-9a-f]{16}"')


def _said(client: FlaskClient, answer: TestResponse) -> bytes:
    """What an answer says but for the version that it names, whole or by its last part."""
    version: str = client.get("/health").get_json()["data_version"]
    told = answer.data
    for name in (version, version.rsplit("-", 1)[1]):
        told = told.replace(name.encode(), b"VERSION")
    return _MARKS.sub(b"", told)


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
        assert _said(one, answers[0]) == _said(other, answers[1]), address


def test_no_page_knows_a_true_count(both: Both) -> None:
    one, other = both
    for path in PAGES:
        for choice in ("", *CHOICES):
            sent = body(path, f"?{choice}")
            answers = [_said(client, client.post(DASH, json=sent)) for client in (one, other)]
            assert answers[0] == answers[1], f"{path}?{choice}"
    for table in TABLES:
        sent = body("/table", f"?{table}")
        assert _said(one, one.post(DASH, json=sent)) == _said(other, other.post(DASH, json=sent))
