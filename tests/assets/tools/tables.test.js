/* The table behind every picture. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { cardElement, page } from "../dom.js";

const { document } = page({ words: { outside_rows: "draußen: {count}", show_all: "Alle {count}", no_table: "keine" } });
const { Card } = await import("../../../assets/src/answer/card.js");
const { build } = await import("../../../assets/src/tools/tables.js");

function cardWith(rows, more = {}) {
  const card = new Card("one", cardElement(document, "one"));
  card.value = { table: { head: [["Kreis", "text"], ["Anträge", "number"]], rows, ...more } };
  return card;
}

const first = (sheet) => [...sheet.querySelectorAll("tbody tr")].map((line) => line.children[0].textContent);

test("signs stand behind all numbers, whichever way rows are sorted", () => {
  const card = cardWith([["A", [null, "•"]], ["B", 1000], ["C", 9], ["D", null]]);
  card.order = { column: 1, isDown: false };
  assert.deepEqual(first(build(card)), ["C", "B", "A", "D"]);
  card.order = { column: 1, isDown: true };
  assert.deepEqual(first(build(card)), ["B", "C", "A", "D"]);
});

test("months stand in the order of time, and money in that of its amount, whatever their words are", () => {
  const rows = [[["2018-09", "September 2018"], [1300000, "1,3 Mio. €"]], [["2018-08", "August 2018"], [950000, "950.000 €"]], [["2019-04", "April 2019"], [null, "•"]]];
  const card = cardWith(rows);
  card.order = { column: 0, isDown: true };
  assert.deepEqual(first(build(card)), ["April 2019", "September 2018", "August 2018"]);
  card.order = { column: 1, isDown: false };
  assert.deepEqual(first(build(card)), ["August 2018", "September 2018", "April 2019"]);
});

test("a long list is cut with the way to all of it, one barely longer is not", () => {
  const rows = (count) => Array.from({ length: count }, (_, index) => [`Kreis ${index}`, "1"]);
  assert.equal(first(build(cardWith(rows(26)))).length, 26);
  const long = build(cardWith(rows(27)));
  assert.equal(first(long).length, 20);
  assert.equal(long.querySelector(".more").textContent, "Alle 27");
});

test("rows of the choice stand first, those outside it below a heading that says so", () => {
  const card = cardWith([["A", "1"], ["B", "2"], ["C", "3"]]);
  card.outside = new Set([0, 2]);
  const sheet = build(card);
  assert.deepEqual([...sheet.querySelectorAll("tbody")].map((part) => part.querySelectorAll("tr").length), [1, 3]);
  assert.deepEqual(first(sheet), ["B", "draußen: 2", "A", "C"]);
});

test("a last row adds up the others, and columns that can be sorted say so", () => {
  const sheet = build(cardWith([["A", "1"], ["B", "2"], ["C", "3"], ["D", "4"], ["E", "5"], ["F", "6"]], { total: ["Zusammen", "21"] }));
  assert.equal(sheet.querySelector("tfoot tr").textContent, "Zusammen21");
  assert.deepEqual([...sheet.querySelectorAll("th .arrow")].map((arrow) => arrow.textContent), [" ↕", " ↕"]);
});

test("a row that stands for a value has a button, which says whether it is chosen", () => {
  const sheet = build(cardWith([["A", "1"], ["B", "2"]], { toggles: [["block", "1"], null], chosen: [0] }));
  const buttons = [...sheet.querySelectorAll("button.toggle")];
  assert.deepEqual(buttons.map((button) => button.getAttribute("aria-pressed")), ["true"]);
});

test("a Baustein stands with its number in a square", () => {
  assert.equal(build(cardWith([[[2, "Lotsen"], 1]], { head: [["Baustein", "block"], ["Anträge", "number"]] })).querySelector("tbody th").innerHTML, '<span class="keyed"><span class="key k2">2</span>Lotsen</span>');
});

test("cells of German words are read aloud in German, all others in the language of the page", () => {
  const sheet = build(cardWith([["Kreis Lippe", "approved"]], { head: [["Kreis", "german"], ["Status", "text"]] }));
  assert.deepEqual([...sheet.querySelector("tbody tr").children].map((cell) => cell.getAttribute("lang")), ["de", null]);
});
