"""What a part of the benchmark says: tables in Markdown, and promises held or not."""

from __future__ import annotations

import math
import os
import platform
import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

_PAGE = re.compile(r"`/[^`]*`")


@dataclass(frozen=True)
class Promise:
    """One promise and what was measured; every promise is a limit from above or from below."""

    text: str
    limit: float
    measured: float
    unit: str = ""
    is_least: bool = False

    @property
    def is_held(self) -> bool:
        """The measured value lies within the limit, not rounded."""
        if self.is_least:
            return self.measured >= self.limit
        return self.measured <= self.limit

    def row(self) -> tuple[str, str, str, str]:
        """Promise, limit, measured, held."""
        bound = "≥" if self.is_least else "≤"
        limit = f"{bound} {number(self.limit)}{self.unit}"
        return (
            self.text,
            limit,
            f"{number(self.measured)}{self.unit}",
            "yes" if self.is_held else "**no**",
        )


@dataclass
class Section:
    """What one part measured."""

    title: str
    text: str = ""
    tables: list[str] = field(default_factory=list)
    promises: list[Promise] = field(default_factory=list)

    def add(self, head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        """One more table."""
        self.tables.append(table(head, rows))

    def markdown(self) -> str:
        """The section as it is pasted into the documentation."""
        return "\n\n".join(part for part in (f"## {self.title}", self.text, *self.tables) if part)


def number(value: float) -> str:
    """Three digits that count, thousands apart; whole numbers stay whole."""
    if math.isnan(value):
        return "–"
    if value == int(value) or abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.3g}" if abs(value) < 1 else f"{value:.{2 if abs(value) < 10 else 1}f}"


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that at least this share does not exceed."""
    ordered = sorted(values)
    if not ordered:
        return math.nan
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]


def p50(values: Sequence[float]) -> float:
    """What half of the values do not exceed."""
    return percentile(values, 0.5)


def p95(values: Sequence[float]) -> float:
    """What 95 of 100 values do not exceed."""
    return percentile(values, 0.95)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table in Markdown, numbers to the right."""
    lines = [head, ["---", *("--:" for _ in head[1:])], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def promises(sections: Iterable[Section]) -> str:
    """What is promised, measured, and held or not, as a table."""
    rows = [promise.row() for section in sections for promise in section.promises]
    return table(["promise", "limit", "measured", "held"], rows)


def in_short(sections: Iterable[Section]) -> str:
    """The same in short: what is promised of several pages in one row, with what is not held."""
    alike: dict[str, list[Promise]] = {}
    for section in sections:
        for promise in section.promises:
            alike.setdefault(_PAGE.sub("a page", promise.text), []).append(promise)
    return table(
        ["promise", "limit", "measured", "held"],
        [_in_short(text, of_text) for text, of_text in alike.items()],
    )


def _in_short(text: str, promises: Sequence[Promise]) -> list[str]:
    bound, unit = "≥" if promises[0].is_least else "≤", promises[0].unit
    missed = [_PAGE.findall(one.text) for one in promises if not one.is_held]
    pages = ", ".join(name for found in missed for name in found)
    return [
        text,
        f"{bound} {_span([one.limit for one in promises])}{unit}",
        f"{_span([one.measured for one in promises])}{unit}",
        f"**no**{': ' if pages else ''}{pages}" if missed else "yes",
    ]


def _span(values: Sequence[float]) -> str:
    least, most = number(min(values)), number(max(values))
    return least if least == most else f"{least} to {most}"


def put_into(file: Path, mark: str, text: str) -> None:
    """Puts a text between `<!-- mark -->` and `<!-- /mark -->` of a page, for what stands there.

    Raises:
        ValueError: when the page has no such marks.
    """
    page = file.read_text(encoding="utf-8")
    begin, end = f"<!-- {mark} -->\n", f"<!-- /{mark} -->"
    before, found, rest = page.partition(begin)
    _old, closed, after = rest.partition(end)
    if not found or not closed:
        raise ValueError(f"{file.name} has no place for “{mark}”")
    file.write_text(f"{before}{begin}\n{text}\n\n{end}{after}", encoding="utf-8", newline="\n")


def machine() -> str:
    """What it ran on, and how busy that was: absolute times mean nothing without it."""
    load = ", ".join(f"{value:.1f}" for value in os.getloadavg())
    return (
        f"{os.cpu_count()} cores ({_processor()}), Python {platform.python_version()}; load before "
        f"the start {load}. Times in ms where nothing else is said."
    )


def _processor() -> str:
    for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.machine()


def tell(text: str) -> None:
    """Progress, beside the report."""
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()
