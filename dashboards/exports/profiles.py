"""The profile of a Quartier as one file that stands alone: the page's own tree, with its styles."""

from __future__ import annotations

import datetime as dt
from functools import cache
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import quote

from dash.development.base_component import Component

from dashboards import access
from dashboards.charts.neighbourhoods.profile_words import gather
from dashboards.choice import choice_words
from dashboards.components.neighbourhood_profile import profile_page
from dashboards.exports import documents, word, word_trees
from dashboards.language import file_names, formats, names, originals
from dashboards.language.file_names import slug
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import language
from queries import neighbourhoods
from queries.filters import FilterState
from queries.rows import Row, Rows
from queries.scope import Scope

STYLES = Path(__file__).parent.parent.parent / "assets" / "styles"
_STYLES = ("tokens.css", "base.css", "cards.css", "neighbourhoods.css", "print.css")
_VOID = frozenset({"br", "hr", "img", "col"})
_NAMES = {"className": "class", "colSpan": "colspan", "rowSpan": "rowspan"}
_KEPT = frozenset({"class", "colspan", "rowspan", "scope", "lang", "role", "title"})
#: Ways on lead to the dashboard, which is not there when the file is read.
_DROPPED = frozenset({"nav", "button"})


def archive(title: str, scope: Scope) -> dict[str, Any]:
    """What the browser packs into one ZIP: the Quartiere in which applications of a story work."""
    places = neighbourhoods.neighbourhoods(scope)
    return _archive(title, scope, places.where(lambda row: row["applications_count"]))


def of_town(municipality_ags: str, scope: Scope) -> dict[str, Any]:
    """The same for all Quartiere of a Gemeinde, whatever else is chosen."""
    inside = scope.with_filters(FilterState(municipality=(municipality_ags,)))
    places = neighbourhoods.around(neighbourhoods.whole(scope), municipality_ags)
    return _archive(names.area_name(municipality_ags), inside, places)


def _archive(title: str, scope: Scope, places: Rows) -> dict[str, Any]:
    """The name of the ZIP, and per Quartier its id, name and the name of its file."""
    name = file_names.stem(_("{title}: profiles of the Quartiere").format(title=title), scope)
    profiles = [
        {
            "id": str(row["neighbourhood_id"]),
            "name": str(row["neighbourhood_name"]),
            "file": f"{slug(_title(row))}_{slug(row['neighbourhood_id'])}.html",
        }
        for row in places
    ]
    return {"file": f"{name}.zip", "profiles": profiles}


def _title(row: Row) -> str:
    return f"{row['neighbourhood_name']}, {names.area_name(row['municipality_ags'])}"


def standing(scope: Scope, neighbourhood_id: str) -> str | None:
    """One profile as a whole HTML file, None for a Quartier unknown to the viewer."""
    profile = gather(scope, neighbourhood_id)
    if profile is None:
        return None
    title = _title(profile.place)
    version = scope.store.version
    note = documents.sample_note() if version.is_sample else ""
    foot = " · ".join(
        part
        for part in (
            _("as of {date}").format(date=formats.date(version.as_of)),
            f"{_('Counts of persons')}: {documents.profile_text(scope)}",
            f"{choice_words.filter_label('neighbourhood')} {neighbourhood_id}",
            f"{_('Data version')} {version.id}",
            f"{_('Exported on')} {formats.date(dt.datetime.now().astimezone().date())}",
            f"{access.own_origin()}/neighbourhoods/{quote(neighbourhood_id)}"
            f"?version={version.short_id}",
        )
        if part
    )
    body = written(profile_page(profile, is_exact=scope.viewer.is_exact))
    return (
        f'<!doctype html>\n<html lang="{language()}">\n<head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title>\n<style>{_style()}</style></head>\n"
        f'<body class="saved-page"><main class="wrap"><h1>{escape(title)}</h1>'
        f"{f'<p><b>{escape(note)}</b></p>' if note else ''}{body}"
        f'<p class="small soft">{escape(foot)}</p></main></body>\n</html>\n'
    )


def document(scope: Scope, neighbourhood_id: str) -> bytes | None:
    """One profile as a document for Word, None for a Quartier unknown to the viewer."""
    profile = gather(scope, neighbourhood_id)
    if profile is None:
        return None
    version = scope.store.version
    address = (
        f"{access.own_origin()}/neighbourhoods/{quote(neighbourhood_id)}?version={version.short_id}"
    )
    lines = [
        *documents.scope_lines(scope, ()),
        (choice_words.filter_label("neighbourhood"), neighbourhood_id),
        (_("Address"), address),
    ]
    made = word.started(_title(profile.place), lines, is_sample=version.is_sample)
    word_trees.write(made, profile_page(profile, is_exact=scope.viewer.is_exact))
    return word.ended(made, lines)


@cache
def _style() -> str:
    own = ".wrap { padding-block: 32px; } h1 { font-size: var(--text-2xl); }"
    return "\n".join([*((STYLES / name).read_text(encoding="utf-8") for name in _STYLES), own])


def written(node: Any) -> str:
    """A tree of components as HTML: texts escaped, links as plain text."""
    if node is None:
        return ""
    if isinstance(node, list | tuple):
        return "".join(written(one) for one in node)
    if not isinstance(node, Component):
        return originals.as_html(str(node))
    content = node.to_plotly_json()
    tag, properties = str(content["type"]).lower(), content["props"]
    if tag in _DROPPED or properties.get("hidden"):
        return ""
    inner = written(properties.get("children"))
    if tag == "a":
        return inner
    attributes = "".join(
        f' {name}="{escape(str(value))}"'
        for key, value in properties.items()
        if (name := _NAMES.get(key, key)) in _KEPT and value not in {None, ""}
    )
    return f"<{tag}{attributes}>" if tag in _VOID else f"<{tag}{attributes}>{inner}</{tag}>"
