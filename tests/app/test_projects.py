"""Projects: list and profiles, unknown addresses, and the way down to the chosen area."""

from __future__ import annotations

import base64
import html as written_html
import json
import re
from dataclasses import replace
from typing import Any

import pytest
from dash import html

from dashboards.components import breadcrumb
from dashboards.components.still import ATTRIBUTE
from dashboards.language.i18n import speaking
from dashboards.pages import PAGES, page_at
from dashboards.serving import callback
from data.store import StoreHandle
from queries import projects
from queries.filters import FilterState
from queries.scope import Viewer
from tests.app import answering

KNOWN = "/projects/ZIQ-2018-001"


def texts(tree: Any) -> list[str]:
    """Every text of a tree of components, in reading order."""
    if isinstance(tree, str):
        return [tree]
    if isinstance(tree, list | tuple):
        return [text for child in tree for text in texts(child)]
    written = getattr(tree, ATTRIBUTE, None)  # kept as HTML
    if written:
        return [written_html.unescape(text) for text in re.split(r"<[^>]*>", str(written)) if text]
    return texts(tree.children) if getattr(tree, "children", None) else []


def shown(handle: StoreHandle, path: str, search: str = "", viewer: Viewer | None = None) -> str:
    tree, *_rest = callback.respond_to(handle, viewer or Viewer(), path, search)
    main = next(part for part in tree if isinstance(part, html.Main))
    return "\n".join(texts(main)).replace("\u00a0", " ")


def trail(handle: StoreHandle, path: str, search: str = "") -> list[breadcrumb.Step]:
    visit = callback.visit(handle, Viewer(), path, search, "de")
    page = page_at(path)
    assert page is not None
    with speaking("de"):
        return breadcrumb.trail(page, visit)


def test_a_project_of_the_data_has_a_page_with_what_who_where_and_money(
    handle: StoreHandle,
) -> None:
    text = shown(handle, KNOWN)
    for words in ("Was und wer", "Beispielkommune 001", "Eigenanteil", "330.800,00 €", "Quartiere"):
        assert words in text
    assert "Personen, geschützt" in text


def test_a_project_whose_reports_are_missing_is_one_click_from_the_grid_of_reports(
    handle: StoreHandle,
) -> None:
    card = answering.answer(handle, "/data", "?block=3")["cards"]["reporting-completeness"]
    rows = [row for group in card["picture"]["groups"] for row in group["rows"]]
    assert len(rows) > 3
    for row in rows[:3]:
        assert row["link"] == f"/projects/{row['label']}"
        assert row["label"] in shown(handle, row["link"])


def test_a_public_project_has_its_source_and_says_that_it_is_apart(handle: StoreHandle) -> None:
    text = shown(handle, "/projects/public-11")
    assert "Untergrenze, keine Gesamtzahl" in text
    assert "www.mags.nrw" in text


@pytest.mark.parametrize(
    "path", ["/projects/nope", "/projects/public-9999", "/projects/public-", "/projects/a/b/c"]
)
def test_an_unknown_project_is_told_inside_the_frame(handle: StoreHandle, path: str) -> None:
    tree, _opening, answer, _shown, _options = callback.respond_to(
        handle, Viewer(), path, "?block=1"
    )
    assert (answer["page"], answer["cards"]) == ("not-found", {})
    assert any(isinstance(part, html.Header) for part in tree)
    assert "Diese Seite gibt es nicht" in shown(handle, path)


def test_who_may_see_one_area_only_finds_no_project_of_another(handle: StoreHandle) -> None:
    elsewhere = Viewer(areas=("05113",))
    assert "Diese Seite gibt es nicht" in shown(handle, KNOWN, viewer=elsewhere)


def test_the_list_holds_every_project_once_and_the_public_ones_apart(handle: StoreHandle) -> None:
    visit = callback.visit(handle, Viewer(), "/projects", "?block=3", "de")
    page = PAGES["projects"]
    with speaking("de"):
        lists = {
            name: json.loads(getattr(draw(visit), "data-rows"))
            for name, draw in page.bodies.items()
        }
    answer = answering.answer(handle, "/projects", "?block=3")
    numbers = {row[0]: row[1] for row in lists["projects-list"]}
    assert len(numbers) == 156
    assert len(lists["public-projects"]) == 67
    assert all(row[5] for row in lists["public-projects"])
    picture = answer["cards"]["projects-list"]["picture"]
    assert picture["form"] == "records"
    bits = int.from_bytes(base64.b64decode(picture["shown"]), "little")
    marked = {numbers[number] for number in range(bits.bit_length()) if bits >> number & 1}
    rows = projects.projects_list(replace(visit.scope, filters=FilterState(block=("3",))))
    assert marked == {f"/projects/{case_number}" for case_number in rows["case_number"]}
    assert len(marked) == 19
    assert answer["cards"]["projects-list"]["table"]["rows"] == []


def test_the_way_down_starts_at_the_state(handle: StoreHandle) -> None:
    assert trail(handle, "/projects") == [("Nordrhein-Westfalen", None)]


def test_each_step_lets_go_of_what_lies_below_and_keeps_the_rest(handle: StoreHandle) -> None:
    assert trail(handle, "/projects", "?municipality=05766020&block=1") == [
        ("Nordrhein-Westfalen", "/projects?block=1"),
        ("Regierungsbezirk Detmold", "/projects?block=1&region=057"),
        ("Kreis Lippe", "/projects?block=1&district=05766"),
        ("Detmold (Stadt)", None),
    ]


def test_a_kreisfreie_stadt_is_one_step_not_two(handle: StoreHandle) -> None:
    assert [name for name, _address in trail(handle, "/projects", "?municipality=05113000")] == [
        "Nordrhein-Westfalen", "Regierungsbezirk Düsseldorf", "Essen",
    ]  # fmt: skip


def test_several_areas_are_named_or_counted(handle: StoreHandle) -> None:
    two = trail(handle, "/projects", "?district=05113,05913")
    assert [name for name, _address in two] == [
        "Nordrhein-Westfalen",
        "Regierungsbezirk Düsseldorf und Regierungsbezirk Arnsberg",
        "Essen und Dortmund",
    ]  # fmt: skip
    three = trail(handle, "/projects", "?district=05111,05113,05913")
    assert three[-1] == ("3 Kreise", None)


def test_the_way_down_ends_at_the_project(handle: StoreHandle) -> None:
    steps = trail(handle, KNOWN)
    assert steps[-1][1] is None
    assert [address for _name, address in steps[:3]] == [
        "/projects", "/projects?region=057", "/projects?district=05766",
    ]  # fmt: skip
