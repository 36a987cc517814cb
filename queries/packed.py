"""Questions answered from the pack of a choice: rolled up from it, or picked from a whole list."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from queries import loader
from queries.packs import pack
from queries.protection import check_columns
from queries.rows import Cell, Picked, Rows
from queries.scope import Scope
from queries.sums import NotHeldError

_MOST_LISTED, _MOST_PICKED = 200_000, 2_500
"""So many rows of a whole list, and of what a choice leaves of it, are remembered."""

RollUp = Callable[..., Rows]
"""Pack, and what the question takes beside the choice, to rows."""


def picked(
    name: str, scope: Scope, complete: Callable[[Rows, Scope], Rows] = lambda rows, _scope: rows
) -> Rows:
    """The rows of a list of applications, picked from the whole list where that is held.

    Args:
        name: of a question whose rows are those of applications, with their `application_id`, in
            an order that no choice changes.
        scope: data version, viewer and choice.
        complete: adds to each row what no choice changes.
    """
    chosen = pack(scope)
    everything = chosen.everything
    if loader.is_recording() or len(everything.rows) > _MOST_LISTED:
        return complete(loader.ask(name, scope), scope)
    if name in chosen.answers:
        return chosen.answers[name]
    if everything is chosen:
        found = complete(loader.ask(name, scope), scope)
    else:
        whole = picked(name, everything.scope, complete)
        inside = np.zeros(len(chosen.ledger.ids), dtype=bool)
        inside[chosen.rows] = True
        order = np.flatnonzero(inside[everything.listed(name, whole)]).tolist()
        found = Rows(Picked(whole.columns, order))
    if everything is chosen or len(found) <= _MOST_PICKED:
        chosen.answers[name] = found
    return found


def rolled_up(name: str, scope: Scope, roll_up: RollUp, **more: Cell) -> Rows:
    """The rows of a question, rolled up from the pack of the choice.

    Whoever records statements gets the rows of the question itself, and so does a choice that the
    ledger cannot tell.

    Args:
        name: of the question.
        scope: data version, viewer and choice.
        roll_up: gives the same rows.
        more: what the question takes beside the choice.

    Raises:
        QueryTimeoutError: after the store's time limit.
        UnprotectedPersonsError: when the rows carry true counts of persons.
    """
    if loader.is_recording():
        return loader.ask(name, scope, **more)
    chosen = pack(scope)
    key = name + repr(more)
    if key not in chosen.answers:
        try:
            found = roll_up(chosen, **more)
        except NotHeldError:
            found = loader.ask(name, scope, **more)
        check_columns(found.names, name)
        chosen.answers[key] = found
    return chosen.answers[key]
