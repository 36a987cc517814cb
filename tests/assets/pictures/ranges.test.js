/* Ranges: a bar from one value to another, a tick on it, the words behind whichever reaches further. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { page } from "../dom.js";

page();
const { ranges } = await import("../../../assets/src/pictures/ranges.js");

const picture = { form: "ranges", labels: [{ text: "Essen" }, { text: "Bonn" }, { text: "Köln" }], starts: [10, 20, null], ends: [30, 25, null], ticks: [20, 40, null],
  texts: [["", "20 Tage"], ["", "40 Tage"], ["", "–"]] };

test("bars begin at their start, and words stand behind bar or tick", () => {
  const { data: [bar, ticks, words] } = ranges(picture, 800);
  assert.deepEqual([bar.base, bar.x], [[10, 20, 0], [20, 5, 0]]);
  assert.deepEqual(ticks.x, [20, 40, null]);
  assert.deepEqual(words.x, [30, 40, 0]);
  assert.deepEqual(words.text.map((text) => text.trim()), ["20 Tage", "40 Tage", "–"]);
});

test("an end before its start is no bar backwards", () => {
  assert.deepEqual(ranges({ ...picture, ends: [5, 25, null] }, 800).data[0].x, [0, 5, 0]);
});
