/* Elements and texts: made, joined, broken. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { page } from "../dom.js";

const { document } = page();
const { byId, chipTexts, closest, el, needed, onClick, parts, plain, query, soft, textOf, theOne, whole } = await import("../../../assets/src/shell/dom.js");

test("no line ends within what belongs together, and copies are without the joiner", () => {
  for (const text of ["unter 18-Jährige", "under-18s", "−€5", "+€5"]) {
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

test("what must be there is named when it is not", () => {
  assert.throws(() => theOne("nowhere"), /nowhere/);
  assert.throws(() => needed(".nowhere"), /\.nowhere/);
  assert.equal(query(".nowhere"), null);
});

test("one listener hears every click on what it is for, also on what comes later", () => {
  const heard = [];
  onClick("[data-say]", (button) => heard.push(button.dataset.say));
  byId("main").append(el("button", { "data-say": "a" }, el("b", {}, "x")), el("button", {}, "y"));
  document.querySelectorAll("b, button:last-child").forEach((one) => one.click());
  assert.deepEqual(heard, ["a"]);
  assert.equal(closest(document.querySelector("b"), "button").dataset.say, "a");
  assert.equal(closest(null, "button"), null);
});

test("chips say their value alone", () => {
  byId("main").innerHTML = '<ul id="choice-chips"><li><button class="chip">Essen<span> entfernen</span></button></li></ul>';
  assert.deepEqual(chipTexts(), ["Essen"]);
});
