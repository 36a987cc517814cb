"""What the browser loads once: small, compressed once, kept for good."""

from __future__ import annotations

import gzip
import json
import os
import re
from pathlib import Path

import brotli
import pytest
from flask import Flask
from flask.testing import FlaskClient
from plotly.io.json import to_json_plotly

from app import create_app
from dashboards.components import words
from dashboards.language.i18n import speaking
from dashboards.pages import PAGES
from dashboards.serving import callback, static
from dashboards.serving.bundles import BUILT, Bundle
from dashboards.serving.kept_files import KeptFile, KeptFiles
from dashboards.settings import Settings
from data.store import StoreHandle
from queries.protection import install_gate
from queries.scope import Viewer
from tests.app.answering import answer
from tests.node import run_node

SCRIPTS = re.compile(r'<script src="([^"]+)"')


def test_the_page_loads_scripts_and_styles_as_one_file_each(client: FlaskClient) -> None:
    html = client.get("/").get_data(as_text=True)
    own = re.findall(r'"(/assets/[^"]+)"', html)
    assert [re.sub(r"[0-9a-f]{16}", "", address) for address in own] == [
        "/assets/ziq-.css",
        "/assets/words-de-.js",
        "/assets/ziq-.js",
    ]
    assert "polyfill" not in html
    assert "dash_table/" not in html
    assert static.PLOTLY_ADDRESS in html


PAGES_OPENED = [*(page.path for page in PAGES.values()), "/circles/essen", "/neighbourhoods/Q-001"]


@pytest.mark.parametrize("path", dict.fromkeys([*PAGES_OPENED, "/nowhere"]))
def test_a_page_waits_for_plotly_where_it_opens_with_a_picture_of_it(
    client: FlaskClient, server: Flask, handle: StoreHandle, path: str
) -> None:
    with server.app_context():
        cards = answer(handle, path)["cards"].values()
    forms = {card["picture"]["form"] for card in cards if "picture" in card}
    is_waited_for = static.PLOTLY_ADDRESS in SCRIPTS.findall(
        client.get(path).get_data(as_text=True)
    )
    assert is_waited_for == bool(forms & {"scatter", "lorenz", "ranges"})


def test_every_script_of_the_page_is_immutable_and_compressed(client: FlaskClient) -> None:
    html = client.get("/").get_data(as_text=True)
    for address in SCRIPTS.findall(html):
        client.get(address)
        answer = client.get(address, headers={"Accept-Encoding": "br, gzip"})
        assert answer.status_code == 200
        assert answer.headers["Cache-Control"] == static.IMMUTABLE, address
        if len(brotli.decompress(answer.data)) > 500:
            assert answer.headers["Content-Encoding"] == "br", address


@pytest.mark.parametrize("accepted", ["br", "gzip", "identity", ""])
def test_the_same_script_arrives_in_every_encoding(client: FlaskClient, accepted: str) -> None:
    answer = client.get(static.PLOTLY_ADDRESS, headers={"Accept-Encoding": accepted})
    plain = {"br": brotli.decompress, "gzip": gzip.decompress}.get(accepted, bytes)
    assert plain(answer.data) == static.PLOTLY_JS.read_bytes()
    assert answer.headers.get("Content-Encoding", "identity") == (accepted or "identity")
    assert "Accept-Encoding" in answer.headers["Vary"]


def test_the_first_script_names_its_parts_as_the_server_does(client: FlaskClient) -> None:
    parts = {Bundle(path).refresh() for path in BUILT.glob("*.js") if path.name != "ziq.js"}
    fetched = json.loads(run_node("tests/assets/parts.js"))
    assert {f"./{address.removeprefix('/assets/')}" for address in parts} == set(fetched)
    for address in parts:
        answer = client.get(address)
        assert answer.status_code == 200
        assert answer.headers["Cache-Control"] == static.IMMUTABLE
        assert answer.mimetype == "text/javascript"


def test_the_script_of_every_page_is_three_quarters_of_the_first_release_or_less() -> None:
    """As it is sent; the scripts of release 1.0.0 took 53,739 bytes (35 files, sent as one)."""
    sent = brotli.compress((BUILT / "ziq.js").read_bytes(), quality=11, lgwin=24)
    assert len(sent) <= 0.75 * 53_739


