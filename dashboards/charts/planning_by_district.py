"""State of social planning: where is it established, and in how many Kreise and Gemeinden?"""

from __future__ import annotations

import pandas as pd

from dashboards import formats, names
from dashboards.charts.base import PROGRAMME, SCHEMATIC, Base, Chart
from dashboards.charts.pictures import MARK, REST, Picture, area_picture
from dashboards.charts.side_by_side import Part, side_by_side
from dashboards.i18n import gettext as _
from dashboards.i18n import lazy_gettext as _lazy
from dashboards.i18n import ngettext, pgettext
from queries import cooperation
from queries.scope import Scope

#: The class of each state: far enough apart to be told apart in every theme.
CLASSES = {"none": 0, "developing": 2, "established": 5}


def draw(frame: pd.DataFrame) -> Picture:
    """The tile map with a letter per state; Kreise that stated nothing are hatched."""
    areas = {}
    for index, row in enumerate(frame.to_dict("records")):
        state = row["planning_state"]
        name = names.area_name(row["district_ags"])
        if not isinstance(state, str):
            areas[row["district_ags"]] = [
                "missing", formats.NOTHING_THERE, f"{name}: {_('not stated')}", index,
            ]  # fmt: skip
            continue
        words = names.code_name("planning_state", state)
        if row["has_concept"] is True or str(row["has_concept"]) == "True":
            words = _("{state}, with integrated concept").format(state=words)
        areas[row["district_ags"]] = [CLASSES[state], _sign(state), f"{name}: {words}", index]
    classes = [""] * (max(CLASSES.values()) + 1)
    for state, class_ in CLASSES.items():
        classes[class_] = f"{_sign(state)} – {names.code_name('planning_state', state)}"
    picture = area_picture("tiles", "districts", classes=classes, areas=areas)
    return {**picture, "missing": _("not stated"), "wide": True}


def _sign(state: str) -> str:
    """One letter per state, so that a tile needs no colour to be read."""
    return {
        "none": pgettext("letter", "n"),
        "developing": pgettext("letter", "d"),
        "established": pgettext("letter", "e"),
    }[state]


def _count(frame: pd.DataFrame, state: str) -> int:
    return int((frame["planning_state"] == state).sum())


def headline(frame: pd.DataFrame) -> str | None:
    """In how many Kreise social planning is established, of those that stated anything.

    None where all are at one state: that may be what was chosen.
    """
    stated = int(frame["planning_state"].notna().sum())
    count = _count(frame, "established")
    if count in (0, stated):
        return None
    return ngettext(
        "Social planning is established in {count} of {stated} Kreise",
        "Social planning is established in {count} of {stated} Kreise",
        count,
    ).format(count=formats.number(count), stated=formats.number(stated))


def describe(frame: pd.DataFrame) -> str:
    """Kreise per state that occurs, and how many did not state one."""
    if frame["planning_state"].isna().all():
        return _("No Kreis of the choice has stated the state of its social planning.")
    parts = [
        f"{names.code_name('planning_state', state)} {formats.number(_count(frame, state))}"
        for state in reversed(CLASSES)
        if _count(frame, state)
    ]
    silent = int(frame["planning_state"].isna().sum())
    text = ngettext(
        "Social planning in {count} Kreis: {states}",
        "Social planning in {count} Kreise: {states}",
        len(frame),
    ).format(count=formats.number(len(frame)), states=", ".join(parts))
    if silent:
        text += _("; not stated {count}").format(count=formats.number(silent))
    return text + "."


def base(scope: Scope) -> Base:
    """Kreise that stated their social planning, and those that did not."""
    frame = cooperation.planning_by_district(scope)
    stated = int(frame["planning_state"].notna().sum())
    noun = ngettext(
        "of {total} Kreis has stated it", "of {total} Kreise have stated it", len(frame)
    ).format(total=formats.number(len(frame)))
    return Base(stated, noun, ((len(frame) - stated, _("not stated")),), len(frame))


