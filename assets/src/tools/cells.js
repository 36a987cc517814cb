/* The cells of a table: what is read in one, and what it is sorted by (dashboards/answers/table_cells.py). */

import { number } from "../shell/numbers.js";

/** What a cell says. A Baustein is named with its number.
    @param {TableCell} cell
    @param {Table["head"][number]} column */
export function said(cell, [, kind, decimals]) {
  if (cell === null) return "–";
  if (Array.isArray(cell)) return kind === "block" && cell[0] !== null ? cell.join(" ") : cell[1];
  return typeof cell === "number" ? number(cell, decimals) : cell;
}

/** What a cell is sorted by; null where nothing is there or it is held back.
    @param {TableCell} cell */
export const valueOf = (cell) => (Array.isArray(cell) ? cell[0] : cell);
