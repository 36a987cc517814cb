/* A picture at a width, with what lies outside the choice. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { page } from "../dom.js";

page();
const { prepare } = await import("../../../assets/src/pictures/layout.js");

const picture = { form: "bars", labels: [{ text: "a" }, { text: "b" }], values: [1, 2], texts: [["1"], ["2"]], roles: ["mark", "mark"], rows: [7, 8] };

test("marks of rows outside the choice are paler", () => {
  const [bar] = prepare(picture, 600, new Set([8])).data;
  assert.equal(bar.marker.opacity[0], 1);
  assert.ok(bar.marker.opacity[1] < 0.5);
  assert.equal(prepare(picture, 600).data[0].marker.opacity, undefined);
});

test("the value that travels is never changed", () => {
  const before = JSON.stringify(picture);
  prepare(picture, 600, new Set([8]));
  prepare(picture, 300);
  assert.equal(JSON.stringify(picture), before);
});

test("Plotly says nothing of its own at marks that have no words for it", () => {
  assert.equal(prepare(picture, 600).data[0].hoverinfo, "none");
});
