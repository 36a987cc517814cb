"""The choice in words: what its filters and values are called, for the bar, files and the Beleg."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import TypedDict

from dashboards.choice import url
from dashboards.choice.counted import Parts, of_applications
from dashboards.choice.notices import Notice
from dashboards.language import formats, i18n, names
from dashboards.language.i18n import Lazy, lazy_gettext, ngettext
from dashboards.language.i18n import gettext as _
from queries import areas, sides
from queries.filters import KEYS, MONTH_KEYS, bar
from queries.scope import Scope

#: What the first and the last month of a choice are called; None for the plain words.
MonthWords = tuple[Lazy, Lazy] | None

#: The filters in the order of the bar, each with the keys of the address it sets.
FILTERS = bar()

#: What the filters of several keys, and the months, are called.
_LABELS: dict[str, Lazy] = {
    "from": lazy_gettext("From"),
    "to": lazy_gettext("Until"),
    "area": lazy_gettext("Region"),
    "months": lazy_gettext("Period"),
}


class Chip(TypedDict):
    """One chosen value, with the press that lets it go."""

    key: str
    value: str
    label: str


class Choice(TypedDict):
    """A choice in words: its values, the buttons of its filters, what is counted, what dropped."""

    chips: list[Chip]
    buttons: dict[str, str]
    count: Parts
    notices: list[str]


#: What a key narrows that does not narrow applications.
_SUBJECTS: dict[str, Lazy] = {
    "outreach": lazy_gettext("the first contacts"),
    "offers": lazy_gettext("the offers"),
    "anchor_sites": lazy_gettext("the anchor sites"),
    "network": lazy_gettext("the cooperations"),
}


def filter_label(name: str) -> str:
    """What a filter, or one of its keys, is called."""
    if name in KEYS:
        return i18n.gettext(KEYS[name].label)
    return str(_LABELS[name])


def _called(key: str, months: MonthWords) -> str:
    """What a key is called where its months have words of their own."""
    if months and key in MONTH_KEYS:
        return str(months[MONTH_KEYS.index(key)])
    return filter_label(key)


def value_label(key: str, value: str, neighbourhoods: dict[str, str]) -> str:
    """What one value of the choice is called.

    Args:
        key: as in the address.
        value: as in the address.
        neighbourhoods: names of the Quartiere by id.
    """
    if key == "block":
        return f"{value} {names.block_name(value)}"
    if key in {"region", "district", "municipality"}:
        return names.region_name(value) if key == "region" else names.area_name(value)
    if key == "neighbourhood":
        return neighbourhoods.get(value, value)
    if key == "outcome":
        return names.outcome_name(value)
    if key in MONTH_KEYS:
        return formats.month(value)
    # The outcome of the same name counts more than this status.
    is_narrow = (key, value) == ("status", "approved")
    name = names.code_name(url.CODE_LISTS[key], value)
    return _("approved, not yet running") if is_narrow else name


def filters_text(scope: Scope, months: MonthWords = None) -> str:
    """The choice in words, for files, slides and the Beleg.

    Args:
        scope: its filters are told.
        months: what the first and the last month of the choice are called.
    """
    if scope.filters.is_empty:
        return _("whole programme, nothing filtered")
    return " · ".join(
        f"{_called(key, months)}: {', '.join(labels.values())}"
        for key, labels in _labels(scope).items()
    )


def _labels(scope: Scope) -> dict[str, dict[str, str]]:
    """What is chosen: per key of the address its values and what each is called."""
    quartiere = _neighbourhood_names(scope)
    return {
        key: {value: value_label(key, value, quartiere) for value in values}
        for key, values in url.chosen(scope.filters).items()
    }


def _neighbourhood_names(scope: Scope) -> dict[str, str]:
    """Names of the chosen Quartiere that the viewer may see, by id."""
    known = areas.quartiere(scope)
    return {one: known[one].name for one in scope.filters.neighbourhood if one in known}


def choice(
    scope: Scope,
    notices: Sequence[Notice],
    months: MonthWords = None,
    meaning: Callable[[Scope], str] | None = None,
    counted: Callable[[Scope], Parts] = of_applications,
    offered: Collection[str] | None = None,
) -> Choice:
    """Chips, labels of the filter buttons, the count in the choice and what was dropped.

    Args:
        scope: its filters are told.
        notices: what of the address was dropped.
        months: what the first and the last month of the choice are called on this page.
        meaning: what a chosen period does on this page, and over which months the data reach.
        counted: how many records of what the page is about are chosen.
        offered: the filters of the page; None where it has none.
    """
    chosen = _labels(scope)
    return {
        "chips": [
            {"key": key, "value": value, "label": _chip_text(key, value, label, months)}
            for key, labels in chosen.items()
            for value, label in labels.items()
        ],
        "buttons": {
            name: _button_text(
                name,
                [
                    names.area_name(value) if key == "region" else label
                    for key in chosen
                    if key in keys
                    for value, label in chosen[key].items()
                ],
            )
            for name, keys in FILTERS.items()
        },
        "count": counted(scope),
        "notices": [
            *(notice_text(notice) for notice in notices),
            *([meaning(scope)] if meaning and _tells_months(scope, chosen) else []),
            *_elsewhere(chosen, offered),
        ],
    }


def _tells_months(scope: Scope, chosen: Collection[str]) -> bool:
    """Months are chosen, or calendar years stand side by side."""
    by_year = scope.view.compare[:1]
    is_by_year = by_year == ("years",) or any(sides.key_of(sign) == "year" for sign in by_year)
    return is_by_year or any(key in chosen for key in MONTH_KEYS)


def _elsewhere(
    chosen: Mapping[str, Mapping[str, str]], offered: Collection[str] | None
) -> Iterator[str]:
    """What is chosen of one subject, on a page that is about others."""
    if offered is None:
        return
    for key, labels in chosen.items():
        narrowed = [_SUBJECTS[table] for table in _tables(key) if table in _SUBJECTS]
        if narrowed and (KEYS[key].button or key) not in offered:
            told = ", ".join(_chip_text(key, value, label, None) for value, label in labels.items())
            yield _("“{choice}” narrows {what} only; all others stand here without it.").format(
                choice=told, what=narrowed[0]
            )


def _tables(key: str) -> Collection[str]:
    """What a key narrows by itself; nothing where it narrows applications, and all with them."""
    tables = KEYS[key].columns if key in KEYS else {}
    return () if tables.keys() & {"applications", "application_neighbourhoods"} else tables


def _chip_text(key: str, value: str, label: str, months: MonthWords) -> str:
    """Key and value; a Regierungsbezirk is called so once."""
    return names.area_name(value) if key == "region" else f"{_called(key, months)}: {label}"


def _button_text(name: str, labels: list[str]) -> str:
    if not labels:
        return {"area": _("NRW"), "months": _("whole")}.get(name, _("all"))
    if name == "months":
        return " – ".join(labels)
    if len(labels) == 1:
        return labels[0]
    return _("{count} chosen").format(count=len(labels))


def notice_text(notice: Notice) -> str:
    """Names what was dropped from an address."""
    if notice.more:
        return ngettext(
            "{count} more piece of the address is unknown here and was left out.",
            "{count} more pieces of the address are unknown here and were left out.",
            notice.more,
        ).format(count=formats.number(notice.more))
    if notice.why == "not-kept":
        return _("Data version {version} is not kept here. The data of today are shown.").format(
            version=notice.value
        )
    if notice.why == "not-readable":
        return _(
            "Data version {version} cannot be read by this program. The data of today are shown."
        ).format(version=notice.value)
    return _(
        "The address contained “{key}={value}”, which is unknown here and was left out."
    ).format(key=notice.key, value=notice.value)
