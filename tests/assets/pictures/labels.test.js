/* Labels: taken apart and broken. A letter of a test is half its size wide. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { page } from "../dom.js";

page();
const { apart, wrap } = await import("../../../assets/src/pictures/labels.js");

test("a label says its Baustein, its words, and what stands small under them", () => {
  assert.deepEqual(apart("<b>2</b>  Lotsen<br>12 Anträge"), { key: "2", text: "Lotsen", sub: "12 Anträge" });
  assert.deepEqual(apart("2018–2020"), { key: "", text: "2018–2020", sub: "" });
});

test("lines break at spaces, slashes and soft hyphens, and no word is lost", () => {
  assert.deepEqual(wrap("eins zwei drei", 50, 10), ["eins zwei", "drei"]);
  assert.deepEqual(wrap("Gemeinschafts\u00adunterkunft", 75, 10), ["Gemeinschafts-", "unterkunft"]);
  assert.deepEqual(wrap("2018-2020", 10, 10), ["2018-2020"]);
  assert.deepEqual(wrap("", 10, 10), [""]);
});
