"""What a meeting asked and answered: written by who may, told at the next meeting and in files."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from pptx import Presentation
from werkzeug.test import TestResponse

from app import create_app
from dashboards.access import csrf_token
from dashboards.exports import decks
from dashboards.serving import callback
from dashboards.settings import Settings
from dashboards.stories import minutes, registry
from dashboards.stories.minutes import Minutes
from data import minutes as kept
from data.minutes import LONGEST_ANSWER, LONGEST_QUESTION, Entry
from data.store import StoreHandle
from queries.protection import install_gate
from queries.scope import Scope, Viewer
from tests.app.access_server import audit_lines, rights_file, users_file
from tests.app.answering import answer

HERE = {"REMOTE_ADDR": "127.0.0.1"}
ASKED = {"slide": "money", "met_on": "2025-03-12", "asked": "Warum so wenig?", "answered": "Frist."}
Post = Callable[..., TestResponse]


@pytest.fixture
def folder(sample_folder: Path, tmp_path: Path) -> Path:
    """The sample data in a store of the test's own."""
    for path in (*sample_folder.glob("ziq-*.duckdb"), sample_folder / "current.json"):
        (tmp_path / path.name).symlink_to(path)
    return tmp_path


def posting(server: Flask) -> Post:
    """Posts a form to an address of the desk, as our own page does."""
    client = server.test_client()
    with server.test_request_context("/", environ_base=HERE):
        server.preprocess_request()
        token = csrf_token()

    def post(address: str, token: str = token, **form: str) -> TestResponse:
        headers = {"X-CSRF-Token": token}
        return client.post(f"/minutes/{address}", data=form, headers=headers)

    return post


def test_an_entry_is_written_changed_and_removed_and_each_deed_is_recorded(folder: Path) -> None:
    post = posting(create_app(Settings(store=folder)))
    (told,) = post("essen", **ASKED, version="0123456789ab").get_json()["minutes"]["money"]
    assert (told["asked"], told["answer"], told["day"], told["then"]) == (
        "Warum so wenig?",
        "Frist.",
        "12.03.2025",
        "/circles/essen?version=0123456789ab",
    )
    assert told["written"] == f"aufgeschrieben am {dt.datetime.now():%d.%m.%Y}"
    seen = {"id": told["id"], "at": told["at"]}
    changed = post("essen?lang=en", **{**ASKED, "answered": ""}, **seen).get_json()
    (told,) = changed["minutes"]["money"]
    assert told["answer"] == "still open"
    late = post("essen", **ASKED, **seen)
    assert late.status_code == 409
    assert late.get_json()["minutes"] == post("essen/remove", **seen).get_json()["minutes"]
    gone = post("essen/remove", id=told["id"], at=told["at"]).get_json()
    assert gone["minutes"]["money"] == []
    deeds = [line["deed"] for line in audit_lines(folder) if line["event"] == "minutes"]
    assert deeds == ["written", "changed", "changed", "removed", "removed"]
    assert all("Warum" not in str(line) for line in audit_lines(folder))


@pytest.mark.parametrize(
    ("address", "form", "status", "said"),
    [
        ("atlantis", {}, 404, "keinen Zirkel"),
        ("essen", {"slide": "nowhere"}, 400, "nichts"),
        ("essen", {"met_on": "gestern"}, 400, "Tag des Treffens"),
        ("essen", {"asked": ""}, 400, "Frage eintragen"),
        ("essen", {"token": "forged"}, 403, ""),
    ],
)
def test_what_cannot_be_taken_is_refused_in_words(
    folder: Path, address: str, form: dict[str, str], status: int, said: str
) -> None:
    post = posting(create_app(Settings(store=folder)))
    refused = post(address, **{**ASKED, **form})
    assert refused.status_code == status
    assert said in refused.get_data(as_text=True)
    assert kept.read(folder) == ()


def test_only_who_may_import_writes_and_finds_the_form(folder: Path) -> None:
    users, rights = users_file(folder, anna="ministry"), rights_file(folder)
    server = create_app(Settings(store=folder, users=users, rights=rights))
    assert posting(server)("essen", **ASKED).status_code == 403
    assert kept.read(folder) == ()
    handle = StoreHandle(folder, install_gate)
    page = str(callback.respond_to(handle, Viewer(), "/circles/essen", "")[0])
    assert "id='minutes'" in page
    assert "data-token" not in page


