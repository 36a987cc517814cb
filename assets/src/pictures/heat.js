/* The heat map: a real table with numbers in its cells. On narrow screens one column is chosen and shown as bars. */

import * as cards from "../answer/cards.js";
import * as address from "../choice/address.js";
import { legend } from "./areas.js";
import { byId, el, onClick, query, soft } from "../shell/dom.js";
import { number } from "../shell/numbers.js";
import { page } from "../shell/page.js";
import { word } from "../shell/words.js";
import { rem } from "../shell/text-size.js";

/** @import * as Wire from "../wire.js" */

/** Whether columns would run into each other: the larger the text and the more words above them, the sooner. A slide has its own size.
    @param {Wire.Heat} picture
    @param {number} width */
const isNarrow = ({ columns, is_grid: isGrid }, width) => !page.isPrinting
  && width < (query(".stage") ? 640 : Math.max(40, isGrid ? 0 : 13 + 4.5 * columns.length) * rem());

const SIGNS = { held: "•", missing: "–" };

/** @param {Kind} kind
    @returns {kind is "held" | "missing"} */
const isState = (kind) => kind === "held" || kind === "missing";

/** A heading that filters, or leads to a page, when it may; words only otherwise.
    @param {Wire.HeatColumn | Wire.HeatRow} entry
    @param {Card} card
    @param {string} [words] */
function heading(entry, card, words = entry.label) {
  const { toggle } = entry;
  const link = "link" in entry && entry.link;
  if (link) return el("a", { href: address.carried(link), "data-internal": "" }, words);
  if (!toggle || page.isPrinting) return words;
  return el("button", { type: "button", class: "toggle", "aria-pressed": String(card.isInChoice(toggle)),
    onclick: () => address.toggle(toggle[0], toggle[1]) }, words);
}

/** Classes of a cell: its class of values, whether it can be pressed, whether it lies outside the choice.
    @param {number | null} kind
    @param {boolean} isOpen
    @param {boolean} isPaler */
const classesOf = (kind, isOpen, isPaler) => [`s${kind} o${kind}`, kind === 0 && "z", isOpen && "can-toggle", isPaler && "is-paler"]
  .filter(Boolean).join(" ");

/** @param {Wire.Cell} given
    @param {Card} card */
function cell([kind, content = "", row], card) {
  if (isState(kind)) {
    const words = word(kind === "held" ? "held_back" : "not_reported");
    return el("td", { class: card.isOutside(row) ? `${kind} is-paler` : kind }, el("span", { title: words }, SIGNS[kind], el("span", { class: "vh" }, ` ${words}`)));
  }
  const isOpen = row !== undefined && row !== null && card.canToggle(row);
  return el("td", { class: classesOf(kind, isOpen, card.isOutside(row)), "data-row": isOpen ? row : null }, written(content));
}

/** @param {Wire.Heat} picture
    @param {Card} card */
function table(picture, card) {
  const hasTotal = picture.groups.some((group) => group.rows.some((row) => row.total));
  const span = picture.columns.length + 1 + (hasTotal ? 1 : 0);
  const head = el("tr", {}, el("th", { scope: "col" }, picture.corner || el("span", { class: "vh" }, word("group"))),
    picture.columns.map((column) => el("th", { scope: "col", title: column.name || null }, heading(column, card, soft(column.label)))),
    hasTotal ? el("th", { scope: "col" }, picture.total || word("all")) : null);
  const bodies = picture.groups.map((group) => el("tbody", {},
    group.label ? el("tr", { class: "g" }, el("th", { scope: "rowgroup", colspan: span }, group.label)) : null,
    group.rows.map((row) => el("tr", {}, el("th", { scope: "row" }, heading(row, card)),
      row.cells.map((one) => cell(one, card)), hasTotal ? el("td", { class: "tot" }, row.total ?? "") : null))));
  const totals = picture.totals?.length
    ? el("tfoot", {}, el("tr", {}, el("th", { scope: "row" }, picture.total || word("all")),
      picture.totals.map((total, index) => el("td", { class: index === picture.columns.length ? "tot" : null }, total)))) : null;
  const columns = el("colgroup", {}, el("col", { class: "first" }), el("col", { span: picture.columns.length }),
    hasTotal ? el("col", { class: "last" }) : null);
  return el("table", { class: picture.is_grid ? "heat is-grid" : "heat" }, el("caption", { class: "vh" }, card.headline()), columns, el("thead", {}, head), bodies, totals);
}

