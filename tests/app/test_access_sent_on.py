"""Where people are sent after signing in: to our own pages only."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.app.access_server import served, users_file
from tests.app.test_access_sign_in import sign_in


@pytest.mark.parametrize(
    "target",
    [
        "///evil.example",
        "////evil.example",
        "/\\/evil.example",
        "\\/\\/evil.example",
        "/\\\\evil.example",
        "//evil.example/..",
        "//[evil",
        "http:evil.example",
        " //evil.example",
        "/\t/evil.example",
        "evil.example",
        "?next=//evil.example",
    ],
)
def test_signing_in_leads_to_our_own_pages_only(tmp_path: Path, target: str) -> None:
    server = served(tmp_path, users=users_file(tmp_path, anna="ministry"))
    client = server.test_client()
    assert sign_in(client, next=target).location == "/"
    page = client.get("/sign-in", query_string={"next": target})
    assert re.search(r'name="next" value="/"', page.text)


@pytest.mark.parametrize(
    "target", ["/outreach?block=1", "/", "/projects/A-1#x", "/a//b", "/x?y=http://z"]
)
def test_and_to_any_of_them(tmp_path: Path, target: str) -> None:
    server = served(tmp_path, users=users_file(tmp_path, anna="ministry"))
    assert sign_in(server.test_client(), next=target).location == target
