/* A presentation of one's own: „Zur Präsentation“ under a picture keeps chart and choice in this browser; /circles lists
   them and hands them over as PowerPoint. */

import * as cards from "../answer/cards.js";
import * as address from "../choice/address.js";
import { el, onClick, query } from "../shell/dom.js";
import { tell } from "../shell/speech.js";
import { base, word } from "../shell/words.js";
import { choiceWords } from "../tools/quotation.js";

const KEY = "ziq-deck";

const MOST = 30;

function stored() {
  try {
    const list = JSON.parse(localStorage.getItem(KEY) || "[]");
    return Array.isArray(list) ? list.filter((one) => one && typeof one.chart === "string" && typeof one.query === "string") : [];
  } catch {
    return []; // storage may be forbidden by policy, or hold something else
  }
}

/** @param {Entry[]} list */
function store(list) {
  try {
    localStorage.setItem(KEY, JSON.stringify(list));
    return true;
  } catch {
    return false;
  }
}

/** The choice of this page, without what belongs to a window. */
function choice() {
  const found = address.parse();
  ["slide", "presenter", "q", "lang"].forEach((key) => delete found[key]);
  return address.format(found).slice(1);
}

/** @param {Card} card
    @returns {Entry} */
const entryOf = (card) => ({ chart: card.id, query: card.value.whole ? "" : choice(), title: card.headline(), choice: choiceWords(card) });

/** @param {Entry} one
    @param {Entry} other */
const isSame = (one, other) => one.chart === other.chart && one.query === other.query;

/** @param {Entry[]} list
    @param {string} kind */
const fileOf = (list, kind) => `${base()}export/deck.${kind}?slides=${
  encodeURIComponent(list.map(({ chart, query }) => `${chart}?${query}`).join("|"))}${
  document.documentElement.lang === "en" ? "&lang=en" : ""}`;

/** @param {Entry[]} list
    @param {string} focus */
function change(list, focus) {
  store(list);
  show();
  query(focus)?.focus();
}

/** @param {Entry[]} list
    @param {number} index
    @param {number} by */
function move(list, index, by) {
  const moved = [...list];
  moved.splice(index + by, 0, ...moved.splice(index, 1));
  change(moved, `#deck li:nth-child(${index + by + 1}) [data-move="${by}"]:not(:disabled), #deck li:nth-child(${index + by + 1}) button:not(:disabled)`);
}

/** @param {Entry[]} list
    @param {Entry} one
    @param {number} index */
function item(list, one, index) {
  const { title } = one;
  /** @param {string} label
      @param {string} sign
      @param {boolean} isOff
      @param {() => void} run
      @param {number} by */
  const button = (label, sign, isOff, run, by) => el("button", { type: "button", class: "pick", "data-move": by, disabled: isOff,
    "aria-label": label, onclick: run }, sign);
  return el("li", {}, el("div", {}, el("b", {}, title || one.chart), el("br"), el("span", { class: "soft small" }, one.choice || word("nothing_chosen"))),
    button(word("deck_up", { title }), "↑", index === 0, () => move(list, index, -1), -1),
    button(word("deck_down", { title }), "↓", index === list.length - 1, () => move(list, index, 1), 1),
    button(word("deck_remove", { title }), "✕", false, () => change(list.filter((_, at) => at !== index), "#deck button, #deck"), 0));
}

function show() {
  const host = document.getElementById("deck");
  if (!host) return;
  const list = stored();
  host.tabIndex = -1;
  if (!list.length) {
    host.replaceChildren(el("p", { class: "soft" }, word("deck_empty")));
    return;
  }
  host.replaceChildren(el("ol", { class: "deck-list" }, list.map((one, index) => item(list, one, index))),
    el("p", {}, el("a", { href: fileOf(list, "pptx"), class: "plain", download: "" }, word("deck_load")), " ",
      el("a", { href: fileOf(list, "docx"), class: "plain", download: "" }, word("file_docx")), " ",
      el("button", { type: "button", class: "plain", onclick: () => change([], "#deck") }, word("deck_clear"))));
}

/** Listens from now on. */
export function start() {
  /* Every figure of the page that is not in the presentation yet, as far as there is room. */
  onClick("[data-action=deck-page]", (button) => {
    const list = stored();
    const entries = cards.present().filter((card) => query("[data-tool=deck]", card.element)).map(entryOf)
      .filter((entry) => !list.some((one) => isSame(one, entry)));
    const together = [...list, ...entries].slice(0, MOST);
    if (entries.length && together.length === list.length) return tell(button, word("deck_full"));
    return tell(button, store(together) ? word("deck_added", { count: together.length }) : word("deck_not_kept"));
  });
  onClick("[data-tool=deck]", (button) => {
    const entry = entryOf(/** @type {Card} */ (cards.around(button)));
    const list = stored();
    const others = list.filter((one) => !isSame(one, entry));
    if (others.length < list.length) {
      store(others);
      return tell(button, word("deck_taken"));
    }
    if (list.length >= MOST) return tell(button, word("deck_full"));
    const isKept = store([...list, entry]);
    return tell(button, isKept ? word("deck_added", { count: list.length + 1 }) : word("deck_not_kept"));
  });
  window.addEventListener("ziq:applied", show);
  window.addEventListener("storage", (event) => { if (event.key === KEY) show(); });
}
