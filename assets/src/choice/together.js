/* Buttons of one key that may be pressed together: which are, and which fit, is what the answer says. */

import * as address from "./address.js";
import { onClick, queryAll } from "../shell/dom.js";

let offered = { shown: [""], fitting: [""] };

/** What is pressed: the address knows it before the answer comes.
    @param {string} key */
function pressed(key) {
  const fitting = (address.parse()[key] ?? []).filter((value) => offered.fitting.includes(value));
  return fitting.length ? fitting : offered.shown;
}

function show() {
  queryAll("button[data-toggle-key]").forEach((button) => {
    const { toggleKey = "", toggleValue = "" } = button.dataset;
    button.setAttribute("aria-pressed", String(pressed(toggleKey).includes(toggleValue)));
    button.setAttribute("aria-disabled", String(!offered.fitting.includes(toggleValue)));
  });
}

/** Listens from now on. */
export function start() {
  onClick("button[data-toggle-key]", ({ dataset: { toggleKey = "", toggleValue = "" } }) => {
    if (!offered.fitting.includes(toggleValue)) return;
    const before = pressed(toggleKey);
    address.set(toggleKey, before.includes(toggleValue) ? before.filter((one) => one !== toggleValue) : [...before, toggleValue]);
    show();
  });
  window.addEventListener("ziq:applied", ({ detail }) => {
    if (!detail.offered) return;
    ({ offered } = detail);
    show();
  });
}
