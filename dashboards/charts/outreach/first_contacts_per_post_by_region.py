"""First contacts per post: how many people does a full-time post get to know in a year?"""

from __future__ import annotations

from dashboards.charts.base import Base, Beside, Chart
from dashboards.charts.outreach import variables_of_reach  # noqa: F401 - describes columns
from dashboards.charts.outreach.contact_words import PERSONS
from dashboards.language import formats, names
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import lazy_gettext as _lazy
from dashboards.language.i18n import ngettext
from dashboards.pictures.making import bars, roles
from dashboards.pictures.model import Bars
from dashboards.pictures.parts import quiet
from queries import outreach
from queries.protection import LEAST_POST_YEARS, SMALLEST_BASE
from queries.rows import Row, Rows
from queries.scope import Scope

RATE = "first_contacts_per_post"


def draw(rows: Rows) -> Bars:
    """One bar per Regierungsbezirk in the order of the key; none is marked, it is no ranking."""
    return bars(
        [names.region_name(ags) for ags in rows["region_ags"]],
        rows[RATE],
        texts=[quiet(_text(row)) for row in rows],
        roles=roles(len(rows), ()),
        held=[place for place, held in enumerate(rows[f"{RATE}_withheld"]) if held],
    )


def _text(row: Row) -> str:
    if row[f"{RATE}_withheld"]:
        return formats.WITHHELD
    value = row[RATE]
    return formats.NOTHING_THERE if not isinstance(value, float) else formats.number(value, 1)


def describe(rows: Rows) -> str:
    """The lowest and the highest rate with all that have it, the posts behind, and the unknown."""
    known = rows.where(lambda row: row[RATE] is not None).by(RATE)
    if not len(known):
        return _(
            "Too little is reported to relate first contacts to posts: this takes 20 persons and "
            "one year of a full-time post in a Regierungsbezirk."
        )
    years = formats.number(known.total("post_years"), 1)
    written = [formats.number(rate, 1) for rate in known[RATE]]
    if written[0] == written[-1]:
        text = _(
            "A full-time post comes to {rate} first contacts in a year of reports; that rests on "
            "{years} such years."
        )
    else:
        text = _(
            "In a year of reports a full-time post comes to between {rate} ({low}) and {high_rate} "
            "first contacts ({high}); that rests on {years} such years."
        )
    low, high = (_level_with(known, written, end) for end in (written[0], written[-1]))
    text = text.format(rate=written[0], high_rate=written[-1], low=low, high=high, years=years)
    return " ".join([text, *_unknown(len(rows) - len(known))])


def _level_with(known: Rows, written: list[str], rate: str) -> str:
    """All whose rate reads the same."""
    found = zip(known["region_ags"], written, strict=True)
    return formats.enumeration([names.area_name(ags) for ags, one in found if one == rate])


def _unknown(count: int) -> list[str]:
    """How many are too small to tell, where there are any."""
    if not count:
        return []
    text = ngettext(
        "For {count} Regierungsbezirk too little is reported.",
        "For {count} Regierungsbezirke too little is reported.",
        count,
    )
    return [text.format(count=formats.small_count(count))]


def base(scope: Scope) -> Base:
    """Projects that report outreach and state their posts, and those that do not state them."""
    counted = outreach.first_contacts_per_post_by_region(scope).total("reporting_count")
    reporting = outreach.reporting_projects(scope).first["reporting_count"]
    noun = ngettext("reporting project", "reporting projects", counted)
    return Base(counted, noun, ((reporting - counted, _("posts not stated")),))


def _beside(scope: Scope) -> dict[str, float | bool | None]:
    """The rate of a choice from the numbers shown, held back on a base under 20."""
    rows = outreach.first_contacts_per_post_by_region(scope)
    persons, years = rows.total(PERSONS), rows.total("post_years")
    is_held = 0 < persons < SMALLEST_BASE
    return {
        "post_years": years,
        PERSONS: persons,
        RATE: None if is_held or years < LEAST_POST_YEARS else persons / years,
        f"{RATE}_withheld": is_held,
    }


CHART = Chart(
    id="first-contacts-per-post-by-region",
    title=_lazy("First contacts per post by Regierungsbezirk"),
    subtitle=_lazy(
        "First contacts per full-time post and year of reports; order fixed, no ranking"
    ),
    persons=_lazy("first contacts"),
    compared=RATE,
    beside=Beside(columns=("post_years", PERSONS, RATE), of=_beside),
    query=outreach.first_contacts_per_post_by_region,
    figure=draw,
    summary=describe,
    columns=("region_ags", "reporting_count", "post_years", PERSONS, RATE),
    base=base,
    toggles=("region_ags",),
    nothing=_lazy("No project of the choice that reports outreach states its posts."),
    definition=_lazy(
        "First contacts of projects that state their posts, divided by these posts for every month "
        "reported, twelve of them being a year. A target group, place, approach or Quartier that "
        "is chosen narrows the first contacts, not the posts. Projects differ in what they are "
        "for: this is no measure of their quality. Withheld on a base under 20 persons; missing on "
        "less than one year of a full-time post."
    ),
)
