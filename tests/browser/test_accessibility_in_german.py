"""Every page in German, at a desk and on a phone, by what the ordinance asks for."""

from __future__ import annotations

import pytest

from tests.browser.looks import test_axe_finds_nothing_and_nothing_runs_over_the_edge

__all__ = ["test_axe_finds_nothing_and_nothing_runs_over_the_edge"]

pytestmark = pytest.mark.parametrize("look", ["desk, German", "phone, German"])
