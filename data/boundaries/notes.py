"""What was found in a file with boundaries: each with layer and feature, rule and what to do."""

from __future__ import annotations

import string
import tomllib
from functools import cache
from pathlib import Path

from data.importing.findings import ERROR, MENDED, WARNING, Finding
from data.language import is_english, says, written_count

LISTED_PER_KIND = 200
_ORDER = {ERROR: 0, WARNING: 1, MENDED: 2}


@cache
def messages() -> dict[str, dict[str, dict[str, str]]]:
    """By kind and language (de, en): rule and advice; `advice_on_page` where no command helps.

    `advice_confirmed` stands for both once somebody has answered what an error asked.
    """
    with (Path(__file__).parent / "messages.toml").open("rb") as file:
        return tomllib.load(file)


class Notes:
    """Collects what is found in one file."""

    def __init__(self, file: str, layer: str = "", *, on_page: bool = False) -> None:
        self.file = file
        self.layer = layer
        self._on_page = on_page
        self._found: list[Finding] = []
        self._counts: dict[tuple[str, str], int] = {}

    def add(
        self,
        severity: str,
        kind: str,
        number: int | None = None,
        value: str = "",
        /,
        **words: object,
    ) -> None:
        """Note one finding; `number` is that of the feature, `words` fill the message."""
        count = self._counts[severity, kind] = self._counts.get((severity, kind), 0) + 1
        if count > LISTED_PER_KIND:
            return
        message = messages()[kind]["en" if is_english() else "de"]
        advice = message["advice"]
        if self._on_page:
            advice = message.get("advice_on_page", advice)
        if severity == WARNING:
            advice = message.get("advice_confirmed", advice)
        cell = "" if number is None else says(f"Objekt {number}", f"feature {number}")
        rule, advice = (_filled(text, words) for text in (message["rule"], advice))
        self._found.append(
            Finding(severity, kind, self.file, self.layer, cell, value[:200], rule, advice)
        )

    @property
    def has_errors(self) -> bool:
        """Whether the file must be refused."""
        return any(severity == ERROR for severity, _ in self._counts)

    def kinds(self, severity: str = ERROR) -> set[str]:
        """The kinds found so far of one severity."""
        return {kind for found, kind in self._counts if found == severity}

    def all(self) -> tuple[Finding, ...]:
        """Errors first, then warnings and mendings; what is not listed is counted."""
        rest = [
            Finding(severity, kind, self.file, self.layer, "", "", _more(count), "", count)
            for (severity, kind), total in self._counts.items()
            if (count := total - LISTED_PER_KIND) > 0
        ]
        return tuple(sorted((*self._found, *rest), key=lambda f: (_ORDER[f.severity], f.kind)))


def _more(count: int) -> str:
    number = written_count(count)
    return says(f"Weitere dieser Art: {number}.", f"More of this kind: {number}.")


def _filled(text: str, words: dict[str, object]) -> str:
    return string.Formatter().vformat(text, (), words)
