/* The chips, the count and the notices of the choice, and the buttons that say what is chosen. */

import { byId, el, parts, svg } from "../shell/dom.js";
import { word } from "../shell/words.js";

const CROSS = "M6 6l8 8M14 6l-8 8";

function chip({ key, value, label }) {
  return el("li", {}, el("button", { type: "button", class: "chip", "data-remove-key": key, "data-remove-value": value },
    label, el("span", { class: "vh" }, ` ${word("remove")}`),
    svg("svg", { viewBox: "0 0 20 20", "aria-hidden": "true" }, svg("path", { d: CROSS }))));
}

export function showChoice(choice) {
  const chips = byId("choice-chips");
  const key = JSON.stringify(choice.chips || []);
  if (chips && chips.dataset.key !== key) {
    chips.dataset.key = key;
    chips.replaceChildren(...(choice.chips || []).map(chip));
    chips.closest(".chips")?.classList.toggle("is-empty", !choice.chips?.length);
  }
  byId("choice-count")?.replaceChildren(...parts(choice.count));
  const notices = byId("notices");
  notices?.replaceChildren(...(choice.notices || []).map((text) => el("p", { class: "notice" }, text)));
  if (notices) notices.hidden = !choice.notices?.length;
  for (const [name, text] of Object.entries(choice.buttons || {})) {
    const value = byId(`pick-${name}`);
    if (value) value.textContent = text;
  }
}

