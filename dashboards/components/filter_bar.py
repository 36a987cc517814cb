"""The filter bar: one button per filter, its choices in a popover; chips and count below."""

from __future__ import annotations

from typing import Any

from dash import html

from dashboards import ids
from dashboards.choice import url
from dashboards.choice.choice_words import FILTERS, filter_label, value_label
from dashboards.choice.month_words import Months
from dashboards.components import mantine as dmc
from dashboards.components.explaining import above
from dashboards.components.still import drawn_once
from dashboards.language import formats, names
from dashboards.language.i18n import gettext as _
from queries.filters import FilterState

Options = list[dict[str, str]]
Chosen = tuple[tuple[str, ...], ...]
Listed = tuple[tuple[tuple[str, str], ...], ...]


def filter_bar(
    shown: tuple[str, ...],
    filters: FilterState,
    areas: dict[str, Options],
    months: tuple[str, str] | None,
    words: Months,
) -> html.Section:
    """The bar for the filters a page uses, set to the choice.

    Args:
        shown: filters in order, as in `Page.filters`.
        filters: the present choice.
        areas: what `all_areas` gives; only what is chosen stands in the bar, the browser fetches
            the lists when somebody opens them.
        months: first and last month of the data.
        words: what the months of the choice are called.
    """
    called = (str(words.first), str(words.last))
    picks = [
        _pick(name, _chosen(name, filters), _options_of(name, filters, areas), months, called)
        for name in shown
    ]
    more = html.Button(
        [_("Change choice"), html.Span(className="caret")],
        type="button",
        className="pick all",
        **{"data-action": "filters", "aria-expanded": "false"},
    )
    chips = html.Div(
        [
            html.Span(_("Chosen:"), className="lab"),
            html.Ul(id="choice-chips", className="chip-list"),
            html.Button(_("Reset"), type="button", className="plain", **{"data-action": "reset"}),
            html.Span(id=ids.COUNT, className="count"),
        ],
        id=ids.CHIPS,
        className="chips",
    )
    return html.Section(
        html.Div(
            [
                html.Div([more, *picks], className="row"),
                chips,
                # Read out when a value of the address is dropped: what comes into the region, not
                # the region itself, appears.
                html.Div(html.Div(id=ids.NOTICES, className="notices", hidden=True), role="status"),
            ],
            className="wrap",
        ),
        className="filters",
        **{"aria-label": _("Choice")},
    )


def _chosen(name: str, filters: FilterState) -> Chosen:
    """What is chosen of each key of a filter, in their order; of a month, one or none."""
    if name == "months":
        return tuple((month,) if month else () for month in (filters.from_month, filters.to_month))
    return tuple(tuple(getattr(filters, key)) for key in FILTERS[name])


def _options_of(name: str, filters: FilterState, areas: dict[str, Options]) -> Listed:
    """Of the areas that the browser fetches, those that are chosen: value and label by key."""
    if name != "area":
        return ()
    return tuple(
        tuple((one["value"], one["label"]) for one in areas[key] if one["value"] in chosen)
        for key, chosen in zip(FILTERS[name], _chosen(name, filters), strict=True)
        if key in areas
    )


@drawn_once
def _pick(
    name: str,
    chosen: Chosen,
    listed: Listed,
    months: tuple[str, str] | None,
    called: tuple[str, str],
) -> dmc.Popover:
    """One filter, as it stands for everybody who chose the same of it."""
    keys = FILTERS[name]
    label = filter_label(name)
    button = html.Button(
        [
            html.Span(f"{label}: "),
            html.Strong(id=ids.pick(name), **{"data-pick": name}),
            html.Span(className="caret"),
        ],
        type="button",
        className="pick",
        **{"data-filter": name, "data-filter-keys": " ".join(keys), "aria-haspopup": "dialog"},
    )
    if name == "area":
        controls = _area_controls(chosen, listed)
    elif name == "months":
        controls = _month_controls(chosen, months, called)
    else:
        controls = [_check_group(key, of) for key, of in zip(keys, chosen, strict=True)]
    return dmc.Popover(
        [
            dmc.PopoverTarget(button, boxWrapperProps={"className": "pick-holder"}),
            dmc.PopoverDropdown(html.Div([*above(name), *controls], className="pick-panel")),
        ],
        position="bottom-start",
        trapFocus=True,
        returnFocus=True,
        withRoles=False,
        withinPortal=False,
        shadow="md",
        radius="md",
        width=320,
        zIndex=40,
    )


