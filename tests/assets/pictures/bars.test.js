/* Horizontal bars and small multiples, as they stand at a width. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { page } from "../dom.js";

page();
const { bars, multiples } = await import("../../../assets/src/pictures/bars.js");

const picture = { form: "bars", labels: [{ text: "Lotsen", block: 1 }, { text: "Land" }], values: [3, null], texts: [["3", " %"], [""]],
  roles: ["block-1", "whole"], rows: [4, 5] };
const part = (text, values) => ({ heading: { text }, role: "mark", values, texts: values.map((value) => [String(value)]) });

test("a bar without a value stands at zero and says nothing", () => {
  const { data: [trace] } = bars(picture, 800);
  assert.deepEqual(trace.x, [3, 0]);
  assert.deepEqual(trace.text.map((text) => text.trim()), ["<b>3</b> %", ""]);
  assert.deepEqual(trace.customdata, [4, 5]);
});

test("the whole has an edge, and its label is bold", () => {
  const { data: [trace], layout } = bars(picture, 800);
  assert.deepEqual(trace.marker.color, ["--block-1", "--surface"]);
  assert.equal(trace.marker.line.color[1], "--ink");
  const texts = layout.annotations.map(({ text }) => text);
  assert.deepEqual(texts, ["Lotsen", "<b>1</b>", "<b>Land</b>"]);
  assert.deepEqual(layout.annotations.filter(({ captureevents }) => captureevents).map(({ name }) => name), ["row 4", "row 5"]);
});

test("more rows are higher; the words stand above the bars where it is narrow", () => {
  const many = { ...picture, labels: Array(12).fill({ text: "Familienzentrum im Quartier" }), values: Array(12).fill(1), texts: Array(12).fill(["1"]),
    roles: Array(12).fill("mark"), rows: undefined };
  assert.ok(bars(many, 800).layout.height > bars(picture, 800).layout.height);
  assert.equal(bars(many, 320).layout.margin.l, 1);
  assert.ok(bars(many, 800).layout.margin.l > 100);
});

test("columns of multiples share one scale, unless each has its own", () => {
  const parts = [part("Anträge", [1, 2]), part("Kinder", [100, 200])];
  const labels = [{ text: "Essen" }, { text: "Bonn" }];
  const common = multiples({ form: "multiples", labels, parts }, 900).layout;
  assert.equal(common.xaxis.range[1], common.xaxis2.range[1]);
  const own = multiples({ form: "multiples", labels, parts, own_scales: true }, 900).layout;
  assert.ok(own.xaxis.range[1] < own.xaxis2.range[1] / 10);
});

test("columns that leave no room for their bars stand in bands one below the other, on one scale", () => {
  const parts = ["a", "b", "c", "d", "e"].map((name, place) => part(name, [place, 40]));
  const { data, layout } = multiples({ form: "multiples", labels: [{ text: "Essen" }, { text: "Bonn" }], parts }, 520);
  assert.deepEqual(data.map(({ xaxis }) => xaxis), ["x", "x2", "x3", "x", "x2"]);
  assert.ok(data[3].y[0] > data[0].y[1]);
  assert.ok(layout.yaxis.range[0] > data[3].y[1]);
  assert.equal(layout.xaxis.range[1], layout.xaxis3.range[1]);
  const named = layout.annotations.filter(({ text }) => text === "Bonn").map(({ y }) => y);
  assert.deepEqual(named, [data[0].y[1], data[3].y[1]]);
  const wide = multiples({ form: "multiples", labels: [{ text: "Essen" }], parts }, 1312).data.map(({ xaxis }) => xaxis);
  assert.deepEqual(wide, ["x", "x2", "x3", "x4", "x5"]);
});

test("on a phone more than three columns become a band per label, each with a bar per column", () => {
  page({ isNarrow: true });
  const parts = ["a", "b", "c", "d"].map((name, place) => part(name, [place, place + 1]));
  const { data, layout } = multiples({ form: "multiples", labels: [{ text: "Essen" }, { text: "Bonn" }], parts }, 340);
  assert.deepEqual(data.map(({ x }) => x), [[0, 1, 2, 3], [1, 2, 3, 4]]);
  assert.deepEqual(data.map(({ customdata }) => customdata), [[0, 0, 0, 0], [1, 1, 1, 1]]);
  assert.deepEqual(data.map(({ xaxis }) => xaxis ?? "x"), ["x", "x"]);
  assert.ok(data[1].y[0] > data[0].y[3] + 1);
  assert.deepEqual(layout.annotations.map(({ text }) => text), ["a", "b", "c", "d", "a", "b", "c", "d", "<b>Essen</b>", "<b>Bonn</b>"]);
  page();
});

test("on a phone values with their distance do not fit three columns, and get a band per label", () => {
  page({ isNarrow: true });
  const told = (text) => ["Essen", "Köln (Stadt)", "Nordrhein-Westfalen"].map((name) => ({ ...part(name, [72.7]), texts: [[text, ""]] }));
  const bandsOf = (text) => multiples({ form: "multiples", labels: [{ text: "laufend" }], parts: told(text) }, 288).data.length;
  assert.equal(bandsOf("72,7 % (+20,8)"), 1);
  assert.equal(bandsOf("72,7 %"), 3);
  page();
});

test("no bars at all are no height, and every measure is a number", () => {
  const { layout } = bars({ form: "bars", labels: [], values: [], texts: [], roles: [], rows: [] }, 800);
  assert.deepEqual(Object.values(layout.margin).filter((one) => !Number.isFinite(one)), []);
  assert.ok(Number.isFinite(layout.height));
});

test("small words go on in the line of their label where all have room, and stand below it where one has none", () => {
  const drawn = (text) => multiples({ form: "multiples", labels: [{ text, second: "n = 1.234" }, { text: "Kita", second: "n = 5" }], parts: [part("a", [1, 2])] }, 300)
    .layout.annotations.filter(({ name }) => name).map(({ text: one }) => one.includes("<br>"));
  assert.deepEqual(drawn("Schule"), [false, false]);
  assert.deepEqual(drawn("Grundschule (Sprechstunde für Eltern)"), [true, true]);
});
