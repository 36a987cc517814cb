"""Which facts hold here: those of the version that is being read or built, else the shipped."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from data.facts.reference import shipped
from data.facts.together import Facts

_in_use: ContextVar[Facts | None] = ContextVar("facts", default=None)


def in_use() -> Facts:
    """The facts of the version that is being read or built, else the shipped ones."""
    return _in_use.get() or shipped()


def use(found: Facts) -> None:
    """From here on, in this context, these facts hold."""
    _in_use.set(found)


@contextmanager
def using(found: Facts) -> Iterator[None]:
    """Inside the block these facts hold."""
    token = _in_use.set(found)
    try:
        yield
    finally:
        _in_use.reset(token)
