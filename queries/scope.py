"""Who asks, of which data, with which choice: everything that decides what rows come back."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

from data.store import Store
from queries.filters import FilterState, View

Profile = Literal["protected", "internal"]


@dataclass(frozen=True)
class Viewer:
    """The person asking: exact or protected counts, and the areas they may see.

    `areas` are prefixes of AGS ("05113" for Essen); empty means the whole state.
    """

    profile: Profile = "protected"
    areas: tuple[str, ...] = ()
    name: str = ""
    rights: frozenset[str] = field(default_factory=frozenset)

    @property
    def is_exact(self) -> bool:
        """Counts of persons are shown as they are."""
        return self.profile == "internal"


@dataclass(frozen=True)
class Scope:
    """One question's frame. Equal scopes on the same data version give equal rows."""

    store: Store
    viewer: Viewer
    filters: FilterState
    view: View = View()

    def with_filters(self, filters: FilterState) -> Scope:
        """The same data and person with another choice."""
        return replace(self, filters=filters)

    @property
    def key(self) -> tuple[str, Profile, tuple[str, ...], FilterState, View]:
        """What answers are remembered by."""
        return (
            self.store.version.id,
            self.viewer.profile,
            self.viewer.areas,
            self.filters,
            self.view,
        )