def test_a_bundle_changes_its_address_with_its_content(tmp_path: Path) -> None:
    built = tmp_path / "ziq.js"
    built.write_text("one()")
    bundle = Bundle(built)
    before = bundle.refresh()
    assert bundle.content == b"one()"
    assert bundle.refresh() == before
    built.write_text("two()")
    os.utime(built, (1, 1))
    assert bundle.refresh() != before


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("geo/regions.json", 200),
        ("geo/README.md", 200),
        ("geo/../package.json", 404),
        ("package.json", 404),
        ("build.js", 404),
        ("src/main.js", 404),
        ("styles/tokens.css", 404),
        ("node_modules/esbuild/package.json", 404),
    ],
)
def test_only_what_is_built_and_boundaries_are_served(
    client: FlaskClient, name: str, status: int
) -> None:
    with client.get(f"/assets/{name}") as answer:
        assert answer.status_code == status


def test_what_was_compressed_once_serves_the_next_start(tmp_path: Path) -> None:
    text = b"the same words again and again " * 100
    first = KeptFiles(tmp_path)
    first.keep("/a.js", KeptFile(text, "text/javascript"))
    first._compress()
    left_behind = tmp_path / "left.br"
    left_behind.write_bytes(b"")
    os.utime(left_behind, (1, 1))
    second = KeptFiles(tmp_path)
    second.keep("/b.js", KeptFile(text, "text/javascript"))
    file = second.get("/b.js")
    assert file is not None
    assert set(file.compressed) == {"br", "gzip"}
    assert file.body(["br"]) == (brotli.compress(text, quality=11, lgwin=24), "br")
    second._compress()
    assert not left_behind.exists()


def test_a_folder_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    files = KeptFiles(tmp_path / "file" / "below")
    files.keep("/a.js", KeptFile(b"a" * 1000, "text/javascript"))
    files._compress()
    assert files.get("/a.js") is not None


def test_pictures_are_sent_as_they_are() -> None:
    assert KeptFile(b"x" * 1000, "image/png").body(["br"]) == (b"x" * 1000, "")


def test_a_warm_server_answers_without_further_set_up(server: Flask) -> None:
    static.warm_up(server)
    assert server.test_client().get("/_dash-layout").status_code == 200


@pytest.mark.parametrize(("search", "said"), [("", "Wird geladen …"), ("?lang=en", "Loading …")])
def test_the_page_says_something_before_its_scripts_arrive(
    client: FlaskClient, search: str, said: str
) -> None:
    html = client.get(f"/{search}").text
    entry = html.split('id="react-entry-point">', 1)[1].split("</div>", 1)[0]
    assert said in entry
    assert "Zusammen im Quartier" in entry
    without_scripts = html.split("<noscript>", 1)[1].split("</noscript>", 1)[0]
    assert "braucht JavaScript" in without_scripts
    assert ".first-paint { display: none; }" in without_scripts


@pytest.mark.parametrize(
    ("address", "language"), [("/", "en"), ("/?lang=xx", "en"), ("/?lang=de", "de")]
)
def test_the_first_paint_speaks_the_language_of_the_page_that_follows(
    sample_folder: Path, address: str, language: str
) -> None:
    server = create_app(Settings(store=sample_folder, language="en"))
    html = server.test_client().get(address).get_data(as_text=True)
    assert f'<div class="first-paint" lang="{language}">' in html


@pytest.mark.parametrize(("default", "other"), [("de", "en"), ("en", "de")])
def test_words_of_the_default_language_are_one_file_that_the_browser_keeps(
    sample_folder: Path, default: str, other: str
) -> None:
    server = create_app(Settings(store=sample_folder, language=default))
    client, handle = server.test_client(), StoreHandle(sample_folder, install_gate)
    html = client.get("/").text
    (address,) = re.findall(rf'src="(/assets/words-{default}-\w+\.js)"', html)
    assert html.index(address) < html.index('<script src="/assets/ziq-')
    kept = client.get(address)
    assert "immutable" in kept.headers["Cache-Control"]
    with speaking(default):
        assert kept.text == f"window.ziqWords = {words.told()};"

    def brought(language: str) -> list[str]:
        frame = callback.respond_to(
            handle, Viewer(), "/", f"?lang={language}", default_language=default
        )[0]
        return re.findall(r'"data-words":"((?:[^"\\]|\\.)*)"', str(to_json_plotly(frame)))

    assert brought(default) == []
    with speaking(other):
        assert [json.loads(f'"{one}"') for one in brought(other)] == [words.told()]
