/* Switches and fields of a page show what the address says. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { page } from "../dom.js";

const { document } = page({ address: "http://dashboard.test/regions?metric=funds&district=05113" });
const { showControls } = await import("../../../assets/src/choice/switches.js");

document.getElementById("main").innerHTML = `
  <button data-set-key="metric" data-set-value="funds"></button><button data-set-key="metric" data-set-value="projects"></button>
  <button data-filter="area" data-filter-keys="region district"></button><button data-filter="block" data-filter-keys="block"></button>`;
const pressed = () => [...document.querySelectorAll("[data-set-key]")].map((button) => button.getAttribute("aria-pressed"));

test("the chosen value is pressed, and its filter says that it narrows", () => {
  showControls();
  assert.deepEqual(pressed(), ["true", "false"]);
  assert.deepEqual([...document.querySelectorAll("[data-filter]")].map((button) => button.classList.contains("on")), [true, false]);
});

test("a value that no button offers is none", () => {
  location.href = "http://dashboard.test/regions?metric=nothing";
  showControls();
  assert.deepEqual(pressed(), ["false", "false"]);
});
