/* Cards beside each other share the foot line. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { page as put } from "../dom.js";

const { document } = put();
const { start } = await import("../../../assets/src/shell/feet.js");
const { page } = await import("../../../assets/src/shell/page.js");

const CARDS = [[0, 40], [0, 60], [500, 30]]; // top of the card, height of what stands in its foot
document.getElementById("main").innerHTML = `<div class="grid">${CARDS.map(() => '<article class="card"><footer class="foot"><p></p><p></p></footer></article>').join("")}</div>`;
const feet = [...document.querySelectorAll(".foot")];
feet.forEach((foot, at) => {
  foot.closest(".card").getBoundingClientRect = () => ({ top: CARDS[at][0] });
  foot.getBoundingClientRect = () => ({ top: 100, bottom: 160 });
  foot.children[0].getBoundingClientRect = () => ({ bottom: 100 + CARDS[at][1] });
  foot.children[1].getBoundingClientRect = () => ({ bottom: 0 }); // hidden
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
  return feet.map((foot) => foot.style.getPropertyValue("--foot") || "");
}

test("the lower foot of a row is as high as the highest, other rows are left alone", async () => {
  assert.deepEqual(await aligned(), ["60px", "", ""]);
});

test("where no foot says anything else nothing is measured again", async () => {
  let reads = 0;
  feet[2].children[0].getBoundingClientRect = () => { reads += 1; return { bottom: 130 }; };
  await aligned();
  assert.equal(reads, 0);
  feet[2].children[0].textContent = "n = 12";
  await aligned();
  assert.equal(reads, 1);
});

test("a foot that says less than before is as low as its row needs", async () => {
  feet[1].children[0].getBoundingClientRect = () => ({ bottom: 140 });
  feet[1].children[0].textContent = "n = 1";
  assert.deepEqual(await aligned(), ["", "", ""]);
});

test("on paper nothing is moved", async () => {
  feet[0].style.removeProperty("--foot");
  feet[0].children[0].textContent = "n = 13";
  page.isPrinting = true;
  assert.deepEqual(await aligned(), ["", "", ""]);
});
