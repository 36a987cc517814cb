"""What the profile of a Quartier says: its rows gathered, and the sentences read off them.

The profile speaks of the Quartier as a whole; a choice does not narrow it. Drawing belongs to
`dashboards.components.neighbourhood_profile`.
"""

from __future__ import annotations

from dataclasses import dataclass

from dashboards.charts.regions.indicator_measures import named_at, write_value
from dashboards.language import formats, names, phrases
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import lazy_gettext as _lazy
from dashboards.language.i18n import ngettext
from data import facts
from queries import likeness, neighbourhoods, offers, outreach
from queries.likeness import Similar
from queries.rows import Row, Rows
from queries.scope import Scope

CHOOSE_ONE = _lazy("Choose one Quartier: this is about one alone.")
_CLOSE_RATIO = 1.5


@dataclass(frozen=True)
class Profile:
    """Everything shown of one Quartier."""

    place: Row
    projects: Rows
    months: Row
    by_month: Rows
    reach: Row
    by_place: Rows
    by_target: Rows
    offers: Rows
    sites: Rows
    indicators: Rows
    similar: list[Similar]

    @property
    def approved(self) -> Rows:
        """The projects that count: approved, running or completed."""
        return approved(self.projects)


def approved(projects: Rows) -> Rows:
    """The projects that count: approved, running or completed."""
    return projects.where(lambda row: row["outcome"] == "approved")


def gather(scope: Scope, neighbourhood_id: str) -> Profile | None:
    """The rows behind one profile, None for a Quartier unknown to the viewer."""
    place = neighbourhoods.profile(scope, neighbourhood_id)
    if place is None:
        return None
    inside = neighbourhoods.within(scope, neighbourhood_id)
    return Profile(
        place=place,
        projects=neighbourhoods.projects(scope, neighbourhood_id),
        months=neighbourhoods.reported_months(scope, neighbourhood_id),
        by_month=outreach.first_contacts_by_month(inside),
        reach=outreach.outreach_base(inside).first,
        by_place=outreach.first_contacts_by_place(inside),
        by_target=outreach.use_by_target_group(inside),
        offers=offers.offers_by_type(inside),
        sites=neighbourhoods.anchor_sites(scope, neighbourhood_id),
        indicators=neighbourhoods.indicators_beside(inside),
        similar=likeness.similar(scope, neighbourhood_id),
    )


def where_it_lies(place: Row) -> str:
    """The Quartier's kind, place and inhabitants in one sentence."""
    gemeinde = names.area_name(place["municipality_ags"])
    kind = place["area_type"]
    start = (
        _("{name} ({kind}) lies in {gemeinde}").format(
            name=place["neighbourhood_name"], kind=kind, gemeinde=gemeinde
        )
        if isinstance(kind, str)
        else _("{name} lies in {gemeinde}").format(
            name=place["neighbourhood_name"], gemeinde=gemeinde
        )
    )
    if formats.is_missing(place["population"]):
        return f"{start}."
    text = _("{start}, with {population} inhabitants").format(
        start=start, population=formats.number(place["population"])
    )
    if not formats.is_missing(place["under_18"]):
        text += _(", {under_18} of them under 18").format(
            under_18=formats.number(place["under_18"])
        )
    return f"{text}."


def since_when(works: Rows) -> str:
    """How many projects work here, and since when."""
    count = len(works)
    if not count:
        return _("No approved project works here.")
    start = works.known("funded_from")
    if not start:
        text = ngettext("{count} project works here.", "{count} projects work here.", count)
        return phrases.capitalised(text.format(count=formats.small_count(count)))
    if count > 1 and min(start) == max(start) and len(start) == count:
        text = (
            _("Two projects work here, both since {date}.")
            if count == 2
            else _("{count} projects work here, all since {date}.")
        ).format(count=formats.small_count(count), date=formats.period(min(start)))
        return phrases.capitalised(text)
    text = ngettext(
        "{count} project works here, since {date}.",
        "{count} projects work here, the first since {date}.",
        count,
    ).format(count=formats.small_count(count), date=formats.period(min(start)))
    return phrases.capitalised(text)


def position(place: Row) -> str:
    """Where the Quartier stands on the map, when it has no coordinates of its own."""
    if place["is_located"]:
        return ""
    return _(
        "It has no coordinates of its own and stands on the map in the middle of {gemeinde}."
    ).format(gemeinde=names.area_name(place["municipality_ags"]))


