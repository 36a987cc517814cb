/* Circles on a map: their area is the value. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { page } from "../dom.js";

page({ words: { legend: "Legende" } });
const { draw, legend } = await import("../../../assets/src/pictures/symbols.js");
const { svg } = await import("../../../assets/src/shell/dom.js");
const { page: state } = await import("../../../assets/src/shell/page.js");

const picture = { form: "symbols", level: "districts", scale: [[100, "100"], [25, "25"]], approximate: "Lage ungefähr",
  symbols: { x: [1, 2, 3], y: [1, 2, 3], value: [100, 25, 0], words: ["A", "B", "C"], row: [0, 1, 2], is_approximate: [1] } };
const card = { isChosen: (row) => row === 0, canToggle: () => true, isOutside: () => false };

function drawn(one) {
  const layer = svg("g");
  svg("svg", { viewBox: "0 0 400 400" }, layer);
  draw(layer, one, card, 400);
  return [...layer.children];
}

test("a fourth of the value is half as wide, and nothing is small and hollow", () => {
  const radii = Object.fromEntries(drawn(picture).map((group) => [group.dataset.row, Number(group.querySelector("circle").getAttribute("r"))]));
  assert.equal(radii[0], 2 * radii[1]);
  assert.ok(radii[2] < radii[1] && radii[2] > 0);
});

test("what is chosen lies on top; a place that is not known is dashed", () => {
  const groups = drawn(picture);
  assert.equal(groups.at(-1).dataset.row, "0");
  assert.match(groups.find((group) => group.dataset.row === "1").getAttribute("class"), /approximate/);
});

test("a map of areas has no circles", () => {
  assert.deepEqual(drawn({ form: "area-map", level: "districts", classes: [], areas: {} }), []);
});

test("the legend says sizes, and the dashed circle where it occurs", () => {
  assert.deepEqual([...legend(picture, 400).children].map((item) => item.textContent), ["100", "25", "Lage ungefähr"]);
  const sure = { ...picture, symbols: { ...picture.symbols, is_approximate: undefined } };
  assert.equal(legend(sure, 400).children.length, 2);
});

test("the small ring stands in the legend, where there is nothing", () => {
  const [ring] = legend({ ...picture, scale: [[0, "0"], ...picture.scale] }, 400).querySelectorAll("svg");
  assert.match(ring.getAttribute("class"), /none/);
});

test("a circle of the legend on paper is as large as on the map, however small that is", () => {
  state.isPaper = true;
  const layer = svg("g");
  svg("svg", { viewBox: "0 0 400 400" }, layer);
  draw(layer, picture, card, 200);
  const onMap = Math.max(...[...layer.querySelectorAll("circle")].map((circle) => Number(circle.getAttribute("r")))) / 2;
  assert.equal(Number(legend(picture, 900).querySelector("circle").getAttribute("r")), onMap);
  state.isPaper = false;
});
