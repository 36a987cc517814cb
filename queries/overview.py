"""Questions of the Overview: key figures and the comparison with what was published."""

from __future__ import annotations

from queries.loader import ask
from queries.packed import rolled_up
from queries.roll_ups import applications as roll_ups
from queries.rows import Rows
from queries.scope import Scope


def key_figures(scope: Scope) -> Rows:
    """One row: applications, approved, decided, rate, approved funds, Kreise and Gemeinden."""
    return rolled_up("overview/key_figures", scope, roll_ups.key_figures)


def published_comparison(scope: Scope) -> Rows:
    """Applications here and as published, per building block of the first round.

    Returns:
        `building_block`, `applications_count`, `published_count`, `difference_count`,
        `published_source`; empty when no published figure is known, and for a viewer who may see
        a part of the state only.
    """
    return ask("overview/published", scope)
