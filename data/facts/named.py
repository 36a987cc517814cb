"""The few indicators that the program itself asks for, by their ids."""

from __future__ import annotations

from collections.abc import Mapping

DEFAULT_INDICATOR = "children_under_15_in_sgb2_bedarfsgemeinschaften"
"""The need that is shown where none is chosen."""
DENOMINATOR = "population_under_18"
"""What rates divide by."""
OF_NEIGHBOURHOODS: Mapping[str, str] = {
    "population_total": "population",
    DENOMINATOR: "under_18",
    "sgb2_quote_under_18": "sgb2_quota_under_18",
}
"""Indicators that the list of Quartiere itself states, each in this column."""
PROFILE_INDICATORS = (*OF_NEIGHBOURHOODS, DEFAULT_INDICATOR, "sgb2_hilfequote_under_18")
"""What the profile of a Quartier shows of the shipped ones: size and need."""
