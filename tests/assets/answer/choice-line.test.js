/* Chips, count and notices of the choice. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { page } from "../dom.js";

const { document } = page({ words: { remove: "entfernen" } });
const { showChoice } = await import("../../../assets/src/answer/choice-line.js");

document.getElementById("main").innerHTML = `<div class="chips"><ul id="choice-chips"></ul><span id="choice-count"></span></div>
  <div id="notices" hidden></div><strong id="pick-block"></strong>`;
const chips = document.getElementById("choice-chips");

test("each chip takes its own value away; the same again are not drawn again", () => {
  const told = { chips: [{ key: "district", value: "05113", label: "Essen" }], count: [["12", true], [" Anträge"]], buttons: { block: "1" } };
  showChoice(told);
  const [first] = chips.children;
  assert.deepEqual({ ...first.querySelector("button").dataset }, { removeKey: "district", removeValue: "05113" });
  assert.equal(first.textContent.trim(), "Essen entfernen");
  showChoice(told);
  assert.equal(chips.children[0], first);
  assert.equal(document.getElementById("choice-count").innerHTML, "<b>12</b> Anträge");
  assert.equal(document.getElementById("pick-block").textContent, "1");
});

test("notices appear and go, and are never markup", () => {
  showChoice({ notices: ["foo=<b>bar</b> gibt es nicht"] });
  const notices = document.getElementById("notices");
  assert.equal(notices.hidden, false);
  assert.equal(notices.querySelector("b"), null);
  assert.ok(chips.closest(".chips").classList.contains("is-empty"));
  showChoice({});
  assert.equal(notices.hidden, true);
});
