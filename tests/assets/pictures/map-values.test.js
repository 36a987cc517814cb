/* What both kinds of area map say. */

import assert from "node:assert/strict";
import { test } from "node:test";

const { areasOf, symbolsOf } = await import("../../../assets/src/pictures/map-values.js");

const map = { form: "area-map", level: "districts", classes: [], areas: { "05113": [1, "2", "Essen", 0] } };
const dots = { form: "symbols", level: "districts", scale: [], symbols: { x: [1, 2], y: [3, 4], value: [5, 0], words: ["a", "b"], row: [0, 1], is_approximate: [1] } };

test("areas have classes, symbols have none", () => {
  assert.equal(areasOf(map), map.areas);
  assert.deepEqual(areasOf(dots), {});
  assert.deepEqual(symbolsOf(map), []);
});

test("symbols are put together from their fields", () => {
  assert.deepEqual(symbolsOf(dots)[1], { x: 2, y: 4, value: 0, words: "b", row: 1, isApproximate: true });
  assert.equal(symbolsOf(dots)[0].isApproximate, false);
  assert.deepEqual(symbolsOf({ ...dots, symbols: {} }), []);
});
