"""Who is named as first or last is named with all that are level with it.

Four towns, Quartiere, kinds of applicant, places, groups, approaches, offers, partners and months,
the first of each with the first weight, the second with the second, and so on. Counts are exact.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from dashboards.charts import CHARTS
from dashboards.choice import url
from dashboards.language import formats, names, phrases, reach_words
from dashboards.language.i18n import speaking
from data.importing import import_paths
from data.store import StoreHandle
from queries.filters import FilterState
from queries.protection import install_gate
from queries.scope import Scope, Viewer
from tests.importing.deliveries import Row, application, contact, neighbourhood, offer, write_csv
from tests.words.test_small_programmes import told

TOWNS = ("05113000", "05513000", "05711000", "05914000")
QUARTIERE = ("Altendorf", "Ückendorf", "Baumheide", "Altenhagen")
KINDS = ("caritas", "diakonie", "drk", "association")
MONTHS = ("2018-11", "2018-12", "2019-03", "2020-01")
PLACES = ("school", "day-care", "street", "jobcentre-u25")
GROUPS = ("children", "adolescents", "parents", "single-parents")
APPROACHES = ("digital", "multipliers", "referral", "outreach")
OFFERS = ("learning-support", "lunch", "sport", "street-festival")
PARTNERS = ("youth-office", "health-office", "sports-club", "business")
#: Level in front, cut in the middle, level at the end, all level.
WEIGHTS = ((2, 2, 1, 1), (3, 2, 2, 2), (3, 3, 3, 1), (2, 2, 2, 2))
CHOICES = (
    "",
    "?metric=approved&rows=place&measure=first-contacts",
    "?level=neighbourhood&metric=first-contacts",
)
#: What these hold side by side is per head, or not of the data: nothing is level there.
PER_HEAD = {
    "regions-compared", "indicator-over-time", "need-and-funds-by-district",
    "need-and-projects-by-district", "high-need-without-project", "what-if-by-district",
    "first-contacts-per-head-by-district", "page regions", "page need",
    "districts-without-application", "districts-without-project",
}  # fmt: skip
#: Per head as long as no other measure is chosen.
MEASURED = {"measure-by-area", "measure-ranking"}


_SPAN = re.compile(r"[Vv]on \w+(?: \d{4})? bis \w+ \d{4}")


def _build(weights: tuple[int, ...], folder: Path) -> Scope:
    inbox, store = folder / "inbox", folder / "store"
    sheets: dict[str, list[Row]] = {
        name: []
        for name in ("Antraege", "Quartiere", "Antrag_Quartier", "Kontakte", "Angebote",
                     "Ankerstandorte", "Netzwerk")
    }  # fmt: skip
    for index, weight in enumerate(weights):
        town, quartier = TOWNS[index], f"Q-{index}"
        sheets["Quartiere"].append(
            {
                **neighbourhood(Quartier_ID=quartier, Name=QUARTIERE[index], Gemeinde_AGS=town),
                "SGB-II-Quote U18": 10 * weight,
            }
        )
        for number in range(weight):
            case = f"A-{index}-{number}"
            sheets["Antraege"].append(
                application(
                    Aktenzeichen=case,
                    Träger=KINDS[index],
                    Trägerart=KINDS[index],
                    Kommunal="nein",
                    Eingangsdatum=f"{12 + index}.06.2018",
                    Gemeinde_AGS=town,
                    Zirkel="",
                )
            )
            sheets["Antrag_Quartier"].append({"Aktenzeichen": case, "Quartier-ID": quartier})
            year, month = MONTHS[index].split("-")
            sheets["Kontakte"].append(
                contact(
                    Aktenzeichen=case,
                    Quartier_ID=quartier,
                    Monat=f"{month}.{year}",
                    Zielgruppe=GROUPS[index],
                    Altersgruppe="",
                    Zugangsort=PLACES[index],
                    Ansprache=APPROACHES[index],
                    Kontakte=60,
                    Erstkontakte=40,
                    Regelmäßig=10 * weight,
                    Sporadisch=40 - 10 * weight,
                    Abgebrochen=0,
                )
            )
            sheets["Angebote"].append(
                offer(Aktenzeichen=case, Monat=f"{month}.{year}", Angebotsart=OFFERS[index])
            )
            sheets["Netzwerk"].append({"Aktenzeichen": case, "Partnerart": PARTNERS[index]})
            sheets["Ankerstandorte"].append(
                {
                    "Aktenzeichen": case,
                    "Quartier-ID": quartier,
                    "Art": "school",
                    "Trägereigen": "ja",
                }
            )
    for sheet, rows in sheets.items():
        write_csv(inbox, sheet, rows)
    import_paths(store, [inbox])
    handle = StoreHandle(store, install_gate)
    return Scope(handle.current(), Viewer(profile="internal"), FilterState())


def _names(index: int) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The kinds of things, and what the one at a position is called in sentences."""
    town = TOWNS[index]
    yield "area", (phrases.place(town[:5]), names.area_name(town[:5]))
    yield "Quartier", (QUARTIERE[index],)
    yield "applicant", (names.code_name("applicant_type", KINDS[index]),)
    yield "month", (formats.month(MONTHS[index]),)
    yield "place", (reach_words.at_place(PLACES[index]),)
    yield "group", (reach_words.people(GROUPS[index]),)
    yield "approach", (reach_words.by_approach(APPROACHES[index]),)
    yield "offer", (names.code_name("offer", OFFERS[index]),)
    yield "partner", (names.code_name("partner", PARTNERS[index]),)


def _torn(text: str, weights: tuple[int, ...]) -> list[str]:
    """The kinds of which one is named and another of the same weight is not."""
    named: dict[str, set[int]] = {}
    text = _SPAN.sub("", text)
    for index in range(len(weights)):
        for kind, called in _names(index):
            if any(re.search(rf"\b{re.escape(word)}\b", text) for word in called):
                named.setdefault(kind, set()).add(index)
    return [
        kind
        for kind, found in named.items()
        for weight in {weights[index] for index in found}
        if not {index for index, one in enumerate(weights) if one == weight} <= found
    ]


@pytest.mark.parametrize("weights", WEIGHTS)
def test_whoever_is_level_is_named_too(weights: tuple[int, ...], tmp_path: Path) -> None:
    scope = _build(weights, tmp_path)
    torn = {}
    with speaking("de"):
        for search in CHOICES:
            asked = url.parse(search)
            for place, text in told(replace(scope, filters=asked.filters, view=asked.view)):
                where = place.rsplit(" ", 1)[0] if place[:5] != "page " else place
                is_apart = where in PER_HEAD or (where in MEASURED and not search)
                if not is_apart and _torn(text, weights):
                    torn[f"{search} {place}: {text}"] = _torn(text, weights)
    assert torn == {}
    assert set(CHARTS) >= {one for one in PER_HEAD if not one.startswith("page")}
