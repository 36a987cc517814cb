/* Whole answers from what travels. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { page } from "../dom.js";

page();
const { whole } = await import("../../../assets/src/answer/whole.js");
const { patched, withRows } = await import("../../../assets/src/answer/patch.js");

test("members are replaced, gone where the patch says null, and what was there stays as it was", () => {
  const before = Object.freeze({ a: 1, b: Object.freeze({ c: [1, 2], d: 2 }), e: Object.freeze([Object.freeze({ f: 1 }), Object.freeze({ f: 2 })]) });
  assert.deepEqual(patched(before, { a: null, b: { c: [3] }, e: { 1: { f: 9 } } }), { b: { c: [3], d: 2 }, e: [{ f: 1 }, { f: 9 }] });
});

test("the rows of a table travel by columns", () => {
  assert.deepEqual(withRows({ table: { columns: { 0: ["a", "b"], 1: ["1", "2"] } } }).table.rows, [["a", "1"], ["b", "2"]]);
});

test("cells of a heat map that travel as their class are the rows of the table in their order", () => {
  const heat = { form: "heat", groups: [{ label: "g", rows: [{ label: "r", cells: [2, ["missing", "–"], "held"] }] }] };
  const { picture } = withRows({ picture: heat, table: { columns: { 0: ["a", "b"], 1: ["17", "•"] } } });
  assert.deepEqual(picture.groups[0].rows[0].cells, [[2, "17", 0], ["missing", "–"], ["held", "•", 1]]);
});

test("a card that is held comes from what was shown before", () => {
  whole({}, { cards: { one: { hash: "h1", sentence: "so", table: { head: [], rows: [] } } } });
  const answer = whole({}, { cards: { one: { hash: "h1", is_held: true } } });
  assert.equal(answer.cards.one.sentence, "so");
});

test("two cards that failed say each what is theirs", () => {
  const answer = whole({}, { cards: { one: { error: { text: "first" } }, other: { error: { text: "second" } } } });
  assert.deepEqual(Object.values(answer.cards).map(({ error }) => error.text), ["first", "second"]);
});
