/* A table of the import desk: what is found, changed or read. */

import { el } from "../shell/dom.js";

/** Case numbers and names of files, which a narrow column must not break at their hyphens. */
const NUMBER = /(?<!\S)([\w.]{1,12}(?:-[\w.]{1,12}){1,2})(?!\S)/;

/** A cell with what stays together in it.
    @param {string | HTMLElement} cell */
export const unbroken = (cell) => (typeof cell === "string"
  ? cell.split(NUMBER).map((part, place) => (place % 2 ? el("span", { class: "nb" }, part) : part))
  : cell);

/** @param {string} caption
    @param {string[]} head
    @param {(string | HTMLElement)[][]} rows */
export function table(caption, head, rows) {
  return el("div", { class: "table-wrap", role: "region", "aria-label": caption, tabindex: "0" }, el("table", {},
    el("caption", { class: "vh" }, caption),
    el("thead", {}, el("tr", {}, head.map((text) => el("th", { scope: "col" }, text)))),
    el("tbody", {}, rows.map((row) => el("tr", {}, row.map((cell, index) =>
      (index === 0 ? el("th", { scope: "row" }, unbroken(cell)) : el("td", {}, unbroken(cell)))))))));
}
