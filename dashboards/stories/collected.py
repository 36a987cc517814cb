"""A presentation somebody collected: charts, each with its own choice, and slides of words.

It stands whole in its address, `/circles/deck/<slides>`. Slides are `chart?query|chart?query`;
`title?title=…&text=…` opens or divides it, `text?title=…&text=…` is a slide of words.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, unquote

from dashboards.charts import CHARTS
from dashboards.charts.base import Chart
from dashboards.choice import url
from dashboards.choice.notices import Notice
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import lazy_gettext as _lazy
from dashboards.stories.model import Slide, Story, chart_of
from dashboards.stories.telling import protected
from data import facts
from data.store import Store, StoreError
from queries import areas
from queries.filters import LIST_KEYS
from queries.scope import Scope

if TYPE_CHECKING:
    from dashboards.pages.base import Visit

ID = "deck"
PATH = f"/circles/{ID}/"
MOST_SLIDES, LONGEST, LONGEST_TITLE, LONGEST_TEXT = 30, 8_000, 200, 1_500
SEPARATOR = "|"
WORDS = ("title", "text")
TITLE = _lazy("My presentation")


class DeckError(Exception):
    """A list of slides that cannot be told; the message is for the reader."""


@dataclass(frozen=True)
class Entry:
    """One slide as collected: a chart's id, or one of `WORDS`, and what stands behind it."""

    kind: str
    query: str

    @property
    def chart(self) -> Chart | None:
        """The chart; None for a slide of words."""
        return CHARTS.get(self.kind)

    def said(self, key: str) -> str:
        """Title or text of a slide of words."""
        return dict(parse_qsl(self.query)).get(key, "").replace("\r", "").strip()


def entries(asked: str) -> tuple[Entry, ...]:
    """The slides of a list.

    Raises:
        DeckError: for none, too many of them, too long a text or an unknown chart.
    """
    if len(asked) > LONGEST:
        raise DeckError(_("The list of slides is too long. Take some of them out."))
    found = []
    for one in asked.split(SEPARATOR):
        kind, _mark, query = one.partition("?")
        if one:
            found.append(Entry(kind, query))
    if not found:
        raise DeckError(_("There is no slide in the list."))
    if len(found) > MOST_SLIDES:
        raise DeckError(
            _("A presentation has at most {count} slides. Take some of them out.").format(
                count=MOST_SLIDES
            )
        )
    for entry in found:
        if entry.chart is None and entry.kind not in WORDS:
            raise DeckError(_("There is no chart with this name. /api/charts lists all."))
        if len(entry.said("title")) > LONGEST_TITLE or len(entry.said("text")) > LONGEST_TEXT:
            raise DeckError(_("The text of a slide is too long. Make it shorter."))
    return tuple(found)


def listed(path: str) -> str | None:
    """The list of slides in the address of a collected presentation, None at other addresses."""
    parts = [part for part in path.strip("/").split("/") if part]
    return unquote(parts[2]) if parts[:2] == ["circles", ID] and len(parts) > 2 else None


def at(path: str) -> tuple[Entry, ...]:
    """The slides in an address; none where it holds no list that can be told."""
    text = listed(path)
    try:
        return () if text is None else entries(text)
    except DeckError:
        return ()


def story(found: tuple[Entry, ...], themes: dict[str, str]) -> Story:
    """The slides as a story; the cards of charts are named by their place, as one may come twice.

    Args:
        found: what was collected.
        themes: what stands beside the title, by chart.
    """
    slides = tuple(_slide(entry, place, themes) for place, entry in enumerate(found, 1))
    opening = next((entry.said("title") for entry in found if entry.kind == "title"), "")
    return Story(id=ID, title=opening or TITLE, slides=slides)


def _slide(entry: Entry, place: int, themes: dict[str, str]) -> Slide:
    chart = entry.chart
    if chart is None:
        title = entry.said("title") or str(TITLE)
        return Slide(
            id=f"{entry.kind}_{place}",
            theme="",
            title=lambda _results: title,
            text=entry.said("text"),
            is_title=entry.kind == "title",
            is_words=True,
        )
    return Slide(
        id=f"slide_{place}",
        theme=themes.get(chart.id, ""),
        charts=(f"{chart.id}_{place}",),
        notes=str(chart.subtitle),
    )


def placed(visit: Visit, card_id: str) -> tuple[Chart, Scope]:
    """The chart of a card of a collected presentation, with its own choice and the further one."""
    place = int(card_id.rpartition("_")[2])
    return chart_of(card_id), own(visit, at(visit.path)[place - 1].query).scope


def dropped(visit: Visit) -> dict[str, tuple[Notice, ...]]:
    """What of the choices of its slides nobody can read, by the id of the slide."""
    found = enumerate(at(visit.path), 1)
    return {
        f"slide_{place}": own(visit, entry.query).address.notices
        for place, entry in found
        if entry.chart is not None
    }


def _kept(visit: Visit, version: str) -> tuple[Store | None, Notice | None]:
    """The data a slide was collected from, or what is said where they are not there any more."""
    try:
        named = visit.handle.named(version) if visit.handle else None
    except StoreError:
        return None, url.not_there(version, "not-readable")
    return named, None if named else url.not_there(version, "not-kept")


def own(visit: Visit, query: str) -> Visit:
    """The choice of one slide on the data it names, persons protected.

    Its address names what of it was dropped. What the reader chooses for the whole narrows it
    further, and may hide the events of all; keys of its own stay as they are.
    """
    known = areas.quartiere(visit.scope)
    address = url.parse(query, known, visit.address.default_language)
    version = url.version_named(query)
    named, missing = _kept(visit, version) if version else (None, None)
    store = named or visit.scope.store
    if missing:
        address = replace(address, notices=(missing, *address.notices))
    filters = address.filters
    for key in LIST_KEYS:
        if not getattr(filters, key) and getattr(visit.address.filters, key):
            filters = filters.with_values(key, getattr(visit.address.filters, key))
    further = visit.address.filters
    if not (filters.from_month or filters.to_month):
        filters = replace(filters, from_month=further.from_month, to_month=further.to_month)
    view = replace(address.view, events=address.view.events or visit.address.view.events)
    scope = Scope(store, protected(visit.scope.viewer), filters, view)
    facts.use(store.facts)
    return replace(visit, address=replace(address, language=visit.address.language), scope=scope)
