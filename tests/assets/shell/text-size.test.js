/* The text size is read once for a whole piece of work. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { page } from "../dom.js";

page();
const { atOneSize, rem } = await import("../../../assets/src/shell/text-size.js");

test("read once inside, anew outside, also after an error", () => {
  let reads = 0;
  globalThis.getComputedStyle = () => { reads += 1; return { fontSize: "20px" }; };
  assert.equal(atOneSize(() => rem() + rem()), 40);
  assert.equal(reads, 1);
  assert.throws(() => atOneSize(() => { throw new Error("no"); }));
  rem();
  assert.equal(reads, 3);
});

test("a page without a size has the usual one", () => {
  globalThis.getComputedStyle = () => ({ fontSize: "" });
  assert.equal(rem(), 16);
});
