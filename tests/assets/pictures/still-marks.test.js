/* Bars, lines and points of a drawing, in px. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { page } from "../dom.js";

page();
const { hatch, marksOf, round, traceNode } = await import("../../../assets/src/pictures/still-marks.js");

const area = { left: 10, top: 20, width: 100, height: 80, x: (value) => 10 + value, y: (value) => 20 + value };
const bar = { type: "bar", orientation: "h", x: [50, 0.5, null], y: [0, 10, 20], width: 8, offset: -4, customdata: [3, 4, 5], marker: { color: "--mark" } };

test("a bar lies across its place, and stands for its row", () => {
  const [first] = marksOf(bar, area);
  assert.deepEqual([first.sides, first.zero, first.end, first.row], [[-4, 4], 0, 50, 3]);
});

test("a very small bar is still seen, one without value is not", () => {
  const paths = [...traceNode(bar, area).querySelectorAll("path")].map((path) => path.getAttribute("d"));
  assert.match(paths[1], /^M0,.*H1V/);
  assert.match(paths[2], /^M0,.*H0V/);
});

test("a line stops before a gap, and its unknown point is no mark", () => {
  const line = { type: "scatter", x: [0, 1, 2, 3], y: [5, null, 6, 7], line: { color: "--mark", width: 2 }, marker: { color: "--mark", size: 6 } };
  assert.equal(marksOf(line, area).length, 3);
  assert.equal(traceNode(line, area).querySelector(".js-line").getAttribute("d"), "M0,5M2,6L3,7");
});

test("marks outside the choice are paler, the line through the others is drawn once more", () => {
  const line = { type: "scatter", x: [0, 1], y: [5, 6], line: { color: "--mark", width: 2 }, marker: { color: "--mark", size: 6, opacity: [1, 0.3] } };
  assert.equal(traceNode(line, area).querySelectorAll(".js-line").length, 2);
});

test("each hatch has a name of its own", () => {
  const pattern = { size: 7, solidity: 0.2, bgcolor: "a", fgcolor: "b" };
  assert.notEqual(hatch({ pattern }).fill, hatch({ pattern }).fill);
  assert.equal(round(1.005 + 1), 2.01);
});
