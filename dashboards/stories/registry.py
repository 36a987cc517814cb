"""The stories that can be told: one per circle, and an office's own."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from dashboards.language import names
from dashboards.stories import circle_story, collected
from dashboards.stories.minutes import recalling
from dashboards.stories.model import Story
from dashboards.stories.office import read_stories

_own: dict[str, Story] = {}


@lru_cache(100)
def _of_circle(code: str) -> Story:
    return recalling(circle_story.of_circle(code))


def of_circles() -> dict[str, Story]:
    """The stories of the circles of the data in use, by code, in their order."""
    return {code: _of_circle(code) for code in names.codes("circle")}


def install(path: Path | None) -> None:
    """Takes in an office's own stories, at the start of the program.

    Raises:
        StoryError: with every fault of every file; nothing is served then.
    """
    _own.clear()
    if path is not None:
        found = read_stories(path, (*of_circles(), collected.ID))
        _own.update({story.id: recalling(story) for story in found.values()})


def own_stories() -> dict[str, Story]:
    """An office's own stories, by id."""
    return dict(_own)


def story_of(story_id: str) -> Story | None:
    """The story with an id, None when there is none."""
    return of_circles().get(story_id) or _own.get(story_id)
