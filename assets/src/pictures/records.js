/* Lists of records: the page holds every record once (a list of projects, or the grid of applications); an answer says
   which of them are in the choice, the reader's words narrow them further. The grid's own script is big, so it is fetched
   only when a page draws a grid. */

import * as cards from "../answer/cards.js";
import * as address from "../choice/address.js";
import { grid, onPaper } from "./record-grid.js";
import { folded, keep, makeField, searchField, sought, tally, wordsOf } from "./record-search.js";
import { el, matches, needed, query, queryAll } from "../shell/dom.js";
import { page } from "../shell/page.js";
import { announce } from "../shell/speech.js";
import { word } from "../shell/words.js";

const FIRST = 24;

/** @type {Map<string, Shown | null>} */
const shownOf = new Map(); // card id -> which records are in the choice

let typed = 0;

/** Links to public pages, named by their host.
    @param {string | undefined} label
    @param {string[]} links */
const sources = (label, links) => (links.length ? el("p", { class: "soft" }, `${label}: `, links.flatMap((link, index) => [index ? " · " : "",
  el("a", { href: link, rel: "noopener noreferrer", target: "_blank" }, new URL(link).host.replace(/^www\./, ""))])) : "");

/** @param {RecordRow} given
    @param {string=} label */
function entry([id, href, title, facts, more, links], label) {
  return el("li", { class: "record", "data-record": id },
    el("h3", {}, el("a", { href, "data-internal": "" }, title)), el("p", {}, facts), more ? el("p", { class: "soft" }, more) : "",
    sources(label, links));
}

/** @param {HTMLElement} holder
    @param {Shown | null | undefined} shown */
function list(holder, shown) {
  if (holder.readFrom !== holder.dataset.rows) {
    holder.readFrom = holder.dataset.rows;
    holder.records = JSON.parse(holder.dataset.rows ?? "[]").map((/** @type {RecordRow} */ row) => ({ row, words: folded(row.slice(2, 5).join(" ")) }));
  }
  const wanted = wordsOf(sought());
  const records = holder.records ?? [];
  const found = records.filter(({ row, words }) => (!shown || shown.has(row[0])) && wanted.every((word) => words.includes(word)));
  const isWhole = holder.dataset.whole || page.isPrinting || found.length <= FIRST + 4;
  const visible = isWhole ? found : found.slice(0, FIRST);
  const items = el("ul", { class: "records" }, visible.map(({ row }) => entry(row, holder.dataset.source)));
  const more = isWhole ? "" : el("button", { type: "button", class: "plain more", onclick: () => {
    holder.dataset.whole = "yes";
    list(holder, shown);
    queryAll(".record a", holder)[FIRST]?.focus();
  } }, word("show_all", { count: found.length }));
  holder.replaceChildren(tally(holder, found.length, shown ? shown.size : records.length), items, more);
  address.mark();
  return found.length;
}

/** @param {HTMLElement} holder */
function again(holder) {
  if (holder.isConnected) show(holder, shownOf.get(holder.dataset.records ?? ""));
}

/** One bit for each record of the list, by its number: whether it is shown.
    @param {string} bits
    @returns {Shown} */
function marked(bits) {
  const bytes = Uint8Array.from(atob(bits), (sign) => sign.charCodeAt(0));
  const size = bytes.reduce((sum, byte) => sum + byte.toString(2).replaceAll("0", "").length, 0);
  return { size, has: (number) => Boolean(bytes[number >> 3] & (1 << (number & 7))) };
}

/** @param {string} id */
const holderOf = (id) => query(`[data-records="${id}"]`);

/** @param {HTMLElement} host
    @param {RecordsPicture} picture
    @param {Card} card */
function draw(host, picture, card) {
  const holder = holderOf(card.id);
  if (!holder) return;
  const shown = picture.shown === undefined ? null : marked(picture.shown);
  shownOf.set(card.id, shown);
  makeField();
  const isPaper = page.isPrinting && holder.api && !holder.api.isDestroyed();
  host.replaceChildren(...(isPaper ? [onPaper(holder.api)] : []));
  show(holder, shown);
}

/** @param {HTMLElement} holder
    @param {Shown | null | undefined} shown */
function show(holder, shown) {
  if (holder.dataset.rows) return list(holder, shown);
  if (page.isPrinting) return undefined;
  return grid(holder, shown, again).catch((error) => {
    console.error("grid", error);
    needed(".tally", holder).textContent = word("picture_failed");
  });
}

async function search() {
  await Promise.all(queryAll("[data-records]").map((holder) => {
    delete holder.dataset.whole;
    return shownOf.has(holder.dataset.records ?? "") && show(holder, shownOf.get(holder.dataset.records ?? ""));
  }));
  const tallies = queryAll("[data-records] .tally").map((line) => line.textContent);
  announce(tallies.join(" "));
}

/** The field shows what the address says: after a reload, a link, Back. */
function read() {
  const field = searchField();
  const text = (address.parse().q || []).join(" ");
  if (!field || field === document.activeElement || field.value === text) return;
  field.value = text;
  search();
}

/** A card without rows hides its list; what is left of it would belong to another choice. */
function settle() {
  queryAll("[data-records]").forEach((holder) => {
    const value = cards.of(holder.dataset.records ?? "")?.value;
    holder.hidden = Boolean(value?.empty || value?.error);
  });
  read();
}

/** @type {PictureKind<RecordsPicture>} */
export const recordsPicture = { draw, isTable: true };

/** Listens from now on. */
export function start() {
  /** In the grid the focus stands on a cell, not on the link in it. */
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !matches(event.target, ".record-grid .ag-cell")) return;
    query("a", /** @type {Element} */ (event.target))?.click();
  });
  /** The grid moves the focus without scrolling to it. */
  document.addEventListener("focusin", ({ target }) => {
    if (target instanceof Element && target.closest(".record-grid")) target.scrollIntoView({ block: "nearest" });
  });
  document.addEventListener("input", ({ target }) => {
    if (!(target instanceof HTMLInputElement) || !target.matches("[data-search-records]")) return;
    clearTimeout(typed);
    typed = setTimeout(() => {
      keep(target.value);
      search();
    }, 200);
  });
  window.addEventListener("ziq:applied", settle);
  window.addEventListener("popstate", () => setTimeout(read));
}
