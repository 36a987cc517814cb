/* The tile map: made once, filled by each choice. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { page } from "../dom.js";

page();
const { tilesPicture } = await import("../../../assets/src/pictures/tiles.js");
const { el } = await import("../../../assets/src/shell/dom.js");

const picture = (areas, more = {}) => ({ form: "tiles", classes: ["0", "1"], areas, ...more });
const card = { room: () => 560, isChosen: (row) => row === 0, canToggle: () => true, isOutside: () => false };

test("all Kreise have a tile, and a choice fills the same ones", () => {
  const host = el("div");
  tilesPicture.draw(host, picture({ "05113": [1, "7", "Essen: 7", 0] }), card);
  const drawing = host.querySelector("svg");
  const tile = drawing.querySelector('[data-ags="05113"]');
  assert.equal(drawing.querySelectorAll("g[data-ags]").length, 53);
  assert.equal(tile.querySelector(".value").textContent, "7");
  assert.ok(tile.classList.contains("chosen"));
  assert.equal(drawing.lastElementChild, tile, "on top");
  tilesPicture.draw(host, picture({ "05113": ["held", "", "", 0] }, { marked: { "05113": "A" } }), card);
  assert.equal(host.querySelector("svg"), drawing);
  assert.equal(tile.querySelector(".value").textContent, "•");
  assert.equal(tile.querySelector(".plate").textContent, "A E");
});

test("tiles are as large as the room allows, never illegible", () => {
  const cellAt = (width) => {
    const host = el("div");
    tilesPicture.draw(host, picture({}), { ...card, room: () => width });
    return Number(host.querySelector("svg").dataset.cell);
  };
  assert.deepEqual([cellAt(900), cellAt(360), cellAt(100)], [62, 40, 28]);
});

test("where a plate fills its tile, A and B stand in its place", () => {
  const plateAt = (width) => {
    const host = el("div");
    tilesPicture.draw(host, picture({ "05382": [1, "7", "", 0] }, { marked: { "05382": "B" } }), { ...card, room: () => width });
    return host.querySelector('[data-ags="05382"] .plate').textContent;
  };
  assert.deepEqual([plateAt(600), plateAt(358), plateAt(288)], ["B SU", "B", "B"]);
});
