"""Questions of the Overview: key figures and the comparison with what was published."""

from __future__ import annotations

import pandas as pd

from queries.loader import rows
from queries.scope import Scope


def key_figures(scope: Scope) -> pd.DataFrame:
    """One row: applications, approved, decided, rate, approved funds, Kreise and Gemeinden."""
    return rows("overview/key_figures", scope)


def published_comparison(scope: Scope) -> pd.DataFrame:
    """Applications here and as published, per building block of the first round.

    Returns:
        `building_block`, `applications_count`, `published_count`, `difference_count`,
        `published_source`; empty when no published figure is known, and for a viewer who may see
        a part of the state only.
    """
    return rows("overview/published", scope)
