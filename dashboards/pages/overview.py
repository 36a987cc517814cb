"""Überblick: key figures, blocks, regions, time, and the published totals beside ours."""

from __future__ import annotations

from dash import html

from dashboards.charts.base import FEWEST_FOR_A_FINDING
from dashboards.choice.month_words import OF_BOTH
from dashboards.components.event_controls import event_controls
from dashboards.language import formats, names, phrases
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import lazy_gettext as _lazy
from dashboards.language.i18n import ngettext
from dashboards.pages.base import Page, Parts, Results, Visit
from queries.rows import Row, largest
from queries.scope import Scope


def summary(results: Results, _scope: Scope) -> Parts:
    """Three sentences: how many, for what; what became of them; where nothing came from."""
    row = results["applications-total"].rows.first
    total = row["applications_count"]
    if not total:
        return [(_("No application matches this choice."), False)]
    parts: Parts = [
        (
            ngettext(
                "{count} application has come in, ", "{count} applications have come in, ", total
            ).format(count=formats.number(total)),
            False,
        ),
        *_block_parts(results, total),
    ]
    parts.append((" " + _decided(row), False))
    without = results["districts-without-application"]
    if len(without.rows):
        parts.append((f" {without.headline}.", False))
    return parts


def _block_parts(results: Results, total: int) -> Parts:
    top = largest(results["applications-by-building-block"].rows, "applications_count")
    name = names.block_name(top["building_block"])
    if top["applications_count"] == total:
        text = ngettext(
            "for building block {block}, {name}.",
            "all of them for building block {block}, {name}.",
            total,
        )
        if total == 2:
            text = _("both of them for building block {block}, {name}.")
        return [(text.format(block=top["building_block"], name=name), False)]
    share = formats.percent(100 * top["applications_count"] / total)
    blocks = results["applications-by-building-block"].rows
    equal = blocks.where(lambda row: row["applications_count"] == top["applications_count"])
    if len(equal) > 1:
        text = _("{share} of them each for {blocks}.")
        named = [names.block_name(block) for block in equal["building_block"]]
        return [(text.format(share=share, blocks=formats.enumeration(named)), False)]
    if total >= FEWEST_FOR_A_FINDING:
        share = phrases.share_of(100 * top["applications_count"] / total)
    rest = _(" for building block {block}, {name}.").format(block=top["building_block"], name=name)
    return [(_("{share} of them").format(share=share), True), (rest, False)]


def undecided(received: int, still_open: int) -> str:
    """Why nothing is decided: it is too early, or all have been withdrawn."""
    if still_open:
        return _("None has been decided yet.")
    text = ngettext("It has been withdrawn.", "{all} have been withdrawn.", received)
    return text.format(all=phrases.every(received))


def _decided(row: Row) -> str:
    decided, approved = row["decided_count"], row["approved_count"]
    if not decided:
        return undecided(row["applications_count"], row["open_count"])
    if not approved:
        return ngettext(
            "The one decided so far was not approved.",
            "Of {decided} decided applications, none was approved.",
            decided,
        ).format(decided=formats.number(decided))
    text = ngettext(
        "The one decided application was approved, with {funds}.",
        "Of {decided} decided applications, {approved} were approved, {funds} in all.",
        decided,
    )
    if approved == decided > 1:
        text = _("{all} decided applications were approved, {funds} in all.")
    elif approved == 1 < decided:
        text = _("Of {decided} decided applications, one was approved, with {funds}.")
    return text.format(
        decided=formats.number(decided),
        all=phrases.every(decided),
        approved=formats.number(approved),
        funds=formats.euro(row["approved_eur"]),
    )


def controls(_visit: Visit) -> list[html.Div]:
    """Whether events stand at the months."""
    return event_controls()


PAGE = Page(
    months=OF_BOTH,
    id="overview",
    path="/",
    nav=_lazy("Overview"),
    title=_lazy("Overview"),
    key_figures=(
        "applications-total",
        "approved-total",
        "approved-funds-total",
        "districts-reached",
        "first-contacts-total",
    ),
    cards=(
        ("applications-by-building-block", 7),
        ("applications-published-comparison", 5),
        ("applications-by-district", 6),
        ("applications-by-region-and-block", 6),
        ("applications-by-month", 7),
        ("districts-without-application", 5),
    ),
    summary=summary,
    controls=controls,
)
