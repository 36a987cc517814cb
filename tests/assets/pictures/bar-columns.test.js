/* The columns of horizontal bars: their room, their scales, their heads. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { page } from "../dom.js";

page();
const { columnHeads, columnsBeside, fitColumns, headHeight, keySquare } = await import("../../../assets/src/pictures/bar-columns.js");

const sizes = { label: 14, small: 13, value: 14, big: 16 };
const trace = (x, text) => ({ x, y: x.map((_, place) => place), text: text ?? x.map(String) });
const column = (text, key = "") => ({ key, text, sub: "" });

test("one column has the whole width, and its scale leaves room for the words", () => {
  const layout = { xaxis: {} };
  const [area] = fitColumns([trace([10, 5])], layout, 400, 1, false);
  assert.deepEqual([area.axis, area.left, area.width], ["x", 0, 400]);
  assert.ok(layout.xaxis.range[1] > 10);
  assert.equal(layout.xaxis.range[0], 0);
});

test("the words before a bar below zero have their room, too", async () => {
  const { textWidth } = await import("../../../assets/src/pictures/measure.js");
  const text = "−89,1 % (−89,1)";
  const layout = { xaxis: {} };
  fitColumns([trace([-89.1, 0], [text, "0"])], layout, 358, 1, false);
  const [from, to] = layout.xaxis.range;
  assert.ok((-89.1 - from) / (to - from) * 358 >= textWidth(text, 14));
});

test("columns stand beside each other, each trace on its own axis", () => {
  const data = [trace([1]), trace([2])];
  const layout = { xaxis: {} };
  const areas = fitColumns(data, layout, 418, 2, false);
  assert.deepEqual(areas.map(({ left, width }) => [left, width]), [[0, 200], [218, 200]]);
  assert.deepEqual(data.map(({ xaxis }) => xaxis), ["x", "x2"]);
});

test("where words would be cut, a column gets what it needs", () => {
  const layout = { xaxis: {} };
  const areas = fitColumns([trace([1], ["ein sehr langer Text hinter dem Balken"]), trace([1], ["1"])], layout, 500, 2, false);
  assert.ok(areas[0].width > areas[1].width);
});

test("columns whose words would be cut beside each other stand one below the other", () => {
  const sums = [trace([4.9e6], ["€4.9 million"]), trace([52_086], ["€52,086 (−€4,870,991)"])];
  assert.equal(columnsBeside(sums, 288), 1);
  assert.equal(columnsBeside(sums, 358), 2);
  assert.equal(columnsBeside([trace([1]), trace([2]), trace([3])], 288), 3);
});

test("a column without bars keeps the room of its heading", () => {
  const data = [trace([null], ["–"]), trace([1], ["ein sehr langer Text hinter dem Balken"])];
  const [bare] = fitColumns(data, { xaxis: {} }, 600, 2, false);
  const [headed] = fitColumns(data, { xaxis: {} }, 600, 2, false, [column("Regierungsbezirk Köln"), column("Land")]);
  assert.ok(headed.width > bare.width);
});

test("heads are as high as their longest, and a long word gets smaller", () => {
  assert.ok(headHeight([column("kurz"), column("eins zwei drei vier")], 60, sizes) > headHeight([column("kurz")], 60, sizes));
  const areas = [{ axis: "x", start: 0, left: 0, width: 40 }];
  const [note] = columnHeads([column("Beschäftigungsgesellschaft")], areas, sizes, 40, 0);
  assert.ok(note.font.size < sizes.label);
  assert.equal(columnHeads([column("Lotsen", "1")], areas, sizes, 40, 0).length, 2);
});

test("the square of a Baustein has its colour", () => {
  const { text, bgcolor, font } = keySquare("2", { x: 0 });
  assert.deepEqual([text, bgcolor, font.color], ["<b>2</b>", "--block-2", "--on-block-2"]);
});
