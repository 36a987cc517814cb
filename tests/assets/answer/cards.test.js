/* The cards of the page by their id. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { cardElement, page } from "../dom.js";

const { document } = page();
const { around, cards, of, present, redraw } = await import("../../../assets/src/answer/cards.js");

const stub = (id, form, isFilled = true) => {
  const element = cardElement(document, id);
  const card = { id, element, isFilled, picture: { form }, drawn: 0, part: (name) => document.getElementById(`${id}--${name}`), draw() { this.drawn += 1; } };
  cards.set(id, card);
  return card;
};

test("what is shown as a picture is drawn again, and nothing else", () => {
  const [shown, number, unfilled, hidden, gone] = [stub("a", "bars"), stub("b", "key-number"), stub("c", "bars", false), stub("d", "bars"), stub("e", "bars")];
  number.part("figure").remove(); // A key figure has none.
  hidden.part("figure").hidden = true;
  gone.element.remove();
  redraw();
  assert.deepEqual([shown, number, unfilled, hidden, gone].map(({ drawn }) => drawn), [1, 0, 0, 0, 0]);
  assert.deepEqual(present().map(({ id }) => id), ["a", "b", "d"]);
});

test("an element knows its card", () => {
  assert.equal(around(document.getElementById("a--picture")).id, "a");
  assert.equal(around(document.body), undefined);
  assert.equal(of("b").id, "b");
});
