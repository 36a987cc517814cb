"""How often people came again, from a pack; shares of shown numbers, withheld under 20."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from queries.gated_records import Records
from queries.packs import Pack
from queries.protection import SMALLEST_BASE
from queries.roll_ups.derived import percent
from queries.roll_ups.reach import USES, in_order
from queries.rows import Rows


def use_by_place(pack: Pack) -> Rows:
    """As `outreach/use_by_place`."""
    return _use_by(pack, "place")


def use_by_target_group(pack: Pack) -> Rows:
    """As `outreach/use_by_target_group`."""
    return _use_by(pack, "target_group")


def _use_by(pack: Pack, name: str) -> Rows:
    records = pack.records("outreach", name)
    codes, length = records.of(name), len(records.values(name))
    occurring = records.occurring(codes, length)
    order = [(code, value) for code, value in in_order(pack, records, name) if occurring[code]]
    shown = {use: _or_none(records, use, codes, length) for use in USES}
    uses = {use: [shown[use][code] for code, _value in order] for use in USES}
    together = [_sum_of(row) for row in zip(*uses.values(), strict=True)]
    held = [use is not None and use < SMALLEST_BASE for use in together]
    return Rows(
        {
            name: [value for _code, value in order],
            **{f"{use}_persons": numbers for use, numbers in uses.items()},
            "use_persons": together,
            **{
                f"{use}_share_percent": list(map(_share, numbers, together))
                for use, numbers in uses.items()
            },
            **{f"{use}_share_percent_withheld": held for use in USES},
        }
    )


def _or_none(records: Records, name: str, codes: Any, length: int) -> list[int | None]:
    """Persons per code, None where no report states them."""
    stated = records.by(f"{name}_stated", codes, length)
    shown = records.persons_by(name, codes, length)
    return [number if count else None for number, count in zip(shown, stated, strict=True)]


def _sum_of(numbers: Sequence[int | None]) -> int | None:
    known = [number for number in numbers if number is not None]
    return sum(known) if known else None


def _share(part: int | None, whole: int | None) -> float | None:
    return None if part is None or (whole or 0) < SMALLEST_BASE else percent(part, whole or 0)
