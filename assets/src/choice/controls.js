/* Controls of the choice that need no server: chips, reset, page switches, the sheet on phones. */

import * as address from "./address.js";
import { tellAgain } from "./sync.js";
import { controlOf } from "../dash-internals.js";
import { closest, el, matches, needed, onClick, query, queryAll, selects } from "../shell/dom.js";
import { page } from "../shell/page.js";
import { word } from "../shell/words.js";

const NEAR_CHIPS = "#choice-chips button, [data-action=filters], .filters .pick";

/** Waits for a part to stand in the page, half a second at most, and a moment for Dash to know of it.
    @param {string} selector
    @param {() => void} then
    @param {number} [looks] */
function whenDrawn(selector, then, looks = 30) {
  if (query(selector)) setTimeout(then);
  else if (looks) requestAnimationFrame(() => whenDrawn(selector, then, looks - 1));
}

/** Several fields, one key: their values in order, nothing when all stand at their default. A value taken from
    another field leaves that one with what this one had.
    @param {HTMLSelectElement} changed */
function setTogether(changed) {
  const { setKey: key = "", setIndex } = changed.dataset;
  const before = address.parse()[key]?.[Number(setIndex)] ?? changed.dataset.default ?? "";
  const fields = selects(`select[data-set-key="${key}"]`);
  fields.filter((field) => field !== changed && field.value === changed.value).forEach((field) => { field.value = before; });
  const isDefault = fields.every((field) => field.value === field.dataset.default);
  address.set(key, isDefault ? [] : fields.map((field) => field.value));
}

/** @param {HTMLElement} bar
    @param {HTMLElement} opener */
function addDone(bar, opener) {
  if (query(".done", bar)) return;
  needed(".row", bar).append(el("button", { type: "button", class: "done",
    onclick: () => opener.click() }, word("done")));
}

/** @param {HTMLElement} bar
    @param {boolean} isInert */
function setBehind(bar, isInert) {
  queryAll("main, header.top, footer.bottom, aside.sample, .skip").forEach((part) => {
    if (!part.contains(bar)) part.inert = isInert;
  });
  document.documentElement.classList.toggle("sheet-open", isInert);
}

/** Listens from now on. */
export function start() {
  onClick("[data-remove-key]", (button) => {
    const { removeKey = "", removeValue } = button.dataset;
    if (button.closest(".chips")) page.focusAfterAnswer = NEAR_CHIPS;
    address.remove(removeKey, removeValue);
  });
  onClick("[data-action=reset]", () => {
    page.focusAfterAnswer = NEAR_CHIPS;
    address.reset();
  });
  onClick("button[data-set-key]", (button) => {
    page.focusAfterAnswer = `button[data-set-key="${button.dataset.setKey}"]`;
    const { setKey = "", setValue } = button.dataset;
    address.set(setKey, setValue || address.usual(setKey));
  });
  document.addEventListener("change", (event) => {
    const field = closest(event.target, "select[data-set-key]");
    if (!(field instanceof HTMLSelectElement)) return;
    if (field.dataset.setIndex) setTogether(field);
    else address.set(field.dataset.setKey ?? "", field.value);
  });
  onClick("[data-filter]", (button) => {
    const keys = String(button.dataset.filterKeys).split(" ");
    whenDrawn(".pick-panel", () => tellAgain(keys));
  });
  /* The sheet on phones: the same row of buttons, over the whole screen. */
  onClick("[data-action=filters]", (button) => {
    const bar = closest(button, ".filters") || needed(".filters");
    const isOpen = bar.classList.toggle("open");
    button.setAttribute("aria-expanded", String(isOpen));
    setBehind(bar, isOpen);
    if (isOpen) addDone(bar, button);
    (isOpen ? query(".row .pick:not(.all)", bar) : button)?.focus();
  });
  /* Escape closes the innermost first: an open popover hears it itself, so it is looked for before that happens. */
  document.addEventListener("keydown", (event) => {
    const bar = query(".filters.open");
    if (event.key !== "Escape" || !bar || query(".mantine-Popover-dropdown")) return;
    query("[data-action=filters]", bar)?.click();
  }, true);
  window.matchMedia("(max-width: 45em)").addEventListener("change", ({ matches: isPhone }) => {
    const bar = query(".filters.open");
    if (!isPhone && bar) query("[data-action=filters]", bar)?.click();
  });
  /* A tick goes to the address the moment it is made, before the box is drawn anew: the question is on its way meanwhile. Dash
     is not asked, since what it tells may be older than the next tick. */
  document.addEventListener("click", ({ target }) => {
    const group = matches(target, ".pick-panel input[type=checkbox]") && closest(target, "[role=group]");
    if (!group || !(target instanceof HTMLInputElement)) return;
    const { key } = controlOf(group);
    address.toggle(key, target.value);
  }, true);
}
