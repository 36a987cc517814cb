"""Cards of real pages for the unit tests of the browser.

One chart per form of picture, in the states in which a picture can be. `tests/assets/pictures`
draws them and compares what comes out with its snapshots. `python -m tests.app.browser_fixtures
bars` makes those of a form anew, without a form those of all. Counts of persons deviate by a secret
that each store has of its own, so theirs change whenever they are made.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from data.store import StoreHandle
from queries.protection import install_gate
from tests import sample_store
from tests.app.answering import answer

TARGET = Path(__file__).parents[1] / "assets" / "fixtures" / "cards.json"

#: Per form of picture: its chart, the page that shows it, and what the page must be told for it.
FORMS = {
    "bars": ("districts-without-application", "/", {}),
    "multiples": ("use-by-place", "/outreach", {}),
    "columns": ("applications-by-month", "/", {}),
    "lines": ("first-contacts-by-month", "/outreach", {}),
    "ranges": ("decision-days-by-region", "/applications", {}),
    "scatter": ("need-and-funds-by-district", "/need", {}),
    "lorenz": ("funds-concentration", "/need", {}),
    "tiles": ("first-contacts-per-head-by-district", "/regions", {}),
    "map": ("measure-by-area", "/regions", {"metric": "first-contacts"}),
    "symbols": ("neighbourhoods-by-first-contacts", "/neighbourhoods", {}),
    "heat": ("first-contacts-by-place-and-target-group", "/outreach", {}),
    "compared": ("regions-compared", "/regions", {}),
    "number": ("first-contacts-total", "/", {}),
    "table": ("what-if-totals", "/need", {}),
}

#: Per state the choice that brings it about.
STATES = {
    "usual": {},
    "small": {"district": "05711", "round": "2018-2020"},
    "empty": {"from": "1990-01", "to": "1990-02"},
    "held-back": {"from": "2019-01", "to": "2019-02"},
    "dimmed": {"region": "053"},
}

#: Where a choice does not bring about the state in that chart: another choice, or another chart.
OTHERS = {
    ("bars", "small"): ("districts-without-application", "/", {"region": "059"}),
    ("bars", "empty"): ("districts-without-application", "/", STATES["small"]),
    ("multiples", "held-back"): ("use-by-target-group", "/outreach", {"region": "053"}),
    ("multiples", "dimmed"): ("applications-by-region-and-block", "/", {"region": "053"}),
    ("columns", "dimmed"): ("applications-by-month", "/", STATES["held-back"]),
    ("lines", "dimmed"): (
        "first-contacts-by-month",
        "/outreach",
        {"from": "2019-01", "to": "2019-06"},
    ),
}
#: Forms whose marks are all inside the choice, whatever is chosen.
NEVER_DIMMED = {"symbols", "heat", "compared", "number", "table"}
_KEPT = ("headline", "subtitle", "sentence", "base", "picture", "table", "empty")


def cards(handle: StoreHandle, forms: Iterable[str]) -> dict[str, dict[str, Any]]:
    """Cards by form and state."""
    return {form: {state: card(handle, *asked(form, state)) for state in STATES} for form in forms}


def asked(form: str, state: str) -> tuple[str, str, dict[str, str]]:
    """The chart, page and choice that show a form in a state."""
    chart, path, more = FORMS[form]
    return OTHERS.get((form, state), (chart, path, STATES[state] | more))


def card(handle: StoreHandle, chart: str, path: str, choice: dict[str, str]) -> dict[str, Any]:
    """What one page says of a chart, as far as a picture is made of it."""
    search = "&".join(f"{key}={value}" for key, value in choice.items())
    found = answer(handle, path, f"?{search}" if search else "")["cards"][chart]
    return {"id": chart, **{name: found[name] for name in _KEPT if name in found}}


def kept() -> dict[str, dict[str, Any]]:
    """What the file holds."""
    found: dict[str, dict[str, Any]] = json.loads(TARGET.read_text(encoding="utf-8"))
    return found


def written(made: Mapping[str, Mapping[str, Any]]) -> str:
    """The file, one card a line."""
    lines = [
        f'"{form}": {{\n'
        + ",\n".join(
            f'"{state}": {json.dumps(card, ensure_ascii=False, default=list)}'
            for state, card in states.items()
        )
        + "\n}"
        for form, states in made.items()
    ]
    return "{\n" + ",\n".join(lines) + "\n}\n"


def main(*forms: str) -> None:
    """Writes the cards of these forms, or of all, from the sample data; the others stay."""
    folder = Path(tempfile.mkdtemp())
    sample_store.copy_to(folder)
    made = kept() | cards(StoreHandle(folder, install_gate), forms or FORMS)
    text = written({form: made[form] for form in FORMS})
    TARGET.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
