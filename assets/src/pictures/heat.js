/* The heat map: a real table with numbers in its cells. On narrow screens one column is chosen and shown as bars. */

import * as cards from "../answer/cards.js";
import * as address from "../choice/address.js";
import { legend } from "./areas.js";
import { byId, el, onClick, soft } from "../shell/dom.js";
import { page } from "../shell/page.js";
import { word } from "../shell/words.js";
import { readNumber } from "../shell/numbers.js";

const SIGNS = { held: "•", missing: "–" };

/** @param {string | HeatEntry} column */
const nameOf = (column) => (typeof column === "string" ? column : column.label);

/** @param {Kind} kind
    @returns {kind is "held" | "missing"} */
const isState = (kind) => kind === "held" || kind === "missing";

/** @param {string | HeatEntry} column */
const fullName = (column) => (typeof column === "string" ? "" : column.name);

/** A heading that filters, or leads to a page, when it may; words only otherwise.
    @param {string | HeatEntry} entry
    @param {Card} card
    @param {string} [words] */
function heading(entry, card, words = nameOf(entry)) {
  const { link, toggle } = typeof entry === "object" ? entry : {};
  if (link) return el("a", { href: address.carried(link), "data-internal": "" }, words);
  if (!toggle) return words;
  return el("button", { type: "button", class: "toggle", "aria-pressed": String(card.isInChoice(toggle)),
    onclick: () => address.toggle(toggle[0], toggle[1]) }, words);
}

/** Classes of a cell: its class of values, whether it can be pressed, whether it lies outside the choice.
    @param {number | null} kind
    @param {boolean} isOpen
    @param {boolean} isPaler */
const classesOf = (kind, isOpen, isPaler) => [`s${kind} o${kind}`, kind === 0 && "z", isOpen && "can-toggle", isPaler && "is-paler"]
  .filter(Boolean).join(" ");

/** @param {HeatCell} given
    @param {Card} card
    @param {number | null} [row] */
function cell([kind, text = ""], card, row) {
  if (isState(kind)) {
    const words = word(kind === "held" ? "held_back" : "not_reported");
    return el("td", { class: card.isOutside(row) ? `${kind} is-paler` : kind }, el("span", { title: words }, SIGNS[kind], el("span", { class: "vh" }, ` ${words}`)));
  }
  const isOpen = row !== undefined && row !== null && card.canToggle(row);
  return el("td", { class: classesOf(kind, isOpen, card.isOutside(row)), "data-row": isOpen ? row : null }, text);
}

/** @param {Written} picture
    @param {Card} card */
function table(picture, card) {
  const hasTotal = picture.groups.some((group) => group.rows.some((row) => row.total !== undefined && row.total !== null));
  const span = picture.columns.length + 1 + (hasTotal ? 1 : 0);
  const head = el("tr", {}, el("th", { scope: "col" }, picture.corner || el("span", { class: "vh" }, word("group"))),
    picture.columns.map((column) => el("th", { scope: "col", title: fullName(column) || null }, heading(column, card))),
    hasTotal ? el("th", { scope: "col" }, picture.total || word("all")) : null);
  const bodies = picture.groups.map((group) => el("tbody", {},
    group.label ? el("tr", { class: "g" }, el("th", { scope: "rowgroup", colspan: span }, group.label)) : null,
    group.rows.map((row) => el("tr", {}, el("th", { scope: "row" }, heading(row, card)),
      row.cells.map((one) => cell(one, card, one[2])), hasTotal ? el("td", { class: "tot" }, row.total ?? "") : null))));
  const totals = picture.totals?.length
    ? el("tfoot", {}, el("tr", {}, el("th", { scope: "row" }, picture.total || word("all")),
      picture.totals.map((total, index) => el("td", { class: index === picture.columns.length ? "tot" : null }, total)))) : null;
  const columns = el("colgroup", {}, el("col", { class: "first" }), el("col", { span: picture.columns.length }),
    hasTotal ? el("col", { class: "last" }) : null);
  return el("table", { class: picture.form === "grid" ? "heat is-grid" : "heat" }, el("caption", { class: "vh" }, card.headline()), columns, el("thead", {}, head), bodies, totals);
}

