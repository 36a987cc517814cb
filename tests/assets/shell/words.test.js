/* The words of the reader. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { page } from "../dom.js";

page({ words: { updated: "{count} neu", show_all: "Alle {count}" } });
window.ziqWords = { updated: "{count} new", show_all: "All {count}" };
const { base, filled, word } = await import("../../../assets/src/shell/words.js");

test("words are filled in, and a value that is missing stays visible", () => {
  assert.equal(word("show_all", { count: 26 }), "Alle 26");
  assert.equal(filled("{a} und {b}", { a: 1 }), "1 und {b}");
});

test("a word nobody knows is its own name, and the address is the root unless Dash says otherwise", () => {
  assert.equal(word("not_there"), "not_there");
  assert.equal(base(), "/");
});

test("a page that brings no words speaks the default language, and one that does its own again", () => {
  const holder = document.getElementById("words");
  const own = holder.dataset.words || holder.textContent;
  holder.textContent = "";
  delete holder.dataset.words;
  assert.equal(word("show_all", { count: 2 }), "All 2");
  holder.dataset.words = own;
  assert.equal(word("show_all", { count: 2 }), "Alle 2");
});
