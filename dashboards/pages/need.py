"""Bedarf & Förderung: child poverty against money, white spots, concentration, rules tried out."""

from __future__ import annotations

from dash import html

from dashboards.charts.bases import per_head_note
from dashboards.charts.need.need_and_side import FUNDS, need_of
from dashboards.charts.need.need_words import relation
from dashboards.components import page_controls
from dashboards.components.compare_controls import compare_controls
from dashboards.components.indicator_controls import indicator_controls
from dashboards.components.still import drawn_once
from dashboards.language import formats
from dashboards.language.i18n import Lazy, ngettext
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import lazy_gettext as _lazy
from dashboards.pages.base import Page, Parts, Results, Visit
from data.facts import DEFAULT_INDICATOR
from queries.filters import TRIED
from queries.scope import Scope

_SPREAD = "what-if-by-district"


def _choices(key: str, unchanged: Lazy) -> list[tuple[str, Lazy]]:
    values: list[tuple[str, Lazy]] = [
        (str(value), formats.percent(value, 0)) for value in TRIED[key]
    ]
    return [("", unchanged), *values]


def rules(_visit: Visit) -> html.Div:
    """The four rules that can be tried."""
    return _rules()


@drawn_once
def _rules() -> html.Div:
    fields = [
        page_controls.select(key, label, _choices(key, unchanged))
        for key, label, unchanged in (
            ("own", _("Own contribution"), _("as today ({own_municipal} / {own_other})")),
            ("blocks", _("Least share per building block"), _("none")),
            ("poverty", _("Money only from a need of"), _("no threshold")),
            ("need", _("Part of the money by need"), _("none, as today")),
        )
    ]
    return html.Div(page_controls.row(fields), className="rules")


def assumptions(_visit: Visit) -> html.Div:
    """Everything the model takes for granted."""
    return _assumptions()


@drawn_once
def _assumptions() -> html.Div:
    texts = (
        _(
            "{yearly_funds} a year, state and ESF together, as stated for the funding round "
            "{funded_round}; today's spread is that of the approved sums in the choice. Chosen "
            "areas narrow what is shown, not what is spread."
        ),
        _(
            "Own contribution: the same for all; a project then gets the rest of its total costs. "
            "Today at least {own_municipal} for municipal applicants and {own_other} for all "
            "others."
        ),
        _(
            "Least share per building block: blocks below it are raised, the others give in "
            "proportion; inside a block the Kreise share as today."
        ),
        _("Threshold: Kreise with less need get nothing, their money goes to the others."),
        _(
            "By need: by the under-18s ({under_18_date}) times the need. Need is child poverty "
            "{need_date} (under 15; the figure {need_note}), or the indicator chosen above: where "
            "its low values are the need, what is missing to 100 counts, and persons count in "
            "percent of the under-18s."
        ),
        _(
            "Threshold and need together: only Kreise that get money share the part by need; where "
            "no project is left above the threshold, all of the money goes by need."
        ),
        _(
            "Projects that can be paid: {yearly_funds} divided by the mean approved sum per funded "
            "year. A project that states no total costs keeps its sum under every own contribution."
        ),
        _("Nobody behaves differently: no application more, none fewer, none smaller."),
    )
    return html.Div(
        [html.H3(_("All assumptions")), html.Ul([html.Li(formats.whole(text)) for text in texts])],
        className="assumptions",
    )


def summary(results: Results, scope: Scope) -> Parts:
    """Three sentences: where need is high and money low, who has no project, how concentrated."""
    scatter = results["need-and-funds-by-district"]
    if not len(scatter.rows):
        return [(_("No Kreis matches this choice."), False)]
    if scatter.is_empty:
        return [(scatter.sentence, False)]
    without = len(results["high-need-without-project"].rows)
    if need_of(scope.view).indicator:
        return [(scatter.sentence + per_head_note(scope) + " ", False)]
    first = scatter.sentence if len(scatter.rows) == 1 else relation(scatter.rows, FUNDS)
    parts: Parts = [(first + per_head_note(scope) + " ", False)]
    if without:
        text = ngettext(
            "{count} Kreis without a project in the choice reaches the median of child poverty.",
            "{count} Kreise without a project in the choice reach the median of child poverty.",
            without,
        )
        parts.append((text.format(count=formats.number(without)) + " ", True))
    parts.append((results["funds-concentration"].sentence, False))
    return parts


def controls(_visit: Visit) -> list[html.Div]:
    """Which indicator stands for need, and its date."""
    return [_indicators(), compare_controls()]


@drawn_once
def _indicators() -> html.Div:
    return page_controls.row(indicator_controls(DEFAULT_INDICATOR))


PAGE = Page(
    id="need",
    path="/need",
    nav=_lazy("Need"),
    title=_lazy("Need and funding"),
    cards=(
        ("need-and-funds-by-district", 7),
        ("high-need-without-project", 5),
        ("need-and-projects-by-district", 6),
        ("funds-concentration", 6),
        (_SPREAD, 7),
        ("what-if-totals", 5),
    ),
    summary=summary,
    has_sides=True,
    controls=controls,
    heads={_SPREAD: rules},
    bodies={"what-if-totals": assumptions},
    has_breadcrumb=True,
)
