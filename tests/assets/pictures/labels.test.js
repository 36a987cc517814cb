/* Labels: their parts, and broken into lines. A letter of a test is half its size wide. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { page } from "../dom.js";

page();
const { annotation, drawnLabel, grown, wrap } = await import("../../../assets/src/pictures/labels.js");

test("a label says its Baustein, its words, and what stands small under them", () => {
  assert.deepEqual(drawnLabel({ text: "Lotsen", block: 2, second: "12 Anträge" }), { key: "2", text: "Lotsen", sub: "12 Anträge" });
  assert.deepEqual(drawnLabel({ text: "2018–2020" }), { key: "", text: "2018–2020", sub: "" });
  assert.deepEqual(drawnLabel({ text: "Essen", side: "A" }), { key: "", text: "Essen <b>A</b>", sub: "" });
});

test("what stands for the whole is bold, and a number without a colour of its own stays in the words", () => {
  assert.equal(drawnLabel({ text: "Land" }, true).text, "<b>Land</b>");
  assert.deepEqual(drawnLabel({ text: "Neues", block: 4 }), { key: "", text: "4  Neues", sub: "" });
});

test("words that look like a number of a Baustein are words", () => {
  assert.deepEqual(drawnLabel({ text: "1  Jahr" }), { key: "", text: "1  Jahr", sub: "" });
});

test("lines break at spaces, slashes and soft hyphens, and no word is lost", () => {
  assert.deepEqual(wrap("eins zwei drei", 50, 10), ["eins zwei", "drei"]);
  assert.deepEqual(wrap("Gemeinschafts\u00adunterkunft", 75, 10), ["Gemeinschafts-", "unterkunft"]);
  assert.deepEqual(wrap("2018-2020", 10, 10), ["2018-2020"]);
  assert.deepEqual(wrap("", 10, 10), [""]);
});

test("lengths of text follow its size; a note stands as it is told", () => {
  assert.equal(grown(20), 20);
  assert.deepEqual(annotation("Wort", { x: 1, align: "right" }), { text: "Wort", showarrow: false, align: "right", borderpad: 0, x: 1 });
});
