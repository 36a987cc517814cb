"""What is told to a room: the story of a circle, and figures that somebody collected."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from flask import Response, request

from dashboards.exports import addresses, decks, profiles, responses
from dashboards.exports.rooms.desk import Desk, UnknownAddressError, file
from dashboards.language import names
from dashboards.language.i18n import gettext as _
from dashboards.stories import collected, minutes
from dashboards.stories.model import Story
from dashboards.stories.registry import story_of
from dashboards.stories.telling import inside, protected


def story_pptx(desk: Desk, story_id: str) -> Response:
    """A story's slides as PowerPoint, with the further choice of the address."""
    story = _story(story_id)
    visit = desk.visit()
    visit = replace(visit, scope=inside(story, visit.scope))
    kept = minutes.of_story(desk.handle.folder, story.id)
    content = decks.of_story(story, visit.scope, visit.address.notices, kept)
    return file(visit, content, addresses.PPTX, str(story.title))


def story_neighbourhoods(desk: Desk, story_id: str) -> Response:
    """The Quartiere of a story, and what their profiles are called as files."""
    story = _story(story_id)
    scope = inside(story, desk.visit().scope)
    return responses.json_answer(profiles.archive(str(story.title), scope))


def town_neighbourhoods(desk: Desk, municipality_ags: str) -> Response:
    """The Quartiere of a Gemeinde, and what their profiles are called as files."""
    if municipality_ags not in names.municipalities():
        raise UnknownAddressError(_("There is no Gemeinde with this key."))
    return responses.json_answer(profiles.of_town(municipality_ags, desk.visit().scope))


def _story(story_id: str) -> Story:
    story = story_of(story_id)
    if story is None:
        raise UnknownAddressError(_("There is no circle or story with this name."))
    return story


def deck_pptx(desk: Desk) -> Response:
    """The slides somebody collected, as PowerPoint: `?slides=chart?query|chart?query`."""
    return _deck(desk, decks.of_collection, addresses.PPTX)


def deck_docx(desk: Desk) -> Response:
    """The same as a document for Word."""
    return _deck(desk, decks.document_of_collection, addresses.DOCX)


def _deck(desk: Desk, written: Callable[..., bytes], media_type: str) -> Response:
    try:
        entries = collected.entries(request.args.get("slides", ""))
    except collected.DeckError as error:
        return responses.json_answer({"error": str(error)}, 400)
    visit = desk.visit()
    scope = replace(visit.scope, viewer=protected(visit.scope.viewer))
    content = written(entries, visit)
    return file(replace(visit, scope=scope), content, media_type, _("My presentation"))
