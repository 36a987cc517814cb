"""Which month a chosen period means: that of receipt, that of the report, or each for its own."""

from __future__ import annotations

from dataclasses import dataclass

from dashboards.language.i18n import Lazy
from dashboards.language.i18n import lazy_gettext as _lazy


@dataclass(frozen=True)
class Months:
    """What the months of the choice are on a page.

    Attributes:
        first: what the first one is called.
        last: what the last one is called.
        meaning: what the period does here, in a sentence.
        of_year: what the months of one calendar year are.
    """

    first: Lazy
    last: Lazy
    meaning: Lazy
    of_year: Lazy


OF_RECEIPT = Months(
    _lazy("Month of receipt from"),
    _lazy("Month of receipt until"),
    _lazy("Here the period chooses applications by their month of receipt."),
    _lazy("received {year}"),
)
OF_REPORT = Months(
    _lazy("Reported month from"),
    _lazy("Reported month until"),
    _lazy(
        "Here the period chooses first contacts and offers by the month they are reported for, "
        "not applications by their receipt."
    ),
    _lazy("reported for {year}"),
)
OF_BOTH = Months(
    _lazy("Month (receipt or report) from"),
    _lazy("Month (receipt or report) until"),
    _lazy(
        "Here the period chooses applications by their month of receipt, first contacts and "
        "offers by the month they are reported for."
    ),
    _lazy("received or reported {year}"),
)
