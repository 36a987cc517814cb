"""Columns of outreach, offers, cooperation and Quartiere that only their charts know."""

from __future__ import annotations

from dashboards.language import formats, names
from dashboards.language.i18n import Lazy
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import lazy_gettext as _lazy
from dashboards.language.variables import Numbers, Variable, register


def _yes_or_no(value: object) -> str:
    if formats.is_missing(value) or str(value) == "<NA>":
        return formats.NOTHING_THERE
    return _("yes") if value else _("no")


def _share(name: str, label: Lazy) -> Variable:
    return Variable(
        name, label, Numbers(1), unit="percent", decimals=1,
        is_protected=True,
    )  # fmt: skip


register(
    Variable("place_group", _lazy("Group of places"), names.group_name, unit="code", kind="text"),
    Variable("group_places", _lazy("Places"), str, unit="code", kind="text", filter_key="place"),
    Variable("contacts_count", _lazy("Contacts"), Numbers(), unit="count"),
    Variable("reporting_count", _lazy("Reporting projects"), Numbers(), unit="count"),
    Variable(
        "post_years", _lazy("Posts, in years of reports"), Numbers(1),
        unit="post-years", decimals=1,
    ),
    Variable(
        "first_contacts_per_post", _lazy("First contacts per post and year"),
        Numbers(1), unit="per post and year", decimals=1,
        is_protected=True,
    ),
    Variable("stated_count", _lazy("Reports that state it"), Numbers(), unit="count"),
    Variable("free_count", _lazy("Free of charge"), Numbers(), unit="count"),
    Variable("unstated_count", _lazy("Reports without statement"), Numbers(), unit="count"),
    Variable(
        "free_share_percent", _lazy("Free of charge, share"),
        Numbers(1), unit="percent", decimals=1,
    ),
    Variable("projects_count", _lazy("Projects"), Numbers(), unit="count"),
    Variable("linked_projects_count", _lazy("Projects with partners"), Numbers(),
             unit="count"),
    Variable("projects_with_site_count", _lazy("Projects with anchor site"), Numbers(),
             unit="count"),
    Variable("own_sites_count", _lazy("Own premises"), Numbers(), unit="count"),
    Variable("established_count", _lazy("Kreise with established planning"), Numbers(),
             unit="count"),
    Variable(
        "use_persons", _lazy("Use stated"), Numbers(), unit="persons", is_protected=True
    ),
    _share("regular_share_percent", _lazy("Regular, share")),
    _share("occasional_share_percent", _lazy("Occasional, share")),
    _share("lost_share_percent", _lazy("Contact lost, share")),
    Variable("neighbourhoods_count", _lazy("Quartiere"), Numbers(), unit="count"),
    Variable("served_count", _lazy("Quartiere with projects"), Numbers(), unit="count"),
    Variable("shared_count", _lazy("Quartiere with several projects"), Numbers(),
             unit="count"),
    Variable("without_under_18_count", _lazy("Quartiere without number of under-18s"),
             Numbers(), unit="count"),
    Variable("with_quota_count", _lazy("Quartiere with SGB II rate"), Numbers(),
             unit="count"),
    Variable(
        "median_quota_percent", _lazy("SGB II rate of under-18s, median"),
        Numbers(1), unit="percent", decimals=1,
    ),
    Variable("concepts_count", _lazy("With integrated concept"), Numbers(), unit="count"),
    Variable("has_concept", _lazy("Integrated concept"), _yes_or_no, unit="boolean", kind="text"),
    Variable(
        "links_per_project", _lazy("Partnerships per project"),
        Numbers(1), unit="per project", decimals=1,
    ),
    Variable(
        "under_18_inhabitants", _lazy("Under-18s in the Quartier"), Numbers(),
        unit="inhabitants",
    ),
    Variable(
        "sgb2_quota_percent", _lazy("SGB II rate of under-18s"),
        Numbers(1), unit="percent", decimals=1,
    ),
)  # fmt: skip
