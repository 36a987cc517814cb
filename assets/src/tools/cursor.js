/* One cursor for every picture: arrows move over its rows, a line under the picture and the live region read them,
   Enter puts a row into the filter or takes it out, Escape leaves. */

import * as cards from "../answer/cards.js";
import { pictures } from "../pictures/index.js";
import { el } from "../shell/dom.js";
import { announce } from "../shell/speech.js";
import { word } from "../shell/words.js";

const STEPS = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1, PageDown: 10, PageUp: -10 };

let cursor = null;

/** What a row says: its heads and cells, and whether it is in the filter. */
function reading(card, row) {
  const { head, rows } = card.value.table;
  const area = Object.values(card.picture.areas || {}).find((one) => one[3] === row);
  const words = area?.[2] || rows[row].map((cell, column) => (column ? `${head[column][0]}: ${cell}` : cell)).join(" · ");
  const isIn = card.isChosen(row);
  const state = isIn ? word("is_chosen") : "";
  const press = card.canToggle(row) ? word(isIn ? "enter_undoes" : "enter_filters") : "";
  return { words, state, press };
}

function lineOf(card) {
  const figure = card.part("figure");
  let line = card.element.querySelector(":scope > .reading");
  if (!line) figure.after(line = el("p", { class: "reading", "aria-hidden": "true" }));
  return line;
}

function move(card, row) {
  leave();
  const count = card.value.table.rows.length;
  const place = Math.max(0, Math.min(count - 1, row));
  cursor = { card, row: place };
  pictures[card.picture.kind]?.marksOf?.(card.part("picture"), place).forEach((mark) => mark.classList.add("is-cursor"));
  const { words, state, press } = reading(card, place);
  lineOf(card).replaceChildren(el("b", {}, words), state ? ` · ${state}` : "", press ? el("span", { class: "soft" }, ` · ${press}`) : "");
  announce([words, state, word("row_of", { row: place + 1, count }), press].filter(Boolean).join(", "));
}

function leave() {
  if (!cursor) return;
  cursor.card.element.querySelectorAll(".is-cursor").forEach((mark) => mark.classList.remove("is-cursor"));
  cursor.card.element.querySelector(":scope > .reading")?.remove();
  cursor = null;
}

/** The one explanation all pictures point to. */
function explain() {
  if (document.getElementById("ziq-keys")) return;
  document.body.append(el("p", { id: "ziq-keys", hidden: true }, word("figure_keys")));
}

/** Listens from now on. */
export function start() {
  document.addEventListener("keydown", (event) => {
    const figure = event.target.matches?.("figure[role=img]") ? event.target : null;
    const card = figure && cards.around(figure);
    if (!card?.value?.table?.rows.length || event.ctrlKey || event.metaKey || event.altKey) return;
    const row = cursor?.card === card ? cursor.row : null;
    const last = card.value.table.rows.length - 1;
    if (event.key in STEPS) move(card, row === null ? (STEPS[event.key] > 0 ? 0 : last) : row + STEPS[event.key]);
    else if (event.key === "Home") move(card, 0);
    else if (event.key === "End") move(card, last);
    else if ((event.key === "Enter" || event.key === " ") && row !== null) card.toggleRow(row);
    else if (event.key === "Escape" && row !== null) leave();
    else return;
    event.preventDefault();
  });
  document.addEventListener("focusout", (event) => {
    if (cursor && event.target === cursor.card.part("figure")) leave();
  });
  /** A new answer moves no one: the cursor stays on the same row, or goes when the row is gone. */
  window.addEventListener("ziq:applied", () => {
    if (!cursor) return;
    const { card, row } = cursor;
    const isThere = card.element.isConnected && card.value?.table?.rows.length > row && document.activeElement === card.part("figure");
    leave();
    if (isThere) setTimeout(() => move(card, row), 200);
  });
  window.addEventListener("ziq:applied", explain);
}
