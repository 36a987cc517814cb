"""The funding rounds side by side: applications, approvals and money, comparable in length."""

from __future__ import annotations

from dashboards.charts import bases
from dashboards.charts.base import Chart, Subtitle
from dashboards.language import formats, names, phrases
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import lazy_gettext as _lazy
from dashboards.language.i18n import ngettext
from dashboards.pictures.making import block_label, multiples, part
from dashboards.pictures.model import Multiples
from dashboards.pictures.parts import Part
from data import facts
from queries import applications
from queries.rows import Row, Rows


def _round_name(code: str) -> str:
    return names.code_name("round", code)


def describe_rounds(rows: Rows) -> str:
    """Per round how many were approved, and what a project cost a year."""
    return " ".join(_round_sentence(row) for row in rows)


def _round_sentence(row: Row) -> str:
    received, approved = row["applications_count"], row["approved_count"]
    text = ngettext(
        "In the round {round}, {count} application came in",
        "In the round {round}, {count} applications came in",
        received,
    ).format(round=_round_name(row["funding_round"]), count=formats.number(received))
    text += _approved(approved, received)
    if row["approved_eur_per_project_year"] is not None:
        amount = (
            _(", with {amount} a year")
            if approved == 1
            else _(", on average with {amount} per project and year")
        )
        text += amount.format(amount=formats.euro(row["approved_eur_per_project_year"]))
    return text + "."


def _approved(approved: int, received: int) -> str:
    """How many of those received are approved, as the end of a sentence."""
    if approved == received:
        text = _(", and it is approved") if received == 1 else _("; {all} are approved")
        return text.format(all=phrases.all_of(received))
    if not approved:
        return ngettext(", and it is not approved", "; none of them is approved", received)
    return ngettext(
        "; {approved} of them is approved", "; {approved} of them are approved", approved
    ).format(approved=formats.number(approved))


def draw_blocks(rows: Rows) -> Multiples:
    """One column per round, one row per block; a block that was not on offer has no bar."""
    by_round = rows.groups("funding_round")
    parts = [_part(by_round[code], is_last=code == max(by_round)) for code in sorted(by_round)]
    return multiples([block_label(block) for block in sorted(set(rows["building_block"]))], parts)


def _part(cells: Rows, *, is_last: bool) -> Part:
    """One round, its blocks in order."""
    ordered = cells.by("building_block")
    return part(
        _round_name(ordered.first["funding_round"]),
        "mark" if is_last else "rest",
        ordered["applications_count"],
        [_count_text(row) for row in ordered],
        rows=ordered.places,
    )


def _count_text(row: Row) -> str:
    count = row["applications_count"]
    if not count and not _is_offered(row["funding_round"], row["building_block"]):
        return _("not on offer")
    return formats.number(count)


def _is_offered(code: str, block: int) -> bool:
    found = facts.in_use().round(code)
    return found is None or block in found.blocks


def describe_blocks(rows: Rows) -> str:
    """Per round the numbers of its blocks."""
    parts = []
    by_round = rows.groups("funding_round")
    for code in sorted(by_round):
        total = by_round[code].total("applications_count")
        counts = [
            _("{count} for building block {block}").format(
                count=phrases.applications_of(row["applications_count"], total),
                block=row["building_block"],
            )
            for row in by_round[code]
            if row["applications_count"]
        ]
        if total == 1:
            counts = [_("for building block {block}").format(block=_only_block(by_round[code]))]
        elif len(counts) > 1:
            counts[0] = _("of them {first}").format(first=counts[0])
        parts.append(
            ngettext(
                "In the round {round}, {total} application came in, {counts}",
                "In the round {round}, {total} applications came in, {counts}",
                total,
            ).format(
                round=_round_name(code),
                total=formats.number(total),
                counts=formats.enumeration(counts),
            )
        )
    return ". ".join(parts) + "."


def _only_block(cells: Rows) -> int:
    block: int = cells.where(lambda row: row["applications_count"] > 0).first["building_block"]
    return block


CHARTS = (
    Chart(
        id="applications-by-round",
        title=_lazy("Funding rounds side by side"),
        subtitle=_lazy("Applications, approvals and approved funds by funding round"),
        adds_up=("applications_count", "decided_count", "approved_count", "approved_eur"),
        compared="approval_rate_percent",
        query=applications.applications_by_round,
        summary=describe_rounds,
        columns=(
            "funding_round",
            "applications_count",
            "decided_count",
            "approved_count",
            "approval_rate_percent",
            "approved_eur",
            "approved_eur_per_project",
            "approved_eur_per_project_year",
        ),
        base=bases.all_applications,
        toggles=("funding_round",),
        definition=_lazy(
            "Rounds differ in length. So money also stands per project and year: approved sums "
            "divided by the funded months of the same applications, times 12. The approval rate "
            "divides by the decided applications."
        ),
    ),
    Chart(
        id="applications-by-round-and-block",
        title=_lazy("Applications by funding round and building block"),
        subtitle=Subtitle(
            _lazy("Applications by funding round and building block, number, one scale"),
            _lazy("Number, one scale"),
        ),
        adds_up=("applications_count", "approved_count", "approved_eur"),
        compared="applications_count",
        query=applications.applications_by_round_and_block,
        figure=draw_blocks,
        summary=describe_blocks,
        columns=(
            "funding_round",
            "building_block",
            "applications_count",
            "approved_count",
            "approved_eur",
        ),
        base=bases.all_applications,
        toggles=("funding_round", "building_block"),
        definition=_lazy(
            "Not every round has every building block: what could not be applied for is named as "
            "not on offer, not as zero."
        ),
    ),
)
