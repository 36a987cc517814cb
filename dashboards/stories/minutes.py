"""What the meetings of a story asked and were answered: at the next one, on its slides and notes.

The texts are kept by `data.minutes`; anybody who may see the story reads them.
"""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Hashable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from dashboards.charts import CHARTS
from dashboards.language import formats
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import language
from dashboards.language.i18n import lazy_gettext as _lazy
from dashboards.stories.model import Slide, Story
from data import minutes
from data.language import data_speaking
from data.minutes import Entry

_log = logging.getLogger(__name__)
#: Lines of a slide that questions and answers may fill, and signs on each of them.
_LINES, _SIGNS = 13, 80

RECALL = Slide(
    id="recalled",
    theme=_lazy("Last meeting"),
    recalls=True,
    notes=_lazy("Begin with what the round asked last time, and with what is still open."),
)


@dataclass(frozen=True)
class Minutes:
    """The entries of one story, those of the newest meeting first.

    Attributes:
        entries: all of them.
        today: the day on which the story is told.
        problem: why they cannot be read, in one sentence.
    """

    entries: tuple[Entry, ...] = ()
    today: dt.date = dt.date.min
    problem: str = ""

    @property
    def last(self) -> tuple[Entry, ...]:
        """Those of the newest meeting before today."""
        before = [one for one in self.entries if one.met_on < self.today]
        return tuple(one for one in before if one.met_on == before[0].met_on)

    def about(self, slide_id: str) -> tuple[Entry, ...]:
        """Those that one slide raised."""
        return tuple(one for one in self.entries if one.slide == slide_id)


NEVER_MET = Minutes()


def _today() -> dt.date:
    return dt.datetime.now().astimezone().date()


def stamp(folder: Path | None) -> Hashable:
    """Another one as soon as other texts are to be told."""
    return (minutes.stamp(folder), _today()) if folder else ()


def of_story(folder: Path | None, story_id: str) -> Minutes:
    """What a store keeps of a story's meetings; none without a store."""
    if folder is None:
        return Minutes()
    try:
        with data_speaking(language()):
            entries = minutes.read(folder)
    except minutes.MinutesError as error:
        _log.warning("%s", error)
        return Minutes(problem=str(error))
    return Minutes(tuple(one for one in entries if one.story == story_id), _today())


def recalling(story: Story) -> Story:
    """The story with the slide of its last meeting behind the first one."""
    first, *others = story.slides
    return replace(story, slides=(first, RECALL, *others))


def fitting(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """As many as fit one slide whole, in their order, at least one."""
    room, shown = _LINES, 0
    for entry in entries:
        room -= _lines(entry.asked) + _lines(entry.answered or "–") + 1
        if room < 0 and shown:
            break
        shown += 1
    return entries[:shown]


def _lines(text: str) -> int:
    return -(-len(text) // _SIGNS)


def title(entries: tuple[Entry, ...]) -> str:
    """The heading of the slide of the last meeting."""
    return _("Asked and answered at the meeting on {day}").format(
        day=formats.date(entries[0].met_on)
    )


def answer_of(entry: Entry) -> str:
    """The answer, or that there is none yet."""
    return entry.answered or _("still open")


def spoken(entry: Entry) -> str:
    """An entry as the notes for presenting say it."""
    return _("Asked on {day}: {question} – Answer: {answer}").format(
        day=formats.date(entry.met_on), question=entry.asked, answer=answer_of(entry)
    )


def slide_name(story: Story | None, slide_id: str) -> str:
    """What a slide is about: its one chart, or its theme."""
    found = [slide for slide in story.slides if slide.id == slide_id] if story else []
    if not found:
        return slide_id
    slide = found[0]
    is_chart = len(slide.charts) == 1 and slide.charts[0] in CHARTS
    return str(CHARTS[slide.charts[0]].title if is_chart else slide.theme)


def told(entry: Entry, story: Story | None) -> dict[str, Any]:
    """An entry for the browser: its texts, who wrote it when, and what stood there then."""
    written = dt.datetime.fromisoformat(entry.at).astimezone()
    day = formats.date(written.date())
    then = f"?version={entry.version}" if entry.version else ""
    return {
        "id": entry.id,
        "at": entry.at,
        "met_on": entry.met_on.isoformat(),
        "day": formats.date(entry.met_on),
        "about": slide_name(story, entry.slide),
        "asked": entry.asked,
        "answered": entry.answered,
        "version": entry.version,
        "answer": answer_of(entry),
        "written": _("written by {name} on {day}").format(name=entry.by, day=day)
        if entry.by
        else _("written on {day}").format(day=day),
        "then": f"/circles/{entry.story}{then}" if then else "",
    }