def draw_states(frame: pd.DataFrame) -> Picture:
    """Kreise, Gemeinden and concepts per state, side by side on one scale."""
    parts = [
        Part(heading, colour, frame[name].tolist(), [formats.number(v) for v in frame[name]])
        for heading, colour, name in (
            (_("Kreise"), MARK, "districts_count"),
            (_("Gemeinden"), REST, "municipalities_count"),
            (_("with integrated concept"), REST, "concepts_count"),
        )
    ]
    labels = [names.code_name("planning_state", state) for state in frame["planning_state"]]
    return side_by_side(labels, parts)


def describe_states(frame: pd.DataFrame) -> str:
    """Areas with an integrated concept, of all that stated anything or are at these states."""
    total = int(frame["districts_count"].sum() + frame["municipalities_count"].sum())
    concepts = int(frame["concepts_count"].sum())
    if len(frame) < len(CLASSES):
        return _of_some_states(frame["planning_state"].tolist(), total, concepts)
    if not concepts:
        return _("No area that stated its social planning has an integrated concept.")
    return ngettext(
        "Of {total} Kreise and Gemeinden that stated their social planning, {count} has an "
        "integrated concept against poverty ({share}).",
        "Of {total} Kreise and Gemeinden that stated their social planning, {count} have an "
        "integrated concept against poverty ({share}).",
        concepts,
    ).format(
        total=formats.number(total),
        count=formats.number(concepts),
        share=formats.share(concepts, total),
    )


def _of_some_states(states: list[str], total: int, concepts: int) -> str:
    """The same where not every state occurs, as when some were chosen: it names them."""
    named = formats.enumeration([names.code_name("planning_state", state) for state in states])
    text = ngettext(
        "State of social planning {states}: {count} Kreis or Gemeinde",
        "State of social planning {states}: {count} Kreise and Gemeinden",
        total,
    ).format(count=formats.number(total), states=named)
    if not concepts:
        return _("{areas}; no integrated concept against poverty.").format(areas=text)
    return ngettext(
        "{areas}; {count} of them has an integrated concept against poverty ({share}).",
        "{areas}; {count} of them have an integrated concept against poverty ({share}).",
        concepts,
    ).format(areas=text, count=formats.number(concepts), share=formats.share(concepts, total))


def base_of_states(scope: Scope) -> Base:
    """Kreise and Gemeinden that stated their social planning."""
    frame = cooperation.planning_by_state(scope)
    districts = int(frame["districts_count"].sum())
    municipalities = int(frame["municipalities_count"].sum())
    noun = ngettext(
        "area: {districts} Kreise, {municipalities} Gemeinden",
        "areas: {districts} Kreise, {municipalities} Gemeinden",
        districts + municipalities,
    ).format(districts=formats.number(districts), municipalities=formats.number(municipalities))
    return Base(districts + municipalities, noun)


CHARTS = (
    Chart(
        id="social-planning-by-district",
        title=_lazy("State of social planning by Kreis"),
        subtitle=_lazy("State of social planning per Kreis, as stated; each tile a Kreis"),
        query=cooperation.planning_by_district,
        figure=draw,
        headline=headline,
        summary=describe,
        columns=("district_ags", "planning_state", "has_concept"),
        base=base,
        sources=(PROGRAMME, SCHEMATIC),
        toggles=("district_ags",),
        finding_from=2,
        definition=_lazy(
            "State of strategic social planning as stated for the Kreis: none, developing or "
            "established, and whether there is an integrated concept against poverty."
        ),
    ),
    Chart(
        id="social-planning-by-state",
        title=_lazy("Kreise and Gemeinden by state of social planning"),
        subtitle=_lazy("Kreise, Gemeinden and integrated concepts per state, number, one scale"),
        query=cooperation.planning_by_state,
        figure=draw_states,
        summary=describe_states,
        columns=("planning_state", "districts_count", "municipalities_count", "concepts_count"),
        base=base_of_states,
        toggles=("planning_state",),
        definition=_lazy(
            "Kreise and Gemeinden of the choice by the state they gave; those that stated nothing "
            "are left out. A kreisfreie Stadt counts as a Kreis."
        ),
    ),
)
