/* Bands that say what failed, and that it is well again. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { page } from "../dom.js";

const { document } = page();
const { news, notice } = await import("../../../assets/src/shell/notice.js");

test("the newest failure replaces the one before, at the top and as an alert", () => {
  notice("eins");
  notice("<b>zwei</b>");
  const bands = document.querySelectorAll("#failure");
  assert.equal(bands.length, 1);
  assert.equal(bands[0].getAttribute("role"), "alert");
  assert.match(bands[0].textContent, /<b>zwei<\/b>/);
  assert.equal(document.getElementById("main").firstElementChild, bands[0]);
});

test("good news goes by itself", (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  globalThis.setTimeout = setTimeout;
  news("wieder da");
  assert.ok(document.getElementById("news"));
  context.mock.timers.tick(10_000);
  assert.equal(document.getElementById("news"), null);
});
