"""Per column of a frame: its name for readers, its unit, how it is written, whether of persons."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from dashboards.language import formats, names
from dashboards.language.i18n import Lazy
from dashboards.language.i18n import lazy_gettext as _lazy

Kind = Literal["text", "number"]


@dataclass(frozen=True)
class Numbers:
    """Writes numbers with so many decimals; a value, so that the browser can be told to do it."""

    decimals: int = 0

    def __call__(self, value: float | None) -> str:
        """As `formats.number`."""
        return formats.number(value, self.decimals)


@dataclass(frozen=True)
class Variable:
    """One column as readers, files and the API know it.

    `is_block` where it holds Bausteine, `is_german` where words stay as they were given: names of
    places and bodies, titles, free text.
    """

    name: str
    label: Lazy
    write: Callable[[Any], str]
    unit: str = ""
    kind: Kind = "number"
    decimals: int = 0
    is_protected: bool = False
    filter_key: str | None = None
    is_block: bool = False
    is_german: bool = False

    def has_words_for(self, value: Any) -> bool:
        """Whether a value is there, or its absence has a name: "ohne Quartier"."""
        return not formats.is_missing(value) or self.write(value) != formats.NOTHING_THERE

    @property
    def is_timed(self) -> bool:
        """Its values are days or months, in whose order they stand whatever their words are."""
        return self.unit in {"YYYY-MM", "YYYY-MM-DD"}

    @property
    def is_whole(self) -> bool:
        """Its values are whole numbers; money per head is written as one and kept as it is."""
        return self.kind == "number" and self.decimals == 0 and self.unit != "EUR per 1,000"


def _count(name: str, label: Lazy) -> Variable:
    return Variable(name, label, Numbers(), unit="count")


def _persons(name: str, label: Lazy) -> Variable:
    return Variable(name, label, Numbers(), unit="persons", is_protected=True)


def _eur(name: str, label: Lazy) -> Variable:
    return Variable(name, label, Numbers(), unit="EUR", decimals=2)


def _percent(name: str, label: Lazy, protected: bool = False) -> Variable:
    return Variable(
        name,
        label,
        Numbers(1),
        unit="percent",
        decimals=1,
        is_protected=protected,
    )


def _decimal(name: str, label: Lazy, unit: str, decimals: int, protected: bool = False) -> Variable:
    return Variable(
        name,
        label,
        Numbers(decimals),
        unit=unit,
        decimals=decimals,
        is_protected=protected,
    )


def _code(name: str, label: Lazy, code_list: str, filter_key: str | None = None) -> Variable:
    return Variable(
        name,
        label,
        lambda value: names.code_name(code_list, value),
        unit="code",
        kind="text",
        filter_key=filter_key,
    )


def _area(name: str, label: Lazy, filter_key: str) -> Variable:
    return Variable(
        name,
        label,
        names.area_name,
        unit="ags",
        kind="text",
        filter_key=filter_key,
        is_german=True,
    )


def _region(ags: str | None) -> str:
    """As `names.area_name`, under a heading that says that it is a Regierungsbezirk."""
    return names.region_name(ags) if ags else names.area_name(ags)


def _text(
    name: str,
    label: Lazy,
    unit: str = "",
    filter_key: str | None = None,
    *,
    is_german: bool = False,
) -> Variable:
    return Variable(
        name,
        label,
        lambda value: formats.NOTHING_THERE if formats.is_missing(value) else str(value),
        kind="text",
        is_german=is_german,
        filter_key=filter_key,
    )


def _block_text(value: Any) -> str:
    return f"{int(value)} {names.block_name(value)}"


_OWN = _lazy("own premises")
_PUBLIC = _lazy("public premises")

VARIABLES: dict[str, Variable] = {
    variable.name: variable
    for variable in (
        Variable(
            "building_block",
            _lazy("Building block"),
            _block_text,
            unit="code",
            kind="text",
            filter_key="block",
            is_block=True,
        ),
        Variable(
            "region_ags",
            _lazy("Regierungsbezirk"),
            _region,
            unit="ags",
            kind="text",
            filter_key="region",
        ),
        _area("district_ags", _lazy("Kreis or kreisfreie Stadt"), "district"),
        _area("municipality_ags", _lazy("Gemeinde"), "municipality"),
        _text("neighbourhood_id", _lazy("Quartier ID"), filter_key="neighbourhood"),
        Variable(
            "neighbourhood_name",
            _lazy("Quartier"),
            names.neighbourhood_name,
            kind="text",
            is_german=True,
        ),
        _code("funding_round", _lazy("Funding round"), "round", "round"),
        _code("circle", _lazy("Circle"), "circle", "circle"),
        _code("status", _lazy("Status"), "status", "status"),
        _code("applicant_type", _lazy("Applicant type"), "applicant_type", "applicant"),
        _code("place", _lazy("Place of first contact"), "place", "place"),
        _code("target_group", _lazy("Target group"), "target_group", "target"),
        _code("approach", _lazy("Approach"), "approach", "approach"),
        _code("age_band", _lazy("Age band"), "age_band"),
        _code("offer", _lazy("Offer"), "offer", "offer"),
        _code("anchor_site", _lazy("Anchor site"), "anchor_site", "site"),
        _code("partner", _lazy("Partner"), "partner", "partner"),
        _code("body", _lazy("Body"), "body", "body"),
        _code("planning_state", _lazy("State of social planning"), "planning_state", "planning"),
        Variable(
            "outcome",
            _lazy("Outcome"),
            names.outcome_name,
            unit="code",
            kind="text",
            filter_key="outcome",
        ),
        Variable("month", _lazy("Month"), formats.month, unit="YYYY-MM", kind="text"),
        Variable(
            "own_premises",
            _lazy("Premises"),
            lambda value: str(_OWN if value else _PUBLIC),
            unit="boolean",
            kind="text",
        ),
        _text("case_number", _lazy("Case number")),
        _text("title", _lazy("Project title"), is_german=True),
        _text("applicant", _lazy("Applicant"), is_german=True),
        _text("aims", _lazy("Aims"), is_german=True),
        _text("good_practice", _lazy("Good practice"), is_german=True),
        _text("contact", _lazy("Contact"), is_german=True),
        _text("address", _lazy("Address"), is_german=True),
        _count("applications_count", _lazy("Applications")),
        _count("approved_count", _lazy("Approved")),
        _count("decided_count", _lazy("Decided")),
        _count("districts_count", _lazy("Kreise")),
        _count("municipalities_count", _lazy("Gemeinden")),
        _count("sites_count", _lazy("Sites")),
        _count("links_count", _lazy("Partnerships")),
        _count("sessions_count", _lazy("Sessions")),
        _count("attendances_count", _lazy("Attendances")),
        _count("published_count", _lazy("Published")),
        _count("difference_count", _lazy("Difference")),
        _persons("first_contact_persons", _lazy("First contacts")),
        _persons("regular_persons", _lazy("Regular")),
        _persons("occasional_persons", _lazy("Occasional")),
        _persons("lost_persons", _lazy("Contact lost")),
        _persons("participant_persons", _lazy("Participants")),
        _eur("approved_eur", _lazy("Approved funds")),
        _eur("requested_eur", _lazy("Requested funds")),
        _decimal(
            "approved_eur_per_1000_under_18",
            _lazy("Approved funds per 1,000 under-18s"),
            "EUR per 1,000",
            0,
        ),
        _decimal(
            "applications_per_10000_under_18",
            _lazy("Applications per 10,000 under-18s"),
            "per 10,000",
            2,
        ),
        _percent("child_poverty_percent", _lazy("Child poverty (under 15, {need_date})")),
        _percent("approval_rate_percent", _lazy("Approval rate")),
        Variable(
            "under_18_population",
            _lazy("Under-18s ({under_18_date})"),
            Numbers(),
            unit="inhabitants",
        ),
    )
}


def variable(name: str) -> Variable:
    """The variable behind a column name.

    Raises:
        KeyError: for a column nobody described.
    """
    return VARIABLES[name]


def register(*variables: Variable) -> None:
    """Describes further columns; a second description of one name is refused."""
    for one in variables:
        if one.name in VARIABLES:
            raise ValueError(f"the column {one.name} is described twice")
        VARIABLES[one.name] = one
