"""What codes are called: code lists, areas and building blocks in the reader's language."""

from __future__ import annotations

import csv
import json
import re
from functools import cache
from pathlib import Path
from typing import Any

from dashboards.language import formats, i18n
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import language
from data import facts

REFERENCE = Path(__file__).parents[2] / "data" / "reference"
STATE = "05"


def _read(name: str) -> list[dict[str, str]]:
    with (REFERENCE / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def codes(code_list: str) -> dict[str, tuple[str, str, str]]:
    """Codes of one list in their order: code -> German, English, German group.

    As the data in use have them; where there is no English word the German one stands for it.
    """
    return {
        code: (entry.german, entry.english or entry.german, entry.group)
        for code, entry in facts.in_use().lists.get(code_list, {}).items()
    }


@cache
def regions() -> dict[str, str]:
    """The 5 Regierungsbezirke by their three digits."""
    return dict(
        sorted(
            {
                row["regierungsbezirk_ags"]: row["regierungsbezirk"]
                for row in _read("kreise_nrw.csv")
            }.items()
        )
    )


@cache
def districts() -> dict[str, str]:
    """The 53 Kreise and kreisfreie Städte by their five digits."""
    return {row["ags"]: row["name"] for row in _read("kreise_nrw.csv")}


@cache
def municipalities() -> dict[str, str]:
    """The 396 Gemeinden by their eight digits."""
    return {row["ags"]: row["name"] for row in _read("gemeinden_nrw.csv")}


@cache
def plates() -> dict[str, tuple[str, int, int]]:
    """Per Kreis its plate code and its row and column on the tile map."""
    return {
        row["ags"]: (row["kfz"], int(row["row"]), int(row["col"])) for row in _read("tile_grid.csv")
    }


_OUTLINES = {
    "region": "nrw_regierungsbezirke.geojson",
    "district": "nrw_kreise.geojson",
    "municipality": "nrw_gemeinden.geojson",
}


@cache
def outlines(level: str) -> dict[str, Any]:
    """The shipped boundaries of a level: AGS -> GeoJSON geometry in degrees."""
    content = json.loads((REFERENCE / _OUTLINES[level]).read_text(encoding="utf-8"))
    found = {entry["properties"]["ags"]: entry["geometry"] for entry in content["features"]}
    return dict(sorted(found.items()))


@cache
def _shipped_sources() -> list[tuple[str, str]]:
    """Who published shipped indicators, in German and in English."""
    words = {(row["source"], row["source_english"]) for row in _read("nrw_indicators.csv")}
    return sorted(pair for pair in words if pair[1])


def source_name(text: str) -> str:
    """Who published a value, in the reader's language where it is known; else as delivered.

    Versions of the data built earlier hold the English words of shipped values.
    """
    for german, english in _shipped_sources():
        own, other = (english, german) if language() == "en" else (german, english)
        text = text.replace(other, own)
    return text


_BASE_LETTERS = str.maketrans(
    dict[str, str | int | None]({"ä": "a", "ö": "o", "ü": "u", "ß": "ss"})
)


def sort_key(text: str) -> str:
    """German dictionary order: ä beside a, ß as ss."""
    return text.lower().translate(_BASE_LETTERS)


def block_name(block: int | str) -> str:
    """The short name of a building block."""
    return {
        "1": _("Neighbourhood carers"),
        "2": _("Growing up healthy"),
        "3": _("Data to deeds"),
    }[str(int(block))]


def region_name(ags: str) -> str:
    """A Regierungsbezirk where a heading or the sentence says that it is one: Münster."""
    return regions().get(ags, ags)


@cache
def _doubly_named() -> frozenset[str]:
    """Names that a Regierungsbezirk shares with a town."""
    return frozenset(regions().values())


def kind_of_district(ags: str) -> str:
    """What a Kreis of five digits is: a Kreis or a kreisfreie Stadt, which is its one Gemeinde."""
    return _("kreisfreie Stadt") if f"{ags}000" in municipalities() else _("Kreis")


def area_name(ags: str | None) -> str:
    """The name of a state, Regierungsbezirk, Kreis or Gemeinde, never one that means two areas.

    "Regierungsbezirk Münster" and "Münster (Stadt)": the bare name would be both.
    """
    if not ags:
        return _("not stated")
    if ags == STATE:
        return _("North Rhine-Westphalia")
    known = {3: regions, 5: districts, 8: municipalities}.get(len(ags))
    name = known().get(ags, ags) if known else ags
    if ags in regions():
        return _("Regierungsbezirk {name}").format(name=name)
    return _("{name} (city)").format(name=name) if name in _doubly_named() else name


def neighbourhood_name(name: str | None) -> str:
    """A Quartier's own name; words for what has none."""
    return name if isinstance(name, str) else _("without Quartier")


def quartier_in(name: str | None, ags: str | None) -> str:
    """A Quartier with its Gemeinde: Altendorf (Essen), Mitte (Hennef, Sieg).

    Only a Gemeinde can be meant there, so that Köln needs no "(Stadt)"; no brackets in brackets.
    """
    quartier = neighbourhood_name(name)
    if not isinstance(ags, str):
        return quartier
    town = re.sub(r" \((.*)\)$", r", \1", municipalities().get(ags, ags))
    return f"{quartier} ({town})"


def code_name(code_list: str, code: str | None) -> str:
    """The reader's word for a code; "not stated" when it is missing."""
    if code is None or code != code:  # noqa: PLR0124 - NaN is the one value unlike itself
        return _("not stated")
    entry = facts.in_use().lists.get(code_list, {}).get(code)
    if entry is None:
        return code
    return entry.german if language() == "de" else entry.english or entry.german


def list_name(code_list: str) -> str:
    """What a code list is called."""
    return {
        "status": _("Status"),
        "applicant_type": _("Applicant type"),
        "target_group": _("Target group"),
        "age_band": _("Age band"),
        "place": _("Place of first contact"),
        "approach": _("Approach"),
        "offer": _("Offer"),
        "anchor_site": _("Anchor site"),
        "body": _("Body"),
        "partner": _("Partner"),
        "planning_state": _("State of social planning"),
        "circle": _("Circle"),
        "round": _("Funding round"),
    }[code_list]


def outcome_name(outcome: str) -> str:
    """The reader's word for a group of statuses."""
    return {
        "approved": _("approved (all)"),
        "rejected": _("rejected"),
        "withdrawn": _("withdrawn"),
        "open": _("open"),
        "revoked": _("revoked"),
    }[outcome]


def place_group(code: str | None) -> str:
    """The group a place of first contact belongs to."""
    return group_name(codes("place").get(code or "", ("", "", ""))[2])


def group_name(german: str | None) -> str:
    """The reader's word for a group of places, known by its German name."""
    if not german:
        return _("not stated")
    known = facts.in_use().lists.get("place_group", {}).values()
    words = {entry.german: entry.word(is_english=language() == "en") for entry in known}
    return words.get(german, german)


def indicator_name(indicator: str) -> str:
    """What an indicator is called."""
    entry = facts.in_use().indicators.get(indicator)
    return entry.word(is_english=language() == "en") if entry else indicator


def _first_round() -> str:
    return code_name("round", next(iter(codes("round")), None))


def _place_groups() -> str:
    """Every group of places with its places: "public space (playground, street)"."""
    groups: dict[str, list[str]] = {}
    for code, (_german, _english, group) in codes("place").items():
        groups.setdefault(group, []).append(code_name("place", code))
    return "; ".join(f"{group_name(group)} ({', '.join(each)})" for group, each in groups.items())


i18n.fill("under_18_date", lambda: formats.period(facts.in_use().denominator_at))
i18n.fill("need_date", lambda: formats.period(facts.in_use().need_at))


def _whose(indicator: str, at: str, shipped: str) -> str:
    """Whose the values of the Kreise are at a date: who delivered them, else who is shipped."""
    delivered, rest = facts.in_use().sources_at(indicator, "district", at)
    return ", ".join([*delivered, *([shipped] if rest or not delivered else [])])


def _need_note() -> str:
    """What is to be known of the usual need: whether it lies in the years that the data reach."""
    known = facts.in_use()
    end = facts.period_end(known.need_at)
    if known.until and end and end.year <= known.until.year:
        return _("includes families from Ukraine")
    return _("is later than the programme years and includes families from Ukraine")


def _own_share_source() -> str:
    """The newest round's source: an original in German, quoted as such in another language."""
    source = facts.in_use().rounds[-1].source
    if not source:
        return _("source not stated")
    return source if language() == "de" else f"“{source}” (in German)"


i18n.fill("need_note", _need_note)
i18n.fill(
    "need_source",
    lambda: _whose(facts.DEFAULT_INDICATOR, facts.in_use().need_at, "Deutschlandatlas, BBSR/BA"),
)
i18n.fill(
    "under_18_source",
    lambda: _whose(facts.DENOMINATOR, facts.in_use().denominator_at, "Destatis"),
)
i18n.fill("own_share_source", _own_share_source)


def _own_share(name: str) -> str:
    newest = facts.in_use().rounds[-1]
    return formats.percent(getattr(newest, name), 0)


i18n.fill("own_municipal", lambda: _own_share("own_municipal_percent"))
i18n.fill("own_other", lambda: _own_share("own_other_percent"))
i18n.fill("yearly_funds", lambda: formats.euro_in_words(facts.in_use().year_of_funds[1]))
i18n.fill("funded_round", lambda: code_name("round", facts.in_use().year_of_funds[0].code))
i18n.fill("first_round", _first_round)
i18n.fill("place_groups", _place_groups)
i18n.fill("published_source", lambda: facts.in_use().published_source)
