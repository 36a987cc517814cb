"""Places, groups, approaches and partners as sentences use them: "in der Schule".

Lists and tables show the words of the code lists (`dashboards.language.names`); how they bend to
grammar stands in the rows of the lists too. Where a row does not say it, the word is quoted in a
form that is right for any word.
"""

from __future__ import annotations

from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import language
from data import facts


def at_place(code: str) -> str:
    """Where a first contact came about: "at school"."""
    return _in_sentence("place", code) or _("at the place “{name}”").format(
        name=_word("place", code)
    )


def way_to(code: str) -> str:
    """The way to a place, as in "who do not go to school"; "" where none is stated."""
    entry = _entry("place", code)
    return _of_language(entry.way) if entry else ""


def in_group(group: str) -> str:
    """Where, for a group of places by its German name."""
    known = facts.in_use().lists.get("place_group", {}).values()
    entry = next((one for one in known if one.german == group), None)
    word = entry.word(is_english=language() == "en") if entry else group
    stated = _of_language(entry.in_sentence) if entry else ""
    return stated or _("at places of the group “{name}”").format(name=word)


def by_approach(code: str) -> str:
    """How a first contact came about: "through intermediaries"."""
    return _in_sentence("approach", code) or _("through the approach “{name}”").format(
        name=_word("approach", code)
    )


def with_partner(code: str) -> str:
    """With whom: "with the youth office"."""
    return _in_sentence("partner", code) or _("with partners of the kind “{name}”").format(
        name=_word("partner", code)
    )


def people(code: str) -> str:
    """A target group as several people."""
    return _in_sentence("target_group", code) or _word("target_group", code)


def narrow(code_list: str, code: str) -> str:
    """The word of a code with the places where a narrow column may break it."""
    entry = _entry(code_list, code)
    return entry.narrow(is_english=language() == "en") if entry else code


def with_role(code_list: str, role: str) -> list[str]:
    """The codes of a list that play a role, in their order."""
    listed = facts.in_use().lists.get(code_list, {})
    return [code for code, entry in listed.items() if entry.role == role]


def _entry(code_list: str, code: str) -> facts.Code | None:
    return facts.in_use().lists.get(code_list, {}).get(code)


def _word(code_list: str, code: str) -> str:
    entry = _entry(code_list, code)
    return entry.word(is_english=language() == "en") if entry else code


def _in_sentence(code_list: str, code: str) -> str:
    entry = _entry(code_list, code)
    return _of_language(entry.in_sentence) if entry else ""


def _of_language(pair: tuple[str, str]) -> str:
    return pair[1] if language() == "en" else pair[0]
