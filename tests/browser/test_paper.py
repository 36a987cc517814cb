"""Pages on paper: what somebody saves or sends who prints to a PDF."""

from __future__ import annotations

import io
from typing import Any

import pytest
from pypdf import PdfReader

from dashboards.pages import PAGES
from tests.browser.conftest import Visitor

pytestmark = pytest.mark.browser

#: Small enough for any mailbox; drawings and letters alone stay well below it.
MOST_BYTES = 1_000_000


#: Whether every picture is there: a map comes when its borders do, behind the numbers.
DRAWN = """() => [...document.querySelectorAll("main figure[role=img]")]
  .every((one) => !one.getClientRects().length || one.querySelector("svg, table"))"""


def _open(visitor: Visitor, path: str) -> None:
    visitor.go(path)
    visitor.page.wait_for_function(DRAWN)


def _assert_small(content: bytes) -> None:
    assert len(content) <= MOST_BYTES
    assert len(content) > MOST_BYTES / 100, "a page without content proves nothing"


#: Sheets at most: half of what these pages took one card under the other, or fewer.
SHEETS = {"/": 4, "/applications": 8, "/regions": 6, "/need": 4, "/outreach": 10, "/projects": 10}

#: Words that go on in another line without a sign, tables whose letters are too small or whose
#: cells are columns of their own, and bars to which the words behind them leave no length.
BROKEN = """() => {
  window.dispatchEvent(new Event("beforeprint"));
  const found = [];
  const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const holder = node.parentElement;
    if (!holder.getClientRects().length || holder.closest("svg, .vh, .print-head")) continue;
    for (const { 0: word, index } of node.textContent.matchAll(/[^\\s\u00ad\u200b/-]{2,}/gu)) {
      const range = document.createRange();
      range.setStart(node, index + 1); // a hyphen drawn before it belongs to the line above
      range.setEnd(node, index + word.length);
      const lines = [...range.getClientRects()].filter((one) => one.width > 1);
      if (new Set(lines.map((one) => Math.round(one.top))).size > 1) found.push(word);
    }
  }
  const small = [...document.querySelectorAll(".sheet table")]
    .filter((one) => Number(one.style.zoom || 1) < 0.7);
  const width = (one) => one.getBoundingClientRect().width;
  const length = (one) => Math.max(width(one), one.getBoundingClientRect().height);
  const short = [...document.querySelectorAll(".is-half figure:has(.bars .point)")].filter((one) =>
    Math.max(...[...one.querySelectorAll(".bars .point path")].map(length)) < width(one) / 12);
  const tall = [...document.querySelectorAll(".is-half .sheet tbody tr")]
    .filter((one) => one.offsetHeight > 80);
  small.push(...short, ...tall);
  window.dispatchEvent(new Event("afterprint"));
  return [...found, ...small.map((one) => one.closest(".card").id)];
}"""


def figures(node: Any) -> list[str]:
    """The alternative text of every picture in the structure of a PDF, "" where there is none."""
    node = node.get_object()
    found = []
    if isinstance(node, dict):
        if node.get("/S") == "/Figure":
            found.append(str(node.get("/Alt", "")))
        children = node.get("/K", [])
        children = children.get_object() if hasattr(children, "get_object") else children
        for child in children if isinstance(children, list) else [children]:
            if not isinstance(child, int):
                found += figures(child)
    return found


@pytest.mark.parametrize("path", SHEETS)
def test_a_page_is_small_takes_few_sheets_and_every_picture_has_its_words(
    visitor: Visitor, path: str
) -> None:
    _open(visitor, path)
    page = visitor.page
    content = page.pdf(prefer_css_page_size=True, print_background=True, tagged=True, outline=True)
    _assert_small(content)
    pdf = PdfReader(io.BytesIO(content))
    root: Any = pdf.trailer["/Root"]
    assert len(pdf.pages) <= SHEETS[path]
    assert str(root["/Lang"]).startswith("de")
    assert pdf.metadata is not None
    assert page.locator("h1").inner_text() in str(pdf.metadata.title)
    assert pdf.outline
    words = figures(root["/StructTreeRoot"])
    drawn = page.locator("main figure[role=img]:visible").count()
    assert len([one for one in words if len(one) > 20]) >= drawn
    assert all(words)
    version = page.evaluate("fetch('/health').then((one) => one.json())")["data_version"]
    page.emulate_media(media="print")
    assert page.evaluate(BROKEN) == []
    for sheet in pdf.pages:
        text = sheet.extract_text().replace("\n", " ")
        assert version[-12:] in text
        assert len(text) > 400, "no sheet is empty"


OTHERS = [page.path for page in PAGES.values() if page.cards and page.path not in SHEETS]


def test_the_other_pages_and_those_with_a_choice_are_small_too(visitor: Visitor) -> None:
    """A choice dims marks: of most on the map and the heat maps."""
    for path in (*OTHERS, "/regions?block=2", "/outreach?block=2"):
        _open(visitor, path)
        _assert_small(visitor.page.pdf(prefer_css_page_size=True, print_background=True))


def test_lists_say_what_does_not_stand_on_paper(visitor: Visitor) -> None:
    """The script of the grid is held back: the list of applications cannot be there in time."""

    def printed() -> str:
        pdf = PdfReader(io.BytesIO(visitor.page.pdf(prefer_css_page_size=True)))
        return " ".join(sheet.extract_text() for sheet in pdf.pages).replace("\n", " ")

    visitor.page.route("**/*ag_grid*/**", lambda _route: None)
    visitor.go("/applications")
    assert "Die Liste war noch nicht da" in printed()
    visitor.go("/projects")
    assert "Die ersten 24 von 156 Zeilen; die Arbeitsmappe hat alle." in printed()
    visitor.go("/outreach")
    first = visitor.page.pdf(prefer_css_page_size=True, page_ranges="1")
    assert "Bildung" in PdfReader(io.BytesIO(first)).pages[0].extract_text()


def test_a_long_table_is_printed_where_it_is_open_and_a_card_alone(visitor: Visitor) -> None:
    visitor.go("/need")
    page = visitor.page

    def sheets() -> list[str]:
        pdf = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
        return [sheet.extract_text() for sheet in pdf.pages]

    closed = sheets()
    assert "Die Tabelle mit 53 Zeilen wird gedruckt, wenn sie geöffnet ist." in "".join(closed)
    card = page.locator("#need-and-funds-by-district")
    card.locator("[data-tool=table]").click()
    opened = sheets()
    assert len(opened) > len(closed)
    assert "Hochsauerlandkreis" in "".join(opened)
    page.evaluate("window.print = () => { window.printed = true }")
    card.locator("[data-tool=files]").click()
    page.get_by_role("button", name="Nur diese Karte drucken").click()
    assert page.evaluate("window.printed")
    alone = sheets()
    assert len(alone) < len(opened)
    assert "Die Hälfte des Geldes" not in "".join(alone)
    assert len(sheets()) == len(opened), "the next time the whole page is printed again"
