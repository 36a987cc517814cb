/* Inside the grid of records: which rows and columns it shows, its paper, and the functions its columns name. */

import { tally } from "./record-search.js";
import { el, isNarrow, query, soft } from "../shell/dom.js";
import { page } from "../shell/page.js";
import { base, word } from "../shell/words.js";

/** The grid drawn inside the holder; one of the same name may just have left the page.
    @param {HTMLElement} holder
    @param {(id: string) => Promise<any>} getApiAsync
    @returns {Promise<any>} */
async function gridIn(holder, getApiAsync) {
  while (holder.isConnected) {
    const id = query("[id$=--grid]", holder)?.id;
    const api = id && query(".ag-root", holder) ? await getApiAsync(id) : null;
    if (api && !api.isDestroyed()) return api;
    await new Promise((later) => setTimeout(later, 50));
  }
  return null;
}

/** @typedef {object} InGrid
    @property {HTMLElement} holder
    @property {Shown | null | undefined} shown
    @property {number[] | null} numbers of the records found; null where nothing is sought
    @property {(holder: HTMLElement) => void} again */

/** @param {(id: string) => Promise<any>} getApiAsync of the grid's own script
    @param {InGrid} given */
export async function grid(getApiAsync, { holder, shown, numbers, again }) {
  const api = await gridIn(holder, getApiAsync);
  if (!api) return;
  // Dash may draw the grid a second time: the new one is set up like the one that goes.
  if (holder.api !== api) api.addEventListener("gridPreDestroyed", () => setTimeout(() => again(holder)));
  holder.api = api;
  const found = numbers && new Set(numbers);
  // One stop of the Tab key for the heads, one for the cells: inside, the arrow keys move.
  for (const step of ["tabToNextHeader", "tabToNextCell"]) api.setGridOption(step, () => false);
  api.setGridOption("isExternalFilterPresent", () => true);
  api.setGridOption("doesExternalFilterPass", (/** @type {any} */ { data }) =>
    (!shown || shown.has(data.number)) && (!found || found.has(data.number)));
  api.onFilterChanged();
  showColumns(api, holder.fields ?? [], holder.told ?? {}, shown);
  const count = api.getDisplayedRowCount();
  query(".tally", holder)?.replaceWith(tally(holder, count, shown ? shown.size : count));
}

const ON_PAPER = 9; // columns side by side on a sheet; more stand below, each time behind the names

/** All rows the grid would show page by page, as plain tables for paper.
    @param {any} api */
export function onPaper(api) {
  const most = page.isPaper ? MOST_ON_PAPER : Infinity;
  const [names, ...others] = api.getAllDisplayedColumns();
  /** @type {any[]} */
  const nodes = [];
  api.forEachNodeAfterFilterAndSort((/** @type {any} */ node) => nodes.push(node));
  const tables = [];
  for (let first = 0; first === 0 || first < others.length; first += ON_PAPER - 1) {
    tables.push(sheet(api, [names, ...others.slice(first, first + ON_PAPER - 1)], nodes.slice(0, most)));
  }
  const cut = nodes.length > most ? el("p", { class: "left-out soft" }, word("paper_records", { most, count: nodes.length })) : "";
  return el("div", { class: "sheet" }, tables, cut);
}

/** Some columns of some rows, as a plain table.
    @param {any} api
    @param {any[]} columns
    @param {any[]} nodes */
function sheet(api, columns, nodes) {
  /** @param {any} column */
  const kind = (column) => (column.getColDef().type === "rightAligned" ? "n" : null);
  return el("table", {},
    el("thead", {}, el("tr", {}, columns.map((column) => el("th", { scope: "col", class: kind(column) }, soft(column.getColDef().headerName))))),
    el("tbody", {}, nodes.map((rowNode) => el("tr", {}, columns.map((colKey) =>
      el("td", { class: kind(colKey) }, soft(String(api.getCellValue({ rowNode, colKey, useFormatter: true }) ?? ""))))))));
}

