"""Things open and shut, high contrast; the pages as they open are seen once a language."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.conftest import Scheme, Visitor
from tests.browser.looks import findings, open_one_after_the_other

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("look", "scheme"), [("desk, German", "light"), ("phone, English", "dark")]
)
def test_axe_finds_nothing_with_something_open(
    person: Callable[[str], Visitor], look: str, scheme: Scheme
) -> None:
    open_one_after_the_other(person(look), look, scheme)


def test_axe_finds_nothing_in_high_contrast(visitor: Visitor) -> None:
    visitor.page.emulate_media(contrast="more")
    for path in ("/", "/regions", "/outreach"):
        visitor.go(path)
        assert visitor.page.evaluate("document.documentElement.dataset.contrast") == "more"
        assert findings(visitor.page) == []