def entry(day: int, slide: str = "money", **texts: str) -> Entry:
    """An entry of a day in March 2025."""
    made = Entry(id=str(day), story="essen", slide=slide, met_on=dt.date(2025, 3, day), asked="?")
    return replace(made, at="2025-03-12T10:00:00+00:00", **texts)  # type: ignore[arg-type]


def test_the_next_meeting_begins_with_the_last_one_and_not_with_todays() -> None:
    entries = (entry(20), entry(12, asked="A"), entry(12, "sites", asked="B"), entry(3))
    assert [one.asked for one in Minutes(entries, dt.date(2025, 3, 20)).last] == ["A", "B"]
    assert Minutes(entries, dt.date(2025, 3, 3)).last == ()
    longest = {"asked": "?" * LONGEST_QUESTION, "answered": "x" * LONGEST_ANSWER}
    many = tuple(entry(12, **longest) for _ in range(3))
    assert len(minutes.fitting(many)) == 1
    assert len(minutes.fitting(tuple(entry(12) for _ in range(9)))) == 4


def test_slides_answers_files_and_the_list_tell_it(folder: Path, scope: Scope) -> None:
    handle = StoreHandle(folder, install_gate)
    before = answer(handle, "/circles/essen")["story"]["slides"]
    assert "recalled" not in [slide["id"] for slide in before]
    first = replace(entry(12, asked="Warum so wenig?", by="Anna"), id="")
    written = kept.write(folder, first)
    kept.write(folder, replace(entry(13), story="dortmund", id="", asked="Und hier?"))
    slides = {slide["id"]: slide for slide in answer(handle, "/circles/essen")["story"]["slides"]}
    assert slides["recalled"]["title"] == "Beim Treffen am 12.03.2025 gefragt und beantwortet"
    (told,) = slides["recalled"]["recalled"]
    assert told == slides["money"]["minutes"][0]
    assert (told["asked"], told["answer"]) == ("Warum so wenig?", "noch offen")
    assert "aufgeschrieben von Anna am " in told["written"]
    page = str(callback.respond_to(handle, Viewer(), "/circles", "")[0])
    assert page.index("Und hier?") < page.index("Warum so wenig?") < page.rindex("noch offen")

    story = registry.story_of("essen")
    assert story is not None
    content = decks.of_story(story, scope, (), minutes.of_story(folder, "essen"))
    shown, notes = texts(content)
    assert shown[1][:1] == ["Beim Treffen am 12.03.2025 gefragt und beantwortet"]
    assert "Warum so wenig?\nnoch offen" in shown[1]
    spoken = "Am 12.03.2025 gefragt: Warum so wenig? – Antwort: noch offen"
    assert [spoken in text for text in notes] == [number in (1, 3) for number in range(len(notes))]
    kept.remove(folder, written.id, written.at)
    assert answer(handle, "/circles/essen")["story"]["slides"] == before


def texts(content: bytes) -> tuple[list[list[str]], list[str]]:
    """What stands on each slide, the title first, and in its notes."""
    slides: list[Any] = list(Presentation(io.BytesIO(content)).slides)
    shown = []
    for slide in slides:
        others = [one for one in slide.shapes if one.has_text_frame and one != slide.shapes.title]
        shown.append([slide.shapes.title.text, *(one.text_frame.text for one in others)])
    return shown, [slide.notes_slide.notes_text_frame.text for slide in slides]


def test_a_file_that_cannot_be_read_is_told_and_the_story_stands(folder: Path) -> None:
    (folder / kept.MINUTES_FILE).write_text("[", encoding="utf-8")
    handle = StoreHandle(folder, install_gate)
    story = answer(handle, "/circles/essen")["story"]
    assert "Sicherung" in story["minutes_problem"]
    assert len(story["slides"]) >= 10
    assert "Sicherung" in str(callback.respond_to(handle, Viewer(), "/circles", "")[0])
