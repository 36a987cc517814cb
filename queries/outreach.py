"""Questions about outreach. Every count of persons has passed the gate (`queries.protection`)."""

from __future__ import annotations

import pandas as pd

from queries.loader import rows
from queries.scope import Scope


def first_contacts_total(scope: Scope) -> pd.DataFrame:
    """One row: `first_contact_persons` inside the choice."""
    return rows("outreach/total", scope)
