"""What gives many views at once counts as many: tables, finest cells, the package, comparisons."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from app import create_app
from dashboards.pages import PAGES
from dashboards.serving import at_once
from dashboards.settings import Settings
from data.store import StoreHandle
from queries.protection import install_gate
from queries.scope import Viewer
from tests.app.access_server import audit_lines, served
from tests.app.asking import DASH, PROXY, body

Views = Callable[[str, str], tuple[str, ...]]


@pytest.fixture(scope="module")
def views(sample_folder: Path) -> Views:
    """The views inside an address, for somebody who sees protected numbers."""
    return partial(at_once.views, StoreHandle(sample_folder, install_gate), Viewer())


@pytest.mark.parametrize(
    "path",
    [
        "/table",
        "/api/table",
        "/export/table.csv",
        "/export/charts/table.xlsx",
        "table",
        "/export/pages/table.docx",
        "/embed/charts/table",
    ],
)
def test_a_table_is_the_pages_that_would_show_its_numbers(views: Views, path: str) -> None:
    table = "region=053&rows=district&measure=first-contacts"
    found = views(path, f"?{table}")
    assert "/outreach?region=053" in found
    assert "/outreach?region=053&district=05315" in found
    assert 5 < len(found) <= 11 + 1
    assert set(views(path, f"?{table}&columns=target")) == set(found), "one page tells these apart"
    by_block = set(views(path, f"?{table}&columns=block"))
    assert len(by_block) > 2 * len(found)
    assert "/outreach?block=1&region=053&district=05315" in by_block


@pytest.mark.parametrize(
    "address",
    ["/table?rows=district&measure=approved-eur", "/outreach?region=053", "/tables?rows=district"],
)
def test_exact_measures_and_single_pages_are_one_view(views: Views, address: str) -> None:
    path, _mark, search = address.partition("?")
    assert views(path, search) == ()


def test_the_finest_cells_are_the_pages_of_their_districts(views: Views) -> None:
    found = views("/export/cells/outreach.csv", "?region=053&block=1")
    assert len(found) == 11
    assert "/outreach?block=1&region=053&district=05315" in found
    assert len(views("/export/cells/offers.csv", "")) == 53


def test_the_package_is_every_page_with_figures(views: Views) -> None:
    found = views("/export/data.zip", "?block=1")
    pages = {f"{page.path}?block=1" for page in PAGES.values() if page.charts}
    assert set(found) == pages
    table = "&region=053&rows=district&measure=first-contacts"
    assert set(views("/export/data.zip", f"?block=1{table}")) > set(
        views("/table", f"?block=1{table}")
    )


def test_who_asks_in_bulk_is_refused_and_who_makes_tables_is_not(
    sample_folder: Path, tmp_path: Path
) -> None:
    most = 400
    settings = Settings(
        store=sample_folder, state=tmp_path, audit=tmp_path / "audit.jsonl", proxy="10.9.9.9",
        views_warn=most, views_most=most,
    )  # fmt: skip
    client = create_app(settings).test_client()

    def asks(name: str, *addresses: str) -> list[int]:
        headers = {"X-Forwarded-User": name}
        return [
            client.get(address, headers=headers, environ_base=PROXY).status_code
            for address in addresses
        ]

    columns = ("target", "place", "reported-year", "")
    reader = [
        f"/api/table?rows={rows}&columns={column}&measure={measure}"
        for rows in ("district", "region", "target")
        for column in columns
        for measure in ("first-contacts", "regular", "lost")
        if rows != column
    ]
    assert set(asks("reader", *reader)) == {200}
    program = [
        f"/export/cells/outreach.csv?format=plain&block={block}&to={month}"
        for block in (1, 2, 3)
        for month in ("2019-01", "2019-02", "2019-03")
    ]
    found = asks("program", *program)
    assert found[0] == 200
    assert found[-1] == 429
    assert {line["event"] for line in audit_lines(tmp_path)} >= {"many-views", "views-refused"}


def test_no_table_is_so_large_that_it_is_refused_by_itself(tmp_path: Path) -> None:
    server = served(tmp_path, proxy="10.9.9.9", views_warn=8, views_most=8)
    counted = server.extensions["ziq-access"].views
    large = [f"/outreach?district={number}" for number in range(1000)]
    assert counted.may_see("somebody", ["/api/table"], large)
    assert counted.may_see("somebody", ["/api/table?columns=block"], large[100:])
    assert not counted.may_see("somebody", ["/api/table?columns=round"], large[200:])


def test_each_side_of_a_comparison_is_a_view(tmp_path: Path) -> None:
    server = served(tmp_path, proxy="10.9.9.9", views_warn=5, views_most=5)
    client = server.test_client()
    compared = "/api/charts/one?compare=05111,05113,05117"
    assert client.get(compared, environ_base=PROXY).status_code == 200
    page = {"json": body("/outreach", "?block=1"), "environ_base": PROXY}
    assert client.post(DASH, **page).status_code == 200
    other = {"json": body("/outreach", "?block=1&compare=05111"), "environ_base": PROXY}
    assert client.post(DASH, **other).status_code == 429
    assert client.get(compared, environ_base=PROXY).status_code == 200, "seen before"


@pytest.mark.parametrize(
    ("address", "counted"),
    [
        ("/api/charts/one?block=1", 1),
        ("/api/charts/one?compare=rounds", 1 + 5),
        ("/api/charts/one?compare=05111,choice", 1 + 5),
        ("/export/pages/outreach.xlsx?compare=05111,05113,05117,05119,05120,05122,05124", 1 + 5),
        ("/api/charts/one/revision?version=0123456789ab", 2),
        ("/export/deck.pptx?slides=one%3Fcompare%3Dyears", 1 + 5),
    ],
)
def test_as_many_views_count_as_an_address_shows_at_once(
    tmp_path: Path, address: str, counted: int
) -> None:
    """Exactly so many may be seen: one less than that is too few."""
    for most in (counted - 1, counted):
        server = served(tmp_path / str(most), proxy="10.9.9.9", views_warn=most, views_most=most)
        answer = server.test_client().get(address, environ_base=PROXY)
        assert (answer.status_code == 429) is (most < counted)
