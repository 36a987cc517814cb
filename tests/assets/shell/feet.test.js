/* Cards beside each other share the foot line. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { page as put } from "../dom.js";

const { document } = put();
const { start } = await import("../../../assets/src/shell/feet.js");
const { page } = await import("../../../assets/src/shell/page.js");

const CARDS = [[0, 40], [0, 60], [500, 30]]; // top of the card, height of what stands in its foot
document.getElementById("main").innerHTML = `<div class="grid">${CARDS.map(() => '<article class="card"><footer class="foot"></footer></article>').join("")}</div>`;
/** As high as what stands in a foot, and what it was lowered by.
    @param {HTMLElement} foot
    @param {() => number} alone */
const standing = (foot, alone) => Object.defineProperty(foot, "offsetHeight", { configurable: true, get: () => alone() + (parseFloat(foot.style.getPropertyValue("--lower")) || 0) });
const feet = [...document.querySelectorAll(".foot")];
feet.forEach((foot, at) => {
  foot.closest(".card").getBoundingClientRect = () => ({ top: CARDS[at][0] });
  standing(foot, () => CARDS[at][1]);
});
globalThis.scrollY = 0;
globalThis.ResizeObserver = class {
  constructor(then) { this.then = then; }
  observe() { this.planned = setTimeout(this.then); }
  disconnect() { clearTimeout(this.planned); }
};
start();

async function aligned() {
  window.dispatchEvent(new CustomEvent("ziq:applied", { detail: {} }));
  await new Promise((settled) => setTimeout(settled, 10));
  return feet.map((foot) => foot.style.getPropertyValue("--lower") || "");
}

test("the lower foot of a row has its tools as low as the highest, other rows are left alone", async () => {
  assert.deepEqual(await aligned(), ["20px", "", ""]);
});

test("where no foot says anything else nothing is measured again", async () => {
  let reads = 0;
  standing(feet[2], () => { reads += 1; return 30; });
  await aligned();
  assert.equal(reads, 0);
  feet[2].textContent = "n = 12";
  await aligned();
  assert.equal(reads, 1);
});

test("a foot that says less than before is as low as its row needs", async () => {
  standing(feet[1], () => 40);
  feet[1].textContent = "n = 1";
  assert.deepEqual(await aligned(), ["0px", "", ""]);
});

test("on paper nothing is moved", async () => {
  feet[0].style.removeProperty("--lower");
  feet[0].textContent = "n = 13";
  page.isPrinting = true;
  assert.deepEqual(await aligned(), ["", "", ""]);
});
