"""What if: how a year's money would spread over the Kreise under other rules."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TypedDict

from dashboards.charts import bases
from dashboards.charts.base import POPULATION, POVERTY, PROGRAMME, Base, Beside, Chart, Source
from dashboards.charts.need.need_and_side import CHILD_POVERTY, Need, need_of
from dashboards.charts.need.need_words import few_approved
from dashboards.charts.regions import variables_of_regions  # noqa: F401 - describes columns
from dashboards.charts.regions.area_words import counted_in_words
from dashboards.charts.regions.indicator_measures import sources_of
from dashboards.language import formats, names, phrases
from dashboards.language.i18n import Lazy, ngettext
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import lazy_gettext as _lazy
from dashboards.pictures.making import euro_part, multiples, part
from dashboards.pictures.model import Multiples
from dashboards.pictures.parts import EUR_SHORT
from queries import need, regions
from queries.filters import View, WhatIf
from queries.rows import Rows
from queries.scope import Scope

_SHOWN = 14
_SMALLEST = 500
_NAMED = 3
_WHOLE = 99.95


def beside_of(rules: WhatIf) -> Beside:
    """What areas would get more or less, in percent of what they get today."""
    target = _target(rules)

    def of(scope: Scope) -> dict[str, float | None]:
        rows = need.what_if(scope)
        now, then = rows.total("today_eur"), rows.total(target)
        change = 100 * (then - now) / now if now else None
        return {"today_eur": now, target: then, "what_if_change_percent": change}

    return Beside(
        columns=("today_eur", target, "what_if_change_percent"),
        of=of,
        keys=("region", "district", ""),
        is_over_time=False,
    )


def rules_text(rules: WhatIf, by: Need = CHILD_POVERTY) -> str:
    """The rules tried, in words."""
    parts = []
    if rules.own is not None:
        parts.append(_("own contribution {value} for all").format(value=_whole(rules.own)))
    if rules.blocks is not None:
        parts.append(
            _("at least {value} for each building block").format(value=_whole(rules.blocks))
        )
    if rules.poverty is not None:
        least = _("money only from child poverty of {value} on")
        if by.indicator:
            least = _("money only from need by “{indicator}” of {value} on")
        parts.append(least.format(value=_whole(rules.poverty), indicator=by.name_if_any))
    if rules.need is not None:
        parts.append(_("{value} of the money by need").format(value=_whole(rules.need)))
    return "; ".join(parts) or _("no rule changed")


def _whole(value: float) -> str:
    return formats.percent(value, 0)


def _signed(value: float) -> str:
    return formats.in_euro(value, plus="+")


def _target(rules: WhatIf) -> str:
    return "need_eur" if rules.is_as_today else "scenario_eur"


def draw(rows: Rows, rules: WhatIf) -> Multiples:
    """The Kreise with the largest change: today and with the rules, on one scale."""
    shown = rows.head(_SHOWN)
    target = _target(rules)
    heading = _("By need alone") if rules.is_as_today else _("With the rules tried")
    then = [
        f"{formats.euro(row[target])} ({_signed(row[target] - row['today_eur'])})" for row in shown
    ]
    return multiples(
        [names.area_name(ags) for ags in shown["district_ags"]],
        [
            euro_part(_("In today’s proportion"), "rest", shown["today_eur"], shown.places),
            part(heading, "mark", shown[target], then, unit=EUR_SHORT, rows=shown.places),
        ],
    )


def headline(rows: Rows, rules: WhatIf) -> str | None:
    """How many Kreise would get more and how many less."""
    if rules.is_as_today or len(rows) == 1:
        return None
    more, less = _moved(rows, rules)
    if not more and not less:
        return _("With these rules nothing changes")
    gain = ngettext("{count} Kreis would get more", "{count} Kreise would get more", more)
    return ngettext("{gain}, {less} less", "{gain}, {less} less", less).format(
        gain=gain.format(count=formats.number(more)), less=formats.number(less)
    )


def _changes(rows: Rows, rules: WhatIf) -> list[float]:
    """Per Kreis what it would get more, or less."""
    return [then - now for then, now in zip(rows[_target(rules)], rows["today_eur"], strict=True)]


def _moved(rows: Rows, rules: WhatIf) -> tuple[int, int]:
    change = _changes(rows, rules)
    return sum(one >= _SMALLEST for one in change), sum(one <= -_SMALLEST for one in change)


def describe(rows: Rows, rules: WhatIf, by: Need = CHILD_POVERTY) -> str:
    """The rules, what moves, and who gains and gives most."""
    return f"{few_approved(rows)}{_start(rules, by)} {_moves(rows, rules)}"


def _start(rules: WhatIf, by: Need) -> str:
    """What is reckoned with, as a sentence of its own."""
    if rules.is_as_today:
        return _(
            "No rule is changed: {yearly_funds} a year are spread like the approved funds. "
            "The chart compares this with spreading by need alone."
        )
    return _("Reckoned with {yearly_funds} a year and changed rules ({rules}).").format(
        rules=rules_text(rules, by)
    )


def _alike(rows: Rows, change: list[float], value: float) -> str:
    """The Kreise with the same change by name, or how many they are."""
    found = [ags for ags, one in zip(rows["district_ags"], change, strict=True) if one == value]
    if len(found) > _NAMED:
        return counted_in_words("district", len(found))
    return formats.enumeration([phrases.subject(ags) for ags in found])


def _moves(rows: Rows, rules: WhatIf) -> str:
    """What goes elsewhere and who gains and gives most; of one Kreis only its own change."""
    change = _changes(rows, rules)
    if max(abs(one) for one in change) < _SMALLEST:
        return _("Nothing would change.")
    place = phrases.subject
    if len(rows) == 1:
        text = (
            _("{place} would get {amount} a year more.")
            if change[0] > 0
            else _("{place} would get {amount} a year less.")
        )
        text = text.format(
            place=place(rows.first["district_ags"]), amount=formats.euro(abs(change[0]))
        )
        return phrases.capitalised(text)
    parts = []
    if abs(sum(change)) < _SMALLEST:
        moved = formats.euro(sum(one for one in change if one > 0))
        parts.append(_("{moved} would go elsewhere").format(moved=moved))
    most, least = max(change), min(change)
    if most >= _SMALLEST:
        text = ngettext(
            "most would be gained by {place} ({amount})",
            "most would be gained by {place} ({amount} each)",
            change.count(most),
        )
        parts.append(text.format(place=_alike(rows, change, most), amount=_signed(most)))
    if least <= -_SMALLEST:
        text = ngettext(
            "most would be lost by {place} ({amount})",
            "most would be lost by {place} ({amount} each)",
            change.count(least),
        )
        parts.append(text.format(place=_alike(rows, change, least), amount=_signed(least)))
    return phrases.capitalised("; ".join(parts)) + "."


def describe_totals(rows: Rows, rules: WhatIf, by: Need = CHILD_POVERTY) -> str:
    """The share for high need and the projects, before and after."""
    return few_approved(rows) + _changed(rows, rules, by)


def _changed(rows: Rows, rules: WhatIf, by: Need) -> str:
    values = {row["what_if_measure"]: (row["today_value"], row["scenario_value"]) for row in rows}
    need_now, need_then = values["share-of-high-need"]
    paid_now, paid_then = values["projects-payable"]
    where = _("Kreise with child poverty at or above the median")
    if by.indicator:
        where = _("Kreise with high need by “{indicator}”").format(indicator=by.name)
    if rules.is_as_today:
        text = (
            _(
                "In today’s proportion {need} of the money goes to {where}; {yearly_funds} would "
                "pay for {paid} projects a year."
            )
            if need_now < _WHOLE
            else _(
                "In today’s proportion all the money goes to {where}; {yearly_funds} would pay for "
                "{paid} projects a year."
            )
        )
        return text.format(
            need=formats.percent(need_now), paid=formats.number(paid_now), where=where
        )
    text = phrases.capitalised(_("{where} get {then} of the money instead of {now}")).format(
        where=where, then=formats.percent(need_then), now=formats.percent(need_now)
    )
    if round(paid_then) == round(paid_now):
        return f"{text}."
    return text + _("; {paid_then} instead of {paid_now} projects a year can be paid.").format(
        paid_then=formats.number(paid_then), paid_now=formats.number(paid_now)
    )


def base(scope: Scope) -> Base:
    """Approved applications of the whole state: the model does not stop at the chosen areas."""
    found = bases.approved_applications(regions.whole_state(scope))
    noun = _("{noun} in the whole state").format(noun=found.noun)
    return Base(found.count, noun, found.left_out)


def spread_for(view: View) -> Chart:
    """The spread with the rules of one view."""
    rules = view.what_if
    return replace(
        SPREAD,
        **_of_indicator(view, SPREAD),
        beside=beside_of(rules),
        title=_("{yearly_funds} by need instead of as today")
        if rules.is_as_today
        else _("{yearly_funds} under the rules tried"),
        figure=partial(draw, rules=rules),
        headline=partial(headline, rules=rules),
        summary=partial(describe, rules=rules, by=need_of(view)),
    )


def totals_for(view: View) -> Chart:
    """What the rules of one view change."""
    told = _of_indicator(view, SPREAD)
    sources = told.get("sources", TOTALS.sources)
    definition = told.get("definition", TOTALS.definition)
    return replace(
        TOTALS,
        sources=sources,
        definition=definition,
        summary=partial(describe_totals, rules=view.what_if, by=need_of(view)),
    )


class Otherwise(TypedDict, total=False):
    """What a chart says otherwise, by the fields of `Chart`."""

    columns: tuple[str, ...]
    sources: tuple[Source, ...]
    definition: str | Lazy


def _of_indicator(view: View, chart: Chart) -> Otherwise:
    """What is said otherwise where an indicator stands for child poverty."""
    shown = need_of(view)
    if not shown.indicator:
        return {}
    first, *rest = chart.columns
    said = _("Need is measured by “{indicator}” in place of child poverty.")
    return {
        "columns": (first, "indicator_value", *rest),
        "sources": (PROGRAMME, POPULATION, *sources_of(shown.indicator, shown.at)),
        "definition": said.format(indicator=shown.name) + f" {chart.definition}",
    }


_DEFINITION = _lazy(
    "A model, no forecast: it takes the approved projects of the choice over the whole state as "
    "they are and asks how the same rules would spread {yearly_funds} a year. 1. Every project "
    "weighs its approved sum; with another own contribution, what is left of its total costs. 2. "
    "Kreise under the child poverty asked for get nothing. 3. A building block under its least "
    "share is raised, the others give in proportion. 4. A part of the money spreads by the number "
    "of poor children: under-18s on {under_18_date} times child poverty {need_date}. Nobody's "
    "behaviour changes: no application more or fewer."
)

SPREAD = Chart(
    id="what-if-by-district",
    title=_lazy("{yearly_funds} a year spread differently"),
    subtitle=_lazy("Money a year per Kreis, the largest changes first; a model, no forecast"),
    query=need.what_if,
    beside=beside_of(WhatIf()),
    figure=partial(draw, rules=WhatIf()),
    headline=partial(headline, rules=WhatIf()),
    summary=partial(describe, rules=WhatIf()),
    columns=(
        "district_ags", "child_poverty_percent", "today_eur", "need_eur", "scenario_eur",
        "difference_eur",
    ),
    base=base,
    sources=(PROGRAMME, POPULATION, POVERTY),
    toggles=("district_ags",),
    nothing=_lazy("In this choice nothing is approved, so there is nothing to spread."),
    nothing_yet=_lazy("Nothing is approved yet, so there is nothing to spread."),
    definition=_DEFINITION,
    for_view=spread_for,
)  # fmt: skip

TOTALS = Chart(
    id="what-if-totals",
    title=_lazy("What the rules change"),
    subtitle=_lazy("Over the whole state, in today’s proportion and with the rules tried"),
    query=need.what_if_totals,
    not_compared=_lazy("Not side by side: the model spreads the money of the whole state once."),
    summary=partial(describe_totals, rules=WhatIf()),
    columns=("what_if_measure", "today_value", "scenario_value"),
    base=base,
    sources=(PROGRAMME, POPULATION, POVERTY),
    nothing=_lazy("In this choice nothing is approved, so there is nothing to spread."),
    nothing_yet=_lazy("Nothing is approved yet, so there is nothing to spread."),
    definition=_DEFINITION,
    for_view=totals_for,
)

CHARTS = (SPREAD, TOTALS)
