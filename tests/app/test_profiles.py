"""Profiles of Quartiere as files: they stand alone, run nothing, and never hold exact counts."""

from __future__ import annotations

import datetime as dt
import re
from html.parser import HTMLParser
from pathlib import Path

from dash import html
from flask.testing import FlaskClient

from dashboards.exports import profiles
from dashboards.language import file_names, formats
from queries.scope import Viewer
from tests.app.exports_server import exports_client

LIST = "/export/circles/essen/neighbourhoods.json"


def test_the_list_names_each_quartier_of_the_circle_with_its_own_file(client: FlaskClient) -> None:
    archive = client.get(LIST).get_json()
    assert re.fullmatch(r"ZiQ_Zirkel-Essen-Profile\S+_Beispieldaten\.zip", archive["file"])
    found = archive["profiles"]
    assert len(found) > 3
    files = [one["file"] for one in found]
    assert len(set(files)) == len(files)
    assert all(re.fullmatch(r"[A-Za-z0-9_-]+\.html", name) for name in files)


def test_a_profile_stands_alone_and_runs_nothing(client: FlaskClient) -> None:
    first = client.get(LIST).get_json()["profiles"][0]
    answer = client.get(f"/export/neighbourhoods/{first['id']}.html")
    text = answer.get_data(as_text=True)
    assert answer.content_type.startswith("text/html")
    assert "attachment" in answer.headers["Content-Disposition"]
    assert f"<h1>{first['name']}" in text
    assert "Beispieldaten" in text
    assert "geschützt" in text
    assert "dl-de/by-2-0" in text
    assert f"Erstellt am {formats.date(dt.datetime.now().astimezone().date())}" in text
    assert not re.search(r"<(script|link|iframe|img|button)\b|\son\w+=|href=|src=", text)
    HTMLParser().feed(text)


def test_who_sees_exact_numbers_shares_protected_ones(sample_folder: Path) -> None:
    first = exports_client(sample_folder).get(LIST).get_json()["profiles"][0]["id"]
    texts = [
        exports_client(sample_folder, viewer)
        .get(f"/export/neighbourhoods/{first}.html")
        .get_data(as_text=True)
        for viewer in (Viewer(), Viewer("internal"))
    ]
    assert texts[0] == texts[1]


def test_a_town_has_all_its_quartiere_and_a_page_of_one_has_files(client: FlaskClient) -> None:
    town = client.get("/export/municipalities/05913000/neighbourhoods.json?block=3").get_json()
    assert re.fullmatch(r"ZiQ_Dortmund-Profile\S+\.zip", town["file"])
    assert len(town["profiles"]) == 10
    assert client.get("/export/municipalities/05999999/neighbourhoods.json").status_code == 404
    one = town["profiles"][0]
    for form in ("xlsx", "docx"):
        answer = client.get(f"/export/pages/neighbourhood.{form}?neighbourhood={one['id']}")
        assert answer.status_code == 200
        assert file_names.slug(one["name"]) in answer.headers["Content-Disposition"]
    proof = client.get(f"/api/charts/neighbourhood-place/evidence?neighbourhood={one['id']}")
    assert f"/neighbourhoods/{one['id']}?version=" in proof.get_json()["link"]


def test_an_unknown_quartier_or_circle_is_not_found(client: FlaskClient) -> None:
    assert client.get("/export/neighbourhoods/nowhere.html").status_code == 404
    assert client.get("/export/circles/nowhere/neighbourhoods.json").status_code == 404


def test_text_of_a_file_is_never_markup() -> None:
    tree = html.Div(
        [html.B("<script>x</script>"), html.A("on", href="/x"), html.Br()], className="a"
    )
    assert profiles.written(tree) == (
        '<div class="a"><b>&lt;script&gt;x&lt;/script&gt;</b>on<br></div>'
    )
