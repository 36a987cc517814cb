"""Where a place lies on our maps: one projection for areas, labels and symbols.

The paths in `assets/geo/` are made with `project`, so a symbol placed with it lies on the map by
construction. Nothing here draws or reads files; `data/reference/build_geo.py` builds the paths.
"""

import math
from typing import Final

WIDTH: Final = 1016.0
HEIGHT: Final = 1000.0
VIEW_BOX: Final = f"0 0 {WIDTH:.0f} {HEIGHT:.0f}"

# Lambert's conformal conic on a sphere, standard parallels a sixth inside North Rhine-Westphalia's
# 50.32° to 52.53°, central meridian in its middle: the shape readers know from official maps.
_PARALLELS: Final = (math.radians(50.69), math.radians(52.16))
_MERIDIAN: Final = math.radians(7.66)
_CONE: Final = math.log(math.cos(_PARALLELS[0]) / math.cos(_PARALLELS[1])) / math.log(
    math.tan(math.pi / 4 + _PARALLELS[1] / 2) / math.tan(math.pi / 4 + _PARALLELS[0] / 2)
)
_REACH: Final = math.cos(_PARALLELS[0]) * math.tan(math.pi / 4 + _PARALLELS[0] / 2) ** _CONE / _CONE

# Pixels per earth radius, and the position in the picture of the pole the plane is measured from:
# chosen so that the state fills the view box with a margin of 6 pixels.
_SCALE: Final = 25_663.3
_LEFT: Final = 511.3
_TOP: Final = -19_962.8


def project(lon: float, lat: float) -> tuple[float, float]:
    """Position of a place in the view box `VIEW_BOX`, in its pixels, y downwards.

    Args:
        lon: degrees east, WGS84.
        lat: degrees north, WGS84.
    """
    radius = _REACH / math.tan(math.pi / 4 + math.radians(lat) / 2) ** _CONE
    angle = _CONE * (math.radians(lon) - _MERIDIAN)
    return _LEFT + _SCALE * radius * math.sin(angle), _TOP + _SCALE * radius * math.cos(angle)
