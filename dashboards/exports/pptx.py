"""Slides as PowerPoint: native charts, tables and shapes, laid out as on the projector."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dashboards.exports import pptx_charts, pptx_shapes, pptx_tables
from dashboards.exports.pptx_forms import Form, form
from dashboards.exports.pptx_shapes import block, clean, text_box
from dashboards.exports.pptx_surroundings import Words, without_empty_places
from dashboards.exports.pptx_tables import Rest
from dashboards.exports.pptx_theme import Box, px, speak
from dashboards.exports.templates.used import in_use
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import language_code
from dashboards.pictures.drawing import natives
from dashboards.pictures.model import Tiles
from dashboards.stories.minutes import answer_of, spoken
from dashboards.stories.model import ToldSlide

_QUESTION = 392


@dataclass(frozen=True)
class DeckSlide:
    """One slide with what surrounds it.

    Attributes:
        told: title, picture, question.
        band: whose story, in bold at the top.
        choice: the filter in words.
        source: sources and state of the data.
        is_sample: sample data are named as such.
        facts: what every file says about choice, rights, data and day; it ends the notes.
    """

    told: ToldSlide
    band: str
    choice: str
    source: str
    is_sample: bool = False
    facts: tuple[tuple[str, str], ...] = ()


def presentation(title: str, slides: Sequence[DeckSlide], about: str = "") -> bytes:
    """The file: one page per slide, with notes, numbers and alternative texts.

    `about` says the state of the data in the file's properties, in at most 255 signs. The office's
    own master is used where there is one.
    """
    with form(in_use().slides) as used:
        prs = used.prs
        properties = prs.core_properties
        properties.title, properties.author = clean(title), _("Zusammen im Quartier")
        properties.comments = clean(about)
        properties.language = language_code()
        properties.created = properties.modified = dt.datetime.now(dt.UTC).replace(tzinfo=None)
        made = [slide for one in slides for slide in _added(used, one)]
        for number, slide in enumerate(made, start=1):
            used.number(slide, number, len(made))
            without_empty_places(slide)
        speak(prs)
        content = io.BytesIO()
        prs.save(content)
        return content.getvalue()


def _added(used: Form, one: DeckSlide) -> Iterator[Any]:
    """The slide, and those on which its table goes on."""
    goes_on = _("{title} (continued)").format(title=one.told.title)
    told, rest = one.told, None
    while True:
        slide = used.add(told)
        rest = _write(used, slide, replace(one, told=told), rest)
        yield slide
        if rest is None:
            return
        told = replace(one.told, title=goes_on, question=None)


def _write(used: Form, slide: Any, one: DeckSlide, rest: Rest | None) -> Rest | None:
    told = one.told
    is_map = isinstance(told.picture, Tiles)
    words = Words(
        title=told.title,
        subtitle=told.subtitle,
        band=one.band,
        theme=str(told.slide.theme),
        lines=_foot(one),
        is_sample=one.is_sample,
        is_map=is_map,
        is_words=told.slide.is_words,
    )
    rest = _body(used, slide, told, used.surround(slide, words), rest)
    slide.notes_slide.notes_text_frame.text = clean(_notes(one))
    return rest


def _body(used: Form, slide: Any, told: ToldSlide, room: Box, rest: Rest | None) -> Rest | None:
    """Writes what the slide shows; gives back where its table goes on, if it does."""
    left, top, width, height = room
    if told.problem:
        text_box(slide, room, [[(told.problem, False)]], 30)
    elif told.recalled:
        _recalled(slide, told, room)
    elif told.slide.is_words:
        used.say(slide, told, room)
    elif isinstance(told.picture, Tiles):
        _map(used, slide, told, told.picture, room)
        return None
    elif told.results and told.results[0].chart.is_key_figure:
        pptx_shapes.numbers(slide, told.results, (left, top + 10, width, height))
    elif told.results:
        beside = _QUESTION + 60 if told.question else 0
        rest = _picture(slide, told, (left, top, width - beside, height), rest)
    else:
        _questions(slide, told, (left, top, width - 120, height))
    if told.question:
        _question(slide, told.question, (left + width - _QUESTION, top, _QUESTION, 300))
    return rest


def _map(used: Form, slide: Any, told: ToldSlide, picture: Tiles, room: Box) -> None:
    """A tile map stands at the right, its classes and the question beside it."""
    left, top, _width, height = room
    box = used.map_box(room)
    pptx_shapes.tiles(slide, told.results[0], picture, box)
    beside = min(640, box[0] - left - 30)
    pptx_shapes.legend(slide, picture, (left, top + 10, beside - 20, 140))
    if told.question:
        place = min(top + 150, top + height - 220)
        _question(slide, told.question, (left, place, beside, 220))


def _picture(slide: Any, told: ToldSlide, box: Box, rest: Rest | None) -> Rest | None:
    native = natives(told.picture)
    if not native:
        return pptx_tables.table(slide, told.results[0], told.picture, box, rest)
    pptx_charts.charts(slide, told.results[0], native, box)
    return None


def _question(slide: Any, question: str, box: Box) -> None:
    left, top, width, height = box
    height = min(height, 44 + 41 * (-(-len(question) * 16 // int(width - 32))) + 10)
    block(slide.shapes, (left, top, 6, height), "ink", _("Question for the round"))
    inner = (left + 32, top, width - 32, 36)
    text_box(slide, inner, [[(_("Question for the round"), True)]], 24, role="ink-soft")
    text_box(slide, (left + 32, top + 42, width - 32, height - 42), [[(question, False)]], 30)


def _questions(slide: Any, told: ToldSlide, box: Box) -> None:
    empty = _("The numbers of this choice raise no question. What would you like to begin with?")
    texts = told.questions or (empty,)
    shape = text_box(
        slide,
        box,
        [[(f"{index}  ", True), (text, False)] for index, text in enumerate(texts, 1)],
        30,
    )
    for paragraph in shape.text_frame.paragraphs:
        paragraph.space_after = px(20)


def _recalled(slide: Any, told: ToldSlide, box: Box) -> None:
    """Each question in bold, its answer below."""
    left, top, width, height = box
    lines = [
        (text, is_question)
        for entry in told.recalled
        for text, is_question in ((entry.asked, True), (answer_of(entry), False))
    ]
    shape = text_box(slide, (left, top, width - 60, height), [[line] for line in lines], 28)
    for paragraph, (_text, is_question) in zip(shape.text_frame.paragraphs, lines, strict=True):
        paragraph.space_after = px(4 if is_question else 22)


def _foot(one: DeckSlide) -> tuple[tuple[tuple[str, bool], ...], ...]:
    """The choice in words, and what the picture stands on; a slide of words has neither."""
    if one.told.slide.is_words or one.told.recalled:
        return ()
    base = f"{one.told.base} · " if one.told.base else ""
    return (
        ((f"{_('Choice')}: ", True), (one.choice, False)),
        ((f"{base}{one.source}", False),),
    )


def _notes(one: DeckSlide) -> str:
    """What the presenter says and may be asked: notes, the picture in words, what is counted."""
    told = one.told
    parts = [str(told.slide.notes), told.sentence]
    if told.question:
        parts.append(f"{_('Question for the round')}: {told.question}")
    parts += [spoken(entry) for entry in (*told.minutes, *told.recalled)]
    parts += [f"{result.chart.title}: {result.chart.definition}" for result in told.results]
    parts.append("\n".join(f"{label}: {text}" for label, text in one.facts))
    return "\n\n".join(part for part in parts if part)
