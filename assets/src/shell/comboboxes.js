/* Mantine's searchable lists leave out what a screen reader needs to say that typing narrows a list: the role, and
   whether the list is open. Both are added as the lists come and go. */

import { queryAll } from "./dom.js";

const FIELDS = ".mantine-Popover-dropdown input[aria-haspopup=listbox]";

let isDue = false;

function complete() {
  isDue = false;
  for (const field of queryAll(FIELDS)) {
    field.setAttribute("role", "combobox");
    field.setAttribute("aria-expanded", String(field.hasAttribute("data-expanded")));
  }
}

/** Listens from now on. */
export function start() {
  new MutationObserver(() => {
    if (isDue) return;
    isDue = true;
    requestAnimationFrame(complete);
  }).observe(document.documentElement, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-expanded"] });
}
