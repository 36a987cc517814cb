/* A table on the clipboard keeps its columns. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { cardElement, page } from "../dom.js";

const { document } = page({});
const { Card } = await import("../../../assets/src/answer/card.js");
const { asHtml, asText } = await import("../../../assets/src/tools/table-copy.js");

const card = new Card("one", cardElement(document, "one"));
card.value = { table: { head: [["Kreis", "text"], ["Anträge", "number"]], rows: [["A & B", "1.000"], ["C", "-5"], ["=1+1", "2"], ["D", "3"]] } };
card.outside = new Set([3]);

test("as text: tabs between columns, the rows of the choice alone, no formulas", () => {
  assert.equal(asText(card), "Kreis\tAnträge\nA & B\t1.000\nC\t-5\n'=1+1\t2");
});

test("as HTML: a table with its head, every sign of markup escaped", () => {
  assert.match(asHtml(card), /<thead><tr><th>Kreis<\/th><th>Anträge<\/th><\/tr><\/thead>/);
  assert.match(asHtml(card), /<td>A &amp; B<\/td><td>1.000<\/td>/);
  assert.doesNotMatch(asHtml(card), /<td>D/);
});

test("the row of sums is copied with the rows", () => {
  const summed = new Card("two", cardElement(document, "two"));
  summed.value = { picture: { form: "bars" }, table: { ...card.value.table, total: ["Zusammen", "1.003"] } };
  summed.outside = new Set();
  assert.match(asText(summed), /\nZusammen\t1\.003$/);
  assert.match(asHtml(summed), /<tr><td>Zusammen<\/td><td>1\.003<\/td><\/tr><\/tbody>/);
});
