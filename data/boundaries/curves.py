"""Well-known binary with arcs as straight lines: shapely takes straight lines alone.

Surveyors' programs and databases write areas as `CURVEPOLYGON` or `MULTISURFACE`, with arcs in
their borders or without any.
"""

from __future__ import annotations

import math
import struct

from data.boundaries.areas import Geometry

_LINE, _POLYGON = 2, 3
_ARCS, _COMPOUND, _CURVED, _LINES, _SURFACES = 8, 9, 10, 11, 12
_STEP = math.radians(4)
"""As GDAL cuts arcs; the border moves by less than a thousandth of the radius."""
_STRAIGHT = 1e-9
"""Sine of the angle below which three points lie on a line."""
_HIGH, _MEASURED = 0x80000000, 0x40000000
Place = tuple[float, float]


def straight(content: bytes) -> Geometry:
    """The geometry, flat and with its arcs cut into lines of at most 4 degrees.

    A border between two areas is cut at the same places from both sides.

    Raises:
        ValueError: it is no curve and no curved area, or damaged.
    """
    try:
        return _Reader(content).geometry()
    except struct.error as error:
        raise ValueError(str(error)) from error


class _Reader:
    """Reads from front to back; each part says its byte order and kind itself."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._at = 0
        self._order = "<"
        self._size = 2

    def geometry(self) -> Geometry:
        import shapely

        kind = self._kind()
        if kind in (_ARCS, _COMPOUND):
            return shapely.LineString(self._line(kind))
        if kind == _LINES:
            count = self._number()
            return shapely.MultiLineString([self._line(self._kind()) for _ in range(count)])
        if kind == _CURVED:
            return self._area(kind)
        if kind == _SURFACES:
            count = self._number()
            return shapely.MultiPolygon([self._area(self._kind()) for _ in range(count)])
        raise ValueError(f"geometry of kind {kind}")

    def _kind(self) -> int:
        """The kind without what it says of heights and measures, which are skipped."""
        (mark,) = self._read("B", 1)
        self._order = "<" if mark else ">"
        told = self._number()
        kind, more = told & ~(_HIGH | _MEASURED), bool(told & _HIGH) + bool(told & _MEASURED)
        thousands, kind = divmod(kind, 1000)
        self._size = 2 + more + {0: 0, 1: 1, 2: 1, 3: 2}.get(thousands, 0)
        return kind

    def _area(self, kind: int) -> Geometry:
        import shapely

        if kind not in (_POLYGON, _CURVED):
            raise ValueError(f"area of kind {kind}")
        rings = [
            self._places() if kind == _POLYGON else self._line(self._kind())
            for _ in range(self._number())
        ]
        if any(len(ring) < 4 or ring[0] != ring[-1] for ring in rings):
            raise ValueError("a border that is not closed")
        return shapely.Polygon(rings[0], rings[1:]) if rings else shapely.Polygon()

    def _line(self, kind: int) -> list[Place]:
        if kind == _LINE:
            return self._places()
        if kind == _ARCS:
            return _along(self._places())
        if kind != _COMPOUND:
            raise ValueError(f"line of kind {kind}")
        line: list[Place] = []
        for _ in range(self._number()):
            part = self._kind()
            if part == _COMPOUND:
                raise ValueError("a compound line in another")
            line += self._line(part)[1 if line else 0 :]
        return line

    def _places(self) -> list[Place]:
        count = self._number()
        if count * self._size * 8 > len(self._content) - self._at:
            raise ValueError("cut off")
        numbers = self._read(f"{count * self._size}d", count * self._size * 8)
        return list(zip(numbers[:: self._size], numbers[1 :: self._size], strict=True))

    def _number(self) -> int:
        (number,) = self._read("I", 4)
        return int(number)

    def _read(self, form: str, size: int) -> tuple[float, ...]:
        found = struct.unpack_from(self._order + form, self._content, self._at)
        self._at += size
        return found


def _along(places: list[Place]) -> list[Place]:
    """Arcs that follow each other, each by its start, a place on it and its end."""
    if len(places) % 2 == 0:
        raise ValueError("arcs need an odd number of places")
    line = places[:1]
    for at in range(0, len(places) - 2, 2):
        start, middle, end = places[at : at + 3]
        # Always from the same end, for the neighbour's sake.
        is_turned = end < start
        arc = _arc(end, middle, start)[::-1] if is_turned else _arc(start, middle, end)
        line += arc[1:]
    return line


def _arc(start: Place, middle: Place, end: Place) -> list[Place]:
    if start == end:
        # A whole circle: the place on it lies opposite.
        center = ((start[0] + middle[0]) / 2, (start[1] + middle[1]) / 2)
        turn = 1.0
    else:
        (bx, by), (cx, cy) = _from(start, middle), _from(start, end)
        turn = bx * cy - by * cx
        if abs(turn) <= _STRAIGHT * math.hypot(bx, by) * math.hypot(cx, cy):
            return [start, middle, end]
        b, c = bx * bx + by * by, cx * cx + cy * cy
        x, y = (cy * b - by * c) / (2 * turn), (bx * c - cx * b) / (2 * turn)
        center = (start[0] + x, start[1] + y)
    return [
        *_half(start, middle, center, turn), middle, *_half(middle, end, center, turn), end,
    ]  # fmt: skip


def _half(start: Place, end: Place, center: Place, turn: float) -> list[Place]:
    """From start, which is included, towards the end, which is not."""
    (x, y), (ex, ey) = _from(center, start), _from(center, end)
    first = math.atan2(y, x)
    sweep = math.copysign((math.atan2(ey, ex) - first) * math.copysign(1, turn) % math.tau, turn)
    count = max(math.ceil(abs(sweep) / _STEP), 1)
    radius = math.hypot(x, y)
    angles = (first + sweep * step / count for step in range(1, count))
    return [
        start,
        *((center[0] + radius * math.cos(a), center[1] + radius * math.sin(a)) for a in angles),
    ]


def _from(origin: Place, place: Place) -> Place:
    return place[0] - origin[0], place[1] - origin[1]
