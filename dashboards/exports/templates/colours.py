"""Our colour roles in the colours of an office's theme, where their contrast lets them be read."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations

from pptx.enum.dml import MSO_THEME_COLOR
from pptx.oxml import parse_xml

from dashboards import theme
from dashboards.exports.pptx_theme import SCHEME, Palette
from data.language import says

#: Least contrast by WCAG 2.1: of text, and of marks, with what they stand on.
TEXT, MARK = 4.5, 3.0
#: Least distance of two Bausteine, in the units of CIE 1976 L*a*b*.
APART = 20.0
BLOCKS = ("block-1", "block-2", "block-3")
#: How a master maps the names of colours where it says nothing else.
USUAL = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_ACCENTS = tuple(f"accent{number}" for number in range(1, 7))
_NAMED = {
    "bg1": MSO_THEME_COLOR.BACKGROUND_1,
    "tx1": MSO_THEME_COLOR.TEXT_1,
    "bg2": MSO_THEME_COLOR.BACKGROUND_2,
    "tx2": MSO_THEME_COLOR.TEXT_2,
    **{name: getattr(MSO_THEME_COLOR, f"ACCENT_{name[-1]}") for name in _ACCENTS},
}


def scheme(blob: bytes) -> dict[str, str]:
    """The twelve colours of a theme part by name, as hex values; ours where it states none."""
    found: dict[str, str] = {}
    colours = parse_xml(blob).find(f".//{{{_DRAWING}}}clrScheme")
    for name, token in SCHEME.items():
        slot = None if colours is None else colours.find(f"{{{_DRAWING}}}{name}")
        value = (
            None if slot is None or not len(slot) else slot[0].get("lastClr", slot[0].get("val"))
        )
        found[name] = value if value and _is_hex(value) else _token(token)
    return found


def by_name(blob: bytes, mapped: Mapping[str, str]) -> dict[str, str]:
    """Hex values by all names a part may give them: those of the theme and those of a master."""
    colours = scheme(blob)
    of = {name: colours[slot] for name, slot in {**USUAL, **mapped}.items() if slot in colours}
    return {**colours, **of}


def value_of(palette: Palette, role: str, of: Mapping[str, str]) -> str:
    """The hex value that a role has in a palette."""
    named = palette.themed.get(role)
    if named is None:
        return palette.values.get(role) or _token(role)
    return next(of[name] for name, one in _NAMED.items() if one == named)


def palette(
    blob: bytes, mapped: Mapping[str, str], wanted: Mapping[str, str]
) -> tuple[Palette, list[str]]:
    """Which colour each role has, and what is said of those that could not be had.

    Args:
        blob: the theme part of a master.
        mapped: how the master maps bg1, tx1, bg2 and tx2 to the theme.
        wanted: colours of Bausteine the office chose, such as `{"block-1": "accent3"}`.
    """
    of = by_name(blob, mapped)
    ground = of["bg1"]
    themed = dict.fromkeys(("surface", "held-bg", "missing-bg"), _NAMED["bg1"])
    values: dict[str, str] = {}
    said: list[str] = []
    if contrast(of["tx1"], ground) >= TEXT:
        themed["ink"] = _NAMED["tx1"]
    else:
        values["ink"] = _readable(of["tx1"], ground, TEXT)
        said.append(
            says(
                f"Text #{of['tx1']} auf #{ground} hat einen Kontrast unter 4,5",
                f"text #{of['tx1']} on #{ground} has a contrast under {TEXT}",
            )
        )
    soft = "tx2" if contrast(of["tx2"], ground) >= TEXT else "tx1"
    _put("ink-soft", soft, (themed, values), values.get("ink"))
    themed["surface-band"] = _NAMED["bg2"]
    blocks = _blocks(of, ground, wanted, said)
    for role, name in blocks.items():
        if name in _NAMED:
            themed[role] = _NAMED[name]
        else:
            values[role] = name
    taken = [of.get(name, name) for name in blocks.values()]
    is_free = all(distance(of[soft], one) >= APART for one in taken)
    _put("mark", soft if is_free else "tx1", (themed, values), values.get("ink"))
    for role in ("mark-rest", "line", "edge", "held-mark", "missing-mark"):
        least = 1.2 if role == "line" else MARK
        values[role] = _readable(_token(role), ground, least)
    ink = values.get("ink", of["tx1"])
    return Palette(themed, values, contrast(ink, _tinted(of["accent1"])) >= TEXT), said


def _tinted(value: str) -> str:
    """The darker band of a table in Office's usual style: a tint of 40 %, mixed as light."""
    parts = (1 - (1 - part) * 0.4 for part in _linear(value))
    return "".join(f"{round(255 * (1.055 * part ** (1 / 2.4) - 0.055)):02X}" for part in parts)


