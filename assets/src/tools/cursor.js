/* One cursor for every picture: arrows move over its rows, a line under the picture and the live region read them,
   Enter puts a row into the filter or takes it out, Escape leaves. */

import * as cards from "../answer/cards.js";
import { kindOf } from "../pictures/index.js";
import { el, focused, query, queryAll } from "../shell/dom.js";
import { page } from "../shell/page.js";
import { announce } from "../shell/speech.js";
import { word } from "../shell/words.js";
import { said } from "./cells.js";

/** @type {Record<string, number>} */
const STEPS = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1, PageDown: 10, PageUp: -10 };

/** The card and the row the cursor stands on.
    @type {{card: Card, row: number} | null} */
let cursor = null;

/** What a row says: its heads and cells, and whether it is in the filter.
    @param {Card} card
    @param {number} row */
export function reading(card, row) {
  const { head, rows } = card.value.table;
  const area = "areas" in card.picture ? Object.values(card.picture.areas).find((one) => one[3] === row) : undefined;
  const words = area?.[2] || rows[row].map((cell, column) => (column ? `${head[column][0]}: ${said(cell, head[column])}` : said(cell, head[column]))).join(" · ");
  const isIn = card.isChosen(row);
  const state = isIn ? word("is_chosen") : card.isOutside(row) ? word("outside_choice") : "";
  const press = card.canToggle(row) ? pressWords(isIn) : "";
  return { words, state, press };
}

/** What a press on a mark does, by key or by touch.
    @param {boolean} isIn */
function pressWords(isIn) {
  if (page.isTouch) return isIn ? word("tap_undoes") : word("tap_filters");
  return isIn ? word("enter_undoes") : word("enter_filters");
}

/** @param {Card} card */
function lineOf(card) {
  const figure = card.must("figure");
  let line = query(":scope > .reading", card.element);
  if (!line) figure.after(line = el("p", { class: "reading", "aria-hidden": "true" }));
  return line;
}

/** @param {Card} card
    @param {number} row */
function move(card, row) {
  leave();
  const count = card.value.table.rows.length;
  const place = Math.max(0, Math.min(count - 1, row));
  cursor = { card, row: place };
  card.read = place;
  kindOf(card.picture)?.marksOf?.(card.must("picture"), place).forEach((mark) => mark.classList.add("is-cursor"));
  const { words, state, press } = reading(card, place);
  lineOf(card).replaceChildren(el("b", {}, words), state ? ` · ${state}` : "", press ? el("span", { class: "soft" }, ` · ${press}`) : "");
  announce([words, state, word("row_of", { row: place + 1, count }), press].filter(Boolean).join(", "));
}

function leave() {
  if (!cursor) return;
  cursor.card.read = null;
  queryAll(".is-cursor", cursor.card.element).forEach((mark) => mark.classList.remove("is-cursor"));
  query(":scope > .reading", cursor.card.element)?.remove();
  cursor = null;
}

/** The one explanation all pictures point to. */
function explain() {
  if (document.getElementById("ziq-keys")) return;
  document.body.append(el("p", { id: "ziq-keys", hidden: true }, word("figure_keys")));
}

/** @param {KeyboardEvent} event */
const isBare = (event) => !(event.ctrlKey || event.metaKey || event.altKey);

/** Does what a key asks for; says whether it asks for anything.
    @param {Card} card
    @param {string} key
    @param {number | null} row */
function pressed(card, key, row) {
  const last = card.value.table.rows.length - 1;
  if (key in STEPS) move(card, row === null ? (STEPS[key] > 0 ? 0 : last) : row + STEPS[key]);
  else if (key === "Home") move(card, 0);
  else if (key === "End") move(card, last);
  else if (row === null) return false;
  else if (key === "Enter" || key === " ") card.toggleRow(row);
  else if (key === "Escape") leave();
  else return false;
  return true;
}

/** Listens from now on. */
export function start() {
  document.addEventListener("keydown", (event) => {
    const { target } = event;
    const card = target instanceof Element && target.matches("figure[role=img]") ? cards.around(target) : undefined;
    if (!card?.value.table?.rows.length || !isBare(event)) return;
    if (pressed(card, event.key, cursor?.card === card ? cursor.row : null)) event.preventDefault();
  });
  document.addEventListener("pointerdown", ({ pointerType }) => { page.isTouch = pointerType === "touch"; }, true);
  document.addEventListener("keydown", () => { page.isTouch = false; }, true);
  window.addEventListener("ziq:read", ({ detail: { card, row } }) => move(card, row));
  document.addEventListener("focusout", (event) => {
    if (cursor && event.target === cursor.card.part("figure")) leave();
  });
  /** A new answer moves no one: the cursor stays on the same row, or goes when the row is gone. */
  window.addEventListener("ziq:applied", () => {
    if (!cursor) return;
    const { card, row } = cursor;
    const isThere = card.element.isConnected && (card.value.table?.rows.length ?? 0) > row && focused() === card.part("figure");
    leave();
    if (isThere) setTimeout(() => move(card, row), 200);
  });
  window.addEventListener("ziq:applied", explain);
}
