"""Every pair of text and background, and every mark, in every theme: contrast by WCAG 2.1.

The pairs are read off the style sheets (`tests/assets/styles.js` parses them) and what scripts may
ask for, so that a rule added tomorrow is checked too.
"""

from __future__ import annotations

import json
import re
from functools import cache
from itertools import product
from typing import NamedTuple

import pytest

from dashboards.theme import DRAWN
from tests.node import ROOT, run_node

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


class Declaration(NamedTuple):
    """A property, its value, and the tokens the value asks for without another value for them."""

    name: str
    value: str
    tokens: list[str]


class Rule(NamedTuple):
    """What a style sheet declares for a selector; a rule inside @media is one, too."""

    file: str
    selector: str
    declarations: list[Declaration]

    def value(self, name: str) -> str:
        """The value of a property, "" without one."""
        return next((one.value for one in self.declarations if one.name == name), "")

    def token(self, name: str) -> str | None:
        """The token that is a property's value, or the colour of its border."""
        for one in self.declarations:
            if one.name == name and one.value.removeprefix("1px solid ").startswith("var("):
                return one.tokens[0].removeprefix("--") if one.tokens else None
        return None


#: Per theme the rules of tokens.css that set its colours, the later ones over the earlier.
THEMES = {
    "light": (":root",),
    "dark": (":root", ':root[data-mantine-color-scheme="dark"]'),
    "high contrast": (":root", ':root[data-contrast="more"]'),
}


@cache
def _rules() -> list[Rule]:
    return [
        Rule(one["file"], one["selector"], [Declaration(*each) for each in one["declarations"]])
        for one in json.loads(run_node("tests/assets/styles.js"))
    ]


def _first(file: str, selector: str) -> Rule:
    return next(rule for rule in _rules() if (rule.file, rule.selector) == (file, selector))


def _colours(theme: str) -> dict[str, str]:
    """The tokens of a theme that are a colour, as #RRGGBB."""
    return {
        one.name.removeprefix("--"): one.value
        for selector in THEMES[theme]
        for one in _first("tokens.css", selector).declarations
        if one.name.startswith("--") and re.fullmatch(r"#[0-9A-Fa-f]{6}", one.value)
    }


def _text_pairs() -> set[tuple[str, str]]:
    """Text colour and what it stands on: its own background, its namesake, or any surface."""
    pairs = {
        (name, name.removeprefix("on-")) for name in _colours("light") if name.startswith("on-")
    }
    for rule in _rules():
        text = rule.token("color")
        own = rule.token("background") or rule.token("background-color")
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
    assert _too_low(pairs, _colours(name), TEXT) == []


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
    assert _too_low(pairs, _colours(name), MARK) == []


@pytest.mark.parametrize("name", THEMES)
def test_half_clear_circles_of_the_map_stand_out_from_the_page(name: str) -> None:
    circle = _first("neighbourhoods.css", ".symbol circle")
    assert circle.token("fill") == "mark"
    theme = _colours(name)
    shown = _mixed(theme["mark"], theme["surface"], float(circle.value("fill-opacity")))
    assert contrast(shown, theme["surface"]) >= MARK


def test_every_colour_of_a_drawing_is_checked_or_carries_no_meaning() -> None:
    light = set(_colours("light"))
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
        token.removeprefix("--")
        for rule in _rules()
        for one in rule.declarations
        if one.name in {"fill", "stroke", "outline", "background"} or one.name.startswith("border")
        for token in one.tokens
    } & light
    drawn |= set(DRAWN) & light
    for path in (ROOT / "dashboards").rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        drawn |= set(re.findall(r"var\(--([\w-]+)", text)) & light
    assert {token for token in drawn - known if not WITHOUT_MEANING.fullmatch(token)} == set()


def test_every_token_asked_for_exists() -> None:
    declared = [one for rule in _rules() for one in rule.declarations]
    defined = {*(one.name for one in declared), *SET_BY_SCRIPTS}
    asked = {token for one in declared for token in one.tokens}
    own = {name for name in asked - defined if not name.startswith("--mantine-")}
    assert own == set()


def test_the_ratio_is_the_one_of_the_guideline() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)
