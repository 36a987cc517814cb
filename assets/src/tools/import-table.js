/* A table of the import desk: what is found, changed or read. */

import { el } from "../shell/dom.js";

/** @param {string} caption
    @param {string[]} head
    @param {(string | HTMLElement)[][]} rows */
export function table(caption, head, rows) {
  return el("div", { class: "table-wrap", role: "region", "aria-label": caption, tabindex: "0" }, el("table", {},
    el("caption", { class: "vh" }, caption),
    el("thead", {}, el("tr", {}, head.map((text) => el("th", { scope: "col" }, text)))),
    el("tbody", {}, rows.map((row) => el("tr", {}, row.map((cell, index) =>
      (index === 0 ? el("th", { scope: "row" }, cell) : el("td", {}, cell))))))));
}
