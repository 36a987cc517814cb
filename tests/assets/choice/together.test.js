/* Buttons of one key that may be pressed together. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { page } from "../dom.js";

const { document } = page({ address: "http://dashboard.test/table" });
globalThis.dash_clientside = { no_update: "same" };
const { start } = await import("../../../assets/src/choice/together.js");
start();

document.getElementById("main").innerHTML = ["funds", "persons", "days"].map((value) => `<button data-toggle-key="measure" data-toggle-value="${value}"></button>`).join("");
const buttons = () => [...document.querySelectorAll("button")];
const told = (name) => buttons().map((button) => button.getAttribute(name));

test("what the answer shows is pressed, what does not fit cannot be", () => {
  window.dispatchEvent(new CustomEvent("ziq:applied", { detail: { offered: { shown: ["funds"], fitting: ["funds", "persons"] } } }));
  assert.deepEqual(told("aria-pressed"), ["true", "false", "false"]);
  assert.deepEqual(told("aria-disabled"), ["false", "false", "true"]);
});

test("a second one comes beside the first, and goes again; what does not fit changes nothing", () => {
  buttons()[1].click();
  assert.equal(new URLSearchParams(location.search).get("measure"), "funds,persons");
  assert.deepEqual(told("aria-pressed"), ["true", "true", "false"]);
  buttons()[2].click();
  assert.equal(new URLSearchParams(location.search).get("measure"), "funds,persons");
  buttons()[0].click();
  assert.equal(new URLSearchParams(location.search).get("measure"), "persons");
});
