/* The table behind every picture: built when it is opened, sortable, long lists cut at 20 rows; a row that stands for a
   value of the filter has a button that toggles it, as a click on the picture does. */

import * as cards from "../answer/cards.js";
import * as address from "../choice/address.js";
import { el, focused, isNarrow, onClick, query, queryAll, soft } from "../shell/dom.js";
import { page } from "../shell/page.js";
import { word } from "../shell/words.js";
import { said, valueOf } from "./cells.js";
import { file } from "./file-address.js";

const LONG = 20;

const KEPT = 26; // a list barely longer than LONG is shown whole

/** A table too long for paper where the reader did not ask for it: opened it, or all its rows.
    @param {Card} card */
export const isTooLong = (card) => page.isPaper && !card.isOpen && !card.isWhole && (card.value.table?.rows.length ?? 0) > LONG;

/** What stands in place of rows that are not printed: of all, or behind the first of a card that is a table.
    @param {Card} card */
export function leftOut(card) {
  const count = card.value.table?.rows.length ?? 0;
  return el("p", { class: "left-out soft" }, card.isTable ? word("paper_first", { most: LONG, count }) : word("paper_rows", { count }));
}

/** @param {Card} card
    @returns {{column: number | null, isDown: boolean}} */
const orderOf = (card) => card.order;

/** Row numbers in the order the reader asked for; signs and empty cells always last.
    @param {Card} card
    @param {Table} table */
function sorted(card, table) {
  const { column, isDown } = orderOf(card);
  const rows = table.rows.map((_, index) => index);
  if (column === null) return insideFirst(card, rows);
  const words = new Intl.Collator(document.documentElement.lang || "de", { numeric: true });
  return insideFirst(card, rows.sort((one, other) => {
    const [a, b] = [valueOf(table.rows[one][column]), valueOf(table.rows[other][column])];
    if (a === null || b === null) return Number(a === null) - Number(b === null) || one - other;
    const difference = typeof a === "number" ? a - Number(b) : words.compare(a, String(b));
    return (isDown ? -difference : difference) || one - other;
  }));
}

/** The rows of the choice, then those that stay in sight around it.
    @param {Card} card
    @param {number[]} rows */
const insideFirst = (card, rows) => [...rows.filter((row) => !card.isOutside(row)), ...rows.filter((row) => card.isOutside(row))];

/** @param {Card} card
    @param {number} column */
function sortBy(card, column) {
  const { column: before, isDown } = orderOf(card);
  const isNumber = card.value.table.head[column][1] === "number";
  card.order = { column, isDown: before === column ? !isDown : isNumber };
  const holder = card.must(card.isTable ? "picture" : "table");
  holder.replaceChildren(build(card));
  queryAll("thead button", holder)[column]?.focus();
}

/** @param {Card} card
    @param {Table["head"][number]} given1
    @param {number} index
    @param {boolean} isSortable */
function header(card, [label, kind], index, isSortable) {
  const { column, isDown } = orderOf(card);
  const isHere = column === index;
  const direction = isHere ? (isDown ? "descending" : "ascending") : null;
  const content = isSortable
    ? el("button", { type: "button", class: "sort", onclick: () => sortBy(card, index) }, label,
      el("span", { class: "arrow", "aria-hidden": "true" }, isHere ? (isDown ? " ↓" : " ↑") : " ↕"))
    : page.isPaper ? soft(label) : label;
  return el("th", { scope: "col", class: kind === "number" ? "n" : null, "aria-sort": direction }, content);
}

/** A Baustein is named with its number in a square, as everywhere.
    @param {TableCell} cell
    @param {Table["head"][number]} column */
function words(cell, column) {
  const key = column[1] === "block" && valueOf(cell);
  const text = key && Array.isArray(cell) ? cell[1] : said(cell, column);
  const name = page.isPaper ? soft(text) : text;
  return key ? el("span", { class: "keyed" }, el("span", { class: `key k${key}` }, String(key)), name) : name;
}

/** @param {Card} card
    @param {Table} table
    @param {number} index */
function row(card, table, index) {
  const isChosen = card.isChosen(index);
  const cells = table.rows[index].map((cell, place) => {
    const column = table.head[place];
    const text = words(cell, column);
    const lang = column[1] === "german" ? "de" : null;
    if (place > 0) return el("td", { class: column[1] === "number" ? "n" : null, lang }, text);
    const href = table.links?.[index];
    if (href) return el("th", { scope: "row", lang }, el("a", { href: address.carried(href), "data-internal": "" }, text));
    return el("th", { scope: "row", lang }, card.canToggle(index)
      ? el("button", { type: "button", class: "toggle", "aria-pressed": String(isChosen), "data-row": index }, text) : text);
  });
  return el("tr", { class: isChosen ? "chosen" : null }, cells);
}

/** The texts of the row that adds up all others, none where nothing adds up.
    @param {Card} card
    @returns {string[] | undefined} */
export function sumsOf(card) {
  const own = card.value.table?.total;
  return own ?? (card.picture.form === "nothing" ? card.picture.total : undefined);
}

/** @type {[string, string][]} */
const KINDS = [["csv", "CSV"], ["xlsx", "Excel"], ["ods", "ODS"]];

/** One click to each file of the table.
    @param {Card} card */
