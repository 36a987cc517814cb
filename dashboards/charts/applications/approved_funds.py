"""Money asked for and approved, by Regierungsbezirk, building block and type of applicant."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from dashboards.charts.base import FEWEST_FOR_A_FINDING, Base, Beside, Chart, Subtitle, ahead
from dashboards.language import formats, names, phrases, reach_words
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import lazy_gettext as _lazy
from dashboards.language.i18n import ngettext
from dashboards.pictures.making import block_label, euro_part, multiples
from dashboards.pictures.model import Multiples
from dashboards.pictures.parts import Label
from queries import applications
from queries.rows import Rows, largest
from queries.scope import Scope

Name = Callable[[Any], str]


def block_name(block: Any) -> str:
    """What a sentence calls it: Baustein 1."""
    return _("building block {block}").format(block=int(block))


def type_name(code: Any) -> str:
    """What a sentence calls it: Trägerart Caritas."""
    return _("applicant type {name}").format(name=names.code_name("applicant_type", code))


def _type_label(code: Any) -> str:
    return reach_words.narrow("applicant_type", code)


def draw(rows: Rows, *, key: str, label: Callable[[Any], str | Label]) -> Multiples:
    """Two columns on one scale, asked for and approved; most approved first, blocks in order."""
    ordered = rows if key == "building_block" else rows.by("approved_eur", descending=True)
    parts = [
        euro_part(_("requested"), "rest", ordered["requested_eur"], ordered.places),
        euro_part(_("approved"), "mark", ordered["approved_eur"], ordered.places),
    ]
    return multiples([label(value) for value in ordered[key]], parts)


def headline(rows: Rows, *, key: str, name: Name) -> str | None:
    """Where most of the approved money goes, with its share."""
    top = ahead(rows, "approved_eur")
    if rows.total("approved_count") < FEWEST_FOR_A_FINDING:
        return None
    if top is None or top["approved_eur"] == rows.total("approved_eur"):
        return None
    share = formats.share(top["approved_eur"], rows.total("approved_eur"))
    text = {
        "region_ags": _("{share} of the approved funds go into the {name}"),
        "building_block": _("{share} of the approved funds go to {name}"),
        "applicant_type": _("{share} of the approved funds go to the {name}"),
    }[key]
    return text.format(share=share, name=name(top[key]))


def describe(rows: Rows, *, key: str, name: Name) -> str:
    """Both sums, and the highest and lowest approved one with their names."""
    asked, given = rows.total("requested_eur"), rows.total("approved_eur")
    if not given:
        return _("{asked} was requested; nothing of it is approved.").format(
            asked=formats.euro(asked)
        )
    text = _("{asked} was requested, {given} is approved")
    if asked == given:
        text = _("{given} was requested and is approved")
    text = text.format(asked=formats.euro(asked), given=formats.euro(given))
    involved = rows.where(lambda row: row["requested_eur"] > 0)
    if len(involved) == 1:
        subject = phrases.capitalised(name(involved.first[key]))
        return f"{subject}: {text[:1].lower() + text[1:]}."
    if key == "region_ags":
        return _by_region(rows.by("approved_eur", descending=True), asked, given)
    return text + _extremes(rows, key=key, name=name) + "."


def _by_region(ranked: Rows, asked: float, given: float) -> str:
    """The approved money of every Regierungsbezirk, most first."""
    getting = ranked.where(lambda row: row["approved_eur"] > 0)
    sums = {"asked": formats.euro(asked), "given": formats.euro(given)}
    if len(getting) == 1:
        text = _(
            "{asked} was requested; all that is approved, {given}, goes to the Regierungsbezirk "
            "{name}."
        )
        return text.format(**sums, name=names.region_name(getting.first["region_ags"]))
    told = [
        (
            _("{amount} to {name}") if at else _("{amount} goes to the Regierungsbezirk {name}")
        ).format(
            amount=formats.euro(row["approved_eur"]), name=names.region_name(row["region_ags"])
        )
        for at, row in enumerate(getting)
    ]
    none = [names.region_name(row["region_ags"]) for row in ranked if not row["approved_eur"]]
    if none:
        told.append(_("nothing to {names}").format(names=formats.enumeration(none)))
    text = _("{asked} was requested; of the {given} approved, {regions}.")
    if asked == given:
        text = _("{given} was requested and is approved; of that, {regions}.")
    return text.format(**sums, regions=formats.enumeration(told))


def _extremes(rows: Rows, *, key: str, name: Name) -> str:
    """Who gets most and who least of the approved money, where that is one."""
    most, least = {
        "building_block": (
            _("; most of it, {amount}, goes to {name}"),
            _(", least, {amount}, to {name}"),
        ),
        "applicant_type": (
            _("; most of it, {amount}, goes to the {name}"),
            _(", least, {amount}, to the {name}"),
        ),
    }[key]
    text = ""
    amounts = sorted(rows["approved_eur"])
    top, last = largest(rows, "approved_eur"), rows.by("approved_eur").first
    if amounts[-1] > amounts[-2]:
        text += most.format(name=name(top[key]), amount=formats.euro(top["approved_eur"]))
    if text and len(rows) > 2 and 0 < amounts[0] < amounts[1]:
        text += least.format(name=name(last[key]), amount=formats.euro(last["approved_eur"]))
    return text


def base(scope: Scope) -> Base:
    """Applications asking for money, and the approved ones whose sum is not known."""
    row = applications.base(scope).first
    count = int(row["applications_count"])
    noun = ngettext(
        "application, {approved} approved", "applications, {approved} approved", count
    ).format(approved=formats.number(row["approved_count"]))
    return Base(count, noun, ((int(row["without_sum_count"]), _("approved without sum")),))


def _beside(scope: Scope) -> dict[str, float | None]:
    """Both sums of a choice, and how much of what is asked for is approved."""
    rows = applications.approved_funds_by_building_block(scope)
    asked, given = float(rows.total("requested_eur")), float(rows.total("approved_eur"))
    return {
        "requested_eur": asked,
        "approved_eur": given,
        "approved_of_requested_percent": 100 * given / asked if asked else None,
    }


_DEFINITION = _lazy(
    "Requested is the sum asked for by all applications of the choice, whatever became of them; "
    "approved is the sum of those approved, running or completed. Money counts once per "
    "application, also when a project serves several Quartiere."
)


def _chart(chart_id: str, title: Any, subtitle: Any, key: str, **parts: Any) -> Chart:
    query, name, label = parts["query"], parts["name"], parts["label"]
    return Chart(
        id=chart_id,
        title=title,
        subtitle=subtitle,
        adds_up=("approved_count", "approved_eur", "applications_count", "requested_eur"),
        compared="approved_eur",
        beside=Beside(
            columns=("requested_eur", "approved_eur", "approved_of_requested_percent"), of=_beside
        ),
        query=query,
        figure=partial(draw, key=key, label=label),
        headline=partial(headline, key=key, name=name),
        summary=partial(describe, key=key, name=name),
        columns=(key, "approved_count", "approved_eur", "applications_count", "requested_eur"),
        base=base,
        toggles=(key,),
        definition=_DEFINITION,
    )


CHARTS = (
    _chart(
        "approved-funds-by-region",
        _lazy("Requested and approved funds by Regierungsbezirk"),
        Subtitle(
            _lazy("Requested and approved funds by Regierungsbezirk, euro, one scale"),
            _lazy("Euro, one scale"),
        ),
        "region_ags",
        query=applications.approved_funds_by_region,
        name=names.area_name,
        label=names.region_name,
    ),
    _chart(
        "approved-funds-by-building-block",
        _lazy("Requested and approved funds by building block"),
        Subtitle(
            _lazy("Requested and approved funds by building block, euro, one scale"),
            _lazy("Euro, one scale"),
        ),
        "building_block",
        query=applications.approved_funds_by_building_block,
        name=block_name,
        label=block_label,
    ),
    _chart(
        "approved-funds-by-applicant-type",
        _lazy("Requested and approved funds by applicant type"),
        Subtitle(
            _lazy("Requested and approved funds by applicant type, euro, one scale"),
            _lazy("Euro, one scale"),
        ),
        "applicant_type",
        query=applications.applications_by_applicant_type,
        name=type_name,
        label=_type_label,
    ),
)
