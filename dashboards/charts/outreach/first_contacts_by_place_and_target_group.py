"""First contacts by place and target group: where does one meet whom first?"""

from __future__ import annotations

from collections.abc import Iterable

from dashboards.charts.base import FEWEST_FOR_A_FINDING, Chart, Subtitle, ahead
from dashboards.charts.outreach import contact_words, reach_bases
from dashboards.language import formats, names, phrases, reach_words
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import lazy_gettext as _lazy
from dashboards.language.i18n import pgettext
from dashboards.pictures.making import class_of
from dashboards.pictures.model import Heat
from dashboards.pictures.parts import Cell, HeatColumn, HeatGroup, HeatRow, Toggle
from queries import outreach
from queries.rows import Rows

#: Lower bounds of the six classes; 0 is shown on its own.
BOUNDS = (1, 50, 150, 300, 600, 1000)
MISSING = Cell("missing", formats.NOTHING_THERE)
_NAMED = 3


def draw(rows: Rows) -> Heat:
    """Numbers with fixed classes; groups of places as row groups, totals at the edges."""
    targets = _in_order("target_group", rows["target_group"])
    cells = {
        (row["place"], row["target_group"]): Cell(
            class_of(row[contact_words.PERSONS], BOUNDS),
            row[contact_words.PERSONS],
            index,
        )
        for index, row in enumerate(rows)
    }
    place_totals = dict(zip(rows["place"], rows["place_persons"], strict=True))
    target_totals = dict(zip(rows["target_group"], rows["target_group_persons"], strict=True))
    groups: dict[str, list[HeatRow]] = {}
    for place in _in_order("place", rows["place"]):
        row = HeatRow(
            label=names.code_name("place", place),
            toggle=Toggle("place", place),
            cells=tuple(cells.get((place, target), MISSING) for target in targets),
            total=formats.number(place_totals[place]),
        )
        groups.setdefault(names.place_group(place), []).append(row)
    totals = [formats.number(target_totals[target]) for target in targets]
    return Heat(
        corner=_("Place of first contact"),
        column=_("Target group"),
        total=pgettext("total", "all"),
        columns=tuple(
            HeatColumn(
                label=reach_words.narrow("target_group", target), toggle=Toggle("target", target)
            )
            for target in targets
        ),
        groups=tuple(HeatGroup(label=label, rows=tuple(found)) for label, found in groups.items()),
        totals=(*totals, formats.number(rows.first["all_persons"])),
        classes=("0", _("under 50"), "50–149", "150–299", "300–599", "600–999", _("from 1,000")),
    )


def _in_order(code_list: str, present: Iterable[str]) -> list[str]:
    """The codes that occur, in the fixed order of their list."""
    wanted = set(present)
    return [code for code in names.codes(code_list) if code in wanted]


def headline(rows: Rows) -> str | None:
    """Whom one meets where: the target groups with a clearly leading place, joined by place."""
    at_place: dict[str, list[tuple[int, str]]] = {}
    for target, cells in rows.groups("target_group").items():
        top = ahead(cells, contact_words.PERSONS)
        total = cells.first["target_group_persons"]
        if top is not None and len(cells) > 1 and total >= FEWEST_FOR_A_FINDING:
            at_place.setdefault(top["place"], []).append((total, str(target)))
    ranked = sorted(at_place.items(), key=lambda item: -sum(total for total, _t in item[1]))[:2]
    parts = []
    for place, groups in ranked:
        largest = [reach_words.people(target) for _total, target in sorted(groups, reverse=True)]
        parts.append((formats.enumeration(largest[:2]), reach_words.at_place(place)))
    if not parts:
        return None
    text = _("{people} are most often met {where}").format(people=parts[0][0], where=parts[0][1])
    text += "".join(f", {people} {where}" for people, where in parts[1:])
    return phrases.capitalised(text)


def describe(rows: Rows) -> str:
    """The cells with most first contacts."""
    met = rows.where(lambda row: row[contact_words.PERSONS] > 0)
    met = met.by(contact_words.PERSONS, descending=True)
    whole = rows.first["all_persons"]
    if not len(met):
        return contact_words.no_contact(0)
    shown = met.head(phrases.apart(met[contact_words.PERSONS], _NAMED))
    if not len(shown):
        most = met.first[contact_words.PERSONS]
        level = met[contact_words.PERSONS].count(most)
        return _(
            "{whole} first contacts are spread over {all} pairs of place and target group; {level} "
            "of these are level in front, with {most} each."
        ).format(
            whole=formats.number(whole),
            all=formats.number(len(met)),
            level=formats.number(level),
            most=formats.number(most),
        )
    parts = [
        f"{reach_words.people(row['target_group'])} {reach_words.at_place(row['place'])}"
        f" ({formats.number(row[contact_words.PERSONS])})"
        for row in shown
    ]
    if len(met) == 1:
        return _("All first contacts are with {cells}.").format(cells=parts[0])
    if shown.total(contact_words.PERSONS) > whole:
        # Each is protected on its own: together they may be more than the whole.
        return _("First contacts are most often with {cells}.").format(
            cells=formats.enumeration(parts)
        )
    return _("The {whole} first contacts are most often with {cells}.").format(
        whole=formats.number(whole), cells=formats.enumeration(parts)
    )


CHART = Chart(
    id="first-contacts-by-place-and-target-group",
    title=_lazy("First contacts by place and target group"),
    subtitle=Subtitle(
        _lazy("First contacts by place and target group, number, fixed classes"),
        _lazy("Number, fixed classes"),
    ),
    compared="first_contact_persons",
    query=outreach.first_contacts_by_place_and_target_group,
    figure=draw,
    headline=headline,
    summary=describe,
    columns=("place", "target_group", "first_contact_persons"),
    base=reach_bases.added_up,
    toggles=("place", "target_group"),
    definition=_lazy(
        "Persons met for the first time, counted once per project, by place of first contact and "
        "target group. Every total is counted on its own and not added up from the cells. A dash "
        "means that no report names this pair; 0 means that the reports name no first contact."
    ),
)
