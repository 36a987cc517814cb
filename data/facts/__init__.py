"""What an office decides: rounds, circles, code lists, the catalogue of indicators.

Shipped ones are rows of reference files in the form of the sheets; a version of the data holds them
with what was delivered on top. Whoever needs them asks for the facts in use: those of the version
that is being read or built, the shipped ones where there is none.
"""

from data.facts.holding import in_use, use, using
from data.facts.kinds import SOFT_HYPHEN, Code, Event, Indicator, Round
from data.facts.named import (
    DEFAULT_INDICATOR,
    DENOMINATOR,
    OF_NEIGHBOURHOODS,
    PROFILE_INDICATORS,
)
from data.facts.periods import period_end, read_bounds
from data.facts.reading import read_facts
from data.facts.reference import REFERENCE_FOLDER, shipped
from data.facts.stored import facts_in, facts_of
from data.facts.together import Facts

__all__ = [
    "DEFAULT_INDICATOR", "DENOMINATOR", "OF_NEIGHBOURHOODS", "PROFILE_INDICATORS",
    "REFERENCE_FOLDER", "SOFT_HYPHEN", "Code", "Event", "Facts", "Indicator", "Round",
    "facts_in", "facts_of", "in_use", "period_end", "read_bounds", "read_facts", "shipped", "use",
    "using",
]  # fmt: skip
