"""Query string <-> choice. Pure: unknown keys and values are dropped and named, never an error."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from typing import Literal
from urllib.parse import parse_qsl, quote

from dashboards.choice import view_keys
from dashboards.choice.notices import Notice, named, notice
from dashboards.choice.view_keys import VIEW_KEYS
from dashboards.language import names
from dashboards.language.i18n import LANGUAGES
from queries.filters import KEYS, LIST_KEYS, MONTH_KEYS, OUTCOMES, FilterState, View

#: What only one page knows; the browser leaves it out of links to others.
PAGE_KEYS = (*VIEW_KEYS, "q", "slide", "presenter")
#: Keys with a meaning outside the choice: the slide shown, the format of a file, and the like.
FREE_KEYS = frozenset({"format", "slide", "slides", "presenter", "q", "version"})
_MONTH = re.compile(r"(19|20)[0-9]{2}-(0[1-9]|1[0-2])")
_MOST_FIELDS = 100
_LONGEST_VIEW = 500

#: The code list behind a key of the choice, where there is one.
CODE_LISTS = {name: key.codes for name, key in KEYS.items() if key.codes}


@dataclass(frozen=True)
class Address:
    """A query string read: the choice, how the page shows it, the language and what was dropped.

    `version` is the end of the id of the data version it names; "" for the newest.
    """

    filters: FilterState = FilterState()
    view: View = View()
    language: str = "de"
    notices: tuple[Notice, ...] = ()
    default_language: str = "de"
    version: str = ""

    def search(self, filters: FilterState) -> str:
        """The query string of another choice, seen and spoken as here, on the same data."""
        return build(filters, self.view, self.language, self.default_language, self.version)


def chosen(filters: FilterState) -> dict[str, tuple[str, ...]]:
    """What is chosen, by the keys of the address and in their order; the others are left out."""
    months = zip(MONTH_KEYS, (filters.from_month, filters.to_month), strict=True)
    values = {key: getattr(filters, key) for key in LIST_KEYS}
    values |= {key: (month,) if month else () for key, month in months}
    return {key: one for key, one in values.items() if one}


def known_values(key: str, neighbourhoods: Collection[str]) -> Collection[str]:
    """Every value one key of the choice may have."""
    fixed: Mapping[str, Callable[[], Collection[str]]] = {
        "block": lambda: ("1", "2", "3"),
        "region": names.regions,
        "district": names.districts,
        "municipality": names.municipalities,
        "outcome": lambda: OUTCOMES,
        "neighbourhood": lambda: neighbourhoods,
    }
    if key in CODE_LISTS:
        return names.codes(CODE_LISTS[key])
    return fixed[key]()


def parse(
    search: str, neighbourhoods: Collection[str] = (), default_language: str = "de"
) -> Address:
    """Reads a query string, with or without the question mark.

    Args:
        search: as the browser sends it; anything at all may stand in it.
        neighbourhoods: ids of the Quartiere of the present data.
        default_language: spoken when the address names none.
    """
    dropped: list[Notice] = []
    lists: dict[str, tuple[str, ...]] = {}
    months: dict[str, str | None] = {"from": None, "to": None}
    view: dict[str, str] = {}
    language = default_language
    for key, value in _pairs(search):
        values = [part.strip() for part in value.split(",") if part.strip()]
        if key in LIST_KEYS:
            known = known_values(key, neighbourhoods)
            good = {part for part in values if part in known}
            lists[key] = tuple(sorted(good.union(lists.get(key, ()))))
            dropped += [notice(key, part) for part in values if part not in known]
        elif key in MONTH_KEYS:
            if _MONTH.fullmatch(value.strip()):
                months[key] = value.strip()
            elif values:
                dropped.append(notice(key, value))
        elif key in VIEW_KEYS:
            view[key] = value.strip()[:_LONGEST_VIEW]
        elif key == "lang":
            if value in LANGUAGES:
                language = value
            elif value:
                dropped.append(notice(key, value))
        elif key not in FREE_KEYS:
            dropped.append(notice(key, value))
    if months["from"] and months["to"] and months["from"] > months["to"]:
        dropped += [notice("from", months["from"]), notice("to", months["to"])]
        months = {"from": None, "to": None}
    filters = FilterState(**lists, from_month=months["from"], to_month=months["to"])
    view_of_page = view_keys.read(view, dropped, neighbourhoods)
    return Address(filters, view_of_page, language, named(dropped), default_language)


def version_named(search: str) -> str:
    """The data version that an address names, as it stands there; "" for the newest."""
    named = [value.strip() for key, value in _pairs(search) if key == "version"]
    return named[-1] if named else ""


def not_there(version: str, why: Literal["not-kept", "not-readable"]) -> Notice:
    """Says that the data version an address names cannot be shown."""
    return replace(notice("version", version), why=why)


def _pairs(search: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(search.lstrip("?"), keep_blank_values=True, max_num_fields=_MOST_FIELDS)
    except ValueError:
        # Nothing of it is read, and that is said like any other piece that is not.
        return [(search.lstrip("?"), "…")]


def build(
    filters: FilterState,
    view: View | None = None,
    language: str = "de",
    default: str = "de",
    version: str = "",
) -> str:
    """The canonical query string, "" when everything is at its default, else starting with "?"."""
    parts = [(key, ",".join(sorted(values))) for key, values in chosen(filters).items()]
    if view is not None:
        parts += [(key, value) for key, value in view_keys.written(view) if value]
    if version:
        parts.append(("version", version))
    if language != default:
        parts.append(("lang", language))
    text = "&".join(f"{key}={quote(value, safe=',-')}" for key, value in parts)
    return f"?{text}" if text else ""
