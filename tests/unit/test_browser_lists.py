"""What the browser's half knows of keys, words, tokens and tiles is what the server's half says."""

from __future__ import annotations

from dashboards import browser_lists, theme


def test_the_lists_of_the_browser_are_those_of_the_server() -> None:
    assert browser_lists.TARGET.read_text(encoding="utf-8") == browser_lists.written(), (
        "python -m dashboards.browser_lists"
    )


def test_every_role_the_scripts_may_ask_for_is_a_token() -> None:
    assert set(theme.DRAWN) <= theme.tokens().keys()
