"""The profile of a Quartier as a tree, for files: what, who, money, contacts, offers, sites."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from dash import html

from dashboards.charts.neighbourhoods import profile_words as words
from dashboards.charts.neighbourhoods.profile_words import Profile
from dashboards.choice import url
from dashboards.components import neighbourhood_sections as sections
from dashboards.language import formats
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import language, ngettext
from queries.filters import FilterState


def profile_page(profile: Profile, *, is_exact: bool) -> html.Div:
    """All sections, short enough for one printed page."""
    sentences = (
        words.where_it_lies(profile.place),
        words.since_when(profile.approved),
        words.position(profile.place),
    )
    return html.Div(
        [
            html.P(" ".join(part for part in sentences if part), className="summary"),
            _figures(profile),
            html.Div(
                [
                    sections.projects(profile),
                    sections.development(profile),
                    sections.contacts(profile, is_exact=is_exact),
                    html.Div(
                        [sections.offers_and_sites(profile), sections.similar(profile)],
                        className="c6 stack",
                    ),
                    sections.indicators(profile),
                ],
                className="grid profile",
            ),
        ],
        className="profile-page",
    )


def _figure(label: str, value: str, context: str, unit: str = "") -> html.Div:
    number: list[Any] = [value]
    if unit:
        number += [" ", html.Small(unit)]
    return html.Div(
        [
            html.Dt(label),
            html.Dd([html.Span(number, className="num"), html.Span(context, className="ctx")]),
        ],
        className="key-figure",
    )


def _figures(profile: Profile) -> html.Dl:
    sums = words.money(profile.approved)
    amount, unit = formats.euro_parts(sums.whole_eur)
    reach = profile.reach
    held = bool(reach["regular_share_percent_withheld"])
    regular = formats.WITHHELD if held else formats.number(reach["regular_share_percent"], 1)
    contacts = reach["contacts_count"]
    return html.Dl(
        [
            _figure(
                _("Projects"),
                formats.number(len(profile.approved)),
                ngettext(
                    "of {count} application", "of {count} applications", len(profile.projects)
                ).format(count=formats.number(len(profile.projects))),
            ),
            _figure(
                _("Approved funds"),
                amount,
                _("whole sums of these projects")
                if len(profile.approved)
                else _("nothing approved"),
                unit,
            ),
            _figure(
                _("First contacts"),
                formats.number(reach["first_contact_persons"])
                if reach["records_count"]
                else formats.NOTHING_THERE,
                _("persons, in fewer than three contacts")
                if contacts is None
                else _("no contact is reported")
                if not contacts
                else ngettext(
                    "persons, in {count} contact", "persons, in {count} contacts", int(contacts)
                ).format(count=formats.number(contacts)),
            ),
            _figure(
                _("Regular use"),
                regular,
                _("base under 20")
                if held
                else _("not reported")
                if not reach["use_persons"]
                else ngettext(
                    "of {count} person with stated use",
                    "of {count} persons with stated use",
                    int(reach["use_persons"]),
                ).format(count=formats.number(reach["use_persons"])),
                "" if held or formats.is_missing(reach["regular_share_percent"]) else "%",
            ),
            _figure(
                _("Anchor sites"),
                formats.number(profile.sites.total("sites_count")),
                _("in this Quartier"),
            ),
        ],
        className="keys",
    )


def ways_on(neighbourhood_id: str) -> html.Nav:
    """Where more is to be found of the Quartier."""
    query = url.build(FilterState(neighbourhood=(neighbourhood_id,)), language=language())
    ways = (
        (_("Outreach and offers of this Quartier"), "/outreach"),
        (_("Cooperation in this Quartier"), "/cooperation"),
        (_("On the map of Quartiere"), "/neighbourhoods"),
    )
    return html.Nav(
        html.Ul(
            [
                html.Li(
                    html.A(label, href=f"{path}{query}", className="plain", **{"data-step": ""})
                )
                for label, path in ways
            ]
            + [html.Li(_in_short(neighbourhood_id))]
        ),
        className="ways-on",
        **{"aria-label": _("More about this Quartier")},
    )


def _in_short(neighbourhood_id: str) -> html.A:
    """The profile as words and tables for Word, in the language of the page."""
    address = f"/export/neighbourhoods/{quote(neighbourhood_id, safe='')}.docx"
    label = _("Profile in short, for Word (DOCX)")
    return html.A(label, href=address, className="plain", **{"data-export": ""})


def town_profiles(towns: Sequence[tuple[str, str]]) -> html.P:
    """The profiles of all Quartiere of a Gemeinde, packed by the browser: of one, or one to choose.

    Args:
        towns: key and name of each Gemeinde with Quartiere.
    """
    if len(towns) == 1:
        [(ags, name)] = towns
        label = _("Profiles of all Quartiere: {town} (ZIP)").format(town=name)
        of_one = {"data-profiles": f"municipalities/{ags}"}
        button = html.Button(label, type="button", className="plain", **of_one)
        return html.P(button, className="town-profiles")
    options = [html.Option(name, value=f"municipalities/{ags}") for ags, name in towns]
    of_chosen = {"data-profiles-of": "profiles-town"}
    return html.P(
        [
            html.Label(_("Profiles of all Quartiere of one Gemeinde"), htmlFor="profiles-town"),
            html.Select(options, id="profiles-town"),
            html.Button(_("Profiles as ZIP"), type="button", className="plain", **of_chosen),
        ],
        className="town-profiles",
    )