/** Where the columns have no room: choose a column, see it as bars with its numbers.
    @param {Wire.Heat} picture
    @param {Card} card
    @param {HTMLElement} host */
function chooser(picture, card, host) {
  const id = `${card.id}--column`;
  const chosen = Math.min(Number(host.dataset.column || busiest(picture)), picture.columns.length - 1);
  const field = el("select", { id, onchange: () => {
    host.dataset.column = field.value;
    draw(host, picture, card);
    byId(id)?.focus();
  } }, picture.columns.map((column, index) =>
    el("option", { value: index, selected: index === chosen }, (column.name || column.label).replaceAll("\u00ad", ""))));
  const values = picture.groups.flatMap((group) => group.rows.map((row) => amount(row.cells[chosen])));
  const most = Math.max(...values, 1);
  const items = picture.groups.flatMap((group) => [
    group.label ? el("li", { class: "group" }, group.label) : null,
    ...group.rows.map((row) => bar(row, row.cells[chosen], most, card))]);
  return el("div", { class: "chooser" }, el("label", { for: id }, picture.column || word("group")), field,
    el("ul", { class: "bars tight" }, items));
}

/** The column with the most; of months with ticks only, the last one.
    @param {Wire.Heat} picture */
function busiest(picture) {
  if (picture.is_grid) return picture.columns.length - 1;
  const sums = picture.columns.map((_, index) => picture.groups.reduce((sum, group) =>
    sum + group.rows.reduce((inner, row) => inner + amount(row.cells[index]), 0), 0));
  return sums.indexOf(Math.max(...sums));
}

/** @param {Wire.Cell} given */
const amount = ([, content]) => (typeof content === "number" ? content : 0);

/** @param {number | string} content */
const written = (content) => (typeof content === "number" ? number(content) : content);

/** @param {Wire.HeatRow} row
    @param {Wire.Cell} given
    @param {number} most
    @param {Card} card */
function bar(row, given, most, card) {
  const [kind, shown = ""] = given;
  const value = amount(given);
  const content = isState(kind)
    ? [el("span", { class: kind }, el("span", {}, `${SIGNS[kind]} ${word(kind === "held" ? "held_back" : "not_reported")}`))]
    : [el("i", { class: value === most ? "mark" : "rest", style: `--w:${(value / most).toFixed(4)}` }), el("span", { class: "v" }, written(shown))];
  return el("li", {}, el("span", { class: "t" }, heading(row, card, soft(row.label))), el("span", { class: "b" }, content));
}

/** @param {HTMLElement} host
    @param {Wire.Heat} picture
    @param {Card} card */
function draw(host, picture, card) {
  host.replaceChildren(isNarrow(picture, card.room()) ? chooser(picture, card, host) : table(picture, card));
}

/** @param {Wire.Heat} picture */
const kindsOf = (picture) => picture.groups.flatMap((group) => group.rows.flatMap((row) => row.cells.map(([kind]) => kind)));

/** @type {PictureKind<Wire.Heat>} */
export const heatPicture = { draw, fluid: true, isTable: true,
  legend: (picture, width) => (isNarrow(picture, width) ? null : legend(picture, kindsOf(picture))) };

/** Listens from now on. */
export function start() {
  /* A cell chooses its row and its column at once; by keyboard their headings do. */
  onClick(".heat td[data-row]", (field) => cards.around(field)?.pressRow(Number(field.dataset.row)));
}
