/* The search of the head: a button there, or the key "/", opens a field that finds everything with a name. */

import { asked } from "./asking.js";
import { combobox } from "./combobox.js";
import * as anchor from "../answer/anchor.js";
import * as address from "../choice/address.js";
import { closest, el, focused, onClick, query } from "../shell/dom.js";
import { word } from "../shell/words.js";

const AREAS = ["region", "district", "municipality", "neighbourhood", "circle"];

const KEY_OFF = "ziq-no-search-key";

/** @type {HTMLDialogElement | null} */
let box = null;

/** Where a hit leads: with the present choice, an area in place of the one chosen.
    @param {string} href */
export function leading(href) {
  const target = new URL(address.carried(href), window.location.href);
  const own = address.parse(new URL(href, window.location.href).search);
  if (!AREAS.some((key) => own[key])) return target.href;
  const choice = address.parse(target.search);
  AREAS.forEach((key) => { if (!own[key]) delete choice[key]; });
  return new URL(target.pathname + address.format(choice) + target.hash, target).href;
}

/** @param {import("./asking.js").Hit} hit
    @param {Event} event */
export function follow({ address: href }, event) {
  const target = leading(href);
  if (event instanceof MouseEvent && !address.isPlain(event)) return void window.open(target, "_blank", "noopener");
  box?.close();
  address.go(target);
  if (new URL(target).hash) anchor.again();
}

/** Whether the key opens the search; the reader may switch it off. */
function isKeyOn() {
  try {
    return localStorage.getItem(KEY_OFF) === null;
  } catch {
    return true;
  }
}

/** @param {boolean} isOn */
function setKey(isOn) {
  try {
    if (isOn) localStorage.removeItem(KEY_OFF);
    else localStorage.setItem(KEY_OFF, "yes");
  } catch { /* kept until the page is left only where a browser keeps nothing */ }
}

/** Whether the key opens the search, to be ticked. */
function keySwitch() {
  const tick = el("input", { type: "checkbox", id: "search-key", checked: isKeyOn() });
  tick.addEventListener("change", () => setKey(tick.checked));
  return el("p", { class: "search-key soft" }, tick, el("label", { for: "search-key" }, word("search_key")));
}

function open() {
  const before = focused();
  const field = el("input", { id: "search", type: "search", "aria-describedby": "search-hint", enterkeyhint: "go", maxlength: 200 });
  const dialog = el("dialog", { class: "search-box", "aria-labelledby": "search-label" },
    el("div", { class: "search-head" }, el("label", { for: "search", id: "search-label" }, word("search_label")),
      el("button", { type: "button", class: "plain", onclick: () => box?.close() }, word("close"))),
    field, el("p", { id: "search-hint", class: "soft" }, word("search_hint")));
  combobox(field, dialog, { ask: (text, signal) => asked("search", text, signal), choose: follow });
  dialog.append(keySwitch());
  dialog.addEventListener("click", ({ target }) => { if (target === dialog) dialog.close(); });
  dialog.addEventListener("close", () => {
    box = null;
    dialog.remove();
    if (before?.isConnected) before.focus();
  });
  box = dialog;
  document.body.append(dialog);
  dialog.showModal();
  field.focus();
}

/** @param {EventTarget | null} target */
const isTyping = (target) => closest(target, "input:not([type=checkbox], [type=radio]), select, textarea, dialog, [contenteditable], [role=listbox], [role=dialog]");

/** Whether the search can be opened now: it stands on the page, and nothing lies over it. */
const isReachable = () => !box && !document.fullscreenElement && Boolean(query("[data-action=search]")?.offsetParent);

/** @param {KeyboardEvent} event */
const isPlainKey = (event) => !(event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented);

/** Listens from now on. */
export function start() {
  onClick("[data-action=search]", open);
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || !isPlainKey(event) || isTyping(event.target) || !isReachable() || !isKeyOn()) return;
    event.preventDefault();
    open();
  });
  window.addEventListener("ziq:leaving", () => box?.close());
}