def _put(
    role: str, name: str, kept: tuple[dict[str, MSO_THEME_COLOR], dict[str, str]], ink: str | None
) -> None:
    """A role of text: of the theme, or the ink that had to take its place."""
    themed, values = kept
    if name == "tx1" and ink is not None:
        values[role] = ink
    else:
        themed[role] = _NAMED[name]


def _blocks(
    of: Mapping[str, str], ground: str, wanted: Mapping[str, str], said: list[str]
) -> dict[str, str]:
    """A name of the theme or a hex value for each Baustein, readable and apart from each other."""
    chosen: dict[str, str] = {}
    for role in BLOCKS:
        asked = wanted.get(role, "").lstrip("#")
        value = of.get(asked, asked)
        if asked and contrast(value, ground) < MARK:
            said.append(
                says(
                    f"{role} = {wanted[role]!r} hat mit #{ground} einen Kontrast unter 3",
                    f"{role} = {wanted[role]!r} has a contrast under 3 with #{ground}",
                )
            )
        elif asked:
            chosen[role] = asked
    for role in BLOCKS:
        if role in chosen:
            continue
        used = [of.get(name, name) for name in chosen.values()]
        fitting = (
            name
            for name in _ACCENTS
            if contrast(of[name], ground) >= MARK
            and all(distance(of[name], one) >= APART for one in used)
        )
        own = _readable(_token(role), ground, MARK)
        chosen[role] = next(fitting, own)
        if chosen[role] == own:
            said.append(
                says(
                    f"das Design hat keine Farbe mehr für {role}",
                    f"the theme has no colour left for {role}",
                )
            )
    for one, other in combinations(BLOCKS, 2):
        if distance(of.get(chosen[one], chosen[one]), of.get(chosen[other], chosen[other])) < APART:
            said.append(
                says(f"{one} und {other} sehen gleich aus", f"{one} and {other} look alike")
            )
    return {role: chosen[role] for role in BLOCKS}


def contrast(one: str, other: str) -> float:
    """The contrast of two colours by WCAG 2.1, 1 to 21."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def distance(one: str, other: str) -> float:
    """How far apart two colours look: CIE 1976, 0 to some 300."""
    pairs = zip(_lab(one), _lab(other), strict=True)
    return float(sum((here - there) ** 2 for here, there in pairs) ** 0.5)


def _luminance(value: str) -> float:
    red, green, blue = _linear(value)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(value: str) -> tuple[float, float, float]:
    parts = [int(value[start : start + 2], 16) / 255 for start in (0, 2, 4)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return red, green, blue


def _lab(value: str) -> tuple[float, float, float]:
    """L*, a*, b* under daylight (D65), from the matrix of sRGB (IEC 61966-2-1)."""
    red, green, blue = _linear(value)
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089
    fx, fy, fz = (
        part ** (1 / 3) if part > 216 / 24389 else part * 841 / 108 + 4 / 29 for part in (x, y, z)
    )
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def _readable(value: str, ground: str, least: float) -> str:
    """A colour, moved towards black or white until it stands out from what it stands on."""
    end = max(("000000", "FFFFFF"), key=lambda one: contrast(one, ground))
    for tenths in range(11):
        mixed = "".join(_between(value[at : at + 2], end[at : at + 2], tenths) for at in (0, 2, 4))
        if contrast(mixed, ground) >= least:
            return mixed
    return end


def _between(start: str, end: str, tenths: int) -> str:
    """One part of a colour on its way to another."""
    return f"{round((int(start, 16) * (10 - tenths) + int(end, 16) * tenths) / 10):02X}"


def _token(name: str) -> str:
    return theme.colour(f"var(--{name})").strip().lstrip("#")


def _is_hex(value: str) -> bool:
    return len(value) == 6 and all(sign in "0123456789abcdefABCDEF" for sign in value)
