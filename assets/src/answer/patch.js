/* An answer travels as its changes to the page as it opens; here both are put together. */

/** @param {unknown} value
    @returns {value is Record<string, any>} */
const isObject = (value) => value !== null && typeof value === "object" && !Array.isArray(value);

/** What dashboards/answers/patch.py has taken apart: members replaced, or gone where the patch says null; in lists of objects
    by their place. `whole` stays as it is.
    @param {any} whole
    @param {any} patch
    @returns {any} */
export function patched(whole, patch) {
  if (!isObject(patch)) return patch;
  /** @type {any} */
  const result = Array.isArray(whole) ? [...whole] : { ...(isObject(whole) ? whole : {}) };
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) delete result[name];
    else result[name] = patched(result[name], value);
  }
  return result;
}

/** The cells of a heat map that travel as their class alone: they are the rows of the table, one after the other.
    @param {any} heat
    @param {TableCell[][]} rows
    @returns {import("../wire.js").Heat} */
function withCells(heat, rows) {
  let next = 0;
  /** @param {unknown} cell */
  const whole = (cell) => (Array.isArray(cell) ? cell : [cell, rows[next].at(-1) ?? "", next++]);
  return { ...heat, groups: heat.groups.map((/** @type {any} */ group) => ({ ...group,
    rows: group.rows.map((/** @type {any} */ row) => ({ ...row, cells: row.cells.map(whole) })) })) };
}

/** The card with the rows of its table, which travels by columns, and with all cells of a heat map.
    @param {CardValue} card */
export function withRows(card) {
  if (!card.table?.columns) return card;
  const columns = Object.values(card.table.columns);
  const rows = (columns[0] || []).map((_, row) => columns.map((column) => column[row]));
  const picture = card.picture?.form === "heat" ? withCells(card.picture, rows) : card.picture;
  return { ...card, picture, table: { ...card.table, rows } };
}
