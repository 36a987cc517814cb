/* What goes with a number that is taken away. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { page as put } from "../dom.js";

const { document } = put({ address: "http://dashboard.test/?block=1", words: { taken: "Version {version}, {date}", exact_caution: "Nur für den Dienst" } });
const { caution, choiceWords, quotation, sampleNote } = await import("../../../assets/src/tools/quotation.js");
const { page } = await import("../../../assets/src/shell/page.js");

document.getElementById("main").innerHTML = '<ul id="choice-chips"><li><button class="chip">Essen<span> entfernen</span></button></li></ul><aside class="sample"><p>Beispieldaten <a href="#">mehr</a></p></aside>';
const card = { id: "funds", value: { sentence: "Es sind zwei.", base: [["12", true], [" Anträge"]], source: "ZiQ" } };

test("a sentence goes with choice, base, source, data and address", () => {
  page.answer = { version: "ziq-x-abcdef123456" };
  const lines = quotation(card).split("\n");
  assert.deepEqual(lines.slice(0, 5), ["Es sind zwei.", "Essen", "12 Anträge", "ZiQ", "Beispieldaten"]);
  assert.equal(lines.at(-1), "http://dashboard.test/?block=1&version=abcdef123456#funds");
});

test("a card that always shows the whole says so instead of the choice", () => {
  assert.equal(choiceWords({ value: { whole: "ganz NRW" } }), "ganz NRW");
  assert.equal(choiceWords({ value: { own_choice: "Essen und Bonn" } }), "Essen und Bonn · Essen");
});

test("numbers of the exact profile go with their caution", () => {
  assert.equal(caution(), "");
  page.answer.profile = "internal";
  assert.equal(caution(), "Nur für den Dienst");
  assert.equal(sampleNote(), "Beispieldaten");
});
