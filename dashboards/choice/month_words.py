"""Which month a chosen period means: that of receipt, that of the report, or each for its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from dashboards.language import formats
from dashboards.language.i18n import Lazy
from dashboards.language.i18n import lazy_gettext as _lazy
from queries import areas
from queries.filters import FilterState
from queries.scope import Scope

#: A sentence of the months that records reach over, and what knows them.
Reach = tuple[Lazy, Callable[[Scope], tuple[str, str] | None]]

_RECEIPTS: Reach = (_lazy("Applications reach from {first} to {last}."), areas.received_months)
_REPORTS: Reach = (_lazy("Reports reach from {first} to {last}."), areas.reported_months)


@dataclass(frozen=True)
class Months:
    """What the months of the choice are on a page.

    Attributes:
        first: what the first one is called.
        last: what the last one is called.
        meaning: what the period does here, in a sentence.
        of_year: what the months of one calendar year are.
        reach: what says over which months the data of the page reach.
    """

    first: Lazy
    last: Lazy
    meaning: Lazy
    of_year: Lazy
    reach: tuple[Reach, ...]

    def told(self, scope: Scope) -> str:
        """What the period does here, and over which months the data reach, whatever is chosen."""
        whole = scope.with_filters(FilterState())
        spans = [(words, found) for words, span in self.reach if (found := span(whole))]
        return " ".join(
            [
                str(self.meaning),
                *(
                    str(words).format(first=formats.month(first), last=formats.month(last))
                    for words, (first, last) in spans
                ),
            ]
        )


OF_RECEIPT = Months(
    _lazy("Month of receipt from"),
    _lazy("Month of receipt until"),
    _lazy("Here the period chooses applications by their month of receipt."),
    _lazy("received {year}"),
    (_RECEIPTS,),
)
OF_REPORT = Months(
    _lazy("Reported month from"),
    _lazy("Reported month until"),
    _lazy(
        "Here the period chooses first contacts and offers by the month they are reported for, "
        "not applications by their receipt."
    ),
    _lazy("reported for {year}"),
    (_REPORTS,),
)
OF_BOTH = Months(
    _lazy("Month (receipt or report) from"),
    _lazy("Month (receipt or report) until"),
    _lazy(
        "Here the period chooses applications by their month of receipt, first contacts and "
        "offers by the month they are reported for."
    ),
    _lazy("received or reported {year}"),
    (_RECEIPTS, _REPORTS),
)
