/* What lies outside the choice is paler, and what is chosen has its name. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { page } from "../dom.js";

page();
const { paler } = await import("../../../assets/src/pictures/outside.js");

const trace = { x: [1, 2, 3], y: [4, 5, 6], customdata: [0, 1, 2], marker: { opacity: 0.82 } };

test("marks of rows outside are paler, the others as they were", () => {
  const [first, second, third] = paler(trace, new Set([0, 2])).marker.opacity;
  assert.equal(second, 0.82);
  assert.ok(first === third && first < second / 2);
});

test("without anything outside a trace is the one it was", () => {
  assert.equal(paler(trace, new Set()), trace);
  assert.equal(paler(trace, new Set([7])), trace);
  const bare = { x: [1], y: [1] };
  assert.equal(paler(bare, new Set([0])), bare);
});