/** Under 720 px: choose a column, see it as bars with its numbers.
    @param {Written} picture
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
    el("option", { value: index, selected: index === chosen }, (fullName(column) || nameOf(column)).replaceAll("\u00ad", ""))));
  const values = picture.groups.flatMap((group) => group.rows.map((row) => amount(row.cells[chosen])));
  const most = Math.max(...values, 1);
  const items = picture.groups.flatMap((group) => [
    group.label ? el("li", { class: "group" }, group.label) : null,
    ...group.rows.map((row) => bar(row, row.cells[chosen], most, card))]);
  return el("div", { class: "chooser" }, el("label", { for: id }, picture.column || word("group")), field,
    el("ul", { class: "bars tight" }, items));
}

/** The column with the most; of months with ticks only, the last one.
    @param {Written} picture */
function busiest(picture) {
  if (picture.form === "grid") return picture.columns.length - 1;
  const sums = picture.columns.map((_, index) => picture.groups.reduce((sum, group) =>
    sum + group.rows.reduce((inner, row) => inner + amount(row.cells[index]), 0), 0));
  return sums.indexOf(Math.max(...sums));
}

/** @param {HeatCell} given */
const amount = ([kind, text]) => (isState(kind) ? 0 : readNumber(text) || 0);

/** @param {WrittenRow} row
    @param {HeatCell} given1
    @param {number} most
    @param {Card} card */
function bar(row, [kind, text = ""], most, card) {
  const value = amount([kind, text]);
  const content = isState(kind)
    ? [el("span", { class: kind }, el("span", {}, `${SIGNS[kind]} ${word(kind === "held" ? "held_back" : "not_reported")}`))]
    : [el("i", { class: value === most ? "mark" : "rest", style: `--w:${(value / most).toFixed(4)}` }), el("span", { class: "v" }, text)];
  return el("li", {}, el("span", { class: "t" }, heading(row, card, soft(nameOf(row)))), el("span", { class: "b" }, content));
}

/** Cells that say their class only are the rows of the table, one after the other.
    @param {HeatPicture} picture
    @param {Card} given1
    @returns {Written} */
function written(picture, { value: { table: { rows } } }) {
  let next = 0;
  /** @param {HeatCell | Kind} one
      @returns {HeatCell} */
  const cellOf = (one) => (Array.isArray(one) ? one : [one, rows[next].at(-1) ?? "", next++]);
  return { ...picture, groups: picture.groups.map((group) => ({ ...group,
    rows: group.rows.map((row) => ({ ...row, cells: row.cells.map(cellOf) })) })) };
}

/** @param {HTMLElement} host
    @param {HeatPicture} told
    @param {Card} card */
function draw(host, told, card) {
  const picture = written(told, card);
  const isNarrow = card.room() < 640 && !page.isPrinting;
  host.replaceChildren(isNarrow ? chooser(picture, card, host) : table(picture, card));
}

/** @param {HeatPicture} picture
    @returns {Kind[]} */
const kindsOf = (picture) => picture.groups.flatMap((group) => group.rows.flatMap((row) => row.cells.map((one) => (Array.isArray(one) ? one[0] : one))));

/** @type {PictureKind<HeatPicture>} */
export const heatPicture = { draw, fluid: true, isTable: true,
  legend: (picture, width) => (width < 640 && !page.isPrinting ? null : legend(picture, kindsOf(picture))) };

/** Listens from now on. */
export function start() {
  /* A cell chooses its row and its column at once; by keyboard their headings do. */
  onClick(".heat td[data-row]", (field) => cards.around(field)?.pressRow(Number(field.dataset.row)));
}