def options(key: str) -> Options:
    """Everything one key of the choice may be, with the reader's words."""
    if key == "block":
        return [{"value": str(n), "label": f"{n} {names.block_name(n)}"} for n in (1, 2, 3)]
    if key == "outcome":
        # Of the outcomes those that gather statuses; the others stand below under the same word.
        return [{"value": code, "label": names.outcome_name(code)} for code in ("open", "approved")]
    if key == "region":
        return [{"value": ags, "label": names.area_name(ags)} for ags in names.regions()]
    codes = names.codes(url.CODE_LISTS[key])
    return [{"value": code, "label": value_label(key, code, {})} for code in codes]


def _check_group(key: str, chosen: tuple[str, ...]) -> dmc.CheckboxGroup:
    return dmc.CheckboxGroup(
        _ticks(key),
        id=ids.ticks(key),
        label=filter_label(key),
        value=list(chosen),
        mb=10,
    )


@drawn_once
def _ticks(key: str) -> dmc.Stack:
    boxes = [dmc.Checkbox(label=one["label"], value=one["value"]) for one in options(key)]
    return dmc.Stack(boxes, gap=6, mt=6)


def _area_controls(chosen: Chosen, listed: Listed) -> list[Any]:
    fetched = [[{"value": value, "label": label} for value, label in one] for one in listed]
    lists = [options("region"), *fetched]
    return [
        dmc.MultiSelect(
            id=ids.control(key, "state" if key == "region" else "area"),
            label=filter_label(key),
            placeholder="" if of else _("all"),
            data=data,
            value=list(of),
            searchable=True,
            clearable=True,
            openOnFocus=False,
            limit=400,
            withScrollArea=False,
            nothingFoundMessage=_("Nothing found"),
            comboboxProps={"withinPortal": False},
            maxDropdownHeight=260,
            mb=10,
        )
        for key, of, data in zip(FILTERS["area"], chosen, lists, strict=True)
    ]


def all_areas(quartiere: list[tuple[str, str, str]]) -> dict[str, Options]:
    """Kreise, Gemeinden and the given Quartiere (id, name, Gemeinde), in German order."""

    def listed(pairs: list[tuple[str, str]]) -> Options:
        return [{"value": value, "label": label} for value, label in pairs]

    def by_name(areas: dict[str, str]) -> Options:
        named = [(ags, names.area_name(ags)) for ags in areas]
        return listed(sorted(named, key=lambda pair: names.sort_key(pair[1])))

    return {
        "district": by_name(names.districts()),
        "municipality": by_name(names.municipalities()),
        "neighbourhood": [
            {"value": id_, "label": names.quartier_in(name, ags), "within": ags}
            for id_, name, ags in quartiere
        ],
    }


def _month_controls(
    chosen: Chosen, months: tuple[str, str] | None, called: tuple[str, str]
) -> list[Any]:
    listed = [{"value": month, "label": formats.month(month)} for month in _months_between(months)]
    return [
        dmc.Select(
            id=ids.control(key),
            label=label,
            placeholder=placeholder,
            data=listed,
            value=value,
            searchable=True,
            clearable=True,
            openOnFocus=False,
            withScrollArea=False,
            nothingFoundMessage=_("Nothing found"),
            comboboxProps={"withinPortal": False},
            mb=10,
        )
        for (key, label, placeholder), (value, *_more) in zip(
            (
                ("from", called[0], _("from the beginning")),
                ("to", called[1], _("until the end")),
            ),
            (of or (None,) for of in chosen),
            strict=True,
        )
    ]


def _months_between(months: tuple[str, str] | None) -> list[str]:
    if months is None:
        return []
    (first_year, first_month), (last_year, last_month) = (
        (int(month[:4]), int(month[5:])) for month in months
    )
    count = (last_year - first_year) * 12 + last_month - first_month + 1
    return [
        f"{first_year + (first_month - 1 + step) // 12}-{(first_month - 1 + step) % 12 + 1:02d}"
        for step in range(count)
    ]
