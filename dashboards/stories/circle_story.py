"""The story told at the meetings of a circle: the same slides for each, filtered to it."""

from __future__ import annotations

from babel.support import LazyProxy

from dashboards.language import formats, names, phrases
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import lazy_gettext as _lazy
from dashboards.language.i18n import ngettext
from dashboards.stories import questions
from dashboards.stories.model import Results, Slide, Story
from queries.filters import FilterState

FIRST_ROUND, SECOND_ROUND = (1,), (2,)

_STANDING = _lazy("Where we stand")
_TOGETHER = _lazy("Theme 1: cooperation across bodies and departments")
_ACCESS = _lazy("Theme 2: access to the target groups")
_OFFERS = _lazy("Theme 3: low-threshold offers")
_SITES = _lazy("Theme 4: anchor sites in the Quartier")
_PLANNING = _lazy("Second round: social planning")


def standing(results: Results) -> str:
    """How many of the applications are approved; side by side the theme alone."""
    result = results.get("applications-total")
    if result is None or result.scope.view.compare:
        return str(_STANDING)
    row = result.rows.first
    total, approved = row["applications_count"], row["approved_count"]
    if not total:
        return _("There is no application in this choice yet")
    if approved in (0, total):
        text = (
            ngettext("The one application is approved", "{all} applications are approved", total)
            if approved
            else ngettext(
                "The one application is not approved",
                "None of the {total} applications is approved",
                total,
            )
        )
        return text.format(all=phrases.every(total), total=formats.number(total))
    return ngettext(
        "{approved} of {total} applications is approved",
        "{approved} of {total} applications are approved",
        approved,
    ).format(approved=formats.number(approved), total=formats.number(total))


def where(results: Results) -> str:
    """From how many Kreise the applications come."""
    result = results["applications-by-district"]
    count = sum(one > 0 for one in result.rows["applications_count"])
    return ngettext(
        "The applications come from {count} Kreis",
        "The applications come from {count} Kreise",
        count,
    ).format(count=formats.small_count(count))


def for_discussion(_results: Results) -> str:
    """The heading of the last slide."""
    return _("Questions for the round")


SLIDES = (
    Slide(
        id="standing",
        theme=_STANDING,
        charts=(
            "applications-total",
            "approved-total",
            "approved-funds-total",
            "first-contacts-total",
        ),
        title=standing,
        notes=_lazy(
            "Start with what is known to all: how many applications, how much money, how many "
            "first contacts. First contacts count every person once per project; they alone are "
            "slightly altered, so that nobody can be recognised."
        ),
    ),
    Slide(
        id="map",
        theme=_STANDING,
        charts=("applications-by-district",),
        title=where,
        notes=_lazy(
            "Each tile is a Kreis or a kreisfreie Stadt; the arrangement is schematic. Which Kreis "
            "belongs to which circle is not fixed: the circle stands in the application."
        ),
    ),
    Slide(
        id="money",
        theme=_STANDING,
        charts=("approved-funds-by-building-block",),
        notes=_lazy("Requested and approved funds stand beside each other on one scale."),
    ),
    Slide(
        id="partners",
        theme=_TOGETHER,
        charts=("partners-by-type",),
        question=questions.about_partners,
        rounds=FIRST_ROUND,
        notes=_lazy(
            "A partnership is one line of a project's network. Ask who of those present works with "
            "an office that others have not won yet."
        ),
    ),
    Slide(
        id="bodies",
        theme=_TOGETHER,
        charts=("partners-by-body",),
        question=questions.about_bodies,
        rounds=FIRST_ROUND,
        notes=_lazy("Where partners meet. Not every cooperation needs a body of its own."),
    ),
    Slide(
        id="places",
        theme=_ACCESS,
        charts=("first-contacts-by-place",),
        question=questions.about_places,
        rounds=FIRST_ROUND,
        notes=_lazy(
            "Persons met for the first time, by the place where it happened. The share refers to "
            "all places, also to those not shown."
        ),
    ),
    Slide(
        id="approaches",
        theme=_ACCESS,
        charts=("first-contacts-by-approach",),
        question=questions.about_approaches,
        rounds=FIRST_ROUND,
        notes=_lazy("How the first contact came about. No way is better than another as such."),
    ),
    Slide(
        id="offers",
        theme=_OFFERS,
        charts=("offers-by-type",),
        question=questions.about_offers,
        rounds=FIRST_ROUND,
        notes=_lazy(
            "Sessions, attendances and participants are three different counts; each column has "
            "its own scale, and they are never added up."
        ),
    ),
    Slide(
        id="sites",
        theme=_SITES,
        charts=("anchor-sites-by-type",),
        question=questions.about_sites,
        rounds=FIRST_ROUND,
        notes=_lazy(
            "An anchor site is where a project can regularly be found. Own premises belong to the "
            "applicant, public ones to somebody else."
        ),
    ),
    Slide(
        id="planning",
        theme=_PLANNING,
        charts=("social-planning-and-projects",),
        question=questions.about_planning,
        rounds=SECOND_ROUND,
        notes=_lazy(
            "Approvals, partnerships and regular use by the state of social planning. The columns "
            "stand beside each other; they do not prove a cause."
        ),
    ),
    Slide(
        id="continuity",
        theme=_lazy("Continuity of contact"),
        charts=("use-by-target-group",),
        question=questions.about_use,
        notes=_lazy(
            "What became of first contacts. This is no ranking: what matters is that contact does "
            "not break off altogether. A dot is a share held back on a base under 20."
        ),
    ),
    Slide(
        id="reports",
        theme=_lazy("State of reporting"),
        charts=("reports-by-month",),
        question=questions.about_reports,
        notes=_lazy(
            "All numbers on contacts rest on the monthly reports. Where reports are missing, "
            "contacts are missing too. Ask what would make reporting easier."
        ),
    ),
    Slide(
        id="questions",
        theme=_lazy("Discussion"),
        title=for_discussion,
        gathers=True,
        notes=_lazy("The questions follow from the numbers on the slides before."),
    ),
)


def circle_title(code: str) -> str:
    """What a circle is called in headings."""
    return _("Circle {name}").format(name=names.code_name("circle", code))


def of_circle(code: str) -> Story:
    """The story of one circle."""
    return Story(
        id=code,
        title=LazyProxy(circle_title, code, enable_cache=False),
        slides=SLIDES,
        filters=FilterState(circle=(code,)),
        circle=code,
    )
