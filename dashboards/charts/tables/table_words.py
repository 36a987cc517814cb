"""What the parts of a reader's own table are called, and how its cells are written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from dashboards.language import names
from dashboards.language.i18n import Lazy
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import lazy_gettext as _lazy
from dashboards.language.variables import Numbers, Variable, register, variable
from queries.filters import TableChoice
from queries.tables import MEASURES, TOTAL, Code

ROW = "row"
SHARE = "_share_percent"


@dataclass(frozen=True)
class Words:
    """A dimension for readers and programs.

    Attributes:
        label: as in the choice of rows and columns.
        column: what programs call it; the column whose values the choice of a page may hold.
        name: what a code is called.
    """

    label: Lazy
    column: str
    name: Callable[[Any], str]


def _of_list(label: Lazy, column: str, code_list: str) -> Words:
    return Words(label, column, lambda code: names.code_name(code_list, code))


def _year(label: Lazy, column: str) -> Words:
    return Words(label, column, lambda code: code or _("not stated"))


DIMENSIONS: Mapping[str, Words] = {
    "region": Words(_lazy("Regierungsbezirk"), "region_ags", names.area_name),
    "district": Words(_lazy("Kreis or kreisfreie Stadt"), "district_ags", names.area_name),
    "municipality": Words(_lazy("Gemeinde"), "municipality_ags", names.area_name),
    "neighbourhood": Words(_lazy("Quartier"), "neighbourhood_id", names.neighbourhood_name),
    "block": Words(_lazy("Building block"), "building_block", variable("building_block").write),
    "round": _of_list(_lazy("Funding round"), "funding_round", "round"),
    "circle": _of_list(_lazy("Circle"), "circle", "circle"),
    "status": _of_list(_lazy("Status"), "status", "status"),
    "outcome": Words(_lazy("Outcome"), "outcome", names.outcome_name),
    "applicant": _of_list(_lazy("Applicant type"), "applicant_type", "applicant_type"),
    "received-year": _year(_lazy("Year of receipt"), "received_year"),
    "decided-year": Words(
        _lazy("Year of decision"), "decided_year", lambda code: code or _("no date of decision")
    ),
    "reported-year": _year(_lazy("Year reported on"), "reported_year"),
    "target": _of_list(_lazy("Target group"), "target_group", "target_group"),
    "place": _of_list(_lazy("Place of first contact"), "place", "place"),
    "approach": _of_list(_lazy("Approach"), "approach", "approach"),
    "offer": _of_list(_lazy("Offer"), "offer", "offer"),
}

#: The measures by subject, as the choice shows them.
SUBJECTS: tuple[tuple[Lazy, tuple[str, ...]], ...] = (
    (
        _lazy("Applications"),
        ("applications", "decided", "approved", "approval-rate", "median-decision-days"),
    ),
    (
        _lazy("Money and posts"),
        (
            "requested-eur",
            "approved-eur",
            "state-eur",
            "esf-eur",
            "own-eur",
            "total-eur",
            "median-approved-eur",
            "posts",
        ),
    ),
    (_lazy("Outreach"), ("first-contacts", "regular", "occasional", "lost", "contacts")),
    (_lazy("Offers"), ("sessions", "attendances", "participants")),
)

_LABELS: Mapping[str, Lazy] = {
    "requested-eur": _lazy("Requested funds (all applications)"),
    "decided": _lazy("Decided applications"),
    "approved": _lazy("Approved projects"),
    "median-decision-days": _lazy("Time to decision, median"),
    "regular": _lazy("Regular use"),
    "occasional": _lazy("Occasional use"),
}


def _money(name: str, label: Lazy) -> Variable:
    return Variable(name, label, Numbers(), unit="EUR", decimals=2)


register(
    _money("state_share_eur", _lazy("Approved funds, part of the state")),
    _money("esf_share_eur", _lazy("Approved funds, part of the ESF")),
    _money("approved_own_share_eur", _lazy("Own contribution to approved projects")),
    _money("approved_total_eur", _lazy("Eligible costs of approved projects")),
    _money("median_approved_eur", _lazy("Approved per project, median")),
    Variable(
        "approved_posts",
        _lazy("Posts in approved projects (full time = 1)"),
        Numbers(2),
        unit="posts",
        decimals=2,
    ),
)


def measure(name: str) -> Variable:
    """The column of a measure with the label it has in tables."""
    column = variable(MEASURES[name].column)
    return replace(column, label=_LABELS.get(name, column.label))


def share_label(share: str) -> str:
    """What a share is a share of."""
    return {
        "row": _("share of the row"),
        "column": _("share of the column"),
        "all": _("share of all"),
    }[share]


def share_of(name: str, choice: TableChoice) -> Variable:
    """The column of a measure's shares."""
    column = measure(name)
    return Variable(
        f"{column.name}{SHARE}",
        f"{column.label}, {share_label(choice.share)}",
        Numbers(1),
        unit="percent",
        decimals=1,
        is_protected=column.is_protected,
    )


def code_name(dimension: str, code: Code, quartiere: Mapping[str, str]) -> str:
    """What a row or column is called."""
    if code == TOTAL:
        return _("In all")
    if dimension == "neighbourhood":
        return names.neighbourhood_name(quartiere.get(code or ""))
    if code is None and dimension == "outcome":
        return _("not stated")
    return DIMENSIONS[dimension].name(code)
