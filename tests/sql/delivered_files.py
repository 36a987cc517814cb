"""The files of the sample as a spreadsheet reads them, and what of them is inside a choice."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import pandas as pd

from data.sample.generate import write
from queries.filters import OUTCOMES

REFERENCE = Path(__file__).parents[2] / "data" / "reference"
Row = dict[str, Any]
Tables = dict[str, pd.DataFrame]
_CODED = {
    "Status": "status", "Trägerart": "applicant_type", "Zirkel": "circle",
    "Förderrunde": "round", "Zielgruppe": "target_group", "Zugangsort": "place",
    "Angebotsart": "offer", "Art": "anchor_site", "Partnerart": "partner", "Gremium": "body",
    "Ansprache": "approach", "Stand": "planning_state",
}  # fmt: skip
_COUNTS = (
    "Erstkontakte", "Regelmäßig", "Sporadisch", "Abgebrochen", "Termine", "Teilnahmen",
    "Teilnehmende",
)  # fmt: skip
_ABOUT_APPLICATIONS = {
    "block": "Baustein", "round": "Förderrunde", "region": "region_ags",
    "district": "district_ags", "municipality": "Gemeinde-AGS", "circle": "Zirkel",
    "status": "Status", "outcome": "outcome", "applicant": "Trägerart",
}  # fmt: skip


def delivered(folder: Path) -> Tables:
    """The files of the sample as a spreadsheet would read them, words replaced by codes."""
    write(folder)
    lists = pd.read_csv(REFERENCE / "codelists.csv", dtype=str)
    found = {path.stem: _read(path, lists) for path in folder.glob("*.csv")}
    received = found["Antraege"]
    received["district_ags"] = received["Gemeinde-AGS"].str[:5]
    received["region_ags"] = received["Gemeinde-AGS"].str[:3]
    outcome_of = {status: outcome for outcome, states in OUTCOMES.items() for status in states}
    received["outcome"] = received["Status"].map(outcome_of)
    received["month"] = received["Eingangsdatum"].str[6:] + "-" + received["Eingangsdatum"].str[3:5]
    is_approved = received["outcome"] == "approved"
    received["approved"] = is_approved.astype(int)
    money = received["Bewilligte Summe"].str.replace(",", ".").astype(float)
    received["approved_eur"] = money.where(is_approved).fillna(0.0)
    for name in ("Kontakte", "Angebote"):
        month = found[name]["Monat"]
        found[name]["month"] = month.str[3:] + "-" + month.str[:2]
    return found


def _read(path: Path, lists: pd.DataFrame) -> pd.DataFrame:
    frame = pd.read_csv(path, sep=";", dtype=str, encoding="utf-8-sig")
    for column in frame.columns.intersection(list(_CODED)):
        codes = lists[lists["list"] == _CODED[column]].set_index("german")["code"]
        frame[column] = frame[column].map(codes)
    for column in frame.columns.intersection(list(_COUNTS)):
        frame[column] = frame[column].astype(float)
    return frame


def chosen(tables: Tables, search: str) -> Tables:
    """The rows of every table inside a choice."""
    keys = {key: value.split(",") for key, value in parse_qsl(search)}
    projects = tables["Antraege"]
    for key, column in _ABOUT_APPLICATIONS.items():
        if key in keys:
            projects = projects[projects[column].isin(keys[key])]
    if "planning" in keys:
        projects = projects[projects["Gemeinde-AGS"].map(planning(tables)).isin(keys["planning"])]
    anywhere = projects
    if "neighbourhood" in keys:
        served = tables["Antrag_Quartier"]
        here = served.loc[served["Quartier-ID"].isin(keys["neighbourhood"]), "Aktenzeichen"]
        projects = projects[projects["Aktenzeichen"].isin(here)]
    speaks_for_itself = ("Kontakte", "Ankerstandorte")
    narrowed = {
        name: frame[
            frame["Aktenzeichen"].isin(
                (anywhere if name in speaks_for_itself else projects)["Aktenzeichen"]
            )
        ]
        for name, frame in tables.items()
        if "Aktenzeichen" in frame
    }
    narrowed["Sozialplanung"] = tables["Sozialplanung"]
    own = {"target": ("Kontakte", "Zielgruppe"), "place": ("Kontakte", "Zugangsort"),
           "approach": ("Kontakte", "Ansprache"), "offer": ("Angebote", "Angebotsart"),
           "site": ("Ankerstandorte", "Art"), "partner": ("Netzwerk", "Partnerart"),
           "body": ("Netzwerk", "Gremium")}  # fmt: skip
    for key, (name, column) in own.items():
        if key in keys:
            narrowed[name] = narrowed[name][narrowed[name][column].isin(keys[key])]
    if "neighbourhood" in keys:
        for name in speaks_for_itself:
            local = narrowed[name]["Quartier-ID"].isin(keys["neighbourhood"])
            narrowed[name] = narrowed[name][local]
    for name in ("Antraege", "Kontakte", "Angebote"):
        month = narrowed[name]["month"]
        first, last = keys.get("from", ["0000"])[0], keys.get("to", ["9999"])[0]
        narrowed[name] = narrowed[name][(month >= first) & (month <= last)]
    return narrowed


def planning(tables: Tables) -> dict[str, str]:
    """The state of social planning of Gemeinden and Kreise: their own, or that of their Kreis."""
    stated = dict(tables["Sozialplanung"][["AGS", "Stand"]].to_numpy())
    places = pd.read_csv(REFERENCE / "gemeinden_nrw.csv", dtype=str)["ags"]
    of_places = {ags: stated.get(ags) or stated.get(ags[:5]) for ags in places}
    return {ags: state for ags, state in {**of_places, **stated}.items() if state}


def areas(rows: Tables, search: str) -> pd.DataFrame:
    """The Kreise inside a choice, with under-18s of 2019 and child poverty of 2022."""
    keys = {key: value.split(",") for key, value in parse_qsl(search)}
    frame = pd.read_csv(REFERENCE / "kreise_nrw.csv", dtype=str)
    for indicator, year, column in (
        ("population_under_18", "2019-12-31", "under_18_population"),
        ("children_under_15_in_sgb2_bedarfsgemeinschaften", "2022", "child_poverty_percent"),
    ):
        known = pd.read_csv(REFERENCE / "nrw_indicators.csv", dtype={"ags": str, "year": str})
        known = known[(known["indicator"] == indicator) & (known["year"] == year)]
        frame[column] = frame["ags"].map(known.set_index("ags")["value"].astype(float))
    if "region" in keys:
        frame = frame[frame["regierungsbezirk_ags"].isin(keys["region"])]
    if "district" in keys:
        frame = frame[frame["ags"].isin(keys["district"])]
    if "municipality" in keys:
        frame = frame[frame["ags"].isin([ags[:5] for ags in keys["municipality"]])]
    if "planning" in keys:
        known = {ags[:5] for ags, state in planning(rows).items() if state in keys["planning"]}
        frame = frame[frame["ags"].isin(known)]
    return frame
