/* What is said to screen readers and at buttons; the clipboard. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { page } from "../dom.js";

const { document } = page({ words: { copy_failed: "Kopieren ist hier nicht erlaubt" } });
const { announce, copy, tell } = await import("../../../assets/src/shell/speech.js");

test("the same text twice is said twice", (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const said = () => document.getElementById("live").textContent;
  for (let times = 0; times < 2; times += 1) {
    announce("12 Anträge");
    assert.equal(said(), "");
    context.mock.timers.tick(100);
    assert.equal(said(), "12 Anträge");
  }
  assert.equal(document.getElementById("live").getAttribute("aria-live"), "polite");
});

test("a button says what it did and gets its own words back", (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const button = document.createElement("button");
  button.innerHTML = "Link <b>kopieren</b>";
  tell(button, "Kopiert");
  assert.equal(button.textContent, "Kopiert");
  context.mock.timers.tick(5000);
  assert.equal(button.innerHTML, "Link <b>kopieren</b>");
});

test("where copying is not allowed that is what is said; joiners are never copied", async (context) => {
  const copied = [];
  const clipboard = { writeText: async (text) => copied.push(text) };
  Object.defineProperty(globalThis, "navigator", { value: { clipboard }, configurable: true });
  const button = document.createElement("button");
  await copy("18-\u2060Jährige", button, "Kopiert");
  assert.deepEqual([copied, button.textContent], [["18-Jährige"], "Kopiert"]);
  context.mock.method(clipboard, "writeText", async () => { throw new Error("no"); });
  document.createElement("textarea").constructor.prototype.select = () => {};
  document.execCommand = () => false;
  await copy("a", button, "Kopiert");
  assert.equal(button.textContent, "Kopieren ist hier nicht erlaubt");
});
