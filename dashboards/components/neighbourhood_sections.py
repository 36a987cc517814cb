"""The sections of the profile of a Quartier: projects, contacts, offers, indicators, likes."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from dash import html

from dashboards.charts.neighbourhoods import profile_words as words
from dashboards.charts.neighbourhoods.profile_words import Profile
from dashboards.components.tables import plain_table
from dashboards.language import formats, names
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import ngettext
from queries.neighbourhoods import LEVELS
from queries.rows import Row

_LISTED = 5


def _section(heading: str, span: int, *content: Any) -> html.Section:
    return html.Section([html.H2(heading), *content], className=f"card c{span}")


def _note(text: str) -> html.P:
    return html.P(text, className="sub")


def _project_link(row: Row) -> html.A:
    address = f"/projects/{quote(str(row['case_number']), safe='')}"
    return html.A(row["title"], href=address, **{"data-internal": ""})


def projects(profile: Profile) -> html.Section:
    """The projects working here, with their money."""
    rows = [
        [
            _project_link(row),
            row["applicant"],
            str(row["building_block"]),
            f"{formats.period(row['funded_from'])} – {formats.period(row['funded_to'])}"
            if not formats.is_missing(row["funded_from"])
            else formats.NOTHING_THERE,
            names.code_name("status", row["status"]),
            formats.euro(row["approved_eur"]),
            words.share_words(row),
        ]
        for row in profile.projects
    ]
    head = (
        _("Project"), _("Applicant"), _("Building block"), _("Funded"), _("Status"),
        _("Approved funds"), _("Share of this Quartier"),
    )  # fmt: skip
    note = words.money_words(words.money(profile.approved)) if len(profile.approved) else ""
    return _section(
        _("Projects and money"),
        12,
        plain_table(_("Projects in this Quartier"), head, rows, numbers=(5,))
        if rows
        else _note(_("No application names this Quartier.")),
        *([_note(note)] if note else []),
    )


def contacts(profile: Profile, *, is_exact: bool) -> html.Section:
    """Where people are met first, and how many come regularly."""
    if not profile.reach["records_count"]:
        return _section(_("Contacts"), 6, _note(_("Nothing is reported for this Quartier.")))
    count = int(profile.months["months_count"])
    span = ngettext(
        "Reported for {count} month, {first}",
        "Reported for {count} months, {first} to {last}",
        count,
    ).format(
        count=formats.number(count),
        first=formats.month(profile.months["first_month"]),
        last=formats.month(profile.months["last_month"]),
    )
    persons = _("persons, exact") if is_exact else _("persons, protected")
    places = [
        [names.code_name("place", row["place"]), formats.number(row["first_contact_persons"])]
        for row in profile.by_place.head(_LISTED)
    ]
    targets = [
        [
            names.code_name("target_group", row["target_group"]),
            formats.number(row["use_persons"]),
            formats.WITHHELD
            if row["regular_share_percent_withheld"]
            else formats.percent(row["regular_share_percent"], 0),
        ]
        for row in profile.by_target
    ]
    return _section(
        _("Contacts"),
        6,
        _note(f"{span}; {persons}"),
        plain_table(
            _("Places of first contact"),
            (_("Most frequent places of first contact"), _("First contacts")),
            places,
            numbers=(1,),
        ),
        plain_table(
            _("Use by target group"),
            (_("Target group"), _("Use stated"), _("Regular")),
            targets,
            numbers=(1, 2),
        ),
        *_held_note(profile),
    )


def _held_note(profile: Profile) -> list[html.P]:
    """What the sign in the column of shares means, where it stands."""
    if not any(profile.by_target["regular_share_percent_withheld"]):
        return []
    return [html.P(f"{formats.WITHHELD} {_('held back')}: {_('base under 20')}", className="soft")]


def offers_and_sites(profile: Profile) -> html.Section:
    """What is offered, and where projects can be found."""
    offered = [
        [
            names.code_name("offer", row["offer"]),
            formats.number_in(row, "sessions_count"),
            formats.number_in(row, "attendances_count"),
            formats.number(row["participant_persons"]),
        ]
        for row in profile.offers
    ]
    sites = [
        [
            names.code_name("anchor_site", row["anchor_site"]),
            _("own premises") if row["own_premises"] else _("public premises"),
            formats.number(row["sites_count"]),
        ]
        for row in profile.sites
    ]
    return _section(
        _("Offers and anchor sites"),
        6,
        _note(_("Offers of the projects working here, also of their other Quartiere")),
        plain_table(
            _("Offers"),
            (_("Offer"), _("Sessions"), _("Attendances"), _("Participants")),
            offered,
            numbers=(1, 2, 3),
        )
        if offered
        else _note(_("No offer is reported.")),
        plain_table(
            _("Anchor sites in this Quartier"),
            (_("Anchor site"), _("Premises"), _("Sites")),
            sites,
            numbers=(2,),
        )
        if sites
        else _note(_("No anchor site is reported.")),
    )


def development(profile: Profile) -> html.Section:
    """First contacts month by month, a line per year; a month without any report shows so."""
    heading = _("Development over months")
    if not profile.reach["records_count"]:
        return _section(heading, 12, _note(_("Nothing is reported for this Quartier.")))
    by_month = dict(
        zip(profile.by_month["month"], profile.by_month["first_contact_persons"], strict=True)
    )
    years = dict.fromkeys(month[:4] for month in by_month)
    months = [f"{number:02}" for number in range(1, 13)]
    rows = [
        [year, *(formats.number(by_month.get(f"{year}-{month}")) for month in months)]
        for year in years
    ]
    head = (_("Year"), *(formats.month_short(f"2000-{month}") for month in months))
    return _section(
        heading,
        12,
        _note(_("First contacts by reported month; – where nothing is reported")),
        plain_table(_("First contacts by month"), head, rows, numbers=range(1, 13)),
    )


def indicators(profile: Profile) -> html.Section:
    """What is known of need and size beside the areas around, each with its date and source."""
    rows = [
        [
            names.indicator_name(row["indicator"]),
            *(_dated(row, level) for level in LEVELS),
            names.source_name(row["indicator_source"] or _("not stated")),
        ]
        for row in profile.indicators
    ]
    head = (
        _("Indicator"), _("Quartier"), _("Gemeinde"), _("Kreis or kreisfreie Stadt"),
        _("North Rhine-Westphalia"), _("Source"),
    )  # fmt: skip
    return _section(
        _("Indicators"), 12,
        plain_table(
            _("Indicators of Quartier, Gemeinde, Kreis and state"), head, rows,
            numbers=range(1, len(LEVELS) + 1),
        ),
    )  # fmt: skip


def _dated(row: Row, level: str) -> str:
    """A value with its date."""
    value, at = row[f"{level}_value"], row[f"{level}_at"]
    if value is None:
        return formats.NOTHING_THERE
    text = words.indicator_value(row["indicator"], value)
    return f"{text} ({formats.period(at)})" if at else text


def similar(profile: Profile) -> html.Section:
    """The Quartiere most alike, each with the reason."""
    items = [
        html.Li(
            [
                html.A(
                    names.quartier_in(one.name, one.municipality_ags),
                    href=f"/neighbourhoods/{quote(one.neighbourhood_id, safe='')}",
                    **{"data-internal": ""},
                ),
                f": {formats.whole(words.why_similar(one))}",
            ]
        )
        for one in profile.similar
    ]
    return _section(
        _("Similar Quartiere"),
        6,
        _note(
            _(
                "Nearest by SGB II rate of under-18s, number of under-18s, building block and "
                "applicant type, each weighing the same; these may be worth asking"
            )
        ),
        html.Ul(items, className="similar")
        if items
        else _note(_("There is no other Quartier to compare.")),
    )
