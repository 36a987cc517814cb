"""Native charts as HTML and SVG without any script, for documents that must be small.

Places are shares of the width, so that a drawing fits every frame and its letters keep their size.
Colours are classes, `is-` and the role; the document that shows it styles them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from html import escape

from dashboards.pictures.drawing import Native
from dashboards.pictures.parts import Text

#: Heights in px: of a bar, of a drawing over time, of its area, and above that area.
_BAR, _TIME, _AREA, _ABOVE = 16, 200, 140, 24
#: Names along the bottom at most, and how near to an end a text is set from that end, in percent.
_NAMES, _EDGE = 4, 12


def standing(natives: Iterable[Native]) -> str:
    """All charts of a picture, one below the other; bars that are compared share a scale."""
    charts = list(natives)
    shared = max((_largest(one) for one in charts if not one.own_scale), default=0)
    bars = [
        _bars(one, _largest(one) if one.own_scale else shared)
        for one in charts
        if one.form == "bars"
    ]
    # One grid for all of them: a bar is as long as its value only where all tracks are as wide.
    together = f'<div class="bars">{"".join(bars)}</div>' if bars else ""
    return together + "".join(_over_time(one) for one in charts if one.form != "bars")


def _largest(native: Native) -> float:
    return max((value for value in native.values if value is not None), default=0)


def _role(native: Native, place: int) -> str:
    return native.roles[place if len(native.roles) > 1 else 0]


def _percent(part: float, whole: float) -> str:
    return f"{100 * part / whole if whole else 0:.2f}%"


def _written(text: Text) -> str:
    strong = f"<b>{escape(text.strong, quote=False)}</b>" if text.strong else ""
    return f"{strong}{escape(text.rest, quote=False)}"


def _bars(native: Native, end: float) -> str:
    rows = [
        f"<span>{escape(category, quote=False)}</span>"
        f'<svg width="100%" height="{_BAR}"><rect class="is-{_role(native, place)}" '
        f'width="{_percent(max(value or 0, 0), end)}" height="{_BAR}"/></svg>'
        f"<span>{_written(text)}</span>"
        for place, (category, value, text) in enumerate(
            zip(native.categories, native.values, native.texts, strict=True)
        )
    ]
    heading = (
        f'<p class="heading">{escape(native.heading, quote=False)}</p>' if native.heading else ""
    )
    return f"{heading}{''.join(rows)}"


def _over_time(native: Native) -> str:
    """Columns or a line over months: ticks at the left, the named values above their marks."""
    end = max(native.ticks, default=1) or 1
    count = len(native.values)

    def high(value: float) -> float:
        return _AREA * (1 - value / end)

    ticks = [
        f'<line class="grid" x1="0" x2="100%" y1="{high(tick):.1f}" y2="{high(tick):.1f}"/>'
        for tick in native.ticks
    ]
    draw = _line if native.form == "lines" else _columns
    named = [
        _text(_centre(place, count), high(value) - 6, native.texts[place].plain)
        for place in native.named
        if (value := native.values[place]) is not None
    ]
    months = [
        _text(_centre(place, count), _AREA + 18, native.categories[place])
        for place in _spread(count)
    ]
    inside = "".join([*ticks, *draw(native, high), *named, *months])
    return (
        f'<svg class="time" width="100%" height="{_TIME}"><svg y="{_ABOVE}" width="100%" '
        f'height="{_AREA}" overflow="visible">{inside}</svg></svg>'
    )


def _columns(native: Native, high: Callable[[float], float]) -> list[str]:
    count = len(native.values)
    width = _percent(0.7, count)
    return [
        f'<rect class="is-{_role(native, place)}" x="{_percent(place + 0.15, count)}" '
        f'width="{width}" y="{high(value):.1f}" height="{_AREA - high(value):.1f}"/>'
        for place, value in enumerate(native.values)
        if value is not None
    ]


def _line(native: Native, high: Callable[[float], float]) -> list[str]:
    """Stretches between neighbours; a month without a value leaves a gap."""
    count = len(native.values)
    centres = [f"{_centre(place, count):.2f}%" for place in range(count)]
    drawn = []
    for place, value in enumerate(native.values):
        if value is None:
            continue
        before = native.values[place - 1] if place else None
        if before is not None:
            drawn.append(
                f'<line class="line" x1="{centres[place - 1]}" y1="{high(before):.1f}" '
                f'x2="{centres[place]}" y2="{high(value):.1f}"/>'
            )
        drawn.append(
            f'<circle class="is-mark" cx="{centres[place]}" cy="{high(value):.1f}" r="2.5"/>'
        )
    return drawn


def _centre(place: int, count: int) -> float:
    return 100 * (place + 0.5) / count


def _spread(count: int) -> list[int]:
    """A few positions from the first to the last."""
    shown = min(count, _NAMES)
    return [round(index * (count - 1) / max(shown - 1, 1)) for index in range(shown)]


def _text(x: float, y: float, text: str) -> str:
    near_end = x > 100 - _EDGE
    anchor = "start" if x < _EDGE else "end" if near_end else "middle"
    place = 0 if x < _EDGE else 100 if near_end else x
    return (
        f'<text x="{place:.2f}%" y="{y:.1f}" text-anchor="{anchor}">'
        f"{escape(text, quote=False)}</text>"
    )
