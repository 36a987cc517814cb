"""Somebody who asks over HTTP as the browser does: one connection, one request per choice.

Who asks shares the machine with who answers, so that asking has to cost little itself.
"""

from __future__ import annotations

import http.client
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlsplit

import brotli
import orjson

from bench.serving import Server
from dashboards import ids
from dashboards.language import names
from dashboards.serving.dash_internals import CALLBACK
from queries.filters import OUTCOMES

PAGES = ("/", "/applications", "/regions", "/outreach", "/cooperation", "/need", "/projects")
_OUTPUTS = (
    (ids.FRAME, "children"),
    (ids.OPENING, "data"),
    (ids.ANSWER, "data"),
    (ids.SHOWN, "data"),
    (ids.OPTIONS, "data"),
)
_OUTPUT = "..{}..".format("...".join(f"{name}.{part}" for name, part in _OUTPUTS))


class WrongAnswerError(Exception):
    """The server answered, but not what was asked for."""


@dataclass(frozen=True)
class Answer:
    """One answer: how long it took and how many bytes came over the wire."""

    seconds: float
    bytes: int


class Person:
    """Somebody with one open connection who has loaded a page and makes choices on it."""

    def __init__(self, server: Server) -> None:
        place = urlsplit(server.address)
        self._connection = http.client.HTTPConnection(place.hostname or "", place.port, timeout=60)
        self._shown: Any = None
        self._opened: dict[str, Any] = {}
        self._held: dict[str, str] = {}

    def ask(self, path: str, search: str) -> Answer:
        """The answer to an address; a page not yet shown comes with its frame.

        Raises:
            WrongAnswerError: when a card failed or the answer is about something else.
        """
        body = orjson.dumps(
            {
                "output": _OUTPUT,
                "outputs": [{"id": name, "property": part} for name, part in _OUTPUTS],
                "inputs": [
                    {"id": ids.ADDRESS, "property": "pathname", "value": path},
                    {"id": ids.ADDRESS, "property": "search", "value": search},
                ],
                "state": [
                    {"id": ids.SHOWN, "property": "data", "value": self._shown},
                    {"id": ids.APPLIED, "property": "data", "value": self._held},
                ],
                "changedPropIds": [f"{ids.ADDRESS}.search"],
            }
        )
        headers = {"Content-Type": "application/json", "Accept-Encoding": "br"}
        started = time.perf_counter()
        self._connection.request("POST", CALLBACK, body, headers)
        response = self._connection.getresponse()
        raw = response.read()
        seconds = time.perf_counter() - started
        if response.status != 200:
            raise WrongAnswerError(f"{response.status} for {path}{search}")
        is_brotli = response.getheader("Content-Encoding") == "br"
        content = orjson.loads(brotli.decompress(raw) if is_brotli else raw)["response"]
        if ids.SHOWN in content:  # it comes with another page, language, version or profile
            self._shown = content[ids.SHOWN]["data"]
            self._opened = content[ids.OPENING]["data"] or {}
        answer = content[ids.ANSWER]["data"]
        cards = {**self._opened.get("cards", {}), **answer.get("cards", {})}
        if answer["asked"] != path + search or any(card.get("error") for card in cards.values()):
            raise WrongAnswerError(f"{path}{search} was answered with an error")
        self._held = {
            chart_id: card.get("hash", self._held.get(chart_id, ""))
            for chart_id, card in cards.items()
        }
        return Answer(seconds, len(raw))

    def fetch(self, address: str) -> Answer:
        """A file or anything else that is only read.

        Raises:
            WrongAnswerError: when it is not there.
        """
        started = time.perf_counter()
        self._connection.request("GET", address)
        response = self._connection.getresponse()
        raw = response.read()
        if response.status != 200:
            raise WrongAnswerError(f"{response.status} for {address}")
        return Answer(time.perf_counter() - started, len(raw))

    def close(self) -> None:
        """Hangs up."""
        self._connection.close()


def fresh_searches(seed: str) -> Iterator[str]:
    """Choices nobody has made before: one to three filters with one or two values each."""
    draw = random.Random(seed)
    areas = [f"region={ags}" for ags in names.regions()]
    areas += [f"district={ags}" for ags in names.districts()]
    lists = {
        "block": ("1", "2", "3"),
        "outcome": tuple(OUTCOMES),
        "applicant": tuple(names.codes("applicant_type")),
        "to": tuple(f"2020-{month:02d}" for month in range(1, 13)),
    }
    seen: set[str] = set()
    while True:
        parts = [draw.choice(areas)] if draw.random() < 0.6 else []
        for key in draw.sample(list(lists), draw.choice((1, 1, 2))):
            most = 1 if key == "to" else draw.choice((1, 1, 2))
            parts.append(f"{key}={','.join(sorted(draw.sample(lists[key], most)))}")
        search = "?" + quote("&".join(sorted(parts)), safe="=&,")
        if search not in seen:
            seen.add(search)
            yield search