@dataclass(frozen=True)
class Money:
    """Approved funds of the projects here, each counted once, and what falls to this Quartier."""

    whole_eur: float
    here_eur: float | None
    shared: int
    unstated: int
    projects: int


def money(works: Rows) -> Money:
    """Sums over the projects; a share is taken where stated, or where no other Quartier shares."""
    here, shared, unstated = 0.0, 0, 0
    for row in works:
        amount = float(row["approved_eur"] or 0)
        alone = int(row["neighbourhoods_count"]) == 1
        shared += not alone
        if row["share_percent"] is not None:
            here += amount * float(row["share_percent"]) / 100
        elif alone:
            here += amount
        else:
            unstated += 1
    whole = float(sum(works.known("approved_eur")))
    return Money(whole, None if unstated == len(works) else here, shared, unstated, len(works))


def money_words(sums: Money) -> str:
    """How the sum is to be read when projects serve several Quartiere."""
    if not sums.shared:
        return ngettext(
            "The project here serves this Quartier alone.",
            "Every project here serves this Quartier alone.",
            sums.projects,
        )
    text = ngettext(
        "{count} project also serves other Quartiere; its sum counts once, whole.",
        "{count} projects also serve other Quartiere; their sums count once each, whole.",
        sums.shared,
    ).format(count=formats.small_count(sums.shared))
    text = phrases.capitalised(text)
    if sums.here_eur is not None:
        text += " " + _("By the shares stated, {amount} fall to this Quartier.").format(
            amount=formats.euro(sums.here_eur)
        )
    if sums.unstated:
        unstated = ngettext(
            "{count} project does not state its share.",
            "{count} projects do not state their share.",
            sums.unstated,
        ).format(count=formats.small_count(sums.unstated))
        text += " " + phrases.capitalised(unstated)
    return text


def share_words(row: Row) -> str:
    """One project's share of this Quartier, in a table cell."""
    count = int(row["neighbourhoods_count"])
    if count == 1:
        return _("this Quartier alone")
    if formats.is_missing(row["share_percent"]):
        return _("one of {count}, share not stated").format(count=formats.number(count))
    return _("{share}, one of {count}").format(
        share=formats.percent(row["share_percent"], 0), count=formats.number(count)
    )


def need_name(indicator: str) -> str:
    """What need is measured by, with the date that is shown."""
    return named_at(indicator, "", "neighbourhood")


def why_similar(one: Similar, indicator: str = "") -> str:
    """The reason why two Quartiere resemble each other, in words.

    Args:
        one: the other Quartier.
        indicator: what need is measured by; "" for the SGB II rate.
    """
    reasons = []
    here, there = one.need
    if here is not None and there is not None and one.is_close_in_need:
        reasons.append(
            _("similar need ({measure} {there}, here {here})").format(
                measure=names.indicator_name(indicator) if indicator else _("SGB II rate"),
                there=indicator_value(indicator, there) if indicator else formats.percent(there),
                here=indicator_value(indicator, here) if indicator else formats.percent(here),
            )
        )
    size, other = one.under_18
    if size and other and max(size, other) <= _CLOSE_RATIO * min(size, other):
        reasons.append(
            _("similar size ({there} under-18s, here {here})").format(
                there=formats.number(other), here=formats.number(size)
            )
        )
    if one.shared_blocks:
        blocks = formats.enumeration([str(block) for block in one.shared_blocks])
        reasons.append(_("same building block ({blocks})").format(blocks=blocks))
    if one.shared_applicant_types:
        kinds = [names.code_name("applicant_type", code) for code in one.shared_applicant_types]
        reasons.append(_("same applicant type ({kinds})").format(kinds=formats.enumeration(kinds)))
    return ", ".join(reasons) or alike_in_nothing()


def alike_in_nothing() -> str:
    """What is said in place of a reason where there is none."""
    return _("nearest of all, but alike in no single respect")


def indicator_value(indicator: str, value: float) -> str:
    """An indicator's value with its unit, with the decimals of the catalogue."""
    entry = facts.in_use().indicators.get(indicator)
    return formats.number(value, 1) if entry is None else write_value(entry, value)
