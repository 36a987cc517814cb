/* Points, as they travel by their fields. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { page } from "../dom.js";

page();
const { circles, inDrawingOrder, pointsOf, spoken } = await import("../../../assets/src/pictures/points.js");

const columns = { x: [1, 2, 3], y: [4, 5, 6], name: ["A", "B", "C"], words: ["4", "5", "6"], size: [1, 9, 4], is_hollow: [1], is_named: [2], row: [0, null, 2] };

test("of what is true or false, the places of those it is true of travel", () => {
  const points = pointsOf(columns);
  assert.deepEqual(points.map(({ isHollow, isNamed }) => [isHollow, isNamed]), [[false, false], [true, false], [false, true]]);
  assert.deepEqual(points.map(({ row }) => row), [0, null, 2]);
  assert.deepEqual(pointsOf({}), []);
  assert.equal(pointsOf({ x: [1], y: [1], name: ["A"], words: [""] })[0].size, 1);
});

test("large ones are drawn first, hollow ones on top", () => {
  assert.deepEqual(inDrawingOrder(pointsOf(columns)).map(({ name }) => name), ["C", "A", "B"]);
});

test("a series of circles speaks, and is half as large where it is narrow", () => {
  const points = pointsOf(columns);
  const [wide, narrow] = [false, true].map((isNarrow) => circles(points, 9, true, isNarrow));
  assert.equal(narrow.marker.sizeref, 2 * wide.marker.sizeref);
  assert.deepEqual([wide.marker.color, wide.marker.line.color], ["--surface", "--ink"]);
  assert.equal(wide.text[0], spoken(points[0]));
  assert.equal(spoken(points[0]), "<b>A</b><br>4");
});
