/* The way down to the chosen area. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { page } from "../dom.js";

const { document } = page();
const { start } = await import("../../../assets/src/shell/breadcrumb.js");

test("each step above leads somewhere, the last one is where one is", () => {
  document.getElementById("main").innerHTML = '<ol id="trail"></ol>';
  start();
  window.dispatchEvent(new CustomEvent("ziq:applied", { detail: { trail: [["NRW", "/regions"], ["Essen", null]] } }));
  const [land, here] = document.getElementById("trail").children;
  assert.equal(land.querySelector("a").getAttribute("href"), "/regions");
  assert.deepEqual([here.textContent, here.getAttribute("aria-current"), here.querySelector("a")], ["Essen", "page", null]);
  window.dispatchEvent(new CustomEvent("ziq:applied", { detail: {} }));
  assert.equal(document.getElementById("trail").children.length, 0);
});
