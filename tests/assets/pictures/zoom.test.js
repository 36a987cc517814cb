/* A map comes near what is chosen. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { page } from "../dom.js";

page({ words: { map_whole: "Ganze Karte", map_near: "Näher" } });
const { offer, to } = await import("../../../assets/src/pictures/zoom.js");
const { el, svg } = await import("../../../assets/src/shell/dom.js");

const picture = { form: "symbols", level: "districts", scale: [], symbols: { x: [10, 90], y: [10, 90], value: [1, 1], words: ["", ""], row: [0, 1] } };
const geo = { viewBox: "0 0 100 100", areas: {} };
const card = (outside, more = {}) => ({ outside: new Set(outside), isOutside: (row) => outside.includes(row), value: { table: { rows: [[], []] } }, ...more });

test("the window lies around the chosen ones, inside the map", () => {
  const drawing = svg("svg");
  const [x, y, width] = to(drawing, geo, picture, card([1])).split(" ").map(Number);
  assert.ok(x >= 0 && y >= 0 && width < 100 && x + width >= 10);
  assert.ok(drawing.classList.contains("is-near"));
});

test("with nothing outside, or after the step back, the whole map stands", () => {
  assert.equal(to(svg("svg"), geo, picture, card([])), geo.viewBox);
  assert.equal(to(svg("svg"), geo, picture, card([1], { isWholeMap: true })), geo.viewBox);
});

test("the step back is offered, taken, and goes with the choice", () => {
  const host = el("div");
  const one = card([1]);
  let redrawn = 0;
  offer(host, one, () => { redrawn += 1; });
  host.querySelector("button").onclick();
  assert.deepEqual([one.isWholeMap, redrawn], [true, 1]);
  offer(host, one, () => {});
  assert.equal(host.querySelector("button").textContent, "Näher");
  offer(host, card([]), () => {});
  assert.equal(host.querySelector("button"), null);
});
