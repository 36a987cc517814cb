"""Controls that belong to one page: they write to the address and hold nothing themselves."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html

from dashboards.components.explaining import beside
from dashboards.language.i18n import Lazy

Choices = Sequence[tuple[str, Lazy]]


def row(controls: Sequence[html.Div]) -> html.Div:
    """Controls beside each other, above the cards."""
    return html.Div(list(controls), className="ctl")


def select(key: str, label: Lazy, choices: Choices) -> html.Div:
    """One of several values of a key; "" is the default and leaves the address."""
    id_ = f"set-{key}"
    options = [html.Option(str(text), value=value) for value, text in choices]
    return html.Div(
        [
            beside(key, label, html.Label(str(label), htmlFor=id_)),
            html.Select(options, id=id_, **{"data-set-key": key}),
        ]
    )


def grouped_select(
    key: str, label: Lazy, usual: Lazy, groups: Sequence[tuple[Lazy, Choices]]
) -> html.Div:
    """One of several values of a key under headings; `usual` is the default."""
    id_ = f"set-{key}"
    options = [html.Option(str(usual), value=""), *_groups(groups)]
    return html.Div(
        [
            beside(key, label, html.Label(str(label), htmlFor=id_)),
            html.Select(options, id=id_, **{"data-set-key": key}),
        ]
    )


def _groups(groups: Sequence[tuple[Lazy, Choices]]) -> list[html.Optgroup]:
    return [
        html.Optgroup(
            [html.Option(str(text), value=value) for value, text in choices], label=str(heading)
        )
        for heading, choices in groups
    ]


def toggle(key: str, value: str, label: Lazy) -> html.Button:
    """One of several values of a key that may stand together; the answer says which do."""
    attributes = {"data-toggle-key": key, "data-toggle-value": value, "aria-pressed": "false"}
    return html.Button(str(label), type="button", className="pick", **attributes)


def part_select(
    key: str,
    index: int,
    label: Lazy,
    groups: Sequence[tuple[Lazy, Choices]],
    default: str,
    *,
    told: str,
) -> html.Div:
    """One of several fields that write one key together, in the order of their index.

    Its default stands where neither the key nor the chosen areas say another; `told` is
    what explains it.
    """
    id_ = f"set-{key}-{index}"
    options = _groups(groups)
    attributes = {"data-set-key": key, "data-set-index": str(index), "data-usual": default}
    return html.Div(
        [
            beside(told, label, html.Label(str(label), htmlFor=id_)),
            html.Select(options, id=id_, **attributes),
        ]
    )


def switch(key: str, label: Lazy, choices: Choices) -> html.Div:
    """Two or three values as buttons side by side; "" is the default."""
    id_ = f"set-{key}-label"
    buttons = [
        html.Button(str(text), type="button", **{"data-set-key": key, "data-set-value": value})
        for value, text in choices
    ]
    return html.Div(
        [
            beside(key, label, html.Span(str(label), className="lab", id=id_)),
            html.Div(buttons, className="seg", role="group", **{"aria-labelledby": id_}),
        ]
    )
