/* Texts: joined, broken, filled, read again. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { page } from "../dom.js";

page({ words: { updated: "{count} neu", show_all: "Alle {count}" } });
const { el, parts, plain, soft, textOf, whole } = await import("../../../assets/src/shell/dom.js");
const { readNumber } = await import("../../../assets/src/shell/numbers.js");
const { filled, word } = await import("../../../assets/src/shell/words.js");

test("no line ends within what belongs together, and copies are without the joiner", () => {
  for (const text of ["unter 18-Jährige", "under-18s", "−€5"]) {
    assert.notEqual(whole(text), text);
    assert.equal(plain(whole(text)), text);
  }
  assert.equal(whole("plain"), "plain");
});

test("parts become nodes, bold where they say so", () => {
  assert.equal(el("p", {}, parts([["12", true], [" Anträge"]])).outerHTML, "<p><b>12</b> Anträge</p>");
  assert.equal(textOf([["12", true], [" Anträge", false]]), "12 Anträge");
  assert.equal(textOf(null), "");
});

test("attributes: true is empty, false and null are left out, functions listen", () => {
  let pressed = 0;
  const button = el("button", { disabled: true, hidden: false, title: null, "data-n": 0, onclick: () => { pressed += 1; } }, "x", null, 0);
  assert.equal(button.outerHTML, '<button data-n="0" disabled>x0</button>');
  button.click();
  assert.equal(pressed, 1);
});

test("text is never markup", () => {
  assert.equal(el("p", {}, "<b>1 & 2</b>").children.length, 0);
});

test("long compounds may break", () => {
  assert.equal(soft("Gemeinschaftsunterkunft"), "Gemeinschafts\u00adunterkunft");
  assert.equal(soft("Schule"), "Schule");
});

test("words are filled in, and a value that is missing stays visible", () => {
  assert.equal(word("show_all", { count: 26 }), "Alle 26");
  assert.equal(filled("{a} und {b}", { a: 1 }), "1 und {b}");
});

test("printed numbers are read in the language of the page", () => {
  const cases = { de: [["1.234,5", 1234.5], ["−3 %", -3], ["12\u00a0€", 12], ["•", null], ["", null]], en: [["1,234.5", 1234.5], ["−€3", -3]] };
  for (const [language, pairs] of Object.entries(cases)) {
    document.documentElement.lang = language;
    for (const [text, number] of pairs) assert.equal(readNumber(text), number, text);
  }
  document.documentElement.lang = "de";
});
