"""From first contact to regular use by place: where do lasting contacts begin?"""

from __future__ import annotations

from functools import partial

from dashboards.charts.base import Chart
from dashboards.charts.outreach import reach_bases, use_words
from dashboards.language import formats, names, reach_words
from dashboards.language.i18n import lazy_gettext as _lazy
from dashboards.language.i18n import ngettext
from dashboards.pictures.model import Multiples
from queries import outreach
from queries.rows import Rows


def draw(rows: Rows) -> Multiples:
    """Regular, occasional, lost: three columns per place of first contact."""
    return use_words.draw_use(rows, "place", partial(names.code_name, "place"))


def describe(rows: Rows) -> str:
    """The span of regular use, and places without enough persons for a rate."""
    return use_words.describe_use(rows, "place", reach_words.at_place, _held)


def _held(count: int) -> str:
    return ngettext(
        "For {count} place the base is under 20.", "For {count} places the base is under 20.", count
    ).format(count=formats.small_count(count))


CHART = Chart(
    id="use-by-place",
    title=_lazy("From first contact to regular use, by place"),
    subtitle=_lazy("Use by place of first contact, share in percent; order fixed, no ranking"),
    compared="regular_share_percent",
    query=outreach.use_by_place,
    figure=draw,
    summary=describe,
    columns=("place", *use_words.COLUMNS),
    base=reach_bases.in_parts(outreach.use_by_place, reach_bases.use, "use_persons"),
    toggles=("place",),
    definition=_lazy(
        "Of the persons whose use is stated: those who come regularly, occasionally, and those "
        "with whom the contact was lost, by the place of the first contact. Shares refer to these "
        "three together, are computed from the numbers shown, and are held back on a base under "
        "20. Places stand in the order of the code list; it is no ranking of places or projects."
    ),
)
