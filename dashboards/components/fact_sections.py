"""The facts that data rest on: rounds, lists and indicators, where each comes from, since when."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, NamedTuple

from dash import html
from dash.development.base_component import Component

from dashboards.components.folded import folded
from dashboards.components.originals import original
from dashboards.components.sections import section
from dashboards.components.tables import plain_table
from dashboards.language import formats, names
from dashboards.language.i18n import Lazy
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import lazy_gettext as _lazy
from data import facts
from data.facts import Code
from queries import state
from queries.rows import Row
from queries.scope import Scope

#: A variable of a kind of official table, as the catalogue keeps which indicator it is.
_MARK = re.compile(r"«[^:«»]*: ([^«»]*)»")

#: Every list that is shown, the fixed ones first.
CODE_LISTS = (
    "status", "applicant_type", "target_group", "age_band", "place", "approach", "offer",
    "anchor_site", "body", "partner", "planning_state", "circle", "round",
)  # fmt: skip


class _Use(NamedTuple):
    """How sentences use a code."""

    label: Lazy
    of: Callable[[Code], tuple[str, str]]


_USES = (
    _Use(_lazy("In a sentence"), lambda code: code.in_sentence),
    _Use(_lazy("Way"), lambda code: code.way),
)


def _since(row: Row) -> str:
    """The file a fact was delivered in and when; shipped ones come with the program."""
    if not row["source_file"]:
        return _("supplied with the dashboard")
    day = formats.date(row["imported_at"])
    return _("{file}, delivered {date}").format(file=row["source_file"], date=day)


def _values_since(row: Row) -> str:
    """As above; where the program only names the indicator, when its values were delivered."""
    if row["source_file"] or not row["delivered_at"]:
        return _since(row)
    day = formats.date(row["delivered_at"])
    return _("supplied with the dashboard; values delivered {date}").format(date=day)


def rounds(scope: Scope) -> html.Section:
    """Rounds with their call, months, blocks and own shares."""
    head = [_("Funding round"), _("Call"), _("Months"), _("Building blocks"),
            _("Own share municipal / other"), _("Funds a year"), _("Source"),
            _("Since")]  # fmt: skip
    return section(
        "rounds",
        _("Funding rounds"),
        plain_table(
            _("Funding rounds"), head, [_round(row) for row in state.funding_rounds(scope)]
        ),
    )


def _round(row: Row) -> list[Any]:
    shares = (row["own_share_municipal_percent"], row["own_share_other_percent"])
    return [
        names.code_name("round", row["funding_round"]),
        _span(row["call_from"], row["call_to"]),
        _span(row["funded_from"], row["funded_to"]),
        str(row["building_blocks"]),
        " / ".join(formats.percent(share, 0) for share in shares),
        formats.euro(row["funds_per_year_eur"]),
        original(row["source"]) or _("not stated"),
        _since(row),
    ]


def _span(first: Any, last: Any) -> str:
    if first is None and last is None:
        return _("not stated")
    return f"{formats.date(first)} – {formats.date(last)}"


def indicators(scope: Scope) -> html.Section:
    """The catalogue: unit, dates, values, origin."""
    head = [_("Indicator"), _("Id"), _("Unit"), _("Dates"), _("Values"), _("Origin"), _("Since")]
    rows = [
        [
            _indicator(row["indicator"]),
            row["indicator"],
            names.code_name("indicator_unit", row["unit"]),
            _dates(row),
            formats.number(row["values_count"]),
            _origin(row["origin"]) or _("not stated"),
            _values_since(row),
        ]
        for row in state.indicator_catalogue(scope)
    ]
    title = _("Indicators")
    return section("indicators", title, plain_table(title, head, rows, numbers=(4,)))


def _indicator(indicator: str) -> str | html.Span:
    """Its name, marked where it was delivered in German alone."""
    entry = facts.in_use().indicators.get(indicator)
    is_german = entry is not None and entry.word(is_english=True) == entry.word(is_english=False)
    name = names.indicator_name(indicator)
    return original(name) if is_german else name


def _origin(text: str) -> list[Any]:
    """Who published an indicator, and as what it stands in official tables that were brought."""
    publisher, variables = _MARK.sub("", text).strip(), "; ".join(_MARK.findall(text))
    told: list[Any] = [_named_source(publisher)] if publisher else []
    if variables:
        told += ["; "] if told else []
        told += [_("Official table"), ": ", original(variables)]
    return told


def _named_source(text: str) -> str | html.Span:
    """Who published something; marked where it is known in German alone."""
    told = names.source_name(text)
    return original(told) if told == text else told


def _dates(row: Row) -> str:
    ends = dict.fromkeys(row[name] for name in ("first_date", "last_date") if row[name])
    return " – ".join(formats.period(end) for end in ends) or formats.NOTHING_THERE


def code_lists() -> html.Section:
    """Every list by its name, closed."""
    lists = [folded(code_list, names.list_name(code_list)) for code_list in CODE_LISTS]
    return section("codes", _("Code lists"), *lists)


def codes(scope: Scope) -> dict[str, Component]:
    """Per list its codes with their words in both languages, and since when each is there."""
    delivered = {(row["list"], row["code"]): row for row in state.delivered_codes(scope)}
    return {code_list: _listed(code_list, delivered) for code_list in CODE_LISTS}


def _listed(code_list: str, delivered: dict[tuple[str, str], Row]) -> Component:
    known = facts.in_use().lists.get(code_list, {})
    uses = [use for use in _USES if any(use.of(entry)[0] for entry in known.values())]
    rows = []
    for code, (german, english, _group) in names.codes(code_list).items():
        entry = delivered.get((code_list, code))
        is_missing = entry is not None and not entry["has_english"]
        in_english = _no_english(german) if is_missing else original(english, "en")
        since = _since(entry) if entry else _("supplied with the dashboard")
        told = [_in_both(use.of(known[code])) for use in uses]
        rows.append([code, original(german), in_english, *told, since])
    head = [_("Code"), _("German"), _("English"), *(str(use.label) for use in uses), _("Since")]
    return plain_table(names.list_name(code_list), head, rows)


def _in_both(words: tuple[str, str]) -> list[Any]:
    """The German words and the English ones."""
    german, english = words
    if not german:
        return [formats.NOTHING_THERE]
    return [original(german), " / ", original(english, "en")] if english else [original(german)]


def _no_english(german: str) -> list[Any]:
    """The German word where an English one is wanted, and why."""
    return [original(german), " ", _("(German, no English word was delivered)")]
