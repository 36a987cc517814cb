/* What lies under every drawing. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { page } from "../dom.js";

const { document } = page();
const { baseLayout } = await import("../../../assets/src/pictures/base.js");

test("numbers are parted as the page's language does", () => {
  assert.equal(baseLayout(100).separators, ",.");
  document.documentElement.lang = "en";
  assert.equal(baseLayout(100).separators, ".,");
  document.documentElement.lang = "de";
});

test("each picture has a layout of its own", () => {
  const [one, other] = [baseLayout(100), baseLayout(200)];
  one.xaxis.range = [0, 1];
  one.margin.l = 9;
  assert.equal(other.xaxis.range, undefined);
  assert.equal(other.margin.l, 0);
  assert.deepEqual([one.width, other.width], [100, 200]);
});
