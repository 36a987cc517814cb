"""Every page in English, at a desk and on a phone, by what the ordinance asks for."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.conftest import Visitor
from tests.browser.looks import ADDRESSES, look_at


@pytest.mark.browser
@pytest.mark.parametrize("look", ["desk, English", "phone, English"])
@pytest.mark.parametrize("path", ADDRESSES)
def test_axe_finds_nothing_and_nothing_runs_over_the_edge(
    person: Callable[[str], Visitor], look: str, path: str
) -> None:
    look_at(person(look), look, path)
