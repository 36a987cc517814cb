"""Every page in English, at a desk or on a phone, by what the ordinance asks for."""

from __future__ import annotations

import pytest

from tests.browser.looks import test_axe_finds_nothing_and_nothing_runs_over_the_edge, visits

__all__ = ["test_axe_finds_nothing_and_nothing_runs_over_the_edge"]

pytestmark = pytest.mark.parametrize(("path", "look", "scheme"), visits("en"))
