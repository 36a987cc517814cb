/* The table of a card for the clipboard: columns stay columns, whether Excel or Word takes them. */

import { plain } from "../shell/dom.js";
import { said } from "./cells.js";
import { sumsOf } from "./tables.js";

/** @type {Record<string, string>} */
const SIGNS = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** @param {string} text */
const escaped = (text) => plain(text).replace(/[&<>"]/g, (sign) => SIGNS[sign]);

/** Head, rows of the choice and the row of their sums; what stays in sight outside it is not copied.
    @param {Card} card */
function lines(card) {
  const { head, rows } = card.value.table;
  const sums = sumsOf(card);
  const shown = rows.filter((_, row) => !card.isOutside(row)).map((row) => row.map((cell, column) => said(cell, head[column])));
  return [head.map(([label]) => label), ...shown, ...(sums ? [sums] : [])];
}

/** A text that begins like a formula stays a text.
    @param {string} text */
const inert = (text) => (/^[=+@]|^-(?!\d)/.test(text) ? `'${text}` : text);

/** Lines of fields with tabs between them.
    @param {Card} card */
export const asText = (card) => lines(card).map((line) => line.map((text) => inert(plain(text).replace(/[\t\r\n]+/g, " "))).join("\t")).join("\n");

/** @param {Card} card */
export function asHtml(card) {
  const [head, ...rows] = lines(card);
  /** @param {string} tag
      @param {string[]} line */
  const row = (tag, line) => `<tr>${line.map((text) => `<${tag}>${escaped(text)}</${tag}>`).join("")}</tr>`;
  return `<table><caption>${escaped(card.headline())}</caption><thead>${row("th", head)}</thead><tbody>${rows.map((line) => row("td", line)).join("")}</tbody></table>`;
}