const files = (card) => (page.isPrinting || !card.value.table.rows.length ? null : el("p", { class: "tools take" }, KINDS.map(([kind, label]) =>
  el("a", { href: file(card, kind), download: "" }, label, el("span", { class: "vh" }, ` – ${card.headline()}`)))));

/** The row under all others that adds them up, where the picture says there is one.
    @param {Card} card
    @param {Table} table */
function totals(card, table) {
  const texts = sumsOf(card);
  return texts ? el("tfoot", {}, el("tr", { class: "sum" }, texts.map((text, column) => (column === 0
    ? el("th", { scope: "row" }, text)
    : el("td", { class: table.head[column][1] === "number" ? "n" : null, "data-name": table.head[column][0] }, text))))) : null;
}

/** Rows of the choice, and those outside it under a heading that says so.
    @param {Card} card
    @param {Table} table
    @param {number[]} shown */
function bodies(card, table, shown) {
  const outside = shown.filter((index) => card.isOutside(index));
  const inside = shown.filter((index) => !card.isOutside(index));
  const heading = el("tr", { class: "g" }, el("th", { scope: "rowgroup", colspan: table.head.length }, word("outside_rows", { count: card.outside.size })));
  return [el("tbody", {}, inside.map((index) => row(card, table, index))),
    ...(outside.length ? [el("tbody", { class: "is-outside" }, heading, outside.map((index) => row(card, table, index)))] : [])];
}

/** The whole table of a card as it stands.
    @param {Card} card */
export function build(card) {
  const { table } = card.value;
  if (!table) return el("p", {}, word("no_table"));
  const order = sorted(card, table);
  const isCut = isTooLong(card);
  const isLong = isCut || (order.length > KEPT && !card.isWhole && !page.isPrinting);
  const shown = isLong ? order.slice(0, LONG) : order;
  const isSortable = table.rows.length > 5 && !page.isPrinting;
  const sheet = el("table", {}, el("caption", { class: "vh" }, card.headline()),
    el("thead", {}, el("tr", {}, table.head.map((entry, index) => header(card, entry, index, isSortable)))),
    bodies(card, table, shown), totals(card, table));
  // Seven columns on a phone stand under each other, each with its name (LOOK: restack).
  sheet.classList.toggle("many", table.head.length > 4);
  queryAll("tbody tr", sheet).forEach((line) => [...line.children].slice(1).forEach((cell, index) => {
    /** @type {HTMLElement} */ (cell).dataset.name = table.head[index + 1][0];
  }));
  const more = isCut ? leftOut(card) : isLong ? el("button", { type: "button", class: "plain more", onclick: () => showAll(card) },
    word("show_all", { count: order.length })) : null;
  requestAnimationFrame(restack);
  return el("div", { class: "sheet" }, sheet, more, files(card));
}

/** On a narrow screen a table wider than its room stands row under row instead of running out of the page. It is measured as a
    table each time, so that it is the same at the same width, whatever the width was before. */
function restack() {
  if (page.isPrinting) return;
  queryAll(".sheet table:not(.many, .heat), .tight").forEach((table) => {
    table.classList.remove("many", "tight");
    if (isNarrow() && table.offsetWidth > (table.parentElement?.clientWidth ?? 0) + 1) table.classList.add("many", "tight");
  });
}

/** @param {Card} card */
function showAll(card) {
  card.isWhole = true;
  const holder = card.must(card.isTable ? "picture" : "table");
  holder.replaceChildren(build(card));
  queryAll("tbody tr", holder)[LONG]?.querySelector("button")?.focus();
}

/** Opens or closes the table in place of the picture.
    @param {Card} card
    @param {boolean} isOpen */
export function show(card, isOpen) {
  const holder = card.must("table");
  if (isOpen) holder.replaceChildren(build(card));
  holder.hidden = !isOpen;
  card.must("figure").hidden = isOpen || Boolean(card.value.error || card.value.empty);
  const legend = card.part("legend");
  if (legend) legend.hidden = isOpen;
  query("[data-tool=table]", card.element)?.setAttribute("aria-expanded", String(isOpen));
  card.isOpen = isOpen;
  if (!isOpen && card.width !== card.room()) card.draw();
}

/** The row whose button has the focus.
    @param {HTMLElement} holder */
function rowWithFocus(holder) {
  const active = focused();
  return active && holder.contains(active) ? active.dataset.row : undefined;
}

/** After an answer: an open table gets the new rows, and the button goes where the table is the picture.
    @param {Card} card
    @param {boolean} isShown */
export function refresh(card, isShown) {
  const button = query("[data-tool=table]", card.element);
  if (button) button.hidden = !isShown || card.isTable;
  queryAll("[data-tool=copy], [data-tool=files]", card.element).forEach((tool) => { tool.hidden = !isShown; });
  const holder = card.part("table");
  if (!holder) return;
  const row = rowWithFocus(holder);
  show(card, isShown && card.isOpen && !card.isTable);
  if (row !== undefined) (query(`[data-row="${row}"]`, holder) || button)?.focus();
}

/** Listens from now on. */
export function start() {
  onClick(".sheet [data-row]", (button) => {
    cards.around(button)?.toggleRow(Number(button.dataset.row));
  });
  window.addEventListener("ziq:applied", restack);
  window.addEventListener("resize", restack);
}
