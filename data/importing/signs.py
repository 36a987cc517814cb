"""Signs around or instead of a value: spellings for Excel, "not stated", and footnote signs."""

from __future__ import annotations

import re

from data.importing.folding import fold

_MISSING = frozenset(
    {
        "-", "--", "---", ".", "..", "...", "/", "k.a.", "k.a", "k. a.", "k. a", "ka", "k/a",
        "keine angabe", "keine angaben", "ohne angabe", "o. a.", "o.a.", "n/a", "n.a.", "n. a.",
        "n.a", "na", "n.v.", "n. v.", "nicht vorhanden", "nicht verfuegbar", "nicht bekannt",
        "nicht zutreffend", "entfaellt", "fehlt", "unbekannt", "unknown", "not available",
        "not applicable", "not stated", "not known", "missing", "null", "none", "nan", "nil",
        "<na>", "(leer)", "(blank)", "(null)",
    }
)  # fmt: skip
"""Folded: every dash is one dash, an ellipsis three dots."""

_RAISED = r"\s?[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]{1,2}\)?|\s?[*†‡]{1,3}\)?"
_FOOTNOTE = re.compile(rf"(?<=\S)(?:{_RAISED}|\s\(?\d{{1,2}}\))$")
"""Raised signs, stars with or without a bracket, or a bracketed number apart from the value."""
_HEAD_FOOTNOTE = re.compile(rf"(?<=\S)(?:{_RAISED}|\s?\(\d{{1,2}}\))$")
_CLOSE_NUMBER = re.compile(r"(?<=\S)\s?\d{1,2}\)$")


_AS_TEXT = re.compile(r'="((?:[^"]|"")*)"')
_APOSTROPHE = re.compile(r"'\s*(?=[=+\-@＝＋－＠]|\d[\d.,:/%eE+-]{2,}$)")
"""Before what a spreadsheet would take for a formula, a number or a day."""


def unprotected(text: str, *, is_free_text: bool = False) -> str:
    """What stands in a spelling that keeps Excel from changing it: `="007"`, `'007`.

    Free text may begin with an apostrophe itself: there only that before a formula or digits goes.
    """
    if match := _AS_TEXT.fullmatch(text):
        return match[1].replace('""', '"').strip()
    if is_free_text:
        return _APOSTROPHE.sub("", text, count=1) if text[:1] == "'" else text
    if len(text) > 1 and text[0] == text[-1] == '"':
        text = text[1:-1]
    return text.removeprefix("'").strip()


def is_missing(text: str) -> bool:
    """Whether the text says that there is no value."""
    return len(text) <= 20 and fold(text) in _MISSING


def without_footnote(text: str) -> str:
    """A value without the sign that points to a note below: `12 ¹`, `80.000*)`, `12 1)`."""
    return _FOOTNOTE.sub("", text)


def head_without_footnote(text: str) -> str:
    """A head without that sign; here a number may stand close to it: `Kontakte1)`."""
    bare = _HEAD_FOOTNOTE.sub("", text)
    is_open = bare.count(")") > bare.count("(")
    return _CLOSE_NUMBER.sub("", bare) if is_open else bare
