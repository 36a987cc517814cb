"""All pages in the order of the navigation, found by walking this package."""

from __future__ import annotations

import importlib
import pkgutil

from dashboards.pages.base import Page

#: The order of the navigation; pages not named here stand behind, without being shown.
ORDER = (
    "overview",
    "applications",
    "regions",
    "neighbourhoods",
    "outreach",
    "cooperation",
    "need",
    "projects",
    "table",
    "circles",
    "data",
)


def _collect() -> dict[str, Page]:
    found: dict[str, Page] = {}
    for module_info in pkgutil.iter_modules(__path__):
        module = importlib.import_module(f"{__name__}.{module_info.name}")
        page = getattr(module, "PAGE", None)
        for one in getattr(module, "PAGES", (page,) if page else ()):
            addresses = {(other.path, other.takes_rest) for other in found.values()}
            if one.id in found or (one.path, one.takes_rest) in addresses:
                raise ValueError(f"the page {one.id} ({one.path}) exists twice")
            found[one.id] = one
    rank = {page_id: index for index, page_id in enumerate(ORDER)}
    return dict(sorted(found.items(), key=lambda item: rank.get(item[0], len(rank))))


PAGES: dict[str, Page] = _collect()


def page_at(path: str) -> Page | None:
    """The page behind an address, None when there is none."""
    wanted = "/" + path.strip("/")
    here = [page for page in PAGES.values() if page.path == wanted]
    if here:
        return min(here, key=lambda page: page.takes_rest)
    below = [
        page for page in PAGES.values() if page.takes_rest and wanted.startswith(f"{page.path}/")
    ]
    return max(below, key=lambda page: len(page.path), default=None)
