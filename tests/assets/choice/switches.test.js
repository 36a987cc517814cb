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

test("two compared areas follow the choice unless they are set by hand", () => {
  const options = ["05113", "05315", "05382", "05513", "05562"].map((ags) => `<option>${ags}</option>`).join("");
  document.getElementById("main").innerHTML = `<select data-set-key="compare" data-set-index="0" data-usual="05315">${options}</select>
    <select data-set-key="compare" data-set-index="1" data-usual="05382">${options}</select>`;
  document.querySelectorAll("select").forEach((field) => {
    const offered = [...field.querySelectorAll("option")].map((option) => option.textContent);
    Object.defineProperty(field, "value", { value: "", writable: true });
    Object.defineProperty(field, "selectedIndex", { get: () => offered.indexOf(field.value) });
  });
  const shown = (query) => {
    location.href = `http://dashboard.test/regions${query}`;
    showControls();
    return [...document.querySelectorAll("select")].map((field) => field.value);
  };
  assert.deepEqual(shown(""), ["05315", "05382"]);
  assert.deepEqual(shown("?district=05113,05513"), ["05113", "05513"]);
  assert.deepEqual(shown("?district=05382"), ["05382", "05315"]);
  assert.deepEqual(shown("?municipality=05562032"), ["05562", "05315"]);
  assert.deepEqual(shown("?district=05113,05513&compare=05382,05315"), ["05382", "05315"]);
  assert.deepEqual(shown("?district=05113&compare=years"), ["05113", "05315"]);
});
