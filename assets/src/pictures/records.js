/* Lists of records: the page holds every record once (a list of projects, or the grid of applications); an answer says
   which of them are in the choice, the reader's words narrow them further. The grid's own script is big, so it is fetched
   only when a page draws a grid. */

import * as cards from "../answer/cards.js";
import * as address from "../choice/address.js";
import { grid, onPaper } from "./record-grid.js";
import { found, keep, makeField, searchField, tally } from "./record-search.js";
import { el, matches, needed, query, queryAll } from "../shell/dom.js";
import { page } from "../shell/page.js";
import { announce } from "../shell/speech.js";
import { word } from "../shell/words.js";

/** @import * as Wire from "../wire.js" */

const FIRST = 24;

/** @type {Map<string, Shown | null>} */
const shownOf = new Map(); // card id -> which records are in the choice

/** The grid of applications holds the records of the list of projects.
    @type {Record<string, string>} */
const LISTS = { "applications-list": "projects-list" };

/** How often each list was shown, to know the newest turn.
    @type {WeakMap<HTMLElement, number>} */
const turns = new WeakMap();

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

/** The records of the choice that are found, best first; in the order of the page where nothing is sought.
    @param {RecordRow[]} rows
    @param {Shown | null | undefined} shown
    @param {number[] | null} numbers */
function inOrder(rows, shown, numbers) {
  const records = shown ? rows.filter(([number]) => shown.has(number)) : rows;
  if (!numbers) return records;
  const places = new Map(numbers.map((number, place) => [number, place]));
  /** @param {RecordRow} row */
  const placeOf = ([number]) => places.get(number) ?? -1;
  return records.filter((row) => placeOf(row) >= 0).sort((one, other) => placeOf(one) - placeOf(other));
}

/** What of a list does not stand on paper.
    @param {string} text */
const leftOut = (text) => el("p", { class: "left-out soft" }, text);

/** What follows the first records of a list: a button for all of them, on paper a sentence.
    @param {number} count
    @param {() => void} onclick */
const rest = (count, onclick) => (page.isPaper ? leftOut(word("paper_records", { most: FIRST, count }))
  : el("button", { type: "button", class: "plain more", onclick }, word("show_all", { count })));

/** @param {HTMLElement} holder
    @param {Shown | null | undefined} shown
    @param {number[] | null} numbers */
function list(holder, shown, numbers) {
  if (holder.readFrom !== holder.dataset.rows) {
    holder.readFrom = holder.dataset.rows;
    holder.records = JSON.parse(holder.dataset.rows ?? "[]");
  }
  const records = holder.records ?? [];
  const fitting = inOrder(records, shown, numbers);
  const isWhole = holder.dataset.whole || (page.isPrinting && !page.isPaper) || fitting.length <= FIRST + 4;
  const visible = isWhole ? fitting : fitting.slice(0, FIRST);
  const items = el("ul", { class: "records" }, visible.map((row) => entry(row, holder.dataset.source)));
  const more = isWhole ? "" : rest(fitting.length, () => {
    holder.dataset.whole = "yes";
    list(holder, shown, numbers);
    queryAll(".record a", holder)[FIRST]?.focus();
  });
  holder.replaceChildren(tally(holder, fitting.length, shown ? shown.size : records.length), items, more);
  address.mark();
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
    @param {Wire.Records} picture
    @param {Card} card */
function draw(host, picture, card) {
  const holder = holderOf(card.id);
  if (!holder) return;
  const shown = marked(picture.shown);
  Object.assign(holder, { fields: picture.fields, told: picture.told });
  shownOf.set(card.id, shown);
  makeField();
  const isGrid = page.isPrinting && !holder.dataset.rows;
  const hasCome = holder.api && !holder.api.isDestroyed();
  host.replaceChildren(...(isGrid ? [(hasCome && onPaper(holder.api)) || leftOut(word("paper_waits"))] : []));
  show(holder, shown);
}

/** @param {HTMLElement} holder
    @param {string} text */
const tell = (holder, text) => query(".tally", holder)?.replaceChildren(text) ?? holder.replaceChildren(el("p", { class: "tally" }, text));

/** The numbers of the records of a list that are sought, best first; null where nothing is.
    @param {string} id */
async function numbersFor(id) {
  const all = await found();
  return all && (all[LISTS[id] ?? id] ?? []);
}

/** Shows what is sought among the records of the choice; an answer that comes too late is left.
    @param {HTMLElement} holder
    @param {Shown | null | undefined} shown */
async function show(holder, shown) {
  const turn = (turns.get(holder) ?? 0) + 1;
  turns.set(holder, turn);
  let numbers;
  try {
    numbers = await numbersFor(holder.dataset.records ?? "");
  } catch (error) {
    console.error("search", error);
    return void tell(holder, word("search_failed"));
  }
  if (turns.get(holder) !== turn) return;
  if (holder.dataset.rows) return void list(holder, shown, numbers);
  if (page.isPrinting) return;
  await grid({ holder, shown, numbers, again }).catch((error) => {
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

/** @type {PictureKind<Wire.Records>} */
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
