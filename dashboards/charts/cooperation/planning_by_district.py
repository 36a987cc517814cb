"""State of social planning: where is it established, and in how many Kreise and Gemeinden?"""

from __future__ import annotations

from collections.abc import Sequence

from dashboards.charts.base import PROGRAMME, SCHEMATIC, Base, Beside, Chart, Subtitle
from dashboards.charts.regions.area_words import counted
from dashboards.language import formats, names
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import lazy_gettext as _lazy
from dashboards.language.i18n import ngettext, pgettext
from dashboards.pictures.making import multiples, part
from dashboards.pictures.model import Multiples, Tiles
from dashboards.pictures.parts import Area, Role
from queries import cooperation
from queries.rows import Row, Rows
from queries.scope import Scope

#: The class of each state: far enough apart to be told apart in every theme.
CLASSES = {"none": 0, "developing": 2, "established": 5}


def draw(rows: Rows) -> Tiles:
    """The tile map with a letter per state; Kreise that stated nothing are hatched."""
    classes = [""] * (max(CLASSES.values()) + 1)
    for state, class_ in CLASSES.items():
        classes[class_] = f"{_sign(state)} – {names.code_name('planning_state', state)}"
    return Tiles(
        classes=tuple(classes),
        areas={row["district_ags"]: _area(row, place) for place, row in enumerate(rows)},
        missing=_("not stated"),
        wide=True,
    )


def _area(row: Row, place: int) -> Area:
    state = row["planning_state"]
    name = names.area_name(row["district_ags"])
    if state is None:
        return Area("missing", formats.NOTHING_THERE, f"{name}: {_('not stated')}", place)
    words = names.code_name("planning_state", state)
    if row["has_concept"]:
        words = _("{state}, with integrated concept").format(state=words)
    return Area(CLASSES[state], _sign(state), f"{name}: {words}", place)


def _sign(state: str) -> str:
    """One letter per state, so that a tile needs no colour to be read."""
    return {
        "none": pgettext("letter", "n"),
        "developing": pgettext("letter", "d"),
        "established": pgettext("letter", "e"),
    }[state]


def _count(rows: Rows, state: str) -> int:
    return rows["planning_state"].count(state)


def headline(rows: Rows) -> str | None:
    """In how many Kreise social planning is established, of those that stated anything.

    None where all are at one state, as that may be what was chosen.
    """
    stated = len(rows.known("planning_state"))
    count = _count(rows, "established")
    if count in (0, stated):
        return None
    return ngettext(
        "Social planning is established in {count} of the {stated} Kreise that state it",
        "Social planning is established in {count} of the {stated} Kreise that state it",
        count,
    ).format(count=formats.number(count), stated=formats.number(stated))


def describe(rows: Rows) -> str:
    """Kreise per state that occurs, and how many did not state one."""
    if not rows.known("planning_state"):
        return _("No Kreis of the choice has stated the state of its social planning.")
    if len(rows) == 1:
        state = names.code_name("planning_state", rows.first["planning_state"])
        return _("The Kreis of the choice states its social planning as “{state}”.").format(
            state=state
        )
    parts = [
        ngettext("{count} “{state}”", "{count} “{state}”", _count(rows, state)).format(
            count=formats.number(_count(rows, state)),
            state=names.code_name("planning_state", state),
        )
        for state in reversed(CLASSES)
        if _count(rows, state)
    ]
    stated = len(rows.known("planning_state"))
    silent = len(rows) - stated
    if stated == 1:
        code = rows.known("planning_state")[0]
        text = _("Of {total} Kreise, one states its social planning, as “{state}”").format(
            total=formats.number(len(rows)), state=names.code_name("planning_state", code)
        )
        return text + _silent(silent) + "."
    if len(parts) == 1:
        text = _("Of {total} Kreise, {count} state their social planning, all as “{state}”").format(
            total=formats.number(len(rows)),
            count=formats.number(stated),
            state=names.code_name("planning_state", rows.known("planning_state")[0]),
        )
        return text + _silent(silent) + "."
    text = _("Of {total} Kreise, {count} state their social planning: {states}").format(
        total=formats.number(len(rows)),
        count=formats.number(stated),
        states=formats.enumeration(parts),
    )
    return text + _silent(silent) + "."


def _silent(count: int) -> str:
    if not count:
        return ""
    return ngettext("; {count} has not stated it", "; {count} have not stated it", count).format(
        count=formats.number(count)
    )


