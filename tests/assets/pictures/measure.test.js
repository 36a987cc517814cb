/* Widths of texts; a letter of a test is half its size wide. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { page } from "../dom.js";

page();
const { fontHeight, overhang, textSizes, textWidth } = await import("../../../assets/src/pictures/measure.js");

test("the widest line counts, and markup has no width", () => {
  assert.equal(textWidth("abcd", 10), 20);
  assert.equal(textWidth("ab<br><b>abcdef</b>", 10), 30);
});

test("heights are whole px, and sizes follow the text", () => {
  assert.deepEqual(fontHeight(10), { ascent: 9, descent: 2 });
  assert.equal(overhang(["J"], 10), 0);
  assert.equal(textSizes().label, 14);
});
