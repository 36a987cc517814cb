/* What lies outside the choice is paler. */

import assert from "node:assert/strict";
import { test } from "node:test";

const { around } = await import("../../../assets/src/pictures/outside.js");

const scatter = { kind: "plotly", data: [{ x: [1, 2, 3], y: [4, 5, 6], text: ["<b>A</b><br>4", "<b>B</b><br>5", "<b>C</b><br>6"],
  customdata: [0, 1, 2], marker: { opacity: 0.82 } }], layout: { meta: { form: "scatter", named: [{ x: 1, y: 4, text: "A" }] } } };

test("marks of rows outside are paler, the others as they were", () => {
  const { data } = around(scatter, new Set([0, 2]));
  const [first, second, third] = data[0].marker.opacity;
  assert.equal(second, 0.82);
  assert.ok(first === third && first < second / 2);
});

test("what is chosen has its name", () => {
  assert.deepEqual(around(scatter, new Set([0, 2])).layout.meta.named.map(({ text }) => text), ["B", "A"]);
});

test("without anything outside a picture is the one it was", () => {
  assert.equal(around(scatter, new Set()), scatter);
});
