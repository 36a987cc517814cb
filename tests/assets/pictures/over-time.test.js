/* Columns and lines over time. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { page } from "../dom.js";

page({ words: { not_reported: "nicht gemeldet" } });
const { columns, lines } = await import("../../../assets/src/pictures/over-time.js");

const months = [["2020-01", "Jan", "2020"], ["2020-02", "Feb"], ["2020-03", "Mär"], ["2020-04", "Apr"]];
const picture = { form: "columns", months, values: [4, 9, null, 2], texts: [["4"], ["9"], [""], ["2"]], named: [1] };

test("named columns stand out, by position and not by colour", () => {
  const [trace] = columns(picture, 600).data;
  assert.deepEqual(trace.marker.color, ["--mark-rest", "--mark", "--mark-rest", "--mark-rest"]);
  assert.equal(trace.text[1], "<b>9</b>");
  assert.deepEqual(trace.y, [4, 9, 0, 2]);
});

test("a month alone is a column, not a wall", () => {
  const [trace] = columns({ ...picture, months: months.slice(0, 1), values: [4], texts: [["4"]] }, 900).data;
  assert.ok(trace.width * 900 < 100);
  assert.equal(columns(picture, 400).data[0].width, 0.68);
});

test("where every column is named, none is", () => {
  const [trace] = columns({ ...picture, named: [0, 1, 2, 3] }, 600).data;
  assert.ok(trace.text.every((text) => !text.includes("<b>")));
});

test("values print where all fit, else that of the largest or the named alone", () => {
  assert.deepEqual(columns(picture, 600).data[0].text.filter(Boolean).length, 3);
  assert.deepEqual(columns({ ...picture, named: [], texts: [["4.000.000.000"], ["9.000.000.000"], [""], ["2.000.000.000"]] }, 200).data[0].text.filter(Boolean), ["9.000.000.000"]);
});

test("the scale ends just above the largest value, or where the author says", () => {
  assert.deepEqual(columns(picture, 600).layout.yaxis.tickvals, [0, 3, 6, 9]);
  const natural = columns({ ...picture, ticks: [[0, "0 %"], [100, "100 %"]] }, 600).layout.yaxis;
  assert.deepEqual([natural.tickvals, natural.ticktext], [[0, 100], ["0 %", "100 %"]]);
  assert.deepEqual(columns({ ...picture, values: [0, 0, 0, 0] }, 600).layout.yaxis.tickvals, [0, 1]);
});

test("counts have whole ticks, rates may have parts", () => {
  const ticks = (...values) => columns({ ...picture, values }, 600).layout.yaxis.tickvals;
  assert.deepEqual(ticks(2, 1, null, 0), [0, 1, 2]);
  assert.deepEqual(ticks(1, 0, 0, 0), [0, 1]);
  assert.ok(ticks(1.5, 1, 0, 0).some((tick) => !Number.isInteger(tick)));
});

test("months that would touch are left out, the year stays", () => {
  const many = Array.from({ length: 40 }, (_, place) => [`m${place}`, `Monat ${place}`, ...(place === 0 ? ["2020"] : [])]);
  const { ticktext } = columns({ ...picture, months: many, values: many.map(() => 1), texts: many.map(() => ["1"]) }, 400).layout.xaxis;
  assert.ok(ticktext.filter(Boolean).length < 20);
  assert.match(ticktext[0], /<b>2020<\/b>/);
});

test("a month nobody reported has a hatch and says so once; a gap stays a gap", () => {
  const { data, layout } = lines({ ...picture, form: "lines", silent: [2] }, 600);
  assert.deepEqual(data.map(({ type }) => type), ["bar", "scatter"]);
  assert.deepEqual(data[1].y, [4, 9, null, 2]);
  assert.ok(layout.annotations.some(({ text }) => text === "– nicht gemeldet"));
});

test("the words at a low point stand under it", () => {
  const { annotations } = lines({ ...picture, form: "lines", values: [4, 1, 3, 2], texts: [["4"], ["1"], ["3"], ["2"]], named: [0, 1] }, 600).layout;
  assert.ok(annotations[0].yshift > 0 && annotations[1].yshift < 0);
});

test("words of events and of silent months stand above those of the highest value", () => {
  const plain = lines({ ...picture, form: "lines" }, 600).layout;
  const { annotations, margin } = lines({ ...picture, form: "lines", silent: [2], events: [[1, 3, "Schließung"]] }, 600).layout;
  const others = annotations.filter(({ yref }) => yref === "paper");
  assert.deepEqual(others.map(({ yshift }) => yshift), [20, 20]);
  assert.equal(margin.t - plain.margin.t, 20);
});

test("events are dotted lines with their words at the first month", () => {
  const { layout } = columns({ ...picture, events: [[1, 3, "Schließung"]] }, 600);
  assert.deepEqual(layout.shapes.map(({ x0 }) => x0), [1, 3]);
  assert.ok(layout.shapes.every(({ layer }) => layer === "below"), "values stay legible");
  assert.equal(layout.annotations[0].text, "Schließung");
});

test("months the headline speaks of keep their names", () => {
  const many = Array.from({ length: 40 }, (_, place) => [`m${place}`, `Monat ${place}`, ...(place === 0 ? ["2020"] : [])]);
  const { ticktext } = columns({ ...picture, months: many, values: many.map(() => 1), texts: many.map(() => ["1"]), named: [7, 13] }, 400).layout.xaxis;
  assert.deepEqual([ticktext[7], ticktext[13]], ["Monat 7", "Monat 13"]);
});
