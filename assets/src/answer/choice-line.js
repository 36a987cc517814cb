/* The chips, the count and the notices of the choice, and the buttons that say what is chosen. */

import { byId, el, parts, svg } from "../shell/dom.js";
import { word } from "../shell/words.js";

const CROSS = "M6 6l8 8M14 6l-8 8";

/** @param {{key: string, value: string, label: string}} given */
function chip({ key, value, label }) {
  return el("li", {}, el("button", { type: "button", class: "chip", "data-remove-key": key, "data-remove-value": value },
    label, el("span", { class: "vh" }, ` ${word("remove")}`),
    svg("svg", { viewBox: "0 0 20 20", "aria-hidden": "true" }, svg("path", { d: CROSS }))));
}

/** @param {ChoiceWords["chips"]} chips */
function showChips(chips = []) {
  const list = byId("choice-chips");
  const key = JSON.stringify(chips);
  if (!list || list.dataset.key === key) return;
  list.dataset.key = key;
  list.replaceChildren(...chips.map(chip));
  list.closest(".chips")?.classList.toggle("is-empty", !chips.length);
}

/** @param {string[]} [texts] */
function showNotices(texts = []) {
  const notices = byId("notices");
  if (!notices) return;
  notices.replaceChildren(...texts.map((text) => el("p", { class: "notice" }, text)));
  notices.hidden = !texts.length;
}

/** @param {ChoiceWords} choice */
export function showChoice(choice) {
  showChips(choice.chips);
  byId("choice-count")?.replaceChildren(...parts(choice.count));
  showNotices(choice.notices);
  for (const [name, text] of Object.entries(choice.buttons ?? {})) {
    const value = byId(`pick-${name}`);
    if (value) value.textContent = text;
  }
}
