/* Scatter and Lorenz curve. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { page } from "../dom.js";

page();
const { lorenz, namedOf, scatter } = await import("../../../assets/src/pictures/scatter.js");
const { pointsOf } = await import("../../../assets/src/pictures/points.js");

const points = { x: [10, 20, 30, 40], y: [5, 15, 25, 0], name: ["A", "B", "C", "D"], words: ["a", "b", "c", "d"], size: [1, 2, 3, 1], is_named: [0], is_hollow: [3], row: [0, 1, 2, 3] };
const axis = (title, median) => ({ title, end: 50, ticks: [[0, "0"], [50, "50"]], ...(median ? { median } : {}) });
const picture = { form: "scatter", points, x: axis("Kinderarmut", [25, "Median 25"]), y: axis("Mittel", [12, "Median 12"]), quadrants: ["a", "b", "c", "d"] };

test("hollow points are a series of their own, on top", () => {
  const { data } = scatter(picture, 800, new Set());
  assert.deepEqual(data.map(({ x }) => x), [[30, 20, 10], [40]]);
});

test("medians are lines with their words, and without them there are none", () => {
  assert.deepEqual(scatter(picture, 800, new Set()).layout.shapes.map(({ x0, y0 }) => [x0, y0]), [[25, 0], [0, 12]]);
  const plain = scatter({ ...picture, x: axis("x"), y: axis("y"), quadrants: [] }, 800, new Set()).layout;
  assert.deepEqual(plain.shapes, []);
});

test("words of quadrants have room under zero", () => {
  assert.ok(scatter(picture, 800, new Set()).layout.yaxis.range[0] < 0);
  assert.equal(scatter({ ...picture, quadrants: [] }, 800, new Set()).layout.yaxis.range[0], 0);
});

test("few chosen points are named before the others, each once", () => {
  const all = pointsOf(points);
  assert.deepEqual(namedOf(all, new Set()).map(({ name }) => name), ["A"]);
  assert.deepEqual(namedOf(all, new Set([0, 2, 3])).map(({ name }) => name), ["B", "A"]);
  assert.deepEqual(namedOf(all, new Set([1, 2, 3])).map(({ name }) => name), ["A"]);
  assert.deepEqual(namedOf(all, new Set([0, 1, 2, 3])).map(({ name }) => name), ["A"]);
});

test("the curve begins at nothing, beside the diagonal, and says where its half lies", () => {
  const curve = { form: "lorenz", points, x: axis("Kinder"), y: axis("Mittel"), half: { name: "", text: "die Hälfte", x: 20, y: 50 }, equal: "gleich verteilt" };
  const { data: [diagonal, line], layout } = lorenz(curve, 800);
  assert.deepEqual(diagonal.x, [0, 100]);
  assert.deepEqual([line.x[0], line.y[0], line.customdata[0]], [0, 0, null]);
  const texts = layout.annotations.map(({ text }) => text);
  assert.ok(texts.includes("die Hälfte") && texts.includes("gleich verteilt"));
  assert.deepEqual(layout.shapes.map(({ x0, x1 }) => [x0, x1]), [[20, 20], [20, 100]]);
});

test("words with no room beside the half stand in the corner that curve and diagonal leave free", () => {
  const half = (x) => ({ form: "lorenz", points, x: axis("Kinder"), y: axis("Mittel"), half: { name: "", text: "die Hälfte des Geldes", x, y: 50 }, equal: "gleich" });
  const at = (x) => lorenz(half(x), 240).layout.annotations.find(({ text }) => text.includes("Hälfte"));
  assert.deepEqual([at(95).x, at(95).y, at(95).yanchor], [0, 100, "top"]);
  assert.deepEqual([at(20).x, at(20).y, at(20).yanchor], [20, 0, "bottom"]);
});

test("words of quadrants stand above the highest line, and each has its side however near the median lies to the edge", () => {
  const { layout } = scatter({ ...picture, quadrants: ["wenig Bedarf, viele Mittel", "viel Bedarf, viele Mittel", "c", "d"], x: axis("x", [1, "Median 1"]) }, 320, new Set());
  assert.ok(layout.yaxis.range[1] > 50);
  const [left, right] = ["wenig", "viel "].map((word) => layout.annotations.find(({ text }) => text.startsWith(`<b>${word}`)).text.split("<br>").length);
  assert.ok(left >= right);
});
