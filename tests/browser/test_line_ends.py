"""Words and amounts that belong together stay on one line, and leave the page as they were."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Visitor

pytestmark = pytest.mark.browser

#: Every such word on the page, its element as narrow as can be: [where it stands, its lines].
_SQUEEZED = r"""() => {
  const together = /18-\u2060?J|nder-\u2060?18|−\u2060?€/;
  const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    const text = walker.currentNode;
    const parent = text.parentElement;
    const at = text.data.match(together);
    if (!at || parent.closest("svg, .vh, option") || !parent.getClientRects().length) continue;
    parent.style.cssText =
      "display: block; width: 1px; white-space: normal; overflow-wrap: normal; hyphens: none";
    const word = document.createRange();
    word.setStart(text, at.index);
    word.setEnd(text, at.index + at[0].length);
    const lines = new Set([...word.getClientRects()].map((one) => Math.round(one.top)));
    found.push([parent.closest("[id]").id, lines.size]);
  }
  return found;
}"""


@pytest.mark.parametrize(
    ("path", "least"),
    [
        ("/regions", 10),
        ("/need", 10),
        ("/neighbourhoods", 3),
        ("/data", 10),
        ("/regions?lang=en", 10),
        ("/need?lang=en", 10),
    ],
)
def test_no_line_ends_within_a_word_that_belongs_together(
    visitor: Visitor, path: str, least: int
) -> None:
    visitor.go(path)
    found = visitor.page.evaluate(_SQUEEZED)
    assert [place for place, lines in found if lines > 1] == []
    assert len(found) >= least


def test_a_copied_sentence_has_the_plain_word(visitor: Visitor) -> None:
    visitor.go("/need")
    visitor.page.locator("#funds-concentration [data-tool=copy]").click()
    copied = visitor.page.evaluate("navigator.clipboard.readText()")
    assert "18-Jährigen" in copied
    visitor.page.locator("[data-action=copy-summary]").click()
    visitor.page.wait_for_function(
        "async (before) => await navigator.clipboard.readText() !== before", arg=copied
    )
    assert "18-Jährige" in visitor.page.evaluate("navigator.clipboard.readText()")


def test_words_in_a_picture_do_not_end_a_line_at_their_number(visitor: Visitor) -> None:
    visitor.go("/need")
    lines = visitor.page.locator("#funds-concentration .annotation-text tspan.line")
    lines.first.wait_for(state="attached")
    texts = [text.strip() for text in lines.all_text_contents()]
    assert any("18-Jährigen" in text for text in texts)
    assert [text for text in texts if text.endswith("18-")] == []
