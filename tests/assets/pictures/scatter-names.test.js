/* Names of points stand where they cover least. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { page } from "../dom.js";

page();
const { labels } = await import("../../../assets/src/pictures/scatter-names.js");

const sizes = { label: 14, small: 10, value: 14, big: 16 };
const scale = { w: 400, h: 300, x: (value) => value, y: (value) => value };
const trace = (x, y) => ({ mode: "markers", x, y, marker: { size: 8 } });
const box = ({ text, xshift, yshift }) => ({ left: xshift, right: xshift + text.length * 5, top: -yshift, bottom: -yshift + 12.5 });

test("two names at neighbouring points do not cover each other", () => {
  const named = [{ x: 100, y: 100, name: "Duisburg" }, { x: 104, y: 102, name: "Oberhausen" }];
  const [one, other] = labels(named, [trace([100, 104], [100, 102])], scale, [], sizes, { most: 10, isClear: false }).map(box);
  assert.ok(one.right <= other.left || other.right <= one.left || one.bottom <= other.top || other.bottom <= one.top);
});

test("no more names than are wanted, and where it is narrow those alone that are clear", () => {
  const named = Array.from({ length: 5 }, (_, place) => ({ x: 50 + 60 * place, y: 100, name: `K${place}` }));
  const points = [trace(named.map(({ x }) => x), named.map(({ y }) => y))];
  assert.equal(labels(named, points, scale, [], sizes, { most: 2, isClear: false }).length, 2);
  const covered = [{ left: 0, right: 400, top: 0, bottom: 300 }];
  assert.deepEqual(labels(named, points, scale, covered, sizes, { most: 5, isClear: true }), []);
});
