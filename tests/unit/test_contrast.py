"""Every pair of text and background, and every mark, in every theme: contrast by WCAG 2.1.

The pairs are read off the style sheets and what scripts may ask for, so that a rule added tomorrow
is checked too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

from dashboards.theme import DRAWN

ROOT = Path(__file__).parents[2]
STYLES = ROOT / "assets" / "styles"
TEXT, MARK = 4.5, 3.0
#: Lengths that scripts set on an element: a bar, a foot line, the scale of a slide.
SET_BY_SCRIPTS = ("--w", "--lower", "--scale")
SURFACES = ("surface", "surface-band", "surface-sunk", "surface-float")

#: Marks of charts; they stand on the page, on the band at most.
CHART_MARKS = (
    "mark",
    "mark-rest",
    "block-1",
    "block-2",
    "block-3",
    "compare-a",
    "compare-state",
)
#: Borders of controls, rules of cards and the ring of the focus; they stand on every surface.
EDGES = ("edge", "rule", "ink", "focus-ring")
#: Text in these colours stands on the page only, beside a sign and a word.
ON_THE_PAGE = {"good", "bad"}
#: Hairlines, gaps and the pale ends of ramps: nothing is known by them alone.
WITHOUT_MEANING = re.compile(
    r"line|surface.*|focus-gap|(seq|div|on)-.*|held-bg|missing-bg|mark-track|notice-bg|bad-bg|"
    r"good-bg|compare-b|neutral"
)


def _plain(path: Path) -> str:
    return re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)


def _block(selector: str) -> dict[str, str]:
    found = re.search(
        rf"{re.escape(selector)}\s*\{{(.*?)\}}", _plain(STYLES / "tokens.css"), re.DOTALL
    )
    assert found
    return dict(re.findall(r"--([\w-]+):\s*(#[0-9A-Fa-f]{6})", found.group(1)))


LIGHT = _block(":root")
THEMES = {
    "light": LIGHT,
    "dark": LIGHT | _block(':root[data-mantine-color-scheme="dark"]'),
    "high contrast": LIGHT | _block(':root[data-contrast="more"]'),
}


def _rules() -> Iterator[tuple[str, str]]:
    """Selector and declarations of every rule, those inside @media too."""
    for path in sorted(STYLES.glob("*.css")):
        yield from re.findall(r"([^{}]+)\{([^{}]*)\}", _plain(path))


def _token(declarations: str, name: str) -> str | None:
    found = re.search(rf"(?:^|[;\s]){name}:\s*(?:1px solid )?var\(--([\w-]+)\)", declarations)
    return found.group(1) if found else None


def _text_pairs() -> set[tuple[str, str]]:
    """Text colour and what it stands on: its own background, its namesake, or any surface."""
    pairs = {(name, name.removeprefix("on-")) for name in LIGHT if name.startswith("on-")}
    for _selector, declarations in _rules():
        text = _token(declarations, "color")
        own = _token(declarations, "background") or _token(declarations, "background-color")
        if not text or text == "on" or (text.startswith("on-") and not own):
            continue
        if own:
            pairs.add((text, own))
        elif text in ON_THE_PAGE:
            pairs.add((text, "surface"))
        else:
            pairs.update(product([text], SURFACES))
    return pairs | {("ink", ground) for ground in ("held-bg", "missing-bg", "bad-bg", "notice-bg")}


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [x / 12.92 if x <= 0.04045 else ((x + 0.055) / 1.055) ** 2.4 for x in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2.1 between two colours as #RRGGBB."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _mixed(colour: str, ground: str, share: float) -> str:
    parts = [
        round(share * int(colour[at : at + 2], 16) + (1 - share) * int(ground[at : at + 2], 16))
        for at in (1, 3, 5)
    ]
    return "#" + "".join(f"{part:02X}" for part in parts)


def _too_low(pairs: set[tuple[str, str]], theme: dict[str, str], least: float) -> list[str]:
    return [
        f"{one} on {other}: {ratio:.2f}"
        for one, other in sorted(pairs)
        if (ratio := contrast(theme[one], theme[other])) < least
    ]


@pytest.mark.parametrize("name", THEMES)
def test_every_text_is_legible_on_what_it_stands_on(name: str) -> None:
    pairs = _text_pairs()
    assert len(pairs) > 40
    assert _too_low(pairs, THEMES[name], TEXT) == []


@pytest.mark.parametrize("name", THEMES)
def test_every_mark_edge_and_pattern_stands_out(name: str) -> None:
    pairs = {
        *product(CHART_MARKS, ("surface", "surface-band", "surface-float")),
        *product(EDGES, SURFACES),
        ("held-mark", "held-bg"),
        ("missing-mark", "missing-bg"),
        ("notice-edge", "notice-bg"),
        ("bad", "surface"),
        ("good", "good-bg"),
    }
    assert _too_low(pairs, THEMES[name], MARK) == []


@pytest.mark.parametrize("name", THEMES)
def test_half_clear_circles_of_the_map_stand_out_from_the_page(name: str) -> None:
    css = _plain(STYLES / "neighbourhoods.css")
    found = re.search(r"\.symbol circle \{ fill: var\(--mark\); fill-opacity: ([\d.]+)", css)
    assert found
    theme = THEMES[name]
    shown = _mixed(theme["mark"], theme["surface"], float(found.group(1)))
    assert contrast(shown, theme["surface"]) >= MARK


def test_every_colour_of_a_drawing_is_checked_or_carries_no_meaning() -> None:
    known = {
        *CHART_MARKS,
        *EDGES,
        "ink-soft",
        "held-mark",
        "missing-mark",
        "notice-edge",
        "bad",
        "good",
    }
    drawn = {
        token
        for _selector, declarations in _rules()
        for token in re.findall(
            r"(?:fill|stroke|border[\w-]*|outline|background):[^;]*?var\(--([\w-]+)\)", declarations
        )
        if token in LIGHT
    }
    drawn |= set(DRAWN) & set(LIGHT)
    for path in (ROOT / "dashboards").rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        drawn |= set(re.findall(r"var\(--([\w-]+)", text)) & set(LIGHT)
    assert {token for token in drawn - known if not WITHOUT_MEANING.fullmatch(token)} == set()


def test_every_token_asked_for_exists() -> None:
    styles = "".join(_plain(path) for path in STYLES.glob("*.css"))
    defined = {*re.findall(r"(--[\w-]+):", styles), *SET_BY_SCRIPTS}
    asked = set(re.findall(r"var\((--[\w-]+)\)", styles))
    own = {name for name in asked - defined if not name.startswith("--mantine-")}
    assert own == set()


def test_the_ratio_is_the_one_of_the_guideline() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)
