/* What is compared when searching. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { page } from "../dom.js";

page();
const { folded, wordsOf } = await import("../../../assets/src/pictures/record-search.js");

test("umlauts, accents and capitals make no difference", () => {
  assert.equal(folded("Düsseldorf Café STRASSE"), "duesseldorf cafe strasse");
  assert.equal(folded("Straße"), folded("Strasse"));
  assert.equal(folded(null), "");
});

test("words are taken one by one", () => {
  assert.deepEqual(wordsOf(" Köln,  Lotsen;x "), ["koeln", "lotsen", "x"]);
});