def base(scope: Scope) -> Base:
    """Kreise that stated their social planning, and those that did not."""
    rows = cooperation.planning_by_district(scope)
    stated = len(rows.known("planning_state"))
    noun = ngettext(
        "Kreis that has stated it", "of {total} Kreise have stated it", len(rows)
    ).format(total=formats.number(len(rows)))
    return Base(stated, noun, ((len(rows) - stated, _("not stated")),), len(rows))


def _beside(scope: Scope) -> dict[str, float | None]:
    """Of the Kreise of a choice that state their planning, those where it is established."""
    states = cooperation.planning_by_district(scope).known("planning_state")
    established = states.count("established")
    return {
        "stated_districts_count": len(states),
        "established_count": established,
        "established_percent": 100 * established / len(states) if states else None,
    }


def draw_states(rows: Rows) -> Multiples:
    """Kreise, Gemeinden and concepts per state, side by side on one scale."""
    columns: tuple[tuple[str, Role, str], ...] = (
        (_("Kreise"), "mark", "districts_count"),
        (_("Gemeinden"), "rest", "municipalities_count"),
        (_("with integrated concept"), "rest", "concepts_count"),
    )
    labels = [names.code_name("planning_state", state) for state in rows["planning_state"]]
    return multiples(labels, [part(heading, role, rows[name]) for heading, role, name in columns])


def describe_states(rows: Rows) -> str:
    """Areas with an integrated concept, of all that stated anything or are at these states."""
    total = rows.total("districts_count") + rows.total("municipalities_count")
    concepts = rows.total("concepts_count")
    if len(rows) < len(CLASSES):
        return _of_some_states(rows["planning_state"], total, concepts)
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


def _of_some_states(states: Sequence[str], total: int, concepts: int) -> str:
    """The same where not every state occurs, as when some were chosen: it names them."""
    quoted = _("“{name}”")
    named = formats.alternatives(
        [quoted.format(name=names.code_name("planning_state", state)) for state in states]
    )
    text = ngettext(
        "{count} Kreis or Gemeinde states its social planning as {states}",
        "{count} Kreise and Gemeinden state their social planning as {states}",
        total,
    ).format(count=formats.number(total), states=named)
    if not concepts:
        return text + ngettext(
            "; it has no integrated concept against poverty.",
            "; none of them has an integrated concept against poverty.",
            total,
        )
    return ngettext(
        "{areas}; {count} of them has an integrated concept against poverty ({share}).",
        "{areas}; {count} of them have an integrated concept against poverty ({share}).",
        concepts,
    ).format(areas=text, count=formats.number(concepts), share=formats.share(concepts, total))


def base_of_states(scope: Scope) -> Base:
    """Kreise and Gemeinden that stated their social planning."""
    rows = cooperation.planning_by_state(scope)
    districts = rows.total("districts_count")
    municipalities = rows.total("municipalities_count")
    noun = ngettext(
        "area ({districts} and {municipalities})",
        "areas ({districts} and {municipalities})",
        districts + municipalities,
    ).format(
        districts=counted("district", districts),
        municipalities=counted("municipality", municipalities),
    )
    return Base(districts + municipalities, noun)


CHARTS = (
    Chart(
        id="social-planning-by-district",
        title=_lazy("State of social planning by Kreis"),
        subtitle=Subtitle(
            _lazy("State of social planning per Kreis, as stated; each tile a Kreis"),
            _lazy("As stated; each tile a Kreis"),
        ),
        query=cooperation.planning_by_district,
        beside=Beside(
            columns=("stated_districts_count", "established_count", "established_percent"),
            of=_beside,
            keys=("region", ""),
            is_over_time=False,
        ),
        figure=draw,
        headline=headline,
        summary=describe,
        columns=("district_ags", "planning_state", "has_concept"),
        base=base,
        sources=(PROGRAMME, SCHEMATIC),
        toggles=("district_ags",),
        definition=_lazy(
            "State of strategic social planning as stated for the Kreis: none, developing or "
            "established, and whether there is an integrated concept against poverty."
        ),
    ),
    Chart(
        id="social-planning-by-state",
        title=_lazy("Kreise and Gemeinden by state of social planning"),
        subtitle=_lazy("Kreise, Gemeinden and integrated concepts per state, number, one scale"),
        compared="municipalities_count",
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
