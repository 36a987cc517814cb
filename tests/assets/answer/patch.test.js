/* What travels by columns and classes is whole again; the patch itself is tried on the shipped script (answer-cases.js). */

import assert from "node:assert/strict";
import { test } from "node:test";

const { patched, withRows } = await import("../../../assets/src/answer/patch.js");

test("members are replaced, gone where the patch says null, and lists are patched by place", () => {
  const whole = { a: 1, b: { c: 2, d: 3 }, rows: [{ x: 1 }, { x: 2 }] };
  assert.deepEqual(patched(whole, { a: null, b: { c: 5 }, rows: { 1: { x: 9 } } }), { b: { c: 5, d: 3 }, rows: [{ x: 1 }, { x: 9 }] });
  assert.deepEqual(whole.rows[1], { x: 2 }, "the page as it opened stays");
  assert.deepEqual(patched([1, 2], [3]), [3]);
});

test("columns become rows; a table without columns stays as it is", () => {
  const card = { table: { head: [], columns: { 0: ["a", "b"], 1: ["1", "2"] } } };
  assert.deepEqual(withRows(card).table.rows, [["a", "1"], ["b", "2"]]);
  assert.deepEqual(withRows({ table: { head: [], columns: {} } }).table.rows, []);
  const plain = { table: { head: [], rows: [] } };
  assert.equal(withRows(plain), plain);
});

test("a cell that travels as its class is the next row of the table", () => {
  const picture = { form: "heat", groups: [{ label: "", rows: [{ label: "a", cells: [3, ["missing"], 0] }] }] };
  const { picture: whole } = withRows({ picture, table: { head: [], columns: { 0: ["a", "a"], 1: ["7", "0"] } } });
  assert.deepEqual(whole.groups[0].rows[0].cells, [[3, "7", 0], ["missing"], [0, "0", 1]]);
});
