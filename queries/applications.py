"""Questions about applications, approvals and money. Counts of applications are public and exact."""

from __future__ import annotations

import pandas as pd

from queries.loader import rows
from queries.scope import Scope


def applications_by_building_block(scope: Scope) -> pd.DataFrame:
    """Applications per building block.

    Returns:
        One row per block of the choice, ascending: `building_block`, `applications_count`,
        `approved_count`.
    """
    return rows("applications/by_building_block", scope)


def applications_by_region_and_block(scope: Scope) -> pd.DataFrame:
    """Applications per Regierungsbezirk and building block.

    Returns:
        One row per pair inside the choice: `region_ags`, `building_block`, `applications_count`.
    """
    return rows("applications/by_region_and_block", scope)


def applications_by_district(scope: Scope) -> pd.DataFrame:
    """Applications and approved funds per Kreis.

    Returns:
        One row per Kreis inside the choice by AGS: `district_ags`, `applications_count`,
        `approved_count`, `approved_eur`, `applications_per_10000_under_18`, `under_18_population`.
    """
    return rows("applications/by_district", scope)


def applications_by_month(scope: Scope) -> pd.DataFrame:
    """Applications per month of receipt.

    Returns:
        One row per month from the first to the last, with 0: `month` ('YYYY-MM'),
        `applications_count`.
    """
    return rows("applications/by_month", scope)


def base(scope: Scope) -> pd.DataFrame:
    """One row: how many applications stand behind a picture, by outcome, and what is missing."""
    return rows("applications/base", scope)