const MOST_ON_PAPER = 20;

const WIDE_ONLY = ["applicant", "building_block", "district_ags", "received_on", "decision_days", "requested_eur"];

const NAMES = "title"; // the column with the names of the rows

/** Values of columns that the page does not hold, by column and number of the record.
    @type {Record<string, Map<number, string | number | null>>} */
let told = {};

/** Shows the columns chosen, or the usual ones as far as they have room; names stay in sight where others are scrolled.
    @param {any} api
    @param {string[]} fields
    @param {Record<string, (string | number | null)[]>} values for the records shown, in the order of their numbers
    @param {Shown | null | undefined} shown */
function showColumns(api, fields, values, shown) {
  const numbers = shown ? numbersOf(shown) : [];
  told = Object.fromEntries(Object.entries(values).map(([name, column]) => [name, new Map(column.map((value, place) => [numbers[place], value]))]));
  const all = api.getColumns().map((/** @type {any} */ column) => column.getColDef());
  const usual = all.filter((/** @type {any} */ { hide, field }) => !hide && !(isNarrow() && WIDE_ONLY.includes(field)));
  const wanted = fields.length ? [NAMES, ...fields] : usual.map((/** @type {any} */ { field }) => field);
  const state = all.map((/** @type {any} */ { field }) => ({ colId: field, hide: !wanted.includes(field) }));
  const { flex } = all.find((/** @type {any} */ { field }) => field === NAMES);
  const isScrolled = wanted.length > (isNarrow() ? 3 : ON_PAPER);
  Object.assign(state.find((/** @type {any} */ { colId }) => colId === NAMES), isScrolled
    ? { pinned: "left", flex: null, width: isNarrow() ? 130 : 220 } : { pinned: null, flex });
  api.applyColumnState({ state });
  if (fields.length) api.refreshCells({ force: true });
}

/** @param {Shown} shown */
function numbersOf(shown) {
  const numbers = [];
  for (let number = 0; numbers.length < shown.size; number += 1) if (shown.has(number)) numbers.push(number);
  return numbers;
}

const language = () => document.documentElement.lang || "de";

/** What the grid's columns name (dashboards/components/applications_list.py, dashboards/components/records.py). */
export function start() {
  const functions = (window.dashAgGridFunctions = window.dashAgGridFunctions || {});
  const components = (window.dashAgGridComponentFunctions = window.dashAgGridComponentFunctions || {});
  functions.ziqNumber = (value) => (value === null || value === undefined ? "–" : new Intl.NumberFormat(language()).format(value));
  functions.ziqDay = (value) => (value ? new Intl.DateTimeFormat(language(), { day: "2-digit", month: language() === "en" ? "short" : "2-digit",
    year: "numeric" }).format(new Date(`${value}T12:00`)) : "–");
  functions.ziqField = ({ data, colDef }) => told[colDef.field]?.get(data.number) ?? null;
  functions.ziqTheme = (theme) => theme.withParams({
    fontFamily: "var(--font-text)", fontSize: "var(--text-sm)", headerFontWeight: 600, foregroundColor: "var(--ink)",
    backgroundColor: "var(--surface)", headerBackgroundColor: "var(--surface)", headerTextColor: "var(--ink)", accentColor: "var(--ink)",
    borderColor: "var(--line)", rowHoverColor: "var(--surface-sunk)", wrapperBorder: false, wrapperBorderRadius: 0,
    headerColumnBorder: false, headerRowBorder: "2px solid var(--ink)", columnBorder: false, cellHorizontalPadding: 8,
    focusShadow: "inset 0 0 0 3px var(--focus-ring)" });
  components.ZiqLink = ({ data, value }) => window.React.createElement("a",
    { href: `${base()}projects/${encodeURIComponent(data.case_number)}`, "data-internal": "" }, value);
}
