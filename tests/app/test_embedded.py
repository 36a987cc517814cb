"""One figure inside a page of the intranet: small, whole, for named pages only, and protected."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from app import create_app
from dashboards.charts import CHARTS
from dashboards.settings import Settings, SettingsError, from_environment
from tests.app.access_server import served, users_file

INTRANET = "https://intranet.example.nrw"
LARGEST = 60_000
"""Bytes of everything that is loaded."""
POLICY = "Content-Security-Policy"


@pytest.fixture(scope="module")
def framed(sample_folder: Path) -> FlaskClient:
    settings = Settings(
        store=sample_folder,
        address="https://ziq.example.nrw",
        frame_ancestors=(INTRANET, "http://sub.example.nrw:8080"),
    )
    return create_app(settings).test_client()


@pytest.mark.parametrize("chart_id", CHARTS)
@pytest.mark.parametrize("code", ["de", "en"])
def test_every_figure_is_small_and_says_what_the_interface_says(
    framed: FlaskClient, chart_id: str, code: str
) -> None:
    search = f"?lang={code}&region=051"
    answer = framed.get(f"/embed/charts/{chart_id}{search}")
    text = answer.get_data(as_text=True)
    told: Any = framed.get(f"/api/charts/{chart_id}{search}").get_json()
    assert answer.status_code == 200
    assert len(answer.data) < LARGEST, "not compressed, and nothing else is loaded"
    assert "Set-Cookie" not in answer.headers
    for loads in ("<script", "<link", "src=", "url(", "@import"):
        assert loads not in text
    from_page = _plain(re.sub(r'<span lang="de">(.*?)</span>', r"\1", text))
    for said in (told["sentence"], told["source"], told["data_version"], told["filters_text"]):
        assert _plain(said) in from_page
    assert 'href="https://ziq.example.nrw/' in text
    assert f"version={told['data_version'][-12:]}" in text


def _plain(text: str) -> str:
    for sign, written in (("&amp;", "&"), ("&#39;", "'"), ("&#34;", '"'), ("&gt;", ">")):
        text = text.replace(sign, written)
    return text


def test_bars_are_as_long_as_their_values(framed: FlaskClient) -> None:
    address = "applications-by-building-block"
    rows: Any = framed.get(f"/api/charts/{address}").get_json()["rows"]
    text = framed.get(f"/embed/charts/{address}").get_data(as_text=True)
    counts = [row["applications_count"] for row in rows]
    for count in counts:
        assert f'width="{100 * count / max(counts):.2f}%"' in text


def test_only_the_pages_of_the_setting_may_show_it_and_nothing_else(framed: FlaskClient) -> None:
    headers = framed.get("/embed/charts/applications-by-month").headers
    policy = headers[POLICY]
    assert policy.endswith(f"frame-ancestors {INTRANET} http://sub.example.nrw:8080")
    assert "script" not in policy
    assert "X-Frame-Options" not in headers
    for other in ("/", "/api/charts", "/profile", "/embedded"):
        headers = framed.get(other).headers
        assert "frame-ancestors 'none'" in headers[POLICY]
        assert headers["X-Frame-Options"] == "DENY"


def test_without_the_setting_no_page_may_show_it(client: FlaskClient) -> None:
    headers = client.get("/embed/charts/applications-by-month").headers
    assert headers[POLICY].endswith("frame-ancestors 'none'")
    assert headers["X-Frame-Options"] == "DENY"


def test_what_is_not_there_is_said_in_a_page(framed: FlaskClient) -> None:
    for address in ("/embed/charts/nothing", "/embed/", "/embed/nothing"):
        answer = framed.get(address)
        assert answer.status_code == 404
        assert answer.mimetype == "text/html"
        assert "<h1>" in answer.get_data(as_text=True)
    mistyped = framed.get("/embed/charts/applications-by-month?district=Essen").get_data(True)
    assert "Essen" in mistyped


def test_counts_of_persons_are_protected_even_for_whoever_may_see_them_exactly(
    sample_folder: Path,
) -> None:
    settings = Settings(store=sample_folder, profile="internal")
    client = create_app(settings).test_client()
    address = "charts/first-contacts-by-place?lang=en"
    assert client.get(f"/api/{address}").get_json()["profile"] == "internal"
    text = client.get(f"/embed/{address}").get_data(as_text=True)
    assert "persons, protected" in text
    assert "persons, exact" not in text


def test_where_nobody_sees_anything_without_signing_in_a_frame_says_so(tmp_path: Path) -> None:
    closed = tmp_path / "rights.toml"
    closed.write_text("[everyone]\nrights = []\n", encoding="utf-8")
    server = served(tmp_path, users=users_file(tmp_path, anna="ministry"), rights=closed)
    answer = server.test_client().get("/embed/charts/applications-by-month")
    assert answer.status_code == 403
    assert answer.mimetype == "text/html"
    assert "href" not in answer.get_data(as_text=True)


def test_small_pages_are_drawn_in_the_colours_of_the_house(tmp_path: Path) -> None:
    text = served(tmp_path).test_client().get("/nowhere").get_data(as_text=True)
    assert "background: #FFFFFF" in text
    assert '"Segoe UI"' in text
    assert "var(--" not in text


@pytest.mark.parametrize(
    "value",
    ["*", "intranet", "https://a.example; script-src *", "https://a.example/path", "'self'"],
)
def test_an_address_of_a_page_that_is_none_is_refused(value: str) -> None:
    with pytest.raises(SettingsError, match="ZIQ_FRAME_ANCESTORS"):
        from_environment({"ZIQ_FRAME_ANCESTORS": value})
