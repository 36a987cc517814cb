"""From first contact to regular use by target group: whom do projects keep in touch with?"""

from __future__ import annotations

from functools import partial

from dashboards.charts.base import Chart
from dashboards.charts.outreach import contact_words, reach_bases, use_words
from dashboards.language import formats, names, phrases, reach_words
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import lazy_gettext as _lazy
from dashboards.language.i18n import ngettext
from dashboards.pictures.model import Multiples
from queries import outreach
from queries.rows import Rows


def draw(rows: Rows) -> Multiples:
    """Regular, occasional, lost: three columns per target group."""
    return use_words.draw_use(rows, "target_group", partial(names.code_name, "target_group"))


def headline(rows: Rows) -> str | None:
    """The one or two target groups that clearly most often come regularly."""
    known = use_words.rated(rows)
    shares = list(zip(known["target_group"], known["regular_share_percent"], strict=True))
    groups = [reach_words.people(code) for code in contact_words.ahead(shares)]
    if not groups:
        return None
    return phrases.capitalised(
        _("{people} most often come regularly").format(people=formats.enumeration(groups))
    )


def describe(rows: Rows) -> str:
    """The span of regular use, and groups without enough persons for a rate."""
    return use_words.describe_use(rows, "target_group", reach_words.people, _held)


def _held(count: int) -> str:
    return ngettext(
        "For {count} target group the base is under 20.",
        "For {count} target groups the base is under 20.",
        count,
    ).format(count=formats.small_count(count))


CHART = Chart(
    id="use-by-target-group",
    title=_lazy("From first contact to regular use, by target group"),
    subtitle=_lazy("Use after the first contact, share in percent; order fixed, no ranking"),
    compared="regular_share_percent",
    query=outreach.use_by_target_group,
    figure=draw,
    headline=headline,
    summary=describe,
    columns=("target_group", *use_words.COLUMNS),
    base=reach_bases.in_parts(outreach.use_by_target_group, reach_bases.use, "use_persons"),
    toggles=("target_group",),
    definition=_lazy(
        "Of the persons whose use is stated: those who come regularly, occasionally, and those "
        "with whom the contact was lost. Shares refer to these three together, are computed from "
        "the numbers shown, and are held back on a base under 20. The order is that of the code "
        "list; it says nothing about the quality of projects."
    ),
)
