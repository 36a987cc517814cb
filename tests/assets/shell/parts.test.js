/* Parts of the script: fetched once somebody has use for them, started once, and one that does not come says so. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { page as document } from "../dom.js";

const { document: shown } = document({ words: { part_failed: "Kam nicht." } });
let seen = () => {};
globalThis.MutationObserver = class {
  constructor(told) { seen = told; }
  observe() {}
  disconnect() { seen = () => {}; }
};
const { fetched, whenClicked, whenThere } = await import("../../../assets/src/shell/parts.js");
const { isSettled, page } = await import("../../../assets/src/shell/page.js");

const settled = () => new Promise((done) => setTimeout(done, 5));
const failure = () => shown.getElementById("failure")?.textContent ?? "";

/** A part that counts what happens to it. */
function counting(selector) {
  const part = { starts: 0, clicks: 0, loads: 0,
    start() {
      part.starts += 1;
      shown.addEventListener("click", ({ target }) => { if (target.matches(selector)) part.clicks += 1; });
    } };
  return { part, load: async () => { part.loads += 1; return part; } };
}

test("a part that comes is used, and until then nothing has settled", async () => {
  page.answer = { asked: "/" };
  const result = fetched(async () => ({ four: 4 }), ({ four }) => assert.equal(four, 4));
  assert.equal(isSettled(), false);
  assert.deepEqual(await result, { four: 4 });
  assert.equal(isSettled(), true);
});

test("a part that does not come says so in words", async (context) => {
  context.mock.method(console, "error", () => {});
  assert.equal(await fetched(async () => { throw new TypeError("gone"); }), null);
  assert.match(failure(), /Kam nicht/);
  assert.equal(page.onTheWay, 0);
});

test("an element that comes onto the page starts its part once", async () => {
  const { part, load } = counting("#desk");
  whenThere("#desk", load);
  seen();
  assert.equal(part.loads, 0);
  shown.getElementById("main").innerHTML = '<p id="desk"></p>';
  seen();
  seen();
  await settled();
  assert.deepEqual([part.loads, part.starts], [1, 1]);
});

test("the first click fetches a part, which then hears that click and all later ones once", async () => {
  const { part, load } = counting(".tool");
  whenClicked(".tool", load);
  shown.getElementById("main").innerHTML = '<button class="tool"></button>';
  const button = shown.querySelector(".tool");
  button.click();
  button.click(); // while it is on its way
  assert.equal(button.getAttribute("aria-busy"), "true");
  await settled();
  assert.deepEqual([part.loads, part.starts, part.clicks], [1, 1, 1]);
  assert.equal(button.hasAttribute("aria-busy"), false);
  button.click();
  await settled();
  assert.deepEqual([part.loads, part.starts, part.clicks], [1, 1, 2]);
});

test("a part that an element has started is not started again by a click", async () => {
  const { part, load } = counting(".both");
  whenThere(".both", load);
  const there = seen;
  whenClicked(".both", load);
  shown.getElementById("main").innerHTML = '<button class="both"></button>';
  there();
  await settled();
  shown.querySelector(".both").click();
  await settled();
  assert.equal(part.starts, 1);
});

test("a click that got nothing may be tried again", async (context) => {
  context.mock.method(console, "error", () => {});
  const { part, load } = counting(".twice");
  let isDown = true;
  whenClicked(".twice", () => (isDown ? Promise.reject(new TypeError("gone")) : load()));
  shown.getElementById("main").innerHTML = '<button class="twice"></button>';
  shown.querySelector(".twice").click();
  await settled();
  assert.match(failure(), /Kam nicht/);
  isDown = false;
  shown.querySelector(".twice").click();
  await settled();
  assert.deepEqual([part.starts, part.clicks], [1, 1]);
});
