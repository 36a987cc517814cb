"""What became of first contacts, as picture and words, for target groups and for places."""

from __future__ import annotations

from collections.abc import Callable

from dashboards.language import formats, phrases
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import ngettext
from dashboards.pictures.making import multiples, part
from dashboards.pictures.model import Multiples
from dashboards.pictures.parts import WHOLE_PERCENT, Label, Role
from queries.rows import Row, Rows

_WHOLE = 100
_NAMED = 3
USES = ("regular", "occasional", "lost")
COLUMNS = (
    "regular_persons", "occasional_persons", "lost_persons", "use_persons",
    "regular_share_percent", "occasional_share_percent", "lost_share_percent",
)  # fmt: skip


def draw_use(rows: Rows, column: str, label: Callable[[str], str]) -> Multiples:
    """Three columns of shares on one scale, in fixed order; held back on a base under 20."""
    headings = (_("Regular"), _("Occasional"), _("Contact lost"))
    held = rows["regular_share_percent_withheld"]
    parts = []
    for use, heading in zip(USES, headings, strict=True):
        shares = rows[f"{use}_share_percent"]
        texts = [formats.percent(share, 0) for share in shares]
        role: Role = "mark" if use == USES[0] else "rest"
        parts.append(part(heading, role, shares, texts, unit=WHOLE_PERCENT, is_held=held))
    labels = [
        Label(label(row[column]), _basis(row["use_persons"], is_held))
        for row, is_held in zip(rows, held, strict=True)
    ]
    return multiples(labels, parts)


def _basis(persons: float | None, is_held: bool) -> str:
    if persons is None:
        return _("not reported")
    stated = f"n = {formats.number(persons)}"
    reason = _("base under 20").replace(" 20", f"{formats.NO_BREAK}20")
    return f"{stated}, {formats.WITHHELD} {reason}" if is_held else stated


def rated(rows: Rows) -> Rows:
    """The rows whose base allows a rate."""
    return rows.where(lambda row: row["regular_share_percent"] is not None)


def describe_use(
    rows: Rows, column: str, word: Callable[[str], str], held: Callable[[int], str]
) -> str:
    """The span of regular use with its two ends, or the one row that has a rate."""
    known = rated(rows)
    withheld = rows.total("regular_share_percent_withheld")
    if not len(known):
        return _("No base reaches 20 persons with stated use, so no share is shown.")
    if len(known) == 1:
        return _one(known.first, column, word) + (f" {held(withheld)}" if withheld else "")
    (least, low), (most, high) = ends(known)
    if least == most:
        text = (
            _("Wherever a share is shown, all come regularly.")
            if high.first["regular_share_percent"] == _WHOLE
            else _("Wherever a share is shown, regular use is at {share}.").format(share=most)
        )
        return text + (f" {held(withheld)}" if withheld else "")
    text = _(
        "The share of regular use ranges from {low} ({low_name}) to {high} ({high_name})."
    ).format(
        low=least,
        low_name=listed([word(code) for code in low[column]]),
        high=most,
        high_name=listed([word(code) for code in high[column]]),
    )
    return text + (f" {held(withheld)}" if withheld else "")


def ends(known: Rows) -> tuple[tuple[str, Rows], tuple[str, Rows]]:
    """The lowest and the highest share of regular use as written, each with all its rows."""
    texts = [formats.percent(share, 0) for share in known["regular_share_percent"]]
    ranked = known.by("regular_share_percent")
    found = []
    for row in (ranked.first, ranked.row(-1)):
        text = formats.percent(row["regular_share_percent"], 0)
        equal = [place for place, one in enumerate(texts) if one == text]
        found.append((text, known.taken(equal)))
    return found[0], found[1]


def listed(names: list[str]) -> str:
    """All that share one end of a span by name, or how many they are."""
    if len(names) > _NAMED:
        return _("{count} of them").format(count=formats.number(len(names)))
    return formats.enumeration(names)


def attendances(count: int | None) -> str:
    """Attendances with their noun; None where they are held back."""
    if count is None:
        return _("fewer than three attendances")
    if not count:
        return _("no attendance")
    return ngettext("{count} attendance", "{count} attendances", count).format(
        count=formats.number(count)
    )


def attendances_in(sessions: int, count: int | None) -> str:
    """The same with the sessions they were at."""
    text = ngettext(
        "{attendances} in {sessions} session", "{attendances} in {sessions} sessions", sessions
    )
    return text.format(attendances=attendances(count), sessions=formats.number(sessions))


def _one(row: Row, column: str, word: Callable[[str], str]) -> str:
    count = row["use_persons"]
    if row["regular_share_percent"] == _WHOLE:
        return _("{name}: all {count} persons come regularly.").format(
            name=phrases.capitalised(word(row[column])), count=formats.number(count)
        )
    return ngettext(
        "{name}: of {count} person {regular} come regularly, {occasional} occasionally; with "
        "{lost} the contact was lost.",
        "{name}: of {count} persons {regular} come regularly, {occasional} occasionally; with "
        "{lost} the contact was lost.",
        count,
    ).format(
        name=phrases.capitalised(word(row[column])),
        count=formats.number(count),
        regular=formats.percent(row["regular_share_percent"], 0),
        occasional=formats.percent(row["occasional_share_percent"], 0),
        lost=formats.percent(row["lost_share_percent"], 0),
    )
