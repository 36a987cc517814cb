"""The versions of the data as a feed (Atom, RFC 4287), for whoever wants to hear of new ones."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement, register_namespace, tostring

from dashboards.citing.history import Entry, changes_text
from dashboards.language import formats
from dashboards.language.i18n import gettext as _
from dashboards.language.i18n import language

_ATOM = "http://www.w3.org/2005/Atom"
register_namespace("", _ATOM)


def feed(entries: Sequence[Entry], origin: str) -> bytes:
    """One entry per version, newest first; each leads to the page „Daten“ on that version.

    Args:
        entries: as from `history`; at least the one in use.
        origin: address of this server, without a slash at its end.
    """
    root = Element(f"{{{_ATOM}}}feed", {"{http://www.w3.org/XML/1998/namespace}lang": language()})
    title = _("Zusammen im Quartier: versions of the data")
    newest = entries[0].version.built_at
    _described(root, title, _urn(f"{origin}/data"), newest)
    SubElement(SubElement(root, _tag("author")), _tag("name")).text = "Zusammen im Quartier"
    SubElement(root, _tag("link"), rel="self", href=f"{origin}/export/versions.atom")
    for entry in entries:
        version = entry.version
        one = SubElement(root, _tag("entry"))
        _described(one, _title(entry), _urn(version.id), version.built_at)
        SubElement(one, _tag("link"), href=f"{origin}/data?version={version.short_id}")
        SubElement(one, _tag("summary")).text = _("Changes: {changes}").format(
            changes=changes_text(entry)
        )
    return bytes(tostring(root, encoding="utf-8", xml_declaration=True))


def _tag(name: str) -> str:
    return f"{{{_ATOM}}}{name}"


def _described(element: Element, title: str, id_: str, updated: str) -> None:
    for name, text in (("title", title), ("id", id_), ("updated", updated)):
        SubElement(element, _tag(name)).text = text


def _urn(text: str) -> str:
    return uuid.uuid5(uuid.NAMESPACE_URL, text).urn


def _title(entry: Entry) -> str:
    version = entry.version
    title = _("Data imported on {day}, as of {as_of}").format(
        day=formats.date(version.built_on), as_of=formats.date(version.as_of)
    )
    return f"{title} ({entry.name})" if entry.name else title
