/* How many hints a browser has shown. */

import assert from "node:assert/strict";
import { test } from "node:test";

const { hasHints, remember, shown } = await import("../../../assets/src/shell/hinted.js");

test("hints are left until all were shown", () => {
  const kept = new Map();
  globalThis.localStorage = { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => kept.set(key, value) };
  assert.equal(hasHints(), true);
  assert.equal(remember(3), true);
  assert.equal(shown(), 3);
  assert.equal(hasHints(), false);
});

test("a browser that keeps nothing gets none", () => {
  globalThis.localStorage = { getItem: () => { throw new Error("kept off"); }, setItem: () => { throw new Error("kept off"); } };
  assert.equal(hasHints(), false);
  assert.equal(remember(1), false);
});
