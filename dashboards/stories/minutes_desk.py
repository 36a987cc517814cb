"""The addresses at which questions and answers of a meeting are written; with the right to import.

What is kept, and how, is up to `data.minutes`.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from pathlib import Path

from flask import Blueprint, Flask, Response, request

from dashboards import access
from dashboards.exports.responses import json_answer
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import speaking
from dashboards.stories import minutes
from dashboards.stories.model import Story
from dashboards.stories.registry import story_of
from data import facts
from data import minutes as kept
from data.language import data_speaking
from data.minutes import Entry
from data.writer import StoreWriteError

_VERSION = re.compile(r"[0-9a-f]{12}")


class _RefusedError(Exception):
    """What was sent cannot be taken; the message is for the person who wrote it."""


def register(server: Flask, store_folder: Path, default_language: str) -> None:
    """Adds the addresses below `/minutes`."""
    desk = Blueprint("minutes-desk", __name__, url_prefix="/minutes")

    def answer(story_id: str, work: Callable[[Story], None]) -> Response:
        access.require("import")
        code = request.args.get("lang", default_language)
        in_use = facts.using(facts.facts_in(store_folder))
        with speaking(code), data_speaking(code), in_use:
            story = story_of(story_id)
            if story is None:
                problem = _("There is no circle or story with this name.")
                return json_answer({"error": problem}, 404)
            return _answer(store_folder, story, work)

    @desk.post("/<story_id>")
    def write(story_id: str) -> Response:
        def work(story: Story) -> None:
            entry = _sent(story)
            access.record(
                "minutes",
                deed="changed" if entry.id else "written",
                story=story.id,
                slide=entry.slide,
                entry=entry.id,
            )
            kept.write(store_folder, entry)

        return answer(story_id, work)

    @desk.post("/<story_id>/remove")
    def remove(story_id: str) -> Response:
        def work(story: Story) -> None:
            entry, at = request.form.get("id", ""), request.form.get("at", "")
            access.record("minutes", deed="removed", story=story.id, entry=entry)
            kept.remove(store_folder, entry, at)

        return answer(story_id, work)

    server.register_blueprint(desk)


def _sent(story: Story) -> Entry:
    """The entry of the form that was sent."""
    form = request.form
    slide = form.get("slide", "")
    if slide not in {one.id for one in story.slides}:
        raise _RefusedError(_("There is nothing at this address."))
    try:
        met_on = dt.date.fromisoformat(form.get("met_on", ""))
    except ValueError as error:
        raise _RefusedError(_("Enter the day of the meeting.")) from error
    version = form.get("version", "")
    return Entry(
        id=form.get("id", ""),
        at=form.get("at", ""),
        story=story.id,
        slide=slide,
        met_on=met_on,
        asked=form.get("asked", ""),
        answered=form.get("answered", ""),
        version=version if _VERSION.fullmatch(version) else "",
        by=access.current_viewer().name,
    )


def _answer(folder: Path, story: Story, work: Callable[[Story], None]) -> Response:
    """What the story's slides hold afterwards; or one sentence, and nothing was changed."""
    try:
        work(story)
    except (_RefusedError, kept.MinutesError) as error:
        return json_answer({"error": str(error)}, 400)
    except kept.ChangedMeanwhileError:
        text = _(
            "Somebody else has changed or deleted this meanwhile. Here is how it stands now; "
            "your text was not saved."
        )
        return json_answer({"error": text, **_standing(folder, story)}, 409)
    except (StoreWriteError, OSError):
        text = _(
            "The data folder cannot be written; your text was not saved. Keep it and try later."
        )
        return json_answer({"error": text}, 503)
    return json_answer(_standing(folder, story))


def _standing(folder: Path, story: Story) -> dict[str, object]:
    entries = minutes.of_story(folder, story.id)
    return {
        "minutes": {
            slide.id: [minutes.told(one, story) for one in entries.about(slide.id)]
            for slide in story.slides
        }
    }
