"""Small pages outside the dashboard: signing in, the profile, and refusals. They need no script."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from flask import Response, current_app, request
from jinja2 import Environment, FileSystemLoader

from dashboards.language.i18n import LANGUAGES, language, speaking
from dashboards.language.i18n import gettext as _
from dashboards.theme import resolve

_templates = Environment(loader=FileSystemLoader(Path(__file__).parent), autoescape=True)
_templates.filters["resolved"] = resolve


@dataclass(frozen=True)
class Field:
    """One entry of a form."""

    name: str
    label: str
    kind: str = "text"
    autocomplete: str = "off"
    value: str = ""


@dataclass(frozen=True)
class Form:
    """A form that changes something: where it goes, what it asks, what its button says."""

    action: str
    button: str
    csrf_token: str
    fields: tuple[Field, ...] = ()
    hidden: tuple[tuple[str, str], ...] = ()


def page(
    title: str,
    paragraphs: Sequence[str] = (),
    *,
    forms: Sequence[Form] = (),
    problem: str = "",
    back: bool = False,
) -> Response:
    """A whole page in the reader's language."""
    html = _templates.get_template("page.html").render(
        language=language(),
        title=title,
        paragraphs=paragraphs,
        forms=forms,
        problem=problem,
        back=_("To the overview") if back else "",
    )
    return Response(html, mimetype="text/html")


def in_language() -> AbstractContextManager[None]:
    """The language the address asks for, or the server's."""
    asked = request.args.get("lang", "")
    return speaking(asked if asked in LANGUAGES else current_app.config["ZIQ_LANGUAGE"])
