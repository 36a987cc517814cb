/* A copy of a card has its picture, and none of its tools. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { page } from "../dom.js";

const { document } = page();
const { copyOf, rules } = await import("../../../assets/src/tools/page-copy.js");

test("tools and what is hidden stay behind; an open table gives way to its picture", () => {
  const card = document.createElement("article");
  card.innerHTML = `<figure hidden>Bild</figure><div class="table-wrap">Tabelle</div><div class="tools">x</div><p class="vh">y</p><i class="is-cursor">m</i>`;
  const copy = copyOf(card);
  assert.equal(copy.textContent, "Bildm");
  assert.equal(copy.querySelector(".is-cursor"), null);
  assert.ok(card.querySelector(".tools"), "the card itself stays");
});

test("a sheet that cannot be read is left out, and so are fonts and rules of libraries", () => {
  const sheet = (...texts) => ({ href: "/assets/ziq.css", cssRules: texts.map((cssText) => ({ cssText })) });
  Object.defineProperty(document, "styleSheets", { configurable: true, value: [sheet(".card { color: red }", "@font-face {}", ".mantine-x {}"),
    { href: "https://elsewhere.test/x.css", cssRules: [{ cssText: ".foreign {}" }] }, { href: null, get cssRules() { throw new Error("no"); } }] });
  assert.equal(rules(), ".card { color: red }");
});
