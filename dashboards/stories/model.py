"""What a slide and a story are, and what becomes of them inside one choice."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from dashboards.charts import CHARTS
from dashboards.charts.base import Chart
from dashboards.charts.result import ChartResult
from dashboards.language.i18n import Lazy
from dashboards.pictures.model import AreaMap, Picture, Symbols, Tiles
from data.minutes import Entry
from queries.filters import FilterState

Results = Mapping[str, ChartResult]
#: Reads a question for the round off the rows; None where they do not raise it.
Asks = Callable[[Results], str | None]


def chart_of(card_id: str) -> Chart:
    """The chart of a card: its own id, with a number behind it where a chart may come twice."""
    return CHARTS.get(card_id) or CHARTS[card_id.rpartition("_")[0]]


def asks_nothing(_results: Results) -> str | None:
    """For slides that raise no question."""
    return None


@dataclass(frozen=True, kw_only=True)
class Slide:
    """One slide.

    Attributes:
        id: unique within its story.
        theme: what the top band says beside the story's title.
        charts: names of cards: one chart, or several key figures; none for words alone.
        title: the h2; a chart's own finding where it is None.
        question: for the round, beside the picture.
        notes: for the presenter: how to read the picture, what to say.
        rounds: which funding rounds it belongs to, the first one being 1; empty for all.
        gathers: shows the questions of all slides before it.
        recalls: shows what was asked and answered at the last meeting; left out without any.
        text: of a slide of words, a paragraph per line.
        is_title: of such a slide: it opens or divides a presentation.
        is_words: somebody wrote it; no chart stands behind it.
    """

    id: str
    theme: Lazy
    charts: tuple[str, ...] = ()
    title: Callable[[Results], str] | None = None
    question: Asks = asks_nothing
    notes: Lazy = ""
    rounds: tuple[int, ...] = ()
    gathers: bool = False
    recalls: bool = False
    text: str = ""
    is_title: bool = False
    is_words: bool = False


@dataclass(frozen=True, kw_only=True)
class Story:
    """Slides in their order, and the choice that holds on all of them.

    Attributes:
        id: in the address: `/circles/<id>`.
        title: in the top band and as the page's heading.
        slides: in the order in which they are told.
        filters: part of the scope of every slide; the reader cannot let go of it.
        circle: whose meetings it is told at; "" for an office's own story.
    """

    id: str
    title: Lazy
    slides: tuple[Slide, ...]
    filters: FilterState = FilterState()
    circle: str = ""

    @property
    def charts(self) -> tuple[str, ...]:
        """Ids of all charts, in the order of the slides."""
        return tuple(chart_id for slide in self.slides for chart_id in slide.charts)


@dataclass(frozen=True)
class ToldSlide:
    """One slide inside one choice: everything that is shown, as text and picture.

    `problem` stands in for the picture when a chart failed or nothing matches. `recalled` are the
    entries of the last meeting that the slide shows, `minutes` those of all meetings about it.
    """

    slide: Slide
    title: str
    subtitle: str
    results: tuple[ChartResult, ...]
    picture: Picture
    question: str | None
    questions: tuple[str, ...] = ()
    problem: str | None = None
    recalled: tuple[Entry, ...] = ()
    minutes: tuple[Entry, ...] = ()

    @property
    def sentence(self) -> str:
        """The picture in words; its text alternative."""
        return " ".join(result.sentence for result in self.results)

    @property
    def base(self) -> str:
        """The records behind the picture."""
        return self.results[0].base.text if self.results else ""

    @property
    def is_map(self) -> bool:
        """The picture is as high as it is wide and stands beside the words."""
        return isinstance(self.picture, Tiles | AreaMap | Symbols)
