/* Words and lines around the marks. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { page } from "../dom.js";

page();
const { note, scales, shapeNode } = await import("../../../assets/src/pictures/still-notes.js");

const area = { left: 0, top: 0, width: 100, height: 100, x: (value) => value, y: (value) => 100 - value };
const layout = { font: { size: 10, color: "--ink" } };

test("a note of a row can be pressed, another one cannot", () => {
  const base = { text: "Essen", xref: "paper", yref: "y", x: 0, y: 50, xanchor: "left", yanchor: "middle", borderpad: 0, align: "left" };
  assert.equal(note({ ...base, captureevents: true, name: "row 4" }, area, area, layout).dataset.labelRow, "4");
  assert.equal(note(base, area, area, layout).getAttribute("pointer-events"), "none");
});

test("a note stands at its anchor", () => {
  const at = (xanchor) => Number(note({ text: "abcd", xref: "x", yref: "y", x: 50, y: 50, xanchor, borderpad: 0 }, area, area, layout).querySelector("rect").getAttribute("x"));
  assert.deepEqual([at("left"), at("center"), at("right")], [50, 39, 28]);
});

test("a line at the very edge shows its inner half", () => {
  const line = (x) => shapeNode({ x0: x, x1: x, y0: 0, y1: 10, line: { color: "c", width: 2 } }, area);
  assert.match(line(0).getAttribute("style"), /stroke-width:1px/);
  assert.match(line(5).getAttribute("style"), /stroke-width:2px/);
});

test("ticks have a line each, but for those at the upper edge, and their words", () => {
  const yaxis = { tickvals: [0, 50, 100], ticktext: ["0", "50", "100"], tickfont: { size: 10 }, ticklabelstandoff: 6 };
  const xaxis = { tickvals: [0, 1], ticktext: ["Jan", ""], tickfont: { size: 10 } };
  const { lines, words } = scales({ xaxis, yaxis }, area);
  assert.equal(lines.length, 2);
  assert.deepEqual(words.filter(Boolean).map(({ textContent }) => textContent), ["Jan", "0", "50", "100"]);
});
