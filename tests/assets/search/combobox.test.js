/* A field with the hits of its words beneath: keys, Enter, Escape. */

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { page } from "../dom.js";

const { document } = page({ words: { search_none: "Nichts gefunden", search_found: "{count} Treffer", search_first: "{shown} von {count}", search_meant: "Meinten Sie {text}?" } });
globalThis.Event = document.defaultView.Event;
globalThis.Element.prototype.scrollIntoView = () => {};
const { combobox } = await import("../../../assets/src/search/combobox.js");

const hit = (label) => ({ kind: "page", kind_name: "Seite", label, more: "", address: `/${label}` });
let field;
let chosen;

async function typed(text, answer) {
  field.value = text;
  given = answer;
  field.dispatchEvent(new Event("input"));
  await new Promise((settled) => setTimeout(settled, 200));
}

let given;

function press(key) {
  const event = Object.assign(new Event("keydown", { cancelable: true }), { key, isComposing: false });
  field.dispatchEvent(event);
  return event.defaultPrevented;
}

beforeEach(() => {
  document.getElementById("main").innerHTML = '<div id="place"><input id="sought"></div>';
  document.querySelectorAll("#sought").forEach((one) => { field = one; });
  chosen = [];
  combobox(field, document.getElementById("place"), { ask: async () => given, choose: ({ label }) => chosen.push(label) });
});

test("arrow keys say which hit is meant, round the list, and Enter takes it", async () => {
  await typed("e", { query: "e", count: 2, hits: [hit("Essen"), hit("Erle")], suggestions: [] });
  assert.equal(field.getAttribute("aria-expanded"), "true");
  press("ArrowDown");
  press("ArrowDown");
  assert.equal(document.getElementById(field.getAttribute("aria-activedescendant")).textContent, "ErleSeite");
  press("ArrowDown");
  assert.equal(press("Enter"), true);
  assert.deepEqual(chosen, ["Essen"]);
});

test("Enter without a choice takes the best hit of what is written, never of other words", async () => {
  await typed("essen", { query: "essen", count: 1, hits: [hit("Essen")], suggestions: [] });
  field.value = "essen sport";
  assert.equal(press("Enter"), false);
  field.value = "essen";
  press("Enter");
  assert.deepEqual(chosen, ["Essen"]);
});

test("nothing found is said, Escape closes, and a suggestion is asked for", async () => {
  await typed("x", { query: "x", count: 0, hits: [], suggestions: ["Essen"] });
  assert.match(document.getElementById("place").textContent, /Nichts gefunden/);
  press("ArrowUp");
  press("Enter");
  assert.equal(field.value, "Essen");
  assert.equal(press("Escape"), true);
  assert.equal(field.getAttribute("aria-expanded"), "false");
});
