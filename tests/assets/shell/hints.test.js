/* Three hints, one a page, each shown once in this browser. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { page } from "../dom.js";

const { document } = page({ words: { hint_choose: "Auswählen", hint_click: "Anklicken", hint_tools: "Werkzeuge", hint_next: "Weiter", hint_done: "Fertig", hint_end: "Keine Hinweise", hint_place: "{number} von {count}" } });
const kept = new Map();
globalThis.localStorage = { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => kept.set(key, value) };
const { start } = await import("../../../assets/src/shell/hints.js");
start();

function visit() {
  document.getElementById("main").innerHTML = '<aside id="hints" hidden></aside><article class="card"></article>';
  window.dispatchEvent(new CustomEvent("ziq:applied", { detail: {} }));
  return document.getElementById("hints");
}

test("each page shows the next one, and none after the last", () => {
  const place = visit();
  assert.match(place.textContent, /1 von 3.*Auswählen/);
  place.querySelector("button").click();
  assert.match(place.textContent, /2 von 3.*Anklicken/);
  assert.match(visit().textContent, /3 von 3.*Werkzeuge/);
  assert.equal(visit().hidden, true);
});

test("whoever wants none gets none", () => {
  kept.clear();
  [...visit().querySelectorAll("button")].at(-1).click();
  assert.equal(visit().hidden, true);
});

test("a browser that cannot remember shows none", () => {
  globalThis.localStorage = { getItem: () => null, setItem: () => { throw new Error("no room"); } };
  assert.equal(visit().hidden, true);
});
