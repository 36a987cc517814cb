/* The ground words stand on. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { ground, outlines } from "../../../assets/src/pictures/ground.js";

const areas = { "05": { d: "M100 100l200-.5.5.5 0 200-200.5 0zM500 500l50 0 0 50z", x: 0, y: 0, name: "" } };
const box = (left, top) => ({ left, right: left + 40, top, bottom: top + 20 });

test("a path is read ring by ring, each from its own place in steps", () => {
  assert.deepEqual(outlines(areas)[1], [{ x: 500, y: 500 }, { x: 550, y: 500 }, { x: 550, y: 550 }]);
  assert.deepEqual(outlines(areas)[0].slice(1, 3), [{ x: 300, y: 99.5 }, { x: 300.5, y: 100 }]);
  assert.equal(outlines(areas), outlines(areas));
});

test("beside the land costs nothing, within an area more, on its border most", () => {
  const [beside, within, border] = [box(0, 0), box(150, 150), box(280, 95)].map((one) => ground(one, outlines(areas), 1));
  assert.deepEqual([beside, within], [0, 60]);
  assert.ok(border > within - 30 && border > beside);
});
