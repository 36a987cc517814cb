/* A presentation of one's own: „Zur Präsentation“ under a picture keeps chart and choice in this browser; /circles lists
   them, takes slides of words and another order, shows them as a story and hands them over as PowerPoint and for Word. */

import * as cards from "../answer/cards.js";
import * as address from "../choice/address.js";
import { el, needed, onClick, plain, query, queryAll } from "../shell/dom.js";
import { page } from "../shell/page.js";
import { announce, tell } from "../shell/speech.js";
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
  const found = address.inForce();
  ["slide", "presenter", "q", "lang"].forEach((key) => delete found[key]);
  return address.format(found).slice(1);
}

/** The choice of this page without the slide shown. */
function withoutSlide() {
  const found = address.parse();
  ["slide", "presenter"].forEach((key) => delete found[key]);
  return found;
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

/** Where the list shows as a story does; it stands whole in this address.
    @param {Entry[]} list */
const placeOf = (list) => `${base()}circles/deck/${encodeURIComponent(list.map(({ chart, query }) => `${chart}?${query}`).join("|"))}`;

/** The first of these places that is there has the focus then.
    @param {Entry[]} list
    @param {string[]} places */
function change(list, ...places) {
  store(list);
  show();
  places.map((place) => query(place)).find(Boolean)?.focus();
}

/** @param {Entry[]} list
    @param {number} from
    @param {number} to */
function move(list, from, to) {
  const moved = [...list];
  moved.splice(to, 0, ...moved.splice(from, 1));
  const row = `#deck li:nth-child(${to + 1})`;
  change(moved, `${row} [data-move="${Math.sign(to - from)}"]:not(:disabled)`, `${row} button:not(:disabled)`);
  announce(word("deck_moved", { title: list[from].title, place: to + 1, count: list.length }));
}

/** @param {Entry[]} list
    @param {number} index */
function remove(list, index) {
  change(list.filter((_, at) => at !== index), "#deck button:not(:disabled)", "#deck");
  announce(word("deck_removed", { title: list[index].title, count: list.length - 1 }));
}

/** The slide that is being dragged, by its place. */
let dragged = -1;

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
  const words = isWords(one) ? said(one, "text") : one.choice || word("nothing_chosen");
  return el("li", { draggable: "true", ondragstart: (event) => { dragged = index; event.dataTransfer?.setData("text/plain", title); },
    ondragover: (event) => { if (dragged >= 0) event.preventDefault(); },
    ondrop: (event) => { event.preventDefault(); if (dragged >= 0 && dragged !== index) move(list, dragged, index); dragged = -1; },
    ondragend: () => { dragged = -1; } },
  el("div", {}, el("b", {}, title || one.chart), el("br"), el("span", { class: "soft small" }, words)),
  button(word("deck_up", { title }), "↑", index === 0, () => move(list, index, index - 1), -1),
  button(word("deck_down", { title }), "↓", index === list.length - 1, () => move(list, index, index + 1), 1),
  button(word("deck_remove", { title }), "✕", false, () => remove(list, index), 0));
}

/** @param {Entry} one */
const isWords = ({ chart }) => chart === "title" || chart === "text";

/** @param {Entry} one
    @param {string} key */
const said = (one, key) => new URLSearchParams(one.query).get(key) ?? "";

/** A slide of words: what stands on it, and whether it opens or divides.
    @param {Entry[]} list */
function form(list) {
  const title = el("input", { type: "text", maxLength: 200, required: true });
  const text = el("textarea", { rows: 3, maxLength: 1500 });
  /** @param {"title" | "text"} kind */
  const add = (kind) => {
    if (!title.reportValidity()) return;
    const query = new URLSearchParams({ title: title.value.trim(), text: text.value.trim() }).toString();
    const entry = { chart: kind, query, title: title.value.trim(), choice: "" };
    change(list.length < MOST ? [...list, entry] : list, "#deck form input");
    announce(list.length < MOST ? word("deck_added", { count: list.length + 1 }) : word("deck_full"));
  };
  return el("form", { class: "deck-words", onsubmit: (event) => { event.preventDefault(); add("text"); } },
    el("label", {}, word("deck_title"), title), el("label", {}, word("deck_text"), text),
    el("p", {}, el("button", { type: "button", class: "plain", onclick: () => add("title") }, word("deck_add_title")), " ",
      el("button", { type: "submit", class: "plain" }, word("deck_add_text"))));
}

function show() {
  const host = document.getElementById("deck");
  if (!host) return;
  const list = stored();
  host.tabIndex = -1;
  if (!list.length) {
    host.replaceChildren(el("p", { class: "soft" }, word("deck_empty")), form(list));
    return;
  }
  host.replaceChildren(el("ol", { class: "deck-list" }, list.map((one, index) => item(list, one, index))),
    el("p", {}, el("a", { href: placeOf(list), class: "plain", "data-internal": "" }, word("deck_show")), " ",
      el("a", { href: fileOf(list, "pptx"), class: "plain", download: "" }, word("deck_load")), " ",
      el("a", { href: fileOf(list, "docx"), class: "plain", download: "" }, word("file_docx")), " ",
      el("button", { type: "button", class: "plain", onclick: () => change([], "#deck") }, word("deck_clear"))), form(list));
}

/** The slides of a presentation that stands in an address, as this browser keeps them.
    @param {string} slides */
function taken(slides) {
  const frames = queryAll(".slide-frame");
  return slides.split("|").filter(Boolean).map((text, index) => {
    const mark = text.indexOf("?");
    const [chart, query] = mark < 0 ? [text, ""] : [text.slice(0, mark), text.slice(mark + 1)];
    const frame = frames[index];
    return { chart, query, title: plain(frame ? needed("h2", frame).textContent : chart),
      choice: frame ? needed(".slide-choice", frame).textContent : "" };
  });
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
  onClick("[data-action=deck-edit]", (button) => {
    if (!store(taken(button.dataset.slides ?? ""))) return tell(button, word("deck_not_kept"));
    return address.go(`${base()}circles${address.format(withoutSlide())}#deck`);
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
  if (page.answer) show(); // it may have come before this part of the script
  window.addEventListener("storage", (event) => { if (event.key === KEY) show(); });
}
