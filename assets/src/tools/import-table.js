/* A table of the import desk: what is found, changed or read. */

import { el } from "../shell/dom.js";

/** Case numbers and names of files, which a narrow column must not break at their hyphens. */
const NUMBER = /(?<!\S)([\w.]{1,12}(?:-[\w.]{1,12}){1,2})(?!\S)/;

/** A cell with what stays together in it.
    @param {string | HTMLElement} cell */
export const unbroken = (cell) => (typeof cell === "string"
  ? cell.split(NUMBER).map((part, place) => (place % 2 ? el("span", { class: "nb" }, part) : part))
  : cell);

const MOST_BESIDE = 4;

/** @param {string} caption
    @param {string[]} head
    @param {(string | HTMLElement)[][]} rows */
export function table(caption, head, rows) {
  // As everywhere more than four columns on a phone stand under each other, each with its name.
  const isMany = head.length > MOST_BESIDE;
  return el("div", { class: "table-wrap sheet", role: "region", "aria-label": caption, tabindex: "0" }, el("table", { class: isMany ? "many" : null },
    el("caption", { class: "vh" }, caption),
    el("thead", {}, el("tr", {}, head.map((text) => el("th", { scope: "col" }, text)))),
    el("tbody", {}, rows.map((row) => el("tr", {}, row.map((cell, index) =>
      (index === 0 ? el("th", { scope: "row" }, unbroken(cell))
      : el("td", { "data-name": head[index] }, el("span", {}, unbroken(cell))))))))));
}
