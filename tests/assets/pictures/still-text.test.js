/* Texts of a drawing: lines and runs. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { page } from "../dom.js";

page();
const { extent, linesOf, middle, textNode } = await import("../../../assets/src/pictures/still-text.js");

test("lines of runs, bold, small and coloured", () => {
  assert.deepEqual(linesOf("eins <b>zwei</b><br>drei"), [[{ text: "eins ", bold: false }, { text: "zwei", bold: true }], [{ text: "drei", bold: false }]]);
  assert.deepEqual(linesOf('<span style="font-size:13px;color:--ink-soft">klein</span>'), [[{ text: "klein", bold: false, size: 13, color: "--ink-soft" }]]);
  assert.deepEqual(linesOf(null), [[]]);
});

test("a text of one line is one node, of several a node per line", () => {
  const font = { size: 10, color: "--ink" };
  assert.equal(textNode("eins", font, { x: 1 }).children.length, 0);
  assert.equal(textNode("eins<br>zwei", font, { x: 1 }).querySelectorAll(".line").length, 2);
});

test("each further line makes a text higher", () => {
  const [one, two] = [extent("a", 10), extent("a<br>b", 10)];
  assert.equal(two.bottom - one.bottom, 13);
  assert.equal(middle({ top: -4, bottom: 2 }), -1);
});
