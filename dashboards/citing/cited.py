"""A number that was cited: which data an address shows, and what stands there today."""

from __future__ import annotations

from dataclasses import replace

from dashboards.language import formats
from dashboards.language.i18n import gettext as _
from dashboards.pages.base import Visit
from data.schema import Version


def told(visit: Visit) -> dict[str, str] | None:
    """What the page says above everything where it does not show the data in use.

    Returns:
        `text`, and `today`: the query string of the same choice on today's data. None where
        today's are shown.
    """
    if visit.today is None:
        return None
    address = replace(visit.address, version="")
    return {"text": sentence(visit), "today": address.search(visit.scope.filters)}


def sentence(visit: Visit) -> str:
    """Which data are shown, and since when others are in use; "" where today's are shown."""
    if visit.today is None:
        return ""
    return _(
        "You see earlier data: version {version}, imported on {built}, as of {as_of}. "
        "In use today are the data imported on {today}."
    ).format(**_of(visit.scope.store.version), today=formats.date(visit.today.version.built_on))


def _of(version: Version) -> dict[str, str]:
    return {
        "version": version.short_id,
        "built": formats.date(version.built_on),
        "as_of": formats.date(version.as_of),
    }
