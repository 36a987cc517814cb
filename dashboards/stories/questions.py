"""Questions for the round, read off the rows: each is raised only where the numbers raise it.

They ask the people who do the work; they never rank projects, and never state a cause.
"""

from __future__ import annotations

from dashboards.charts.result import ChartResult
from dashboards.language import formats, names, phrases, reach_words
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import ngettext
from dashboards.stories.model import Results
from queries.rows import Rows, largest

#: Fewer records raise no question about shares.
FEWEST = 20
#: From here on two places together count as "most of the contacts come from there".
TWO_PLACES_FROM = 1 / 3
LITTLE_OUTREACH, FEW_LINKS, MANY_LOST, MOSTLY = 15.0, 0.05, 15.0, 60.0


def _rows(
    results: Results, chart_id: str, fewest: int = FEWEST, whole: tuple[str, ...] = ()
) -> Rows | None:
    """The rows of a chart with enough behind them, else None.

    Args:
        results: per chart what it gave.
        chart_id: the chart asked about.
        fewest: records it takes to raise a question.
        whole: keys of the choice that leave out what the question is about.
    """
    result: ChartResult | None = results.get(chart_id)
    if result is None or result.is_empty or result.base.count < fewest:
        return None
    is_part = any(getattr(result.scope.filters, key) for key in whole)
    # Several choices side by side have other rows, and no whole of their own.
    return None if is_part or result.scope.view.compare else result.rows


def about_partners(results: Results) -> str | None:
    """An office that nobody, or hardly anybody, names as partner."""
    rows = _rows(results, "partners-by-type", whole=("partner", "body"))
    if rows is None:
        return None
    counts = dict(zip(rows["partner"], rows["links_count"], strict=True))
    offices = {code: counts.get(code, 0) for code in reach_words.with_role("partner", "authority")}
    if not offices:
        return None
    code, count = min(offices.items(), key=lambda pair: pair[1])
    total = rows.total("links_count")
    if not count:
        return _("No project names a partnership {office}: who could make a start?").format(
            office=reach_words.with_partner(code)
        )
    if count > max(FEW_LINKS * total, 2):
        return None
    return ngettext(
        "Only {count} of {total} partnerships is {office}: what would it take for more?",
        "Only {count} of {total} partnerships are {office}: what would it take for more?",
        count,
    ).format(
        count=formats.small_count(count),
        total=formats.number(total),
        office=reach_words.with_partner(code),
    )


def about_bodies(results: Results) -> str | None:
    """Partnerships that meet in no body."""
    rows = _rows(results, "partners-by-body")
    if rows is None:
        return None
    without = rows.where(lambda row: row["body"] is None).total("links_count")
    if not without:
        return None
    return ngettext(
        "{count} partnership has no body in which it meets: is direct contact enough?",
        "{count} partnerships have no body in which they meet: is direct contact enough?",
        without,
    ).format(count=formats.number(without))


def about_places(results: Results) -> str | None:
    """Those who go to neither of the two places that bring most of the contacts."""
    rows = _rows(results, "first-contacts-by-place")
    if rows is None or len(rows) < 3:
        return None
    whole = rows.first["all_persons"]
    top = rows.head(2)
    if not whole or top.total("first_contact_persons") / whole < TWO_PLACES_FROM:
        return None
    ways = [reach_words.way_to(code) for code in top["place"]]
    if not all(ways):
        return None
    return _("Where do you reach all those who go neither {first} nor {second}?").format(
        first=ways[0], second=ways[1]
    )


def about_approaches(results: Results) -> str | None:
    """Little outreach work among the approaches."""
    rows = _rows(results, "first-contacts-by-approach", whole=("approach",))
    if rows is None:
        return None
    whole = rows.first["all_persons"]
    going_out = reach_words.with_role("approach", "outreach-work")
    of_outreach = rows.where(lambda row: row["approach"] in going_out)
    outreach = of_outreach.total("first_contact_persons")
    share = 100 * outreach / whole if whole else 0
    if share >= LITTLE_OUTREACH:
        return None
    unstated = rows.where(lambda row: row["approach"] is None).total("first_contact_persons")
    if not outreach and unstated:
        return ngettext(
            "For {count} first contact the approach is not stated: how did it come about?",
            "For {count} first contacts the approach is not stated: how did they come about?",
            unstated,
        ).format(count=formats.number(unstated))
    if not outreach:
        return _("No first contact comes about through outreach work: where would it help?")
    return _(
        "Only {share} of the first contacts come about through outreach work: where would more "
        "of it help?"
    ).format(share=formats.percent(share, 0))


def about_offers(results: Results) -> str | None:
    """The offer with most sessions beside the one with most people per session."""
    rows = _rows(results, "offers-by-type")
    if rows is None:
        return None
    known = rows.where(
        lambda row: (row["sessions_count"] or 0) >= FEWEST and row["attendances_count"] is not None
    )
    if len(known) < 2:
        return None
    often = largest(known, "sessions_count")["offer"]
    full = max(known, key=lambda row: row["attendances_count"] / row["sessions_count"])["offer"]
    if often == full:
        return None
    return _("“{often}” is held most often, “{full}” draws most per session: why is that?").format(
        often=names.code_name("offer", often), full=names.code_name("offer", full)
    )


def about_sites(results: Results) -> str | None:
    """Mostly own premises, or mostly public ones."""
    rows = _rows(results, "anchor-sites-by-type", fewest=5, whole=("site",))
    if rows is None:
        return None
    total = rows.total("sites_count")
    own = 100 * rows.where(lambda row: row["own_premises"]).total("sites_count") / total
    if own >= MOSTLY:
        return _("Most sites are own premises: how do people find them who do not know you?")
    if own <= 100 - MOSTLY:
        return _("Most sites belong to others: what makes them reliable for families?")
    return None


def about_use(results: Results) -> str | None:
    """Contacts that break off."""
    rows = _rows(results, "use-by-target-group")
    if rows is None:
        return None
    persons = rows.total("use_persons")
    share = 100 * rows.total("lost_persons") / persons if persons >= FEWEST else 0
    if share < MANY_LOST:
        return None
    return _("About {share} of the contacts break off: what helps to keep in touch?").format(
        share=formats.percent(share, 0)
    )


def about_reports(results: Results) -> str | None:
    """Monthly reports that are missing."""
    rows = _rows(results, "reports-by-month", fewest=1)
    if rows is None:
        return None
    due, made = rows.total("due_reports_count"), rows.total("made_reports_count")
    if due == made:
        return None
    if not made:
        return _("None of the {due} monthly reports is there: what makes reporting hard?").format(
            due=formats.number(due)
        )
    return ngettext(
        "{missing} of {due} monthly reports is missing: what makes reporting hard?",
        "{missing} of {due} monthly reports are missing: what makes reporting hard?",
        due - made,
    ).format(missing=formats.number(due - made), due=formats.number(due))


def about_planning(results: Results) -> str | None:
    """Applications from places where social planning is not established."""
    rows = _rows(results, "social-planning-and-projects", fewest=1)
    if rows is None:
        return None
    without = rows.where(lambda row: row["planning_state"] in {"none", "developing"})
    count = without.total("applications_count")
    if not count:
        return None
    return ngettext(
        "{count} application comes from a place without established social planning: "
        "which data do you miss there?",
        "{count} applications come from places without established social planning: "
        "which data do you miss there?",
        count,
    ).format(count=phrases.capitalised(formats.small_count(count)))
